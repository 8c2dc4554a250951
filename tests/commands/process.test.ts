/** The command as a process of its own: signals, streams that close, a disk that fills, defects nobody awaits. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cleanUp, greffe, MAIN, project, SEANCE, SOUND, POINT, spawned } from './project.ts';

afterAll(cleanUp);

const MADE = `sortie/2025/${SEANCE}`;

/** A séance of so many points: work that lasts. */
function long(points: number): string {
  const more = Array.from({ length: points }, (_, i) => {
    const nn = String(i + 2).padStart(3, '0');
    return [`2025/${SEANCE}/${nn}-essai.yaml`, SOUND[POINT]!];
  });
  return project(Object.fromEntries(more));
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s: exit 143, every file there is whole, no draft is left',
  async (signal) => {
    const root = long(80);
    const child = spawn(process.execPath, [MAIN, 'produire'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill(signal);
    child.stdout.resume();
    const [code] = await once(child, 'exit');
    expect(code).toBe(143);
    const names = readdirSync(join(root, MADE));
    expect(names.length).toBeGreaterThan(0);
    expect(names.length).toBeLessThan(81);
    for (const name of names) {
      expect(name).toMatch(/\.extrait\.pdf$/);
      expect(readFileSync(join(root, MADE, name), 'latin1')).toMatch(/%%EOF\n?$/);
    }
  },
);

test('a reader that goes away is no defect: the work is done', async () => {
  const root = long(2);
  const child = spawn(process.execPath, [MAIN, 'produire'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  const said: string[] = [];
  child.stderr.on('data', (text) => said.push(String(text)));
  const [code] = await once(child, 'close');
  expect({ code, said: said.join('') }).toEqual({ code: 0, said: '' });
  expect(readdirSync(join(root, MADE))).toHaveLength(3);
});

test('a disk that fills: exit 3, what was made before stays whole, no draft is left', async () => {
  const root = project();
  expect((await greffe(root, 'produire')).code).toBe(0);
  const name = `${SEANCE}_01.extrait.pdf`;
  const before = readFileSync(join(root, MADE, name));
  // No file may pass 8 blocks of 512 bytes: the write stops half-way, as on a full disk.
  const limited = spawnSync('sh', ['-c', `ulimit -f 8; exec "$0" "$1" produire`, process.execPath, MAIN], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' },
  });
  expect({ code: limited.status, err: limited.stderr }).toEqual({
    code: 3,
    err: `erreur: ${join(root, MADE, name)} n’a pas pu être écrit : le fichier serait trop gros pour ce disque.\n`,
  });
  expect(readdirSync(join(root, MADE))).toEqual([name]);
  expect(readFileSync(join(root, MADE, name)).equals(before)).toBe(true);
});

test('a defect that nobody awaits: exit 70, in French first', () => {
  const thrown = 'data:text/javascript,setTimeout(()=>{throw new TypeError("planted")},0)';
  const { status, stderr } = spawnSync(process.execPath, ['--import', thrown, MAIN, 'produire'], {
    cwd: project(),
    encoding: 'utf8',
  });
  expect(status).toBe(70);
  expect(stderr).toMatch(/^Défaut du programme : .*\nTypeError: planted\n/);
});

test('exit codes and streams of a whole process', () => {
  const root = project();
  expect(spawned(root, 'verifier')).toEqual({ code: 0, out: '1 séance : rien à signaler.\n', err: '' });
  expect(spawned(root, 'verifier', 'nulle-part').code).toBe(3);
  expect(existsSync(join(root, 'sortie'))).toBe(false);
});

test('without a terminal, one plain line for each act, and no bar', () => {
  const root = long(6);
  const { code, out, err } = spawned(root, 'produire');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const acts = out.split('\n').slice(0, 7);
  for (const line of acts) expect(line).toMatch(/^sortie\/2025\/[\w/-]+\.extrait\.pdf \(2 pages\)$/);
  expect(out.split('\n').slice(7)).toEqual(['7 actes dans sortie : rien à signaler.', '']);
});
