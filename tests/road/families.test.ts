/** The families of extracts: each makes every act of the records, which reads back as its record says. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isExecutory, make, reread } from '../../src/pipeline.ts';
import { leavesOf } from '../../src/verify/running.ts';
import { runs } from '../promise/runs.ts';
import { COMPLETE as FAMILIES, pressOf } from './families.ts';
import { actsOf, readingOf, RECORDS, ROOT, type Records } from './road.ts';

/** The long evening of the tests: elections, designations, a tie, a secret ballot, a point withdrawn. */
const SOIREE = resolve(ROOT, 'tests/records/soiree');
const EVENING: Records = new Map(
  readdirSync(SOIREE, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => [path.replaceAll('\\', '/'), readFileSync(resolve(SOIREE, path), 'utf8')]),
);

const ACTS = [...actsOf(RECORDS), ...actsOf(EVENING)];

describe.each(FAMILIES)('%s', (family) => {
  const press = pressOf(family);
  // In the quick form an act is made by one family at most.
  const rank = FAMILIES.indexOf(family);
  const some = ACTS.filter((_, i) => (i + rank) % runs(6, 1) === 0);

  test.each(some.map((act) => [act.id, act] as const))('%s', async (_, { seance, point }) => {
    const { made, faults } = make(seance, point, press);
    expect(faults).toEqual([]);
    const back = await reread('a.pdf', made!.bytes, { read: seance, point }, press);
    expect(back.faults).toEqual([]);
    expect(back.rerendered).toBe(true);
    expect(back.proof!.proofs).toEqual({ text: true, structure: true, embedded: true });
    expect((await reread('a.pdf', made!.bytes, null, press)).faults).toEqual([]);
  });

  test('another record is a difference', async () => {
    const act = ACTS.find(({ id }) => id === '2025-10-09-conseil_03')!;
    const { made } = make(act.seance, act.point, press);
    const other: Records = new Map(
      [...RECORDS].map(([path, text]) => [path, text.replace('abstention: benali', 'abstention: perrin')]),
    );
    const meant = actsOf(other).find(({ id }) => id === act.id)!;
    const { faults } = await reread('a.pdf', made!.bytes, { read: meant.seance, point: meant.point }, press);
    expect(faults.map(({ code }) => code)).toContain('pdf-saisie-differente');
    expect(faults.map(({ code }) => code)).toContain('pdf-different');
  });
});

describe.each(FAMILIES)('%s, of an act that may not be issued', (family) => {
  test('bears its mark, which fits', async () => {
    const press = pressOf(family);
    const { seance, point } = ACTS.find(({ id }) => id === '2025-10-09-conseil_03')!;
    const draft = { ...seance, irregular: new Set([point.point]) };
    const { made, faults } = make(draft, point, press);
    expect(faults).toEqual([]);
    expect(made!.projet).toBe(true);
    expect((await reread('a.pdf', made!.bytes, { read: draft, point }, press)).faults).toEqual([]);
  });
});

describe('the executory copy', () => {
  const controle =
    'controle: {reception: 2025-10-10, mise_en_ligne: 2025-10-13, acte: 001-210199774-20251009-2025_063-DE}\n';
  const KNOWN: Records = new Map(
    [...RECORDS].map(([path, text]) => [path, path.includes('/03-video') ? text + controle : text]),
  );
  const { seance, point } = actsOf(KNOWN).find(({ id }) => id === '2025-10-09-conseil_03')!;

  test.each(FAMILIES)(
    '%s: has the pages of the extract, with the days that the extract never tells',
    async (family) => {
      const press = pressOf(family);
      const plain = make(seance, point, press).made!;
      const copy = make(seance, point, press, 'extrait-executoire').made!;
      expect(copy.kind).toBe('extrait-executoire');
      expect(copy.pages).toBe(plain.pages);
      const back = await reread('a.pdf', copy.bytes, { read: seance, point }, press);
      expect(back.faults).toEqual([]);
      expect(back.proof!.document).toBe('extrait-executoire');
      const texts = [plain, copy].map(({ bytes }) => textOf(bytes));
      expect(texts.map((text) => text.includes('13 octobre 2025'))).toEqual([false, true]);
      expect(texts.map((text) => text.includes('001-210199774-20251009-2025_063-DE'))).toEqual([false, true]);
    },
  );

  test('is made once its days are known', () => {
    expect(isExecutory(seance.lue, point)).toBe(true);
    const other = seance.lue.points.find(({ point: label }) => label === '1')!;
    expect(isExecutory(seance.lue, other)).toBe(false);
  });
});

/** All that a file tags, and all that it carries. */
function textOf(bytes: Uint8Array): string {
  const { tree, attachments } = readingOf(bytes);
  const carried = attachments.map((each) => new TextDecoder().decode(each.bytes)).join('\n');
  return `${leavesOf(tree!)
    .map(({ text }) => text)
    .join('\n')}\n${carried}`;
}

describe('annexes', () => {
  const ANNEXES =
    'annexes: [{fichier: annexes/convention.pdf, titre: Convention d’objectifs, pages: 12}, {fichier: annexes/plan-de-situation.png, pages: 1}]\n';
  const NAMED: Records = new Map(
    [...RECORDS].map(([path, text]) => [path, path.includes('/03-video') ? text + ANNEXES : text]),
  );
  const { seance, point } = actsOf(NAMED).find(({ id }) => id === '2025-10-09-conseil_03')!;

  test.each(['libelles', ...FAMILIES])('%s: end every copy of the act', async (family) => {
    const press = pressOf(family);
    for (const kind of ['extrait', 'extrait-publie'] as const) {
      const { made, faults } = make(seance, point, press, kind);
      expect(faults).toEqual([]);
      const text = textOf(made!.bytes);
      const printed = text.slice(text.indexOf('En annexe :'), text.indexOf('document:'));
      expect(printed.split('\n').filter((line) => line.length > 3)).toEqual([
        'En annexe :',
        'Convention d’objectifs (12 pages)',
        'plan-de-situation (1 page)',
      ]);
      for (const onDisk of [{ read: seance, point }, null]) {
        const back = await reread('a.pdf', made!.bytes, onDisk, press);
        expect(back.faults).toEqual([]);
        expect(back.rerendered).toBe(true);
      }
    }
  });

  test('a page more is a difference', async () => {
    const press = pressOf('libelles');
    const other: Records = new Map(
      [...NAMED].map(([path, text]) => [path, text.replace('pages: 12', 'pages: 13')]),
    );
    const meant = actsOf(other).find(({ id }) => id === '2025-10-09-conseil_03')!;
    const { made } = make(seance, point, press);
    const { faults } = await reread('a.pdf', made!.bytes, { read: meant.seance, point: meant.point }, press);
    expect(faults.map(({ message }) => message).join('\n')).toContain('13');
  });
});
