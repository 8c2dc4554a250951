/**
 * A séance as it stands in the register (CGCT L. 2121-23, R. 2121-9): how it opened, its acts with their order number and the
 * very text of their extracts, who signs. The sheet that closes it is a document of its own, said once the feuillet of each
 * act is known (`feuillet-de-cloture.ts`).
 */
import { z } from 'zod';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { quorumAt } from '../rules/quorum.ts';
import { accordsAt, accordsDesListes, comptes, comptesAt, listes, listesAt } from './attendance.ts';
import {
  assembleeDite,
  assembleeDuRegistre,
  assembleeOf,
  enteteDuRegistre,
  rangDeSignatures,
  registerSignatures,
} from './body.ts';
import { TWO_SIGN } from './cloture.ts';
import { dateInFrench } from './dates.ts';
import { acteDit, acteOf, Extrait, isHeld, openedAt } from './extrait.ts';
import { actsOf } from './issue.ts';
import { labelOf } from './liste.ts';
import { mouvement, mouvementsBefore } from './mouvements.ts';
import { grouped } from './numbers.ts';
import { memberName, nombre, nombreOf } from './people.ts';
import { inFigures } from './scrutin.ts';
import { tete, teteOf } from './sitting.ts';

const texte = z.string();

/** An act of the séance. */
const acte = z.strictObject({
  assemblee: assembleeDite,
  /** Its outcome is not known yet. */
  projet: z.boolean(),
  /** Order number in the séance (R3). */
  ordre: texte,
  /** Code of the classification of acts, under which the table by object has it. */
  matiere: texte.nullable(),
  /** What happened since the act before. */
  mouvements: z.array(mouvement),
  /** Who takes the chair for this act alone. */
  president: texte.nullable(),
  deports: z.array(z.strictObject({ nom: texte })),
  accords: z.strictObject({ deports: nombre }),
  /** Figures of the act, where they are not those of the act before (of the opening, for the first). */
  chiffres: comptes.nullable(),
  ...acteDit,
});

export const Registre = z.strictObject({
  ...tete,
  /** « Registre des délibérations du Conseil municipal de Bellerive-les-Étangs, séance du 9 octobre 2025 » */
  titre: texte,
  seance: Extrait.shape.seance,
  ...listes,
  accords: z.strictObject({ ...accordsDesListes, secretaires: nombre }),
  /** At the opening. */
  chiffres: comptes.nullable(),
  quorum: texte.nullable(),
  /** Numbers of the first act and, where there are several, of the last. */
  premiere: texte.nullable(),
  derniere: texte.nullable(),
  actes: z.array(acte),
  /** After the last act. */
  mouvements: z.array(mouvement),
  signatures: z.array(rangDeSignatures),
});

export type Registre = z.infer<typeof Registre>;

export function registre(lue: SeanceLue, irregulier: boolean): Registre {
  const { assemblee, seance, ouverture } = lue;
  const acts = actsOf(lue);
  const numbers = acts.map(labelOf);
  const names = assembleeOf(assemblee);
  const quorum = quorumAt(lue, null)?.required ?? 0;
  return {
    ...teteOf(
      lue,
      `Registre des délibérations ${names.duTitre}, séance du ${dateInFrench(seance.date)}`,
      irregulier || seance.etat !== 'tenue',
    ),
    entete: enteteDuRegistre(assemblee),
    assemblee: assembleeDuRegistre(assemblee),
    seance: openedAt(lue, ouverture),
    ...listesAt(lue, ouverture),
    accords: {
      ...accordsAt(lue, ouverture),
      secretaires: nombreOf(ouverture.secretaires.length),
    },
    chiffres: comptesAt(lue, null),
    quorum: quorum === 0 ? null : grouped(quorum),
    premiere: numbers[0] ?? null,
    derniere: numbers.length > 1 ? (numbers.at(-1) ?? null) : null,
    actes: acts.map((point, i) => acteSaid(lue, point, acts[i - 1] ?? null, i + 1)),
    mouvements: between(lue, acts.at(-1) ?? null, null),
    // Until July 2022 all who were there sign, on the closing sheet (R1).
    signatures: seance.date < TWO_SIGN ? [] : registerSignatures(lue, ouverture),
  };
}

function acteSaid(
  lue: SeanceLue,
  point: PointLu,
  before: PointLu | null,
  ordre: number,
): z.infer<typeof acte> {
  const { assemblee } = lue;
  const { president } = point.deliberation;
  const chiffres = comptesAt(lue, point);
  const same = JSON.stringify(chiffres) === JSON.stringify(comptesAt(lue, before));
  return {
    assemblee: assembleeDuRegistre(assemblee),
    projet: !isHeld(lue, point),
    ordre: String(ordre),
    matiere: point.deliberation.matiere,
    mouvements: between(lue, before, point),
    president: president && memberName(assemblee, president),
    deports: point.presence.deports.map(({ membre }) => ({ nom: memberName(assemblee, membre) })),
    accords: { deports: nombreOf(point.presence.deports.length) },
    chiffres: same ? null : chiffres,
    ...acteOf(inFigures(lue), point),
  };
}

/** The events after one act (`null`: the opening) and before another (`null`: the end). */
function between(lue: SeanceLue, after: PointLu | null, before: PointLu | null): Registre['mouvements'] {
  const from = after === null ? 0 : lue.points.indexOf(after) + 1;
  const to = before === null ? lue.points.length : lue.points.indexOf(before);
  return Array.from({ length: to - from + 1 }, (_, i) => mouvementsBefore(lue, from + i)).flat();
}
