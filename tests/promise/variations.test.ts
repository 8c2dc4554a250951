/**
 * The same records give the same bytes in another year, on another disk, by another version of Node, by many threads at once,
 * in any order. (Zone, locale, umask, folder and host one by one: `tests/road/determinism.test.ts`.) `NODES=/path/to/node:…`
 * tries other versions of Node.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { actsOf, pdfOf, RECORDS, ROOT } from '../road/road.ts';
import { announce, chance, runs, SEED } from './runs.ts';

const ROOM = mkdtempSync(join(tmpdir(), 'greffe-variations-'));
afterAll(() => rmSync(ROOM, { recursive: true }));

const HERE: Readonly<Record<string, string>> = Object.fromEntries(
  actsOf(RECORDS).map((act) => [act.id, pdfOf(act).sha256]),
);

interface Surroundings {
  readonly zone: string;
  readonly lang: string;
  /** Year of the clock. */
  readonly year: number;
  readonly node: string;
}

const NODES = [process.execPath, ...(process.env['NODES'] ?? '').split(':').filter(Boolean)];

function surroundings(count: number): readonly Surroundings[] {
  const by = chance(SEED);
  return Array.from({ length: count }, (_, i) => ({
    // From twelve hours west of Greenwich to fourteen east of it: the sign of Etc/GMT is the other way round.
    zone: `Etc/GMT${i % 27 < 12 ? `+${12 - (i % 27)}` : `-${(i % 27) - 12}`}`,
    lang: by.pick(['C', 'C.UTF-8', 'fr_FR.UTF-8', 'tr_TR.UTF-8', 'ar_EG.UTF-8', 'ja_JP.eucJP', 'de_DE@euro']),
    year: by.pick([1970, 1999, 2024, 2026, 2038, 2100, 9999]),
    node: NODES[i % NODES.length]!,
  }));
}

/** The clock shows another year, to the program and to all that it imports. */
function clockOf(year: number): string {
  const code = `const D = Date, off = D.UTC(${year}, 5, 15) - D.now();
    globalThis.Date = class extends D { constructor(...a) { super(...(a.length ? a : [D.now() + off])); } static now() { return D.now() + off; } };`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

/** Hashes of the files that `greffe produire` writes. */
function produced({ zone, lang, year, node }: Surroundings, i: number, root = ROOT) {
  const sortie = join(ROOM, `sortie-${i}`);
  const command = ['--import', clockOf(year), join(root, 'src/main.ts'), 'produire', '--sortie', sortie];
  const env = { PATH: process.env['PATH'], TZ: zone, LANG: lang, LC_ALL: lang };
  const { status, stderr } = spawnSync(node, command, { cwd: root, env, encoding: 'utf8' });
  // What is admitted is told, and refuses nothing.
  expect(status, stderr).toBe(0);
  expect(stderr).not.toContain('erreur:');
  const files = readdirSync(sortie, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.pdf'),
  );
  return Object.fromEntries(
    files.map((name) => [
      basename(name, '.extrait.pdf'),
      createHash('sha256')
        .update(readFileSync(join(sortie, name)))
        .digest('hex'),
    ]),
  );
}

describe('one hash for each document', () => {
  const all = surroundings(runs(1, 30));
  announce('surroundings', all.length);
  const COMMAND = produced({ zone: 'UTC', lang: 'C', year: 2025, node: process.execPath }, 999);

  test('the command makes what the pipeline makes; it alone reads annexes and opens the families of bodies', () => {
    const dressed = actsOf(RECORDS).flatMap(({ id, seance }) =>
      seance.lue.assemblee.modele === null ? [] : [id],
    );
    const annexed = Object.keys(COMMAND).flatMap((name) => name.split('.annexe-')[1] && [name.split('.')[0]]);
    expect(annexed.length).toBeGreaterThan(0);
    const plain = (all: Readonly<Record<string, string>>) =>
      Object.entries(all).filter(
        ([name]) => !annexed.includes(name.split('.')[0]) && !dressed.includes(name.split('.')[0]!),
      );
    expect(plain(COMMAND).length).toBeGreaterThan(20);
    expect(plain(COMMAND)).toEqual(plain(HERE));
  });

  test.each(all.map((one, i) => ({ ...one, i })))(
    'in the year $year, in $zone, in $lang, by $node',
    ({ i, ...one }) => {
      expect(produced(one, i)).toEqual(COMMAND);
    },
  );

  test('in another folder of the disk', () => {
    const copy = join(ROOM, 'un autre dossier — copie');
    for (const name of ['src', 'templates', 'records', 'package.json'])
      cpSync(join(ROOT, name), join(copy, name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    expect(produced(all[0]!, 1000, copy)).toEqual(COMMAND);
  });

  test.each(Array.from({ length: runs(1, 8) }, (_, i) => runs(2, i + 1)))('%i threads at once', (count) => {
    const said = execFileSync(process.execPath, [join(import.meta.dirname, 'workers.ts'), String(count)], {
      encoding: 'utf8',
    });
    expect(JSON.parse(said)).toEqual(Array.from({ length: count }, () => HERE));
  });

  test('in any order of the documents: none leaves a trace in the next', () => {
    const acts = actsOf(RECORDS);
    const by = chance(SEED);
    for (let round = 0; round < runs(1, 30); round += 1) {
      const order = acts.map((act) => ({ act, key: by.below(1_000_000) })).sort((a, b) => a.key - b.key);
      for (const { act } of order) expect([act.id, pdfOf(act).sha256]).toEqual([act.id, HERE[act.id]]);
    }
  });
});
