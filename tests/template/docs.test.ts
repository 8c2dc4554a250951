/** The pages that legal staff read say what the closed lists and the messages say. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROPERTIES } from '../../src/template/properties.ts';
import {
  ATTRIBUTES,
  COUNTERS,
  ELEMENTS,
  MARGIN_BOXES,
  PAGE_PSEUDOS,
  SELECTORS,
  UNITS,
} from '../../src/template/subset.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(resolve(ROOT, path), 'utf8');

const code = (text: string): string => `\`${text}\``;
const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;
/** Rows of the table below a heading of level two, without its head. */
const rowsUnder = (page: string, heading: string): string[] => {
  const section = page.split(/^## /m).find((each) => each.startsWith(`${heading}\n`)) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2);
};

const CONTENT = {
  vide: 'rien',
  blocs: 'des éléments',
  texte: 'du texte',
  'blocs-ou-texte': 'du texte, ou des blocs',
  'texte-puis-blocs': 'du texte, puis des blocs',
};
const SITE = { element: 'élément', page: '`@page`', marge: 'case de marge' };

describe('docs/html-css-admis.md', () => {
  const page = read('docs/html-css-admis.md');

  test('a line per element', () => {
    const wanted = Object.entries(ELEMENTS).map(([name, rule]) =>
      row(
        code(name),
        rule.parents.map(code).join(' ') || '—',
        CONTENT[rule.content],
        rule.attributes.map((each) => code(each) + (rule.required.includes(each) ? ' \\*' : '')).join(' ') ||
          '—',
        rule.start ?? '—',
        rule.pdf ?? '—',
      ),
    );
    expect(rowsUnder(page, 'Éléments')).toEqual(wanted);
  });

  test('a line per attribute', () => {
    const wanted = Object.entries(ATTRIBUTES).map(([name, { grammar }]) => row(code(name), grammar));
    expect(rowsUnder(page, 'Attributs')).toEqual(wanted);
  });

  test('a line per property', () => {
    const wanted = Object.entries(PROPERTIES).map(([name, { grammar, sites, inherited, initial }]) =>
      row(
        code(name),
        grammar,
        sites.map((each) => SITE[each]).join(', '),
        inherited ? 'oui' : 'non',
        code(initial),
      ),
    );
    expect(rowsUnder(page, 'Propriétés')).toEqual(wanted);
  });

  test('units, selectors, pages', () => {
    const named = [
      ...SELECTORS,
      ...Object.keys(UNITS),
      ...PAGE_PSEUDOS.map((each) => `@page :${each}`),
      ...MARGIN_BOXES.map((each) => `@${each}`),
      ...COUNTERS.map((each) => `counter(${each})`),
    ];
    for (const each of named) expect(page).toContain(code(each));
  });
});

describe('docs/erreurs.md', () => {
  const section =
    read('docs/erreurs.md')
      .split(/^## /m)
      .find((each) => each.startsWith('Modèles\n')) ?? '';
  const told = [...section.matchAll(/^\| `([a-z-]+)` \|/gm)].map((each) => each[1]!);
  const all = (folder: string): string =>
    readdirSync(resolve(ROOT, folder))
      .filter((name) => name !== 'docs.test.ts')
      .map((name) => read(`${folder}/${name}`))
      .join('\n');
  const given = [...read('src/template/codes.ts').matchAll(/\| '([a-z-]+)'/g)].map((each) => each[1]!);

  test('a line per code', () => {
    expect(told.toSorted()).toEqual(given.toSorted());
  });

  test('a test provokes each', () => {
    const tests = all('tests/template');
    expect(told.filter((each) => !tests.includes(each))).toEqual([]);
  });
});
