import { describe, expect, test } from 'vitest';
import { designates, rangeOf } from '../../src/records/points.ts';
import { ASSEMBLEE, SEANCE, seanceOf, told } from './dossiers.ts';

const numbers = (pattern: string, more = '') => {
  const { lue, faults } = seanceOf({
    assemblee: ASSEMBLEE.replace('mandats:', `variantes: {numerotation: "${pattern}"}\nmandats:`),
    points: { '01-a': 'objet: A', '02-b': `objet: B\n${more}` },
  });
  expect(told(faults)).toEqual([]);
  return lue!.points.map((p) => p.numero);
};

describe('points', () => {
  const points = ['1', '2', '2-1', '2-2', '3', '10'].map((point, i) => ({ point, numero: `2024-0${i}` }));
  test.each([
    ['3', '3'],
    ['1-3', '1 2 2-1 2-2 3'],
    ['2-1', '2-1'],
    ['1 - 2-2', '1 2 2-1 2-2'],
    ['2-1-3', '2-1 2-2 3'],
    ['3-', '3 10'],
    ['-2', '1 2'],
    ['2024-02', '2-1'],
  ])('%s', (part, expected) => {
    expect(
      points
        .filter((_, i) => designates([part], i, points))
        .map((p) => p.point)
        .join(' '),
    ).toBe(expected);
  });

  test.each([
    ['4', '4'],
    ['1-7', '7'],
    ['7-', '7'],
    ['2 - 9', '9'],
    ['-', '-'],
  ])('%s is no point: %s', (part, unknown) => {
    expect(rangeOf(part, points)).toEqual({ unknown });
  });

  test('several, in a text or a list', () => {
    for (const written of ['1-2, 10', '[1-2, 10]']) {
      const { lue } = seanceOf({
        seance: `${SEANCE}huis_clos: ${written}\n`,
        points: { '01-a': 'objet: A', '02-b': 'objet: B', '10-c': 'objet: C' },
      });
      expect(lue!.seance.huis_clos?.points).toEqual(['1-2', '10']);
    }
  });
});

describe('the agenda', () => {
  const files = { '10-c': 'objet: C', '04b-b': 'objet: B', '04-a': 'objet: A', '001-z': 'objet: Z' };
  test('is that of the files, by their number', () => {
    const { lue } = seanceOf({ points: files });
    expect(lue!.points.map(({ id, nn, point, ordre }) => [id, nn, point, ordre])).toEqual([
      ['2025-03-13-conseil_001', '001', '1', 1],
      ['2025-03-13-conseil_04', '04', '4', 2],
      ['2025-03-13-conseil_04b', '04b', '4b', 3],
      ['2025-03-13-conseil_10', '10', '10', 4],
    ]);
  });

  test('or the one that is written, with points that have no file', () => {
    const agenda = `ordre_du_jour:
  - Informations du maire
  - 10-c
  - {objet: Vœu, point: V, rapporteur: petit, vote: {contre: martin}}
  - 001-z
  - {objet: Motion, resultat: ajournee}
  - 04-a
  - 04b-b
`;
    const { lue, faults } = seanceOf({ seance: `${SEANCE}${agenda}`, points: files });
    expect(faults).toEqual([]);
    expect(
      lue!.points.map(({ point, id, deliberation, resultat }) => [
        point,
        id?.slice(-3) ?? null,
        deliberation.objet,
        resultat,
      ]),
    ).toEqual([
      ['10', '_10', 'C', 'adoptee'],
      ['V', null, 'Vœu', 'adoptee'],
      ['1', '001', 'Z', 'adoptee'],
      ['5', null, 'Motion', 'ajournee'],
      ['4', '_04', 'A', 'adoptee'],
      ['4b', '04b', 'B', 'adoptee'],
    ]);
  });

  test('numbers are derived when they have no running number', () => {
    expect(numbers('{annee}/{mois}/{jour}-{ordre:2}')).toEqual(['2025/03/13-01', '2025/03/13-02']);
    expect(numbers('DEL{an}_{ordre}', 'numero: X')).toEqual(['DEL25_1', 'X']);
    expect(numbers('{annee}-{suite:3}')).toEqual([null, null]);
  });
});
