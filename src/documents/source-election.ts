/** Elections and designations in a canonical source: what is printed of them, and what tells who is elected. */
import { membreDe, type Assemblee } from '../records/assemblee-du-jour.ts';
import type { Deliberation } from '../records/deliberation.ts';
import { electedOf, majorityNeeded, peopleElected } from '../records/election.ts';
import type { Election, Tour } from '../records/scrutin.ts';
import { unlessEmpty, type Group, type Writable } from '../records/write.ts';
import { personTree } from './source-names.ts';

/** Slugs of the members whom the elections of a point print. */
export function membersInElections(assemblee: Assemblee, { election }: Deliberation): string[] {
  return election.flatMap((held) => {
    const candidates = printedCandidates(assemblee, held);
    const persons = Object.values(candidates).flatMap(({ personne, membres }) => [
      ...membres,
      ...(personne?.kind === 'membre' ? [personne.membre] : []),
    ]);
    return [
      ...[...printedNames(assemblee, held)].filter((id) => membreDe(assemblee, id) !== undefined),
      ...persons,
      ...held.assesseurs,
      ...(countsMembers(assemblee, held)
        ? assemblee.membres.filter((m) => m.en_exercice).map((m) => m.id)
        : []),
    ];
  });
}

/** Slugs of the members who are elected. */
export function electedMembers(assemblee: Assemblee, { election }: Deliberation): string[] {
  return election.flatMap((held) =>
    peopleElected(held, assemblee).flatMap((id) => {
      const person = held.candidats[id]?.personne ?? { kind: 'membre', membre: id };
      return person.kind === 'membre' ? person.membre : [];
    }),
  );
}

/** `election` */
export function electionsTree(assemblee: Assemblee, { election }: Deliberation): Writable | null {
  return unlessEmpty(election.map((held) => electionTree(assemblee, held)));
}

function electionTree(assemblee: Assemblee, held: Election): Group {
  return {
    poste: held.poste,
    mode: held.mode === 'proportionnelle' || isToldByPeople(assemblee, held) ? held.mode : null,
    repartition: unlessEmpty(figures(held.repartition ?? {})),
    candidats: unlessEmpty(
      Object.fromEntries(
        Object.entries(printedCandidates(assemblee, held)).map(([id, { titre, personne, membres }]) => [
          id,
          personne === null
            ? { titre, membres }
            : personTree(personne, { qualite: assemblee.variantes.noms.includes(', fonction') }),
        ]),
      ),
    ),
    assesseurs: unlessEmpty(held.assesseurs),
    tours: held.tours.map(roundTree),
    executif: held.executif ? 'oui' : null,
    elu: decidedByAge(assemblee, held),
  };
}

/** A figure that is not told is 0, except blank and void ballots counted together, which are then printed together. */
function roundTree({ urne, blancs, nuls, blancs_et_nuls, voix }: Tour): Group {
  return {
    urne: String(urne),
    blancs: blancs ? String(blancs) : null,
    nuls: nuls ? String(nuls) : null,
    blancs_et_nuls: blancs_et_nuls === null ? null : String(blancs_et_nuls),
    voix: figures(voix),
  };
}

function figures(by: Readonly<Record<string, number>>): Group {
  return Object.fromEntries(Object.entries(by).map(([id, n]) => [id, String(n)]));
}

/** Slugs that a name is printed for: who had voices, or seats, or is elected. */
function printedNames(assemblee: Assemblee, held: Election): ReadonlySet<string> {
  return new Set([
    ...held.tours.flatMap(({ voix }) => Object.keys(voix)),
    ...Object.keys(held.repartition ?? {}),
    ...electedOf(held, assemblee),
  ]);
}

/** The candidates whose name is printed; of a list, those whom its seats elect. */
function printedCandidates(assemblee: Assemblee, held: Election): Election['candidats'] {
  const printed = printedNames(assemblee, held);
  const kept = Object.entries(held.candidats).filter(([id]) => printed.has(id));
  return Object.fromEntries(
    kept.map(([id, candidate]) => {
      const seats = held.mode === 'proportionnelle' ? (held.repartition?.[id] ?? 0) : 0;
      const isWhole = isToldByPeople(assemblee, held) && electedOf(held, assemblee).includes(id);
      return [id, isWhole ? candidate : { ...candidate, membres: candidate.membres.slice(0, seats) }];
    }),
  );
}

/** Whether those elected are the members of a list. */
function isToldByPeople(assemblee: Assemblee, held: Election): boolean {
  return peopleElected(held, assemblee).join(' ') !== electedOf(held, assemblee).join(' ');
}

/** Whether the majority is one of the members in exercise, as where the executive of a department is elected. */
function countsMembers(assemblee: Assemblee, held: Election): boolean {
  const other = { ...held, executif: false };
  return held.tours.some(
    (_, round) => majorityNeeded(held, round, assemblee) !== majorityNeeded(other, round, assemblee),
  );
}

/** Births are never in a document: where they, or the record, decide between equal voices, who is elected is told. */
function decidedByAge(assemblee: Assemblee, held: Election): Writable | null {
  const elected = electedOf(held, assemblee);
  const membres = assemblee.membres.map((m) => ({ ...m, naissance: null }));
  const without = electedOf({ ...held, elu: null }, { ...assemblee, membres });
  return elected.join(' ') === without.join(' ') ? null : elected;
}

/** `designations` */
export function designationsTree(assemblee: Assemblee, { designations }: Deliberation): Writable | null {
  const qualite = assemblee.variantes.noms.includes(', fonction');
  return unlessEmpty(
    designations.map(({ organisme, titulaires, suppleants, remplace }) => ({
      organisme,
      titulaires: unlessEmpty(titulaires.map((each) => personTree(each, { qualite }))),
      suppleants: unlessEmpty(suppleants.map((each) => personTree(each, { qualite }))),
      remplace: remplace && personTree(remplace, { qualite }),
    })),
  );
}
