/** The séance in the documents that are about all of it. */
import { z } from 'zod';
import type { SeanceLue } from '../records/dossier.ts';
import { assembleeDite, assembleeOf, entete, enteteOf } from './body.ts';
import { dateInFrench, hourInFrench, weekdayAndDate } from './dates.ts';

const texte = z.string();

export const seanceDite = z.strictObject({
  id: texte,
  /** « 12 septembre 2024 », « jeudi 12 septembre 2024 » */
  date: texte,
  jourEtDate: texte,
  heure: texte.nullable(),
  lieu: texte.nullable(),
});

export function seanceOf({ id, assemblee, seance }: SeanceLue): z.infer<typeof seanceDite> {
  const { variantes } = assemblee;
  const heure = hourOfSeance({ assemblee, seance });
  return {
    id,
    date: dateInFrench(seance.date, variantes.dates),
    jourEtDate: weekdayAndDate(seance.date, variantes.dates),
    heure: heure === null ? null : hourInFrench(heure, variantes.heures),
    lieu: seance.lieu ?? assemblee.lieu,
  };
}

/** The hour of the séance, else the usual one. */
export function hourOfSeance({ assemblee, seance }: Pick<SeanceLue, 'assemblee' | 'seance'>): string | null {
  return seance.ouverture ?? assemblee.heure;
}

/** What every document of a séance begins with. `projet`: it may not be issued. */
export const tete = {
  id: texte,
  titre: texte,
  projet: z.boolean(),
  collectivite: texte,
  entete,
  assemblee: assembleeDite,
  seance: seanceDite,
};

type Tete = { readonly [K in keyof typeof tete]: z.infer<(typeof tete)[K]> };

export function teteOf(lue: SeanceLue, titre: string, projet: boolean): Tete {
  const { assemblee } = lue;
  return {
    id: lue.id,
    titre,
    projet,
    collectivite: assemblee.collectivite,
    entete: enteteOf(assemblee),
    assemblee: assembleeOf(assemblee),
    seance: seanceOf(lue),
  };
}
