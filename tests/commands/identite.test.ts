/** The identity of a body in a few lines of its file: logo, colour, face. */
import { copyFileSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { readPdf, type Reading } from '../../src/verify/reading.ts';
import { allElements } from '../../src/verify/tree.ts';
import { BODY, cleanUp, greffe, project, SEANCE, SOUND } from './project.ts';

afterAll(cleanUp);

const TEXT = 'Logo de la commune de Saint-Exemple';
const LOGO = 'assemblees/logo.png';

function chunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data, Buffer.alloc(4)]);
}

/** A grey PNG file; `data`: what its pixels are said to be. */
function png(width: number, height: number, data = Buffer.alloc(height * (width + 1), 0)): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(data)),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** The sound project, its body with a letterhead and a logo. */
function dressed(logo: Uint8Array = png(6, 6), lines = '', file = LOGO): string {
  const name = file.replace('assemblees/', '');
  const own = `modele: recit\nlogo: {fichier: ${name}, texte: ${TEXT}}\n${lines}`;
  return project({ [BODY]: own + SOUND[BODY], [file]: logo });
}

async function made(root: string, kind = 'extrait'): Promise<Reading> {
  const { code, err } = await greffe(root, 'produire', '--document', kind, '--sortie', 'sortie');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const name = kind === 'extrait' ? `${SEANCE}_01.extrait.pdf` : `${SEANCE}.${kind}.pdf`;
  const reading = readPdf(readFileSync(join(root, 'sortie/2025', SEANCE, name)), name);
  if (reading.kind === 'unread') throw new Error(reading.diagnostic.message);
  return reading;
}

const figures = ({ tree }: Reading) => allElements(tree!).filter(({ role }) => role === 'Figure');

test.each(['extrait', 'liste', 'convocation', 'proces-verbal'])(
  '%s: the letterhead prints the logo, a figure with its text; the file is made again',
  async (kind) => {
    const root = dressed(undefined, 'police: serif\ncouleur: "#1a3c6e"\n');
    expect(figures(await made(root, kind)).map(({ alt }) => alt)).toEqual([TEXT]);
    const { code, out } = await greffe(root, 'relire', 'sortie');
    expect(code).toBe(0);
    expect(out).toContain(' : conforme.\n');
    expect(out).not.toContain('pas possible ici');
  },
);

test.each([
  ['high', png(4, 9)],
  ['wide', png(10, 6)],
  ['a banner', png(40, 4)],
])('a logo that is %s has its place', async (_, logo) => {
  const root = dressed(logo);
  expect(figures(await made(root))).toHaveLength(1);
});

test('another picture at hand: the file is what its record says, and cannot be made again', async () => {
  const root = dressed();
  await made(root, 'liste');
  writeFileSync(join(root, 'records', LOGO), png(8, 8));
  const { code, out } = await greffe(root, 'relire', 'sortie');
  expect(code).toBe(0);
  expect(out).toContain('Refaire l’acte n’est pas possible ici');
  // Alone too, where nobody has the picture.
  const alone = project();
  copyFileSync(join(root, `sortie/2025/${SEANCE}/${SEANCE}.liste.pdf`), join(alone, 'a.pdf'));
  rmSync(join(alone, `records/2025/${SEANCE}`), { recursive: true });
  const there = await greffe(alone, 'relire', 'a.pdf');
  expect(there.code).toBe(0);
  expect(there.out).toContain('conforme à la saisie qu’il porte');
  expect(there.out).toContain('pas possible ici');
});

test('another text of the logo is another record', async () => {
  const root = dressed();
  await made(root);
  const body = join(root, 'records', BODY);
  writeFileSync(body, readFileSync(body, 'utf8').replace(TEXT, 'Blason'));
  const { code, err } = await greffe(root, 'relire', 'sortie');
  expect(code).toBe(2);
  expect(err).toContain('[pdf-saisie-differente]');
});

test('a file changed in its picture alone is no longer what its record makes', async () => {
  const root = dressed(png(6, 6, Buffer.from(Array.from({ length: 42 }, (_, i) => (i % 7 === 0 ? 0 : i)))));
  await made(root);
  const file = join(root, `sortie/2025/${SEANCE}/${SEANCE}_01.extrait.pdf`);
  const bytes = readFileSync(file);
  const at = bytes.indexOf('/Width 6');
  expect(at).toBeGreaterThan(0);
  bytes.write('/Width 5', at, 'latin1');
  writeFileSync(file, bytes);
  const { code, err } = await greffe(root, 'relire', 'sortie');
  expect(code).toBe(2);
  expect(err).toContain('[pdf-octets-differents]');
});

/** A million black pixels a byte of file: what is unpacked must stay what the size says. */
const BOMB = png(2, 2, Buffer.alloc(64 * 1024 * 1024));

test.each([
  ['empty', new Uint8Array(), 'n’est pas une image PNG ou JPEG entière'],
  ['a vector drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'n’est pas une image'],
  ['cut short', png(6, 6).subarray(0, 30), 'n’est pas une image'],
  ['without its pixels', png(6, 6, Buffer.alloc(3)), 'est abîmée'],
  [
    'too large',
    png(50_000, 50_000, Buffer.alloc(9)),
    'a 50000 × 50000 points : un logo en a 4 millions au plus',
  ],
  ['a bomb', BOMB, 'est abîmée'],
  [
    'too heavy',
    Buffer.concat([png(6, 6), Buffer.alloc(2 ** 21)]),
    'pèse 2,0 Mio : un logo en pèse 1 au plus',
  ],
  [
    'a JPEG cut short',
    Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 4, 0, 4, 1, 1, 1, 0]),
    'n’est pas une image',
  ],
  [
    'a JPEG in four colours',
    Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 4, 0, 4, 4, 1, 1, 0, 0xff, 0xd9]),
    'est abîmée',
  ],
])('a logo that is %s is refused', async (_, logo, sentence) => {
  const before = process.memoryUsage().rss;
  const { code, out } = await greffe(dressed(logo), 'verifier');
  expect(code).toBe(1);
  expect(out).toContain(`records/${BODY}:2:`);
  expect(out).toContain(sentence);
  expect(out).toContain('[logo-illisible]');
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
});

test('a logo that is not there is told; one that leads out of the project is not read', async () => {
  const root = dressed();
  const file = join(root, 'records', LOGO);
  rmSync(file);
  const missing = await greffe(root, 'verifier');
  expect(missing.code).toBe(1);
  expect(missing.out).toContain('[logo-absent]');
  symlinkSync('/etc/hosts', file);
  const led = await greffe(root, 'verifier');
  expect(led.code).toBe(1);
  expect(led.out).toContain('mène, par un lien, hors de');
  expect(led.out).toContain('[logo-illisible]');
});

test('a family without a letterhead prints no logo', async () => {
  const root = project({
    [BODY]: `logo: {fichier: logo.png, texte: ${TEXT}}\n${SOUND[BODY]}`,
    [LOGO]: png(6, 6),
  });
  expect(figures(await made(root))).toEqual([]);
});

test('the register bears none, in any sheet', async () => {
  const root = dressed();
  expect(figures(await made(root, 'registre'))).toEqual([]);
  expect((await greffe(root, 'relire', 'sortie')).code).toBe(0);
});
