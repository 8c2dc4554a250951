/** The form by which a member gives a pouvoir for a séance: blank, to be filled by hand. */
import { z } from 'zod';
import type { SeanceLue } from '../records/dossier.ts';
import { ruleOf } from '../rules/quorum.ts';
import { assembleeDite, assembleeOf, entete, enteteOf } from './body.ts';
import { dateInFrench } from './dates.ts';
import { seanceDite, seanceOf } from './sitting.ts';

const texte = z.string();

export const PouvoirAVide = z.strictObject({
  id: texte,
  titre: texte,
  projet: z.boolean(),
  collectivite: texte,
  entete,
  assemblee: assembleeDite,
  seance: seanceDite,
  /** A member carries one pouvoir only (P2): told where no law of exception may say otherwise (N12). */
  unSeulPouvoir: z.boolean(),
});

export type PouvoirAVide = z.infer<typeof PouvoirAVide>;

export function pouvoirAVide(lue: SeanceLue): PouvoirAVide {
  const { assemblee, seance } = lue;
  const names = assembleeOf(assemblee);
  return {
    id: lue.id,
    titre: `Pouvoir pour la séance ${names.duTitre} du ${dateInFrench(seance.date)}`,
    projet: false,
    collectivite: assemblee.collectivite,
    entete: enteteOf(assemblee),
    assemblee: names,
    seance: seanceOf(lue),
    unSeulPouvoir: !['N12', 'N5'].includes(ruleOf(lue, null)),
  };
}
