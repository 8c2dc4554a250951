/** The promises of the whole road, for any séance that chance can invent, from its YAML text on. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { extrait } from '../../src/documents/extrait.ts';
import type { Item, Laid } from '../../src/layout/page.ts';
import type { Reading } from '../../src/verify/reading.ts';
import { blocksOf } from './blocks.ts';
import { seance, type InventedSeance } from './invented-seance.ts';
import { actsOf, laidOut, pdfOf, readingOf, relu, type Act } from './road.ts';

const THOROUGH = process.env['EPROUVER'] === '1';
const SEED = Number(process.env['GRAINE'] ?? 20240912);
const RUNS = THOROUGH ? 2000 : 40;

test(`for any séance (seed ${SEED}, ${RUNS} runs)`, { timeout: 3_600_000 }, async () => {
  console.info(`séances by chance: seed ${SEED}, ${RUNS} runs`);
  await fc.assert(
    fc.asyncProperty(seance, async (told) => {
      const [act] = actsOf(told.records);
      const made = pdfOf(act!);
      const reading = readingOf(made.bytes);
      const laid = laidAs(act!);
      saysWhatIsTold(reading, told);
      saysNothingElse(reading, laid);
      staysInside(reading, laid);
      expect(pdfOf(act!).sha256).toBe(made.sha256);
      const { proof, rerendered, faults } = await relu(made.bytes, act!);
      expect(faults).toEqual([]);
      expect([proof?.differences, rerendered]).toEqual([[], true]);
      expect(proof?.proofs).toEqual({ text: true, structure: true, embedded: true });
    }),
    // To shrink takes minutes: the seed and the path found tell the counterexample again.
    { seed: SEED, numRuns: RUNS, endOnFailure: !THOROUGH },
  );
});

/** Each text of the record stands on the pages, to the character, where it should. */
function saysWhatIsTold(reading: Reading, told: InventedSeance): void {
  const blocks = blocksOf(reading);
  let from = blocks.indexOf('Membres présents :') + 1;
  const follow = (texts: readonly string[]): void => {
    if (texts.length === 0) return;
    const at = blocks.indexOf(texts[0]!, from);
    expect(blocks.slice(at, at + texts.length)).toEqual(texts);
    from = at + texts.length;
  };
  follow(told.presents);
  follow(told.absents);
  follow(told.pouvoirs);
  for (const run of told.runs) follow(run);
  follow(told.vote.flatMap(([label, figure]) => [label, figure]));
}

/** The pages of an act before they are painted. */
function laidAs({ seance: { lue, irregular }, point }: Act): Laid {
  return laidOut(extrait(lue, point, irregular.has(point.point))).laid;
}

/** The file holds the characters of the pages, heads and feet among them, and no other. */
function saysNothingElse(reading: Reading, laid: Laid): void {
  const drawn = laid.pages.map(({ items }) =>
    items
      .filter(isText)
      .map(({ text }) => text)
      .join(''),
  );
  expect(reading.pages.map(({ runs }) => runs.map(({ text }) => text).join(''))).toEqual(drawn);
}

function isText(item: Item): item is Extract<Item, { kind: 'text' }> {
  return item.kind === 'text';
}

/** The margins of the sheet, in points: 20 mm at the sides, 28 at the head, 22 at the foot. */
const MM = 72 / 25.4;
const SHEET = { left: 20 * MM, right: 190 * MM, top: 28 * MM, bottom: 275 * MM };

/** Text stays between the margins, heads and feet on the sheet; so do rules. Spaces that end a line hang. */
function staysInside(reading: Reading, laid: Laid): void {
  for (const { runs, height } of reading.pages)
    for (const { x, endX, y, size, text, owner } of runs) {
      const hanging = (text.length - text.trimEnd().length) * size * 0.3;
      expect(x).toBeGreaterThan(SHEET.left - 0.01);
      expect(endX - hanging).toBeLessThan(SHEET.right + 0.01);
      const inside = owner.kind === 'artifact' ? [0, height] : [SHEET.top, SHEET.bottom];
      expect(y - 0.7 * size).toBeGreaterThan(inside[0]!);
      expect(y).toBeLessThan(inside[1]!);
    }
  for (const { items } of laid.pages)
    for (const item of items)
      if (item.kind !== 'text') {
        expect(item.x).toBeGreaterThan(SHEET.left - 0.01);
        expect(item.x + item.width).toBeLessThan(SHEET.right + 0.01);
      }
}
