/** Arrivals, departures, pouvoirs: where each member is at each moment of a séance. */
import type { Pouvoir } from './commun.ts';
import { indexOfPoint } from './points.ts';
import type { PointNomme } from './points.ts';
import type { Points } from './scalars.ts';
import type { Evenement, Seance } from './seance.ts';

/** Where a member is, whatever others do. */
export type Position =
  | { readonly kind: 'present' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'excuse' }
  /** Away, with a pouvoir; `tombe`: its bearer has left since (P3). */
  | {
      readonly kind: 'pouvoir';
      readonly mandataire: string;
      readonly points: Points | null;
      readonly tombe: boolean;
    }
  | { readonly kind: 'supplee'; readonly suppleant: string };

/** An event with its rank in the file and the index of the point before which it happened (the number of points: after all). */
export interface EvenementPlace {
  readonly rang: number;
  readonly index: number;
  readonly evenement: Evenement;
  /** Points without an hour leave its place in doubt. */
  readonly douteux: boolean;
}

/**
 * The events in the order in which they happened. Those whose `avant` is no point are left out. `ouverture`: hour at
 * which the séance opened, so that hours after midnight come after.
 */
export function placedEvents(
  { evenements }: Seance,
  ouverture: string | null,
  points: readonly (PointNomme & { readonly heure: string | null })[],
): EvenementPlace[] {
  return evenements
    .map((evenement, rang): EvenementPlace => {
      if (evenement.avant !== null)
        return { rang, index: indexOfPoint(evenement.avant, points), evenement, douteux: false };
      const { index, douteux } = pointAt(evenement.heure ?? '', ouverture, points);
      return { rang, index, evenement, douteux };
    })
    .filter(({ index }) => index >= 0)
    .sort((a, b) => a.index - b.index || a.rang - b.rang);
}

/** Before the first point that was taken up at that hour or later. */
function pointAt(
  heure: string,
  ouverture: string | null,
  points: readonly { readonly heure: string | null }[],
): { index: number; douteux: boolean } {
  const hour = afterMidnight(heure, ouverture);
  const hours = points.map((p) => (p.heure === null ? null : afterMidnight(p.heure, ouverture)));
  const found = hours.findIndex((h) => h !== null && h >= hour);
  const index = found < 0 ? points.length : found;
  return { index, douteux: index > 0 && hours[index - 1] === null };
}

/** `00:40` in a séance opened at 20:00 is later than `23:50`. */
function afterMidnight(heure: string, ouverture: string | null): string {
  return ouverture !== null && heure < ouverture ? `~${heure}` : heure;
}

/** Positions at the opening (index -1) and when each point is taken up. */
export interface Movements {
  /** Position of a person, from the séance and its events alone. */
  readonly at: (id: string, index: number) => Position;
  /** Who takes the chair, or the pen, from a point on. */
  readonly president: (index: number) => string | null;
  readonly secretaire: (index: number) => string | null;
  readonly impossibles: readonly Impossible[];
}

/** A member told to arrive who is there, to leave who is away, or to revoke a pouvoir that he has not given. */
interface Impossible {
  readonly rang: number;
  readonly key: 'arrivee' | 'depart' | 'fin_de_pouvoir';
  readonly membre: string;
}

/** What the séance and its events say of each person; a point's own lists are not in it. */
export function movements(seance: Seance, placed: readonly EvenementPlace[], count: number): Movements {
  const positions = new Map<string, Position>();
  const history: ReadonlyMap<string, Position>[] = [];
  const chairs: (string | null)[] = [];
  const pens: (string | null)[] = [];
  const impossibles: Impossible[] = [];
  const of = (id: string): Position => positions.get(id) ?? { kind: 'present' };

  start(positions, seance, placed);
  let chair: string | null = null;
  let pen: string | null = null;
  let next = 0;
  for (let index = -1; index <= count; index += 1) {
    for (; placed[next] !== undefined && placed[next]!.index <= index; next += 1) {
      const { rang, evenement } = placed[next]!;
      for (const membre of evenement.arrivee) {
        if (of(membre).kind === 'present') impossibles.push({ rang, key: 'arrivee', membre });
        positions.set(membre, { kind: 'present' });
      }
      for (const membre of evenement.depart) {
        if (of(membre).kind !== 'present') impossibles.push({ rang, key: 'depart', membre });
        positions.set(membre, { kind: 'absent' });
        dropPouvoirs(positions, membre);
      }
      for (const membre of evenement.fin_de_pouvoir) {
        if (of(membre).kind !== 'pouvoir') impossibles.push({ rang, key: 'fin_de_pouvoir', membre });
        positions.set(membre, { kind: 'absent' });
      }
      for (const { mandant, mandataire } of evenement.pouvoir) {
        if (of(mandant).kind === 'present') dropPouvoirs(positions, mandant);
        positions.set(mandant, { kind: 'pouvoir', mandataire, points: null, tombe: false });
      }
      for (const { titulaire, suppleant } of evenement.suppleant) {
        if (of(titulaire).kind === 'present') dropPouvoirs(positions, titulaire);
        positions.set(titulaire, { kind: 'supplee', suppleant });
      }
      chair = evenement.president ?? chair;
      pen = evenement.secretaire ?? pen;
    }
    history.push(new Map(positions));
    chairs.push(chair);
    pens.push(pen);
  }
  return {
    at: (id, index) => history[index + 1]?.get(id) ?? { kind: 'present' },
    president: (index) => chairs[index + 1] ?? null,
    secretaire: (index) => pens[index + 1] ?? null,
    impossibles,
  };
}

/** Before any event: the lists of the séance, and those who are yet to arrive. */
function start(positions: Map<string, Position>, seance: Seance, placed: readonly EvenementPlace[]) {
  const named = new Set<string>();
  for (const { evenement } of placed) {
    for (const id of evenement.arrivee) if (!named.has(id)) positions.set(id, { kind: 'absent' });
    for (const id of [
      ...evenement.arrivee,
      ...evenement.depart,
      ...evenement.fin_de_pouvoir,
      ...evenement.pouvoir.map((p) => p.mandant),
      ...evenement.suppleant.map((s) => s.titulaire),
    ])
      named.add(id);
  }
  // What wins is written last: a suppléant who sits, else a pouvoir, else absent, else excused.
  for (const id of seance.excuses) positions.set(id, { kind: 'excuse' });
  for (const id of seance.absents) positions.set(id, { kind: 'absent' });
  for (const pouvoir of seance.pouvoirs) positions.set(pouvoir.mandant, given(pouvoir));
  for (const { titulaire, suppleant } of seance.suppleants)
    positions.set(titulaire, { kind: 'supplee', suppleant });
}

export function given({ mandataire, points }: Pouvoir): Position {
  return { kind: 'pouvoir', mandataire, points, tombe: false };
}

/** The pouvoirs that a member held fall when he leaves, and do not rise if he comes back (P3). */
function dropPouvoirs(positions: Map<string, Position>, mandataire: string) {
  for (const [id, position] of positions)
    if (position.kind === 'pouvoir' && position.mandataire === mandataire)
      positions.set(id, { ...position, tombe: true });
}
