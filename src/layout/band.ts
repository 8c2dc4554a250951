/** Rows of a table that stand together: one, or those that a rowspan ties; and how they are drawn. */
import type { Border, StyledElement } from '../template/styled.ts';
import type { Flow } from './flow.ts';
import { sides, stack, thickness } from './flow.ts';
import type { Cell } from './grid.ts';
import { milli } from './measure.ts';
import type { Draw, Stack, Strip, Wall } from './strip.ts';
import { LAYOUT, moved } from './strip.ts';

/** A cell whose content is laid. */
export interface LaidCell extends Cell {
  readonly content: Stack;
  /** What the content is made of. */
  readonly strips: readonly Strip[];
  readonly walls: readonly Wall[];
  /** Margin below the last strip. */
  readonly gap: number;
  readonly x: number;
  readonly width: number;
  /** Of its border box. */
  readonly height: number;
  /** Its first part is on a page before: it has no upper edge here. */
  readonly continued: boolean;
  /** It goes on on the next page: it has no lower edge here. */
  readonly goesOn: boolean;
}

/** Rows that cannot be parted, but by a cut through one. */
export interface Band {
  readonly rows: { readonly element: StyledElement; readonly cells: readonly LaidCell[]; height: number }[];
}

/** A cell with its content. */
export function laidCell(
  cell: Cell,
  flow: Flow,
  place: { readonly x: number; readonly width: number },
): LaidCell {
  const { style } = cell.element;
  const { top, bottom } = sides(style);
  const content = stack(flow);
  const inner = Math.max(content.height, style.height === null ? 0 : milli(style.height));
  const { strips, walls, gap } = flow;
  const height = inner + top + bottom;
  return { ...cell, content, strips, walls, gap, ...place, height, continued: false, goesOn: false };
}

/** The height that a row has by itself, before the cells that it shares with others make it grow. */
export function ownHeight({ style }: StyledElement, cells: readonly LaidCell[]): number {
  const own = cells.filter((cell) => cell.rowspan === 1).map((cell) => cell.height);
  return Math.max(style.height === null ? 0 : milli(style.height), ...own);
}

/** A cell over several rows that is higher than they are makes the last of them grow. */
export function growSpanned(band: Band): void {
  for (const [r, row] of band.rows.entries())
    for (const cell of row.cells) {
      const rows = band.rows.slice(r, r + cell.rowspan);
      const lacking = cell.height - rows.reduce((sum, spanned) => sum + spanned.height, 0);
      if (lacking > 0) rows.at(-1)!.height += lacking;
    }
}

/** The edges that a cell has, at the top and at the bottom. */
export function edgesOf({ element, continued, goesOn }: LaidCell): {
  readonly top: number;
  readonly bottom: number;
} {
  const { top, bottom } = sides(element.style);
  return { top: continued ? 0 : top, bottom: goesOn ? 0 : bottom };
}

/** All that is drawn of the rows. */
export function drawBand(band: Band): Stack {
  const draws: Draw[] = [];
  let top = 0;
  for (const [r, row] of band.rows.entries()) {
    for (const cell of row.cells) {
      const spanned = band.rows.slice(r, r + cell.rowspan);
      drawCell(
        cell,
        top,
        spanned.reduce((sum, other) => sum + other.height, 0),
        draws,
      );
    }
    top += row.height;
  }
  return { height: top, draws };
}

function drawCell(cell: LaidCell, top: number, height: number, draws: Draw[]): void {
  const { style } = cell.element;
  const { x, width } = cell;
  const edges = edgesOf(cell);
  const free = Math.max(0, height - edges.top - edges.bottom - cell.content.height);
  const down =
    style.verticalAlign === 'bottom' ? free : style.verticalAlign === 'middle' ? Math.floor(free / 2) : 0;
  for (const draw of cell.content.draws) draws.push(moved(draw, 0, top + edges.top + down));
  const side = (
    border: Border | null,
    place: { x: number; y: number; width: number; height: number },
  ): void => {
    if (border !== null) draws.push({ kind: 'stroke', owner: LAYOUT, color: border.color, ...place });
  };
  const { border } = style;
  if (!cell.continued) side(border.top, { x, y: top, width, height: thickness(border.top) });
  const bottom = thickness(border.bottom);
  if (!cell.goesOn) side(border.bottom, { x, y: top + height - bottom, width, height: bottom });
  side(border.left, { x, y: top, width: thickness(border.left), height });
  const right = thickness(border.right);
  side(border.right, { x: x + width - right, y: top, width: right, height });
}
