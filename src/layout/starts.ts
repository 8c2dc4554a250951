/**
 * Pages that begin where it is told: a copy of a document that has other words here and there keeps the pages of the first.
 *
 * Problem: the published copy of an act says less than the full one, and each of its paragraphs must stay on its page; were
 * the place of what is hidden kept to the point, its width would tell the name. Solution: only where pages begin is taken from
 * the full copy. A page that has less to say ends earlier; one that has more is set a little tighter. Limits: a page gives
 * way by its gaps and a little of its leading; what needs more room does not fit, and is told.
 */
import type { Draw, Strip } from './strip.ts';

/** Where a page begins: at a strip or, where one of columns was cut, at what is left of it; `cut` is the height of the part before. */
export interface PageStart {
  readonly strip: number;
  readonly cut: number | null;
}

/** A strip on a page, `y` from its top. */
export interface Placed {
  readonly strip: Strip;
  readonly y: number;
}

/** What a page holds. */
export interface Filled {
  readonly placed: Placed[];
  readonly repeated: readonly Draw[];
  /** First strip of the next page; `cut` as in its start. */
  readonly next: number;
  readonly cut: number | null;
  /** By how much all this is higher than the page. */
  readonly excess: number;
}

/** Puts on a page all that comes before `end`, the start of the next; `null`: all that is left. */
export function dealPage(strips: Strip[], start: number, end: PageStart | null, height: number): Filled {
  const next = end === null ? strips.length : Math.min(Math.max(end.strip, start), strips.length);
  const dealt = strips.slice(start, next);
  const cut = end?.cut ?? null;
  const parts = cut === null ? null : (strips[next]?.split?.(cut) ?? null);
  if (parts !== null) {
    dealt.push(parts[0]);
    strips[next] = parts[1];
  }
  const head = strips[start]?.repeat ?? null;
  const [first] = dealt;
  const top = (head?.height ?? 0) + (first?.forced === true || start === 0 ? (first?.topGap ?? 0) : 0);
  const { placed, excess } = tightened(dealt, top, height);
  return { placed, repeated: head?.draws ?? [], next, cut: parts === null ? null : cut, excess };
}

/** The part of a gap, and of the height of a line, that a page too full gives up. */
const GAP = 0.7;
const LEADING = 0.05;

/** The strips one under the other; closer to each other, all alike, where they would go past the foot. */
function tightened(
  strips: readonly Strip[],
  top: number,
  height: number,
): { readonly placed: Placed[]; readonly excess: number } {
  let total = top;
  let room = 0;
  for (const [i, strip] of strips.entries()) {
    const gap = i === 0 ? 0 : strip.gap;
    total += gap + strip.height;
    room += gap * GAP + (i < strips.length - 1 ? leading(strip) : 0);
  }
  const over = Math.max(0, total - height);
  const share = over === 0 ? 0 : Math.min(1, over / room);
  const placed: Placed[] = [];
  let y = top;
  for (const [i, strip] of strips.entries()) {
    if (i > 0) y += strip.gap * (1 - GAP * share);
    placed.push({ strip, y: Math.floor(y) });
    y += strip.height - leading(strip) * share;
  }
  return { placed, excess: Math.max(0, Math.ceil(over - room)) };
}

function leading(strip: Strip): number {
  return strip.line === null ? 0 : strip.height * LEADING;
}

/** A document dealt out: where its pages begin after the first, and which of its strips begin a block. */
export interface Broken {
  readonly starts: readonly PageStart[];
  /** A paragraph, a row of a table, a strip of columns: strips that begin one, in order. */
  readonly blocks: readonly number[];
  readonly strips: number;
}

/** The strips that begin a block. */
export function blocksOf(strips: readonly Strip[]): readonly number[] {
  return strips.flatMap(({ line }, i) => (line === 'next' ? [] : [i]));
}

/**
 * Where the pages of a copy begin so that each block begins on the page where the other document has it; `null` when the
 * two have not the same blocks. A paragraph that goes over a page does so in the copy too, as long as it has two lines.
 */
export function startsLike(whole: Broken, copy: Broken): readonly PageStart[] | null {
  if (whole.blocks.length !== copy.blocks.length) return null;
  return whole.starts.map(({ strip, cut }) => {
    const at = whole.blocks.findLastIndex((first) => first <= strip);
    const before = strip - (whole.blocks[at] ?? 0);
    const first = copy.blocks[at] ?? 0;
    if (before === 0) return { strip: first, cut };
    const lines = (copy.blocks[at + 1] ?? copy.strips) - first;
    const after = (whole.blocks[at + 1] ?? whole.strips) - strip;
    return { strip: first + Math.min(before, Math.max(1, lines - Math.min(2, after))), cut };
  });
}

/** A start as a record tells it: `41`, or `41+35000` where columns are cut. */
export function writtenStart({ strip, cut }: PageStart): string {
  return cut === null ? String(strip) : `${strip}+${cut}`;
}

/** The start that a record tells. */
export function readStart(written: string): PageStart {
  const [strip = '', cut] = written.split('+');
  return { strip: Number(strip), cut: cut === undefined ? null : Number(cut) };
}
