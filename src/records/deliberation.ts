/** One point, `NN-slug.yaml` (shape). */
import { z } from 'zod';
import {
  absents,
  annexes,
  chiffresDuPoint,
  controle,
  excuses,
  irregularites,
  natureActe,
  pouvoirs,
  publication,
  signataire,
  signatures,
} from './commun.ts';
import {
  cite,
  code,
  date,
  etiquette,
  facultatif,
  heure,
  liste,
  lignes,
  membre,
  mot,
  nombre,
  numero,
  ouinon,
  refused,
  personne,
  proseEcrite,
  scalaire,
  slug,
  texte,
  unOuPlusieurs,
} from './scalars.ts';
import { RESULTATS, amendements, designations, election, vote } from './scrutin.ts';

/** A member who stands aside; `base`: the text that makes him (`L. 2131-11`), `null` when unsaid. */
interface Deport {
  readonly membre: string;
  readonly base: string | null;
}

const deports = z
  .union([
    slug.transform((m): Deport[] => [{ membre: m, base: null }]),
    z.array(slug).transform((all): Deport[] => all.map((m) => ({ membre: m, base: null }))),
    z
      .record(slug, texte)
      .transform((map): Deport[] => Object.entries(map).map(([m, base]) => ({ membre: m, base }))),
  ])
  .optional()
  .transform((v): Deport[] => v ?? [])
  .describe('Membres intéressés qui se déportent, avec le texte : dupont: L. 2131-11.');

const MOTS_DE_MOTIF = ['vu', 'considerant', 'entendu', 'attendu', 'sur', 'avis'] as const;
export interface Motif {
  readonly mot: (typeof MOTS_DE_MOTIF)[number];
  readonly texte: string;
}

const motif = z.partialRecord(z.enum(MOTS_DE_MOTIF), texte).transform((map, ctx): Motif => {
  const [first, ...others] = MOTS_DE_MOTIF.flatMap((mot) => {
    const texte = map[mot];
    return texte === undefined ? [] : [{ mot, texte }];
  });
  if (first !== undefined && others.length === 0) return first;
  const message = 'Un motif commence par un seul mot : vu, considerant, entendu, attendu, sur ou avis.';
  ctx.addIssue(refused({ code: 'motif-invalide', message, remedy: 'écrivez un tiret par motif.' }));
  return z.NEVER;
});

/** Figures for `[tableau x]`: rows are lines, cells divided by ` | `. */
const tableau = z.strictObject({
  titre: facultatif(texte).describe('Titre du tableau.'),
  colonnes: lignes.describe('Têtes de colonnes, divisées par | ; plusieurs lignes pour plusieurs niveaux.'),
  lignes: lignes.describe('Lignes, cellules divisées par |.'),
  total: facultatif(texte).describe('Ligne de total.'),
  somme: unOuPlusieurs(nombre)
    .optional()
    .transform((v): number[] => v ?? [])
    .describe('Colonnes (dès 1) dont le total est vérifié.'),
});
export type Tableau = z.infer<typeof tableau>;

const idActe = scalaire('acte', (lu, refuse) =>
  /^\d{4}-\d{2}-\d{2}-[a-z0-9-]+_\d{2,3}[a-z]?$|^\d{4}-[a-z0-9-]+_D\d{3}$/u.test(lu)
    ? lu
    : refuse({
        code: 'acte-invalide',
        message: `${cite(lu)} n’est pas l’identifiant d’un acte.`,
        remedy: 'un acte se désigne par sa séance et son numéro de fichier : 2024-09-12-bureau_01.',
      }),
);

const UN_SEUL_LIEN = {
  code: 'lien-invalide',
  message: 'Un lien nomme un acte, et un seul : rectifié, modifié, abrogé ou retiré.',
  remedy: 'écrivez par exemple lien: {modifie: 2024-09-12-bureau_01}.',
};

