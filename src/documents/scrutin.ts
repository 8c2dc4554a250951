/** The vote as it is printed: figures as text, names where they are known and may be told. */
import { z } from 'zod';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import type { Decompte, Votant } from '../records/vote.ts';
import { grouped } from './numbers.ts';
import { inListOrder, memberName } from './people.ts';

const texte = z.string();

const choix = z.strictObject({ nom: texte, pouvoir: z.boolean() });

/** The vote as it is printed; `null` in the document when none was taken. */
export const scrutin = z.strictObject({
  pour: texte,
  contre: texte,
  abstention: texte,
  nppv: texte,
  refus: texte,
  blancs: texte,
  nuls: texte,
  exprimes: texte,
  procurations: texte,
  /** `pour` is not a figure but the word UNANIMITE (`variantes.chiffres_du_vote`): a cell of figures is too narrow for it. */
  pourEnMot: z.boolean(),
  secret: z.boolean(),
  public: z.boolean(),
  /** Adopted without a vote against; with `variantes.majorite: si-dissidence`, without an abstention either (V4, V5). */
  unanime: z.boolean(),
  adopte: z.boolean(),
  /** The chair's side decided between equal sides (CGCT L. 2121-20). */
  preponderante: z.boolean(),
  /** Refusals to vote, blank or void ballots were counted: a template prints them. */
  autres: z.boolean(),
  /** The same figures as a sentence has them, whatever the house does with those of its cells. */
  enPhrase: z.strictObject({
    pour: texte,
    contre: texte,
    abstention: texte,
    nppv: texte,
    refus: texte,
    blancs: texte,
    nuls: texte,
  }),
  /** Figures that a noun follows: « 2 abstentions ». */
  pluriels: z.strictObject({ abstention: z.boolean(), blancs: z.boolean(), nuls: z.boolean() }),
  /** Sentence printed instead of the usual one. */
  mention: texte.nullable(),
  /** Names by side, in the order of precedence; `null` where no name is known or none may be printed. */
  noms: z
    .strictObject({
      pour: z.array(choix),
      contre: z.array(choix),
      abstention: z.array(choix),
      refus: z.array(choix),
      nppv: z.array(choix),
    })
    .nullable(),
});

export type ScrutinDit = z.infer<typeof scrutin>;

/** The vote of a point; `null` when none was taken. */
export function scrutinOf(lue: SeanceLue, point: PointLu): ScrutinDit | null {
  const { decompte } = point;
  if (decompte === null) return null;
  const { variantes } = lue.assemblee;
  const adopte = decompte.resultat === 'adoptee';
  // V4: abstentions do not prevent « l’unanimité des suffrages exprimés »; V5: a house may call them « majorité ».
  const unanime =
    adopte && decompte.contre === 0 && (variantes.majorite === 'si-contre' || decompte.abstention === 0);
  const figure = (n: number): string => figureBy(variantes.chiffres_du_vote, n);
  const everyone = decompte.pour > 0 && decompte.contre + decompte.abstention + decompte.refus === 0;
  const pourEnMot = variantes.chiffres_du_vote === 'unanimite' && everyone;
  return {
    pour: pourEnMot ? 'UNANIMITE' : figure(decompte.pour),
    pourEnMot,
    contre: figure(decompte.contre),
    abstention: figure(decompte.abstention),
    nppv: figure(decompte.nppv),
    refus: figure(decompte.refus),
    blancs: figure(decompte.blancs),
    nuls: figure(decompte.nuls),
    exprimes: grouped(decompte.exprimes),
    procurations: grouped(decompte.procurations),
    secret: decompte.mode === 'secret',
    public: decompte.mode === 'public',
    unanime,
    adopte,
    preponderante: decompte.preponderante,
    autres: decompte.refus + decompte.blancs + decompte.nuls > 0,
    enPhrase: {
      pour: grouped(decompte.pour),
      contre: grouped(decompte.contre),
      abstention: grouped(decompte.abstention),
      nppv: grouped(decompte.nppv),
      refus: grouped(decompte.refus),
      blancs: grouped(decompte.blancs),
      nuls: grouped(decompte.nuls),
    },
    pluriels: {
      abstention: decompte.abstention > 1,
      blancs: decompte.blancs > 1,
      nuls: decompte.nuls > 1,
    },
    mention: point.deliberation.vote?.mention ?? null,
    noms: namesOf(lue, point, decompte),
  };
}

/** Minutes and the register print every figure, whatever the house does with those of its extracts (L. 2121-15). */
export function inFigures(lue: SeanceLue): SeanceLue {
  const { variantes } = lue.assemblee;
  return {
    ...lue,
    assemblee: { ...lue.assemblee, variantes: { ...variantes, chiffres_du_vote: 'nombres' } },
  };
}

/** A 0 is printed, unless the house leaves it blank or strikes it. */
function figureBy(style: SeanceLue['assemblee']['variantes']['chiffres_du_vote'], n: number): string {
  if (n > 0) return grouped(n);
  return style === 'vide-si-zero' ? '' : style === 'barre-si-zero' ? '/' : '0';
}

/**
 * A public ballot prints every name (V9); otherwise those of the sides that the record names, and nobody where all voted
 * alike. A secret ballot prints none (V10).
 */
function namesOf(lue: SeanceLue, point: PointLu, decompte: Decompte): ScrutinDit['noms'] {
  if (decompte.mode === 'secret') return null;
  const isPublic = decompte.mode === 'public';
  const { contre, abstention, refus, nppv } = decompte.noms;
  const pourIsTold = isPublic || (point.deliberation.vote?.pour?.noms.length ?? 0) > 0;
  const pour = pourIsTold ? decompte.noms.pour : null;
  if (![pour, contre, abstention, refus, nppv].some((side) => side !== null && side.length > 0)) return null;
  const said = (side: readonly Votant[] | null): { nom: string; pouvoir: boolean }[] => {
    const byMember = new Map((side ?? []).map((votant) => [votant.membre, votant]));
    return inListOrder(lue.assemblee, [...byMember.keys()]).map((id) => ({
      nom: memberName(lue.assemblee, id),
      pouvoir: byMember.get(id)?.pouvoir ?? false,
    }));
  };
  return {
    pour: said(pour),
    contre: said(contre),
    abstention: said(abstention),
    refus: said(refus),
    nppv: said(nppv),
  };
}
