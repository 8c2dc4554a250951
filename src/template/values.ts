/** Values of CSS properties: the pieces they are written with, what they compute to, and one reader per shape of value. */
import type { FontFamily, MarginContent, Style } from './styled.ts';
import { COUNTERS } from './subset.ts';

/** A piece of a value. `0` is a number that every reader of lengths takes. */
export type Part =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'length'; readonly value: number }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'color'; readonly text: string }
  | { readonly kind: 'comma' }
  | { readonly kind: 'call'; readonly name: string; readonly parts: readonly Part[] };

export type Side = 'Top' | 'Right' | 'Bottom' | 'Left';

/** Every computed value of an element, one name each: what `Style` holds, not yet put together. Lengths in points. */
export type Computed = {
  family: FontFamily;
  bold: boolean;
  italic: boolean;
  /** `position: running(name)` takes the element out of the flow. */
  running: string | null;
} & {
  -readonly [K in Exclude<keyof Style, 'face' | 'margin' | 'padding' | 'border'>]: Style[K];
} & Record<`margin${Side}` | `padding${Side}`, number> &
  Record<`border${Side}`, number | null> &
  Record<`border${Side}Color`, string>;

/** What only `@page` and its margin boxes say. `content: null` is `none`: no box. */
interface PageValues {
  readonly sheet?: { readonly width: number; readonly height: number };
  readonly content?: readonly MarginContent[] | null;
  readonly increments?: ReadonlyMap<string, number>;
  readonly resets?: ReadonlyMap<string, number>;
}

export type Values = Partial<Computed> & PageValues;

/** A property stands in a rule for elements, in `@page`, in a margin box of `@page`. */
export type Site = 'element' | 'page' | 'marge';

/** Reads a value; `null` when it is outside the grammar. */
export type Read = (parts: readonly Part[], site: Site) => Values | null;

export function lengths(parts: readonly Part[], min: number): number[] | null {
  const out: number[] = [];
  for (const part of parts) {
    if (part.kind !== 'length' && !(part.kind === 'number' && part.value === 0)) return null;
    if (part.value < min) return null;
    out.push(part.value);
  }
  return out;
}

export function single(parts: readonly Part[], min: number): number | null {
  return parts.length === 1 ? (lengths(parts, min)?.[0] ?? null) : null;
}

/** One length of at least `min` points. */
export const length =
  (min: number, values: (points: number) => Values): Read =>
  (parts) => {
    const found = single(parts, min);
    return found === null ? null : values(found);
  };

/** One word of a list, with the values it stands for. */
export const word =
  (choices: Readonly<Record<string, Values>>): Read =>
  ([part, more]) => {
    if (part?.kind !== 'word' || more !== undefined || !Object.hasOwn(choices, part.text)) return null;
    return choices[part.text] ?? null;
  };

/** One whole number of at least 1. */
export const count =
  (values: (n: number) => Values): Read =>
  ([part, more]) =>
    part?.kind === 'number' && more === undefined && Number.isInteger(part.value) && part.value >= 1
      ? values(part.value)
      : null;

/** The four sides of a shorthand of one to four lengths: top, right, bottom, left. */
export function four(parts: readonly Part[], min: number): [number, number, number, number] | null {
  const found = lengths(parts, min);
  if (found === null || found.length < 1 || found.length > 4) return null;
  const [top = 0, right = top, bottom = top, left = right] = found;
  return [top, right, bottom, left];
}

export const colorOf = (parts: readonly Part[]): string | null => {
  const [part, more] = parts;
  return part?.kind === 'color' && more === undefined ? part.text : null;
};

/** A drawn side: `none`, or width, `solid`, colour. */
export const stroke =
  (...sides: readonly Side[]): Read =>
  (parts) => {
    const [width, style, color, more] = parts;
    const out: Record<string, number | string | null> = {};
    if (width?.kind === 'word' && width.text === 'none' && style === undefined) {
      for (const side of sides) out[`border${side}`] = null;
      return out;
    }
    if (width?.kind !== 'length' || width.value <= 0 || more !== undefined) return null;
    if (style?.kind !== 'word' || style.text !== 'solid' || color?.kind !== 'color') return null;
    for (const side of sides) {
      out[`border${side}`] = width.value;
      out[`border${side}Color`] = color.text;
    }
    return out;
  };

/** `feuillet`, or `feuillet 36`; `fallback` is the number when none is written. */
export const counter =
  (key: 'increments' | 'resets', fallback: number): Read =>
  ([name, number, more]) => {
    if (name?.kind !== 'word' || name.text !== 'feuillet' || more !== undefined) return null;
    if (number !== undefined && !(number.kind === 'number' && Number.isInteger(number.value))) return null;
    return { [key]: new Map([[name.text, number?.value ?? fallback]]) };
  };

export const content: Read = (parts) => {
  if (parts.length === 1 && parts[0]?.kind === 'word' && parts[0].text === 'none') return { content: null };
  const out: MarginContent[] = [];
  for (const part of parts) {
    const piece = contentPiece(part);
    if (piece === null) return null;
    out.push(piece);
  }
  return out.length === 0 ? null : { content: out };
};

function contentPiece(part: Part): MarginContent | null {
  if (part.kind === 'string') return { kind: 'string', text: part.text };
  if (part.kind !== 'call') return null;
  const [name, comma, option, more] = part.parts;
  if (name?.kind !== 'word' || more !== undefined) return null;
  if (part.name === 'counter') {
    const known = COUNTERS.find((each) => each === name.text);
    return known === undefined || comma !== undefined ? null : { kind: 'counter', name: known };
  }
  if (part.name !== 'element') return null;
  if (comma === undefined) return { kind: 'element', name: name.text, exceptFirst: false };
  const exceptFirst = comma.kind === 'comma' && option?.kind === 'word' && option.text === 'first-except';
  return exceptFirst ? { kind: 'element', name: name.text, exceptFirst } : null;
}
