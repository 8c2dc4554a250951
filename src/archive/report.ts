/** What a run tells: `rapport.json`, and the sentence at its end. */
import type { Diagnostic } from '../diagnostic.ts';
import type { Counts, DriftClass } from './facts.ts';

/** An act whose record is refused. */
export interface Refused {
  readonly id: string;
  readonly new: boolean;
  /** An earlier form of it is in the archive, and stays. */
  readonly stale: boolean;
}

/** A file that was not as the journal says. */
export interface Damaged {
  readonly id: string;
  /** `null` for a draft: it was made again. */
  readonly version: number | null;
  readonly path: string;
  readonly expected: string;
  readonly found: string | null;
  readonly new: boolean;
}

/** An issued act that would come out otherwise today. */
export interface Drift {
  readonly id: string;
  readonly version: number;
  readonly class: DriftClass;
  readonly new: boolean;
  readonly acknowledged: boolean;
}

/** An act that no record makes any more. */
export interface Orphan {
  readonly id: string;
  readonly issued: boolean;
  readonly new: boolean;
}

export interface Report {
  readonly archive: string;
  readonly project: string;
  /** UTC moments, for people: nothing is decided by them. */
  readonly started: string;
  readonly ended: string;
  readonly seconds: number;
  readonly interrupted: boolean;
  readonly code: number;
  readonly counts: Counts;
  /** What was said against acts at the last run, and no longer holds. */
  readonly resolved: number;
  readonly journal: { readonly lines: number; readonly head: string };
  readonly refused: readonly Refused[];
  readonly damaged: readonly Damaged[];
  readonly drift: readonly Drift[];
  readonly orphans: readonly Orphan[];
  /** Files that no fact tells of. */
  readonly strangers: readonly string[];
  /** How many of the acts made were read back by other readers too, and what these say against them. */
  readonly reread: { readonly acts: number; readonly differences: readonly Diagnostic[] };
  /** What refuses. */
  readonly findings: readonly Diagnostic[];
  /** The templates at hand are not approved: what acts are made with instead. French. */
  readonly unapproved?: string;
}

/** Exit code of a run (archive.md §2.4): what was issued first, then what is refused. */
export function codeOf({
  interrupted,
  damaged,
  orphans,
  strangers,
  reread,
  findings,
  counts,
}: Omit<Report, 'code'>): number {
  if (interrupted) return 143;
  const alarm =
    strangers.length > 0 ||
    reread.differences.length > 0 ||
    damaged.some(({ version }) => version !== null) ||
    orphans.some(({ issued }) => issued);
  if (alarm) return 2;
  return counts.refused > 0 || findings.length > 0 ? 1 : 0;
}
