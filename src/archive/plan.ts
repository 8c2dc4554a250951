/** What is to be done about an act, given what it would be today and what the archive holds of it. */
import type { Annexed, DriftClass, Event } from './facts.ts';
import { standing, type Entry, type Version } from './state.ts';

/** What the workshop says of an act. */
export type Today =
  | { readonly kind: 'same'; readonly key: string }
  | {
      readonly kind: 'made';
      readonly key: string;
      readonly sha256: string;
      readonly size: number;
      /** How far it is from the version that stands; of no use for a draft. */
      readonly class: DriftClass;
      /** None by default. */
      readonly annexes?: readonly Annexed[];
    }
  | { readonly kind: 'refused'; readonly cause: string };

/** What follows. */
export interface Deed {
  /** `keep`: nothing changes; `write`: a draft is written; `differ`: an issued act would come out otherwise. */
  readonly kind: 'keep' | 'write' | 'differ' | 'refuse';
  readonly events: readonly Event[];
  /** It was not so at the last run. */
  readonly isNew: boolean;
}

/** Keys with which nothing need be made. `isSound`: the draft is on the disk, with its bytes. */
export function knownKeys(entry: Entry | undefined, isSound: boolean): readonly string[] {
  if (entry === undefined) return [];
  const version = standing(entry);
  if (version === null) return entry.draft !== null && isSound ? [entry.draft.key] : [];
  return [version.key, entry.sameAs, entry.drift?.key].flatMap((key) => key ?? []);
}

/** The deed. Issued acts are never rewritten. */
export function deedOf(
  document: { readonly id: string; readonly document: string },
  entry: Entry | undefined,
  today: Today,
): Deed {
  const { id, document: kind } = document;
  const of = { id, document: kind };
  if (today.kind === 'refused') {
    const isNew = entry?.failed !== today.cause;
    return { kind: 'refuse', isNew, events: isNew ? [{ ev: 'failed', ...of, cause: today.cause }] : [] };
  }
  const version = entry === undefined ? null : standing(entry);
  if (entry === undefined || version === null) {
    if (today.kind === 'same') return resumed(of, entry, today.key);
    const { key, sha256, size, annexes = [] } = today;
    const beside = annexes.length === 0 ? {} : { annexes };
    return { kind: 'write', isNew: true, events: [{ ev: 'built', ...of, key, sha256, size, ...beside }] };
  }
  if (today.kind === 'made' && !isIssued(today, version)) {
    const { key, sha256, class: kindOfDrift } = today;
    return {
      kind: 'differ',
      isNew: true,
      events: [{ ev: 'drift', ...of, version: version.version, key, sha256, class: kindOfDrift }],
    };
  }
  if (today.kind === 'same' && entry.drift?.key === today.key)
    return { kind: 'differ', isNew: false, events: [] };
  if (today.kind === 'made')
    return { kind: 'keep', isNew: false, events: [{ ev: 'same', ...of, key: today.key }] };
  return resumed(of, entry, today.key);
}

/** Whether an act and its annexes have the bytes of a version. */
export function isIssued(
  { sha256, annexes = [] }: { readonly sha256: string; readonly annexes?: readonly Annexed[] },
  version: Pick<Version, 'sha256' | 'annexes'>,
): boolean {
  return sha256 === version.sha256 && annexesOf(annexes) === annexesOf(version.annexes);
}

function annexesOf(annexes: readonly Annexed[]): string {
  return annexes.map(({ ending, sha256 }) => `${ending} ${sha256}`).join();
}

/** Nothing need be made; what was said against it no longer holds. */
function resumed(
  of: { readonly id: string; readonly document: string },
  entry: Entry | undefined,
  key: string,
): Deed {
  const isHeld = entry !== undefined && (entry.failed !== null || entry.orphan || entry.drift !== null);
  return { kind: 'keep', isNew: false, events: isHeld ? [{ ev: 'same', ...of, key }] : [] };
}
