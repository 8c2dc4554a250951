/**
 * What is promised of every file: our own lint finds nothing, every paragraph of the record reads back by two readers, the
 * record that the file carries makes it again, and nothing in it acts. And no sound file is ever called altered.
 */
import { describe, expect, test } from 'vitest';
import { extrait } from '../../src/documents/extrait.ts';
import { make } from '../../src/pipeline.ts';
import { lintPdf } from '../../src/verify/lint.ts';
import { acts as casesOfDocuments } from '../documents/source-cases.ts';
import { blocksOf } from '../road/blocks.ts';
import { actsOf, pdfOf, PRESS, readingOf, RECORDS, relu, type Act } from '../road/road.ts';
import { missing, otherwiseByPdfjs, ownBlocks } from './blocks.ts';
import { inventedActs, longAct } from './invent.ts';
import { ACTING, contentsOf } from './objects.ts';
import { announce, runs, SEED } from './runs.ts';

/** Everything that may be wrong with the file of an act; empty when it keeps its promises. */
async function broken(act: Act): Promise<readonly string[]> {
  const { seance, point } = act;
  const { made, faults } = make(seance, point, PRESS);
  if (made === null) return faults.map(({ message }) => message);
  const { bytes } = made;
  const reading = readingOf(bytes);
  const blocks = blocksOf(reading);
  const document = extrait(seance.lue, point, made.projet);
  const compared = await relu(bytes, act);
  const alone = await relu(bytes, null);
  const sound = { text: true, structure: true, embedded: true };
  return [
    ...lintPdf(reading, 'acte.pdf').map(({ message }) => message),
    ...ownBlocks(document).flatMap((list) => missing(list, blocks).map((text) => `not there: ${text}`)),
    ...[await otherwiseByPdfjs(bytes, blocks)].filter((text) => text !== null),
    ...[compared, alone].flatMap((each) => [
      ...each.faults.map(({ message }) => message),
      ...(each.rerendered === true ? [] : ['it is not made again to the same bytes']),
      ...(JSON.stringify(each.proof?.proofs) === JSON.stringify(sound) ? [] : ['a way disagrees']),
    ]),
    ...ACTING.filter((name) => contentsOf(bytes).names.has(name)),
  ];
}

describe('every act of the records, and of the cases of other rooms', () => {
  const cases = casesOfDocuments()
    .filter(({ name }) => !name.startsWith('hostile texts'))
    .map(({ name, lue, point }) => ({
      name,
      act: {
        id: point.id ?? '',
        seance: { lue, illisibles: [], faults: [], irregular: new Set<string>() },
        point,
      },
    }));
  const records = actsOf(RECORDS).map((act) => ({ name: act.id, act }));
  const some = [...records, ...cases].filter((_, i) => i % runs(9, 1) === 0);
  test.each(some)('$name', async ({ act }) => {
    expect(await broken(act)).toEqual([]);
  });

  test('have identifiers of their own', () => {
    const ids = actsOf(RECORDS).map((act) => readingOf(pdfOf(act).bytes).identity.id?.join(' '));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('a long act too, which has bookmarks', async () => {
  const act = longAct();
  expect(await broken(act)).toEqual([]);
  const { bytes, pages } = pdfOf(act);
  expect(pages).toBeGreaterThan(8);
  expect(contentsOf(bytes).names).toContain('Outlines');
});

const COUNT = runs(8, 1000);

test(`invented acts: ${COUNT}, seed ${SEED}`, { timeout: 1_800_000 }, async () => {
  announce('invented acts', COUNT);
  const ids = new Map<string, string>();
  let made = 0;
  for (const act of inventedActs(COUNT, SEED)) {
    expect(await broken(act), `séance ${act.seed}, ${act.id}`).toEqual([]);
    const { bytes, sha256 } = pdfOf(act);
    const id = readingOf(bytes).identity.id?.join(' ') ?? '';
    expect(ids.get(id) ?? sha256, `séance ${act.seed}, ${act.id}`).toBe(sha256);
    ids.set(id, sha256);
    made += 1;
  }
  expect([made, ids.size]).toEqual([COUNT, COUNT]);
});
