/** What an election gives: its last round, the majority that it needed, who is elected. */
import { membreDe } from './assemblee-du-jour.ts';
import type { Assemblee } from './assemblee-du-jour.ts';
import { dayNumber } from './days.ts';
import type { Election, Tour } from './scrutin.ts';

/** Rounds 1 and 2 need an absolute majority (CGCT L. 2122-7); the third, the most voices. */
const TOURS_A_LA_MAJORITE_ABSOLUE = 2;

/** Ballots neither blank nor void. */
export function exprimesOf({ urne, blancs, nuls, blancs_et_nuls }: Tour): number {
  return urne - (blancs ?? 0) - (nuls ?? 0) - (blancs_et_nuls ?? 0);
}

/**
 * Voices needed at a round (from 0): more than half of those expressed; of the members of the council for the president
 * of a department or a region (CGCT L. 3122-1, L. 4133-1). `null` at the third round.
 */
export function majorityNeeded(election: Election, round: number, assemblee: Assemblee): number | null {
  const tour = election.tours[round];
  if (tour === undefined || round >= TOURS_A_LA_MAJORITE_ABSOLUE || election.mode === 'proportionnelle')
    return null;
  const ofMembers = election.executif && ['CD', 'CR'].includes(assemblee.type);
  const base = ofMembers ? assemblee.membres.filter((m) => m.en_exercice).length : exprimesOf(tour);
  return Math.floor(base / 2) + 1;
}

/** Those elected (slugs of people or lists), computed from the last round; none when it elects nobody. */
export function electedOf(election: Election, assemblee: Assemblee): readonly string[] {
  const last = election.tours.length - 1;
  const tour = election.tours[last]!;
  if (election.mode === 'proportionnelle') {
    if (election.repartition === null) return election.elu ?? [];
    const seats = Object.entries(election.repartition).filter(([, n]) => n > 0);
    return seats.flatMap(([liste, n]) => (election.candidats[liste]?.membres ?? [liste]).slice(0, n));
  }
  const most = Math.max(0, ...Object.values(tour.voix));
  const first = Object.entries(tour.voix).filter(([, n]) => n === most && n > 0);
  const needed = majorityNeeded(election, last, assemblee);
  if (first.length === 0 || (needed !== null && most < needed)) return [];
  if (first.length === 1) return [first[0]![0]];
  const oldest = oldestOf(
    first.map(([id]) => id),
    election,
    assemblee,
  );
  if (oldest !== null) return [oldest];
  const stated = election.elu ?? [];
  return stated.every((id) => first.some(([tied]) => tied === id)) ? stated : [];
}

/**
 * Equal voices at the last round: the oldest, of lists the one of the highest average age (CGCT L. 2122-7, L. 2122-7-2);
 * `null` when a birth is not known, or the ages are the same.
 */
function oldestOf(ids: readonly string[], { candidats }: Election, assemblee: Assemblee): string | null {
  const births = ids.map((id) => {
    const members = candidats[id]?.membres ?? [];
    const days = (members.length > 0 ? members : [id]).map((one) => birthOf(assemblee, one));
    return { id, mean: days.reduce((sum, day) => sum + day, 0) / days.length };
  });
  if (births.some(({ mean }) => Number.isNaN(mean))) return null;
  const [first, second] = births.toSorted((a, b) => a.mean - b.mean);
  return first!.mean === second?.mean ? null : first!.id;
}

/** Day of birth as a number of days, `NaN` when it is not known. */
function birthOf(assemblee: Assemblee, id: string): number {
  const naissance = membreDe(assemblee, id)?.naissance ?? null;
  return naissance === null ? Number.NaN : dayNumber(naissance);
}

/** Whether the people or lists that a record says elected are those that the voices elect: a list may be told by its members. */
export function isElected(election: Election, elected: readonly string[]): boolean {
  const people = (ids: readonly string[]): string =>
    ids
      .flatMap((id) => (election.candidats[id]?.membres.length ? election.candidats[id].membres : [id]))
      .toSorted()
      .join(' ');
  return election.elu === null || people(election.elu) === people(elected);
}

/** Slugs of those elected: a list that takes all the seats is told by its members, in its order (CGCT L. 2122-7-2). */
export function peopleElected(held: Election, assemblee: Assemblee): readonly string[] {
  return electedOf(held, assemblee).flatMap((id) => {
    const members = held.mode === 'liste' ? (held.candidats[id]?.membres ?? []) : [];
    return members.length > 0 ? members : [id];
  });
}
