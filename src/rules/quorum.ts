/**
 * What is counted at a point: the quorum by the law of the day and of the body, and the figures that the house prints.
 * The acts print what the rules check, so documents read this file too.
 */
import type { TypeAssemblee } from '../records/assemblee.ts';
import type { NomDeChiffre } from '../records/commun.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import type { Presence } from '../records/presence.ts';
import { sum, voicesOf } from '../records/voices.ts';
import { inCovidPeriod, LAW_3DS } from './periods.ts';

/** Rules that can say what the quorum is. */
export type QuorumRule = 'N4' | 'N5' | 'N6' | 'N7' | 'N8' | 'N9' | 'N12';

export interface Quorum {
  /** Members who must be counted; 0 on a second convocation. */
  readonly required: number;
  /** Members whom the law counts that day, for that body. */
  readonly present: number;
  readonly met: boolean;
  readonly rule: QuorumRule;
}

/** Bodies in which procurations count towards the quorum (N7: CGCT L. 3121-14-1, L. 4132-13-1). */
const COUNT_PROCURATIONS: readonly TypeAssemblee[] = ['CDP', 'CRP'];

const BY_BODY: Record<TypeAssemblee, QuorumRule> = {
  CM: 'N4',
  CC: 'N4',
  BUR: 'N4',
  SYF: 'N4',
  SYO: 'N4',
  CCAS: 'N9',
  CD: 'N6',
  CR: 'N6',
  CDP: 'N7',
  CRP: 'N7',
};

/**
 * The quorum at a point (N10: it must hold at each), or at the opening when `point` is `null`. `null` when an old act
 * does not say enough to judge.
 */
export function quorumAt(lue: SeanceLue, point: PointLu | null): Quorum | null {
  const presence = point?.presence ?? lue.ouverture;
  const rule = ruleOf(lue, point);
  const exercice = inExercise(presence, lue.seance.date);
  const present = counted(lue, point, presence);
  if (exercice === null || present === null) return null;
  const required = requiredBy(rule, exercice);
  return { required, present, met: present >= required, rule };
}

/** Which rule says what the quorum is, at a point or (`null`) at the opening. */
export function ruleOf(lue: SeanceLue, point: PointLu | null): QuorumRule {
  const { seance, assemblee } = lue;
  if (seance.convocation?.rang === 2) return 'N5';
  const electsPresident = point?.deliberation.election.some((e) => e.executif) ?? false;
  if (electsPresident && (assemblee.type === 'CD' || assemblee.type === 'CR')) return 'N8';
  return inCovidPeriod(seance.date) ? 'N12' : BY_BODY[assemblee.type];
}

function requiredBy(rule: QuorumRule, exercice: number): number {
  if (rule === 'N5') return 0;
  if (rule === 'N12') return Math.ceil(exercice / 3);
  if (rule === 'N8') return Math.ceil((2 * exercice) / 3);
  // « Plus de la moitié », not « la moitié plus un »: 21 → 11, 22 → 12, 41 → 21.
  return Math.floor(exercice / 2) + 1;
}

/** N11: since the loi 3DS those who stand aside under L. 1111-6 are not, for the quorum, members in exercise. */
function inExercise(presence: Presence, day: string): number | null {
  if (!presence.connue) return presence.enonces?.exercice ?? presence.nombres.exercice;
  if (day < LAW_3DS) return presence.exercice.length;
  const aside = presence.deports
    .filter(({ base }) => isL1111(base))
    .map(({ membre }) => seatOf(presence, membre));
  return presence.exercice.filter((id) => !aside.includes(id)).length;
}

/** The titulaire whose seat a suppléant fills; anyone else fills his own. */
function seatOf({ suppleants }: Presence, id: string): string {
  return suppleants.find((s) => s.suppleant === id)?.titulaire ?? id;
}

