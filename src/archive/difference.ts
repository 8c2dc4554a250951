/** Two texts, line by line: what left and what came. */

/** One line of a difference: in both, only in the older, only in the newer. */
interface Step {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

/** Texts of an act are short; beyond, the whole is told as replaced. */
const MOST = 3000;

/** The shortest way from one list of lines to the other. */
function difference(before: readonly string[], after: readonly string[]): readonly Step[] {
  const steps = (mark: Step['mark'], lines: readonly string[]): Step[] =>
    lines.map((text) => ({ mark, text }));
  if (before.length > MOST || after.length > MOST) return [...steps('-', before), ...steps('+', after)];
  // longest[i][j]: lines in common of what follows i in one and j in the other.
  const width = after.length + 1;
  const longest = new Uint16Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      longest[i * width + j] =
        before[i] === after[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
  const out: Step[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length)
    if (before[i] === after[j]) {
      out.push({ mark: ' ', text: before[i]! });
      i += 1;
      j += 1;
    } else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!)
      out.push(...steps('-', [before[i++]!]));
    else out.push(...steps('+', [after[j++]!]));
  return [...out, ...steps('-', before.slice(i)), ...steps('+', after.slice(j))];
}

/** A difference as it is read, with two lines of what is in common around what is not; empty when nothing differs. */
export function differenceText(before: readonly string[], after: readonly string[]): string {
  const steps = difference(before, after);
  const isNear = (at: number): boolean =>
    steps.slice(Math.max(0, at - 2), at + 3).some(({ mark }) => mark !== ' ');
  let shown = -1;
  return steps
    .map(({ mark, text }, at) => {
      if (!isNear(at)) return '';
      const gap = shown !== at - 1 && shown !== -1 ? '…\n' : '';
      shown = at;
      return `${gap}${mark} ${text}\n`;
    })
    .join('');
}
