/** Pages that begin where it is told, for a copy whose paragraphs have more or fewer lines. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layout, type LayoutResult } from '../../src/layout/layout.ts';
import { readStart, startsLike, writtenStart, type PageStart } from '../../src/layout/starts.ts';
import type { StyledElement } from '../../src/template/styled.ts';
import { documentOf, el, FAKE, linesOf, pageOf } from './styled.ts';

const HEIGHT = 120;

/** Paragraphs of so many lines of 10 points, 4 points apart, the `i`th line of the `n`th being `n.i`. */
function paragraphs(lines: readonly number[]): StyledElement[] {
  return lines.map((count, n) =>
    el(
      'p',
      { orphans: 1, widows: 1, margin: { top: 0, bottom: 4 } },
      Array.from({ length: count }, (_, i) => (i === 0 ? [`${n}.0`] : [el('br'), `${n}.${i}`])).flat(),
    ),
  );
}

function laidAt(children: StyledElement[], starts: readonly PageStart[] | null): LayoutResult {
  return layout(documentOf(children, pageOf(100, HEIGHT)), FAKE, new Map(), undefined, starts);
}

const pagesOf = ({ laid }: LayoutResult): string[][] => laid.pages.map(linesOf);

/** Page on which each paragraph begins. */
function firstPages(result: LayoutResult): number[] {
  return pagesOf(result).flatMap((lines, page) =>
    lines.filter((line) => line.endsWith('.0')).map(() => page),
  );
}

const counts = fc.array(fc.tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: -6, max: 2 })), {
  minLength: 1,
  maxLength: 12,
});

describe('a copy', () => {
  test('has the pages of the first, each paragraph on its own, all its lines in order', () => {
    let tight = 0;
    fc.assert(
      fc.property(counts, (given) => {
        const full = laidAt(paragraphs(given.map(([n]) => n)), null);
        const lines = given.map(([n, more]) => Math.max(1, n + more));
        const own = laidAt(paragraphs(lines), null);
        const starts = startsLike(full.broken, own.broken)!;
        const copy = laidAt(paragraphs(lines), starts);
        expect(pagesOf(copy)).toHaveLength(pagesOf(full).length);
        expect(firstPages(copy)).toEqual(firstPages(full));
        expect(pagesOf(copy).flat()).toEqual(pagesOf(own).flat());
        if (copy.overfull.length > 0) return;
        // Nothing goes past the foot, and lines stay apart.
        for (const { items } of copy.laid.pages) {
          const baselines = [...new Set(items.map(({ y }) => y))];
          expect(Math.max(0, ...baselines)).toBeLessThanOrEqual(10 + HEIGHT);
          for (const [i, y] of baselines.entries())
            if (i > 0) expect(y - baselines[i - 1]!).toBeGreaterThanOrEqual(9.49);
          if (baselines.some((y, i) => i > 0 && y - baselines[i - 1]! < 9.99)) tight += 1;
        }
      }),
      { numRuns: 300 },
    );
    expect(tight).toBeGreaterThan(0);
  });

  test('of the same lines is the same, to the point', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const children = () => paragraphs(given.map(([n]) => n));
        const full = laidAt(children(), null);
        const again = laidAt(children(), startsLike(full.broken, full.broken));
        expect(again.laid.pages).toEqual(full.laid.pages);
      }),
      { numRuns: 100 },
    );
  });

  test('keeps two lines on each side of a page when it has them', () => {
    const full = laidAt(paragraphs([8, 8]), null);
    expect(pagesOf(full).map((lines) => lines.length)).toEqual([11, 5]);
    const copyOf = (lines: number) => {
      const children = () => paragraphs([8, lines]);
      return pagesOf(laidAt(children(), startsLike(full.broken, laidAt(children(), null).broken)));
    };
    expect([5, 4, 3, 2, 1].map((lines) => copyOf(lines).map((page) => page.length))).toEqual([
      [11, 2],
      [10, 2],
      [9, 2],
      [9, 1],
      [9, 0],
    ]);
  });

  test('of other blocks has no such pages', () => {
    const [full, copy] = [[3, 4], [7]].map((lines) => laidAt(paragraphs(lines), null));
    expect(startsLike(full!.broken, copy!.broken)).toBeNull();
  });

  test('cuts columns where they were cut', () => {
    const names = (count: number) =>
      el(
        'ul',
        { columns: 2, columnGap: 4 },
        Array.from({ length: count }, (_, i) => el('li', {}, [`n${i}`])),
      );
    const full = laidAt([...paragraphs([6]), names(20)], null);
    expect(full.broken.starts[0]?.cut).not.toBeNull();
    const children = [...paragraphs([3]), names(20)];
    const copy = laidAt(children, startsLike(full.broken, laidAt(children, null).broken));
    expect(pagesOf(copy).map((page) => page.filter((text) => text.startsWith('n')))).toEqual(
      pagesOf(full).map((page) => page.filter((text) => text.startsWith('n'))),
    );
  });
});

test('more than a page can give is told', () => {
  const full = laidAt(paragraphs([2, 8]), null);
  const children = paragraphs([6, 8]);
  const copy = laidAt(children, startsLike(full.broken, laidAt(children, null).broken));
  expect(copy.overfull).toEqual([1]);
});

test('starts that no document has harm nothing', () => {
  for (const starts of [['900000'], ['3', '1', '2'], ['0', '0'], ['2+1', '2+900000']])
    expect(pagesOf(laidAt(paragraphs([2, 3]), starts.map(readStart))).flat()).toHaveLength(5);
});

test('a start is read as it is written', () => {
  for (const start of [
    { strip: 41, cut: null },
    { strip: 0, cut: 35_000 },
  ])
    expect(readStart(writtenStart(start))).toEqual(start);
});