/** Whether the legal basis of a déport is L. 1111-6, however it is typed. */
export function isL1111(base: string | null): boolean {
  return base !== null && /\b1111[-‑]6\b/u.test(base);
}

/** Those who stand aside are not counted (CE 19/1/1983 Chauré; N11), nor the executive for his own accounts (V7). */
function counted(lue: SeanceLue, point: PointLu | null, presence: Presence): number | null {
  const withProcurations = COUNT_PROCURATIONS.includes(lue.assemblee.type);
  if (!presence.connue) {
    const { presents = null, representes = null } = presence.enonces ?? {};
    return presents === null ? null : presents + (withProcurations ? (representes ?? 0) : 0);
  }
  const out = new Set(presence.deports.map((d) => d.membre));
  if (point?.deliberation.compte_administratif && presence.executif !== null) out.add(presence.executif);
  const here = presence.presents.filter((id) => !out.has(id)).length;
  const represented = presence.representes.filter(
    (r) => !out.has(r.mandant) && !out.has(r.mandataire),
  ).length;
  return here + (withProcurations ? represented : 0);
}

/** The figures of a point as the house counts them (`variantes`); `null` where nothing tells. */
export type Figures = Readonly<Record<NomDeChiffre, number | null>>;

/** Figures at a point, or at the opening when `point` is `null`. An old act without presence: the figures it states. */
export function figuresAt(lue: SeanceLue, point: PointLu | null): Figures {
  const presence = point?.presence ?? lue.ouverture;
  const quorum = quorumAt(lue, point)?.required ?? null;
  const exprimes = point?.decompte?.exprimes ?? null;
  if (!presence.connue) {
    const { effectif, exercice } = presence.nombres;
    const stated = presence.enonces;
    return {
      effectif: stated?.effectif ?? effectif,
      exercice: stated?.exercice ?? exercice,
      presents: stated?.presents ?? null,
      titulaires: stated?.titulaires ?? null,
      suppleants: stated?.suppleants ?? null,
      representes: stated?.representes ?? null,
      absents: stated?.absents ?? null,
      excuses: stated?.excuses ?? null,
      votants: stated?.votants ?? null,
      exprimes: stated?.exprimes ?? exprimes,
      quorum: stated?.quorum ?? quorum,
    };
  }
  const { effectif, exercice, presents, suppleants, representes, absents, excuses } = presence.nombres;
  const { variantes } = lue.assemblee;
  return {
    effectif,
    exercice,
    presents: variantes.presents === 'tous' ? presents : presents - presentsAside(point, presence),
    titulaires: presents - suppleants,
    suppleants,
    representes,
    absents: variantes.absents === 'ensemble' ? absents : absents - excuses,
    excuses,
    votants: votants(lue, point, presence),
    exprimes,
    quorum,
  };
}

function votants(lue: SeanceLue, point: PointLu | null, presence: Presence): number | null {
  const counted = lue.assemblee.variantes.votants;
  if (counted === 'avec-nppv') return voices(lue, presence);
  if (counted === 'exprimes') return point?.decompte?.exprimes ?? null;
  if (counted === 'presents') return presence.nombres.presents - presentsAside(point, presence);
  return presence.nombres.votants;
}

/** Voix of all who are present or represented, whether they take part or not (V3). */
export function voices(lue: SeanceLue, presence: Presence): number {
  return sum(
    [...presence.presents, ...presence.representes.map((r) => r.mandant)],
    voicesOf(lue.assemblee, presence),
  );
}

/** Present members who do not take part; of an unnamed number, those who are no represented mandants. */
function presentsAside(point: PointLu | null, presence: Presence): number {
  const named = presence.nppv.filter((id) => presence.presents.includes(id)).length;
  const mandants = presence.nppv.length - named;
  const unnamed = point?.deliberation.vote?.nppv?.nombre ?? null;
  return unnamed === null ? named : Math.max(named, (point?.decompte?.nppv ?? 0) - mandants);
}
