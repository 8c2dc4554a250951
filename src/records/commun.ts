/** Shapes that mean the same in the séance (for all of it) and in a point (for that point alone, which wins). */
import { z } from 'zod';
import {
  cite,
  date,
  facultatif,
  liste,
  membres,
  mot,
  nombre,
  ouinon,
  personne,
  points,
  scalaire,
  slug,
  texte,
} from './scalars.ts';
import type { Points } from './scalars.ts';

/** A pouvoir: `mandataire` is `inconnu` when an old act does not say whom. */
export interface Pouvoir {
  readonly mandant: string;
  readonly mandataire: string;
  /** Points at which it may be used; `null`: all. */
  readonly points: Points | null;
  readonly recu: string | null;
  /** Given because of a duly noted illness (P5). */
  readonly maladie: boolean;
}

const pouvoirDonne = z.union([
  slug.transform((mandataire) => ({ mandataire, points: null, recu: null, maladie: false })),
  z.strictObject({
    mandataire: slug.describe('Membre à qui le pouvoir est donné ; « inconnu » si l’acte ne le dit pas.'),
    points: facultatif(points).describe('Points auxquels le pouvoir vaut (par défaut : tous).'),
    recu: facultatif(date).describe('Jour où le pouvoir a été reçu.'),
    maladie: ouinon
      .optional()
      .transform((v) => v ?? false)
      .describe('Donné pour maladie dûment constatée.'),
  }),
]);

/** In file order. */
export const pouvoirs = z
  .record(slug, pouvoirDonne)
  .optional()
  .transform((map): Pouvoir[] => Object.entries(map ?? {}).map(([mandant, donne]) => ({ mandant, ...donne })))
  .describe('Pouvoirs : mandant → mandataire.');

export const absents = membres
  .optional()
  .transform((v): string[] => v ?? [])
  .describe('Membres ni présents ni représentés.');

export const excuses = membres
  .optional()
  .transform((v): string[] => v ?? [])
  .describe('Membres excusés : comptés comme les absents.');

/** Figures that an act may state. */
export const NOMS_DE_CHIFFRES = [
  'effectif',
  'exercice',
  'presents',
  'titulaires',
  'suppleants',
  'representes',
  'absents',
  'excuses',
  'votants',
  'exprimes',
  'quorum',
] as const;
export type NomDeChiffre = (typeof NOMS_DE_CHIFFRES)[number];

const chiffre = facultatif(nombre);
const CHIFFRES = {
  effectif: chiffre.describe('Effectif légal.'),
  exercice: chiffre.describe('Membres en exercice.'),
  presents: chiffre.describe('Présents.'),
  titulaires: chiffre.describe('Titulaires présents.'),
  suppleants: chiffre.describe('Suppléants présents.'),
  representes: chiffre.describe('Représentés (pouvoirs).'),
  absents: chiffre.describe('Ni présents ni représentés.'),
  excuses: chiffre.describe('Excusés.'),
  votants: chiffre.describe('Votants.'),
  exprimes: chiffre.describe('Suffrages exprimés.'),
  quorum: chiffre.describe('Quorum requis.'),
};

/** Figures stated by the record, checked against those computed. */
export const chiffresDuPoint = z.strictObject(CHIFFRES).describe('Chiffres énoncés, vérifiés.');
export type Chiffres = z.infer<typeof chiffresDuPoint>;
const chiffresDePoints = z.strictObject({
  points: facultatif(points).describe('Points dont ce sont les chiffres, ou ouverture (par défaut : tous).'),
  ...CHIFFRES,
});
export type ChiffresDePoints = z.infer<typeof chiffresDePoints>;

export const chiffresDeSeance = z
  .union([chiffresDePoints.transform((un): ChiffresDePoints[] => [un]), z.array(chiffresDePoints)])
  .optional()
  .transform((v): ChiffresDePoints[] => v ?? [])
  .describe('Chiffres énoncés pour la séance ou pour des points, vérifiés.');

