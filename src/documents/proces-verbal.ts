/**
 * The minutes of a séance, with the content that CGCT L. 2121-15 asks for: date and hour, chair, members present or
 * represented, secretaries, quorum, ordre du jour, délibérations and the reports on which they were adopted, requests for a
 * particular ballot, results with names where the ballot is public, tenor of the debates.
 */
import { z } from 'zod';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { readProse, type Prose } from '../records/prose.ts';
import { designates } from '../records/points.ts';
import type { Scrutin } from '../records/scrutin.ts';
import { tallied } from '../records/vote.ts';
import { quorumAt } from '../rules/quorum.ts';
import { agendaOf, agendaSaid, entreeDite } from './agenda.ts';
import { accordsAt, accordsDesListes, comptes, comptesAt, listes, listesAt } from './attendance.ts';
import { assembleeOf, rangDeSignatures, registerSignatures } from './body.ts';
import { dateInFrench, hourInFrench, lanEtJour } from './dates.ts';
import { designation, designationsOf, election, electionsOf } from './elections.ts';
import { issue, issueOf } from './issue.ts';
import { mouvement, mouvementsBefore } from './mouvements.ts';
import { grouped } from './numbers.ts';
import { memberName, nombre, nombreOf, personne, personOf } from './people.ts';
import { inFigures, scrutin, scrutinOf } from './scrutin.ts';
import { seanceDite, seanceOf, tete, teteOf } from './sitting.ts';

const texte = z.string();
const nomme = z.strictObject({ nom: texte });
const prose = z.custom<Prose>().meta({ genre: 'prose' });

/** A ballot on something beside the points: voices for, against, abstaining. */
const voix = z.strictObject({
  pour: texte,
  contre: texte,
  abstention: texte,
  /** Figures that a noun follows. */
  pluriels: z.strictObject({ abstention: z.boolean() }),
  adopte: z.boolean(),
});

const point = z.strictObject({
  mouvements: z.array(mouvement),
  /** Label on the agenda. */
  rang: texte,
  objet: texte,
  /** Printed number of the délibération. */
  numero: texte.nullable(),
  ajoute: z.boolean(),
  huisClos: z.boolean(),
  /** Who takes the chair for this point alone. */
  president: texte.nullable(),
  rapporteur: personne.nullable(),
  deports: z.array(nomme),
  accords: z.strictObject({ deports: nombre }),
  /** Figures of the point, where they are not those of the point before (of the opening, for the first). */
  chiffres: comptes.nullable(),
  expose: prose.nullable(),
  debats: prose.nullable(),
  amendements: z.array(
    z.strictObject({ numero: texte.nullable(), auteurs: z.array(nomme), objet: texte, vote: voix }),
  ),
  formule: z.array(texte),
  dispositif: prose.nullable(),
  articles: z.array(z.strictObject({ titre: texte, texte: prose })),
  /** Who asked for the ballot to be public or secret: names, or how many. */
  demande: z
    .strictObject({ nombre: texte.nullable(), pluriel: z.boolean(), noms: z.array(nomme) })
    .nullable(),
  vote: scrutin.nullable(),
  /** Some did not take part in the vote. */
  nonParticipants: z.boolean(),
  issue,
  /** Why the point was put off or withdrawn. */
  motif: texte.nullable(),
  elections: z.array(election),
  designations: z.array(designation),
});

export const ProcesVerbal = z.strictObject({
  ...tete,
  /** « Procès-verbal de la séance du Conseil municipal de Bellerive-les-Étangs du 9 octobre 2025 » */
  titre: texte,
  seance: seanceDite.extend({
    /** « L’an deux mille vingt-quatre, le douze septembre » */
    lanEtJour: texte,
    levee: texte.nullable(),
    convocation: texte.nullable(),
    secondeConvocation: z.boolean(),
    publique: z.boolean(),
  }),
  president: personne.nullable(),
  secretaires: z.array(personne),
  auxiliaires: z.array(personne),
  assistent: z.array(personne),
  ...listes,
  accords: z.strictObject({ ...accordsDesListes, auxiliaires: nombre, assistent: nombre }),
  /** At the opening. */
  chiffres: comptes.nullable(),
  quorum: texte.nullable(),
  quorumAtteint: z.boolean(),
  ordreDuJour: z.array(entreeDite),
  /** Minutes of an earlier séance, adopted at the opening. */
  adoption: z.strictObject({ seance: texte, observations: prose.nullable(), vote: voix }).nullable(),
  points: z.array(point),
  /** After the last point. */
  mouvements: z.array(mouvement),
  decisions: z.array(z.strictObject({ numero: texte, date: texte.nullable(), objet: texte.nullable() })),
  communications: prose.nullable(),
  questionsDiverses: prose.nullable(),
  signatures: z.array(rangDeSignatures),
});

export type ProcesVerbal = z.infer<typeof ProcesVerbal>;

