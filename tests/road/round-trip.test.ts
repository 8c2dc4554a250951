/** From the printed pages alone, every fact of the record; and no fact changed, on paper or in the record, unseen. */
import { describe, expect, test } from 'vitest';
import { extrait } from '../../src/documents/extrait.ts';
import { canonicalSource } from '../../src/documents/source.ts';
import { factsOf } from '../../src/verify/facts.ts';
import { linesOf } from '../../src/verify/lines.ts';
import { runs } from '../promise/runs.ts';
import { ALTERATIONS } from './alterations.ts';
import { factsOfRecord, printedPresents } from './record.ts';
import { actOf, actsOf, forged, pdfOf, readingOf, REAL, RECORDS, relu } from './road.ts';

const ACTS = actsOf(RECORDS);

/** How many names each column holds, where they do not fill one after the other: as the real printer had them; where a seat takes two lines. */
const COLUMNS: Readonly<Record<string, readonly number[]>> = {
  [REAL]: [12, 11, 10],
  '2025-04-10-communaute_01': [6, 2, 2],
  '2025-04-10-communaute_02': [6, 2, 2],
  '2025-04-10-communaute_03': [5, 2, 2],
  '2025-04-10-communaute_04': [5, 3, 2],
};

/** Three columns as low as they can be, each filled before the next. */
function filled(count: number): readonly number[] {
  const height = Math.ceil(count / 3);
  return [0, 1, 2].map((i) => Math.max(0, Math.min(height, count - i * height)));
}

/** Bodies whose names, dates and figures the blind reader tells in the words of the record: it knows no communes, no initials. */
const TOLD_IN_FULL = /-(?:bureau|conseil)_/u;

describe.each(ACTS.filter(({ id }, i) => id === REAL || i % runs(3, 1) === 0))('$id', (act) => {
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
    if (TOLD_IN_FULL.test(act.id)) expect(proof?.facts).toMatchObject(factsOfRecord(act));
    // An old act that names nobody has no list.
    expect(proof?.facts?.seance.presents ?? []).toHaveLength(printedPresents(act).length);
  });

  test('each member present stands in his column', () => {
    const { columns, facts } = factsOf(linesOf(readingOf(bytes)));
    expect(columns.map(({ text }) => text)).toEqual(facts.seance.presents ?? []);
    expect(columns.map(({ column }) => column)).toEqual(
      (COLUMNS[act.id] ?? filled(columns.length)).flatMap((count, i) =>
        Array.from({ length: count }, () => i + 1),
      ),
    );
  });
});

test('the records hold acts of every kind of body', () => {
  expect(new Set(ACTS.map(({ seance }) => seance.lue.assemblee.type)).size).toBeGreaterThan(4);
});

describe.each(ALTERATIONS.filter((_, i) => i % runs(4, 1) === 0))(
  '$what',
  ({ act, after, change, old, page }) => {
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
  },
);

function named(differences: readonly { readonly path: string }[] = []): readonly string[] {
  return [...new Set(differences.map(({ path }) => path))].sort();
}

/** `variantes: {pouvoir}` is any text (records.md §2). */
test.each(['dnne pouvoir à', 'a donné délégation de vote à', 'mandate', 'est, ce soir-là, la voix de', '→'])(
  'a house gives its pouvoirs in its own words: « %s »',
  async (words) => {
    const file = 'assemblees/conseil.yaml';
    const before = RECORDS.get(file)!;
    const after = before.replace('pouvoir: donne pouvoir à', `pouvoir: "${words}"`);
    expect(after).not.toBe(before);
    const act = actOf(new Map([...RECORDS, [file, after]]), '2025-06-26-conseil_04');
    const { proof, faults } = await relu(pdfOf(act).bytes, act);
    expect(faults).toEqual([]);
    expect(proof?.differences).toEqual([]);
  },
);

/** The civilité is optional, of each (records.md §2). */
test('a body names some of its members with their civilité and some without', async () => {
  const file = 'assemblees/conseil.yaml';
  const after = RECORDS.get(file)!.replaceAll(
    /(?:M\.|Mme) (?=Damien|Aurélie|Julie|Rémi|Émilie|Nicolas)/gu,
    '',
  );
  const records = new Map([...RECORDS, [file, after]]);
  for (const id of ['2025-06-26-conseil_04', '2021-03-18-conseil_01', '2025-10-09-conseil_02']) {
    const act = actOf(records, id);
    const { proof, faults } = await relu(pdfOf(act).bytes, act);
    expect(faults).toEqual([]);
    expect(proof?.differences).toEqual([]);
  }
});
