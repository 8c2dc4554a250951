/** Who sits, and for whom, at each point of a séance. */
import type { Assemblee, Membre } from './assemblee-du-jour.ts';
import { NOMS_DE_CHIFFRES, chiffresDuPoint } from './commun.ts';
import type { Chiffres } from './commun.ts';
import type { Deliberation } from './deliberation.ts';
import { electedOf } from './election.ts';
import { movements, placedEvents } from './movements.ts';
import type { EvenementPlace, Movements } from './movements.ts';
import { designates } from './points.ts';
import { inRoom, stateAt } from './room.ts';
import type { PointDePresence, Room } from './room.ts';
import type { Personne } from './scalars.ts';
import type { Voix } from './scrutin.ts';
import type { Seance } from './seance.ts';
import { membersNamed, sum, voicesOf } from './voices.ts';

/** What a member did last, for the sentences of the rules: « absente depuis le point 3 ». */
export type Etat =
  | { readonly kind: 'present' }
  | { readonly kind: 'represente'; readonly mandataire: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'excuse' }
  /** A titulaire whose suppléant sits in his place. */
  | { readonly kind: 'supplee'; readonly suppleant: string }
  /** Gave a pouvoir that has no effect at this point: absent. */
  | { readonly kind: 'pouvoir-sans-effet'; readonly mandataire: string; readonly cause: CauseSansEffet };

/**
 * Why a pouvoir has no effect at a point: the bearer is away here (but in the room at another moment: he is late, has
 * left or steps out), is never in the room and himself represented, is never in the room, or the pouvoir is not given
 * for this point.
 */
export type CauseSansEffet =
  | 'mandataire-absent'
  | 'mandataire-represente'
  | 'mandataire-jamais-present'
  | 'hors-points';

/** The body at one point. Slugs throughout; lists in the order of precedence, `representes` in the order of the file. */
export interface Presence {
  /** `ouverture`, or the label of the point. */
  readonly point: string;
  /** `false`: an old act that does not say who; lists are empty and `nombres` holds what is stated. */
  readonly connue: boolean;
  readonly president: string | null;
  readonly secretaires: readonly Personne[];
  /** Maire or président at this point; `null` before his election, in the séance that elects the first one. */
  readonly executif: string | null;
  /** Members in exercise here (of the affair group, if the point has one). */
  readonly exercice: readonly string[];
  /** Seated suppléants stand here under their own slug. */
  readonly presents: readonly string[];
  /** Who is in the room, whatever the affair group of the point: `presents`, and who may chair or keep the minutes only. */
  readonly salle: readonly string[];
  readonly suppleants: readonly { readonly titulaire: string; readonly suppleant: string }[];
  /** Pouvoirs in effect. */
  readonly representes: readonly { readonly mandant: string; readonly mandataire: string }[];
  /** Neither present nor represented (excused ones too). */
  readonly absents: readonly string[];
  /** Those of `absents` who are excused. */
  readonly excuses: readonly string[];
  /** Pouvoirs given that have no effect here; their mandants are among `absents`. */
  readonly sans_effet: readonly {
    readonly mandant: string;
    readonly mandataire: string;
    readonly cause: CauseSansEffet;
  }[];
  /** Members who stand aside here, with the legal basis. */
  readonly deports: readonly { readonly membre: string; readonly base: string | null }[];
  /** Named people who do not take part: déports, the mandants they carry, `vote.nppv`. Subset of presents ∪ mandants. */
  readonly nppv: readonly string[];
  readonly nombres: {
    readonly effectif: number;
    readonly exercice: number;
    /** With suppléants, and whether they take part or not. */
    readonly presents: number;
    readonly suppleants: number;
    readonly representes: number;
    readonly absents: number;
    readonly excuses: number;
    /** In voix: presents + representes − nppv (N3). */
    readonly votants: number;
  };
  /** Figures stated for this point (of the point, else of the séance). */
  readonly enonces: Chiffres | null;
  /** State of each member in exercise. */
  readonly etats: ReadonlyMap<string, Etat>;
}

/** Who sits and for whom, at the opening and at each point (same order). */
export interface Presences {
  readonly ouverture: Presence;
  readonly points: readonly Presence[];
  /** The events in order, with the point that each comes before. */
  readonly evenements: readonly EvenementPlace[];
  readonly impossibles: Movements['impossibles'];
}

