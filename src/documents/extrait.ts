/**
 * The extract of the register: what one act says, every value already worded. Its field list is the contract of the
 * templates: `template/check.ts` holds a template against this schema before any record is merged into it.
 *
 * Everything printed is text, figures too ("0" is printed, never dropped); what may be missing is `null`; what a
 * template may ask about (`{{#if …}}`) is a boolean, a nullable or a list.
 */
import { z } from 'zod';
import type { Motif } from '../records/deliberation.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import type { Presence } from '../records/presence.ts';
import type { Prose } from '../records/prose.ts';
import { figuresAt } from '../rules/quorum.ts';
import { annexe, annexesOf } from './annexes.ts';
import { listes, listesAt } from './attendance.ts';
import { assembleeDite, assembleeOf } from './body.ts';
import { dateInFrench, hourInFrench, lanEtJour, weekdayAndDate } from './dates.ts';
import { designation, designationsOf, election, electionsOf } from './elections.ts';
import { deLike } from './french.ts';
import { lien, lienOf } from './lien.ts';
import { grouped } from './numbers.ts';
import { personne, personOf } from './people.ts';
import { scrutin, scrutinOf } from './scrutin.ts';

const texte = z.string();

/** Rich text of the record: only the helper `{{prose champ}}` may print it. */
const prose = z.custom<Prose>().meta({ genre: 'prose' });

/** The act itself: what its extract and the register say alike, to the letter. */
export const acteDit = {
  numero: texte.nullable(),
  rubrique: texte.nullable(),
  objet: texte,
  lien: lien.nullable(),
  rapporteur: personne.nullable(),
  visas: z.array(texte),
  considerants: z.array(texte),
  /** Recitals that come mixed, instead of the two lists above: « Sur » + « proposition du maire ». */
  motifs: z.array(z.strictObject({ mot: texte, texte })),
  expose: prose.nullable(),
  /** Lines of the sentence before the decision; empty when the house has none. */
  formule: z.array(texte),
  dispositif: prose.nullable(),
  articles: z.array(z.strictObject({ titre: texte, texte: prose })),
  vote: scrutin.nullable(),
  /** The assembly takes note, without deciding (V17). */
  prendActe: z.boolean(),
  elections: z.array(election),
  designations: z.array(designation),
  annexes: z.array(annexe),
} as const;

export const Extrait = z.strictObject({
  id: texte,
  /** Title of the file: « Extrait du registre … du Bureau métropolitain de Dijon métropole, séance du 12 septembre 2024 ». */
  titre: texte,
  /** Not to be issued: the séance is not held, or an irregularity is not admitted. */
  projet: z.boolean(),
  collectivite: texte,
  assemblee: assembleeDite,
  seance: z.strictObject({
    id: texte,
    /** « 12 septembre 2024 », « jeudi 12 septembre 2024 » */
    date: texte,
    jourEtDate: texte,
    /** « L’an deux mille vingt-quatre, le douze septembre » */
    lanEtJour: texte,
    heure: texte.nullable(),
    lieu: texte.nullable(),
    president: personne.nullable(),
    secretaires: z.array(personne),
    /** Day on which the convocation was sent, « 6 septembre 2024 ». */
    convocation: texte.nullable(),
    /** Second convocation: the act says that it decides without a quorum (CGCT L. 2121-17, N5). */
    secondeConvocation: z.boolean(),
  }),
  chiffres: z.strictObject({
    effectif: texte,
    exercice: texte,
    presents: texte,
    /** The printed « présents » leave out those who do not take part (`variantes.presents`). */
    presentsParticipant: z.boolean(),
    representes: texte,
    /** Neither present nor represented; `variantes.absents` may count the excused ones apart. */
    absents: texte,
    excuses: texte,
    votants: texte,
  }),
  ...listes,
  ...acteDit,
});

export type Extrait = z.infer<typeof Extrait>;

/**
 * The extract of one act of a séance: a total function. `irregulier`: the rules found an irregularity that the record does
 * not admit, so that the act comes out as a PROJET (records.md §3).
 */
export function extrait(lue: SeanceLue, point: PointLu, irregulier = false): Extrait {
  const { assemblee } = lue;
  return {
    id: actId(lue, point),
    titre: titleOf(lue, point),
    projet: irregulier || !isHeld(lue, point),
    collectivite: assemblee.collectivite,
    assemblee: assembleeOf(assemblee),
    seance: openedAt(lue, point.presence),
    chiffres: countsOf(lue, point),
    ...listesAt(lue, point.presence),
    ...acteOf(lue, point),
  };
}

