/** The convocation of a séance with its ordre du jour: collective, or addressed to one member. */
import { z } from 'zod';
import type { SeanceLue } from '../records/dossier.ts';
import { ruleOf } from '../rules/quorum.ts';
import { agendaSaid, entreeDite, sentAgenda } from './agenda.ts';
import { assembleeOf, executiveSignature, signataire } from './body.ts';
import { dateInFrench } from './dates.ts';
import { tete, teteOf } from './sitting.ts';

const texte = z.string();

export const Convocation = z.strictObject({
  ...tete,
  /** « Convocation du Conseil municipal de Bellerive-les-Étangs pour la séance du 9 octobre 2025 » */
  titre: texte,
  /** Town in which it is written; `null` where the body has none of its own. */
  ville: texte.nullable(),
  /** Day on which it was sent. */
  envoyee: texte.nullable(),
  /** « ordinaire », where the body sits in sessions. */
  session: texte.nullable(),
  /** Reason of the urgency (C2). */
  urgence: texte.nullable(),
  /** Second convocation, after a séance without quorum (N5). */
  seconde: z.boolean(),
  /** Day of that séance. */
  seancePrecedente: texte.nullable(),
  /** A member carries one pouvoir only (P2): told where no law of exception may say otherwise (N12). */
  unSeulPouvoir: z.boolean(),
  ordreDuJour: z.array(entreeDite),
  signataire,
  /** Whom it is addressed to, and where: of no record; `null` where it is collective. */
  destinataire: z.strictObject({ nom: texte, lignes: z.array(texte) }).nullable(),
});

export type Convocation = z.infer<typeof Convocation>;

export function convocation(lue: SeanceLue): Convocation {
  const { assemblee, seance } = lue;
  const { dates } = assemblee.variantes;
  const sent = seance.convocation;
  const isMunicipal = assemblee.type === 'CM';
  const title = `Convocation ${assembleeOf(assemblee).duTitre} pour la séance du ${dateInFrench(seance.date)}`;
  return {
    ...teteOf(lue, title, false),
    ville: isMunicipal ? assemblee.collectivite : null,
    envoyee: sent && dateInFrench(sent.envoyee, dates),
    session: seance.session ?? (isMunicipal ? assemblee.session : null),
    urgence: sent?.urgence?.motif ?? null,
    seconde: sent?.rang === 2,
    seancePrecedente: sent?.seance_precedente ? dateInFrench(sent.seance_precedente, dates) : null,
    unSeulPouvoir: !['N12', 'N5'].includes(ruleOf(lue, null)),
    ordreDuJour: agendaSaid(sentAgenda(lue)),
    signataire: executiveSignature(assemblee),
    destinataire: null,
  };
}

/** The ordre du jour alone, as it is posted. */
export function ordreDuJour(lue: SeanceLue): Convocation {
  const { duTitre } = assembleeOf(lue.assemblee);
  const titre = `Ordre du jour de la séance du ${dateInFrench(lue.seance.date)} ${duTitre}`;
  return { ...convocation(lue), titre };
}
