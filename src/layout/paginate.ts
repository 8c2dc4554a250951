/**
 * Pages: one forward pass over the strips.
 *
 * Each boundary between two strips has a rank, as css-break-3 § 4.4 orders what may be given up: 0 nothing, 1 orphans or
 * widows, 2 `break-inside: avoid`, 3 what `break-before` or `break-after: avoid` keeps together. When the page overflows
 * it ends at the last boundary of the best rank. So a chain of headings moves with its first lines, a block kept whole
 * moves if it fits the next page, and only what fits nowhere is parted at its weakest link, which is told.
 * A strip is walked over at most twice for each page it might lie on.
 */
import type { PageRule, Sheet } from '../template/styled.ts';
import type { Context } from './context.ts';
import { report } from './context.ts';
import { forcedBreak, highBlock, unequalPages } from './faults.ts';
import { vertical } from './flow.ts';
import { ROUNDING, milli } from './measure.ts';
import { dealPage, type Filled, type PageStart, type Placed } from './starts.ts';
import type { Draw, Strip, Wall } from './strip.ts';
import { moved } from './strip.ts';

/** A page with what the flow draws on it: `x` and `y` from the top left corner of its text area. */
export interface Sheeted {
  readonly number: number;
  readonly rule: PageRule;
  readonly draws: readonly Draw[];
  readonly begins: PageStart;
  /** By how much what it was given is higher than it, in thousandths of a point. */
  readonly excess: number;
}

/** Width and height of the text area of a page. */
export function areaOf(rule: PageRule): { readonly width: number; readonly height: number } {
  return {
    width: milli(rule.width) - milli(rule.margin.left) - milli(rule.margin.right),
    height: milli(rule.height) - milli(rule.margin.top) - milli(rule.margin.bottom),
  };
}

/**
 * Deals the strips out to pages, numbered from `from` on. There is always a first page. `given`: where the others begin, when it is
 * told.
 */
export function paginate(
  context: Context,
  flow: { readonly strips: readonly Strip[]; readonly walls: readonly Wall[] },
  sheet: Sheet,
  given: readonly PageStart[] | null = null,
  from = 1,
): Sheeted[] {
  const strips = [...flow.strips];
  const pages: Sheeted[] = [];
  const count = given === null ? 0 : given.length + 1;
  let walls = flow.walls.toSorted((a, b) => a.first - b.first);
  let start = 0;
  let cut: number | null = null;
  do {
    const number = pages.length + from;
    const rule = sheet.pageRule(number, strips[start]?.page ?? null);
    checkWidth(context, sheet, rule, number, strips[start]);
    const { height } = areaOf(rule);
    const page =
      given === null
        ? fillPage(context, strips, start, height, number)
        : dealPage(strips, start, given[pages.length] ?? null, height);
    const draws = page.placed.flatMap(({ strip, y }) => strip.draws.map((draw) => moved(draw, 0, y)));
    draws.unshift(...page.repeated);
    const end = start + page.placed.length - 1;
    for (const wall of walls) {
      if (wall.first > end) break;
      draws.push(...wallOn(wall, page.placed, start, height));
    }
    walls = walls.filter((wall) => wall.last >= end);
    pages.push({ number, rule, draws, begins: { strip: start, cut }, excess: page.excess });
    start = page.next;
    cut = page.cut;
  } while (start < strips.length || pages.length < count);
  return pages;
}

/** Fills one page from the strip `start`; a strip of columns that is cut is replaced by its second part. */
function fillPage(context: Context, strips: Strip[], start: number, height: number, number: number): Filled {
  const placed: Placed[] = [];
  let best = { index: -1, rank: Infinity };
  let y = 0;
  const repeated = strips[start]?.repeat?.draws ?? [];
  for (let i = start; i < strips.length; i++) {
    const strip = strips[i]!;
    if (i === start) {
      y = strip.repeat?.height ?? 0;
      if (strip.forced || start === 0) y += strip.topGap;
    } else {
      if (strip.forced || strip.page !== strips[i - 1]!.page)
        return { placed, repeated, next: i, cut: null, excess: 0 };
      const rank = rankOf(strip);
      if (rank <= best.rank) best = { index: i, rank };
      y += strip.gap;
    }
    if (y + strip.height > height) {
      const rank = strip.within > 0 ? 2 : 0;
      const parts = rank <= best.rank ? (strip.split?.(height - y) ?? null) : null;
      if (parts !== null) {
        placed.push({ strip: parts[0], y });
        strips[i] = parts[1];
        return { placed, repeated, next: i, cut: height - y, excess: 0 };
      }
      if (best.index === -1) {
        report(context, highBlock(y + strip.height - height, number, strip.origin));
      } else {
        placed.length = best.index - start;
        if (best.rank > 0)
          report(context, forcedBreak(GIVEN_UP[best.rank]!, number, strips[best.index]!.origin));
        return { placed, repeated, next: best.index, cut: null, excess: 0 };
      }
    }
    placed.push({ strip, y });
    y += strip.height;
  }
  return { placed, repeated, next: strips.length, cut: null, excess: 0 };
}

function rankOf(strip: Strip): number {
  if (strip.keep) return 3;
  if (strip.inside > 0) return 2;
  return strip.runt ? 1 : 0;
}

const GIVEN_UP: Partial<Record<number, string>> = {
  1: 'en séparant une seule ligne de son paragraphe',
  2: 'au milieu d’un bloc à ne pas couper',
  3: 'entre deux blocs à garder ensemble',
};

/** The part of a vertical border that falls on a page: to its foot, when the box goes on (css-break-3 § 5.1). */
function wallOn(wall: Wall, placed: readonly Placed[], start: number, height: number): Draw[] {
  const first = placed[Math.max(wall.first - start, 0)];
  const last = placed[Math.min(wall.last - start, placed.length - 1)];
  if (first === undefined || last === undefined || wall.last < start) return [];
  const top = first.y + (wall.first >= start ? wall.from : 0);
  const whole = wall.last - start < placed.length;
  const bottom = whole ? last.y + Math.min(wall.to, last.strip.height) : height;
  return [vertical(wall, top, bottom - top)];
}

/** Lines were broken for one measure: every page must have it. */
function checkWidth(
  context: Context,
  sheet: Sheet,
  rule: PageRule,
  number: number,
  strip: Strip | undefined,
): void {
  const expected = areaOf(sheet.pageRule(1, strip?.page ?? null)).width;
  if (Math.abs(areaOf(rule).width - expected) > ROUNDING)
    report(context, unequalPages(number, strip?.origin ?? context.origin));
}
