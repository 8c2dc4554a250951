/**
 * The published copy: what it hides is nowhere in its file, each paragraph is on the page where the full copy has it, and the
 * record that it carries makes it again. In every family of templates.
 */
import { describe, expect, test } from 'vitest';
import { make, reread, type Press } from '../../src/pipeline.ts';
import { leavesOf } from '../../src/verify/running.ts';
import { FAMILIES, pressOf } from '../road/families.ts';
import { actsOf, readingOf, RECORDS, type Act, type Records } from '../road/road.ts';
import { contentsOf } from './objects.ts';
import { CANARY, occultedActs } from './occulted.ts';
import { announce, runs, SEED } from './runs.ts';

const COUNT = runs(3, 200);

/** The two copies of an act. */
function copies(act: Act, press: Press) {
  const [full, published] = (['extrait', 'extrait-publie'] as const).map((copy) =>
    make(act.seance, act.point, press, copy),
  );
  return { full: full!, published: published! };
}

/** Page of each paragraph and cell, in the order of reading. */
function pagesOf(bytes: Uint8Array): readonly (number | null)[] {
  return leavesOf(readingOf(bytes).tree!).map(({ page }) => page);
}

describe.each(FAMILIES)('%s', (family) => {
  const press = pressOf(family);

  test('acts made by chance: same pages, no trace, made again', { timeout: 1_800_000 }, async () => {
    announce(`published copies, ${family}`, COUNT);
    let made = 0;
    // Passages in every line, here and there, and one in an act.
    for (const often of [3, 15, 80])
      for (const act of occultedActs(COUNT / 3, SEED, often)) {
        const { full, published } = copies(act, press);
        const told = `seed ${act.seed}, ${act.id}`;
        expect(contentsOf(full.made!.bytes).text, told).toMatch(CANARY);
        if (published.made === null) {
          // The words put in are at times longer than all that a page can give.
          const codes = published.faults.flatMap(({ severity, code }) => (severity === 'erreur' ? code : []));
          expect(new Set(codes), told).toEqual(new Set(['copie-publiee-trop-longue']));
          continue;
        }
        made += 1;
        const { bytes, pages } = published.made;
        expect(CANARY.exec(contentsOf(bytes).text)?.[0], told).toBeUndefined();
        expect(pages, told).toBe(full.made!.pages);
        expect(pagesOf(bytes), told).toEqual(pagesOf(full.made!.bytes));
        for (const onDisk of [{ read: act.seance, point: act.point }, null]) {
          const back = await reread('a.pdf', bytes, onDisk, press);
          expect([back.faults, back.rerendered, back.proof?.document], told).toEqual([
            [],
            true,
            'extrait-publie',
          ]);
        }
      }
    expect(made).toBeGreaterThan(COUNT * 0.9);
  });

  test('of an act that hides nothing says what the extract says', () => {
    const act = actsOf(RECORDS).find(({ id }) => id === '2025-10-09-conseil_01')!;
    const { full, published } = copies(act, press);
    const said = ({ made }: typeof full) => leavesOf(readingOf(made!.bytes).tree!);
    expect(said(published)).toEqual(said(full));
  });
});

describe('an act of the records', () => {
  const press = pressOf('libelles');
  const path = '2025/2025-10-09-conseil/02-jardins-partages.yaml';
  const written = (text: string): Act => {
    const records: Records = new Map([...RECORDS, [path, text]]);
    return actsOf(records).find(({ id }) => id === '2025-10-09-conseil_02')!;
  };
  const article = (text: string): Act =>
    written(`objet: Jardins partagés\nvisas:\n  - la demande de ${text}\ndispositif: Approuve.\n`);

  test('prints the mark, or the words put in place', () => {
    for (const [typed, printed] of [
      ['[[M. Jean DUPONT]]', 'la demande de [occulté]'],
      ['[[M. Jean DUPONT|un usager]]', 'la demande de un usager'],
    ] as const) {
      const { published } = copies(article(typed), press);
      expect(contentsOf(published.made!.bytes).text).toContain(printed);
      expect(contentsOf(published.made!.bytes).text).not.toContain('DUPONT');
    }
  });

  test('what is posted of its séance does not tell it either; the minutes do', async () => {
    const act = written('objet: Cession à [[M. Jean DUPONT]]\ndispositif: Approuve.\n');
    for (const [kind, tells] of [
      ['liste', false],
      ['convocation', false],
      ['proces-verbal', true],
    ] as const) {
      const { made, faults } = make(act.seance, kind, press);
      expect(faults).toEqual([]);
      expect(contentsOf(made!.bytes).text.includes('DUPONT')).toBe(tells);
      const back = await reread('a.pdf', made!.bytes, { read: act.seance, point: null }, press);
      expect([back.faults, back.rerendered]).toEqual([[], true]);
    }
  });

  test('is refused while it tells elsewhere what it hides', () => {
    const { full, published } = copies(article('[[M. Jean DUPONT]], M. Jean\u00a0Dupont'), press);
    expect(full.faults).toEqual([]);
    expect(published.made).toBeNull();
    expect(published.faults).toMatchObject([
      {
        code: 'occulte-encore-lisible',
        place: { file: `records/${path}`, line: 3, column: 19, length: 18 },
        message: '« M. Jean DUPONT » est occulté ici, et se lit encore dans la copie publiée, page 2.',
      },
    ]);
  });

  test('warns of a family name that is left', () => {
    const { published } = copies(article('[[M. Jean DUPONT]], Mme DUPONT'), press);
    expect(published.made).not.toBeNull();
    expect(published.faults.map(({ code, severity }) => [code, severity])).toEqual([
      ['nom-occulte-encore-lisible', 'avertissement'],
    ]);
  });

  test('is refused when a passage takes the end of a paragraph, or half a bold, with it', () => {
    for (const text of ['- [[un\n  - deux]]\n  - trois', 'Un **[[nom** et]] un autre.']) {
      const { published } = copies(written(`objet: Jardins\ndispositif: |\n  ${text}\n`), press);
      expect(published.made).toBeNull();
      expect(published.faults.map(({ code }) => code)).toEqual(['occultation-de-blocs']);
    }
  });

  test('is refused when its words do not fit the page', () => {
    const { published } = copies(article(`[[X|${'un usager du service '.repeat(400)}]]`), press);
    expect(published.made).toBeNull();
    expect(published.faults.map(({ code }) => code)).toEqual(['copie-publiee-trop-longue']);
  });

  test('is no proof of a record that hides something else', async () => {
    const { published } = copies(article('[[M. Jean DUPONT]]'), press);
    const other = article('[[M. Jean DUPONT|un usager]]');
    const back = await reread(
      'a.pdf',
      published.made!.bytes,
      { read: other.seance, point: other.point },
      press,
    );
    expect(back.faults.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['pdf-different', 'pdf-saisie-differente']),
    );
  });

  test('which tells what a later record hides is an alarm when read again', async () => {
    const before = copies(article('M. Jean DUPONT'), press).published.made!;
    const after = article('[[M. Jean DUPONT]]');
    const back = await reread('a.pdf', before.bytes, { read: after.seance, point: after.point }, press);
    expect(back.faults.map(({ code }) => code)).toContain('occulte-encore-lisible');
  });
});