/** The act itself, as its extract and the register say it. */
export function acteOf(lue: SeanceLue, point: PointLu): Pick<Extrait, keyof typeof acteDit> {
  const { assemblee } = lue;
  const { deliberation } = point;
  return {
    numero: point.numero,
    rubrique: deliberation.rubrique,
    objet: deliberation.objet,
    lien: lienOf(lue, deliberation),
    rapporteur: deliberation.rapporteur && personOf(assemblee, deliberation.rapporteur),
    visas: [...deliberation.visas],
    considerants: [...deliberation.considerants],
    motifs: deliberation.motifs.map(({ mot, texte }) => ({ mot: MOTIFS[mot], texte })),
    expose: point.textes.expose,
    formule: [...(deliberation.formule ?? assemblee.variantes.formule ?? [])],
    dispositif: point.textes.dispositif,
    articles: point.textes.articles.map((texte, i, all) => ({
      titre: all.length === 1 ? 'Article unique' : `Article ${i + 1}`,
      texte,
    })),
    vote: scrutinOf(lue, point),
    prendActe: point.resultat === 'pris-acte',
    elections: electionsOf(assemblee, deliberation),
    designations: designationsOf(assemblee, deliberation),
    annexes: annexesOf(deliberation.annexes),
  };
}

/** How the séance opens an act, or the register: when and where, called on what day, who is in the chair and who writes. */
export function openedAt({ id, assemblee, seance }: SeanceLue, presence: Presence): Extrait['seance'] {
  const { dates, heures } = assemblee.variantes;
  const heure = seance.ouverture ?? assemblee.heure;
  return {
    id,
    date: dateInFrench(seance.date, dates),
    jourEtDate: weekdayAndDate(seance.date, dates),
    lanEtJour: lanEtJour(seance.date),
    heure: heure === null ? null : hourInFrench(heure, heures),
    lieu: seance.lieu ?? assemblee.lieu,
    president:
      presence.president === null
        ? null
        : personOf(assemblee, { kind: 'membre', membre: presence.president }),
    secretaires: presence.secretaires.map((each) => personOf(assemblee, each)),
    convocation: seance.convocation && dateInFrench(seance.convocation.envoyee, dates),
    secondeConvocation: seance.convocation?.rang === 2,
  };
}

/** How a mixed recital begins. */
const MOTIFS: Record<Motif['mot'], string> = {
  vu: 'Vu',
  considerant: 'Considérant',
  entendu: 'Entendu',
  attendu: 'Attendu',
  sur: 'Sur',
  avis: 'Avis',
};

/** Of a point that makes an act; one that does not may still be said. */
export function actId(lue: SeanceLue, { id, point }: PointLu): string {
  return id ?? `${lue.id}_${point}`;
}

/** An act of a séance that is not held, or of a point whose vote nobody has taken down yet, is a PROJET. */
export function isHeld(lue: SeanceLue, { deliberation: d }: PointLu): boolean {
  const told = d.vote !== null || d.election.length > 0 || d.designations.length > 0 || d.resultat !== null;
  return lue.seance.etat === 'tenue' || (lue.seance.etat === 'en-cours' && told);
}

/** Where the séance has several points, the number or the object tells their titles apart. */
function titleOf(lue: SeanceLue, point: PointLu): string {
  const { assemblee, seance } = lue;
  const registre = `Extrait du registre des délibérations ${deLike(assemblee.titre, assemblee.nom_court)}`;
  const title = `${registre}, séance du ${dateInFrench(seance.date)}`;
  if (lue.inscrits < 2) return title;
  if (point.numero !== null) return `${title}, délibération n° ${point.numero}`;
  return `${title}, ${assemblee.variantes.point} ${point.point} : ${point.deliberation.objet}`;
}

function countsOf(lue: SeanceLue, point: PointLu): Extrait['chiffres'] {
  const figures = figuresAt(lue, point);
  return {
    effectif: figure(figures.effectif),
    exercice: figure(figures.exercice),
    presents: figure(figures.presents),
    presentsParticipant: lue.assemblee.variantes.presents === 'participant-au-vote',
    representes: figure(figures.representes),
    absents: figure(figures.absents),
    excuses: figure(figures.excuses),
    votants: figure(figures.votants),
  };
}

/** Nothing is printed where an old act tells nothing. */
function figure(n: number | null): string {
  return n === null ? '' : grouped(n);
}