/** Presence at each moment of a séance. A total function: what the records contradict is told by others. */
export function presencesOf(
  assemblee: Assemblee,
  seance: Seance,
  points: readonly PointDePresence[],
): Presences {
  const named = points.map((p) => ({ ...p, heure: p.deliberation.heure }));
  const evenements = placedEvents(seance, seance.ouverture ?? assemblee.heure, named);
  const moved = movements(seance, evenements, points.length);
  const room: Room = { assemblee, seance, points, moved, seen: new Set() };
  for (let index = -1; index < points.length; index += 1)
    for (const { id } of assemblee.membres) if (inRoom(room, id, index)) room.seen.add(id);
  const executifs = executives(assemblee, points);
  return {
    ouverture: presenceAt(room, -1, executifs[0] ?? null),
    points: points.map((_, index) => presenceAt(room, index, executifs[index + 1] ?? null)),
    evenements,
    impossibles: moved.impossibles,
  };
}

/** Executive at the opening (first) and at each point: the one elected here is it from the next point on. */
function executives(assemblee: Assemblee, points: readonly PointDePresence[]): (string | null)[] {
  const elected = points.map(({ deliberation }) => {
    const election = deliberation.election.find((e) => e.executif);
    return election === undefined ? null : (electedOf(election, assemblee)[0] ?? null);
  });
  const first = elected.find((id) => id !== null) ?? null;
  // The file already tells the new one; until he is elected it is the one of the eve, if any, and if he still sits.
  const eve =
    first !== null && assemblee.executif === first ? assemblee.executif_la_veille : assemblee.executif;
  const sits = assemblee.membres.some((m) => m.id === eve && m.en_exercice);
  let executif: string | null = sits && eve !== first ? eve : null;
  const out = [executif];
  points.forEach((_, index) => {
    out.push(executif);
    executif = elected[index] ?? executif;
  });
  return out;
}

function presenceAt(room: Room, index: number, executif: string | null): Presence {
  const { assemblee, seance, points, moved } = room;
  const point = points[index];
  const deliberation = point?.deliberation ?? null;
  const exercising = assemblee.membres.filter((m) => sitsFor(m, deliberation?.competence ?? null));
  const common = {
    point: point?.point ?? 'ouverture',
    president: deliberation?.president ?? moved.president(index) ?? seance.president ?? executif,
    secretaires: secretariesAt(room, index),
    executif,
    exercice: exercising.map((m) => m.id),
    deports: deliberation?.deports ?? [],
    enonces: statedAt(room, index),
  };
  if (seance.presence === 'inconnue')
    return unknownPresence(assemblee, common, deliberation?.vote?.nppv ?? null);

  const etats = new Map(exercising.map((m) => [m.id, stateAt(room, m.id, index)]));
  const each = <T>(pick: (id: string, etat: Etat) => T | null): T[] =>
    [...etats].flatMap(([id, etat]) => pick(id, etat) ?? []);
  const suppleants = each((titulaire, e) =>
    e.kind === 'supplee' ? { titulaire, suppleant: e.suppleant } : null,
  );
  const seated = new Set([
    ...each((id, { kind }) => (kind === 'present' ? id : null)),
    ...suppleants.map((s) => s.suppleant),
  ]);
  const presents = assemblee.membres.filter((m) => seated.has(m.id)).map((m) => m.id);
  const salle = assemblee.membres.filter((m) => inRoom(room, m.id, index)).map((m) => m.id);
  const representes = inFileOrder(
    room,
    each((mandant, e) => (e.kind === 'represente' ? { mandant, mandataire: e.mandataire } : null)),
  );
  const sans_effet = each((mandant, e) =>
    e.kind === 'pouvoir-sans-effet' ? { mandant, mandataire: e.mandataire, cause: e.cause } : null,
  );
  const excuses = each((id, { kind }) => (kind === 'excuse' ? id : null));
  const absents = each((id, { kind }) => (AWAY.includes(kind) ? id : null));

  const nppv = standingAside(assemblee, deliberation, presents, representes);
  const present = {
    ...common,
    connue: true,
    presents,
    salle,
    suppleants,
    representes,
    absents,
    excuses,
    sans_effet,
    nppv,
    etats,
  };
  const voices = voicesOf(assemblee, present);
  const aside = Math.max(deliberation?.vote?.nppv?.nombre ?? 0, sum(nppv, voices));
  return {
    ...present,
    nombres: {
      effectif: assemblee.effectif,
      exercice: exercising.length,
      presents: presents.length,
      suppleants: suppleants.length,
      representes: representes.length,
      absents: absents.length,
      excuses: excuses.length,
      votants:
        sum(presents, voices) +
        sum(
          representes.map((r) => r.mandant),
          voices,
        ) -
        aside,
    },
  };
}

