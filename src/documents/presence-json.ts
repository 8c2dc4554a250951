/** The answer of `greffe presence --json` (records.md §6): who sits and votes at each point, and the quorum. */
import type { Chiffres } from '../records/commun.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { electedOf, exprimesOf, majorityNeeded } from '../records/election.ts';
import type { Presence } from '../records/presence.ts';
import type { Personne } from '../records/scalars.ts';
import type { Election, Resultat } from '../records/scrutin.ts';
import type { Decompte } from '../records/vote.ts';
import { figuresAt, quorumAt, type Quorum } from '../rules/quorum.ts';

/** Keys in the order in which they are printed. */
interface PointJson {
  readonly point: string;
  readonly id: string | null;
  readonly numero: string | null;
  readonly president: string | null;
  /** Slugs of members; names of others. */
  readonly secretaires: readonly string[];
  readonly exercice: number;
  readonly presents: readonly string[] | null;
  readonly suppleants: Presence['suppleants'];
  readonly representes: Presence['representes'] | null;
  readonly absents: readonly string[] | null;
  readonly nppv: readonly string[];
  readonly votants: number | null;
  readonly quorum: Quorum | null;
  readonly vote: VoteJson | ElectionJson | null;
  /** `presence: inconnue`: the figures that the old act states. */
  readonly stated?: Partial<Chiffres>;
}

interface VoteJson {
  readonly mode: Decompte['mode'];
  readonly pour: number;
  readonly contre: number;
  readonly abstention: number;
  readonly refus: number;
  readonly nppv: number;
  readonly blancs: number;
  readonly nuls: number;
  readonly exprimes: number;
  readonly procurations: number;
  readonly resultat: Resultat;
}

interface ElectionJson {
  readonly mode: Election['mode'];
  readonly urne: number;
  readonly blancs?: number;
  readonly nuls?: number;
  readonly blancs_et_nuls?: number;
  readonly exprimes: number;
  readonly majorite: number | null;
  readonly voix: Readonly<Record<string, number>>;
  /** One slug, or several (a list); `null`: nobody has the majority. */
  readonly elu: string | readonly string[] | null;
}

export interface PresenceJson {
  readonly seance: string;
  readonly points: readonly PointJson[];
}

/** Presence, quorum and vote at the opening, then at each point. */
export function presenceJson(lue: SeanceLue): PresenceJson {
  return { seance: lue.id, points: [null, ...lue.points].map((point) => atMoment(lue, point)) };
}

function atMoment(lue: SeanceLue, point: PointLu | null): PointJson {
  const presence = point?.presence ?? lue.ouverture;
  const { connue } = presence;
  return {
    point: presence.point,
    id: point?.id ?? null,
    numero: point?.numero ?? null,
    president: presence.president,
    secretaires: presence.secretaires.map(secretary),
    exercice: connue ? presence.exercice.length : (figuresAt(lue, point).exercice ?? 0),
    presents: connue ? presence.presents : null,
    suppleants: presence.suppleants,
    representes: connue ? presence.representes : null,
    absents: connue ? presence.absents : null,
    nppv: presence.nppv,
    votants: connue || isCounted(presence) ? presence.nombres.votants : null,
    quorum: quorumAt(lue, point),
    vote: point === null ? null : voteJson(lue, point),
    ...(!connue && { stated: stated(presence) }),
  };
}

/** The figures that an old act states tell how many voted. */
function isCounted({ enonces }: Presence): boolean {
  return enonces !== null && (enonces.votants ?? enonces.presents) !== null;
}

function secretary(personne: Personne): string {
  return personne.kind === 'membre' ? personne.membre : personne.nom;
}

function stated({ enonces }: Presence): Partial<Chiffres> {
  return Object.fromEntries(Object.entries(enonces ?? {}).filter(([, n]) => n !== null));
}

function voteJson(lue: SeanceLue, point: PointLu): VoteJson | ElectionJson | null {
  const election = point.deliberation.election.at(-1);
  if (election !== undefined) return electionJson(lue, election);
  const { decompte } = point;
  if (decompte === null) return null;
  const { mode, pour, contre, abstention, refus, nppv, blancs, nuls, exprimes, procurations } = decompte;
  const resultat = point.resultat ?? decompte.resultat;
  return { mode, pour, contre, abstention, refus, nppv, blancs, nuls, exprimes, procurations, resultat };
}

function electionJson(lue: SeanceLue, election: Election): ElectionJson {
  const round = election.tours.length - 1;
  const tour = election.tours[round]!;
  const elected = electedOf(election, lue.assemblee);
  const nulls =
    tour.blancs_et_nuls === null
      ? { blancs: tour.blancs ?? 0, nuls: tour.nuls ?? 0 }
      : { blancs_et_nuls: tour.blancs_et_nuls };
  return {
    mode: election.mode,
    urne: tour.urne,
    ...nulls,
    exprimes: exprimesOf(tour),
    majorite: majorityNeeded(election, round, lue.assemblee),
    voix: tour.voix,
    elu: elected.length > 1 ? elected : (elected[0] ?? null),
  };
}
