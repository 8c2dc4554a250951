/** The towns of an operator: one that is broken or locked stops no other; what is new since last night is told apart. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readFleet } from '../../src/archive/fleet.ts';
import { runs } from '../promise/runs.ts';
import { flip, rewrite } from './archive-project.ts';
import { cleanUp, folder, greffe, POINT, project } from './project.ts';

afterAll(cleanUp);

const TOWNS = runs(6, 300);

test('lines of a fleet', () => {
  expect(readFleet('# le parc\n\na ; b\n/srv/x y\t/srv/z\n')).toEqual({
    towns: [
      { line: 3, project: 'a', archive: 'b' },
      { line: 4, project: '/srv/x y', archive: '/srv/z' },
    ],
    wrong: [],
  });
  expect(readFleet('a\n ; b\na;b;c').wrong).toEqual([1, 2, 3]);
});

test('a town that is not there, one that is locked, one whose journal was changed: all the others are done', async () => {
  const base = folder();
  const towns = Array.from({ length: TOWNS - 1 }, () => project());
  const file = join(base, 'parc.txt');
  writeFileSync(
    file,
    [...towns.map((town) => `${town} ; ${town}/archive`), 'nulle-part ; nulle-part/archive'].join('\n'),
  );
  const night = async (): Promise<{
    code: number;
    told: { project: string; code: number; counts: unknown; changes: unknown }[];
  }> => {
    const { code } = await greffe(base, 'archiver', '--parc', 'parc.txt');
    return { code, told: JSON.parse(readFileSync(`${file}.json`, 'utf8')).towns };
  };
  const first = await night();
  expect(first.code).toBe(3);
  expect(first.told.map(({ code }) => code)).toEqual([...towns.map(() => 0), 3]);
  expect(readFileSync(`${file}.battement`, 'utf8')).toMatch(/^\d{4}-\d\d-\d\dT/);

  flip(towns[1]!, 'journal.jsonl', 300);
  rewrite(towns[2]!, POINT, (text) => `objets: x\n${text}`);
  const holder = spawn('flock', [join(towns[0]!, 'archive/.lock'), 'sleep', '60'], { stdio: 'ignore' });
  await once(holder, 'spawn');
  await expect
    .poll(() => spawnSync('flock', ['-n', join(towns[0]!, 'archive/.lock'), 'true']).status)
    .toBe(1);
  const second = await night();
  holder.kill();
  expect(second.code).toBe(2);
  expect(second.told.map(({ code }) => code)).toEqual([3, 2, 1, ...towns.slice(3).map(() => 0), 3]);
  expect(second.told[2]).toMatchObject({ counts: { refused: 1 }, changes: { new: 1, known: 0 } });
  expect((await night()).told[2]).toMatchObject({ changes: { new: 0, known: 1 } });
  rewrite(towns[2]!, POINT, (text) => text.replace('objets: x\n', ''));
  expect((await night()).told[2]).toMatchObject({ code: 0, changes: { new: 0, known: 0, resolved: 1 } });
  expect(readFileSync(`${file}.html`, 'utf8')).toContain('le journal a été changé');
});

test('a file of towns that cannot be read: exit 3, nothing is done; both or neither of the options: misuse', async () => {
  const base = folder();
  mkdirSync(join(base, 'x'));
  writeFileSync(join(base, 'parc.txt'), 'a\n');
  expect(await greffe(base, 'archiver', '--parc', 'parc.txt')).toMatchObject({
    code: 3,
    err: expect.stringContaining('la ligne 1 ne se lit pas'),
  });
  expect(existsSync(join(base, 'parc.txt.html'))).toBe(false);
  expect((await greffe(base, 'archiver', '--parc', 'nulle-part')).code).toBe(3);
  expect((await greffe(base, 'archiver')).code).toBe(64);
  expect((await greffe(base, 'archiver', '--parc', 'a', '--archive', 'b')).code).toBe(64);
});
