/** The matrix of wording: every question that a template may ask is answered both ways, and no answer prints a broken sentence. */
import { describe, expect, test } from 'vitest';
import { matrixText } from '../../src/commands/modeles.ts';
import { loadPress } from '../../src/commands/templates.ts';
import { EXEMPLES } from '../../src/documents/exemples.ts';
import { schemaOf } from '../../src/documents/kinds.ts';
import { CAS, KINDS_OF_MATRIX as KINDS } from '../../src/documents/matrice-cas.ts';
import { conseils, couverture, DOCUMENT_KINDS, matrice, VOLUME, type Press } from '../../src/pipeline.ts';
import { exampleOf, fictif } from '../../src/template/fictif.ts';
import { fieldsOf, type Field } from '../../src/template/fields.ts';
import { FAMILIES } from '../road/families.ts';

function pressOf(family: string): Press {
  const { press, faults } = loadPress(null, [...DOCUMENT_KINDS, ...VOLUME], family);
  if (press === null) throw new Error(faults.map(({ message }) => message).join('\n'));
  return press;
}

const PRESSES: ReadonlyMap<string, Press> = new Map(FAMILIES.map((family) => [family, pressOf(family)]));
const CELLS = matrice(PRESSES);

test('what legal staff reads', async () => {
  await expect(matrixText(CELLS, PRESSES.size)).toMatchFileSnapshot('../golden/matrice.txt');
});

const inside = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** What a document answers to each question that a template may put to it: `vote.secret: true`, `absents: 2`. */
function answersOf(field: Field, value: unknown, path = ''): string[] {
  if (field.kind === 'oui-non') return [`${path}: ${String(value)}`];
  if (field.kind === 'facultatif')
    return value === null ? [`${path}: absent`] : [`${path}: là`, ...answersOf(field.of, value, path)];
  if (field.kind === 'liste') {
    const items = value as readonly unknown[];
    return [
      `${path}: ${Math.min(items.length, 2)}`,
      ...items.flatMap((item) => answersOf(field.of, item, path)),
    ];
  }
  if (field.kind !== 'groupe') return [];
  const group = value as Readonly<Record<string, unknown>>;
  return [...field.fields].flatMap(([name, of]) => answersOf(of, group[name], inside(path, name)));
}

/** Every answer that a schema allows. */
function possible(field: Field, path = ''): string[] {
  if (field.kind === 'oui-non') return [`${path}: true`, `${path}: false`];
  if (field.kind === 'facultatif') return [`${path}: là`, `${path}: absent`, ...possible(field.of, path)];
  if (field.kind === 'liste') return [`${path}: 0`, `${path}: 1`, `${path}: 2`, ...possible(field.of, path)];
  if (field.kind !== 'groupe') return [];
  return [...field.fields].flatMap(([name, of]) => possible(of, inside(path, name)));
}

/** What dresses a document, and is printed nowhere. */
const DRESS = /^entete\.(?:couleur|police)|(?:^|\.)assemblee\.(?:marges|zone)/;

/** Minutes and the register never have a word for a figure. */
const NEVER = /^(?:points|actes)\.vote\.pourEnMot: true|^executoire/;

