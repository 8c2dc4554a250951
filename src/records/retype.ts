/**
 * Stretches of the texts of a record typed anew: comments, layout, quotes, line ends and byte order mark stay as they were.
 * What was made is read again, and must be exactly what was asked.
 */
import { isList, type Located, type Path, type Tree } from './located.ts';
import { readSource } from './source.ts';

/** `by` in place of `length` UTF-16 units of the text at a path, from `offset`. */
export interface Retyping {
  readonly path: Path;
  readonly offset: number;
  readonly length: number;
  readonly by: string;
}

/** `by` in place of the text of a file from `start` to `end`: offsets in its text as read (`Located.text`). */
export interface Patch {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/**
 * The bytes of a record with stretches of its texts retyped. They do not overlap, and hold nothing that quotes would have to
 * escape. A text that does not bear it (a bare one between brackets, where a comma would cut it) is left as it was.
 */
export function retyped(bytes: Uint8Array, source: Located, retypings: readonly Retyping[]): Uint8Array {
  if (retypings.length === 0) return bytes;
  const whole = made(bytes, source, retypings);
  if (whole !== null) return whole;
  const byText = Map.groupBy(retypings, ({ path }) => JSON.stringify(path));
  let best = bytes;
  let done: readonly Retyping[] = [];
  for (const one of byText.values()) {
    const tried = made(bytes, source, [...done, ...one]);
    if (tried === null) continue;
    best = tried;
    done = [...done, ...one];
  }
  return best;
}

/** `null`: the record would not read as asked. */
function made(bytes: Uint8Array, source: Located, retypings: readonly Retyping[]): Uint8Array | null {
  const starts = lineStarts(source.text);
  const patches = retypings.map(({ path, offset, length, by }): Patch => {
    const offsetOf = (at: number): number => {
      const { line, column } = source.placeIn(path, at, 0);
      return starts[line - 1]! + column - 1;
    };
    return { start: offsetOf(offset), end: offsetOf(offset + length), by };
  });
  // Where a line is folded, its end stands for a space.
  if (patches.some(({ start, end }) => source.text.slice(start, end).includes('\n'))) return null;
  const out = patched(bytes, patches);
  const { located } = readSource(source.file, out);
  const expected = typedAnew(
    source.value,
    [],
    Map.groupBy(retypings, ({ path }) => JSON.stringify(path)),
  );
  return located !== null && JSON.stringify(located.value) === JSON.stringify(expected) ? out : null;
}

function lineStarts(text: string): readonly number[] {
  return [0, ...text.matchAll(/\n/gu).map(({ index }) => index + 1)];
}

/** The values of a record with their texts retyped. */
function typedAnew(tree: Tree, path: Path, byText: ReadonlyMap<string, readonly Retyping[]>): Tree {
  if (isList(tree)) return tree.map((item, i) => typedAnew(item, [...path, i], byText));
  if (typeof tree !== 'string')
    return Object.fromEntries(
      Object.entries(tree).map(([key, value]) => [key, typedAnew(value, [...path, key], byText)]),
    );
  const here = byText.get(JSON.stringify(path)) ?? [];
  return spliced(
    tree,
    here.map(({ offset, length, by }) => ({ start: offset, end: offset + length, by })),
  );
}

/** A text with patches made, in order of their place. */
function spliced(text: string, patches: readonly Patch[]): string {
  let out = '';
  let at = 0;
  for (const { start, end, by } of patches.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) throw new Error('patches overlap');
    out += text.slice(at, start) + by;
    at = end;
  }
  return out + text.slice(at);
}

/** The bytes of a file with patches made in its text as read: without its byte order mark, lines ended by `\n`. */
export function patched(bytes: Uint8Array, patches: readonly Patch[]): Uint8Array {
  const raw = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const mark = raw.startsWith('\uFEFF') ? 1 : 0;
  const inOrder = patches.toSorted((a, b) => a.start - b.start || a.end - b.end);
  /** Line ends of two characters before an offset, counted as the offsets come. */
  const ends = raw.matchAll(/\r\n/gu);
  let end = ends.next();
  let wide = 0;
  const inRaw = (offset: number): number => {
    for (; !end.done && end.value.index < offset + mark + wide; end = ends.next()) wide += 1;
    return offset + mark + wide;
  };
  const moved = inOrder.map((patch) => {
    const start = inRaw(patch.start);
    return { start, end: inRaw(patch.end), by: patch.by };
  });
  return new TextEncoder().encode(spliced(raw, moved));
}
