/** `text-wrap: pretty`: the best way of all, never worse than first fit, and even on the real text. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frenchHyphens } from '../../src/layout/hyphens.ts';
import { layout } from '../../src/layout/layout.ts';
import { breakLines, type Words } from '../../src/layout/lines.ts';
import type { TextItem } from '../../src/layout/page.ts';
import { breakPoints, demeritsOf, fitTotally } from '../../src/layout/total-fit.ts';
import { opportunities, wordOf } from '../../src/layout/words.ts';
import { LIBERATION } from './polices.ts';
import { BODY, DECISION } from './seed.ts';
import { documentOf, el, fakeFont, pageOf, texts } from './styled.ts';

const FONT = fakeFont();
const SETTING = { font: FONT, size: 1, perUnit: 1, spacing: 0, hyphen: 500 };

/** A text whose every character is 500 wide; « = » marks where hyphenation may part a word. */
function wordsOf(text: string): Words {
  const plain = text.replaceAll('=', '');
  const hyphens = new Set<number>();
  let at = 0;
  for (const part of text.split('=').slice(0, -1)) hyphens.add((at += part.length));
  const ends = [...new Set([...opportunities(plain), ...hyphens])].sort((a, b) => a - b);
  const words = ends.map((end, i) => wordOf(FONT, plain.slice(ends[i - 1] ?? 0, end)));
  const made = ends.map((end) => (hyphens.has(end) && end < plain.length ? true : undefined));
  return {
    words,
    settings: words.map(() => SETTING),
    open: words.map(() => true),
    made,
    glued: [],
  };
}

/** Every way of breaking, the least demerits of them. */
function bruteForce(words: Words, first: number, measure: number): number {
  const breaks = breakPoints(words);
  let least = Infinity;
  for (let choice = 0; choice < 2 ** (breaks.length - 1); choice++) {
    const ends = breaks.filter((_, i) => i === breaks.length - 1 || (choice >> i) % 2 === 1);
    const lines = ends.map((to, i) => ({ from: ends[i - 1] ?? 0, to }));
    least = Math.min(least, demeritsOf(words, lines, first, measure));
  }
  return least;
}

const syllable = fc.stringMatching(/^[a-z]{2,4}$/);
const word = fc.array(syllable, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('='));
const paragraph = (maxLength: number): fc.Arbitrary<Words> =>
  fc.array(word, { minLength: 1, maxLength }).map((parts) => wordsOf(parts.join(' ')));
const measure = fc.integer({ min: 14, max: 40 }).map((characters) => characters * 500);

describe('total fit', () => {
  test('is the least of all ways on short paragraphs', () => {
    fc.assert(
      fc.property(paragraph(6), measure, fc.integer({ min: -4, max: 4 }), (words, width, indent) => {
        fc.pre(breakPoints(words).length <= 13);
        const first = width - indent * 500;
        const lines = fitTotally(words, first, width);
        expect(demeritsOf(words, lines, first, width)).toBe(bruteForce(words, first, width));
      }),
      { numRuns: 300 },
    );
  });

  test('is never worse than first fit, and keeps every word', () => {
    fc.assert(
      fc.property(paragraph(60), measure, (words, width) => {
        const lines = fitTotally(words, width, width);
        expect(lines.map(({ from }) => from)).toEqual([0, ...lines.slice(0, -1).map(({ to }) => to)]);
        expect(lines.at(-1)?.to).toBe(words.words.length);
        const greedy = demeritsOf(words, breakLines(words, width, width), width, width);
        expect(demeritsOf(words, lines, width, width)).toBeLessThanOrEqual(greedy);
      }),
      { numRuns: 300 },
    );
  });

  test('ends at most two lines in a row with a hyphen, as first fit does', () => {
    fc.assert(
      fc.property(paragraph(40), measure, (words, width) => {
        for (const fit of [fitTotally, breakLines]) {
          const hyphens = fit(words, width, width).map(({ to }) =>
            to < words.words.length && words.made[to - 1]! ? '-' : '.',
          );
          expect(hyphens.join('')).not.toContain('---');
        }
      }),
    );
  });
});

const french = frenchHyphens();

/** Width of each space of the justified lines, as a multiple of the face’s own. */
function gaps(textWrap: 'wrap' | 'pretty', hyphens: 'manual' | 'auto'): number[] {
  const nominal = LIBERATION.font('sans-regular').advance(LIBERATION.font('sans-regular').glyph(0x20));
  const space = (nominal * 11) / 2048;
  return [...BODY, ...DECISION].flatMap(({ text }) => {
    const style = { size: 11, lineHeight: 14, textAlign: 'justify', textWrap, hyphens } as const;
    const document = documentOf([el('p', style, [text])], pageOf(481.89, 1000));
    const { laid, faults } = layout(document, LIBERATION, new Map(), french);
    expect(faults).toEqual([]);
    return texts(laid.pages[0])
      .slice(0, -1)
      .flatMap((item: TextItem) => {
        const spaces = item.text.trimEnd().split(' ').length - 1;
        return Array.from({ length: spaces }, () => (space + item.spaceExtra) / space);
      });
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('the gaps between words of the real text, as multiples of the face’s own', () => {
  test('with hyphenation: 1.12 on average, 2.2 at most', () => {
    const found = gaps('pretty', 'auto');
    expect(found.length).toBeGreaterThan(500);
    expect(mean(found)).toBeLessThanOrEqual(1.12);
    expect(Math.max(...found)).toBeLessThanOrEqual(2.2);
    expect(Math.min(...found)).toBeGreaterThanOrEqual(2 / 3 - 0.01);
  });

  test('without: 1.21 and 2.36, where first fit has 1.61 and 3', () => {
    const found = gaps('pretty', 'manual');
    const greedy = gaps('wrap', 'manual');
    expect(mean(found)).toBeLessThanOrEqual(1.21);
    expect(Math.max(...found)).toBeLessThanOrEqual(2.36);
    expect(mean(greedy)).toBeGreaterThan(1.6);
    expect(Math.max(...greedy)).toBeGreaterThan(2.9);
  });
});
