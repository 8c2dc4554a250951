/** The attendance sheet: who is in exercise that day, with the places to sign. It tells nothing that the evening decides. */
import { z } from 'zod';
import type { SeanceLue } from '../records/dossier.ts';
import { quorumAt } from '../rules/quorum.ts';
import { assembleeOf, emargeant, executiveSignature, signataire, signingMember } from './body.ts';
import { dateInFrench } from './dates.ts';
import { inListOrder } from './people.ts';
import { grouped } from './numbers.ts';
import { tete, teteOf } from './sitting.ts';

const texte = z.string();

export const FeuilleDePresence = z.strictObject({
  ...tete,
  /** « Feuille de présence du Conseil municipal de Bellerive-les-Étangs, séance du 9 octobre 2025 » */
  titre: texte,
  /** Members without a function are « conseillers municipaux ». */
  municipale: z.boolean(),
  membres: z.array(emargeant),
  /** Members who must be there. */
  quorum: texte.nullable(),
  /** Second convocation: no quorum is needed. */
  sansQuorum: z.boolean(),
  signataire,
});

export type FeuilleDePresence = z.infer<typeof FeuilleDePresence>;

export function feuilleDePresence(lue: SeanceLue): FeuilleDePresence {
  const { assemblee, seance } = lue;
  const members = inListOrder(assemblee, lue.ouverture.exercice);
  // Of an old act that names nobody, the sheet tells no quorum.
  const required = lue.ouverture.connue ? (quorumAt(lue, null)?.required ?? null) : null;
  const title = `Feuille de présence ${assembleeOf(assemblee).duTitre}, séance du ${dateInFrench(seance.date)}`;
  return {
    ...teteOf(lue, title, false),
    municipale: assemblee.type === 'CM',
    membres: members.map((id, i) => signingMember(assemblee, id, i + 1)),
    quorum: required === null || required === 0 ? null : grouped(required),
    sansQuorum: seance.convocation?.rang === 2,
    signataire: executiveSignature(assemblee),
  };
}
