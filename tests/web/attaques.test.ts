/** Who is not the page is refused, and writes nothing: sixty attacks, each told apart from a request that is let through. */
import { connect } from 'node:net';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDesk, type Opened } from './projet.ts';

let desk: Opened;
let token: string;
let before: string;
let host: string;

beforeAll(async () => {
  desk = await openDesk();
  host = new URL(desk.url).host;
  const page = await sent({ path: '/' });
  token = /name="greffe-jeton" content="([\w-]+)"/.exec(page.body)![1]!;
  before = desk.print();
});
afterAll(async () => desk.close());

interface Ask {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends what is given and nothing else: no library mends it. */
async function sent({ path = '/', method = 'GET', headers = {}, body = '' }: Ask): Promise<{
  status: number;
  body: string;
  headers: Readonly<Record<string, unknown>>;
}> {
  const { port } = new URL(desk.url);
  return new Promise((done, failed) => {
    const ask = request(
      { host: '127.0.0.1', port, path, method, headers: { host, ...headers } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => (text += chunk));
        answer.on('end', () => done({ status: answer.statusCode ?? 0, body: text, headers: answer.headers }));
      },
    );
    ask.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') done({ status: 0, body: '', headers: {} });
      else failed(error);
    });
    ask.end(body);
  });
}

const SEANCE = '/api/seances/2025-06-26-conseil';
const WRITE = `${SEANCE}/ecrire`;
const edit = (over: object = {}): string =>
  JSON.stringify({ nom: 'seance.yaml', base: '0'.repeat(64), texte: 'assemblee: pirate\n', ...over });

/** What the page itself sends. */
const own = (): Record<string, string> => ({
  origin: `http://${host}`,
  'content-type': 'application/json',
  'x-greffe-jeton': token,
});
const without = (name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(own()).filter(([key]) => key !== name));

const REBINDING = [
  'evil.example',
  'evil.example:80',
  '127.0.0.1',
  'localhost',
  '127.0.0.1:1',
  '0.0.0.0',
  'evil.example@127.0.0.1',
  '127.0.0.1.evil.example',
  'localhost.evil.example:7420',
  '[::ffff:127.0.0.1]',
  '2130706433',
  '127.1',
];
const ORIGINS = [
  'null',
  'http://evil.example',
  'https://127.0.0.1',
  'http://127.0.0.1',
  'http://localhost:1',
  'file://',
  'http://127.0.0.1:1',
  'chrome-extension://abc',
];
const TRAVERSALS = [
  '/api/seances/..%2f..%2f..%2fetc%2fpasswd',
  '/api/seances/../../etc/passwd',
  '/api/seances/%2e%2e/%2e%2e/etc/passwd',
  '/api/seances/..%5c..%5cetc',
  '/api/seances/%00',
  '/api/seances/2025-06-26-conseil%00',
  '/api/seances/%c0%ae%c0%ae',
  `/api/seances/${'a'.repeat(10_000)}`,
  `${SEANCE}/fichiers/..%2f..%2fassemblees%2fconseil.yaml`,
  `${SEANCE}/fichiers/..%2fseance.yaml`,
  `${SEANCE}/fichiers/%2fetc%2fpasswd`,
  `${SEANCE}/fichiers/seance.yaml%00.pdf`,
  `${SEANCE}/fichiers/constructor`,
  `${SEANCE}/fichiers/__proto__`,
  '/api/seances/__proto__',
  '/api/actes/..%2f..%2fpackage_01/pdf',
  '/page/..%2fserver.ts',
  '/page/__proto__',
  '/.git/config',
  '/package.json',
];
const METHODS = ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'];
const BODIES: readonly (readonly [string, () => string])[] = [
  ['no JSON', () => '<x>'],
  ['a list', () => '[]'],
  ['null', () => 'null'],
  ['another file', () => edit({ nom: '../seance.yaml' })],
  ['a file outside', () => edit({ nom: '/etc/passwd' })],
  ['a body of the assembly', () => edit({ nom: 'assemblees/conseil.yaml' })],
  ['a stale hash', () => edit()],
  ['no hash', () => edit({ base: '' })],
  ['a text that is none', () => edit({ texte: { toString: 'x' } })],
  ['one key more', () => edit({ racine: '/' })],
  [
    'a prototype',
    () => `{"__proto__":{"nom":"seance.yaml"},"nom":"seance.yaml","base":"${'0'.repeat(64)}","texte":"x"}`,
  ],
  ['three mebibytes', () => edit({ texte: 'x'.repeat(3 * 2 ** 20) })],
];

