/** Before a séance is closed: what each of its points will say, and which were decided by nobody's word. */
import { closed, outcomesOf } from '../pipeline.ts';
import type { ClotureVue } from './contract.ts';
import type { Desk, Kept } from './desk.ts';
import { held } from '../commands/as-if.ts';

export function clotureOf(desk: Desk, kept: Kept): ClotureVue {
  const read = desk.judge(held(kept.dossier, []));
  const press = read.lue === null ? null : desk.press(read.lue);
  return {
    points: read.lue === null || press === null ? [] : outcomesOf(read.lue, press),
    bloquants: read.faults.filter(({ severity }) => severity === 'erreur').map(({ message }) => message),
    close: closed(kept.dossier.seance.bytes) === null,
  };
}

/** Writes that the séance is held, when nothing keeps it from being. Gives whether it is. */
export function clore(desk: Desk, kept: Kept): boolean {
  const bytes = closed(kept.dossier.seance.bytes);
  if (bytes === null) return true;
  if (clotureOf(desk, kept).bloquants.length > 0) return false;
  desk.replace(kept, 'seance.yaml', bytes);
  return true;
}
