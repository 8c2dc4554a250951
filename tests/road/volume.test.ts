/** A volume of the register, as a binder and a reader find it: every feuillet number, every line of its tables. */
import { describe, expect, test } from 'vitest';
import { idOfVolume, inscriptions, makeVolume, printingOf, rereadVolume } from '../../src/pipeline.ts';
import { dealt, MOST_SHEETS, type Cut } from '../../src/pipeline/volume.ts';
import { extrait } from '../../src/documents/extrait.ts';
import { lintPdf } from '../../src/verify/lint.ts';
import type { Reading } from '../../src/verify/reading.ts';
import { sheetDifferences } from '../../src/verify/register-proof.ts';
import { allElements, type TreeElement } from '../../src/verify/tree.ts';
import { contentsOf } from '../promise/objects.ts';
import { feuilletsOf, registerPress, yearOf } from './register.ts';
import { actOf, forged, readingOf, REAL, RECORDS } from './road.ts';

const press = registerPress();

function volumesOf(year: ReturnType<typeof yearOf>): readonly Cut[] {
  const { inscriptions: ordered, faults } = inscriptions(year.seances, year.decisions, []);
  expect(faults).toEqual([]);
  const { register, faults: found } = dealt('2025', ordered, [], press);
  expect(found.filter(({ severity }) => severity === 'erreur')).toEqual([]);
  return register!.volumes;
}

function made(cut: Cut): { bytes: Uint8Array; reading: Reading } {
  const { made: volume, faults } = makeVolume(cut, press);
  expect(faults).toEqual([]);
  return { bytes: volume!.bytes, reading: readingOf(volume!.bytes) };
}

/** Cells of the rows of a table, those of its head left out. */
function rows(table: TreeElement): readonly (readonly string[])[] {
  const all = (element: TreeElement): readonly TreeElement[] =>
    element.role === 'TR' ? [element] : element.children.flatMap(all);
  return table.children
    .filter(({ role }) => role === 'TBody')
    .flatMap(all)
    .map(({ children }) => children.map(({ text }) => text));
}

describe('the year of the records', () => {
  const [cut, ...others] = volumesOf(yearOf());
  const { bytes, reading } = made(cut!);
  const elements = allElements(reading.tree!);
  const objects = elements.filter(({ role }) => role === 'H2');

  test('is one volume, whose sheets are numbered from 1, front and back', () => {
    expect(others).toEqual([]);
    expect(idOfVolume(cut!)).toBe('2025-conseil_v1');
    expect(feuilletsOf(reading)).toEqual(
      reading.pages.map((_page, i) => `${1 + Math.floor(i / 2)}${i % 2 === 1 ? '\u00a0v°' : ''}`),
    );
    const told = elements.map(({ own }) => own);
    expect(told).toContain(`Volume 1 · feuillets 1 à ${cut!.to}`);
    expect(told).toContain('Séances du 26 juin 2025 au 9 octobre 2025');
  });

  test('every act is in both tables, each time on the feuillet where it begins', () => {
    const [byDate, byObject] = elements.filter(({ role }) => role === 'Table').slice(-2);
    const acts = objects.filter(({ own }) => own !== 'CLÔTURE DE LA SÉANCE');
    const places = acts.map(({ own, page }) => [own, feuilletsOf(reading)[page! - 1]!]);
    const dated = rows(byDate!).filter((cells) => cells.length === 3);
    expect(dated.map(([, objet, feuillet]) => [objet, feuillet])).toEqual(places);
    const grouped = rows(byObject!).filter((cells) => cells.length === 3);
    const byText = (a: readonly unknown[], b: readonly unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1);
    expect(grouped.map(([objet, , feuillet]) => [objet, feuillet]).sort(byText)).toEqual(places.sort(byText));
    // Groups by day, and by matière.
    expect(
      rows(byDate!)
        .filter((cells) => cells.length === 1)
        .flat(),
    ).toEqual([
      'Décisions par délégation, du 22 avril 2025 au 19 mai 2025',
      'Séance du 26 juin 2025',
      'Séance du 9 octobre 2025',
    ]);
    expect(rows(byObject!).find((cells) => cells.length === 1)).toEqual(['1. Commande publique']);
  });

  test('decisions by delegation stand at their day, with who signed them', () => {
    const first = objects[0]!;
    expect(first.own).toBe('Location de la salle des fêtes à l’association Les Jardins des Tanneurs');
    expect(first.page).toBe(3);
    expect(elements.map(({ own }) => own)).toContain('Philippe LAMBERT');
  });

  test('it has bookmarks and no fault of our lint', () => {
    expect(contentsOf(bytes).names).toContain('Outlines');
    expect(lintPdf(reading, 'v.pdf')).toEqual([]);
  });

  test('it reads back from what it carries, to the byte', () => {
    const back = rereadVolume('v.pdf', bytes, null, press);
    expect(back.faults).toEqual([]);
    expect([back.id, back.rerendered]).toEqual(['2025-conseil_v1', true]);
    expect(rereadVolume('v.pdf', bytes, cut!, press).faults).toEqual([]);
  });

  test('a feuillet or an act elsewhere than the tables tell is a difference', () => {
    const acts = cut!.placed.flatMap(({ entrees }) => entrees);
    const parts = [{ pages: reading.pages.length, texts: null }];
    expect(sheetDifferences({ first: 1, parts, acts }, reading)).toEqual([]);
    const moved = acts.map((act, i) => (i === 2 ? { ...act, page: act.page + 1 } : act));
    expect(sheetDifferences({ first: 1, parts, acts: moved }, reading)).toEqual([
      { path: `feuillet de « ${acts[2]!.objet} »`, printed: '3', record: '3\u00a0v°', page: 5 },
    ]);
    expect(sheetDifferences({ first: 3, parts, acts: [] }, reading)).toHaveLength(reading.pages.length);
    const short = [{ pages: 4, texts: null }];
    expect(sheetDifferences({ first: 1, parts: short, acts: [] }, reading)[0]?.path).toBe('pages');
  });

  test('what it carries, altered, is told', () => {
    const other = rereadVolume('v.pdf', bytes, { ...cut!, numero: 2 }, press);
    expect(other.faults.map(({ code }) => code)).toContain('pdf-saisie-differente');
  });
});

