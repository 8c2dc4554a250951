/** Which decision holds for a change: only one that was bound to what it is today. */
import type { ChangementDit, Dossier, Proposition } from './dossier.ts';
import type { Decision } from './decision.ts';
import { empreinte } from './empreintes.ts';

/** Where a change stands. */
export interface Accord {
  readonly etat: 'approuve' | 'rejete' | 'a-decider' | 'sans-objet';
  readonly decision: Decision | null;
  /** Acts that are left out of the approval, and why. */
  readonly exclus: readonly { readonly acte: string; readonly motif: string }[];
  /** It was decided of another set, and nothing of it moved. */
  readonly reprise: boolean;
  /** A decision that held for what it was before. */
  readonly caduque: Decision | null;
}

/** Fonts and program of both sides. */
export function moteurDe({ de, a }: Pick<Proposition, 'de' | 'a'>): string {
  return empreinte(JSON.stringify([de.jeu.polices, a.jeu.polices, de.jeu.rendu, a.jeu.rendu]));
}

/** The last decision that holds for a change. */
export function accordDe(
  changement: ChangementDit,
  proposition: Proposition,
  decisions: readonly Decision[],
): Accord {
  const own = decisions.filter((each) => each.verdict !== 'jeu' && each.changement === changement.cle);
  const holding = own.filter((each) => vaut(each, changement, proposition));
  const last = holding.findLast(({ verdict }) => verdict !== 'exclu') ?? null;
  const exclus = holding
    .filter(({ verdict }) => verdict === 'exclu')
    .flatMap(({ exclus, motif }) => exclus.map((acte) => ({ acte, motif })));
  const etat =
    last === null
      ? changement.actes.length + changement.essais.length === 0
        ? 'sans-objet'
        : 'a-decider'
      : last.verdict === 'approuve'
        ? 'approuve'
        : 'rejete';
  return {
    etat,
    decision: last,
    exclus,
    reprise: last !== null && last.jeu !== proposition.a.jeu.empreinte,
    caduque: last === null ? (own.findLast((each) => !holding.includes(each)) ?? null) : null,
  };
}

/** Whether a decision was of what a change is today. */
function vaut(decision: Decision, changement: ChangementDit, proposition: Proposition): boolean {
  const { avant, apres, moteur, portee, membres, essais, de, seule } = decision;
  if (avant !== changement.avant || apres !== changement.apres || moteur !== moteurDe(proposition))
    return false;
  if (seule && proposition.seules.length === 0) return false;
  if (portee === 'tous') return true;
  return (
    membres === changement.racineActes &&
    essais === changement.racineEssais &&
    de === proposition.de.jeu.empreinte
  );
}

/** What is still to be decided before a set is approved, in the order of the review. */
export function restent(dossier: Dossier, decisions: readonly Decision[]): readonly ChangementDit[] {
  return dossier.changements.filter((each) => {
    const { etat } = accordDe(each, dossier.proposition, decisions);
    return etat === 'a-decider' || etat === 'rejete';
  });
}

/** The decision that approves a set; `null` where none does. */
export function jeuApprouve(jeu: string, decisions: readonly Decision[]): Decision | null {
  return decisions.findLast((each) => each.verdict === 'jeu' && each.jeu === jeu) ?? null;
}
