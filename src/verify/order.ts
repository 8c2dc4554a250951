/**
 * The texts that a document prints, looked for in the order in which it prints them: a name that is printed, but under
 * another side of the vote, is not where it should be.
 */
import type { Difference } from './compare.ts';
import { folded } from './lines.ts';
import { placeOf } from './places.ts';
import type { Wanted } from './places.ts';
import type { Leaf } from './running.ts';

/** Occurrences of one text that are looked at: a file may repeat a figure without end. */
const MOST = 500;

/** Parts leaves; no text holds it. */
const END = '\u0000';

/** An occurrence of a wanted text, and the heaviest chain that ends with it. */
interface Link {
  readonly wanted: number;
  readonly end: number;
  readonly weight: number;
  readonly before: Link | null;
}

/**
 * Each text has a place of its own, after the places of those before it. Where not all can have one, most keep theirs (in
 * characters: a name tells more than a figure) and the others are differences; among equals, the later keep theirs, since
 * a text that is altered is no longer found where it stood.
 */
export function outOfOrder(wanted: readonly Wanted[], leaves: readonly Leaf[]): readonly Difference[] {
  const whole = leaves.map(({ text }) => text).join(END);
  if (isAllInOrder(wanted, whole)) return [];
  const found = wanted.map(({ text }) => occurrences(whole, text));
  const ends = [...new Set(found.flatMap((starts, i) => starts.map((at) => at + wanted[i]!.text.length)))];
  const heaviest = prefixes(ends.sort((a, b) => a - b));
  for (const [i, starts] of found.entries()) {
    const { length } = wanted[i]!.text;
    const links = starts.map((at): Link => {
      const before = heaviest.upTo(at);
      return { wanted: i, end: at + length, weight: (before?.weight ?? 0) + length, before };
    });
    links.forEach(heaviest.add);
  }
  const kept = new Set<number>();
  for (let link = heaviest.upTo(whole.length); link !== null; link = link.before) kept.add(link.wanted);
  return wanted.flatMap((one, i) => (kept.has(i) ? [] : [difference(one, leaves)]));
}

/**
 * Whether each text has a place after that of the one before: then each may take the first that it finds. So it is with every
 * sound document, however long.
 */
function isAllInOrder(wanted: readonly Wanted[], whole: string): boolean {
  let from = 0;
  return wanted.every(({ text }) => {
    const at = placeOf(whole, text, from);
    from = at + text.length;
    return at >= 0;
  });
}

function occurrences(whole: string, text: string): readonly number[] {
  const out: number[] = [];
  for (let at = placeOf(whole, text, 0); at >= 0 && out.length < MOST; at = placeOf(whole, text, at + 1))
    out.push(at);
  return out;
}

/** The heaviest link that ends at or before a position, the latest among equals (a Fenwick tree over `ends`, sorted). */
function prefixes(ends: readonly number[]): {
  readonly upTo: (position: number) => Link | null;
  readonly add: (link: Link) => void;
} {
  const ranks = new Map(ends.map((end, i) => [end, i + 1]));
  const tree: (Link | null)[] = Array.from({ length: ends.length + 1 }, () => null);
  return {
    upTo(position) {
      let best: Link | null = null;
      for (let i = rankOf(ends, position); i > 0; i -= i & -i) best = heavier(best, tree[i] ?? null);
      return best;
    },
    add(link) {
      for (let i = ranks.get(link.end) ?? tree.length; i < tree.length; i += i & -i)
        tree[i] = heavier(tree[i] ?? null, link);
    },
  };
}

/** How many of `ends` are at or before a position. */
function rankOf(ends: readonly number[], position: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function heavier(a: Link | null, b: Link | null): Link | null {
  if (a === null || b === null) return a ?? b;
  if (a.weight !== b.weight) return a.weight > b.weight ? a : b;
  return a.wanted > b.wanted ? a : b;
}

/** The same words with other spaces are shown; the same text elsewhere is not: at its place, nothing is printed. */
function difference({ path, text }: Wanted, leaves: readonly Leaf[]): Difference {
  const words = folded(text);
  const like = leaves.find((leaf) => folded(leaf.text).includes(words) && !leaf.text.includes(text));
  return { path, printed: like?.text ?? null, record: text, page: like?.page ?? null };
}
