/** Running text held against the tagged text, paragraph by paragraph, to the character. */
import { commonIn } from './align.ts';
import type { Difference } from './compare.ts';
import type { ProseText } from './expected.ts';
import { allElements } from './tree.ts';
import type { StructureTree } from './tree.ts';

/** A tagged piece of text, in the order of the tree. */
export interface Leaf {
  readonly text: string;
  readonly page: number | null;
}

export function leavesOf(tree: StructureTree): readonly Leaf[] {
  return allElements(tree)
    .filter(({ own }) => own !== '')
    .map(({ own, page }) => ({ text: own, page }));
}

/** A paragraph, and the path under which it is told. */
export interface Piece extends ProseText {
  readonly path: string;
}

/** Paragraphs found exactly and in order are anchors; what lies between two is compared one against one. */
export function runningDifferences(
  pieces: readonly Piece[],
  leaves: readonly Leaf[],
  taken: Set<number>,
): readonly Difference[] {
  const out: Difference[] = [];
  const anchors = anchorsOf(pieces, leaves, taken);
  for (const index of anchors) if (index !== null) taken.add(index);
  for (let i = 0; i <= pieces.length; i += 1) {
    const from = i === 0 ? null : (anchors[i - 1] ?? null);
    let end = i;
    while (end < pieces.length && anchors[end] === null) end += 1;
    const to = anchors[end] ?? null;
    const between = gap(pieces.slice(i, end), from, to, leaves, taken);
    for (let k = 0; k < Math.max(end - i, between.length); k += 1) {
      const leaf = leaves[between[k] ?? -1];
      if (between[k] !== undefined) taken.add(between[k]!);
      out.push({
        path: (pieces[i + k < end ? i + k : i - 1] ?? pieces[0]!).path,
        printed: leaf?.text ?? null,
        record: i + k < end ? pieces[i + k]!.text.replaceAll('\n', ' ') : null,
        page: leaf?.page ?? null,
      });
    }
    i = end;
  }
  return out;
}

/**
 * The leaf of each piece, in order: the first that it may be, or, when that leaves one out, those of a longest common
 * subsequence (of empty paragraphs, which are all alike, the first may be the wrong one).
 */
function anchorsOf(
  pieces: readonly ProseText[],
  leaves: readonly Leaf[],
  taken: ReadonlySet<number>,
): readonly (number | null)[] {
  const first: (number | null)[] = [];
  let last = -1;
  for (const piece of pieces) {
    const found = leaves.findIndex((leaf, i) => i > last && !taken.has(i) && isPiece(leaf.text, piece));
    first.push(found < 0 ? null : found);
    if (found >= 0) last = found;
  }
  if (!first.includes(null)) return first;
  const free = range(0, leaves.length).filter((i) => !taken.has(i));
  const common = commonIn(pieces, free, (piece, i) => isPiece(leaves[i]!.text, piece));
  if (common.length === 0) return first;
  const longest = new Map(common.map(([piece, i]) => [piece, free[i]!]));
  return pieces.map((_, i) => longest.get(i) ?? null);
}

/**
 * The leaves that stand in the place of the pieces missing between two anchors; labels of items are none. Without an
 * anchor on each side, those that look like the pieces: what comes next may be no running text.
 */
function gap(
  missing: readonly ProseText[],
  from: number | null,
  to: number | null,
  leaves: readonly Leaf[],
  taken: ReadonlySet<number>,
): readonly number[] {
  const free = (index: number): boolean => !taken.has(index) && !isLabel(leaves[index]!.text);
  if (from !== null && to !== null) return range(from + 1, to).filter(free);
  const out: number[] = [];
  for (const { text } of missing) {
    const least = Math.max(out.at(-1) ?? -1, from ?? -1);
    const index = nearest(text, leaves, (i) => i > least && i < (to ?? leaves.length) && free(i));
    if (index !== null) out.push(index);
  }
  return out;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

const SOFT_HYPHEN = '\u00ad';

/** The leaf is the paragraph: mark of the item before it or not, soft hyphens of the layout left out. */
function isPiece(leaf: string, { text, marker }: ProseText): boolean {
  if (isText(leaf, text)) return true;
  if (marker === null || !leaf.startsWith(marker)) return false;
  const rest = leaf.slice(marker.length);
  return isText(rest.replace(/^[ \u00a0\u202f]/, ''), text);
}

function isText(found: string, text: string): boolean {
  if (found === text) return true;
  const leaf = found.includes(SOFT_HYPHEN) ? found.replaceAll(SOFT_HYPHEN, '') : found;
  if (!text.includes('\n')) return leaf === text;
  // A forced line end is no character: the layout may set a space in its place, or nothing.
  let at = 0;
  for (const [i, part] of text.split('\n').entries()) {
    if (i > 0 && leaf[at] === ' ' && !part.startsWith(' ')) at += 1;
    if (!leaf.startsWith(part, at)) return false;
    at += part.length;
  }
  return at === leaf.length;
}

function isLabel(text: string): boolean {
  return /^\s*(?:[-–—•]|\d+[.)°]|[a-z][.)])\s*$/u.test(text);
}

/** The leaf that shares most of its beginning and end with a text; `null` when none shares a third of it. */
function nearest(text: string, leaves: readonly Leaf[], among: (index: number) => boolean): number | null {
  let best: number | null = null;
  let most = text.length / 3;
  for (const [i, leaf] of leaves.entries()) {
    if (!among(i)) continue;
    const shared = sharedEnds(leaf.text, text);
    if (shared > most) {
      best = i;
      most = shared;
    }
  }
  return best;
}

function sharedEnds(a: string, b: string): number {
  const longest = Math.min(a.length, b.length);
  let head = 0;
  while (head < longest && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < longest - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  return head + tail;
}
