/** The state of an archive: the fold of its journal. */
import type { Annexed, DriftClass, Fact, Nature } from './facts.ts';

/** A version that was issued: never rewritten. */
export interface Version {
  readonly version: number;
  readonly key: string;
  readonly sha256: string;
  readonly size: number;
  readonly source: string;
  readonly at: string;
  readonly by: string;
  /** Taken back before it was sent: the file stays, and no longer stands for the act. */
  readonly withdrawn: boolean;
  /** Hash of the note that says so; `null` when it stands. */
  readonly note: string | null;
  readonly pieces: readonly Piece[];
  readonly annexes: readonly Annexed[];
}

/** A file received for an issued version, kept as it came. */
interface Piece {
  readonly name: string;
  readonly nature: Nature;
  readonly sha256: string;
}

/** What is known of one document of an act. */
export interface Entry {
  readonly id: string;
  readonly document: string;
  /** The draft in its place; `null` when there is none. */
  readonly draft: {
    readonly key: string;
    readonly sha256: string;
    readonly size: number;
    readonly annexes: readonly Annexed[];
  } | null;
  /** Annexes of the draft before, or of the one that was issued or removed: their files go once that is told. */
  readonly former: readonly Annexed[];
  readonly versions: readonly Version[];
  /** Key with which the issued version was last found to give the same bytes. */
  readonly sameAs: string | null;
  /** How the issued version would come out otherwise, last time that it was looked at. */
  readonly drift: { readonly key: string; readonly class: DriftClass; readonly acknowledged: boolean } | null;
  /** Hash of what is said against its record; `null` when it is sound. */
  readonly failed: string | null;
  readonly orphan: boolean;
  /** Paths of issued files found damaged. */
  readonly damaged: ReadonlySet<string>;
  /** The id that the act has now. */
  readonly renamed: string | null;
}

/** Documents by `nameOf`. */
export interface State {
  readonly entries: Map<string, Entry>;
  /** The last run came to its end. */
  ended: boolean;
}

/** One document of one act. */
export function nameOf(id: string, document: string): string {
  return `${id}.${document}`;
}

export function emptyState(): State {
  return { entries: new Map(), ended: true };
}

/** The version that stands for the act: the last one issued that was not taken back. */
export function standing({ versions }: Entry): Version | null {
  return versions.findLast(({ withdrawn }) => !withdrawn) ?? null;
}

/** Takes one more fact into the state. */
export function fold(state: State, fact: Fact): void {
  if (fact.ev === 'run-start') {
    state.ended = false;
    return;
  }
  if (fact.ev === 'run-end') {
    state.ended = true;
    return;
  }
  const name = nameOf(fact.id, fact.document);
  const entry = state.entries.get(name) ?? blank(fact.id, fact.document);
  state.entries.set(name, after(entry, fact));
}

const NONE: readonly never[] = [];
const NO_PATH: ReadonlySet<string> = new Set();

function blank(id: string, document: string): Entry {
  return {
    id,
    document,
    draft: null,
    former: NONE,
    versions: NONE,
    sameAs: null,
    drift: null,
    failed: null,
    orphan: false,
    damaged: NO_PATH,
    renamed: null,
  };
}

function after(entry: Entry, fact: Exclude<Fact, { ev: 'run-start' | 'run-end' }>): Entry {
  switch (fact.ev) {
    case 'built': {
      const { key, sha256, size, annexes = NONE } = fact;
      const draft = { key, sha256, size, annexes };
      return { ...entry, draft, former: formerOf(entry), failed: null, orphan: false };
    }
    case 'same':
      return { ...entry, sameAs: fact.key, drift: null, failed: null, orphan: false };
    case 'failed':
      return { ...entry, failed: fact.cause };
    case 'drift':
      return {
        ...entry,
        drift: {
          key: fact.key,
          class: fact.class,
          acknowledged: entry.drift?.key === fact.key && entry.drift.acknowledged,
        },
        failed: null,
        orphan: false,
      };
    case 'acknowledged':
      return {
        ...entry,
        drift: entry.drift && { ...entry.drift, acknowledged: entry.drift.key === fact.key },
      };
    case 'damaged':
      // A draft is made again at once: only what was issued stays damaged.
      return fact.version === null ? entry : { ...entry, damaged: new Set([...entry.damaged, fact.path]) };
    case 'restored':
      return { ...entry, damaged: new Set([...entry.damaged].filter((path) => path !== fact.path)) };
    case 'orphan':
      return { ...entry, orphan: true };
    case 'pruned':
      return { ...entry, draft: null, former: formerOf(entry), orphan: false };
    case 'issued': {
      const { version, key, sha256, size, source, t, by, annexes = NONE } = fact;
      const issued = {
        version,
        key,
        sha256,
        size,
        source,
        at: t,
        by,
        withdrawn: false,
        note: null,
        pieces: [],
        annexes,
      };
      const versions = [...entry.versions, issued];
      return { ...entry, draft: null, former: formerOf(entry), versions, drift: null, sameAs: null };
    }
    case 'withdrawn':
      return withVersion(entry, fact.version, (version) => ({
        ...version,
        withdrawn: true,
        note: fact.note,
      }));
    case 'joined': {
      const { name, nature, sha256 } = fact;
      return withVersion(entry, fact.version, (version) => ({
        ...version,
        pieces: [...version.pieces, { name, nature, sha256 }],
      }));
    }
    case 'renamed':
      break;
  }
  return { ...entry, renamed: fact.to, orphan: false };
}

/** What the draft that is replaced has beside it. */
function formerOf({ draft }: Entry): readonly Annexed[] {
  return draft?.annexes ?? NONE;
}

function withVersion(entry: Entry, number: number, changed: (version: Version) => Version): Entry {
  return {
    ...entry,
    versions: entry.versions.map((each) => (each.version === number ? changed(each) : each)),
  };
}
