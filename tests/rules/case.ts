/** One rule, one record that keeps it and one that breaks it. */
import type { Pieces } from './seance-of.ts';

export interface Case {
  readonly id: string;
  readonly code: string;
  readonly good: Pieces;
  readonly bad: Pieces;
  /** What the message must say. */
  readonly says: string | RegExp;
  /** `file:line` of the fault, the file without its folder: `seance.yaml:5`. */
  readonly at?: string;
  /** Expected severity, when milder than the rule's. */
  readonly severity?: 'erreur' | 'avertissement' | 'info';
}
