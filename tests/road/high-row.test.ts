/** A table of a record with a row that no page can hold: made, proved, and read back as one row. */
import { expect, test } from 'vitest';
import { make, reread } from '../../src/pipeline.ts';
import { pressOf } from './families.ts';
import { actOf, INVENTED, RECORDS, type Records } from './road.ts';

const CELL = 'Gymnase, remplacement de la chaudière';
const LETTERS = 'bcdfgjlmnprstv';
/** Nine hundred words, no two alike. */
const WORDS = Array.from({ length: 900 }, (_, i) =>
  [i % 14, Math.floor(i / 14) % 14, Math.floor(i / 196)].map((n) => `${LETTERS[n]}a`).join(''),
).join(' ');

test.each(['libelles', 'recit'])('%s: is cut by pages, and reads back whole', async (family) => {
  const records: Records = new Map(
    [...RECORDS].map(([path, text]) => [path, text.replace(CELL, `${CELL} ${WORDS}`)]),
  );
  const { seance, point } = actOf(records, INVENTED);
  const press = pressOf(family);
  const { made, faults } = make(seance, point, press);
  expect(new Set(faults.map(({ code, severity }) => `${code} ${severity}`))).toEqual(
    new Set(['coupure-imposee avertissement']),
  );
  const back = await reread('a.pdf', made!.bytes, { read: seance, point }, press);
  expect(back.faults).toEqual([]);
  expect(back.rerendered).toBe(true);
  expect(back.proof).toMatchObject({ proofs: { text: true, structure: true, embedded: true } });
});
