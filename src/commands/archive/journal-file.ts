/** The journal on the disk: opened, verified, appended to. */
import {
  closeSync,
  constants,
  existsSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Event } from '../../archive/facts.ts';
import { lineOf, readJournal, START, type JournalRead } from '../../archive/journal.ts';
import { emptyState, fold, type State } from '../../archive/state.ts';
import { FILES } from '../../archive/tree.ts';
import { Altered, reason, Unreachable } from '../project.ts';
import { syncFolder } from './disk.ts';

export interface Journal {
  readonly state: State;
  /** Appends the facts of some events, forces them to the disk, and folds them. Throws `Unreachable`. */
  readonly append: (events: readonly Event[]) => void;
  readonly head: () => string;
  readonly lines: () => number;
  readonly close: () => void;
}

/** Reads and verifies, without writing. Throws `Altered`, `Unreachable`. */
export function readState(root: string): { readonly state: State; readonly read: JournalRead } {
  const path = join(root, FILES.journal);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new Unreachable(`${path} est illisible : ${reason(error)}.`);
  }
  const state = emptyState();
  const read = readJournal(bytes, (fact) => fold(state, fact));
  if (read.fault !== null)
    throw new Altered(
      `${path}:${read.fault.line}: le journal a été changé : ${read.fault.why}. Rien n’est fait : reprenez le journal d’une sauvegarde.`,
    );
  return { state, read };
}

/**
 * Opens the journal of an archive whose lock is held; a new archive gets one. A last line cut short by a crash is cut off. Throws
 * `Altered`, `Unreachable`. `now`: the clock.
 */
export function openJournal(root: string, now: () => string): Journal {
  const path = join(root, FILES.journal);
  const isNew = !existsSync(path);
  const { state, read } = isNew
    ? { state: emptyState(), read: { lines: 0, head: START, sound: 0, torn: 0, unended: false } }
    : readState(root);
  let { lines, head, sound: size } = read;
  const guarded = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      if (error instanceof Unreachable) throw error;
      throw new Unreachable(`${path} n’a pas pu être écrit : ${reason(error)}.`);
    }
  };
  const { O_RDWR, O_APPEND, O_CREAT, O_NOFOLLOW } = constants;
  const file = guarded(() => openSync(path, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW, 0o644));
  guarded(() => {
    if (read.torn > 0) ftruncateSync(file, size);
    if (read.unended) size += writeSync(file, '\n');
    if (read.torn > 0 || read.unended) fdatasyncSync(file);
    if (isNew) syncFolder(root);
  });
  const write = (text: string): void => {
    // Someone wrote despite the lock (a copy, a share): two truths would follow.
    if (fstatSync(file).size !== size)
      throw new Unreachable(
        `${path} est écrit par un autre programme en même temps : rien de plus n’est fait.`,
      );
    const bytes = Buffer.from(text);
    try {
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
      fdatasyncSync(file);
    } catch (error) {
      try {
        ftruncateSync(file, size);
      } catch {
        // The half line is cut off by the next run.
      }
      throw error;
    }
    size += bytes.length;
  };
  return {
    state,
    append(events) {
      if (events.length === 0) return;
      const t = now();
      const made: string[] = [];
      let [n, before] = [lines, head];
      for (const event of events) {
        n += 1;
        const { line, seal } = lineOf(event, { n, t, before });
        made.push(`${line}\n`);
        before = seal;
      }
      guarded(() => write(made.join('')));
      events.forEach((event, i) => fold(state, { n: lines + i + 1, t, ...event }));
      [lines, head] = [n, before];
    },
    head: () => head,
    lines: () => lines,
    close: () => closeSync(file),
  };
}
