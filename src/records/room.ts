/** The room at each moment: who is there, who is away, which pouvoirs work. */
import { membreDe } from './assemblee-du-jour.ts';
import type { Assemblee } from './assemblee-du-jour.ts';
import type { Deliberation } from './deliberation.ts';
import { given } from './movements.ts';
import type { Movements, Position } from './movements.ts';
import { designates } from './points.ts';
import type { PointNomme } from './points.ts';
import type { CauseSansEffet, Etat } from './presence.ts';
import type { Seance } from './seance.ts';

/** A point, as far as presence needs it. */
export interface PointDePresence extends PointNomme {
  readonly deliberation: Deliberation;
}

export interface Room {
  readonly assemblee: Assemblee;
  readonly seance: Seance;
  readonly points: readonly PointDePresence[];
  readonly moved: Movements;
  /** Those who are in the room at some moment: a bearer who never is makes a pouvoir impossible, not only idle. */
  readonly seen: Set<string>;
}

/** Position of a member at a point (-1: at the opening): the point's own lists, else the events, else the séance's. */
function positionAt({ points, moved }: Room, id: string, index: number): Position {
  const deliberation = points[index]?.deliberation;
  const own = deliberation?.pouvoirs.find((p) => p.mandant === id);
  if (own !== undefined) return given({ ...own, points: null });
  if (deliberation?.absents.includes(id) === true) return { kind: 'absent' };
  if (deliberation?.excuses.includes(id) === true) return { kind: 'excuse' };
  return moved.at(id, index);
}

/** Whether a person sits in the room: a member, or a suppléant in whose favour his titulaire stood aside. */
export function inRoom(room: Room, id: string, index: number): boolean {
  if (positionAt(room, id, index).kind !== 'present') return false;
  const membre = membreDe(room.assemblee, id);
  if (membre === undefined || membre.suppleant_de === null) return membre?.en_exercice ?? false;
  return room.assemblee.membres.some((m) => {
    const position = positionAt(room, m.id, index);
    return m.en_exercice && position.kind === 'supplee' && position.suppleant === id;
  });
}

/** What a member in exercise is at a point, pouvoirs that have no effect told apart. */
export function stateAt(room: Room, id: string, index: number): Etat {
  const position = positionAt(room, id, index);
  if (position.kind === 'supplee')
    return inRoom(room, position.suppleant, index) ? position : { kind: 'absent' };
  if (position.kind !== 'pouvoir') return position;
  const { mandataire } = position;
  const cause = withoutEffect(room, position, index);
  return cause === null
    ? { kind: 'represente', mandataire }
    : { kind: 'pouvoir-sans-effet', mandataire, cause };
}

function withoutEffect(
  room: Room,
  { mandataire, points, tombe }: Extract<Position, { kind: 'pouvoir' }>,
  index: number,
): CauseSansEffet | null {
  // At the opening, a pouvoir given from the first point on already works.
  if (!designates(points, Math.max(0, index), room.points) && room.points.length > 0) return 'hors-points';
  if (mandataire === 'inconnu') return null;
  if (!tombe && inRoom(room, mandataire, index)) return null;
  if (room.seen.has(mandataire)) return 'mandataire-absent';
  return positionAt(room, mandataire, index).kind === 'pouvoir'
    ? 'mandataire-represente'
    : 'mandataire-jamais-present';
}
