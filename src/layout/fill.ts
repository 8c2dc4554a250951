/**
 * What goes on a page, or in the part of a cell that a page has room for.
 *
 * Each boundary between two strips has a rank, as css-break-3 § 4.4 orders what may be given up: 0 nothing, 1 orphans or
 * widows, 2 `break-inside: avoid`, 3 that a row of a table is whole, 4 what `break-before` or `break-after: avoid` keeps
 * together. When the page overflows it ends at the last boundary of the best rank. So a chain of headings moves with its first
 * lines, a block kept whole moves if it fits the next page, and only what fits nowhere is parted at its weakest link.
 */
import { vertical } from './flow.ts';
import type { Filled, Placed } from './starts.ts';
import type { Draw, Strip, Wall } from './strip.ts';

/** What a page gave up to end where it does. */
export type Loss = 1 | 2 | 3 | 4;

type Rank = 0 | Loss;

export interface Full extends Filled {
  /** `strip`: the one that begins the next page. */
  readonly lost: { readonly rank: Loss; readonly strip: Strip } | null;
  /** Strips that cannot be cut and are higher than the page. */
  readonly high: readonly { readonly strip: Strip; readonly excess: number }[];
}

/** Fills a page from the strip `start`; a strip that is cut is replaced by its second part. */
export function fill(strips: Strip[], start: number, height: number): Full {
  const placed: Placed[] = [];
  const high: { strip: Strip; excess: number }[] = [];
  let best: { readonly index: number; readonly rank: Rank } | null = null;
  let y = 0;
  const repeated = strips[start]?.repeat?.draws ?? [];
  const ended = (next: number, cut: number | null, rank: Rank): Full => {
    const strip = strips[next];
    const lost = rank !== 0 && strip !== undefined ? { rank, strip } : null;
    return { placed, repeated, next, cut, excess: 0, lost, high };
  };
  for (let i = start; i < strips.length; i++) {
    const strip = strips[i]!;
    if (i === start) {
      y = strip.repeat?.height ?? 0;
      if (strip.forced || start === 0) y += strip.topGap;
    } else {
      if (strip.forced || strip.page !== strips[i - 1]!.page) return ended(i, null, 0);
      const rank = rankOf(strip);
      if (best === null || rank <= best.rank) best = { index: i, rank };
      // Nothing is gained by beginning here what the next page cannot hold either.
      if (strip.fresh && best.rank < 2) {
        placed.length = best.index - start;
        return ended(best.index, null, best.rank);
      }
      y += strip.gap;
    }
    if (y + strip.height > height) {
      const rank = strip.row ? 3 : strip.within > 0 ? 2 : 0;
      const parts = rank <= (best?.rank ?? 4) ? (strip.split?.(height - y) ?? null) : null;
      if (parts !== null) {
        placed.push({ strip: parts[0], y });
        strips[i] = parts[1];
        return ended(i, height - y, rank === 3 ? 3 : 0);
      }
      if (best !== null) {
        placed.length = best.index - start;
        return ended(best.index, null, best.rank);
      }
      high.push({ strip, excess: y + strip.height - height });
    }
    placed.push({ strip, y });
    y += strip.height;
  }
  return ended(strips.length, null, 0);
}

function rankOf(strip: Strip): Rank {
  if (strip.keep) return 4;
  if (strip.inside > 0) return 2;
  return strip.runt ? 1 : 0;
}

/**
 * The part of a vertical border that falls on a page: to its foot, when the box goes on (css-break-3 § 5.1). `continued`: the
 * page begins with the rest of a strip that was cut; `goesOn`: it ends with the first part of one.
 */
export function wallOn(
  wall: Wall,
  placed: readonly Placed[],
  start: number,
  height: number,
  { continued, goesOn }: { readonly continued: boolean; readonly goesOn: boolean },
): Draw[] {
  const first = placed[Math.max(wall.first - start, 0)];
  const last = placed[Math.min(wall.last - start, placed.length - 1)];
  if (first === undefined || last === undefined || wall.last < start) return [];
  const begins = wall.first > start || (wall.first === start && !continued);
  const top = first.y + (begins ? wall.from : 0);
  const whole = wall.last - start < placed.length - (goesOn ? 1 : 0);
  const bottom = whole ? last.y + Math.min(wall.to, last.strip.height) : height;
  return [vertical(wall, top, bottom - top)];
}
