/** The text of a file as an editor has it, and back: the byte order mark and the ends of lines stay as they were. */

const MARK = '\uFEFF';

/** Without mark, every line ended by LF. */
export function edited(bytes: Uint8Array): string {
  return raw(bytes).replace(MARK, '').replaceAll('\r\n', '\n');
}

/**
 * The bytes of `text` in the place of `before`: lines at the top and the bottom that did not change keep their own ends, new ones
 * take that of most others.
 */
export function rewritten(before: Uint8Array, text: string): Uint8Array {
  const was = raw(before);
  const mark = was.startsWith(MARK) ? MARK : '';
  const old = was.slice(mark.length).split('\n');
  const now = text.split('\n');
  const bare = old.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const crlf = old.filter((line) => line.endsWith('\r')).length * 2 > old.length - 1 ? '\r' : '';
  let top = 0;
  while (top < now.length - 1 && top < bare.length - 1 && now[top] === bare[top]) top += 1;
  let bottom = 0;
  const room = Math.min(now.length, bare.length) - top;
  while (bottom < room && now[now.length - 1 - bottom] === bare[bare.length - 1 - bottom]) bottom += 1;
  const middle = now.slice(top, now.length - bottom);
  const isLast = bottom === 0;
  const lines = [
    ...old.slice(0, top),
    ...middle.map((line, i) => (isLast && i === middle.length - 1 ? line : `${line}${crlf}`)),
    ...old.slice(old.length - bottom),
  ];
  return new TextEncoder().encode(mark + lines.join('\n'));
}

function raw(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
