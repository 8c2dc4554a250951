/** A séance as a change would make it, and what would then be found that is not found now. */
import { basename } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { closed, type DossierEcrit } from '../pipeline.ts';
import type { Change } from '../tenue/keep.ts';

/** A séance as its files will be, taken for held: votes not noted yet are read as they will be printed. */
export function held(dossier: DossierEcrit, changes: readonly Change[]): DossierEcrit {
  const made = new Map(changes.map(({ file, after }) => [file, after]));
  const bytesOf = ({ file, bytes }: DossierEcrit['seance']): Uint8Array => made.get(file) ?? bytes;
  const seance = { ...dossier.seance, bytes: bytesOf(dossier.seance) };
  const added = changes
    .filter(({ before }) => before === null)
    .map(({ file, after }) => ({ file, nom: basename(file, '.yaml'), bytes: after }));
  return {
    ...dossier,
    seance: { ...seance, bytes: closed(seance.bytes) ?? seance.bytes },
    points: [...dossier.points.map((point) => ({ ...point, bytes: bytesOf(point) })), ...added],
  };
}

/** Faults that were not there before, wherever they stand now. */
export function fresh(now: readonly Diagnostic[], before: readonly Diagnostic[]): Diagnostic[] {
  const known = new Set(before.map(({ code, message }) => `${code} ${message}`));
  return now.filter(({ code, message }) => !known.has(`${code} ${message}`));
}