const AWAY: readonly Etat['kind'][] = ['absent', 'excuse', 'pouvoir-sans-effet'];

/** In exercise at a point: of its affair group, for a syndicat à la carte (CGCT L. 5212-16). */
function sitsFor({ en_exercice, competences }: Membre, competence: string | null): boolean {
  return en_exercice && (competence === null || competences === null || competences.includes(competence));
}

function secretariesAt({ seance, moved }: Room, index: number): readonly Personne[] {
  const taken = moved.secretaire(index);
  return taken === null ? seance.secretaire : [{ kind: 'membre', membre: taken }];
}

/** Figures stated for a moment: the point's own win, then what the séance states of it, key by key. */
function statedAt({ seance, points }: Room, index: number): Chiffres | null {
  const stated: Chiffres = chiffresDuPoint.parse({});
  const of = seance.chiffres.filter(({ points: designes }) =>
    index < 0 ? designes === null || designes.includes('ouverture') : designates(designes, index, points),
  );
  const own = points[index]?.deliberation.chiffres ?? null;
  for (const chiffres of [...of, ...(own === null ? [] : [own])])
    for (const nom of NOMS_DE_CHIFFRES) stated[nom] = chiffres[nom] ?? stated[nom];
  return NOMS_DE_CHIFFRES.some((nom) => stated[nom] !== null) ? stated : null;
}

/** The order in which pouvoirs were written: the séance's, the events', then the point's own. */
function inFileOrder<T extends { readonly mandant: string }>(
  { seance, points }: Room,
  pouvoirs: readonly T[],
): T[] {
  const written = [
    ...seance.pouvoirs,
    ...seance.evenements.flatMap((e) => e.pouvoir),
    ...points.flatMap((p) => p.deliberation.pouvoirs),
  ].map((p) => p.mandant);
  return pouvoirs.toSorted((a, b) => written.indexOf(a.mandant) - written.indexOf(b.mandant));
}

/** Déports, the mandants they carry (P6), and those whom the vote names: in the order of precedence. */
function standingAside(
  assemblee: Assemblee,
  deliberation: Deliberation | null,
  presents: readonly string[],
  representes: Presence['representes'],
): string[] {
  const aside = new Set(deliberation?.deports.map((d) => d.membre));
  for (const name of deliberation?.vote?.nppv?.noms ?? [])
    for (const id of membersNamed(assemblee, name)) aside.add(id);
  const interested = new Set(deliberation?.deports.map((d) => d.membre));
  for (const { mandant, mandataire } of representes) if (interested.has(mandataire)) aside.add(mandant);
  const here = new Set([...presents, ...representes.map((r) => r.mandant)]);
  return assemblee.membres.map((m) => m.id).filter((id) => aside.has(id) && here.has(id));
}

/** An old act that does not say who: its figures are those stated. */
function unknownPresence(
  assemblee: Assemblee,
  common: Pick<
    Presence,
    'point' | 'president' | 'secretaires' | 'executif' | 'exercice' | 'deports' | 'enonces'
  >,
  aside: Voix | null,
): Presence {
  const { enonces } = common;
  const exercice = enonces?.exercice ?? common.exercice.length;
  const presents = enonces?.presents ?? 0;
  const representes = enonces?.representes ?? 0;
  return {
    ...common,
    connue: false,
    presents: [],
    salle: [],
    suppleants: [],
    representes: [],
    absents: [],
    excuses: [],
    sans_effet: [],
    nppv: [],
    etats: new Map(),
    nombres: {
      effectif: enonces?.effectif ?? assemblee.effectif,
      exercice,
      presents,
      suppleants: enonces?.suppleants ?? 0,
      representes,
      absents: enonces?.absents ?? exercice - presents - representes,
      excuses: enonces?.excuses ?? 0,
      votants: enonces?.votants ?? presents + representes - (aside?.nombre ?? aside?.noms.length ?? 0),
    },
  };
}