/** Legality control and publication: days, and the ACTES id. */
export const controle = z
  .strictObject({
    envoi: facultatif(date).describe('Envoi au représentant de l’État.'),
    reception: facultatif(date).describe('Réception par le représentant de l’État.'),
    publication: facultatif(date).describe('Publication.'),
    affichage: facultatif(date).describe('Affichage.'),
    notification: facultatif(date).describe('Notification.'),
    mise_en_ligne: facultatif(date).describe('Mise en ligne.'),
    executoire: facultatif(date).describe('Jour où l’acte est devenu exécutoire.'),
    acte: facultatif(texte).describe('Identifiant ACTES.'),
    numero_interne: facultatif(texte).describe('Numéro interne ACTES (15 caractères au plus).'),
  })
  .describe('Contrôle de légalité et publicité.');

const SIGNATURE = {
  par: facultatif(personne).describe('Qui signe (par défaut : qui tient ce rôle).'),
  qualite: facultatif(texte).describe('Qualité imprimée sous le nom.'),
  delegation: ouinon
    .optional()
    .transform((v) => v ?? false)
    .describe('Signé par délégation.'),
  le: facultatif(date).describe('Jour de la signature.'),
  electronique: ouinon
    .optional()
    .transform((v) => v ?? false)
    .describe('Signature électronique.'),
};
const signature = z.strictObject({
  role: mot('president', 'executif', 'secretaire').describe('À quel titre il signe.'),
  ...SIGNATURE,
});
export const signatures = liste(signature).describe('Qui signe, si ce n’est pas l’usage.');

/** Who signs a decision by delegation: a person alone, or with how he signs. */
const signataireEcrit = z.strictObject({
  role: facultatif(mot('president', 'executif')).describe('À quel titre il signe.'),
  ...SIGNATURE,
});
const SEUL = signataireEcrit.parse({});
export const signataire = z.union([
  personne.transform((par): z.infer<typeof signataireEcrit> => ({ ...SEUL, par })),
  signataireEcrit,
]);

export const irregularites = liste(
  z.strictObject({
    regle: scalaire('regle', (lu, refuse) =>
      /^[NPVCRLD]\d{1,2}$/u.test(lu)
        ? lu
        : refuse({
            code: 'regle-inconnue',
            message: `${cite(lu)} n’est pas une règle.`,
            remedy: 'nommez la règle comme le message la nomme : C1, P2.',
          }),
    ).describe('Règle à laquelle il a été manqué : C1.'),
    motif: texte.describe('Ce qui s’est passé.'),
  }),
).describe('Irrégularités admises, avec leur motif.');
export type Irregularite = z.infer<typeof irregularites>[number];

/** Suppléants who sit: in file order. */
export const suppleants = z
  .record(slug, slug)
  .optional()
  .transform((map) => Object.entries(map ?? {}).map(([titulaire, suppleant]) => ({ titulaire, suppleant })))
  .describe('Suppléants qui siègent : titulaire → suppléant.');

/** Only such names reach a path. */
const fichierAnnexe = scalaire('fichier', (lu, refuse) =>
  /^annexes\/[^./\\][^/\\]*\.(?:pdf|png|jpe?g)$/iu.test(lu)
    ? lu
    : refuse({
        code: 'annexe-invalide',
        message: `${cite(lu)} n’est pas le nom d’une annexe.`,
        remedy: 'déposez un PDF, PNG ou JPEG dans le dossier annexes/ et écrivez annexes/nom.pdf.',
      }),
);

/** An annexe is a file below the séance's folder. */
export const annexes = liste(
  z.union([
    fichierAnnexe.transform((fichier) => ({
      fichier,
      titre: null as string | null,
      pages: null as number | null,
      publiee: true,
    })),
    z.strictObject({
      fichier: fichierAnnexe.describe('Fichier, sous annexes/.'),
      titre: facultatif(texte).describe('Titre de l’annexe.'),
      pages: facultatif(nombre).describe('Nombre de pages : compté d’ordinaire, vérifié s’il est écrit.'),
      publiee: ouinon
        .optional()
        .transform((v) => v ?? true)
        .describe('Publiée avec l’acte.'),
    }),
  ]),
).describe('Annexes : PDF, PNG ou JPEG.');

export const natureActe = mot('DE', 'AR', 'AI', 'CC', 'BF', 'AU');
export const publication = mot('integrale', 'occultee', 'interdite');
