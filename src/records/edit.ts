/**
 * A record edited by place: from the values that it should hold to the fewest stretches of its text to type anew. Comments,
 * order, layout, quotes, line ends and byte order mark stay as they were; what was made is read again, and must be exactly
 * what was asked.
 */
import { decode } from './characters.ts';
import { patchesOf, type Stretch } from './edit-stretches.ts';
import { isSameTree } from './located.ts';
import { readSource, type Located } from './source.ts';

/**
 * `by` in place of a file's text from `start` to `end`: UTF-16 offsets in the text of the file itself, its byte order mark and
 * its `\r` counted.
 */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** The values of a record: maps, lists and texts. */
export type Values = Located['value'];

/**
 * The edits that make a record hold `wanted`, in the order of their places; none when it does already. `null`: its text cannot be
 * read, or does not bear them by place.
 */
export function editsTo(bytes: Uint8Array, wanted: Values): readonly Edit[] | null {
  const { located } = readSource('', bytes);
  const { text } = decode('', bytes);
  if (located === null || text === null) return null;
  if (isSameTree(located.value, wanted)) return [];
  for (const isWhole of [false, true]) {
    const stretches = patchesOf(text, wanted, isWhole);
    if (stretches === null) continue;
    const edits = inFile(bytes, stretches);
    const read = edits === null ? null : readSource('', edited(bytes, edits));
    if (edits !== null && read?.located != null && isSameTree(read.located.value, wanted)) return edits;
  }
  return null;
}

/** The bytes of a file with edits made. */
export function edited(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const raw = textOf(bytes);
  let out = '';
  let at = 0;
  for (const { start, end, by } of edits) {
    if (start < at) throw new Error('edits overlap, or are out of order');
    out += raw.slice(at, start) + by;
    at = end;
  }
  return new TextEncoder().encode(out + raw.slice(at));
}

/** The edits that give back `bytes`, once `edits` are made in it. */
export function reversed(bytes: Uint8Array, edits: readonly Edit[]): readonly Edit[] {
  const raw = textOf(bytes);
  let shift = 0;
  return edits.map(({ start, end, by }) => {
    const at = start + shift;
    shift += by.length - (end - start);
    return { start: at, end: at + by.length, by: raw.slice(start, end) };
  });
}

/** Stretches of the text as read → of the file: its mark and the `\r` of its lines counted, and typed as its lines are. */
function inFile(bytes: Uint8Array, stretches: readonly Stretch[]): Edit[] | null {
  const raw = textOf(bytes);
  const mark = raw.startsWith('\uFEFF') ? 1 : 0;
  const isWide = /\r\n/u.test(raw);
  const ends = [...raw.matchAll(/\r\n/gu)].map(({ index }) => index);
  /** Where the text as read, of `\n` alone, stands in the file. */
  const inRaw = (offset: number): number => {
    let wide = 0;
    while (wide < ends.length && ends[wide]! < offset + mark + wide) wide += 1;
    return offset + mark + wide;
  };
  const inOrder = stretches.toSorted((a, b) => a.start - b.start || a.end - b.end);
  if (inOrder.some(({ start }, i) => i > 0 && start < inOrder[i - 1]!.end)) return null;
  return inOrder.map(({ start, end, by }) => {
    const whole = { start: inRaw(start), end: inRaw(end), by: isWide ? by.replaceAll('\n', '\r\n') : by };
    return trimmed(raw, whole);
  });
}

/** Without what the old stretch and the new begin or end with alike: the diff is as small as it can be. */
function trimmed(raw: string, { start, end, by }: Edit): Edit {
  const old = raw.slice(start, end);
  const most = Math.min(old.length, by.length);
  let head = 0;
  while (head < most && old[head] === by[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === by.at(-1 - tail)) tail += 1;
  // A character of two units, or a line end of two, is not cut.
  if (/[\uD800-\uDBFF\r]/u.test(old[head - 1] ?? '')) head -= 1;
  if (/[\uDC00-\uDFFF\n]/u.test(old[old.length - tail] ?? '') && tail > 0) tail -= 1;
  return { start: start + head, end: end - tail, by: by.slice(head, by.length - tail) };
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
