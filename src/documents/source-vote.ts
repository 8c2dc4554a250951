/** The vote and the outcome of a point in a canonical source: every side resolved, no statement that is only checked. */
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import type { Scrutin } from '../records/scrutin.ts';
import { sum, voicesOf } from '../records/voices.ts';
import type { Decompte, Votant } from '../records/vote.ts';
import { unlessEmpty, type Group, type Writable } from '../records/write.ts';

/**
 * What the canonical source says of the decision. `held`: the act is not a PROJET for want of a séance held; a vote that
 * was not counted then says so (`sans`), since nothing written is everyone for.
 */
export function decisionOf(
  lue: SeanceLue,
  point: PointLu,
  held: boolean,
): { readonly vote: Writable | null; readonly resultat: string | null } {
  const { decompte, deliberation, resultat } = point;
  const appoints = deliberation.election.length > 0 || deliberation.designations.length > 0;
  const aside = { nppv: nppvTree(lue, point) };
  const takesNote = resultat === 'pris-acte';
  if (decompte !== null) {
    const tree = ballotTree(point, decompte, aside);
    return {
      vote: unlessEmpty(tree) ?? (appoints ? 'unanimite' : null),
      resultat: takesNote ? resultat : null,
    };
  }
  const noVote = held && !appoints;
  const mode = { ...aside, mode: held ? 'sans' : null };
  return {
    vote: aside.nppv === null ? (noVote ? 'sans' : null) : mode,
    // Without a vote an assembly takes note, unless it elects or appoints.
    resultat: takesNote === noVote ? null : resultat,
  };
}

/** The same in a document that carries the state of its séance: while that goes on, what is not told is not voted yet. */
export function decisionOfEvening(
  lue: SeanceLue,
  point: PointLu,
  held: boolean,
): ReturnType<typeof decisionOf> {
  const { vote, resultat } = decisionOf(lue, point, held);
  const isUnanimous = lue.seance.etat === 'en-cours' && point.decompte !== null;
  return { vote: vote ?? (isUnanimous ? 'unanimite' : null), resultat };
}

function ballotTree(point: PointLu, decompte: Decompte, { nppv }: { readonly nppv: Writable | null }): Group {
  const { noms, mode } = decompte;
  const vote = point.deliberation.vote;
  return {
    contre: sideTree(decompte.contre, noms.contre),
    abstention: sideTree(decompte.abstention, noms.abstention),
    refus: sideTree(decompte.refus, noms.refus),
    nppv,
    pour: forTree(point, decompte),
    mode: mode === 'secret' || mode === 'public' ? mode : null,
    blancs: figure(decompte.blancs),
    nuls: figure(decompte.nuls),
    president: decompte.preponderante ? decompte.voix_du_president : null,
    majorite: majorityTree(vote),
    mention: vote?.mention ?? null,
  };
}

/** Names where they are known (groups are then their members), else the number; `null` for nobody. */
function sideTree(nombre: number, noms: readonly Votant[] | null): Writable | null {
  return noms !== null && noms.length > 0 ? noms.map((votant) => votant.membre) : figure(nombre);
}

/**
 * Those for are the rest. They are told where the record names them, since their names are then printed, and where a
 * number alone keeps names from being known: in a public ballot, between equal sides that the chair does not decide.
 */
function forTree({ deliberation, presence }: PointLu, decompte: Decompte): Writable | null {
  const typed = deliberation.vote?.pour ?? null;
  if (typed === null) return null;
  const { pour, contre, abstention, refus, blancs, nuls, mode, partage, preponderante } = decompte;
  const named = typed.noms.length > 0 ? (decompte.noms.pour ?? []) : [];
  if (named.length > 0) return named.map((votant) => votant.membre);
  const rest = presence.nombres.votants - contre - abstention - refus - blancs - nuls;
  const matters = pour !== rest || mode === 'public' || (partage && !preponderante);
  return matters ? String(pour) : null;
}

/** Those who do not take part, but for the déports and the mandants whom these carry; a number when names are fewer. */
function nppvTree({ assemblee }: SeanceLue, { presence, deliberation }: PointLu): Writable | null {
  const nombre = deliberation.vote?.nppv?.nombre ?? 0;
  if (nombre > sum(presence.nppv, voicesOf(assemblee, presence))) return String(nombre);
  const aside = new Set(presence.deports.map((d) => d.membre));
  const carried = presence.representes.filter((r) => aside.has(r.mandataire)).map((r) => r.mandant);
  return unlessEmpty(presence.nppv.filter((id) => !aside.has(id) && !carried.includes(id)));
}

function majorityTree(vote: Scrutin | null): Writable | null {
  const { seuil = 'simple', base = 'exprimes' } = vote?.majorite ?? {};
  if (base !== 'exprimes') return { seuil, base };
  return seuil === 'simple' ? null : seuil;
}

function figure(n: number): string | null {
  return n === 0 ? null : String(n);
}
