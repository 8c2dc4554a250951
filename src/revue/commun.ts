/** What two lists have in common: the shortest way from one to the other. */

/** One step of that way; `a` and `b` are ranks in the lists, -1 where the step has none. */
export interface Pas {
  readonly mark: '=' | '-' | '+';
  readonly a: number;
  readonly b: number;
}

/** Beyond, lists are told as replaced. */
const MOST = 4_000_000;

/** The longest common subsequence of two lists of keys, told step by step. */
export function commun(before: readonly string[], after: readonly string[]): readonly Pas[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++;
  const [endA, endB] = [before.length - tail, after.length - tail];
  const steps: Pas[] = [];
  for (let i = 0; i < head; i++) steps.push({ mark: '=', a: i, b: i });
  steps.push(...between(before, after, head, endA, endB));
  for (let i = 0; i < tail; i++) steps.push({ mark: '=', a: endA + i, b: endB + i });
  return steps;
}

function between(
  before: readonly string[],
  after: readonly string[],
  head: number,
  endA: number,
  endB: number,
): Pas[] {
  const [n, m] = [endA - head, endB - head];
  const steps: Pas[] = [];
  let [i, j] = [0, 0];
  if (n > 0 && m > 0 && n * m <= MOST) {
    const width = m + 1;
    const longest = new Uint16Array((n + 1) * width);
    for (let x = n - 1; x >= 0; x--)
      for (let y = m - 1; y >= 0; y--)
        longest[x * width + y] =
          before[head + x] === after[head + y]
            ? longest[(x + 1) * width + y + 1]! + 1
            : Math.max(longest[(x + 1) * width + y]!, longest[x * width + y + 1]!);
    while (i < n && j < m)
      if (before[head + i] === after[head + j]) steps.push({ mark: '=', a: head + i++, b: head + j++ });
      else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!)
        steps.push({ mark: '-', a: head + i++, b: -1 });
      else steps.push({ mark: '+', a: -1, b: head + j++ });
  }
  while (i < n) steps.push({ mark: '-', a: head + i++, b: -1 });
  while (j < m) steps.push({ mark: '+', a: -1, b: head + j++ });
  return steps;
}

/** Stretches without anything in common, each between two that have. */
export function ecarts(steps: readonly Pas[]): readonly { readonly a: number[]; readonly b: number[] }[] {
  const found: { a: number[]; b: number[] }[] = [];
  let open: { a: number[]; b: number[] } | null = null;
  for (const { mark, a, b } of steps) {
    if (mark === '=') {
      open = null;
      continue;
    }
    if (open === null) found.push((open = { a: [], b: [] }));
    if (mark === '-') open.a.push(a);
    else open.b.push(b);
  }
  return found;
}
