/**
 * A flow under construction: boxes are opened and closed, bands of content emitted, strips come out.
 *
 * Problem: margins, paddings and break rules of nested boxes all meet between two lines. Solution: keep what is pending
 * (a margin, the space of edges opened, what forbids a break) and give it to the next strip. Vertical margins that meet
 * collapse as in CSS 2.2 § 8.3.1 (all are positive). A break never falls between an edge of a box and its first or last
 * line: edges are part of those strips.
 */
import type { Border, Origin, Sides, Style } from '../template/styled.ts';
import { milli } from './measure.ts';
import type { Run } from './inline.ts';
import type { Draw, Stack, Strip, Wall } from './strip.ts';
import { LAYOUT, moved } from './strip.ts';

/** A label set at the left of the first line (the number of a list item); its right edge is `right`. */
export interface Marker {
  readonly run: Run;
  readonly right: number;
}

export interface Flow {
  readonly strips: Strip[];
  readonly walls: Wall[];
  /** Pending margin before anything else, and its part that came from below. */
  gap: number;
  topGap: number;
  /** Pending space of edges that were opened, and margin after them. */
  lead: number;
  innerGap: number;
  leadDraws: Draw[];
  /** Boxes with `break-inside: avoid` now open, and the fewest open since the last strip. */
  avoiding: number;
  leastAvoiding: number;
  /** What was said of the next break. */
  forced: boolean;
  keep: boolean;
  page: string | null;
  /** Number of a list item, waiting for its first line. */
  marker: Marker | null;
}

/** An empty flow; `page` is the named page that all of it lies on already (a cell never changes page). */
export function newFlow(page: string | null = null): Flow {
  return {
    strips: [],
    walls: [],
    gap: 0,
    topGap: 0,
    lead: 0,
    innerGap: 0,
    leadDraws: [],
    avoiding: 0,
    leastAvoiding: 0,
    forced: false,
    keep: false,
    page,
    marker: null,
  };
}

/** Adds a band of content. */
export function emit(
  flow: Flow,
  height: number,
  draws: readonly Draw[],
  origin: Origin,
  runt = false,
  line: Strip['line'] = null,
): Strip {
  const lead = flow.lead + flow.innerGap;
  const strip: Strip = {
    height: lead + height,
    draws: [...flow.leadDraws],
    gap: flow.gap,
    topGap: flow.topGap,
    forced: flow.forced,
    keep: flow.keep,
    inside: flow.strips.length === 0 ? 0 : Math.min(flow.leastAvoiding, flow.avoiding),
    runt,
    within: flow.avoiding,
    fresh: false,
    repeat: null,
    split: null,
    row: false,
    line,
    page: flow.page,
    origin,
  };
  for (const draw of draws) strip.draws.push(moved(draw, 0, lead));
  flow.strips.push(strip);
  flow.gap = flow.topGap = flow.lead = flow.innerGap = 0;
  flow.leadDraws = [];
  flow.leastAvoiding = flow.avoiding;
  flow.forced = flow.keep = false;
  return strip;
}

/** A box that was opened, to be closed. */
export interface Opened {
  readonly style: Style;
  readonly x: number;
  readonly width: number;
  /** Its first strip, and where in it its border box and its content begin. */
  readonly first: number;
  readonly borderTop: number;
  readonly contentTop: number;
}

/** Breaks and margin before a box; closed by `leave`. */
export function enter(flow: Flow, style: Style): void {
  if (style.breakBefore === 'page') flow.forced = true;
  if (style.breakBefore === 'avoid') flow.keep = true;
  if (style.breakInside === 'avoid') flow.avoiding++;
  const margin = milli(style.margin.top);
  if (flow.lead > 0) flow.innerGap = Math.max(flow.innerGap, margin);
  else {
    flow.gap = Math.max(flow.gap, margin);
    flow.topGap = Math.max(flow.topGap, margin);
  }
}

/**
 * Margin and breaks after a box. `first` is the number of strips there were when it was entered, `pageHeight` the height
 * of a page: a box kept whole that is higher than that begins a page and is parted where it would be without; then `true` is
 * returned.
 */
export function leave(flow: Flow, style: Style, first: number, pageHeight: number): boolean {
  let tooHigh = false;
  if (style.breakInside === 'avoid') {
    flow.avoiding--;
    flow.leastAvoiding = Math.min(flow.leastAvoiding, flow.avoiding);
    tooHigh = heightFrom(flow, first) > pageHeight;
    if (tooHigh) {
      flow.strips[first]!.fresh = true;
      for (let i = first; i < flow.strips.length; i++) {
        flow.strips[i]!.within--;
        if (i > first) flow.strips[i]!.inside--;
      }
    }
  }
  const margin = milli(style.margin.bottom);
  if (flow.lead > 0) flow.innerGap = Math.max(flow.innerGap, margin);
  else flow.gap = Math.max(flow.gap, margin);
  if (style.breakAfter === 'avoid') flow.keep = true;
  return tooHigh;
}

