/** Damages by chance to the files of an archive: each is found, whatever its date says, and nothing else is told. */
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { compareFolder } from '../../src/commands/archive/scan.ts';
import { sha256 } from '../../src/pipeline.ts';
import { announce, chance, runs, SEED, type Chance } from '../promise/runs.ts';
import { cleanUp, folder } from './project.ts';

afterAll(cleanUp);

const COUNT = runs(200, 1000);
const FOLDER = 'data/2025/2025-03-13-conseil';

const DAMAGES: readonly ((path: string, size: number, at: Chance) => void)[] = [
  (path, size, { below }) => {
    const bytes = readFileSync(path);
    bytes[below(size)]! ^= 1 << below(8);
    writeFileSync(path, bytes);
  },
  (path, size, { below }) => truncateSync(path, below(size)),
  (path, size, { below }) => writeFileSync(path, readFileSync(path).fill(0, below(size))),
  (path) => appendFileSync(path, '\n'),
  (path) => rmSync(path),
];

test('one file damaged: it alone is found', () => {
  announce('damages', COUNT);
  const at = chance(SEED);
  const root = folder();
  mkdirSync(join(root, FOLDER), { recursive: true });
  const contents = new Map(
    Array.from(
      { length: 12 },
      (_, i) => [`${i}.pdf`, Buffer.from(Array.from({ length: 3000 }, () => 1 + at.below(255)))] as const,
    ),
  );
  for (const [name, bytes] of contents) writeFileSync(join(root, FOLDER, name), bytes);
  const expected = new Map([...contents].map(([name, bytes]) => [name, sha256(bytes)] as const));
  for (let i = 0; i < COUNT; i += 1) {
    const [name, bytes] = at.pick([...contents]);
    const path = join(root, FOLDER, name);
    const { atime, mtime } = statSync(path);
    at.pick(DAMAGES)(path, bytes.length, at);
    if (statSync(path, { throwIfNoEntry: false })) utimesSync(path, atime, mtime);
    const gap = compareFolder(root, FOLDER, expected);
    expect(
      gap.damaged.map(([found]) => found),
      `damage ${i}`,
    ).toEqual([`${FOLDER}/${name}`]);
    expect(gap.strangers).toEqual([]);
    writeFileSync(path, bytes);
  }
  expect(compareFolder(root, FOLDER, expected)).toEqual({ damaged: [], strangers: [], drafts: [] });
});
