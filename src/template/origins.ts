/** From an offset of merged HTML back to the template and to the field of the document. */
import type { Place } from '../diagnostic.ts';
import type { Merged } from './merged.ts';
import type { Origin } from './styled.ts';

/** Where the character at `offset` was written; past the end, where the last one was. */
export function originAt(merged: Merged, offset: number): Origin {
  return originIn(merged, stretchAt(merged.starts, offset), offset);
}

/** The template's place of `length` characters from `offset`. */
export function placeAt(merged: Merged, offset: number, length: number): Place {
  const { template, field } = originAt(merged, offset);
  return field === null ? { ...template, length } : template;
}

/** Gives each part of `[start, end)` that comes from one stretch, with that stretch's index. */
export function eachPart(
  { starts }: Merged,
  start: number,
  end: number,
  take: (start: number, end: number, stretch: number) => void,
): void {
  let index = stretchAt(starts, start);
  for (let from = start; from < end; index++) {
    const to = Math.min(end, starts[index + 1] ?? end);
    take(from, to, index);
    from = to;
  }
}

/** Where the character at `offset`, of the stretch with this index, was written. */
export function originIn(merged: Merged, index: number, offset: number): Origin {
  const stretch = merged.stretches[index];
  if (stretch === undefined) return { template: { file: '', line: 1, column: 1, length: 0 }, field: null };
  if (stretch.kind === 'value') return stretch.origin;
  const at = stretch.at + offset - merged.starts[index]!;
  return { template: stretch.source.placeAt(at, 1), field: null };
}

/** Index of the stretch that holds an offset. */
function stretchAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
