/** The people and the events of a séance in a canonical source: who has a part in it, who was there, what happened. */
import type { Assemblee } from '../records/assemblee-du-jour.ts';
import type { Pouvoir } from '../records/commun.ts';
import type { SeanceLue } from '../records/dossier.ts';
import type { Presence } from '../records/presence.ts';
import type { Evenement } from '../records/seance.ts';
import { unlessEmpty, type Group, type Writable } from '../records/write.ts';
import { personTree } from './source-names.ts';
import { castOfSeance, castTree, printsCommune, printsGroupe } from './source-people.ts';
import { figureTree, meetingTree } from './source-seance.ts';
import { USUAL } from './source.ts';

/** The body with everybody who has a part in the séance. */
export function bodyOfSeance(lue: SeanceLue): Group {
  const { assemblee, ouverture, points } = lue;
  const { variantes } = assemblee;
  const chair = ouverture.president ?? assemblee.executif;
  const secretaries = ouverture.secretaires.flatMap((each) => (each.kind === 'membre' ? each.membre : []));
  const cast = castOfSeance(lue, [chair, assemblee.executif, ...secretaries]);
  const isWeighted = points.some(({ deliberation }) => deliberation.competence !== null);
  const unlessUsual = (key: keyof typeof USUAL) => (variantes[key] === USUAL[key] ? null : variantes[key]);
  const { registre } = assemblee.signataires;
  return {
    competences: isWeighted ? unlessEmpty(assemblee.competences) : null,
    groupes: printsGroupe(assemblee) ? unlessEmpty(assemblee.groupes) : null,
    communes: printsCommune(assemblee) ? unlessEmpty(assemblee.communes) : null,
    signataires: registre.join(' ') === 'president secretaires' ? null : { registre },
    variantes: unlessEmpty({
      votants: unlessUsual('votants'),
      presents: unlessUsual('presents'),
      pouvoir: unlessUsual('pouvoir'),
      noms: unlessUsual('noms'),
      ordre: unlessUsual('ordre'),
      absents: unlessUsual('absents'),
      heures: unlessUsual('heures'),
      dates: unlessUsual('dates'),
      majorite: unlessUsual('majorite'),
    }),
    membres: castTree(assemblee, cast, {
      suppleants: [ouverture, ...points.map(({ presence }) => presence)].flatMap((each) => each.suppleants),
      competences: (m) => (isWeighted && m.competences !== null ? [...m.competences] : null),
      voix: () => true,
    }),
    executif: cast.membres[0]?.id === assemblee.executif ? null : assemblee.executif,
  };
}

/** Who was there, and what happened. */
export function sittingOfSeance(lue: SeanceLue): Group {
  const { seance, ouverture, points } = lue;
  // A suppléant who sends excuses is told nowhere: his seat is.
  const seated = new Set([ouverture, ...points.map(({ presence }) => presence)].flatMap((p) => p.exercice));
  const isSeated = (id: string): boolean => seated.has(id);
  const people = (all: typeof seance.secretaire) => {
    const told = all.map((each) => personTree(each, { qualite: true }));
    return told.length === 1 ? (told[0] ?? null) : unlessEmpty(told);
  };
  return {
    etat: seance.etat === 'tenue' ? null : seance.etat,
    ...meetingTree(lue),
    levee: seance.levee,
    publique: seance.publique ? null : 'non',
    convocation: convocationTree(lue),
    president: seance.president ?? openingChair(lue.assemblee, ouverture),
    secretaire: people(seance.secretaire),
    auxiliaires: unlessEmpty(seance.auxiliaires.map((each) => personTree(each, { qualite: true }))),
    assistent: unlessEmpty(seance.assistent.map((each) => personTree(each, { qualite: true }))),
    absents: unlessEmpty(seance.absents.filter(isSeated)),
    excuses: unlessEmpty(seance.excuses.filter(isSeated)),
    pouvoirs: unlessEmpty(pouvoirsTree(seance.pouvoirs)),
    suppleants: unlessEmpty(
      Object.fromEntries(seance.suppleants.map((seat) => [seat.titulaire, seat.suppleant])),
    ),
    evenements: unlessEmpty(seance.evenements.map(eventTree)),
    chiffres: ouverture.connue ? null : unlessEmpty(statedTrees(lue)),
    presence: ouverture.connue ? null : 'inconnue',
  };
}

/** What an old act states of each moment, since it does not say who was there. */
function statedTrees({ ouverture, points }: SeanceLue): Group[] {
  return [ouverture, ...points.map(({ presence }) => presence)].map(({ point, enonces, nombres }) => {
    const { presents, representes, absents, excuses, votants } = enonces ?? {};
    return {
      points: point,
      exercice: String(nombres.exercice),
      presents: figureTree(presents),
      representes: figureTree(representes),
      absents: figureTree(absents),
      excuses: figureTree(excuses),
      votants: figureTree(votants),
    };
  });
}

/** Who chairs, where it is not the executive: on the day that elects another, who it was on the eve is not carried. */
function openingChair(assemblee: Assemblee, { president }: Presence): string | null {
  return president === assemblee.executif ? null : president;
}

/** Who was there at the opening, whatever happened later. */
export function openingTree({ ouverture, seance, ...lue }: SeanceLue): Group {
  const { presents, representes, absents, excuses, suppleants } = ouverture;
  const secretaries = ouverture.secretaires.map((each) => personTree(each, { qualite: true }));
  return {
    president: openingChair(lue.assemblee, ouverture),
    secretaire: secretaries.length === 1 ? (secretaries[0] ?? null) : unlessEmpty(secretaries),
    absents: unlessEmpty(absents.filter((id) => !excuses.includes(id))),
    excuses: unlessEmpty(excuses),
    pouvoirs: unlessEmpty(Object.fromEntries(representes.map((r) => [r.mandant, r.mandataire]))),
    suppleants: unlessEmpty(Object.fromEntries(suppleants.map((seat) => [seat.titulaire, seat.suppleant]))),
    chiffres:
      ouverture.connue || presents.length > 0
        ? null
        : unlessEmpty(statedTrees({ ...lue, seance, ouverture, points: [] })),
    presence: ouverture.connue ? null : 'inconnue',
  };
}

export function convocationTree({ seance }: SeanceLue): Writable | null {
  const { envoyee = null, rang = 1 } = seance.convocation ?? {};
  return envoyee && (rang === 2 ? { envoyee, rang: '2' } : envoyee);
}

export function pouvoirsTree(pouvoirs: readonly Pouvoir[]): Group {
  return Object.fromEntries(
    pouvoirs.map(({ mandant, mandataire, points }) => [
      mandant,
      points === null ? mandataire : { mandataire, points: points.join(', ') },
    ]),
  );
}

function pairs(all: readonly (readonly [string, string])[]): Group | null {
  return unlessEmpty(Object.fromEntries(all));
}

function eventTree(event: Evenement): Group {
  return {
    avant: event.avant,
    heure: event.heure,
    arrivee: unlessEmpty(event.arrivee),
    depart: unlessEmpty(event.depart),
    pouvoir: pairs(event.pouvoir.map(({ mandant, mandataire }) => [mandant, mandataire])),
    fin_de_pouvoir: unlessEmpty(event.fin_de_pouvoir),
    suppleant: pairs(event.suppleant.map(({ titulaire, suppleant }) => [titulaire, suppleant])),
    president: event.president,
    secretaire: event.secretaire,
    suspension: event.suspension ? 'oui' : null,
    reprise: event.reprise,
  };
}
