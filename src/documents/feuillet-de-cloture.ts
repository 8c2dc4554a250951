/** The sheet that closes a séance in the register (CGCT R. 2121-9), with the feuillet on which each act begins. */
import { z } from 'zod';
import type { SeanceLue } from '../records/dossier.ts';
import { Cloture, cloture } from './cloture.ts';
import { feuilletSaid } from './feuillet.ts';

const deliberation = Cloture.shape.deliberations.element;

export const FeuilletDeCloture = Cloture.extend({
  deliberations: z.array(deliberation.extend({ feuillet: z.string() })),
});

export type FeuilletDeCloture = z.infer<typeof FeuilletDeCloture>;

/** `pages`: the page of the register on which each act begins, in the order of the séance. */
export function feuilletDeCloture(
  lue: SeanceLue,
  irregulier: boolean,
  pages: readonly number[],
): FeuilletDeCloture {
  const said = cloture(lue, irregulier);
  return {
    ...said,
    deliberations: said.deliberations.map((each, i) => ({ ...each, feuillet: feuilletSaid(pages[i] ?? 0) })),
  };
}
