/** The record that a séance could not be held for want of a quorum: who was there, what was missing (L. 2121-17). */
import { z } from 'zod';
import type { SeanceLue } from '../records/dossier.ts';
import { quorumAt } from '../rules/quorum.ts';
import { accordsAt, accordsDesListes, comptes, comptesAt, listes, listesAt } from './attendance.ts';
import { assembleeOf, rangDeSignatures, registerSignatures } from './body.ts';
import { dateInFrench } from './dates.ts';
import { grouped } from './numbers.ts';
import { personne, personOf } from './people.ts';
import { tete, teteOf } from './sitting.ts';

const texte = z.string();

export const ConstatSansQuorum = z.strictObject({
  ...tete,
  convocation: texte.nullable(),
  president: personne.nullable(),
  /** What the record says of it. */
  motif: texte.nullable(),
  chiffres: comptes.nullable(),
  quorum: texte.nullable(),
  ...listes,
  accords: z.strictObject(accordsDesListes),
  signatures: z.array(rangDeSignatures),
});

export type ConstatSansQuorum = z.infer<typeof ConstatSansQuorum>;

export function constatSansQuorum(lue: SeanceLue): ConstatSansQuorum {
  const { assemblee, seance, ouverture } = lue;
  const names = assembleeOf(assemblee);
  const quorum = quorumAt(lue, null);
  return {
    ...teteOf(
      lue,
      `Constat d’absence de quorum, séance ${names.duTitre} du ${dateInFrench(seance.date)}`,
      false,
    ),
    convocation: seance.convocation && dateInFrench(seance.convocation.envoyee, assemblee.variantes.dates),
    president:
      ouverture.president === null
        ? null
        : personOf(assemblee, { kind: 'membre', membre: ouverture.president }),
    motif: seance.motif,
    chiffres: comptesAt(lue, null),
    quorum: quorum === null ? null : grouped(quorum.required),
    ...listesAt(lue, ouverture),
    accords: accordsAt(lue, ouverture),
    signatures: registerSignatures(lue, ouverture),
  };
}
