import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Context } from '../../src/layout/context.ts';
import { LAYOUT } from '../../src/layout/strip.ts';
import type { Strip } from '../../src/layout/strip.ts';
import { newStructure } from '../../src/layout/structure.ts';
import { paginate } from '../../src/layout/paginate.ts';
import type { StyledElement } from '../../src/template/styled.ts';
import { FAKE, ORIGIN, RULE, codes, documentOf, el, laid, linesOf, p, pageOf } from './styled.ts';
import type { Said } from './styled.ts';

/** Pages of `lines` lines, as the texts that they hold. */
function pages(lines: number, ...children: StyledElement[]): string[] {
  return laid(documentOf(children, pageOf(100, lines * 10))).laid.pages.map((page) =>
    linesOf(page).join(' '),
  );
}

/** A paragraph of one line for each letter. */
function para(letters: string, said: Said = {}): StyledElement {
  const lines = letters.split('').flatMap((letter, i) => (i === 0 ? [letter] : [el('br'), letter]));
  return el('p', { orphans: 2, widows: 2, ...said }, lines);
}

const box = (said: Said, ...children: StyledElement[]) => el('div', said, children);

describe('orphans and widows', () => {
  test('a paragraph breaks where both are kept', () => {
    expect(pages(4, para('ab'), para('cdefg'))).toEqual(['a b c d', 'e f g']);
  });

  test('a widow takes a line from the page before', () => {
    expect(pages(4, para('a'), para('bcde'))).toEqual(['a b c', 'd e']);
  });

  test('a paragraph that cannot keep both goes to the next page', () => {
    expect(pages(4, para('ab'), para('cde'))).toEqual(['a b', 'c d e']);
    expect(pages(4, para('abc'), para('defg'))).toEqual(['a b c', 'd e f g']);
  });

  test('they are given up on a page that is too short, and that is told', () => {
    const result = laid(documentOf([para('abc')], pageOf(100, 20)));
    expect(result.laid.pages.map(linesOf)).toEqual([['a', 'b'], ['c']]);
    expect(result.faults).toMatchObject([
      {
        code: 'coupure-imposee',
        severity: 'avertissement',
        message:
          'La page 1 finit en séparant une seule ligne de son paragraphe, faute d’un meilleur endroit.',
      },
    ]);
  });
});

const title = (letter: string) => para(letter, { breakAfter: 'avoid' });

describe('kept together', () => {
  test('a heading goes with the first lines of what follows', () => {
    expect(pages(4, para('ab'), title('H'), para('cdef'))).toEqual(['a b', 'H c d', 'e f']);
  });

  test('so does a chain of headings', () => {
    expect(pages(5, para('ab'), title('H'), title('I'), para('cde'))).toEqual(['a b', 'H I c d e']);
  });

  test('a break that is forbidden before a block is forbidden at its first child, and after its last', () => {
    const last = box({}, para('b'), title('H'));
    expect(pages(3, para('a'), last, para('cd'))).toEqual(['a b', 'H c d']);
    expect(pages(3, para('ab'), para('c'), box({ breakBefore: 'avoid' }, para('de')))).toEqual([
      'a b',
      'c d e',
    ]);
  });

  test('a block kept whole moves', () => {
    expect(pages(4, para('ab'), box({ breakInside: 'avoid' }, para('c'), para('d'), para('e')))).toEqual([
      'a b',
      'c d e',
    ]);
  });

  test('a block kept whole that no page can hold begins a page and is cut where it would be, and that is told', () => {
    const result = laid(
      documentOf([p('a'), box({ breakInside: 'avoid' }, p('b'), p('c'), p('d'), p('e'))], pageOf(100, 30)),
    );
    expect(result.laid.pages.map(linesOf)).toEqual([['a'], ['b', 'c', 'd'], ['e']]);
    expect(codes(result)).toEqual(['coupure-imposee']);
  });

  test('its heading goes with it, and what is kept whole inside it stays whole', () => {
    const inner = box({ breakInside: 'avoid' }, p('d'), p('e'));
    const outer = box({ breakInside: 'avoid' }, p('b'), p('c'), inner, p('f'));
    expect(pages(4, p('a'), title('H'), outer)).toEqual(['a', 'H b c', 'd e f']);
  });

  test('a chain that no page can hold drops its weakest link', () => {
    const result = laid(documentOf([title('H'), title('I'), para('abcd')], pageOf(100, 30)));
    expect(result.laid.pages.map(linesOf)).toEqual([
      ['H', 'I', 'a'],
      ['b', 'c', 'd'],
    ]);
    expect(codes(result)).toEqual(['coupure-imposee']);
  });

  test('orphans are given up before a block is cut, and a block before a heading is left alone', () => {
    const whole = box({ breakInside: 'avoid' }, title('H'), para('bcd'));
    expect(pages(4, whole)).toEqual(['H b c d']);
    expect(
      pages(3, para('a', { breakAfter: 'avoid' }), box({ breakInside: 'avoid' }, para('bc'), para('d'))),
    ).toEqual(['a b c', 'd']);
  });
});

const tops = (...children: StyledElement[]) =>
  laid(documentOf(children, pageOf(100, 20))).laid.pages.map((page) => page.items.map((item) => item.y - 18));

const second = (said: Said) => el('p', { margin: { top: 5 }, ...said }, ['c']);

