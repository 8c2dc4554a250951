/** Who votes at a moment, and how many voices a written side is. */
import type { Place } from '../diagnostic.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import type { Presence } from '../records/presence.ts';
import { membersNamed, sum, voicesOf } from '../records/voices.ts';
import type { Scrutin, Voix } from '../records/scrutin.ts';
import type { Path } from '../records/source.ts';
import type { Decompte } from '../records/vote.ts';
import { inPoint, pointHas } from './places.ts';

/** Present members and those they represent, in the order of precedence of each list. */
export function here(presence: Presence): readonly string[] {
  return [...presence.presents, ...presence.representes.map((r) => r.mandant)];
}

/** Those who may vote here: without those who do not take part. */
function voters(presence: Presence): readonly string[] {
  return here(presence).filter((id) => !presence.nppv.includes(id));
}

/** Points that were voted, with their tally. */
export type Voted = PointLu & { readonly decompte: Decompte };

export function voted(lue: SeanceLue): readonly Voted[] {
  return lue.points.filter((point): point is Voted => point.decompte !== null);
}

/** Where the vote is written, or the point itself when it is not. */
export function inVote(point: PointLu, path: Path = []): Place {
  return pointHas(point, ['vote', ...path])
    ? inPoint(point, ['vote', ...path])
    : inPoint(point, ['vote'], 'key');
}

/** The members that a side names; `groupe:x` stands for its members who take part here. */
function named(lue: SeanceLue, presence: Presence, side: Voix | null): readonly string[] {
  return (side?.noms ?? []).flatMap((name) => {
    const members = membersNamed(lue.assemblee, name);
    return name.startsWith('groupe:') ? members.filter((id) => voters(presence).includes(id)) : members;
  });
}

/**
 * For and against in a vote that has no tally of its own (urgency, huis clos, amendment), the rest having voted for; `told`:
 * the voices that it gives, out of `all` that may be given.
 */
export function sides(
  lue: SeanceLue,
  presence: Presence,
  vote: Scrutin | null,
): { readonly pour: number; readonly contre: number; readonly told: number; readonly all: number } {
  const voices = voicesOf(lue.assemblee, presence);
  const size = (side: Voix | null | undefined): number =>
    side?.nombre ?? sum(named(lue, presence, side ?? null), voices);
  const contre = size(vote?.contre);
  // Who stands aside from the point takes no part in its other votes either.
  const aside = sum(presence.nppv, voices);
  const nppv = vote?.nppv?.nombre == null ? aside + size(vote?.nppv) : Math.max(aside, vote.nppv.nombre);
  const others = size(vote?.abstention) + size(vote?.refus) + nppv + (vote?.blancs ?? 0) + (vote?.nuls ?? 0);
  const all = sum(here(presence), voices);
  const pour = vote?.pour == null ? all - contre - others : size(vote.pour);
  return { pour, contre, told: pour + contre + others, all };
}
