/** What an election gives: its last round, the majority that it needed, who is elected. */
import { membreDe } from './assemblee-du-jour.ts';
import type { Assemblee } from './assemblee-du-jour.ts';
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
    const seats = Object.entries(election.repartition ?? {}).filter(([, n]) => n > 0);
    return seats.flatMap(([liste, n]) => (election.candidats[liste]?.membres ?? [liste]).slice(0, n));
  }
  const most = Math.max(0, ...Object.values(tour.voix));
  const first = Object.entries(tour.voix).filter(([, n]) => n === most && n > 0);
  const needed = majorityNeeded(election, last, assemblee);
  if (first.length === 0 || (needed !== null && most < needed)) return [];
  if (first.length === 1) return [first[0]![0]];
  const oldest = oldestOf(
    first.map(([id]) => id),
    assemblee,
  );
  return oldest === null ? (election.elu ?? []) : [oldest];
}

/** Equal voices at the last round: the oldest; `null` when a birth is not known, or is the same. */
function oldestOf(ids: readonly string[], assemblee: Assemblee): string | null {
  const births = ids.map((id) => ({ id, naissance: membreDe(assemblee, id)?.naissance ?? null }));
  if (births.some(({ naissance }) => naissance === null)) return null;
  const [first, second] = births.toSorted((a, b) => (a.naissance! < b.naissance! ? -1 : 1));
  return first!.naissance === second?.naissance ? null : first!.id;
}
