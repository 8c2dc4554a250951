/** Who is there, who is not, and for whom the others vote: at a moment, in the order of the house. */
import { z } from 'zod';
import type { Assemblee } from '../records/assemblee-du-jour.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import type { Presence } from '../records/presence.ts';
import { figuresAt } from '../rules/quorum.ts';
import { grouped } from './numbers.ts';
import { accord, accordOfMembers, inListOrder, memberName, nombre, nombreOf } from './people.ts';

const texte = z.string();
const nomme = z.strictObject({ nom: texte });

/** The lists of a moment. */
export const listes = {
  /** `remplace`: the titulaire for whom a suppléant sits. */
  presents: z.array(z.strictObject({ nom: texte, remplace: texte.nullable() })),
  /** Neither present nor represented. */
  absents: z.array(nomme),
  /** Empty where the house lists them among the absent. */
  excuses: z.array(nomme),
  pouvoirs: z.array(z.strictObject({ mandant: texte, mot: texte, mandataire: texte })),
} as const;

type Listes = { readonly [K in keyof typeof listes]: z.infer<(typeof listes)[K]> };

/** How the words about those lists agree with them. */
export const accordsDesListes = {
  presents: accord,
  absents: accord,
  excuses: accord,
  /** With those who gave one. */
  pouvoirs: nombre,
} as const;

/** The agreements of the lists that `listesAt` gives. */
export function accordsAt(
  { assemblee }: SeanceLue,
  presence: Presence,
): { readonly [K in keyof typeof accordsDesListes]: z.infer<(typeof accordsDesListes)[K]> } {
  const { presents, absents, excuses } = listed(assemblee, presence);
  return {
    presents: accordOfMembers(assemblee, presents),
    absents: accordOfMembers(assemblee, absents),
    excuses: accordOfMembers(assemblee, excuses),
    pouvoirs: nombreOf(presence.representes.length),
  };
}

/** Who stands in which list: those who do not take part are left out of the present where the house says so. */
function listed(
  { variantes }: Assemblee,
  { presents, absents, excuses, nppv }: Presence,
): Readonly<Record<'presents' | 'absents' | 'excuses', readonly string[]>> {
  const apart = variantes.absents === 'excuses-a-part' ? excuses : [];
  return {
    presents: variantes.presents === 'tous' ? presents : presents.filter((id) => !nppv.includes(id)),
    absents: absents.filter((id) => !apart.includes(id)),
    excuses: apart,
  };
}

/** The lists at a moment. */
export function listesAt({ assemblee }: SeanceLue, presence: Presence): Listes {
  const { variantes } = assemblee;
  const { representes, suppleants } = presence;
  const { presents, absents, excuses } = listed(assemblee, presence);
  const name = (id: string): string => memberName(assemblee, id);
  const mandants = inListOrder(
    assemblee,
    representes.map((r) => r.mandant),
  );
  const mandataires = new Map(representes.map((r) => [r.mandant, r.mandataire]));
  return {
    presents: inListOrder(assemblee, presents).map((id) => {
      const seat = suppleants.find((s) => s.suppleant === id);
      return { nom: name(id), remplace: seat ? name(seat.titulaire) : null };
    }),
    absents: inListOrder(assemblee, absents).map((id) => ({ nom: name(id) })),
    excuses: inListOrder(assemblee, excuses).map((id) => ({ nom: name(id) })),
    pouvoirs: mandants.map((id) => ({
      mandant: name(id),
      mot: variantes.pouvoir,
      mandataire: name(mandataires.get(id) ?? ''),
    })),
  };
}

/** The figures of a moment that lists and minutes print. */
export const comptes = z.strictObject({
  exercice: texte,
  presents: texte,
  representes: texte,
  votants: texte,
});

/** Figures at a point, or at the opening; `null` where an old act does not tell them all. */
export function comptesAt(lue: SeanceLue, point: PointLu | null): z.infer<typeof comptes> | null {
  const { exercice, presents, representes, votants } = figuresAt(lue, point);
  if (exercice === null || presents === null || representes === null || votants === null) return null;
  return {
    exercice: grouped(exercice),
    presents: grouped(presents),
    representes: grouped(representes),
    votants: grouped(votants),
  };
}
