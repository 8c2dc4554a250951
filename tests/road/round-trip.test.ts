/** From the printed pages alone, every fact of the record; and no fact changed, on paper or in the record, unseen. */
import { describe, expect, test } from 'vitest';
import { extrait } from '../../src/documents/extrait.ts';
import { canonicalSource } from '../../src/documents/source.ts';
import { factsOf } from '../../src/verify/facts.ts';
import { linesOf } from '../../src/verify/lines.ts';
import { ALTERATIONS } from './alterations.ts';
import { factsOfRecord } from './record.ts';
import { actOf, actsOf, forged, pdfOf, readingOf, REAL, RECORDS, relu } from './road.ts';

const ACTS = actsOf(RECORDS);

/** How many names each column holds: of the real act as its printer had them, of the others a third each. */
const COLUMNS: Readonly<Record<string, readonly number[]>> = {
  [REAL]: [12, 11, 10],
  '2025-10-09-conseil_01': [9, 9, 8],
  '2025-10-09-conseil_02': [9, 9, 8],
  '2025-10-09-conseil_03': [9, 9, 9],
  '2025-10-09-conseil_04': [9, 9, 9],
  '2025-10-09-conseil_05': [9, 9, 9],
};

describe.each(ACTS)('$id', (act) => {
  const { bytes } = pdfOf(act);

  test('is sound, and its pages tell all that its record does', async () => {
    const { proof, rerendered, faults } = await relu(bytes, act);
    expect(faults).toEqual([]);
    expect(rerendered).toBe(true);
    expect(proof).toMatchObject({
      id: act.id,
      differences: [],
      proofs: { text: true, structure: true, embedded: true },
    });
    expect(proof?.facts).toEqual(factsOfRecord(act));
  });

  test('each member present stands in his column', () => {
    const { columns, facts } = factsOf(linesOf(readingOf(bytes)));
    expect(columns.map(({ text }) => text)).toEqual(facts.seance.presents);
    expect(columns.map(({ column }) => column)).toEqual(
      (COLUMNS[act.id] ?? []).flatMap((count, i) => Array.from({ length: count }, () => i + 1)),
    );
  });
});

test('the records hold the acts that are told of here', () => {
  expect(ACTS.map(({ id }) => id)).toEqual(Object.keys(COLUMNS));
});

describe.each(ALTERATIONS)('$what', ({ act, after, change, old, page }) => {
  const before = ACTS.find(({ id }) => id === act)!;
  const changed = actOf(change(RECORDS), after);

  test('in the record: its PDF no longer says it', async () => {
    const { proof, faults } = await relu(pdfOf(before).bytes, changed);
    expect(named(proof?.differences)).toEqual([...old].sort());
    expect(proof?.proofs).toMatchObject({ embedded: false });
    expect(faults.map(({ code }) => code)).toContain('pdf-different');
  });

  test('on the pages, beside the record as it was', async () => {
    const source = canonicalSource(before.seance.lue, before.point, 'extrait');
    const bytes = forged(extrait(changed.seance.lue, changed.point), new TextEncoder().encode(source));
    const { proof, rerendered, faults } = await relu(bytes, before);
    expect(named(proof?.differences)).toEqual([...page].sort());
    expect(rerendered).toBe(false);
    const codes = faults.map(({ code }) => code);
    expect(codes).toContain('pdf-different');
    expect(codes).not.toContain('pdf-saisie-differente');
  });
});

function named(differences: readonly { readonly path: string }[] = []): readonly string[] {
  return [...new Set(differences.map(({ path }) => path))].sort();
}
