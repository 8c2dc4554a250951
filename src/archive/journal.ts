/**
 * `journal.jsonl`: one fact a line, each line sealed with the seal of the line before and its own bytes. A changed byte breaks the
 * chain at its line; a line cut short by a crash is told from a changed one.
 */
import { createHash } from 'node:crypto';
import { isFact, type Event, type Fact } from './facts.ts';

/** Seal before the first line. */
export const START = '0'.repeat(64);

/** `,"h":"<64 digits>"}` */
const SEAL = 72;
const LF = 0x0a;

/** The line of an event, without its end of line, and its seal. `before`: the seal of the line before; `t`: a UTC moment. */
export function lineOf(
  event: Event,
  { n, t, before }: { readonly n: number; readonly t: string; readonly before: string },
): { readonly line: string; readonly seal: string } {
  const body = JSON.stringify({ n, t, ...event });
  const seal = createHash('sha256').update(before).update(body).digest('hex');
  return { line: `${body.slice(0, -1)},"h":"${seal}"}`, seal };
}

/** What a journal is found to be. */
export interface JournalRead {
  readonly lines: number;
  /** Seal of the last line. */
  readonly head: string;
  /** Bytes that hold whole lines. */
  readonly sound: number;
  /** Bytes after them, left by a crash while they were being written: to be cut off. */
  readonly torn: number;
  /** The last line is whole but for its end of line, which is to be written. */
  readonly unended: boolean;
  /** `null` when every whole line verifies; else the first one that does not: nothing after it was told. */
  readonly fault: { readonly line: number; readonly why: string } | null;
}

/** Verifies every line, in order, and tells each fact to `each`. */
export function readJournal(bytes: Uint8Array, each: (fact: Fact) => void): JournalRead {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let [at, lines, head] = [0, 0, START];
  const done = (rest: Partial<JournalRead>): JournalRead => ({
    lines,
    head,
    sound: at,
    torn: 0,
    unended: false,
    fault: null,
    ...rest,
  });
  while (at < all.length) {
    const end = all.indexOf(LF, at);
    const line = all.subarray(at, end === -1 ? all.length : end);
    const read = opened(line, head, lines + 1);
    if (end === -1) {
      if (typeof read !== 'string') {
        each(read.fact);
        [at, lines, head] = [all.length, lines + 1, read.seal];
        return done({ unended: true });
      }
      const shorter = opened(line.subarray(0, -1), head, lines + 1);
      if (typeof shorter !== 'string') {
        // A whole line, then one byte that is no end of line. A zero is a block that did not reach the disk: one changed bit makes
        // no zero of an end of line. Anything else was changed.
        if (line.at(-1) !== 0)
          return done({ fault: { line: lines + 1, why: 'sa fin de ligne a été changée' } });
        each(shorter.fact);
        [at, lines, head] = [all.length - 1, lines + 1, shorter.seal];
        return done({ torn: 1, unended: true });
      }
      return done({ torn: all.length - at });
    }
    if (typeof read === 'string') {
      if (isHole(all.subarray(at))) return done({ torn: all.length - at });
      return done({ fault: { line: lines + 1, why: read } });
    }
    each(read.fact);
    [at, lines, head] = [end + 1, lines + 1, read.seal];
  }
  return done({});
}

/** The fact of a line and its seal, or why it is not sound (French, follows « la ligne N : »). */
function opened(line: Buffer, before: string, n: number): { fact: Fact; seal: string } | string {
  const said = line.subarray(-SEAL).toString('latin1');
  const seal = /^,"h":"([0-9a-f]{64})"\}$/.exec(said)?.[1];
  if (seal === undefined) return 'elle ne porte pas de sceau';
  const computed = createHash('sha256').update(before).update(line.subarray(0, -SEAL)).update('}');
  if (computed.digest('hex') !== seal) return 'son sceau n’est pas celui de ce qu’elle dit';
  const fact: unknown = JSON.parse(line.toString());
  if (!isFact(fact)) return 'elle a été écrite par une version plus récente de Greffe';
  if (fact.n !== n) return `elle porte le numéro ${fact.n}`;
  return { fact, seal };
}

/**
 * Whether what does not verify holds a stretch of zeros: after a power cut, a block that did not reach the disk reads so. A
 * journal is text, and no single changed bit makes such a stretch.
 */
function isHole(rest: Buffer): boolean {
  return rest.includes(Buffer.alloc(16));
}

/** The seal as people compare it: 8 groups of 8. */
export function spelled(seal: string): string {
  return seal.match(/.{8}/g)?.join(' ') ?? seal;
}
