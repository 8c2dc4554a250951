/** What will be printed once something is written in the records, and would not have been: the words of the town's own templates. */
import { extrait } from '../documents/extrait.ts';
import { extraitComplet } from '../documents/extrait-complet.ts';
import { actsOf } from '../documents/issue.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { printedBeside } from '../template/difference.ts';
import type { StyledDocument } from '../template/styled.ts';
import { dress } from '../template/template.ts';
import { outcomesOf } from './outcome.ts';
import type { Press } from './press.ts';

/**
 * The lines of the act of a point (`null`: of the first that makes one) that `after` prints and `before` does not; of a point
 * that makes none, what the list says. `before` is `null` when it could not be read.
 */
export function echoOf(
  before: SeanceLue | null,
  after: SeanceLue,
  label: string | null,
  press: Press,
): readonly string[] {
  const acts = actsOf(after);
  const point = label === null ? acts[0] : acts.find((each) => each.point === label);
  if (point === undefined) {
    const outcome = outcomesOf(after, press).find((each) => each.point === label);
    return outcome === undefined ? [] : [outcome.liste];
  }
  const old = before?.points.find((each) => each.point === point.point);
  const now = printedOf(after, point, press);
  const then = before === null || old === undefined ? null : printedOf(before, old, press);
  return now === null || then === null ? [] : printedBeside(now, then);
}

function printedOf(lue: SeanceLue, point: PointLu, press: Press): StyledDocument | null {
  const plate = press.plates.get('extrait');
  if (plate === undefined) throw new Error('no template was made ready for extrait');
  const document = press.form === 'complet' ? extraitComplet(lue, point, false) : extrait(lue, point);
  return dress(plate.template, document).styled;
}
