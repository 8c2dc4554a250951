/** The form by which a member gives a pouvoir for a séance: blank, to be filled by hand. */
import { z } from 'zod';
import type { SeanceLue } from '../records/dossier.ts';
import { ruleOf } from '../rules/quorum.ts';
import { assembleeOf } from './body.ts';
import { dateInFrench } from './dates.ts';
import { tete, teteOf } from './sitting.ts';

export const PouvoirAVide = z.strictObject({
  ...tete,
  /** A member carries one pouvoir only (P2): told where no law of exception may say otherwise (N12). */
  unSeulPouvoir: z.boolean(),
});

export type PouvoirAVide = z.infer<typeof PouvoirAVide>;

export function pouvoirAVide(lue: SeanceLue): PouvoirAVide {
  const { assemblee, seance } = lue;
  const names = assembleeOf(assemblee);
  return {
    ...teteOf(lue, `Pouvoir pour la séance ${names.duTitre} du ${dateInFrench(seance.date)}`, false),
    unSeulPouvoir: !['N12', 'N5'].includes(ruleOf(lue, null)),
  };
}
