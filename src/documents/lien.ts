/** What an act says of an older one that it touches: the mention that it prints, and what the tables of the register say of both. */
import { z } from 'zod';
import type { Deliberation } from '../records/deliberation.ts';
import type { SeanceLue } from '../records/dossier.ts';
import type { Group } from '../records/write.ts';
import { dateInFrench } from './dates.ts';

const texte = z.string();

/** One of the four is true: what it does to the older act. */
const effet = {
  rectifie: z.boolean(),
  modifie: z.boolean(),
  abroge: z.boolean(),
  retire: z.boolean(),
} as const;

export const lien = z.strictObject({
  ...effet,
  /** A slip of the pen, set right without a new decision. */
  materielle: z.boolean(),
  /** Printed number of the older act; `null`: it has none. */
  numero: texte.nullable(),
  /** Day of the older act. */
  date: texte,
});

/** What a table says below an act. */
export const renvoi = z.strictObject({
  ...effet,
  /** It is the older of the two: touched by the other. */
  par: z.boolean(),
  numero: texte.nullable(),
  date: texte,
  /** Where the other stands; `null`: not in this volume. */
  feuillet: texte.nullable(),
});

export type Lien = NonNullable<Deliberation['lien']>;

const EFFETS = ['rectifie', 'modifie', 'abroge', 'retire'] as const;

/** The id of the older act: the shape of the records lets through one, and only one. */
export function olderOf(given: Lien): string {
  return EFFETS.flatMap((effect) => given[effect] ?? [])[0]!;
}

/** Which of the four it is. */
export function effectOf(given: Lien): Record<(typeof EFFETS)[number], boolean> {
  const { rectifie, modifie, abroge, retire } = given;
  return {
    rectifie: rectifie !== null,
    modifie: modifie !== null,
    abroge: abroge !== null,
    retire: retire !== null,
  };
}

/** The day that the id of an act tells. */
export function dayOfAct(id: string): string {
  return id.slice(0, '2024-09-12'.length);
}

export function lienOf({ assemblee }: SeanceLue, { lien: given }: Deliberation): z.infer<typeof lien> | null {
  return (
    given && {
      ...effectOf(given),
      materielle: given.nature === 'materielle',
      numero: given.numero,
      date: dateInFrench(dayOfAct(olderOf(given)), assemblee.variantes.dates),
    }
  );
}

/** `lien`, as the canonical source of an act carries it. */
export function lienTree({ lien: given }: Deliberation): Group | null {
  if (given === null) return null;
  const { rectifie, modifie, abroge, retire, nature, numero } = given;
  // A new deliberation is what is meant where nothing is said.
  return { rectifie, modifie, abroge, retire, nature: nature === 'materielle' ? nature : null, numero };
}