const ATTACKS: readonly (readonly [string, () => Ask])[] = [
  ...REBINDING.map(
    (name) => [`Host: ${name}`, () => ({ path: '/api/seances', headers: { host: name } })] as const,
  ),
  ...ORIGINS.map(
    (name) =>
      [
        `Origin: ${name}`,
        () => ({ path: WRITE, method: 'POST', headers: { ...own(), origin: name }, body: edit() }),
      ] as const,
  ),
  ['no Origin', () => ({ path: WRITE, method: 'POST', headers: without('origin'), body: edit() })],
  ['no token', () => ({ path: WRITE, method: 'POST', headers: without('x-greffe-jeton'), body: edit() })],
  [
    'another token',
    () => ({
      path: WRITE,
      method: 'POST',
      headers: { ...own(), 'x-greffe-jeton': 'A'.repeat(32) },
      body: edit(),
    }),
  ],
  [
    'a form',
    () => ({
      path: WRITE,
      method: 'POST',
      headers: { ...own(), 'content-type': 'text/plain' },
      body: edit(),
    }),
  ],
  ...['cross-site', 'same-site'].map(
    (site) =>
      [
        `Sec-Fetch-Site: ${site}`,
        () => ({ path: '/api/seances', headers: { 'sec-fetch-site': site } }),
      ] as const,
  ),
  ...TRAVERSALS.map((path) => [`GET ${path.slice(0, 60)}`, () => ({ path })] as const),
  ...METHODS.map(
    (method) => [method, () => ({ path: WRITE, method, headers: own(), body: edit() })] as const,
  ),
  ...BODIES.map(
    ([name, body]) =>
      [`a body: ${name}`, () => ({ path: WRITE, method: 'POST', headers: own(), body: body() })] as const,
  ),
  ['an upgrade', () => ({ path: '/', headers: { connection: 'upgrade', upgrade: 'websocket' } })],
];

describe('sixty attacks', () => {
  test('are at least sixty', () => {
    expect(ATTACKS.length).toBeGreaterThanOrEqual(60);
  });

  test.each(ATTACKS)('%s', async (_, ask) => {
    const { status, body } = await sent(ask());
    expect([0, 400, 403, 404, 405, 409, 413, 414, 415, 421, 431]).toContain(status);
    expect(body).not.toContain('root:');
  });

  test('wrote nothing', () => {
    expect(desk.print()).toBe(before);
  });

  test('the page itself may read, and write', async () => {
    const read = await sent({ path: `${SEANCE}/fichiers/seance.yaml` });
    const file = JSON.parse(read.body) as { sha256: string; texte: string };
    const answer = await sent({
      path: WRITE,
      method: 'POST',
      headers: own(),
      body: edit({ base: file.sha256, texte: `# note\n${file.texte}` }),
    });
    expect(answer.status).toBe(200);
    expect(desk.print()).not.toBe(before);
  });
});

test('what it answers is of this origin alone, and nothing may be loaded from elsewhere', async () => {
  const { headers } = await sent({ path: '/api/seances' });
  expect(headers['access-control-allow-origin']).toBeUndefined();
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('a hundred connections that say nothing do not keep the page out', async () => {
  const { port } = new URL(desk.url);
  const slow = Array.from({ length: 100 }, () => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\nX-');
    return socket;
  });
  await new Promise((done) => setTimeout(done, 200));
  expect((await sent({ path: '/api/vie' })).status).toBe(200);
  for (const socket of slow) socket.destroy();
});
