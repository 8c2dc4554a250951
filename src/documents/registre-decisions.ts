/**
 * Decisions by delegation in the register (CGCT L. 2122-23): each at its date, with its nature (R6). Those taken between two
 * séances share their sheets.
 */
import { z } from 'zod';
import type { DecisionLue } from '../records/decision.ts';
import type { Prose } from '../records/prose.ts';
import { annexe, annexesOf } from './annexes.ts';
import {
  assembleeDite,
  assembleeDuRegistre,
  assembleeOf,
  entete,
  enteteDuRegistre,
  executiveSignature,
  signataire,
  signatureAs,
  type Signataire,
} from './body.ts';
import { dateInFrench } from './dates.ts';

const texte = z.string();
const prose = z.custom<Prose>().meta({ genre: 'prose' });

export const RegistreDecisions = z.strictObject({
  id: texte,
  /** « Registre des délibérations du Conseil municipal de Bellerive-les-Étangs, décisions par délégation du 22 avril 2025 » */
  titre: texte,
  projet: z.boolean(),
  collectivite: texte,
  entete,
  assemblee: assembleeDite,
  /** Days of the first and, where it is another, of the last. */
  du: texte,
  au: texte.nullable(),
  /** Numbers of the first and, where there are several, of the last. */
  premiere: texte,
  derniere: texte.nullable(),
  decisions: z.array(
    z.strictObject({
      numero: texte,
      date: texte,
      objet: texte,
      /** « acte réglementaire » */
      nature: texte.nullable(),
      matiere: texte.nullable(),
      texte: prose,
      signataire,
      annexes: z.array(annexe),
    }),
  ),
});

export type RegistreDecisions = z.infer<typeof RegistreDecisions>;

/** Natures as ACTES has them (rules.md L8); the others say nothing. */
const NATURES: Readonly<Record<string, string>> = {
  AR: 'acte réglementaire',
  AI: 'acte individuel',
  CC: 'contrat ou convention',
  BF: 'document budgétaire et financier',
};

/** `decisions`: of one body, at least one, in their order. */
export function registreDecisions(decisions: readonly DecisionLue[]): RegistreDecisions {
  const first = decisions[0]!;
  const last = decisions.at(-1)!;
  const { assemblee } = last;
  const names = assembleeOf(assemblee);
  const { dates } = assemblee.variantes;
  const [du, au] = [first, last].map(({ decision }) => dateInFrench(decision.date, dates));
  const whole = du === au ? du : `${du} au ${au}`;
  return {
    id: first.id,
    titre: `Registre des délibérations ${names.duTitre}, décisions par délégation du ${whole}`,
    projet: false,
    collectivite: assemblee.collectivite,
    entete: enteteDuRegistre(assemblee),
    assemblee: assembleeDuRegistre(assemblee),
    du: du!,
    au: du === au ? null : au!,
    premiere: first.decision.numero,
    derniere: decisions.length > 1 ? last.decision.numero : null,
    decisions: decisions.map((each) => ({
      numero: each.decision.numero,
      date: dateInFrench(each.decision.date, dates),
      objet: each.decision.objet,
      nature: NATURES[each.decision.nature] ?? null,
      matiere: each.decision.matiere,
      texte: each.texte,
      signataire: signedBy(each),
      annexes: annexesOf(each.decision.annexes),
    })),
  };
}

function signedBy({ assemblee, decision }: DecisionLue): Signataire {
  const { par = null, qualite = null, delegation = false } = decision.signataire ?? {};
  const isExecutive = par === null || (par.kind === 'membre' && par.membre === assemblee.executif);
  const said = isExecutive
    ? executiveSignature(assemblee)
    : signatureAs(assemblee, assemblee.titre_executif, par);
  return { ...said, qualite, delegation };
}