/** Opens the border box of a box whose left edge is `x`, `width` wide (borders included). */
export function openEdges(flow: Flow, style: Style, x: number, width: number): Opened {
  const first = flow.strips.length;
  const edge = thickness(style.border.top) + milli(style.padding.top);
  if (edge > 0 || style.height !== null) {
    flow.lead += flow.innerGap;
    flow.innerGap = 0;
    if (style.border.top !== null) flow.leadDraws.push(horizontal(style.border.top, x, flow.lead, width));
  }
  const borderTop = flow.lead;
  flow.lead += edge;
  return { style, x, width, first, borderTop, contentTop: flow.lead };
}

/**
 * Closes the border box: bottom edge, side borders, and the height that the style asks for.
 * Returns by how much the content exceeds that height (0 when it does not).
 */
export function closeEdges(flow: Flow, box: Opened, height: number | null, origin: Origin): number {
  const { style, x, width, first } = box;
  const bottom = style.border.bottom;
  const edge = thickness(bottom) + milli(style.padding.bottom);
  const opened = flow.strips.length === first && flow.lead > box.borderTop;
  let excess = 0;
  if (flow.strips.length === first && (opened || edge > 0 || (height ?? 0) > 0)) emit(flow, 0, [], origin);
  if (flow.strips.length === first) return 0;
  const last = flow.strips.at(-1)!;
  if (height !== null) {
    const content = heightFrom(flow, first) - box.contentTop;
    excess = Math.max(0, content - height);
    last.height += Math.max(0, height - content);
    flow.gap = 0;
  }
  if (edge > 0) {
    last.height += flow.gap + milli(style.padding.bottom);
    flow.gap = 0;
    if (bottom !== null) last.draws.push(horizontal(bottom, x, last.height, width));
    last.height += thickness(bottom);
  }
  const span = { first, from: box.borderTop, last: flow.strips.length - 1, to: last.height };
  const { left, right } = style.border;
  if (left !== null) flow.walls.push({ ...span, x, width: milli(left.width), color: left.color });
  if (right !== null)
    flow.walls.push({
      ...span,
      x: x + width - milli(right.width),
      width: milli(right.width),
      color: right.color,
    });
  return excess;
}

/** Height of the strips from one on, margins between them included. */
function heightFrom(flow: Flow, first: number): number {
  let height = 0;
  for (let i = first; i < flow.strips.length; i++)
    height += flow.strips[i]!.height + (i > first ? flow.strips[i]!.gap : 0);
  return height;
}

function horizontal(border: Border, x: number, y: number, width: number): Draw {
  return { kind: 'stroke', owner: LAYOUT, x, y, width, height: milli(border.width), color: border.color };
}

/** The whole flow as one piece, for a cell, a column or a margin box: breaks are nothing there, the last margin counts. */
export function stack(
  flow: Pick<Flow, 'gap'> & { readonly strips: readonly Strip[]; readonly walls: readonly Wall[] },
): Stack {
  const draws: Draw[] = [];
  const tops: number[] = [];
  let height = 0;
  for (const [i, strip] of flow.strips.entries()) {
    height += i === 0 ? strip.topGap : strip.gap;
    tops.push(height);
    for (const draw of strip.draws) draws.push(moved(draw, 0, height));
    height += strip.height;
  }
  for (const wall of flow.walls) {
    const y = tops[wall.first]! + wall.from;
    const bottom = tops[wall.last]! + wall.to;
    draws.push(vertical(wall, y, bottom - y));
  }
  return { height: height + flow.gap, draws };
}

/** The stroke of a wall between two heights. */
export function vertical(wall: Wall, y: number, height: number): Draw {
  return { kind: 'stroke', owner: LAYOUT, x: wall.x, y, width: wall.width, height, color: wall.color };
}

/** Thickness of a border, 0 for none, in thousandths of a point. */
export function thickness(border: Border | null): number {
  return milli(border?.width ?? 0);
}

/** Padding and border of the four sides, in thousandths of a point. */
export function sides(style: Style): Sides {
  const { border, padding } = style;
  return {
    top: thickness(border.top) + milli(padding.top),
    right: thickness(border.right) + milli(padding.right),
    bottom: thickness(border.bottom) + milli(padding.bottom),
    left: thickness(border.left) + milli(padding.left),
  };
}
