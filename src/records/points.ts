/** Which points of a séance a text designates: `3`, `2-1`, `2024-018`, `1-4`, `19-`, `-2`. */
import type { Points } from './scalars.ts';

/** A point as others refer to it. */
export interface PointNomme {
  /** Label on the agenda. */
  readonly point: string;
  readonly numero: string | null;
}

/** Index of the point of that label or number (all digits: always the label); -1: none. */
export function indexOfPoint(text: string, points: readonly PointNomme[]): number {
  const byLabel = points.findIndex(({ point }) => point === text);
  if (byLabel >= 0 || /^\d+$/u.test(text)) return byLabel;
  return points.findIndex(({ numero }) => numero === text);
}

/** First and last index of the range that a part designates, or the name in it that is no point of the séance. */
export function rangeOf(
  part: string,
  points: readonly PointNomme[],
): { readonly first: number; readonly last: number } | { readonly unknown: string } {
  const alone = indexOfPoint(part, points);
  if (alone >= 0) return { first: alone, last: alone };
  const end = points.length - 1;
  for (const [from, to] of bounds(part)) {
    const first = from === '' ? 0 : indexOfPoint(from, points);
    const last = to === '' ? end : indexOfPoint(to, points);
    if (first >= 0 && last >= 0 && (from !== '' || to !== '')) return { first, last };
  }
  const known = bounds(part).flatMap(([from, to]) => [from, to]);
  return { unknown: known.find((name) => name !== '' && indexOfPoint(name, points) < 0) ?? part };
}

/** The ways to cut a range at a dash; with spaces around it there is only one. */
function bounds(part: string): [string, string][] {
  const spaced = /^(.*?) +- +(.*)$/u.exec(part);
  if (spaced) return [[spaced[1]!.trim(), spaced[2]!.trim()]];
  return [...part.matchAll(/-/gu)].map(({ index }) => [
    part.slice(0, index).trim(),
    part.slice(index + 1).trim(),
  ]);
}

/** Whether the point at `index` is among `designes`; `null`: all are. Names that are no point designate nothing. */
export function designates(designes: Points | null, index: number, points: readonly PointNomme[]): boolean {
  if (designes === null) return true;
  return designes.some((part) => {
    const range = rangeOf(part, points);
    return 'first' in range && range.first <= index && index <= range.last;
  });
}
