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
  /** Cuts it so that the first part is not higher than `available`; `null` when no part would be. */
  split: ((available: number) => readonly [Strip, Strip] | null) | null;
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
