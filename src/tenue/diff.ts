/** The lines of a file that edits take away and bring, as they are shown: `- absents: tonot`, `+ absents: [tonot, carrelet]`. */
import type { Edit } from '../records/edit.ts';

/** `before`: the text of the file, byte order mark and `\r` included. */
export function linesOf(before: string, edits: readonly Edit[]): string[] {
  const out: string[] = [];
  for (let i = 0; i < edits.length;) {
    const start = before.lastIndexOf('\n', edits[i]!.start - 1) + 1;
    let end = lineEnd(before, edits[i]!.end);
    let last = i;
    while (last + 1 < edits.length && edits[last + 1]!.start <= end) {
      last += 1;
      end = lineEnd(before, edits[last]!.end);
    }
    let now = '';
    let at = start;
    for (const edit of edits.slice(i, last + 1)) {
      now += before.slice(at, edit.start) + edit.by;
      at = edit.end;
    }
    out.push(...between(before.slice(start, end), now + before.slice(at, end)));
    i = last + 1;
  }
  return out;
}

/** What one text has and the other has not, the lines that both begin and end with left out. */
function between(before: string, after: string): string[] {
  const old = before.split('\n');
  const now = after.split('\n');
  while (old.length > 0 && now.length > 0 && old[0] === now[0]) {
    old.shift();
    now.shift();
  }
  while (old.length > 0 && now.length > 0 && old.at(-1) === now.at(-1)) {
    old.pop();
    now.pop();
  }
  return [...said(old, '-'), ...said(now, '+')];
}

function said(lines: readonly string[], sign: string): string[] {
  return lines.filter((line) => line !== '').map((line) => `${sign} ${line.replace(/\r$/u, '')}`);
}

/** Where the line of an offset ends. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}