export const deliberation = z
  .strictObject({
    objet: texte.describe('Objet (499 caractères au plus).'),
    numero: facultatif(numero).describe('Numéro imprimé, unique dans l’année.'),
    point: facultatif(etiquette).describe('Numéro à l’ordre du jour (par défaut : celui du fichier).'),
    rubrique: facultatif(texte).describe('Rubrique.'),
    rapporteur: facultatif(personne).describe('Qui rapporte.'),
    matiere: facultatif(code).describe('Code de matière ACTES : 7.5.'),
    nature: natureActe
      .optional()
      .transform((v) => v ?? 'DE')
      .describe('Nature ACTES (par défaut : DE).'),
    competence: facultatif(slug).describe('Groupe d’affaires d’un syndicat à la carte.'),
    heure: facultatif(heure).describe('Heure à laquelle le point a été abordé.'),
    ajoute_en_seance: ouinon
      .optional()
      .transform((v) => v ?? false)
      .describe('Absent de l’ordre du jour envoyé.'),
    president: facultatif(membre).describe('Qui préside pour ce point.'),
    absents,
    excuses,
    pouvoirs,
    deports,
    compte_administratif: ouinon
      .optional()
      .transform((v) => v ?? false)
      .describe('Compte administratif, ou compte financier unique.'),
    visas: liste(texte).describe('Visas, sans « Vu » ni ponctuation finale.'),
    considerants: liste(texte).describe('Considérants, sans « Considérant » ni ponctuation finale.'),
    motifs: liste(motif).describe('Visas et considérants mêlés, chacun avec son mot.'),
    expose: facultatif(proseEcrite).describe('Exposé.'),
    debats: facultatif(proseEcrite).describe('Débats : au procès-verbal seulement.'),
    formule: facultatif(lignes).describe('Phrase avant la décision.'),
    dispositif: facultatif(proseEcrite).describe('Décision, en tirets ou en phrases.'),
    articles: liste(proseEcrite).describe('Décision en articles numérotés.'),
    tableaux: z
      .record(slug, tableau)
      .optional()
      .transform((v) => v ?? {})
      .describe('Tableaux de chiffres.'),
    annexes,
    vote: facultatif(vote).describe('Vote (par défaut : tous pour).'),
    election: election.describe('Élection, avec ses tours.'),
    designations: designations.describe('Désignations sans scrutin.'),
    amendements: amendements.describe('Amendements.'),
    resultat: facultatif(mot(...RESULTATS)).describe('Sort du point (par défaut : d’après le vote).'),
    motif: facultatif(texte).describe('Pourquoi le point est ajourné ou retiré.'),
    chiffres: facultatif(chiffresDuPoint),
    publication: facultatif(publication).describe(
      'Publication (par défaut : occultee s’il y a des passages [[…]]).',
    ),
    controle: facultatif(controle),
    signatures,
    irregularites,
    lien: facultatif(
      z
        .strictObject({
          rectifie: facultatif(idActe).describe('Acte rectifié.'),
          modifie: facultatif(idActe).describe('Acte modifié.'),
          abroge: facultatif(idActe).describe('Acte abrogé.'),
          retire: facultatif(idActe).describe('Acte retiré.'),
          nature: facultatif(mot('materielle', 'deliberation')).describe(
            'Erreur matérielle, ou nouvelle délibération.',
          ),
          numero: facultatif(numero).describe('Numéro imprimé de cet acte plus ancien.'),
        })
        .superRefine((lien, ctx) => {
          const told = [lien.rectifie, lien.modifie, lien.abroge, lien.retire].filter(
            (acte) => acte !== null,
          );
          if (told.length !== 1) ctx.addIssue(refused(UN_SEUL_LIEN));
        }),
    ).describe('Lien avec un acte plus ancien.'),
  })
  .describe('Un point de la séance.');
export type Deliberation = z.infer<typeof deliberation>;

/** A decision by delegation, `decisions/NNN-slug.yaml` (shape). */
export const decision = z
  .strictObject({
    assemblee: slug.describe('Assemblée qui a délégué.'),
    numero: numero.describe('Numéro, unique dans l’année.'),
    date: date.describe('Jour de la décision.'),
    objet: texte.describe('Objet.'),
    texte: proseEcrite.describe('Texte de la décision.'),
    signataire: facultatif(signataire).describe('Qui signe (par défaut : l’exécutif).'),
    controle: facultatif(controle),
    annexes,
    publication: facultatif(publication).describe('Publication (par défaut : integrale).'),
    matiere: facultatif(code).describe('Code de matière ACTES : 5.4.'),
    nature: natureActe
      .optional()
      .transform((v) => v ?? 'AU')
      .describe('Nature ACTES (par défaut : AU).'),
    irregularites,
  })
  .describe('Une décision prise par délégation.');
export type Decision = z.infer<typeof decision>;
