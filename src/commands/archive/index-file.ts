/**
 * `index.jsonl` on the disk. Of its lines only the places are held: an archive has a hundred thousand, and each is looked at once, in its
 * turn.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { folderOfLine, readLine, type Line } from '../../archive/derived.ts';
import { FILES } from '../../archive/tree.ts';
import { writeDurably } from './disk.ts';

/** What the last run remembers. */
export interface Remembrance {
  /** What is remembered of a folder; `undefined` when that is nothing, or was changed. */
  readonly get: (folder: string) => Line | undefined;
  readonly folders: () => Iterable<string>;
  readonly size: () => number;
  readonly close: () => void;
}

/** How much of the file is read at a time (bytes): no line is longer. */
const PIECE = 4 * 2 ** 20;
const LF = 0x0a;

/** Opens the index of an archive; nothing is remembered when it cannot be read: all is then read again. */
export function openIndex(root: string): Remembrance {
  const places = new Map<string, number>();
  let file: number;
  try {
    file = openSync(join(root, FILES.index), 'r');
  } catch {
    return { get: () => undefined, folders: () => [], size: () => 0, close: () => undefined };
  }
  const buffer = Buffer.allocUnsafe(PIECE);
  // A place is a single number, at which its line begins: its end is looked for when it is read.
  for (let [at, kept] = [0, 0]; ;) {
    const end = kept + readSync(file, buffer, kept, PIECE - kept, at + kept);
    let from = 0;
    for (let to = buffer.indexOf(LF); to !== -1 && to < end; to = buffer.indexOf(LF, from)) {
      const folder = folderOfLine(buffer.subarray(from, to));
      if (folder !== null) places.set(folder, at + from);
      from = to + 1;
    }
    if (from === 0) break;
    at += from;
    kept = end - from;
    buffer.copy(buffer, 0, from, end);
    buffer.fill(0, kept);
  }
  const window = { at: 0, length: 0 };
  const lineAt = (at: number): Buffer | null => {
    for (const isRead of [true, false]) {
      const from = at - window.at;
      const end = from >= 0 && from < window.length ? buffer.indexOf(LF, from) : -1;
      if (end !== -1 && end < window.length) return Buffer.from(buffer.subarray(from, end + 1));
      // Lines are asked for in their order: what is read ahead serves those that follow.
      if (isRead) [window.at, window.length] = [at, readSync(file, buffer, 0, PIECE, at)];
    }
    return null;
  };
  return {
    get(folder) {
      const at = places.get(folder);
      const line = at === undefined ? null : lineAt(at);
      return (line && readLine(line)) ?? undefined;
    },
    folders: () => places.keys(),
    size: () => places.size,
    close: () => closeSync(file),
  };
}

/** What a run leaves to the next: a new line, or `null` for the line that was. */
export type Remembering = ReadonlyMap<string, Line | null>;

/** Writes what is remembered, if it is not what was. */
export function writeIndex(root: string, before: Remembrance, after: Remembering): void {
  if (after.size === before.size() && [...after.values()].every((line) => line === null)) return;
  const folders = [...after.keys()].sort();
  const lines = folders.flatMap((folder) => (after.get(folder) ?? before.get(folder))?.bytes ?? []);
  writeDurably(root, FILES.index, Buffer.concat(lines));
}
