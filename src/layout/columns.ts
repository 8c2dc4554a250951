/**
 * Balanced columns: the least height at which the content goes into the given number of columns, read down, items whole.
 * When the page has not that height left, the columns are filled to its foot and the rest is balanced on the next page.
 */
import type { StyledElement } from '../template/styled.ts';
import type { Context } from './context.ts';
import type { Flow } from './flow.ts';
import { emit, newFlow, vertical } from './flow.ts';
import { milli } from './measure.ts';
import type { Galley } from './paragraph.ts';
import type { Cut, Draw, Stack } from './strip.ts';
import { makeDivisible, moved } from './strip.ts';
import type { Branch } from './structure.ts';

/** Strips that a column may not part. */
interface Group extends Stack {
  /** Margin before it, unless it begins a column. */
  readonly gap: number;
}

/** Columns of one width. */
interface Grid {
  readonly count: number;
  /** From the left edge of one to that of the next. */
  readonly pitch: number;
}

type LayContent = (
  context: Context,
  flow: Flow,
  element: StyledElement,
  galley: Galley,
  parent: Branch | null,
) => void;

/** Lays an element whose style has `columns`, as one strip that knows how to be cut. */
export function layColumns(
  context: Context,
  flow: Flow,
  element: StyledElement,
  galley: Galley,
  parent: Branch | null,
  layContent: LayContent,
): void {
  const count = element.style.columns ?? 1;
  const gap = milli(element.style.columnGap);
  const width = Math.floor((galley.width - (count - 1) * gap) / count);
  const column = newFlow(element.style.page);
  layContent(context, column, element, { ...galley, width }, parent);
  if (column.strips.length === 0) return;
  const groups = groupsOf(column);
  const grid = { count, pitch: width + gap };
  const stack = placed(balanced(groups, count), grid);
  const strip = emit(flow, stack.height, stack.draws, element.origin);
  const lead = { height: strip.height - stack.height, draws: strip.draws.length - stack.draws.length };
  makeDivisible(strip, lead, stack, cutBetween(groups, grid));
}

function groupsOf(flow: Flow): Group[] {
  const groups: { height: number; draws: Draw[]; gap: number }[] = [];
  // A side border is cut where its strips are: each strip may be the last of a column.
  for (const wall of flow.walls)
    for (let i = wall.first; i <= wall.last; i++) {
      const strip = flow.strips[i]!;
      const from = i === wall.first ? wall.from : 0;
      strip.draws.push(vertical(wall, from, (i === wall.last ? wall.to : strip.height) - from));
    }
  for (const strip of flow.strips) {
    const glued = strip.keep || strip.inside > 0 || strip.runt;
    const last = groups.at(-1);
    if (last !== undefined && glued) {
      const top = last.height + strip.gap;
      for (const draw of strip.draws) last.draws.push(moved(draw, 0, top));
      last.height = top + strip.height;
    } else groups.push({ height: strip.height, draws: strip.draws, gap: strip.gap });
  }
  return groups;
}

/** Fills columns to a height, as many as it takes; a group higher than that has a column to itself. */
function filled(groups: readonly Group[], height: number): Group[][] {
  const columns: Group[][] = [];
  let used = 0;
  for (const group of groups) {
    const column = columns.at(-1);
    if (column !== undefined && used + group.gap + group.height <= height) {
      column.push(group);
      used += group.gap + group.height;
    } else {
      columns.push([group]);
      used = group.height;
    }
  }
  return columns;
}

function balanced(groups: readonly Group[], count: number): Group[][] {
  let low = groups.reduce((highest, group) => Math.max(highest, group.height), 0);
  let high = groups.reduce((sum, group) => sum + group.gap + group.height, 0);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (filled(groups, middle).length <= count) high = middle;
    else low = middle + 1;
  }
  return filled(groups, high);
}

function placed(columns: readonly (readonly Group[])[], grid: Grid): Stack {
  const draws: Draw[] = [];
  let height = 0;
  for (const [c, column] of columns.entries()) {
    let y = 0;
    for (const [i, group] of column.entries()) {
      if (i > 0) y += group.gap;
      for (const draw of group.draws) draws.push(moved(draw, c * grid.pitch, y));
      y += group.height;
    }
    height = Math.max(height, y);
  }
  return { height, draws };
}

/** Cuts columns between groups: those above are filled down to the cut, those below balanced anew. */
function cutBetween(groups: readonly Group[], grid: Grid): Cut {
  return (available) => {
    const columns = filled(groups, available).slice(0, grid.count);
    const taken = columns.flat();
    if (taken.some((group) => group.height > available) || taken.length === groups.length) return null;
    const rest = groups.slice(taken.length);
    return {
      head: placed(columns, grid),
      tail: placed(balanced(rest, grid.count), grid),
      again: cutBetween(rest, grid),
    };
  };
}
