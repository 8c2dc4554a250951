/** Commits by batches: files first, then the facts that tell of them (archive.md §2.3). */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Event } from '../../archive/facts.ts';
import { openBatch } from './disk.ts';
import type { Hold } from './hold.ts';

/** A batch is closed after so many files or facts, or so long (milliseconds): what a crash makes to do again. */
const MOST = 64;
const LONGEST = 1000;

export interface Ledger {
  readonly write: (path: string, bytes: Uint8Array) => void;
  /** Moves a file that is not ours out of the place of one that is. */
  readonly setAside: (path: string, to: string) => void;
  /** Removes a file once it is told that it is no longer of the archive. */
  readonly drop: (path: string) => void;
  /** Facts that hold once what was written before has its name. */
  readonly tell: (events: readonly Event[]) => void;
  /** Closes the batch when it is large or old enough. */
  readonly turn: () => void;
  readonly close: () => void;
  /** After an error: nothing more is written. */
  readonly abandon: () => void;
}

export function openLedger({ root, journal }: Hold): Ledger {
  const batch = openBatch(root);
  let events: Event[] = [];
  let files = 0;
  let dropped: string[] = [];
  let since = performance.now();
  const close = (): void => {
    if (files > 0) batch.name();
    journal.append(events);
    for (const path of dropped) rmSync(join(root, path), { force: true });
    dropped = [];
    events = [];
    files = 0;
    since = performance.now();
  };
  return {
    write(path, bytes) {
      batch.write(path, bytes);
      files += 1;
    },
    setAside: batch.setAside,
    drop: (path) => void dropped.push(path),
    tell: (more) => void events.push(...more),
    turn() {
      const size = Math.max(files, events.length);
      if (size >= MOST || (size > 0 && performance.now() - since > LONGEST)) close();
    },
    close,
    abandon: batch.abandon,
  };
}
