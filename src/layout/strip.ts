/**
 * Strips: a document flattened into horizontal bands, each with what is drawn on it and what a page break before it would
 * cost. Pagination is then a walk over one list. Lengths are integers in thousandths of a point (see measure.ts).
 */
import type { Color, Origin, Style } from '../template/styled.ts';
import type { Owner } from './page.ts';

/** Something drawn; `x` from the left edge of the page area, `y` from the top of the strip that holds it. */
export type Draw =
  | {
      readonly kind: 'text';
      readonly owner: Owner;
      readonly x: number;
      /** Of the baseline. */
      readonly y: number;
      readonly text: string;
      readonly style: Style;
      readonly spaceExtra: number;
    }
  | {
      readonly kind: 'stroke';
      readonly owner: Owner;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly color: Color;
    }
  | {
      readonly kind: 'picture';
      readonly owner: Owner;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly src: string;
    };

/** Drawn matter of a known height. */
export interface Stack {
  readonly height: number;
  readonly draws: readonly Draw[];
}

export interface Strip {
  height: number;
  draws: Draw[];
  /** Margin that separates it from the strip before; a page break swallows it. */
  gap: number;
  /** The part of the gap that came from this side; kept at the top of the document and after a forced break. */
  readonly topGap: number;
  /** A break before it is required. */
  readonly forced: boolean;
  /** A break before it parts what `break-before: avoid` or `break-after: avoid` keeps together. */
  readonly keep: boolean;
  /** How many boxes with `break-inside: avoid` hold both it and the strip before. */
  inside: number;
  /** A break before it leaves fewer lines than `orphans` or `widows` ask for. */
  readonly runt: boolean;
  /** Laid again above it when it begins a page: the head of its table. */
  repeat: Stack | null;
  /** How many boxes with `break-inside: avoid` hold it: what a cut through it would violate. */
  within: number;
  /** A box that is kept whole and is higher than a page begins with it: it gets a page of its own to begin on. */
  fresh: boolean;
  /** Cuts it so that the first part is not higher than `available`; `null` when no part would be. */
  split: ((available: number) => readonly [Strip, Strip] | null) | null;
  /** A row of a table, which is cut only where nothing else can be. */
  row: boolean;
  /** A line of a paragraph: its first, or one after; `null` for anything else, which stands by itself. */
  readonly line: 'first' | 'next' | null;
  /** Named page it must lie on. */
  readonly page: string | null;
  readonly origin: Origin;
}

/** A vertical border: from a height in the strip `first` to a height in the strip `last`, on every page between. */
export interface Wall {
  readonly first: number;
  readonly from: number;
  readonly last: number;
  readonly to: number;
  readonly x: number;
  readonly width: number;
  readonly color: Color;
}

/** The owner of every border. */
export const LAYOUT: Owner = { kind: 'artifact', type: 'layout' };

/** The same drawing, lower by `dy` and further right by `dx`. */
export function moved(draw: Draw, dx: number, dy: number): Draw {
  return dx === 0 && dy === 0 ? draw : { ...draw, x: draw.x + dx, y: draw.y + dy };
}

/** A cut through a strip: what is above it, what is below, and how that may be cut again. */
interface Parts {
  readonly head: Stack;
  readonly tail: Stack;
  readonly again: Cut;
}

/** Cuts at a height, from the top of what is cut; `null` where no part would fit. */
export type Cut = (available: number) => Parts | null;

/**
 * Lets a strip be cut. `lead` is what it has above the matter that is cut (height, and number of drawings); what is added
 * below that later stays with the last part.
 */
export function makeDivisible(
  strip: Strip,
  lead: { readonly height: number; readonly draws: number },
  matter: Stack,
  cut: Cut,
): void {
  strip.split = (available) => {
    const parts = cut(available - lead.height);
    if (parts === null) return null;
    const { head, tail } = parts;
    const foot = strip.draws.slice(lead.draws + matter.draws.length);
    const dropped = lead.height + matter.height - tail.height;
    const first: Strip = {
      ...strip,
      height: lead.height + head.height,
      draws: [...strip.draws.slice(0, lead.draws), ...head.draws.map((draw) => moved(draw, 0, lead.height))],
      split: null,
    };
    const second: Strip = {
      ...strip,
      height: strip.height - dropped,
      draws: [...tail.draws, ...foot.map((draw) => moved(draw, 0, -dropped))],
      gap: 0,
      topGap: 0,
      forced: false,
      fresh: false,
    };
    makeDivisible(second, { height: 0, draws: 0 }, tail, parts.again);
    return [first, second];
  };
}
