/** Elections and designations as they are printed: rounds, ballots, voices, who is elected or named. */
import { z } from 'zod';
import { membreDe, type Assemblee } from '../records/assemblee-du-jour.ts';
import type { Deliberation } from '../records/deliberation.ts';
import { exprimesOf, majorityNeeded, peopleElected } from '../records/election.ts';
import type { Election, Tour } from '../records/scrutin.ts';
import { grouped } from './numbers.ts';
import { accord, accordOf, memberName, nombre, nombreOf, personOf } from './people.ts';

const texte = z.string();
const nomme = z.strictObject({ nom: texte });

const tour = z.strictObject({
  /** « 1er tour » */
  titre: texte,
  urne: texte,
  /** `null` where the act tells blank and void ballots together. */
  blancs: texte.nullable(),
  nuls: texte.nullable(),
  blancsEtNuls: texte.nullable(),
  exprimes: texte,
  /** Absolute majority; `null` at the third round and in a proportional vote. */
  majorite: texte.nullable(),
  voix: z.array(z.strictObject({ nom: texte, voix: texte })),
  /** With those who had voices. */
  obtiennent: nombre,
});

export const election = z.strictObject({
  /** « troisième adjoint » */
  poste: texte,
  assesseurs: z.array(nomme),
  tours: z.array(tour),
  /** Seats by list, in a proportional vote. */
  sieges: z.array(z.strictObject({ nom: texte, sieges: texte })),
  elus: z.array(nomme),
  accords: z.strictObject({ assesseurs: nombre, elus: accord }),
});

export const designation = z.strictObject({
  organisme: texte,
  titulaires: z.array(nomme),
  suppleants: z.array(nomme),
  accords: z.strictObject({ titulaires: nombre, suppleants: accord }),
  /** Who is replaced: « de Madame Anne DURAND ». */
  deRemplace: texte.nullable(),
});

type ElectionDite = z.infer<typeof election>;
type DesignationDite = z.infer<typeof designation>;

export function electionsOf(assemblee: Assemblee, deliberation: Deliberation): ElectionDite[] {
  return deliberation.election.map((held) => ({
    poste: held.poste,
    assesseurs: held.assesseurs.map((id) => ({ nom: memberName(assemblee, id) })),
    tours: held.tours.map((round, i) => tourOf(assemblee, held, round, i)),
    sieges: Object.entries(held.repartition ?? {}).map(([liste, n]) => ({
      nom: candidateName(assemblee, held, liste),
      sieges: grouped(n),
    })),
    elus: peopleElected(held, assemblee).map((id) => ({ nom: candidateName(assemblee, held, id) })),
    accords: {
      assesseurs: nombreOf(held.assesseurs.length),
      elus: accordOf(
        peopleElected(held, assemblee).map((id) => ({ feminin: isFeminineCandidate(assemblee, held, id) })),
      ),
    },
  }));
}

export function designationsOf(assemblee: Assemblee, deliberation: Deliberation): DesignationDite[] {
  return deliberation.designations.map(({ organisme, titulaires, suppleants, remplace }) => ({
    organisme,
    titulaires: titulaires.map((each) => ({ nom: personOf(assemblee, each).nom })),
    suppleants: suppleants.map((each) => ({ nom: personOf(assemblee, each).nom })),
    accords: {
      titulaires: nombreOf(titulaires.length),
      suppleants: accordOf(suppleants.map((each) => personOf(assemblee, each))),
    },
    deRemplace: remplace && personOf(assemblee, remplace).deNom,
  }));
}

function tourOf(
  assemblee: Assemblee,
  held: Election,
  round: Tour,
  rank: number,
): ElectionDite['tours'][number] {
  const together = round.blancs_et_nuls;
  const needed = majorityNeeded(held, rank, assemblee);
  return {
    titre: rank === 0 ? '1er tour' : `${rank + 1}e tour`,
    urne: grouped(round.urne),
    blancs: together === null ? grouped(round.blancs ?? 0) : null,
    nuls: together === null ? grouped(round.nuls ?? 0) : null,
    blancsEtNuls: together === null ? null : grouped(together),
    exprimes: grouped(exprimesOf(round)),
    majorite: needed === null ? null : grouped(needed),
    voix: Object.entries(round.voix).map(([id, n]) => ({
      nom: candidateName(assemblee, held, id),
      voix: grouped(n),
    })),
    obtiennent: nombreOf(Object.keys(round.voix).length),
  };
}

/** A list by its title, a candidate by his name, a member by his slug. */
function candidateName(assemblee: Assemblee, held: Election, id: string): string {
  const candidate = held.candidats[id];
  if (candidate !== undefined && candidate.titre !== null) return candidate.titre;
  if (candidate !== undefined && candidate.personne !== null)
    return personOf(assemblee, candidate.personne).nom;
  return membreDe(assemblee, id) === undefined ? id : memberName(assemblee, id);
}

/** A list has no gender: « élus » of it are told by their names. */
function isFeminineCandidate(assemblee: Assemblee, held: Election, id: string): boolean {
  const candidate = held.candidats[id];
  if (candidate !== undefined && candidate.titre !== null) return false;
  return personOf(assemblee, candidate?.personne ?? { kind: 'membre', membre: id }).feminin;
}
