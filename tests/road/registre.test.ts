/** A séance in the register: the very text of its extracts, on numbered sheets that a binder can bind. */
import { describe, expect, test } from 'vitest';
import { acts, make } from '../../src/pipeline.ts';
import { linesOf } from '../../src/verify/lines.ts';
import type { Reading } from '../../src/verify/reading.ts';
import { leavesOf } from '../../src/verify/running.ts';
import { contentsOf } from '../promise/objects.ts';
import { evening, feuilletsOf, registerPress, seancesOf } from './register.ts';
import { PRESS, readingOf, RECORDS } from './road.ts';

const press = registerPress();
const SEANCES = [...seancesOf(RECORDS).values(), ...seancesOf(evening()).values()];
const MM = 72 / 25.4;

function sheets(seance: (typeof SEANCES)[number], feuillet: number): Reading {
  const { made, faults } = make(seance, 'registre', press, 'extrait', feuillet);
  expect(faults).toEqual([]);
  return readingOf(made!.bytes);
}

/** Where the letters of a run end: the space at which a line is broken hangs. */
function endOf({ text, endX, size }: Reading['pages'][number]['runs'][number]): number {
  return text.endsWith(' ') ? endX - 0.278 * size : endX;
}

describe.each(SEANCES.map((seance) => [seance.lue.id, seance] as const))('%s', (_, seance) => {
  const reading = sheets(seance, 37);

  test('every act reads as its extract does, from its object to its vote', () => {
    const register = leavesOf(reading.tree!).map(({ text }) => text);
    for (const point of acts(seance.lue)) {
      const { made } = make(seance, point, PRESS);
      const extract = leavesOf(readingOf(made!.bytes).tree!).map(({ text }) => text);
      const object = extract.findIndex((text) => text.includes(point.deliberation.objet));
      const vote = extract.findIndex(
        (text, i) => i > object && /^(?:SCRUTIN$|Vote au scrutin|Sans vote|Élection : )/u.test(text),
      );
      const operative = extract.slice(object + 1, vote < 0 ? undefined : vote);
      // An election alone has nothing there.
      const { expose, dispositif, articles } = point.textes;
      const { designations, visas, considerants, motifs } = point.deliberation;
      const told = [expose, dispositif, ...articles, ...designations, ...visas, ...considerants, ...motifs];
      const isTold = told.some((each) => each !== null);
      expect(operative.length > 0, point.id!).toBe(isTold);
      expect(register.join('\n'), point.id!).toContain(operative.join('\n'));
    }
  });

  test('every sheet is numbered, front and back, and tells the body and the day (R. 2121-9)', () => {
    expect(reading.pages.length % 2).toBe(0);
    expect(feuilletsOf(reading)).toEqual(
      reading.pages.map((_page, i) => `${37 + Math.floor(i / 2)}${i % 2 === 1 ? '\u00a0v°' : ''}`),
    );
    for (const { number } of reading.pages) {
      const head = linesOf(reading)
        .filter(({ page, part }) => page === number && part === 'head')
        .map(({ text }) => text)
        .join(' ');
      expect(head).toContain(seance.lue.assemblee.collectivite);
      expect(head).toMatch(/Séance du (?:\d+(?:er)? \p{L}+ \d{4}|[\p{L} -]+ deux mille [\p{L}-]+)/u);
    }
  });

  test('the gutter is 25 mm, at the left of a front and at the right of a back', () => {
    for (const { number, runs, width } of reading.pages) {
      const body = runs.filter(({ owner }) => owner.kind !== 'artifact');
      if (body.length === 0) continue;
      const gutter =
        number % 2 === 1 ? Math.min(...body.map(({ x }) => x)) : width - Math.max(...body.map(endOf));
      expect(gutter / MM).toBeGreaterThan(24.99);
    }
  });

  test('the closing sheet tells on which feuillet each act begins', () => {
    const leaves = leavesOf(reading.tree!);
    const closing = leaves.findIndex(({ text }) => text === 'CLÔTURE DE LA SÉANCE');
    expect(closing).toBeGreaterThan(0);
    for (const [i, point] of acts(seance.lue).entries()) {
      const { objet } = point.deliberation;
      const page = leaves.find(({ text }) => text === objet)!.page!;
      const cells = leaves.slice(closing).map(({ text }) => text);
      const row = cells.indexOf(objet);
      expect(cells[row - 2]).toBe(String(i + 1));
      expect(cells[row + 1]).toBe(feuilletsOf(reading)[page - 1]!);
    }
  });
});

test('until July 2022 all who were there sign the closing sheet, and nobody elsewhere (R1)', () => {
  const seance = SEANCES.find(({ lue }) => lue.id === '2024-09-12-bureau');
  const { lue } = seance!;
  const before = { ...seance!, lue: { ...lue, seance: { ...lue.seance, date: '2022-06-30' } } };
  const texts = leavesOf(sheets(before, 1).tree!).map(({ text }) => text);
  expect(texts).toContain('Signatures des membres présents');
  expect(texts.filter((text) => /^(?:Le|La) secrétaire de séance,$/u.test(text))).toEqual([]);
});

test('what the register does not print is nowhere in its file: withdrawn points, debates, amendments, who sat beside', () => {
  const seance = SEANCES.find(({ lue }) => lue.id === '2025-06-12-conseil')!;
  const { made } = make(seance, 'registre', press);
  const { text } = contentsOf(made!.bytes);
  const told = [...evening().values()].join('\n');
  const silent = ['camping', 'Porter la subvention', 'Anne DURAND', 'chiffrage à compléter', 'Recettes'];
  // All but the last, a table that is printed: the search sees.
  expect(silent.filter((words) => told.includes(words))).toEqual(silent);
  expect(silent.filter((words) => text.includes(words))).toEqual(['Recettes']);
});
