/** Trimming in one pass: `/ +$/` looks again from each space of a long run, and files may hold a million of them. */

/** Index after the last unit that `isEdge` does not take. */
export function endBefore(text: string, isEdge: (unit: string) => boolean): number {
  let end = text.length;
  while (end > 0 && isEdge(text[end - 1]!)) end -= 1;
  return end;
}

/** Index of the first unit that `isEdge` does not take. */
export function startAfter(text: string, isEdge: (unit: string) => boolean): number {
  let start = 0;
  while (start < text.length && isEdge(text[start]!)) start += 1;
  return start;
}

/** Without U+0020 at its end. */
export function withoutEndSpaces(text: string): string {
  return text.slice(
    0,
    endBefore(text, (unit) => unit === ' '),
  );
}

export function isBlank(unit: string): boolean {
  return unit.trim() === '';
}
