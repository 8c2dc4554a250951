import { describe, expect, test } from 'vitest';
import type { Tableau } from '../../src/records/deliberation.ts';
import type { ProseRow } from '../../src/records/prose.ts';
import { tableOf } from '../../src/records/tableau.ts';

const tableau = (given: Partial<Tableau>): Tableau => ({
  titre: null,
  colonnes: ['a | b'],
  lignes: ['1 | 2'],
  total: null,
  somme: [],
  ...given,
});

/** `text` or `text (columns × rows)`, figures followed by →. */
const row = (cells: ProseRow) =>
  cells.map(({ inlines, align, colspan, rowspan }) => {
    const text = inlines.map((one) => (one.kind === 'run' ? one.text : '')).join('');
    return `${text}${align === 'right' ? '→' : ''}${colspan * rowspan > 1 ? ` (${colspan} × ${rowspan})` : ''}`;
  });

test('heads on two levels, cells joined above and on the left, figures flush right', () => {
  const { table, faults } = tableOf({
    titre: 'Plan de financement prévisionnel (HT)',
    colonnes: [
      'Dépenses | <         | Recettes  | <      | <',
      'Poste    | Montant € | Financeur | Taux % | Aide €',
    ],
    lignes: [
      'Études   | 45 000    | État      | 25     | 150 000',
      'Travaux  | 555 000   | Région    | 15     | 90 000',
      '^        | ^         | Commune   | 60     | 360 000',
    ],
    total: 'Total | 600 000 | < | 100 | 600 000',
    somme: [2, 5],
  });
  expect(faults).toEqual([]);
  expect(table.titre).toBe('Plan de financement prévisionnel (HT)');
  expect(table.head.map(row)).toEqual([
    ['Dépenses (2 × 1)', 'Recettes (3 × 1)'],
    ['Poste', 'Montant €→', 'Financeur', 'Taux %→', 'Aide €→'],
  ]);
  expect(table.rows.map(row)).toEqual([
    ['Études', '45 000→', 'État', '25→', '150 000→'],
    ['Travaux (1 × 2)', '555 000→ (1 × 2)', 'Région', '15→', '90 000→'],
    ['Commune', '60→', '360 000→'],
  ]);
  expect(table.total === null ? null : row(table.total)).toEqual([
    'Total',
    '600 000→ (2 × 1)',
    '100→',
    '600 000→',
  ]);
});

test('a dash in a column of figures stands under them; a column of words stays at the left', () => {
  const { table } = tableOf(
    tableau({ colonnes: ['Poste | Dépense'], lignes: ['Études | –', 'Travaux | 12'] }),
  );
  expect([...table.head, ...table.rows].map(row)).toEqual([
    ['Poste', 'Dépense→'],
    ['Études', '–→'],
    ['Travaux', '12→'],
  ]);
});

test('a block of cells joined both ways', () => {
  const { table, faults } = tableOf(tableau({ colonnes: ['a | b | c'], lignes: ['x | < | 1', '^ | ^ | 2'] }));
  expect(faults).toEqual([]);
  expect(table.rows.map(row)).toEqual([['x (2 × 2)', '1→'], ['2→']]);
});

describe('faults', () => {
  test.each([
    [{ lignes: ['1 | 2', '1'] }, 'lignes:1 tableau-mal-forme'],
    [{ colonnes: ['a', 'b | c'] }, 'colonnes:0 tableau-mal-forme'],
    [{ total: '1 | 2 | 3' }, 'total:0 tableau-mal-forme'],
    [{ lignes: ['^ | 2'] }, 'lignes:0 tableau-mal-joint'],
    [{ lignes: ['< | 2'] }, 'lignes:0 tableau-mal-joint'],
    [{ colonnes: ['a | b | c'], lignes: ['x | < | 1', '^ | y | 2'] }, 'lignes:0 tableau-mal-joint'],
    [{ lignes: ['1 | 2', '3 | 4'], total: 'T | 7', somme: [2] }, 'somme:0 somme-fausse'],
    [{ lignes: ['1 | deux'], total: 'T | 2', somme: [2] }, 'somme:0 somme-illisible'],
    [{ lignes: ['1 | 2'], total: 'T | deux', somme: [2] }, 'somme:0 somme-illisible'],
    [{ somme: [2] }, 'somme:0 somme-sans-total'],
    [{ total: 'T | 2', somme: [2, 3] }, 'somme:1 somme-sans-total'],
  ])('%j', (given, expected) => {
    const { faults } = tableOf(tableau(given));
    expect(faults.map((f) => `${f.key}:${f.line} ${f.code}`)).toEqual([expected]);
  });

  test('sums are exact, whatever the decimals and the signs', () => {
    const sound = tableau({
      lignes: ['a | 0,10', 'b | 0,20', 'c | -1 234,05', 'd | –'],
      total: 'T | -1 233,75',
      somme: [2],
    });
    expect(tableOf(sound).faults).toEqual([]);
    const wrong = tableOf({ ...sound, total: 'T | -1 233,74' });
    expect(wrong.faults[0]!.message).toBe('La colonne 2 a pour somme -1\u202f233,75, et non -1 233,74.');
  });
});
