/** The sheet that closes a séance in the register (R.2121-9): the délibérations taken, who was there, places for the signatures. */
import { z } from 'zod';
import type { SeanceLue } from '../records/dossier.ts';
import { accordsAt, accordsDesListes, listes, listesAt } from './attendance.ts';
import {
  assembleeDuRegistre,
  assembleeOf,
  enteteDuRegistre,
  rangDeSignatures,
  registerSignatures,
} from './body.ts';
import { dateInFrench, hourInFrench } from './dates.ts';
import { actsOf } from './issue.ts';
import { labelOf } from './liste.ts';
import { grouped } from './numbers.ts';
import { inListOrder, memberName } from './people.ts';
import { tete, teteOf } from './sitting.ts';

const texte = z.string();

export const Cloture = z.strictObject({
  ...tete,
  /** « Feuillet de clôture de la séance du Conseil municipal de Bellerive-les-Étangs du 9 octobre 2025 » */
  titre: texte,
  levee: texte.nullable(),
  /** `ordre`: rank of the act in the séance (R3); `numero`: printed number, else label on the agenda. */
  deliberations: z.array(z.strictObject({ ordre: texte, numero: texte, objet: texte })),
  nombre: texte,
  /** First and last of several numbers. */
  premiere: texte.nullable(),
  derniere: texte.nullable(),
  ...listes,
  accords: z.strictObject(accordsDesListes),
  /** Until 30 June 2022 all members present sign, or the cause that prevents them is told (R1); empty since. */
  signent: z.array(z.strictObject({ nom: texte, empechement: texte.nullable() })),
  signatures: z.array(rangDeSignatures),
});

export type Cloture = z.infer<typeof Cloture>;

/** Order 2021-1310: since that day the maire and the secretaries sign alone. */
export const TWO_SIGN = '2022-07-01';

export function cloture(lue: SeanceLue, irregulier: boolean): Cloture {
  const { assemblee, seance, ouverture } = lue;
  const acts = actsOf(lue);
  const numbers = acts.map(labelOf);
  const names = assembleeOf(assemblee);
  const everyone = seance.date < TWO_SIGN ? inListOrder(assemblee, ouverture.presents) : [];
  return {
    ...teteOf(
      lue,
      `Feuillet de clôture de la séance ${names.duTitre} du ${dateInFrench(seance.date)}`,
      irregulier || seance.etat !== 'tenue',
    ),
    entete: enteteDuRegistre(assemblee),
    assemblee: assembleeDuRegistre(assemblee),
    levee: seance.levee && hourInFrench(seance.levee, assemblee.variantes.heures),
    deliberations: acts.map((point, i) => ({
      ordre: String(i + 1),
      numero: labelOf(point),
      objet: point.deliberation.objet,
    })),
    nombre: grouped(acts.length),
    premiere: numbers.length > 1 ? (numbers[0] ?? null) : null,
    derniere: numbers.length > 1 ? (numbers.at(-1) ?? null) : null,
    ...listesAt(lue, ouverture),
    accords: accordsAt(lue, ouverture),
    signent: everyone.map((id) => ({
      nom: memberName(assemblee, id),
      empechement: seance.empeches_de_signer[id] ?? null,
    })),
    signatures: everyone.length > 0 ? [] : registerSignatures(lue, ouverture),
  };
}
