/** Shorter texts (names, object, figures) among the tagged texts: each needs a place of its own. */
import type { Difference } from './compare.ts';
import { folded } from './lines.ts';
import type { Leaf } from './running.ts';

/** A text of the document and the path under which it is told. */
export interface Wanted {
  readonly path: string;
  readonly text: string;
}

interface Place {
  readonly index: number;
  /** The text is all that the leaf holds. */
  readonly whole: boolean;
}

/**
 * Each text needs a place of its own among the leaves that are no running text. Those of one list that fill their leaves
 * (names in columns) must come in its order.
 */
export function placed(wanted: readonly Wanted[], leaves: readonly Leaf[]): readonly Difference[] {
  const left = leaves.map(({ text, page }) => ({ text, page }));
  const out: Difference[] = [];
  const reached = new Map<string, number>();
  let last = 0;
  for (const { path, text } of wanted) {
    const place = placeAmong(left, text, last);
    if (place !== null) {
      last = place.index;
      const list = path.replace(/\[\d+\]/, '[]');
      const before = reached.get(list) ?? -1;
      if (!place.whole || list === path || before < place.index) {
        if (place.whole) reached.set(list, place.index);
        continue;
      }
    }
    // The same words with other spaces: that is what is shown.
    const like = left.find((leaf) => folded(leaf.text).includes(folded(text)));
    out.push({
      path,
      printed: like?.text.replaceAll(USED, '') ?? null,
      record: text,
      page: like?.page ?? null,
    });
  }
  return out;
}

/** Takes the place of a text: a leaf that holds it alone (the one after `last` is tried first), else one that contains it. */
function placeAmong(
  leaves: { text: string; readonly page: number | null }[],
  text: string,
  last: number,
): Place | null {
  const alone = leaves[last + 1]?.text === text ? last + 1 : leaves.findIndex((leaf) => leaf.text === text);
  if (alone >= 0) {
    leaves[alone]!.text = USED.repeat(text.length);
    return { index: alone, whole: true };
  }
  for (let k = 0; k < leaves.length; k += 1) {
    const index = (last + k) % leaves.length;
    const leaf = leaves[index]!;
    const at = placeOf(leaf.text, text, 0);
    if (at < 0) continue;
    leaf.text = `${leaf.text.slice(0, at)}${USED.repeat(text.length)}${leaf.text.slice(at + text.length)}`;
    return { index, whole: false };
  }
  return null;
}

const USED = '\u0001';

/** Where a text stands whole, from a position on: « MARTIN » is not in « MARTIN-GENDRE ». */
export function placeOf(leaf: string, text: string, from: number): number {
  const opens = WORD.test(text[0] ?? '');
  const closes = WORD.test(text.at(-1) ?? '');
  for (let at = leaf.indexOf(text, from); at >= 0; at = leaf.indexOf(text, at + 1)) {
    const after = leaf[at + text.length] ?? '';
    if (opens && WORD.test(leaf[at - 1] ?? '')) continue;
    if (closes && (WORD.test(after) || (after === '-' && WORD.test(leaf[at + text.length + 1] ?? ''))))
      continue;
    return at;
  }
  return -1;
}

const WORD = /[\p{L}\p{N}]/u;
