/**
 * Tables: fixed layout, separate borders, rows whole as long as a page can hold them. The columns are as wide as `col` or the first row say; the head is
 * laid once and laid again, as an artifact, on each page that the table reaches. Rows that a rowspan ties are one strip.
 * A `div` shown as a table is page furniture: it is laid the same way, without tags.
 */
import type { StyledElement } from '../template/styled.ts';
import { type Band, drawBand, growSpanned, laidCell, type LaidCell, ownHeight } from './band.ts';
import { columnWidths } from './column-widths.ts';
import type { Context } from './context.ts';
import { report } from './context.ts';
import { extraCell } from './faults.ts';
import type { Flow } from './flow.ts';
import { closeEdges, emit, enter, leave, newFlow, openEdges, sides } from './flow.ts';
import type { Cell, Section } from './grid.ts';
import { sectionsOf } from './grid.ts';
import { milli } from './measure.ts';
import type { Galley } from './paragraph.ts';
import { cutThrough } from './row-cut.ts';
import type { Draw, Stack } from './strip.ts';
import { LAYOUT, makeDivisible, moved } from './strip.ts';
import type { Branch } from './structure.ts';
import { roleOf } from './structure.ts';

/** The rest of the road, handed down because cells hold blocks again. */
export interface Layers {
  readonly layBlock: (
    context: Context,
    flow: Flow,
    element: StyledElement,
    room: { readonly x: number; readonly width: number },
    parent: Branch | null,
  ) => void;
  readonly layContent: (
    context: Context,
    flow: Flow,
    element: StyledElement,
    galley: Galley,
    parent: Branch | null,
  ) => void;
}

/** Lays a table: `room` is the width between its margins. Its caption stands above its box. */
export function layTable(
  context: Context,
  flow: Flow,
  table: StyledElement,
  room: { readonly x: number; readonly width: number },
  parent: Branch | null,
  layers: Layers,
): void {
  const { style } = table;
  const edges = sides(style);
  const role = roleOf(table.tag);
  const sections = sectionsOf(table);
  const branch =
    parent === null || role === null || sections.length === 0
      ? parent
      : context.structure.grow(parent, role, table);
  const widths = columnWidths(
    context,
    table,
    sections.flatMap((section) => section.rows),
    room.width - edges.left - edges.right,
  );
  const lefts = [room.x + edges.left];
  for (const width of widths) lefts.push(lefts.at(-1)! + width);
  const border = lefts.at(-1)! - room.x + edges.right;

  for (const child of table.children)
    if (child.kind === 'element' && child.style.display === 'table-caption') {
      layers.layBlock(context, flow, child, { x: room.x, width: border }, branch);
      flow.keep = true;
    }

  const laid = sections.map((section) => ({
    section,
    bands: layRows(context, section, lefts, branch, layers),
  }));
  stretch(
    laid.flatMap(({ bands }) => bands),
    style.height === null ? 0 : milli(style.height),
  );

  const box = openEdges(flow, style, room.x, border);
  let head: Stack | null = null;
  for (const { section, bands } of laid) {
    if (section.element !== null) enter(flow, section.element.style);
    const start = flow.strips.length;
    const composed: Stack[] = [];
    for (const band of bands) {
      const first = flow.strips.length;
      const { rows } = band;
      const { style: rowStyle, origin } = rows[0]!.element;
      enter(flow, rowStyle);
      const drawn = drawBand(band);
      const strip = emit(flow, drawn.height, drawn.draws, origin);
      if (!section.head) {
        const pageHeight = context.pageHeight(rowStyle.page) - (head?.height ?? 0);
        strip.repeat = head;
        strip.row = true;
        strip.fresh = strip.height > pageHeight;
        const lead = { height: strip.height - drawn.height, draws: strip.draws.length - drawn.draws.length };
        makeDivisible(strip, lead, drawn, cutThrough(band, pageHeight));
      }
      leave(flow, rows.at(-1)!.element.style, first, context.pageHeight(rowStyle.page));
      composed.push(drawn);
      if (section.head) flow.keep = true;
    }
    if (section.element !== null) leave(flow, section.element.style, start, context.pageHeight(style.page));
    if (section.head) head = asArtifact(composed);
  }
  closeEdges(flow, box, null, table.origin);
}

function layRows(
  context: Context,
  section: Section,
  lefts: readonly number[],
  parent: Branch | null,
  layers: Layers,
): Band[] {
  const branch = growFor(context, parent, section.element);
  const bands: Band[] = [];
  let tied = 0;
  for (const { element, cells } of section.rows) {
    const rowBranch = growFor(context, branch, element);
    const laid = cells.map((cell) => layCell(context, cell, lefts, rowBranch, layers));
    const row = { element, cells: laid, height: ownHeight(element, laid) };
    if (tied > 0) bands.at(-1)!.rows.push(row);
    else bands.push({ rows: [row] });
    tied = Math.max(tied - 1, ...laid.map((cell) => cell.rowspan - 1), 0);
  }
  for (const band of bands) growSpanned(band);
  return bands;
}

function growFor(context: Context, parent: Branch | null, element: StyledElement | null): Branch | null {
  const role = element === null ? null : roleOf(element.tag);
  return parent === null || role === null ? parent : context.structure.grow(parent, role, element!);
}

function layCell(
  context: Context,
  cell: Cell,
  lefts: readonly number[],
  parent: Branch | null,
  layers: Layers,
): LaidCell {
  const { element, column, colspan } = cell;
  const { style } = element;
  const columns = lefts.length - 1;
  if (column + colspan > columns) report(context, extraCell(columns, element.origin));
  // A cell that has no column is read all the same, for the faults that it may hold.
  const x = lefts[Math.min(column, columns - 1)]!;
  const width = lefts[Math.min(column + colspan, columns)]! - x;
  const edges = sides(style);
  const flow = newFlow(style.page);
  const galley = { x: x + edges.left, width: width - edges.left - edges.right, style };
  layers.layContent(context, flow, element, galley, parent);
  return laidCell(cell, flow, { x, width });
}

/** A table with a height that its rows do not reach gives the rest to its last row. */
function stretch(bands: readonly Band[], height: number): void {
  const rows = bands.flatMap((band) => band.rows);
  const lacking = height - rows.reduce((sum, row) => sum + row.height, 0);
  const last = rows.at(-1);
  if (last !== undefined && lacking > 0) last.height += lacking;
}

/** The head again, for the pages after the first: what it says was said, so it is drawn and not tagged. */
function asArtifact(stacks: readonly Stack[]): Stack {
  const draws: Draw[] = [];
  let height = 0;
  for (const one of stacks) {
    for (const draw of one.draws) draws.push({ ...moved(draw, 0, height), owner: LAYOUT });
    height += one.height;
  }
  return { height, draws };
}
