/** The list of the délibérations examined in a séance (CGCT L. 2121-25): number, object, outcome. */
import { z } from 'zod';
import type { TypeAssemblee } from '../records/assemblee.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { comptes, comptesAt } from './attendance.ts';
import { executiveSignature, signataire } from './body.ts';
import { dateInFrench } from './dates.ts';
import { issue, issueOf } from './issue.ts';
import { tete, teteOf } from './sitting.ts';

const texte = z.string();

export const Liste = z.strictObject({
  ...tete,
  /** « Liste des délibérations examinées par le Conseil municipal le 9 octobre 2025 » */
  titre: texte,
  /** Articles of the CGCT that ask for the list: « L. 2121-25 »; `null` where none does. */
  base: texte.nullable(),
  /** They are several. */
  basePlurielle: z.boolean(),
  /** At the opening; `null` where an old act does not tell. */
  chiffres: comptes.nullable(),
  /** `numero` is the printed number, else the label on the agenda. */
  deliberations: z.array(z.strictObject({ numero: texte, objet: texte, issue })),
  signataire,
});

export type Liste = z.infer<typeof Liste>;

export function liste(lue: SeanceLue, irregulier: boolean): Liste {
  const { assemblee, seance } = lue;
  const base = BASES[assemblee.type] ?? null;
  return {
    ...teteOf(
      lue,
      `Liste des délibérations examinées par ${assemblee.nom_court} le ${dateInFrench(seance.date)}`,
      irregulier || seance.etat !== 'tenue',
    ),
    base,
    basePlurielle: base?.includes(' et ') ?? false,
    chiffres: comptesAt(lue, null),
    deliberations: lue.points.map((point) => ({
      numero: labelOf(point),
      objet: point.deliberation.objet,
      issue: issueOf(lue, point),
    })),
    signataire: executiveSignature(assemblee),
  };
}

/** The printed number of an act, else its label on the agenda. */
export function labelOf({ numero, point }: Pick<PointLu, 'numero' | 'point'>): string {
  return numero ?? point;
}

/** Councils of EPCI follow that of communes (L. 5211-1), committees of closed syndicats too. */
const BASES: Partial<Record<TypeAssemblee, string>> = {
  CM: 'L. 2121-25',
  CC: 'L. 2121-25 et L. 5211-1',
  SYF: 'L. 2121-25 et L. 5211-1',
};
