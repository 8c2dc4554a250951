/**
 * Whatever is written in the files of a séance, they are read in time: refused at a line, in French, with a remedy, or
 * accepted, and then every act is made and reads back, or is refused likewise.
 */
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { acts, make } from '../../src/pipeline.ts';
import { readRecords } from '../../src/pipeline/records.ts';
import { PRESS, RECORDS, relu } from '../road/road.ts';
import { changed } from './changed.ts';
import { announce, chance, runs, SEED } from './runs.ts';

const COUNT = runs(80, 10_000);
/** Milliseconds of processor in which a séance is read and judged: the machine may be busy with other things. */
const SLOWEST = 2000;

const FILES = new Map([...RECORDS].map(([path, text]) => [path, new TextEncoder().encode(text)]));
const FOLDERS = [...FILES.keys()].flatMap((path) =>
  path.endsWith('/seance.yaml') ? [path.slice(0, -'/seance.yaml'.length)] : [],
);

/** The séance of that folder, read from files of which some are changed. */
function read(folder: string, files: ReadonlyMap<string, Uint8Array>) {
  const written = (path: string) => ({
    nom: basename(path, '.yaml'),
    file: `records/${path}`,
    bytes: files.get(path) ?? new Uint8Array(),
  });
  const [annee = '', nom = ''] = folder.split('/');
  const below = [...files.keys()].filter((path) => path.startsWith(`${folder}/`));
  return readRecords([...files.keys()].filter((path) => path.startsWith('assemblees/')).map(written), [
    {
      nom,
      annee,
      seance: written(`${folder}/seance.yaml`),
      points: below.filter((path) => !path.endsWith('/seance.yaml')).map(written),
      annexes: null,
    },
  ]);
}

/** A fault is at a place, says a French sentence, and what to do. */
function isTold({ place, message, remedy, code }: Diagnostic): boolean {
  return (
    place.file.endsWith('.yaml') &&
    Number.isInteger(place.line) &&
    place.line >= 1 &&
    Number.isInteger(place.column) &&
    place.column >= 1 &&
    place.length >= 0 &&
    /^[a-z0-9-]+$/u.test(code) &&
    /^[«\p{Lu}\d].*[.»?]$/su.test(message) &&
    !/undefined|NaN|\[object|Infinity|\bnull\b/u.test(message.replaceAll(/« .*? »/gsu, '')) &&
    remedy.length > 5
  );
}

test(`changed records: ${COUNT}, seed ${SEED}`, { timeout: 3_600_000 }, async () => {
  announce('changed records', COUNT);
  const by = chance(SEED);
  const counts = { refused: 0, accepted: 0, acts: 0 };
  let slowest = 0;
  for (let run = 0; run < COUNT; run += 1) {
    const folder = by.pick(FOLDERS);
    const body = `assemblees/${/assemblee: (\S+)/u.exec(RECORDS.get(`${folder}/seance.yaml`) ?? '')?.[1]}.yaml`;
    const path = by.pick([
      body,
      `${folder}/seance.yaml`,
      ...[...FILES.keys()].filter((each) => each.startsWith(`${folder}/`)),
    ]);
    const file = changed(FILES.get(path)!, FILES.get(by.pick([...FILES.keys()]))!, by);
    const start = process.cpuUsage();
    const { seances, faults } = read(folder, new Map([...FILES, [path, file]]));
    const { user, system } = process.cpuUsage(start);
    slowest = Math.max(slowest, (user + system) / 1000);
    const [seance] = seances;
    const found = [...faults, ...(seance?.faults ?? [])];
    expect([run, found.filter((each) => !isTold(each))]).toEqual([run, []]);
    const refusing = found.some(({ kind }) => kind === 'contradiction');
    if (seance?.lue == null || refusing) {
      expect([run, refusing]).toEqual([run, true]);
      counts.refused += 1;
      continue;
    }
    counts.accepted += 1;
    const readable = { ...seance, lue: seance.lue };
    for (const point of acts(seance.lue)) {
      if (point.id === null) continue;
      const { made, faults: unmade } = make(readable, point, PRESS);
      expect([run, point.id, made === null && unmade.length === 0]).toEqual([run, point.id, false]);
      if (made === null)
        expect([run, unmade.filter((each) => each.code.startsWith('pdf-'))]).toEqual([run, []]);
      // The witnesses, which are slow, on one act in twenty.
      if (made === null || !by.once(20)) continue;
      const { faults: unlike } = await relu(made.bytes, { id: point.id, seance: readable, point });
      expect([run, point.id, unlike]).toEqual([run, point.id, []]);
      counts.acts += 1;
    }
  }
  console.info(`slowest ${slowest.toFixed(0)} ms`, counts);
  expect(slowest).toBeLessThan(SLOWEST);
  expect(counts.accepted).toBeGreaterThan(COUNT / 20);
});
