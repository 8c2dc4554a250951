/** A record as it is written → as `greffe corriger` would have it: traps of YAML between quotes, and the typography of drafts. */
import type { Diagnostic } from '../diagnostic.ts';
import { draftOfPoint, draftOfSeance, type DraftText } from '../records/draft.ts';
import { mended } from '../records/mend.ts';
import { retyped, type Retyping } from '../records/retype.ts';
import { readSource, type Located } from '../records/source.ts';
import { remarksOn } from '../typography/check.ts';

/**
 * What a file is: the texts of a séance, or of a point (`etat`: of its séance, as `etatOf` tells), may be a draft; those of a
 * body or of a decision are not.
 */
export type Corrigeable =
  | { readonly kind: 'seance' }
  | { readonly kind: 'point'; readonly etat: string }
  | { readonly kind: 'autre' };

export interface Corrected {
  /** The same bytes when there is nothing to mend, or when the file cannot be read. */
  readonly bytes: Uint8Array;
  /** Why the file cannot be read even when its traps are mended: places of the file as it is. */
  readonly faults: readonly Diagnostic[];
  /** What refuses in the file as it is, and no more once it is mended. */
  readonly mended: readonly Diagnostic[];
}

/** Passes over a text: one may make room for another (a space after a guillemet that was straight). */
const PASSES = 8;

/** Mends a file; what it does not read, it does not touch. */
export function correct(file: string, bytes: Uint8Array, what: Corrigeable): Corrected {
  const before = readSource(file, bytes);
  const readable = before.faults.length === 0 ? bytes : mended(file, bytes);
  if (readSource(file, readable).faults.length > 0) return { bytes, faults: before.faults, mended: [] };
  let made = readable;
  for (let i = 0; i < PASSES; i += 1) {
    const { located } = readSource(file, made);
    if (located === null) break;
    const next = retyped(made, located, retypingsOf(located, what));
    if (next === made) break;
    made = next;
  }
  return { bytes: made, faults: [], mended: before.faults };
}

/** The state that a `seance.yaml` tells, its traps mended; `tenue` when it tells none, or cannot be read: nothing is a draft then. */
export function etatOf(file: string, bytes: Uint8Array): string {
  const { located } = readSource(file, mended(file, bytes));
  return located === null ? 'tenue' : stateIn(located);
}

function stateIn({ value: { etat } }: Located): string {
  return typeof etat === 'string' ? etat : 'tenue';
}

function retypingsOf(located: Located, what: Corrigeable): Retyping[] {
  const texts = draftOf(located, what);
  return texts.flatMap(({ path, text }) => {
    let end = 0;
    return remarksOn(text).flatMap(({ offset, length, by }): Retyping[] => {
      // What touches a stretch already retyped waits for the next pass.
      if (by === null || offset < end) return [];
      end = offset + Math.max(1, length);
      return [{ path, offset, length, by }];
    });
  });
}

function draftOf(located: Located, what: Corrigeable): readonly DraftText[] {
  if (what.kind === 'seance') return draftOfSeance(located, stateIn(located));
  return what.kind === 'point' ? draftOfPoint(located, what.etat) : [];
}
