/** What `greffe corriger` makes of a record: the same facts, the same words, better set; and nothing at all when in doubt. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correct, etatOf, type Corrigeable } from '../../src/pipeline.ts';
import type { Tree } from '../../src/records/located.ts';
import { readSource } from '../../src/records/source.ts';
import { bytes } from '../records/dossiers.ts';
import { announce, runs, SEED } from '../promise/runs.ts';

const DRAFT: Corrigeable = { kind: 'point', etat: 'preparee' };
const text = (made: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(made);
const corrected = (before: string, what: Corrigeable = DRAFT) =>
  text(correct('f.yaml', bytes(before), what).bytes);
const typed = (shown: string) => shown.replaceAll('_', '\u00A0').replaceAll('~', '\u202F');

describe('traps of YAML', () => {
  test.each([
    ['objet: Finances : budget', 'objet: "Finances : budget"'],
    ['objet: Finances : budget  # à voir\na: b', 'objet: "Finances : budget"  # à voir\na: b'],
    ['objet: dit "a : b"', 'objet: \'dit "a : b"\''],
    ['objet: l’"eau" : d\'ici', 'objet: "l’\\"eau\\" : d\'ici"'],
    [
      'visas:\n  - le vote du budget : chapitre 65\n  - x',
      'visas:\n  - "le vote du budget : chapitre 65"\n  - x',
    ],
    ['motifs:\n  - vu: le code : x', 'motifs:\n  - vu: "le code : x"'],
    ['a: salle #3', 'a: "salle #3"'],
    ['lieu: #3', 'lieu: "#3"'],
    ['objet: salle # 3', 'objet: "salle # 3"'],
    ['absents: [a, b] # en retard', 'absents: [a, b]  # en retard'],
    ['date: 2024-09-12 # jeudi', 'date: 2024-09-12  # jeudi'],
    ['objet: "x" # y', 'objet: "x"  # y'],
    ['objet: @x', 'objet: "@x"'],
    ['objet: *trois fois*', 'objet: "*trois fois*"'],
    ['objet: "x" et y', 'objet: \'"x" et y\''],
    ['\ufeffa: b : c\r\nd: e : f\r\n', '\ufeffa: "b : c"\r\nd: "e : f"\r\n'],
  ])('%j → %j', (before, after) => {
    const made = correct('f.yaml', bytes(before), { kind: 'autre' });
    expect(text(made.bytes)).toBe(after);
    expect(made.faults).toEqual([]);
    expect(made.mended.length).toBeGreaterThan(0);
  });

  test.each([
    'a: {objet: Finances : budget}',
    'visas: [le code, l’avis]',
    'lieu: salle\n  suite : x',
    'absents: *liste',
    'absents: &liste',
    'a: - b',
    'a: "x\nb: c : d',
    'a: x : y\na: z',
    'a: b : c\n  suite',
    'a: x\u00ady : z',
    '- a : b',
    '',
  ])('what the line does not tell is left, and told as it is: %j', (before) => {
    const made = correct('f.yaml', bytes(before), DRAFT);
    expect(text(made.bytes)).toBe(before);
    expect(made.faults).toEqual(readSource('f.yaml', bytes(before)).faults);
    expect(made.faults.length).toBeGreaterThan(0);
  });
});

describe('typography', () => {
  test('inside every kind of quotes, comments and layout kept', () => {
    const before = `# L'en-tête ;\nobjet:   L'objet ; suite   # l'essai ;\nrubrique: 'L''une ; l''autre'\nvisas:\n- "l'article \\"1\\" ;\\u0020x"\nexpose: |\n    L'un.\n\n      - l'autre ;\nvote: {mention: l'urne}\nnumero: l'an\n`;
    const after = `# L'en-tête ;\nobjet:   L’objet~; suite   # l'essai ;\nrubrique: 'L’une~; l’autre'\nvisas:\n- "l’article «_1_»~;\\u0020x"\nexpose: |\n    L’un.\n\n      - l’autre~;\nvote: {mention: l’urne}\nnumero: l'an\n`;
    expect(corrected(before)).toBe(typed(after));
  });

  test('not after the vote, nor in what is no draft', () => {
    const written = "objet: l'essai\n";
    expect(corrected(written, { kind: 'point', etat: 'tenue' })).toBe(written);
    expect(corrected(written, { kind: 'autre' })).toBe(written);
    expect(corrected(written, { kind: 'point', etat: 'en-cours' })).toBe('objet: l’essai\n');
    const voted = `${written}vote: unanimite\n`;
    expect(corrected(voted, { kind: 'point', etat: 'en-cours' })).toBe(voted);
    const seance = "etat: preparee # l'an\ncommunications: l'une\n";
    expect(corrected(seance, { kind: 'seance' })).toBe("etat: preparee  # l'an\ncommunications: l’une\n");
    expect(corrected("etat: preparee\nmotif: l'une\n", { kind: 'seance' })).toBe(
      'etat: preparee\nmotif: l’une\n',
    );
  });

  test('a text that would be cut is left, its neighbours are not', () => {
    expect(corrected("vote: {mention: 12.5 %}\nobjet: l'une\n")).toBe(
      'vote: {mention: 12.5 %}\nobjet: l’une\n',
    );
  });

  test('a séance that does not read tells no state', () => {
    expect(etatOf('s.yaml', bytes('etat: preparee\nlieu: a : b\n'))).toBe('preparee');
    expect(etatOf('s.yaml', bytes('etat: preparee\nlieu: "a\n'))).toBe('tenue');
  });
});

const PIECES =
  "l'eau¦ ;¦ :¦?¦ !¦«¦» ¦\"¦...¦etc...¦12 500 €¦12500€¦ 3.5 %¦n° 12¦M. DUPONT¦Mr DUPONT¦Mme. X¦1er mars¦2ème¦18h30¦18:30¦L. 2121-29¦oeuvre¦  ¦ ¦\u00a0¦\u202f¦#¦ # ¦ #3¦- ¦, ¦.¦ )¦( ¦[¦]¦{¦}¦'¦\\¦*¦&¦@¦|¦http://a.b/?c¦[tableau x]¦[[a|b]]¦é¦A ¦fin¦2023".split(
    '¦',
  );
const words = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 7 }).map((all) => all.join(''));

/** Letters and figures of a text, in the manner that a correction may not change. */
function skeleton(value: string): string {
  return value
    .replaceAll(/[\s\u00A0\u202F]/gu, '')
    .replaceAll('’', "'")
    .replaceAll(/[«»]/gu, '"')
    .replaceAll('…', '...')
    .replaceAll('œ', 'oe')
    .toLowerCase()
    .replaceAll(/etc\.*/gu, 'etc')
    .replaceAll(/mr\.?/gu, 'm.')
    .replaceAll(/mme\./gu, 'mme')
    .replaceAll(/(\d)[a-zè]+/gu, '$1')
    .replaceAll(/(\d)[:,.](?=\d)/gu, '$1');
}