export function procesVerbal(lue: SeanceLue, irregulier: boolean): ProcesVerbal {
  const { assemblee, seance, ouverture } = lue;
  const { dates, heures } = assemblee.variantes;
  const someone = (each: Parameters<typeof personOf>[1]) => personOf(assemblee, each);
  const names = assembleeOf(assemblee);
  const quorum = quorumAt(lue, null);
  return {
    ...teteOf(
      lue,
      `Procès-verbal de la séance ${names.duTitre} du ${dateInFrench(seance.date)}`,
      irregulier || seance.etat !== 'tenue',
    ),
    seance: {
      ...seanceOf(lue),
      lanEtJour: lanEtJour(seance.date),
      levee: seance.levee && hourInFrench(seance.levee, heures),
      convocation: seance.convocation && dateInFrench(seance.convocation.envoyee, dates),
      secondeConvocation: seance.convocation?.rang === 2,
      publique: seance.publique,
    },
    president: ouverture.president === null ? null : someone({ kind: 'membre', membre: ouverture.president }),
    secretaires: ouverture.secretaires.map(someone),
    auxiliaires: seance.auxiliaires.map(someone),
    assistent: seance.assistent.map(someone),
    ...listesAt(lue, ouverture),
    accords: {
      ...accordsAt(lue, ouverture),
      auxiliaires: nombreOf(seance.auxiliaires.length),
      assistent: nombreOf(seance.assistent.length),
    },
    chiffres: comptesAt(lue, null),
    quorum: quorum === null || quorum.required === 0 ? null : grouped(quorum.required),
    quorumAtteint: quorum?.met ?? false,
    ordreDuJour: agendaSaid(agendaOf(lue)),
    adoption: seance.adoption_pv && {
      seance: dateInFrench(seance.adoption_pv.seance, dates),
      observations: rich(seance.adoption_pv.observations),
      vote: voixOf(lue, null, seance.adoption_pv.vote),
    },
    points: lue.points.map((each, i) => pointSaid(lue, each, i)),
    mouvements: mouvementsBefore(lue, lue.points.length),
    decisions: seance.decisions.map(({ numero, date, objet }) => ({
      numero,
      date: date && dateInFrench(date, dates),
      objet,
    })),
    communications: rich(seance.communications),
    questionsDiverses: rich(seance.questions_diverses),
    signatures: registerSignatures(lue, ouverture),
  };
}

function pointSaid(lue: SeanceLue, each: PointLu, index: number): ProcesVerbal['points'][number] {
  const { assemblee, seance } = lue;
  const { deliberation: d, presence, textes } = each;
  const named = (ids: readonly string[]) => ids.map((id) => ({ nom: memberName(assemblee, id) }));
  const demande = d.vote?.demande ?? null;
  const chiffres = comptesAt(lue, each);
  const before = comptesAt(lue, lue.points[index - 1] ?? null);
  return {
    mouvements: mouvementsBefore(lue, index),
    rang: each.point,
    objet: d.objet,
    numero: each.numero,
    ajoute: d.ajoute_en_seance,
    huisClos: seance.huis_clos !== null && designates(seance.huis_clos.points, index, lue.points),
    president: d.president && memberName(assemblee, d.president),
    rapporteur: d.rapporteur && personOf(assemblee, d.rapporteur),
    deports: named(presence.deports.map(({ membre }) => membre)),
    accords: { deports: nombreOf(presence.deports.length) },
    chiffres: JSON.stringify(chiffres) === JSON.stringify(before) ? null : chiffres,
    expose: textes.expose,
    debats: textes.debats,
    amendements: d.amendements.map(({ numero, auteurs, objet, vote, resultat }) => {
      const told = voixOf(lue, each, vote);
      return {
        numero,
        auteurs: named(auteurs),
        objet,
        vote: { ...told, adopte: resultat === null ? told.adopte : resultat === 'adoptee' },
      };
    }),
    // A point without a file has no text to open.
    formule: each.id === null ? [] : [...(d.formule ?? assemblee.variantes.formule ?? [])],
    dispositif: textes.dispositif,
    articles: textes.articles.map((text, i, all) => ({
      titre: all.length === 1 ? 'Article unique' : `Article ${i + 1}`,
      texte: text,
    })),
    demande:
      demande === null || each.decompte === null
        ? null
        : {
            nombre: demande.nombre === null ? null : grouped(demande.nombre),
            ...nombreOf(demande.nombre ?? demande.noms.length),
            noms: named(demande.noms),
          },
    vote: scrutinOf(inFigures(lue), each),
    nonParticipants: (each.decompte?.nppv ?? 0) > 0,
    issue: issueOf(lue, each),
    motif: d.motif,
    elections: electionsOf(assemblee, d),
    designations: designationsOf(assemblee, d),
  };
}

/** The voices of a ballot that is not that of a point: nothing written is everyone for. */
function voixOf(lue: SeanceLue, each: PointLu | null, vote: Scrutin | null): z.infer<typeof voix> {
  const { pour, contre, abstention, resultat } = tallied(
    lue.assemblee,
    each?.presence ?? lue.ouverture,
    vote,
    false,
  );
  return {
    pour: grouped(pour),
    contre: grouped(contre),
    abstention: grouped(abstention),
    pluriels: { abstention: abstention > 1 },
    adopte: resultat === 'adoptee',
  };
}

function rich(typed: string | null): Prose | null {
  return typed === null ? null : readProse(typed, {}).prose;
}
