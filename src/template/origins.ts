/** From an offset of merged HTML back to the template and to the field of the document. */
import type { Place } from '../diagnostic.ts';
import type { Merged } from './merged.ts';
import type { Origin } from './styled.ts';

/** Where the character at `offset` was written; past the end, where the last one was. */
export function originAt(merged: Merged, offset: number): Origin {
  return originIn(merged, stretchAt(merged, offset), offset);
}

/** The template's place of `length` characters from `offset`. */
export function placeAt(merged: Merged, offset: number, length: number): Place {
  const { template, field } = originAt(merged, offset);
  return field === null ? { ...template, length } : template;
}

/** The parts of `[start, end)` that come from one stretch each. */
export function* partsOf(
  merged: Merged,
  start: number,
  end: number,
): Generator<{ readonly start: number; readonly end: number; readonly origin: (offset: number) => Origin }> {
  let index = stretchAt(merged, start);
  for (let from = start; from < end; index++) {
    const to = Math.min(end, merged.starts[index + 1] ?? end);
    const here = index;
    yield { start: from, end: to, origin: (offset) => originIn(merged, here, offset) };
    from = to;
  }
}

function originIn(merged: Merged, index: number, offset: number): Origin {
  const stretch = merged.stretches[index];
  if (stretch === undefined) return { template: { file: '', line: 1, column: 1, length: 0 }, field: null };
  if (stretch.kind === 'value') return stretch.origin;
  const at = stretch.at + offset - merged.starts[index]!;
  return { template: stretch.source.placeAt(at, 1), field: null };
}

/** Index of the stretch that holds an offset. */
function stretchAt(merged: Merged, offset: number): number {
  const { starts } = merged;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