describe('page breaks', () => {
  test('one that is asked for', () => {
    expect(pages(5, para('a'), box({ breakBefore: 'page' }, para('b')))).toEqual(['a', 'b']);
  });

  test('at the very beginning it makes no empty page', () => {
    expect(pages(5, box({ breakBefore: 'page' }, para('b', { breakBefore: 'page' })))).toEqual(['b']);
  });

  test('swallow the margin before them, keep that after them when they are forced', () => {
    const first = el('p', { margin: { bottom: 7 } }, ['a', el('br'), 'b']);
    expect(tops(first, second({}))).toEqual([[0, 10], [0]]);
    expect(tops(first, second({ breakBefore: 'page' }))).toEqual([[0, 10], [5]]);
  });

  test('an empty document has one page', () => {
    expect(pages(5)).toEqual(['']);
  });

  test('something that cannot be cut and is higher than a page is a fault', () => {
    const result = laid(documentOf([p('a'), box({ height: 40 }), p('b')], pageOf(100, 30)));
    expect(codes(result)).toEqual(['plus-haut-que-la-page']);
    expect(result.faults[0]?.message).toBe(
      'Ce bloc d’un seul tenant dépasse de 3,6\u00a0mm la hauteur de la page 2.',
    );
    expect(result.laid.pages.map(linesOf)).toEqual([['a'], [], ['b']]);
  });
});

test('the side borders of a box go from edge to edge on each page, and to its foot where the box goes on', () => {
  const framed = box({ border: { left: RULE }, padding: { top: 5, bottom: 5 } }, para('abcd'));
  const { pages } = laid(documentOf([p('z'), framed], pageOf(100, 40))).laid;
  const walls = pages.map((page) =>
    page.items.flatMap((item) => (item.kind === 'stroke' ? [[item.y - 10, item.height]] : [])),
  );
  // The bottom padding is part of the last line: « cd » moves with it.
  expect(pages.map(linesOf)).toEqual([
    ['z', 'a', 'b'],
    ['c', 'd'],
  ]);
  expect(walls).toEqual([[[10, 30]], [[0, 25]]]);
});

describe('named pages', () => {
  const narrow = pageOf(100, 30);
  const wide = pageOf(200, 30);
  const sheet = { pageRule: (_number: number, name: string | null) => (name === 'paysage' ? wide : narrow) };
  const text = 'aaaaaaaa bbbbbbbb cccccccc';

  test('begin on a new page, with their own measure', () => {
    const { laid: out, faults } = laid(
      documentOf([p(text), el('div', { page: 'paysage' }, [p(text)]), p('z')], narrow, { sheet }),
    );
    expect(faults).toEqual([]);
    expect(out.pages.map((page) => [page.width, linesOf(page).length])).toEqual([
      [120, 2],
      [220, 1],
      [120, 1],
    ]);
  });

  test('pages of one kind must have one measure', () => {
    const uneven = { pageRule: (number: number) => (number === 1 ? narrow : wide) };
    const result = laid(documentOf([para('abcdef')], narrow, { sheet: uneven }));
    expect(codes(result)).toEqual(['pages-de-largeurs-differentes']);
  });
});

function context(): Context {
  return {
    fonts: FAKE,
    pictures: new Map(),
    hyphenate: () => [],
    structure: newStructure(),
    furniture: LAYOUT,
    pageHeight: () => 100_000,
    pageWidth: () => 100_000,
    origin: ORIGIN,
    faults: new Map(),
    settings: new Map(),
  };
}

describe('against an oracle that tries every cut', () => {
  const strip = fc.record({
    height: fc.integer({ min: 1, max: 6 }),
    gap: fc.integer({ min: 0, max: 2 }),
    rank: fc.constantFrom(0, 0, 0, 1, 2, 3),
  });
  type Given = { height: number; gap: number; rank: number };

  /** Where pages begin. */
  function oracle(given: readonly Given[], height: number): number[] {
    const starts = [0];
    for (let start = 0; ;) {
      const cuts: number[] = [];
      for (let end = start + 1; end <= given.length; end++) {
        const whole = given
          .slice(start, end)
          .reduce((sum, s, i) => sum + s.height + (i === 0 ? 0 : s.gap), 0);
        if (whole <= height || end === start + 1) cuts.push(end);
      }
      if (cuts.includes(given.length)) return starts;
      const least = Math.min(...cuts.map((cut) => given[cut]!.rank));
      start = cuts.findLast((cut) => given[cut]!.rank === least)!;
      starts.push(start);
    }
  }

  test('each page ends at the last cut of the best rank', () => {
    fc.assert(
      fc.property(
        fc.array(strip, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 6, max: 12 }),
        (given, height) => {
          const strips = given.map(({ height, gap, rank }, i): Strip => ({
            height: height * 1000,
            draws: [
              {
                kind: 'text',
                owner: LAYOUT,
                x: 0,
                y: 0,
                text: String(i),
                style: el('p').style,
                spaceExtra: 0,
              },
            ],
            gap: gap * 1000,
            topGap: 0,
            forced: false,
            keep: rank === 3,
            inside: rank === 2 ? 1 : 0,
            runt: rank === 1,
            within: 0,
            fresh: false,
            repeat: null,
            split: null,
            row: false,
            line: null,
            page: null,
            origin: ORIGIN,
          }));
          const found = paginate(context(), { strips, walls: [] }, { pageRule: () => pageOf(100, height) });
          const starts = found.map((page) =>
            page.draws[0]?.kind === 'text' ? Number(page.draws[0].text) : -1,
          );
          expect(starts).toEqual(oracle(given, height));
        },
      ),
    );
  });
});
