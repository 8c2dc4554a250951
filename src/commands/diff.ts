/** What a mended file changes, line against line: nothing that is mended adds or takes away a line. */

/** Lines shown around those that change. */
const CONTEXT = 1;

const RED = '\u001B[31m';
const GREEN = '\u001B[32m';
const DIM = '\u001B[2m';
const PLAIN = '\u001B[0m';

/**
 * The change in the manner of `diff -u`: hunks headed by their lines, - before, + after. No-break spaces and those that end
 * a line are shown by a sign (`legend`). `colours`: for a terminal.
 */
export function diffOf(file: string, before: string, after: string, colours: boolean): string {
  const [old, made] = [before.split(/\r?\n/u), after.split(/\r?\n/u)];
  const changed = old.flatMap((line, i) => (line === made[i] ? [] : [i]));
  const paint = (colour: string, text: string): string =>
    colours ? `${colour}${text}${PLAIN}\n` : `${text}\n`;
  const out = [paint(DIM, `--- ${file}`), paint(DIM, `+++ ${file}, corrigé`)];
  for (const group of grouped(changed)) {
    const first = Math.max(0, group[0]! - CONTEXT);
    const last = Math.min(old.length - 1, group.at(-1)! + CONTEXT);
    const span = `${first + 1},${last - first + 1}`;
    out.push(paint(DIM, `@@ -${span} +${span} @@`));
    for (let i = first; i <= last; i += 1)
      if (old[i] === made[i]) out.push(paint('', ` ${old[i]!}`));
      else out.push(paint(RED, `-${shown(old[i]!)}`), paint(GREEN, `+${shown(made[i]!)}`));
  }
  return out.join('');
}

/** How many lines change. */
export function changedLines(before: string, after: string): number {
  const made = after.split('\n');
  return before.split('\n').filter((line, i) => line !== made[i]).length;
}

/** What the signs of a diff stand for. */
export const LEGEND =
  'Dans les lignes changées : ⍽ espace insécable, ⎵ espace fine insécable, · espace en fin de ligne.\n';

function shown(line: string): string {
  return line
    .replaceAll('\u00A0', '⍽')
    .replaceAll('\u202F', '⎵')
    .replace(/ +$/u, (spaces) => '·'.repeat(spaces.length));
}

/** Lines whose contexts touch are one hunk. */
function grouped(lines: readonly number[]): number[][] {
  const groups: number[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    if (group !== undefined && line - group.at(-1)! <= 2 * CONTEXT + 1) group.push(line);
    else groups.push([line]);
  }
  return groups;
}
