/** What became of a point, as lists and minutes tell it in one word; the template has the words. */
import { z } from 'zod';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { scrutinOf } from './scrutin.ts';

/** Exactly one is true, or none where the point is not decided yet. */
export const issue = z.strictObject({
  /** Adopted, all the expressed voices for. */
  unanime: z.boolean(),
  /** Adopted by the most. */
  majorite: z.boolean(),
  /** Adopted without a ballot that is told here: an election, a designation. */
  adoptee: z.boolean(),
  rejetee: z.boolean(),
  prisActe: z.boolean(),
  ajournee: z.boolean(),
  retiree: z.boolean(),
  renvoyee: z.boolean(),
  sansObjet: z.boolean(),
});

export type Issue = z.infer<typeof issue>;

export function issueOf(lue: SeanceLue, point: PointLu): Issue {
  const { resultat, deliberation } = point;
  const isAdopted = resultat === 'adoptee';
  const announced = deliberation.vote?.adoption ?? null;
  const scrutin = announced === null ? scrutinOf(lue, point) : null;
  const unanime = isAdopted && (announced === 'unanimite' || scrutin?.unanime === true);
  const majorite = isAdopted && !unanime && (announced === 'majorite' || scrutin !== null);
  return {
    unanime,
    majorite,
    adoptee: isAdopted && !unanime && !majorite,
    rejetee: resultat === 'rejetee',
    prisActe: resultat === 'pris-acte',
    ajournee: resultat === 'ajournee',
    retiree: resultat === 'retiree',
    renvoyee: resultat === 'renvoyee',
    sansObjet: resultat === 'sans-objet',
  };
}

/** The outcomes that make no act: they are told by the list and the minutes alone. */
const NO_ACT = ['ajournee', 'retiree', 'renvoyee', 'sans-objet'];

/** The points that make an act: those with a file whose outcome was decided (records.md §4, `resultat`). */
export function actsOf({ points }: SeanceLue): readonly PointLu[] {
  return points.filter(
    ({ id, resultat }) => id !== null && !(resultat !== null && NO_ACT.includes(resultat)),
  );
}
