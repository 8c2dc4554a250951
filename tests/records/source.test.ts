import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/records/source.ts';
import { bytes } from './dossiers.ts';

const read = (text: string) => readSource('f.yaml', bytes(text));
const nest = (n: number) => `a: ${'['.repeat(n)}x${']'.repeat(n)}`;
const told = (text: string) =>
  read(text).faults.map(({ place, code }) => `${place.line}:${place.column} ${code}`);

describe('what a record may not hold', () => {
  test.each([
    // Constructs that make one text stand for another.
    ['a: &a [*a]', ['1:4 ancre', '1:8 alias']],
    ['a: &x b\nc: *x', ['1:4 ancre', '2:4 alias']],
    ['a: !!js/function x', ['1:4 balise']],
    ['a: !secret x', ['1:4 balise']],
    ['a: !!binary eA==', ['1:4 balise']],
    ['a: !!set {x, y}', ['1:4 balise']],
    ['%YAML 1.1\n---\na: NO', ['1:1 directive']],
    ['%TAG ! tag:x,2000:\n---\na: b', ['1:1 directive']],
    ['b: c\n<<: {a: b}', ['2:1 fusion']],
    ['a: >\n  x\n', ['1:4 bloc-replie']],
    ['a: b\n---\nc: d\n', ['2:1 plusieurs-documents']],
    // Keys.
    ['a: 1\na: 2', ['2:1 cle-en-double']],
    ['"a": 1\na: 2', ['2:1 cle-en-double']],
    ['é: x', ['1:1 cle-invalide']],
    ['e\u0301: x', ['1:1 cle-invalide']],
    ['__proto__: {a: b}', ['1:1 cle-invalide']],
    ['a: {constructor: b}', ['1:5 cle-invalide']],
    ['? [a]\n: b', ['1:3 cle-composee']],
    // The three traps that cut French text.
    ['objet: Finances : budget', ['1:17 deux-points-dans-un-texte']],
    ['objet: Finances\u00a0: budget', ['1:17 deux-points-dans-un-texte']],
    ['visas:\n  - le vote du budget : chapitre 65', ['2:22 deux-points-dans-un-texte']],
    ['a: {objet: Finances : budget}', ['1:21 deux-points-dans-un-texte']],
    ['lieu: salle #3', ['1:13 diese-apres-une-espace']],
    ['lieu: #3', ['1:7 diese-apres-une-espace']],
    ['visas: [le code, l’avis]', ['1:8 virgule-dans-une-liste']],
    ['a: {objet: Porter la somme, en deux fois}', ['1:29 virgule-dans-un-groupe']],
    // Layout.
    ['a:\n\t- b', ['2:1 tabulation']],
    ['a: x\ty', ['1:5 tabulation']],
    ['a: b\n a: c', ['2:2 retrait']],
    ['a:\n  b: c\n d: e', ['3:1 retrait']],
    ['a: 1\nb', ['2:1 ligne-sans-deux-points']],
    ['a: - b', ['1:4 tiret-sur-la-ligne']],
    ['a: | x\n  y', ['1:6 bloc-sur-la-ligne']],
    ['a: "x" et y', ['1:8 texte-en-trop']],
    ['a: "x\nb: c', ['1:4 guillemet-ouvert']],
    ["a: 'x\nb: c", ['1:4 guillemet-ouvert']],
    ['a: {b: c\n', ['1:4 crochet-ouvert']],
    ['a: [b\nc: d', ['1:4 crochet-ouvert']],
    ['a: [b, , c]', ['1:8 liste-mal-formee']],
    ['a: [- b]', ['1:5 liste-mal-formee']],
    ['a: b\n}', ['2:1 illisible']],
    ['a: @x', ['1:4 debut-reserve']],
    ['a: %5', ['1:4 debut-reserve']],
    ['a: `x', ['1:4 debut-reserve']],
    ['a: "\\q"', ['1:5 barre-oblique-inverse']],
    // The file as a whole.
    ['', ['1:1 fichier-vide']],
    ['# rien\n', ['1:1 fichier-vide']],
    ['- x', ['1:1 pas-de-cles']],
    ['du texte', ['1:1 pas-de-cles']],
    // Characters.
    ['a: b\u00adc', ['1:5 caractere-interdit']],
    ['a: b\u200bc', ['1:5 caractere-interdit']],
    ['a: b\u202ec', ['1:5 caractere-interdit']],
    ['a: b\u2028c', ['1:5 caractere-interdit']],
    ['a: b\ue000c', ['1:5 caractere-interdit']],
    ['a: \u0007b', ['1:4 caractere-interdit']],
    ['a: b\n# \u202e\n', ['2:3 caractere-interdit']],
    ['a: b\ufeff', ['1:5 caractere-interdit']],
    ['a: b\rc: d', ['1:5 caractere-interdit', '1:7 deux-points-dans-un-texte']],
    ['a: "x\\u0007y"', ['1:6 caractere-interdit']],
    ['a: "\\ud800"', ['1:5 caractere-interdit']],
    ['a: "\\ufeffx"', ['1:5 caractere-interdit']],
    ['a: "\\tx"', ['1:5 tabulation']],
    ['a: |\n  bon\n  cafe\u0301\n', ['3:6 accent-decompose']],
    ['a: \u212b', ['1:4 accent-decompose']],
  ])('%j', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  test('every fault of a file is told at once', () => {
    expect(told('a: b #c\nb: x\u00ady\na: 2\nd: e\u0301')).toEqual([
      '1:6 diese-apres-une-espace',
      '2:5 caractere-interdit',
      '3:1 cle-en-double',
      '4:4 accent-decompose',
    ]);
  });

  test('a bomb of aliases is refused before it is parsed', () => {
    const bomb = Array.from({ length: 10 }, (_, i) =>
      i === 0
        ? 'a0: &a0 [x]'
        : `a${i}: &a${i} [${Array(9)
            .fill(`*a${i - 1}`)
            .join(', ')}]`,
    ).join('\n');
    const started = performance.now();
    expect(new Set(read(bomb).faults.map((f) => f.code))).toEqual(new Set(['ancre', 'alias']));
    expect(performance.now() - started).toBeLessThan(500);
  });

  test.each([
    ['brackets', '['.repeat(20_000)],
    ['braces', `a: ${'{a: '.repeat(20_000)}`],
    ['dashes', `a:\n  ${'- '.repeat(20_000)}x`],
    ['lines', Array.from({ length: 1_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('deep nests of %s are refused in time', (_, text) => {
    const started = performance.now();
    const { faults } = read(text);
    expect(faults.map((f) => f.code)).toContain('trop-profond');
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('20 levels are read, 21 are not', () => {
    expect(told(nest(19))).toEqual([]);
    expect(told(nest(20)).map((f) => f.replace(/^.* /u, ''))).toEqual(['trop-profond']);
  });

  test('more than 2 MiB is refused with its weight', () => {
    const { located, faults } = readSource('f.yaml', new Uint8Array(3 * 1024 * 1024));
    expect(located).toBeNull();
    expect(faults.map((f) => f.code)).toEqual(['fichier-trop-gros']);
    expect(faults[0]!.message).toContain('3,0 Mio');
  });

  test.each([
    [[0xff, 0xfe], '1:1'],
    [[...bytes('a: b\nc: é'), 0xe9, 0x20], '2:5'],
    [[...bytes('a: '), 0xc3], '1:4'],
  ])('bytes that are not UTF-8: %j', (given, place) => {
    const { located, faults } = readSource('f.yaml', new Uint8Array(given));
    expect(located).toBeNull();
    expect(faults.map((f) => [`${f.place.line}:${f.place.column}`, f.code])).toEqual([[place, 'pas-utf-8']]);
  });
});

describe('what is read', () => {
  test.each([
    '0123',
    '08',
    '1.10',
    '12e3',
    '.nan',
    '9007199254740993',
    'NO',
    'yes',
    '~',
    'null',
    '2024-09-12',
    '5 072',
  ])('%s stays text', (text) => {
    expect(read(`a: ${text}`).located?.value).toEqual({ a: text });
  });

  test('an empty value is an empty text', () => {
    expect(read('a:\nb: 1').located?.value).toEqual({ a: '', b: '1' });
  });

  test('a byte order mark and CRLF are read, and move no place', () => {
    const { located, faults } = read('\ufeffa: b\r\nc: |\r\n  un\r\n  deux\r\n');
    expect(faults).toEqual([]);
    expect(located?.value).toEqual({ a: 'b', c: 'un\ndeux\n' });
    expect(located?.place(['c'], 'key')).toEqual({ file: 'f.yaml', line: 2, column: 1, length: 1 });
    expect(located?.find('x')).toEqual([{ file: 'f.yaml', line: 4, column: 6, length: 1 }]);
  });

  test('two spaces before # make a comment', () => {
    expect(read('a: b  # c\n# d\ne: f').located?.value).toEqual({ a: 'b', e: 'f' });
  });
});

describe('places', () => {
  const text = `date: 2024-09-12
pouvoirs:
  masson: hoareau
absents: [tonot, carrelet]
evenements:
  - {avant: 3, depart: ruet}
expose: |
  Un œuf.

  Deux œufs.
`;
  const located = read(text).located!;
  const at = (path: (string | number)[], part?: 'key' | 'value') => {
    const { line, column, length } = located.place(path, part);
    return [line, column, text.split('\n')[line - 1]!.slice(column - 1, column - 1 + length)];
  };

  test.each([
    [['date'], 'value', [1, 7, '2024-09-12']],
    [['date'], 'key', [1, 1, 'date']],
    [['pouvoirs', 'masson'], 'key', [3, 3, 'masson']],
    [['pouvoirs', 'masson'], 'value', [3, 11, 'hoareau']],
    [['absents', 1], 'value', [4, 18, 'carrelet']],
    [['evenements', 0, 'depart'], 'value', [6, 24, 'ruet']],
    [['evenements', 0], 'value', [6, 5, '{']],
    [['absents'], 'value', [4, 1, 'absents']],
    [['expose'], 'value', [8, 3, 'Un œuf.']],
  ] as const)('%j, %s', (path, part, expected) => {
    expect(at([...path], part)).toEqual(expected);
  });

  test('what is not written has the place of what is nearest', () => {
    expect(at(['pouvoirs', 'masson', 'mandataire'])).toEqual([3, 11, 'hoareau']);
    expect(at(['excuses', 0])[0]).toBe(1);
    expect(located.has(['pouvoirs', 'masson'])).toBe(true);
    expect(located.has(['excuses'])).toBe(false);
  });

  test('a character is found wherever it is', () => {
    expect(located.find('œ').map(({ line, column }) => [line, column])).toEqual([
      [8, 6],
      [10, 8],
    ]);
  });

  const STYLES: readonly [string, (value: string) => string][] = [
    [
      'block',
      (value) =>
        `k: |\n${value
          .split('\n')
          .map((line) => (line === '' ? '' : `    ${line}`))
          .join('\n')}\n`,
    ],
    [
      'double quotes',
      (value) => `k: "${value.replaceAll(/["\\]/gu, String.raw`\$&`).replaceAll('\n', '\\n')}"`,
    ],
    ['single quotes, folded', (value) => `k: '${value.replaceAll("'", "''").replaceAll('\n', '\n\n  ')}'`],
  ];
  test.each(STYLES)('every character of a value has its place: %s', (_, write) => {
    const words = fc.array(
      fc.stringMatching(/^[a-z'"\\éœ€ ]{1,6}$/u).map((w) => `x${w.trim()}`),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), (lines) => {
        const value = lines.map((line) => line.join(' ')).join('\n');
        const source = write(value);
        const { located: found } = read(source);
        expect([value, `${value}\n`]).toContain(found!.value['k']);
        for (const [i, character] of value.split('').entries()) {
          if (character === '\n') continue;
          const { line, column } = found!.placeIn(['k'], i);
          const written = source.split('\n')[line - 1]!.slice(column - 1);
          expect(written.startsWith(character) || written.startsWith(`\\${character}`)).toBe(true);
        }
      }),
    );
  });
});
