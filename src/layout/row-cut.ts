/**
 * A cut through rows that a page cannot hold.
 *
 * Problem: a row is kept whole, and some are higher than a page (a cell with the terms of a convention). Solution: the part
 * above the cut holds of each cell what fits there, chosen as a page chooses (fill.ts), and reaches the foot of the page; the
 * rest goes on below, without its upper edge (css-break-3 § 5.4, `slice`). Rows that a rowspan ties are cut between two of them
 * where one can be. A cut is a drawing matter: the row has one TR, its cells one TD each.
 */
import { type Band, drawBand, edgesOf, growSpanned, type LaidCell, ownHeight } from './band.ts';
import { fill, wallOn } from './fill.ts';
import { stack } from './flow.ts';
import type { Cut, Strip, Wall } from './strip.ts';
import { moved } from './strip.ts';

/** The two parts of a cell; `more`: there is content in the second. */
interface Halves {
  readonly above: LaidCell;
  readonly below: LaidCell;
  readonly some: boolean;
  readonly more: boolean;
}

/** Cuts rows; `pageHeight` is what a page has for them. */
export function cutThrough(band: Band, pageHeight: number): Cut {
  return (available) => {
    const halves = cutIn(band, available, pageHeight);
    if (halves === null) return null;
    return {
      head: drawBand(halves.above),
      tail: drawBand(halves.below),
      again: cutThrough(halves.below, pageHeight),
    };
  };
}

interface Cutting {
  readonly above: Band;
  readonly below: Band;
}

/** The cut that is best: before the row that goes over the foot, unless it is the first or no page holds it; else through it. */
function cutIn(band: Band, available: number, pageHeight: number): Cutting | null {
  const { rows } = band;
  const tops = [0];
  for (const { height } of rows) tops.push(tops.at(-1)! + height);
  const crossed = tops.findLastIndex((top, r) => r < rows.length && top < available);
  if (crossed < 0) return null;
  const own = highest(rows[crossed]!.cells);
  const before = (): Cutting | null => (crossed === 0 ? null : cutAt(band, tops, crossed, tops[crossed]!, 0));
  if (own > available - tops[crossed]! && own <= pageHeight && crossed > 0) return before();
  return (
    cutAt(band, tops, crossed + 1, available, 0) ??
    // All goes above the cut, save a lower edge: it takes a line along.
    cutAt(band, tops, crossed + 1, available, lowerEdge(band)) ??
    before()
  );
}

function lowerEdge({ rows }: Band): number {
  return Math.max(0, ...rows.flatMap(({ cells }) => cells.map((cell) => edgesOf(cell).bottom)));
}

/**
 * Cuts at height `at`: rows before `count` are above. Where that is higher than the last of them ends, it is cut through.
 * `reserve` is left empty at the foot of each cell that is cut.
 */
function cutAt(
  { rows }: Band,
  tops: readonly number[],
  count: number,
  at: number,
  reserve: number,
): Cutting | null {
  const through = at < tops[count]!;
  const crossed = through ? count - 1 : count;
  const above: Band['rows'] = [];
  const below: Band['rows'] = rows.slice(count).map(({ element, cells }) => ({
    element,
    cells,
    height: ownHeight(element, cells),
  }));
  const rest: LaidCell[] = [];
  let some = !through;
  let more = below.length > 0;
  for (const [r, row] of rows.slice(0, count).entries()) {
    const cells = row.cells.map((cell) => {
      const over = r + cell.rowspan - crossed;
      if (over < 1) return cell;
      const halves = cutCell(cell, at - tops[r]!, reserve);
      some ||= halves.some;
      more ||= halves.more;
      rest.push({ ...halves.below, rowspan: over });
      return { ...halves.above, rowspan: count - r };
    });
    above.push({ ...row, cells, height: Math.min(row.height, at - tops[r]!) });
  }
  if (!some || !more) return null;

  if (through) below.unshift({ element: rows[crossed]!.element, cells: rest, height: highest(rest) });
  else below[0] = { ...below[0]!, cells: [...rest, ...below[0]!.cells] };
  const band = { rows: below };
  growSpanned(band);
  return { above: { rows: above }, below: band };
}

function highest(cells: readonly LaidCell[]): number {
  return Math.max(0, ...cells.filter((cell) => cell.rowspan === 1).map((cell) => cell.height));
}

/** Parts a cell whose part above the cut is `height` high, its upper edge included. */
function cutCell(cell: LaidCell, height: number, reserve: number): Halves {
  const { bottom } = edgesOf(cell);
  const room = height - edgesOf(cell).top;
  const strips = cell.strips.map((strip): Strip => ({ ...strip, forced: false, repeat: null, page: null }));
  const whole = cell.content.height <= room - reserve;
  const { placed, next, cut, high } = fill(strips, 0, room - reserve);
  const fits = high.length === 0 && room > reserve;
  const taken = fits ? placed : [];
  const ends = { continued: cell.continued, goesOn: fits && cut !== null };
  const draws = taken.flatMap(({ strip, y }) => strip.draws.map((draw) => moved(draw, 0, y)));
  for (const wall of cell.walls) draws.push(...wallOn(wall, taken, 0, room, ends));
  const from = fits ? next : 0;
  const left = strips.slice(from).map((strip, i) => (i === 0 ? { ...strip, gap: 0, topGap: 0 } : strip));
  const walls = cell.walls.flatMap((wall): Wall[] =>
    wall.last < from
      ? []
      : [
          {
            ...wall,
            first: Math.max(0, wall.first - from),
            last: wall.last - from,
            from: wall.first < from || (wall.first === from && ends.goesOn) ? 0 : wall.from,
          },
        ],
  );
  const more = left.length > 0;
  const gap = more ? cell.gap : 0;
  const content = stack({ strips: left, walls, gap });
  return {
    some: taken.length > 0,
    more,
    above: {
      ...cell,
      content: whole ? cell.content : { height: room, draws },
      height,
      goesOn: true,
    },
    below: {
      ...cell,
      content,
      strips: left,
      walls,
      gap,
      height: content.height + bottom,
      continued: true,
    },
  };
}