describe.each(KINDS)('%s', (kind) => {
  const schema = fieldsOf(schemaOf(kind, 'complet'));

  test('every answer of its schema has a cell', () => {
    const told = new Set(
      [{ faits: {} }, ...CAS[kind]].flatMap(({ faits }) =>
        answersOf(schema, fictif(schema, faits, EXEMPLES)),
      ),
    );
    const all = possible(schema).filter((answer) => kind === 'extrait-executoire' || !NEVER.test(answer));
    expect(all.filter((answer) => !told.has(answer) && !DRESS.test(answer))).toEqual([]);
  });

  test('a fact names a field, a title names one cell', () => {
    const known = new Set<string>();
    const walk = (field: Field, path: string): void => {
      known.add(path);
      if (field.kind === 'facultatif' || field.kind === 'liste') walk(field.of, path);
      if (field.kind === 'groupe') for (const [name, of] of field.fields) walk(of, inside(path, name));
    };
    walk(schema, '');
    const paths = CAS[kind].flatMap(({ faits }) => Object.keys(faits));
    expect(paths.filter((path) => !known.has(path.replaceAll(/\.\d+/g, '')))).toEqual([]);
    const titles = CAS[kind].map(({ titre }) => titre);
    expect(titles.filter((titre, i) => titles.indexOf(titre) !== i)).toEqual([]);
  });

  test('every cell is in the matrix', () => {
    const printed = new Set(CELLS.filter(({ document }) => document === kind).map(({ cas }) => cas));
    const cells = kind === 'extrait-executoire' ? CAS[kind].slice(CAS.extrait.length) : CAS[kind];
    expect(cells.map(({ titre }) => titre).filter((titre) => !printed.has(titre))).toEqual([]);
  });
});

/** What no French sentence has. */
const BROKEN: Readonly<Record<string, RegExp>> = {
  'a space at an end': /^\s|\s$/,
  'two spaces': / {2}/,
  'a space before a comma or a full stop': /\s[,.](?!\d)/,
  'two marks': /[,;:]\s*[.,;]|\.\.|\( *\)|« *»/,
  'a plural after 0 or 1': /(?<![\d/-])\b[01] (?!refus\b)\p{L}+s\b/u,
  'an agreement left to the reader': /\p{L}\((?:e|s|es|nent)\)/u,
  'no elision': /\b(?:de|que|le|la) (?:[AEIOUÉÈÊÎÔÛ](?!\p{Lu})|h[éeo]l)/u,
  'a word of the program': /undefined|null|\[object|\{\{|true|false/,
};

const LINES = CELLS.flatMap(({ document, cas, familles, phrases }) =>
  phrases.flatMap((phrase) =>
    phrase
      .split(/ \| | \/ /)
      .map((text) => ({ text, where: `${document}, ${cas} (${familles[0]}) : ${phrase}` })),
  ),
);

describe('no cell prints', () => {
  test.each(Object.entries(BROKEN))('%s', (_, broken) => {
    expect(LINES.filter(({ text }) => text !== '' && broken.test(text)).map(({ where }) => where)).toEqual(
      [],
    );
  });

  test('a sentence without its end', () => {
    const open = LINES.filter(
      ({ text }) =>
        text.length > 60 &&
        /^\p{Lu}/u.test(text) &&
        !/[.;:,»…)]$/u.test(text) &&
        !/ · |séance du|^Décisions p/u.test(text) &&
        text !== EXEMPLES['adresse']?.[0],
    );
    expect(open.map(({ where }) => where)).toEqual([]);
  });
});

test('the real extract keeps its own « PROCURATION(S) », and nothing else leaves an agreement to the reader', () => {
  const left = [...new Set(LINES.flatMap(({ text }) => /\p{L}+\(\p{L}+\)/u.exec(text)?.[0] ?? []))];
  expect(left).toEqual(['PROCURATION(S)']);
});

test('every branch of the shipped templates is in the matrix, and no rule of their sheets is dead or pale', () => {
  const { faults, saisie, matrice: alone, branches } = couverture(PRESSES, []);
  expect(faults.filter(({ code }) => code === 'branche-jamais-prise')).toEqual([]);
  expect([saisie, alone]).toEqual([0, branches]);
  expect(conseils(PRESSES)).toEqual([]);
});

test('an example is that of the longest end of the path, by its rank', () => {
  expect(exampleOf('ordreDuJour.1.numero', EXEMPLES)).toBe('2');
  expect(exampleOf('points.0.numero', EXEMPLES)).toBe('2025-061');
  expect(() => exampleOf('inconnu', EXEMPLES)).toThrow('no example');
});
