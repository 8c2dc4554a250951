/** A process killed at any instant, and a disk that refuses any call: nothing is lost, nothing is half-written, the next run completes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archived, factsOf, onArchive } from '../../commands/archive-project.ts';
import { cleanUp, copyOf, folder, MAIN } from '../../commands/project.ts';
import { announce, chance, runs, SEED, THOROUGH } from '../../promise/runs.ts';
import { dataOf, townOf, watched } from './scene.ts';

afterAll(cleanUp);

const ACTS = runs(4, 40);
const KILLS = runs(2, 1000);
/** Files of a batch. */
const BATCH = 64;
/** With those that the threads may have made meanwhile. */
const REDONE = BATCH + 4;

let town = '';
let wanted: ReadonlyMap<string, string> = new Map();
/** Calls on the archive of an undisturbed run, and how long it took (milliseconds). */
let calls = 0;
let lasts = 0;

beforeAll(() => {
  town = townOf(ACTS);
  const undisturbed = copyOf(town);
  const count = join(folder(), 'compte');
  const start = performance.now();
  watched(undisturbed, ['archiver'], { count });
  lasts = performance.now() - start;
  calls = Number(readFileSync(count, 'utf8'));
  wanted = dataOf(undisturbed);
}, 120_000);

/** Every named file is whole: it has the bytes of the undisturbed run. */
function wholeFiles(root: string): void {
  for (const [path, hash] of dataOf(root))
    if (!path.includes('/.tmp-')) expect(hash, path).toBe(wanted.get(path));
}

test('kill -9 at any instant', async () => {
  announce('kills', KILLS);
  const { below } = chance(SEED);
  let root = copyOf(town);
  let started = 0;
  let completed = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = spawn(process.execPath, [MAIN, 'archiver', '--archive', 'archive'], {
      cwd: root,
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    await setTimeout(below(Math.ceil(lasts)));
    child.kill('SIGKILL');
    const [, signal] = await ended;
    started += 1;
    wholeFiles(root);
    // Killed before it ended: the same archive goes on; else another begins.
    if (signal !== null && dataOf(root).size < ACTS) continue;
    await complete(root, started);
    root = copyOf(town);
    started = 0;
    completed += 1;
  }
  if (started > 0) await complete(root, started);
  expect(completed + started).toBeGreaterThan(0);
});

/** The next run comes to the same bytes; how much was made twice. */
async function complete(root: string, started: number): Promise<void> {
  const { code } = await archived(root);
  expect(code).toBe(0);
  expect(dataOf(root)).toEqual(wanted);
  expect((await onArchive(root, 'verifier')).code).toBe(0);
  const built = factsOf(root).filter(({ ev }) => ev === 'built').length;
  expect(built).toBeLessThanOrEqual(ACTS + REDONE * started);
  rmSync(root, { recursive: true });
}

test('kill -9 in the middle of many acts: no more than a batch is made again', async () => {
  const acts = 100;
  const root = townOf(acts);
  const journal = join(root, 'archive/journal.jsonl');
  const lines = (): number =>
    existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').length - 1 : 0;
  const child = spawn(process.execPath, [MAIN, 'archiver', '--archive', 'archive'], {
    cwd: root,
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  await expect.poll(lines, { interval: 2, timeout: 60_000 }).toBeGreaterThan(1);
  child.kill('SIGKILL');
  await ended;
  const told = factsOf(root).filter(({ ev }) => ev === 'built').length;
  expect(told).toBeGreaterThan(0);
  expect(told).toBeLessThan(acts);
  expect(dataOf(root).size - told).toBeLessThanOrEqual(BATCH);
  expect((await archived(root)).report.counts).toMatchObject({ made: acts - told, same: told, damaged: 0 });
});

test('archive verifier changes nothing: it works on a disk for reading only', async () => {
  const root = copyOf(town);
  await archived(root);
  const count = join(folder(), 'compte');
  expect(watched(root, ['archive', 'verifier'], { count, fault: '1:EROFS' }).status).toBe(0);
  expect(Number(readFileSync(count, 'utf8'))).toBe(0);
});

describe('the n-th call', () => {
  const { below, pick } = chance(SEED + 2);
  const errors = ['EIO', 'ENOSPC', 'EROFS', 'EDQUOT', 'EMFILE', 'EACCES'] as const;

  test('is the last thing that the process does', async () => {
    for (const n of points(runs(1, 2000))) {
      const root = copyOf(town);
      expect(watched(root, ['archiver'], { fault: `${n}:KILL` }).signal, `call ${n}`).toBe('SIGKILL');
      wholeFiles(root);
      await complete(root, 1);
    }
  });

  test('fails: exit 3, one French sentence, nothing half-written; the next run comes to the same bytes', async () => {
    for (const n of points(runs(1, 2000)))
      for (const error of THOROUGH ? errors.filter((_, i) => i % 3 === n % 3) : [pick(errors)]) {
        const root = copyOf(town);
        const { status, err } = watched(root, ['archiver'], { fault: `${n}:${error}` });
        expect({ status, lines: err.split('\n').length }, `call ${n} ${error}: ${err}`).toEqual({
          status: 3,
          lines: 2,
        });
        expect(err, `call ${n} ${error}`).toMatch(
          /^erreur: .* : (?:le disque|l’accès|le quota|trop de fichiers).*\.\n$/,
        );
        wholeFiles(root);
        await complete(root, 1);
      }
  });

  /** All of them, or so many at different heights. Threads make a run a few calls longer or shorter: the last are left out. */
  function points(most: number): readonly number[] {
    const sure = Math.floor(calls * 0.9);
    if (sure <= most) return Array.from({ length: sure }, (_, i) => i + 1);
    return Array.from(
      { length: most },
      (_, i) => 1 + Math.floor((sure * i) / most) + below(Math.floor(sure / most)),
    );
  }
});