test('a piece that is no volume, or whose sheets do not follow each other, is told', () => {
  const [cut] = volumesOf(yearOf());
  const { reading } = made(cut!);
  const carried = new TextDecoder().decode(reading.attachments[0]!.bytes);
  const document = extrait(actOf(RECORDS, REAL).seance.lue, actOf(RECORDS, REAL).point);
  const codes = (source: string) =>
    rereadVolume('v.pdf', forged(document, new TextEncoder().encode(source)), null, press).faults.map(
      ({ code }) => code,
    );
  expect(codes('document: volume\nid: conseil\n')).toEqual(['volume-altere']);
  expect(codes(carried.replace(/^feuillet: 3$/mu, 'feuillet: 4'))).toEqual(['volume-altere']);
  expect(codes(carried.replace('\nseance:\n', '\nseance:\n  jour: jeudi\n'))).toEqual(['cle-non-imprimee']);
  expect(codes(carried.replace('numero: 2025-D07', 'numero: [a]'))).toEqual(['nature-inattendue']);
});

describe('a year of many séances', () => {
  const year = yearOf(60);
  const { inscriptions: ordered } = inscriptions(year.seances, year.decisions, []);
  const { register } = dealt('2025', ordered, [], press);

  test('a volume ends before its sheets, tables included, pass 200; the next goes on with its numbers', () => {
    const { volumes } = register!;
    expect(volumes.length).toBeGreaterThan(1);
    let next = 1;
    for (const { from, to, placed } of volumes) {
      expect(from).toBe(next);
      expect(to - from + 1).toBeLessThanOrEqual(MOST_SHEETS);
      expect(placed[0]!.from).toBe(from + 1);
      next = to + 1;
    }
    expect(feuilletsOf(made(volumes[1]!).reading)[0]).toBe(String(volumes[1]!.from));
  });

  test('what is printed in a second volume keeps its sheets', () => {
    const place = { file: 'feuillets.yaml', line: 1, column: 1, length: 0 };
    const lines = register!.placed.map((each) => ({ ...printingOf(each, '2025-12-31'), place }));
    const again = inscriptions(year.seances, year.decisions, lines);
    expect(again.faults).toEqual([]);
    const { register: kept, faults } = dealt('2025', again.inscriptions, lines, press);
    expect(faults).toEqual([]);
    const bounds = (each: typeof register) => each!.volumes.map(({ from, to }) => [from, to]);
    expect(bounds(kept)).toEqual(bounds(register));
  });
});
