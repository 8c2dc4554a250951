/**
 * Pages: one forward pass over the strips, a page at a time (fill.ts). A strip is walked over at most twice for each page it
 * might lie on. What a page had to give up is told.
 */
import type { PageRule, Sheet } from '../template/styled.ts';
import type { Context } from './context.ts';
import { report } from './context.ts';
import { forcedBreak, highBlock, unequalPages } from './faults.ts';
import { fill, type Loss, wallOn } from './fill.ts';
import { ROUNDING, milli } from './measure.ts';
import { dealPage, type Filled, type PageStart } from './starts.ts';
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
    const ends = { continued: cut !== null, goesOn: page.cut !== null };
    for (const wall of walls) {
      if (wall.first > end) break;
      draws.push(...wallOn(wall, page.placed, start, height, ends));
    }
    walls = walls.filter((wall) => wall.last >= end);
    pages.push({ number, rule, draws, begins: { strip: start, cut }, excess: page.excess });
    start = page.next;
    cut = page.cut;
  } while (start < strips.length || pages.length < count);
  return pages;
}

/** Fills one page from the strip `start`, and tells what had to be given up for it. */
function fillPage(context: Context, strips: Strip[], start: number, height: number, number: number): Filled {
  const page = fill(strips, start, height);
  for (const { strip, excess } of page.high) report(context, highBlock(excess, number, strip.origin));
  if (page.lost !== null)
    report(context, forcedBreak(GIVEN_UP[page.lost.rank], number, page.lost.strip.origin));
  return page;
}

const GIVEN_UP: Readonly<Record<Loss, string>> = {
  1: 'en séparant une seule ligne de son paragraphe',
  2: 'au milieu d’un bloc à ne pas couper',
  3: 'au milieu d’une ligne de tableau',
  4: 'entre deux blocs à garder ensemble',
};

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
