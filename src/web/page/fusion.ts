/** Two people changed one text: what both wrote, when their lines are apart. */

/** The one stretch of lines that differs: lines `from` to `to` (excluded) of the first became `lines`. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

function changeOf(before: readonly string[], after: readonly string[]): Change {
  let from = 0;
  while (from < before.length && from < after.length && before[from] === after[from]) from += 1;
  let end = 0;
  const room = Math.min(before.length, after.length) - from;
  while (end < room && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { from, to: before.length - end, lines: after.slice(from, after.length - end) };
}

/** Both changes of `base` in one text; `null` when they touch the same lines. */
export function fusion(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  const lines = base.split('\n');
  const [a, b] = [changeOf(lines, mine.split('\n')), changeOf(lines, theirs.split('\n'))].sort(
    (one, other) => one.from - other.from || one.to - other.to,
  ) as [Change, Change];
  if (a.to >= b.from && a.from <= b.to) return null;
  return [
    ...lines.slice(0, a.from),
    ...a.lines,
    ...lines.slice(a.to, b.from),
    ...b.lines,
    ...lines.slice(b.to),
  ].join('\n');
}
