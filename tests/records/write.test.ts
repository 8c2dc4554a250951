/** What is written is read back the same, whatever the texts. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import type { Tree } from '../../src/records/located.ts';
import { readSource } from '../../src/records/source.ts';
import { unlessEmpty, writeYaml } from '../../src/records/write.ts';
import { bytes } from './dossiers.ts';

describe('one form for one meaning', () => {
  test('groups, lists, texts, blocks', () => {
    const record = {
      date: '2024-09-12',
      heure: '18:30',
      absents: ['tonot', 'carrelet'],
      motif: null,
      membres: { petit: 'M. Luc PETIT', 'la-tour': { nom: 'de La Tour', civilite: 'M.' } },
      candidats: [{ titre: 'Liste « A »', membres: [] }],
      expose: 'Une ligne.\n\n- un tiret : deux-points # dièse\n',
      articles: ['Un seul.', 'Deux\nlignes.\n'],
      vide: {},
      cases: [['a', ['b']], []],
    };
    expect(writeYaml(record)).toBe(`date: 2024-09-12
heure: 18:30
absents:
  - tonot
  - carrelet
membres:
  petit: M. Luc PETIT
  la-tour:
    nom: de La Tour
    civilite: M.
candidats:
  - titre: Liste « A »
    membres: []
expose: |
  Une ligne.

  - un tiret : deux-points # dièse
articles:
  - Un seul.
  - |
    Deux
    lignes.
vide: {}
cases:
  - - a
    - - b
  - []
`);
  });

  test.each([
    ['Finances : budget', '"Finances : budget"'],
    ['salle #3', '"salle #3"'],
    ['salle#3', 'salle#3'],
    ['- tiret', '"- tiret"'],
    ['fin :', '"fin :"'],
    ['« guillemets »', '« guillemets »'],
    ['"', '"\\""'],
    [' espace', '" espace"'],
    ['espace\u202f', '"espace\u202f"'],
    ['null', 'null'],
    ['', '""'],
    ['deux\nlignes', '"deux\\nlignes"'],
    ['  retrait\nfin\n', '|2\n    retrait\n  fin'],
  ])('%j', (text, written) => {
    expect(writeYaml({ a: text })).toBe(`a: ${written}\n`);
  });

  test('what says nothing is not written', () => {
    expect(writeYaml({ a: null, b: 'x' })).toBe('b: x\n');
    expect([unlessEmpty([]), unlessEmpty({}), unlessEmpty({ a: null })]).toEqual([null, null, null]);
    expect(unlessEmpty({ a: null, b: [] })).toEqual({ a: null, b: [] });
  });
});

/** What YAML gives a meaning to, and spaces that it does not take for such. */
const PIECES = [
  ': ¦:¦- ¦-¦?¦? ¦ #¦#¦"¦\'¦\\¦\\n¦[¦]¦{¦}¦,¦&a¦*a¦!t¦%¦@¦`¦|¦|2¦>¦~¦--- ¦---¦...¦<<¦=¦null¦true¦0x1F¦1e3¦-2',
  '\n¦\n\n¦\n  ¦  ¦ ¦\u00a0¦\u202f¦\u2003¦\u3000¦¦é¦œ¦😀¦a¦12¦://',
].flatMap((all) => all.split('¦'));
const text = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((all) => all.join('')) },
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(' ', '\n', 'a', '#', ':', '-'), maxLength: 12 }),
);
/** Keys that the reader takes: printable ASCII without spaces. */
const key = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9_-]{0,12}$/),
  fc.stringMatching(/^[!-~]{1,6}$/).filter((k) => k !== '<<'),
);
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    text,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const record = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 5, noNullPrototype: true });

describe('any record is read back the same', () => {
  const RESERVED = ['__proto__', 'constructor', 'prototype', 'visas', 'considerants', 'motifs', 'articles'];
  const allowed = (value: Tree): boolean =>
    typeof value === 'string'
      ? value === value.normalize('NFC')
      : Array.isArray(value)
        ? value.every(allowed)
        : Object.entries(value).every(([k, v]) => !RESERVED.includes(k) && allowed(v));

  test('by our reader, without a fault', () => {
    fc.assert(
      fc.property(record.filter(allowed), (value) => {
        const { located, faults } = readSource('a.yaml', bytes(writeYaml(value)));
        // A character that no record may hold is the reader's to refuse.
        fc.pre(!faults.some((f) => f.code === 'caractere-interdit' || f.code === 'tabulation'));
        expect(faults).toEqual([]);
        expect(located?.value).toEqual(value);
      }),
      { numRuns: 3000 },
    );
  });

  test('by the library, forbidden characters included', () => {
    fc.assert(
      fc.property(record, (value) => {
        const document = parseDocument(writeYaml(value), { schema: 'failsafe', version: '1.2' });
        expect(document.errors).toEqual([]);
        expect(document.toJS()).toEqual(value);
      }),
      { numRuns: 2000 },
    );
  });
});
