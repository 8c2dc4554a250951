/** Our reading of the fonts, judged by a shaper: fontkit applies GSUB and GPOS as browsers do. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { create } from 'fontkit';
import LineBreaker from 'linebreak';
import { describe, expect, test } from 'vitest';
import { fontsFrom } from '../../src/layout/font.ts';
import { opportunities, unitsOf, wordOf } from '../../src/layout/words.ts';
import { FACES, LIBERATION, fileOf } from './polices.ts';

const SEED = readFileSync(
  resolve(import.meta.dirname, '../golden/seed/extrait-bureau-2024-09-12.txt'),
  'utf8',
);

describe.each(FACES)('%s', (face) => {
  const font = LIBERATION.font(face);
  const oracle = create(Buffer.from(fileOf(face)));

  test('every character has the glyph and the advance that the shaper finds', () => {
    for (const codePoint of oracle.characterSet) {
      const glyph = oracle.glyphForCodePoint(codePoint);
      expect([codePoint, font.glyph(codePoint), font.advance(glyph.id)]).toEqual([
        codePoint,
        glyph.id,
        glyph.advanceWidth,
      ]);
    }
  });

  test('pairs are kerned as GPOS kerns them, with spaces too', () => {
    const letters = 'AFLPTVWYaeorvwy1.,’ -\u00a0\u202fÀÉé';
    const wrong: string[] = [];
    let kerned = 0;
    for (const left of letters)
      for (const right of letters) {
        const run = oracle.layout(left + right);
        const expected = run.positions[0]!.xAdvance - run.glyphs[0]!.advanceWidth;
        const found = font.kern(font.glyph(left.codePointAt(0)!), font.glyph(right.codePointAt(0)!));
        if (expected !== 0) kerned++;
        if (found !== expected) wrong.push(left + right);
      }
    expect(wrong).toEqual([]);
    expect(kerned).toBeGreaterThan(50);
  });
});

test('every word of the real extract is as wide as the shaper makes it', () => {
  const font = LIBERATION.font('sans-regular');
  const oracle = create(Buffer.from(fileOf('sans-regular')));
  const words = new Set(SEED.split(/[ \n]+/));
  for (const word of words)
    expect([word, unitsOf(font, word)]).toEqual([word, oracle.layout(word).advanceWidth]);
  expect(words.size).toBeGreaterThan(400);
});

test('Liberation Sans brings the space after A nearer by 113 units', () => {
  const font = LIBERATION.font('sans-regular');
  expect(font.kern(font.glyph(0x41), font.glyph(0x20))).toBe(-113);
  const word = wordOf(font, 'A ');
  expect([word.units, word.hang]).toEqual([1366, 569 - 113]);
});

test('what a painter needs is read', () => {
  expect(LIBERATION.font('serif-bold-italic')).toMatchObject({
    unitsPerEm: 2048,
    ascent: 1825,
    descent: -443,
    lineGap: 87,
    bbox: [-1114, -621, 2678, 2009],
    postscriptName: 'LiberationSerif-BoldItalic',
  });
  const font = LIBERATION.font('sans-italic');
  expect(font.italicAngle).toBe(-12);
  expect(font.table('glyf').length).toBeGreaterThan(100_000);
  expect(font.table('none').length).toBe(0);
});

const opened = (file: Uint8Array) => fontsFrom(new Map([['sans-regular', file]])).font('sans-regular');

describe('a font is refused', () => {
  const ttf = fileOf('sans-regular');

  test.each([
    ['WOFF2', 'wOF2'],
    ['CFF outlines', 'OTTO'],
    ['a collection', 'ttcf'],
  ])('when it is %s', (_what, magic) => {
    const other = ttf.slice();
    other.set(new TextEncoder().encode(magic));
    expect(() => opened(other)).toThrow('n’est pas un fichier TrueType');
  });

  test('when it is empty, or a table is missing', () => {
    expect(() => opened(new Uint8Array(0))).toThrow('n’est pas un fichier TrueType');
    const other = ttf.slice();
    const text = Buffer.from(other.buffer);
    text.write('xxxx', text.indexOf('hmtx'), 'latin1');
    expect(() => opened(other)).toThrow('« hmtx »');
  });

  test('when it was not given', () => {
    expect(() => fontsFrom(new Map()).font('serif-bold')).toThrow('La police serif-bold manque.');
  });
});

const parts = (text: string): string[] => {
  let from = 0;
  return opportunities(text).map((to) => text.slice(from, (from = to)));
};

test('words end where UAX 14 allows a break', () => {
  expect(parts('(5)% et (3)€ : 12/0')).toEqual(['(5)% ', 'et ', '(3)€ : ', '12/0']);
  expect(parts('AKPINAR-ISTIQUAM – l’un')).toEqual(['AKPINAR-', 'ISTIQUAM ', '– ', 'l’un']);
  expect(parts('5\u202f072 n°\u00a012 1,5')).toEqual(['5\u202f072 ', 'n°\u00a012 ', '1,5']);
  expect(parts('')).toEqual([]);
});

/** The same by the table alone, character by character. */
function breaksOf(text: string): number[] {
  const ends: number[] = [];
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) ends.push(next.position);
  return ends;
}

test('the words that need no table are those that the table finds', () => {
  const word = oneof(
    { weight: 5, arbitrary: constantFrom(' ', ' ', 'mot', 'À', '12', '1,5', 'fin.', 'a;b:', '  ') },
    {
      weight: 2,
      arbitrary: constantFrom(
        ...[
          '-',
          '–',
          '—',
          '(',
          ')',
          '«',
          '»',
          '\u00a0',
          '\u202f',
          "'",
          '’',
          '“',
          '”',
          '"',
          '/',
          '!',
          '?',
          '%',
          '€',
          '…',
        ],
        ...[
          'n°',
          '\u00ad',
          '\u2011',
          '\u200b',
          '\n',
          '×',
          '÷',
          'ª',
          '[',
          '}',
          '§',
          '&',
          '+',
          '$',
          '\u{1F600}',
          'ﬁ',
          'א',
          '中',
        ],
      ),
    },
    { weight: 1, arbitrary: string({ maxLength: 2, unit: 'binary' }) },
  );
  assert(
    property(array(word, { maxLength: 14 }), (words) => {
      const text = words.join('');
      expect(opportunities(text)).toEqual(breaksOf(text));
    }),
    { numRuns: 2000 },
  );
});