const bones = (tree: Tree | undefined): unknown =>
  typeof tree === 'string'
    ? skeleton(tree)
    : JSON.parse(JSON.stringify(tree ?? null), (_, v: unknown) => (typeof v === 'string' ? skeleton(v) : v));

const quote = (style: string, value: string): string =>
  style === 'double'
    ? JSON.stringify(value)
    : style === 'single'
      ? `'${value.replaceAll("'", "''")}'`
      : value;
const style = fc.constantFrom('bare', 'double', 'single');

/** A record as someone may type it: it need not read. */
const record = fc
  .record({
    objet: fc.tuple(style, words),
    numero: fc.tuple(fc.constantFrom('double', 'single'), words),
    visas: fc.array(fc.tuple(style, words), { maxLength: 3 }),
    expose: fc.array(words, { maxLength: 4 }),
    mention: fc.option(fc.tuple(style, words)),
    ends: fc.constantFrom('\n', '\r\n'),
    mark: fc.constantFrom('', '\ufeff'),
  })
  .map(({ objet, numero, visas, expose, mention, ends, mark }) => {
    const lines = [
      "# l'objet ;",
      `objet: ${quote(...objet)}  # l'un ;`,
      `numero: ${quote(...numero)}`,
      ...(visas.length > 0 ? ['visas:', ...visas.map((each) => `  - ${quote(...each)}`)] : []),
      ...(expose.length > 0 ? ['expose: |', ...expose.map((line) => `  x${line}`)] : []),
      ...(mention === null ? [] : [`vote: {mention: ${quote(...mention)}, pour: 3}`]),
    ];
    return mark + lines.map((line) => line + ends).join('');
  });

describe('any record', () => {
  const numRuns = runs(700, 10_000);

  test('that reads keeps its words, its lines, its comments, and is mended once', () => {
    announce('records corrected', numRuns);
    let changed = 0;
    fc.assert(
      fc.property(record, (before) => {
        const read = readSource('f.yaml', bytes(before));
        fc.pre(read.faults.length === 0);
        const after = corrected(before);
        if (after === before) return;
        changed += 1;
        const { located, faults } = readSource('f.yaml', bytes(after));
        expect(faults).toEqual([]);
        expect(bones(located?.value)).toEqual(bones(read.located?.value));
        expect(located?.value['numero']).toBe(read.located?.value['numero']);
        expect(after.match(/^\ufeff|\r\n|\n|  # l'un ;(?=\r?$)|^.*l'objet ;/gmu)).toEqual(
          before.match(/^\ufeff|\r\n|\n|  # l'un ;(?=\r?$)|^.*l'objet ;/gmu),
        );
        expect(corrected(after)).toBe(after);
      }),
      { numRuns, seed: SEED },
    );
    expect(changed).toBeGreaterThan(numRuns / 20);
  });

  test('that does not is left as it was, or reads with all its words', () => {
    let mended = 0;
    fc.assert(
      fc.property(record, (before) => {
        fc.pre(readSource('f.yaml', bytes(before)).faults.length > 0);
        const made = correct('f.yaml', bytes(before), { kind: 'autre' });
        if (made.faults.length > 0) {
          expect(text(made.bytes)).toBe(before);
          return;
        }
        mended += 1;
        const { located, faults } = readSource('f.yaml', made.bytes);
        expect(faults).toEqual([]);
        const keys = [...before.matchAll(/^\ufeff?(\w+):/gmu)].map(([, key]) => key);
        expect(Object.keys(located?.value ?? {})).toEqual(keys);
        // Only quotes, what they escape, and a second space before a comment.
        const bare = (all: string): string => all.replaceAll(/["'\\ ]/gu, '');
        expect(bare(text(made.bytes))).toBe(bare(before));
        expect(corrected(text(made.bytes), { kind: 'autre' })).toBe(text(made.bytes));
      }),
      { numRuns, seed: SEED },
    );
    expect(mended).toBeGreaterThan(numRuns / 20);
  });
});
