/**
 * The extract of the register: what one act says, every value already worded. Its field list is the contract of the
 * templates: `template/check.ts` holds a template against this schema before any record is merged into it.
 *
 * Everything printed is text, figures too ("0" is printed, never dropped); what may be missing is `null`; what a
 * template may ask about (`{{#if …}}`) is a boolean, a nullable or a list.
 */
import { z } from 'zod';
import type { Prose } from '../records/prose.ts';

const texte = z.string();

/** Rich text of the record: only the helper `{{prose champ}}` may print it. */
const prose = z.custom<Prose>().meta({ genre: 'prose' });

/** A person as the house names people: « Monsieur François REBSAMEN », « Monsieur REBSAMEN ». */
const personne = z.strictObject({
  nom: texte,
  court: texte,
  feminin: z.boolean(),
  fonction: texte.nullable(),
});

const choix = z.strictObject({ nom: texte, pouvoir: z.boolean() });

/** The vote as it is printed; `null` in the document when none was taken. */
const scrutin = z.strictObject({
  pour: texte,
  contre: texte,
  abstention: texte,
  nppv: texte,
  refus: texte,
  blancs: texte,
  nuls: texte,
  exprimes: texte,
  procurations: texte,
  secret: z.boolean(),
  public: z.boolean(),
  unanime: z.boolean(),
  adopte: z.boolean(),
  /** The chair's side decided between equal sides (CGCT L. 2121-20). */
  preponderante: z.boolean(),
  /** Names by side, in the order of precedence; `null` where no name is known or none may be printed. */
  noms: z
    .strictObject({
      pour: z.array(choix),
      contre: z.array(choix),
      abstention: z.array(choix),
      nppv: z.array(choix),
    })
    .nullable(),
});

export const Extrait = z.strictObject({
  id: texte,
  /** Title of the file: « Extrait du registre … du Bureau métropolitain de Dijon métropole, séance du 12 septembre 2024 ». */
  titre: texte,
  /** Not to be issued: the séance is not held, or an irregularity is not admitted. */
  projet: z.boolean(),
  collectivite: texte,
  assemblee: z.strictObject({
    /** « Bureau métropolitain » */
    nom: texte,
    /** « du Bureau métropolitain de Dijon métropole » */
    duTitre: texte,
    /** « le Bureau » and, contracted, « du Bureau » */
    nomCourt: texte,
    duNomCourt: texte,
  }),
  seance: z.strictObject({
    id: texte,
    /** « 12 septembre 2024 », « jeudi 12 septembre 2024 » */
    date: texte,
    jourEtDate: texte,
    heure: texte.nullable(),
    lieu: texte.nullable(),
    president: personne.nullable(),
    secretaires: z.array(personne),
    /** Day on which the convocation was sent, « 6 septembre 2024 ». */
    convocation: texte.nullable(),
  }),
  chiffres: z.strictObject({
    effectif: texte,
    exercice: texte,
    presents: texte,
    /** The printed « présents » leave out those who do not take part (`variantes.presents`). */
    presentsParticipant: z.boolean(),
    representes: texte,
    absents: texte,
    votants: texte,
  }),
  presents: z.array(z.strictObject({ nom: texte })),
  /** Neither present nor represented. */
  absents: z.array(z.strictObject({ nom: texte })),
  pouvoirs: z.array(z.strictObject({ mandant: texte, mot: texte, mandataire: texte })),
  numero: texte.nullable(),
  rubrique: texte.nullable(),
  objet: texte,
  rapporteur: personne.nullable(),
  visas: z.array(texte),
  considerants: z.array(texte),
  expose: prose.nullable(),
  /** Lines of the sentence before the decision; empty when the house has none. */
  formule: z.array(texte),
  dispositif: prose.nullable(),
  articles: z.array(z.strictObject({ titre: texte, texte: prose })),
  vote: scrutin.nullable(),
});

export type Extrait = z.infer<typeof Extrait>;
