/** Offsets of a text → places, and where each character of a value was written. */
import type { Place } from '../diagnostic.ts';

/** Place of a stretch of `text`; what goes past the line's end is cut there. */
export function placer(file: string, text: string): (offset: number, length: number) => Place {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset, length) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    const start = starts[low]!;
    const next = starts[low + 1];
    const end = next === undefined ? text.length : next - 1;
    return {
      file,
      line: low + 1,
      column: offset - start + 1,
      length: Math.max(0, Math.min(length, end - offset)),
    };
  };
}

/**
 * Offsets in the source of the UTF-16 units of a `|` block's value. `header` is the offset of the `|`; a line of the
 * value is the end of a line of the source, after its indentation.
 */
export function alignBlock(source: string, header: number, value: string): number[] {
  const out: number[] = [];
  let at = source.indexOf('\n', header) + 1;
  for (const line of value.split('\n')) {
    const newline = source.indexOf('\n', at);
    const end = newline < 0 ? source.length : newline;
    const first = Math.max(at, end - line.length);
    for (let i = 0; i <= line.length; i += 1) out.push(Math.min(first + i, end));
    at = end + 1;
  }
  return out;
}

/**
 * Offsets in the source of the UTF-16 units of a bare or quoted value written from `start` to `end`: line ends are
 * folded into one space (blank lines are line ends), escapes are one unit.
 */
export function alignFlow(source: string, start: number, end: number, value: string): number[] {
  const quote = source[start] === '"' || source[start] === "'" ? source[start] : null;
  const out: number[] = [];
  let at = quote === null ? start : start + 1;
  const fold = /[ \t]*\n\s*/y;
  while (out.length < value.length && at < end) {
    fold.lastIndex = at;
    const run = fold.exec(source);
    if (run) {
      const blanks = run[0].split('\n').length - 2;
      for (let i = 0; i < Math.max(1, blanks); i += 1) out.push(at);
      at += run[0].length;
    } else if (quote === '"' && source[at] === '\\') {
      const width = { x: 4, u: 6, U: 10 }[source[at + 1] ?? ''] ?? 2;
      if (source[at + 1] === '\n') at += 2 + /^[ \t]*/u.exec(source.slice(at + 2))![0].length;
      else {
        const wide = width === 10 && value.codePointAt(out.length)! > 0xffff;
        out.push(at);
        if (wide) out.push(at);
        at += width;
      }
    } else {
      out.push(at);
      at += quote === "'" && source[at] === "'" ? 2 : 1;
    }
  }
  while (out.length <= value.length) out.push(Math.min(at, end));
  return out;
}
