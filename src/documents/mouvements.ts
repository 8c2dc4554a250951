/** What happens between two points, as minutes tell it: arrivals, departures, pouvoirs, changes of chair, suspensions. */
import { z } from 'zod';
import type { SeanceLue } from '../records/dossier.ts';
import type { EvenementPlace } from '../records/movements.ts';
import { hourInFrench } from './dates.ts';
import { memberName, nombre, nombreOf } from './people.ts';

const texte = z.string();
const nomme = z.strictObject({ nom: texte });

export const mouvement = z.strictObject({
  heure: texte.nullable(),
  arrivees: z.array(nomme),
  departs: z.array(nomme),
  pouvoirs: z.array(z.strictObject({ mandant: texte, mot: texte, mandataire: texte })),
  finsDePouvoir: z.array(nomme),
  suppleants: z.array(z.strictObject({ suppleant: texte, titulaire: texte })),
  president: texte.nullable(),
  secretaire: texte.nullable(),
  suspension: z.boolean(),
  reprise: texte.nullable(),
  accords: z.strictObject({ arrivees: nombre, departs: nombre }),
});

export type Mouvement = z.infer<typeof mouvement>;

/** The events before the point of that index; those after the last have the number of points. */
export function mouvementsBefore(lue: SeanceLue, index: number): Mouvement[] {
  return lue.evenements.filter((each) => each.index === index).map((each) => said(lue, each));
}

function said({ assemblee }: SeanceLue, { evenement }: EvenementPlace): Mouvement {
  const { heures, pouvoir: mot } = assemblee.variantes;
  const name = (id: string): string => memberName(assemblee, id);
  const named = (ids: readonly string[]) => ids.map((id) => ({ nom: name(id) }));
  const hour = (written: string | null) => written && hourInFrench(written, heures);
  return {
    heure: hour(evenement.heure),
    arrivees: named(evenement.arrivee),
    departs: named(evenement.depart),
    pouvoirs: evenement.pouvoir.map(({ mandant, mandataire }) => ({
      mandant: name(mandant),
      mot,
      mandataire: name(mandataire),
    })),
    finsDePouvoir: named(evenement.fin_de_pouvoir),
    suppleants: evenement.suppleant.map(({ titulaire, suppleant }) => ({
      suppleant: name(suppleant),
      titulaire: name(titulaire),
    })),
    president: evenement.president && name(evenement.president),
    secretaire: evenement.secretaire && name(evenement.secretaire),
    suspension: evenement.suspension,
    reprise: hour(evenement.reprise),
    accords: {
      arrivees: nombreOf(evenement.arrivee.length),
      departs: nombreOf(evenement.depart.length),
    },
  };
}
