/** The séances and the templates that the tests of the register share. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openPress, VOLUME, type DecisionLue, type Press } from '../../src/pipeline.ts';
import type { Reading } from '../../src/verify/reading.ts';
import { FACES, fileOf } from '../layout/polices.ts';
import { LIBELLES } from '../template/modele.ts';
import { openRecords } from '../../src/pipeline/records.ts';
import { actsOf, RECORDS, ROOT, type Act, type Records } from './road.ts';

export function registerPress(): Press {
  const fonts = new Map(FACES.map((face) => [face, fileOf(face)]));
  const { press, faults } = openPress(LIBELLES, fonts, VOLUME);
  if (press === null) throw new Error(faults.map(({ message }) => message).join('\n'));
  return press;
}

/** The séances of records, by id. */
export function seancesOf(records: Records): ReadonlyMap<string, Act['seance']> {
  return new Map(actsOf(records).map(({ seance }) => [seance.lue.id, seance]));
}

/** The long evening of the tests: elections, amendments, events, a tie, a secret ballot, a point withdrawn. */
export function evening(): Records {
  const folder = resolve(ROOT, 'tests/records/soiree');
  return new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.yaml'))
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(resolve(folder, path), 'utf8')]),
  );
}

/** The register of the conseil in 2025; `times`: its séances again, on as many later days. */
export function yearOf(times = 0): {
  readonly seances: readonly Act['seance'][];
  readonly decisions: readonly DecisionLue[];
} {
  const records = new Map(RECORDS);
  const [bodies, decisions] = ['assemblees/', '2025/decisions/'].map((folder) =>
    [...records.keys()].filter((path) => path.startsWith(folder)).map((path) => written(records, path)),
  );
  const { decisions: taken } = openRecords(bodies!, [{ annee: '2025', files: decisions!, annexes: null }]);
  const read = [...seancesOf(records).values()].filter(({ lue }) => /^2025-.*-conseil$/u.test(lue.id));
  const more = Array.from({ length: times }, (_, i) => {
    const { lue, ...rest } = read[i % read.length]!;
    const date = `2025-${10 + Math.floor(i / 28)}-${String(1 + (i % 28)).padStart(2, '0')}`;
    const id = `${date}-conseil`;
    return { ...rest, lue: { ...lue, id, seance: { ...lue.seance, date } } };
  }).filter(({ lue }) => !read.some((each) => each.lue.id === lue.id));
  return {
    seances: [...read, ...more],
    decisions: taken.filter(({ assemblee }) => assemblee.id === 'conseil'),
  };
}

function written(records: Records, path: string) {
  const bytes = new TextEncoder().encode(records.get(path));
  return { nom: path.replace(/^.*\//u, '').replace(/\.yaml$/u, ''), file: `records/${path}`, bytes };
}

/** « 43 v° » at the head of each page. */
export function feuilletsOf(reading: Reading): readonly string[] {
  return reading.pages.map(
    ({ runs }) => runs.find(({ text }) => text.startsWith('Feuillet '))?.text.slice(9) ?? '',
  );
}
