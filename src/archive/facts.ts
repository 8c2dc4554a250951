/**
 * The facts of an archive, one a line of its journal. The journal is the only truth: every other file of the archive is either
 * never rewritten, or can be made again.
 */

/** A copy of an act in the archive. */
interface OfDocument {
  /** `2024-09-12-bureau_07` */
  readonly id: string;
  /** Kind of document: `extrait`. */
  readonly document: string;
}

/** An annexe of an act, kept beside it as it is; its rank is its place in the list. `ending`: of its name, without the dot. */
export interface Annexed {
  readonly ending: string;
  readonly sha256: string;
  readonly size: number;
}

/** What is told of an annexe at hand. */
export function annexed({ ending, sha256, size }: Annexed): Annexed {
  return { ending, sha256, size };
}

/** The annexes of an act that has some. */
interface WithAnnexes {
  readonly annexes?: readonly Annexed[];
}

/** Who did it, and why, as it was said on the command line. */
interface ByHand {
  readonly by: string;
  readonly reason: string | null;
}

/** How an issued act would come out otherwise today, the gravest first: what it says, its words, its places, its bytes alone. */
export type DriftClass = 'data' | 'wording' | 'layout' | 'program';

/** What a file received from outside is. */
export type Nature = 'signe' | 'tamponne' | 'ar' | 'autre';

export interface Counts {
  readonly made: number;
  readonly same: number;
  readonly refused: number;
  readonly damaged: number;
  readonly drift: number;
  readonly orphans: number;
}

/** `key`: what the bytes are a function of (`keyOf` of the pipeline); `sha256` and `size`: of the file. */
export type Event =
  | { readonly ev: 'run-start'; readonly program: string; readonly node: string; readonly zlib: string }
  | ({
      readonly ev: 'built';
      readonly key: string;
      readonly sha256: string;
      readonly size: number;
    } & OfDocument &
      WithAnnexes)
  /** The record reads again, or an issued act would still give the same bytes: what was said against it no longer holds. */
  | ({ readonly ev: 'same'; readonly key: string } & OfDocument)
  /** Its record is refused; `cause`: a hash of what is said of it. */
  | ({ readonly ev: 'failed'; readonly cause: string } & OfDocument)
  | ({
      readonly ev: 'drift';
      readonly version: number;
      readonly key: string;
      readonly sha256: string;
      readonly class: DriftClass;
    } & OfDocument)
  /** `version` is `null` for a draft; `found` is `null` when the file is no longer there. */
  | ({
      readonly ev: 'damaged';
      readonly version: number | null;
      readonly path: string;
      readonly expected: string;
      readonly found: string | null;
    } & OfDocument)
  | ({ readonly ev: 'restored'; readonly version: number; readonly path: string } & OfDocument)
  /** No record, or none that makes an act, bears its id any more. */
  | ({ readonly ev: 'orphan' } & OfDocument)
  | ({ readonly ev: 'pruned' } & OfDocument & ByHand)
  | ({
      readonly ev: 'issued';
      readonly version: number;
      readonly key: string;
      readonly sha256: string;
      readonly size: number;
      /** Of the record as the file carries it, kept beside it. */
      readonly source: string;
      /** Of the files of the record, as they were. */
      readonly record: string;
    } & OfDocument &
      ByHand &
      WithAnnexes)
  | ({
      readonly ev: 'withdrawn';
      readonly version: number;
      /** Of the note that stands beside the file from then on. */
      readonly note: string;
    } & OfDocument &
      ByHand)
  | ({
      readonly ev: 'joined';
      readonly version: number;
      readonly nature: Nature;
      /** Name in the folder of the act's pieces. */
      readonly name: string;
      /** Name under which it was received. */
      readonly received: string;
      readonly sha256: string;
      readonly size: number;
      /** For a PDF, whether the decided text is that of the act; `null`: not compared. */
      readonly agrees: boolean | null;
    } & OfDocument &
      ByHand)
  | ({ readonly ev: 'renamed'; readonly to: string } & OfDocument & ByHand)
  | ({ readonly ev: 'acknowledged'; readonly key: string } & OfDocument & ByHand)
  | ({ readonly ev: 'run-end'; readonly interrupted: boolean } & Counts);

/** An event at its place: `n` orders, `t` only informs. */
export type Fact = Event & { readonly n: number; readonly t: string };

const EVENTS: ReadonlySet<string> = new Set<Event['ev']>([
  'run-start',
  'built',
  'same',
  'failed',
  'drift',
  'damaged',
  'restored',
  'orphan',
  'pruned',
  'issued',
  'withdrawn',
  'joined',
  'renamed',
  'acknowledged',
  'run-end',
]);

/** Whether a line that verifies is one that this program wrote, and knows how to read. */
export function isFact(value: unknown): value is Fact {
  return (
    typeof value === 'object' &&
    value !== null &&
    'n' in value &&
    typeof value.n === 'number' &&
    'ev' in value &&
    typeof value.ev === 'string' &&
    EVENTS.has(value.ev)
  );
}
