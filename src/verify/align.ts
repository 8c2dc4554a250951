/** Two lists put side by side, so that what one lacks does not shift all that follows. */

/**
 * Pairs of indices of two lists, so that one member missing does not make all those after him differ: those equal, in
 * order, are anchors (longest common subsequence); between anchors, one against one.
 */
export function aligned<T>(
  a: readonly T[],
  b: readonly T[],
  same: (x: T, y: T) => boolean,
): readonly (readonly [number | null, number | null])[] {
  let head = 0;
  while (head < a.length && head < b.length && same(a[head]!, b[head]!)) head += 1;
  const out: [number | null, number | null][] = Array.from({ length: head }, (_, i) => [i, i]);
  const between = (i: number, iEnd: number, j: number, jEnd: number): void => {
    for (let k = 0; k < Math.max(iEnd - i, jEnd - j); k += 1)
      out.push([i + k < iEnd ? i + k : null, j + k < jEnd ? j + k : null]);
  };
  let i = head;
  let j = head;
  for (const [x, y] of commonIn(a.slice(head), b.slice(head), same)) {
    between(i, head + x, j, head + y);
    out.push([head + x, head + y]);
    i = head + x + 1;
    j = head + y + 1;
  }
  between(i, a.length, j, b.length);
  return out;
}

/** Beyond it (cells of the table) two lists are too long to be aligned: they are compared one against one. */
const LARGEST = 250_000;

/** Pairs of indices of a longest common subsequence; none when a list is empty or the two are too long. */
export function commonIn<A, B>(
  a: readonly A[],
  b: readonly B[],
  same: (x: A, y: B) => boolean,
): readonly (readonly [number, number])[] {
  const width = b.length + 1;
  if ((a.length + 1) * width > LARGEST || a.length === 0 || b.length === 0) return [];
  const best = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      best[i * width + j] = same(a[i]!, b[j]!)
        ? best[(i + 1) * width + j + 1]! + 1
        : Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!);
  const out: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (same(a[i]!, b[j]!)) out.push([i++, j++]);
    else if (best[(i + 1) * width + j]! >= best[i * width + j + 1]!) i += 1;
    else j += 1;
  }
  return out;
}
