/** `assemblees/<slug>.yaml`: a body, its people by mandate, its house words (shape, as written). */
import { z } from 'zod';
import { isLuhn } from './luhn.ts';
import { margesEcrites, zoneEcrite } from './mise-en-page-ecrite.ts';
import { splitName } from './noms.ts';
import {
  cite,
  date,
  facultatif,
  heure,
  liste,
  lignes,
  membre,
  mot,
  nombre,
  ouinon,
  refused,
  scalaire,
  slug,
  texte,
  unOuPlusieurs,
} from './scalars.ts';

export const TYPES = ['CM', 'CC', 'BUR', 'SYF', 'SYO', 'CCAS', 'CD', 'CDP', 'CR', 'CRP'] as const;
export type TypeAssemblee = (typeof TYPES)[number];

/** SIREN or SIRET: 9 or 14 digits, Luhn's sum a multiple of ten. */
function immatriculation(nature: 'siret' | 'siren', digits: 9 | 14) {
  return scalaire(nature, (lu, refuse) => {
    const value = lu.replaceAll(/[ \u00A0\u202F]/gu, '');
    if (!/^\d+$/u.test(value) || value.length !== digits)
      return refuse({
        code: 'siret-invalide',
        rule: 'L15',
        message: `${cite(lu)} ne compte pas ${digits} chiffres.`,
        remedy: `un ${nature.toUpperCase()} s’écrit en ${digits} chiffres.`,
      });
    // The SIRETs of La Poste follow another rule; no assembly has one.
    return isLuhn(value)
      ? value
      : refuse({
          code: 'siret-invalide',
          rule: 'L15',
          message: `La clé de contrôle du ${nature.toUpperCase()} ${cite(lu)} est fausse.`,
          remedy: 'recopiez-le d’après l’avis de situation de l’INSEE.',
        });
  });
}

const departement = scalaire('departement', (lu, refuse) =>
  /^(?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-8]|98[678])$/u.test(lu) && lu !== '20'
    ? lu
    : refuse({
        code: 'departement-inconnu',
        message: `${cite(lu)} n’est pas le code d’un département.`,
        remedy: 'écrivez le code à deux ou trois caractères : 21, 2A, 974.',
      }),
);

const couleur = scalaire('couleur', (lu, refuse) =>
  /^#[0-9a-f]{6}$/iu.test(lu)
    ? lu.toLowerCase()
    : refuse({
        code: 'couleur-invalide',
        message: `${cite(lu)} n’est pas une couleur.`,
        remedy: 'écrivez entre guillemets un dièse et six chiffres hexadécimaux : "#1a3c6e".',
      }),
);

/** Only such names reach a path: a file beside that of the body. */
const fichierLogo = scalaire('logo', (lu, refuse) =>
  /^[^./\\][^/\\]*\.(?:png|jpe?g)$/iu.test(lu)
    ? lu
    : refuse({
        code: 'logo-invalide',
        message: `${cite(lu)} n’est pas le nom d’un logo.`,
        remedy: 'déposez un PNG ou un JPEG dans le dossier assemblees/, et écrivez son nom : logo.png.',
      }),
);

const motifDeNoms = scalaire('noms', (lu, refuse) =>
  /^(?:Civilite|Civ|Prenom|Initiale|Nom|NOM)(?: (?:Civilite|Civ|Prenom|Initiale|Nom|NOM))*(?:, fonction)?(?: \((?:commune|groupe)\)){0,2}$/u.test(
    lu,
  ) && /\bN(?:om|OM)\b/u.test(lu)
    ? lu
    : refuse({
        code: 'variante-invalide',
        message: `${cite(lu)} ne dit pas comment écrire un nom.`,
        remedy:
          'composez avec Civ, Civilite, Prenom, Initiale, Nom, NOM, puis « , fonction », « (commune) », « (groupe) » : Civilite Prenom NOM.',
      }),
);

/** `others`: bare words that it may be instead. */
const motifDeNumero = (...others: readonly string[]) =>
  scalaire('numerotation', (lu, refuse) => {
    const rest = lu.replaceAll(/\{(?:annee|an|mois|jour|ordre(?::[1-6])?|suite(?::[1-6])?)\}/gu, '');
    return /[{}]/u.test(rest) || (rest === lu && !others.includes(lu))
      ? refuse({
          code: 'variante-invalide',
          message: `${cite(lu)} ne dit pas comment numéroter.`,
          remedy: 'composez avec {annee}, {an}, {mois}, {jour}, {ordre:2}, {suite:3} : {annee}-{suite:3}.',
        })
      : lu;
  });

const variantesEcrites = z.strictObject({
  votants: facultatif(mot('presents-et-pouvoirs', 'avec-nppv', 'exprimes', 'presents')).describe(
    'Ce que comptent les « votants » imprimés.',
  ),
  presents: facultatif(mot('tous', 'participant-au-vote')).describe(
    'Si les « présents » imprimés comptent qui ne prend pas part au vote.',
  ),
  pouvoir: facultatif(texte).describe('Mots entre le mandant et le mandataire.'),
  noms: facultatif(motifDeNoms).describe('Comment les noms s’écrivent.'),
  ordre: facultatif(mot('tableau', 'alphabetique', 'commune', 'groupe')).describe(
    'Ordre des listes imprimées.',
  ),
  absents: facultatif(mot('ensemble', 'excuses-a-part')).describe(
    'Une liste d’absents, ou les excusés à part.',
  ),
  numerotation: facultatif(motifDeNumero()).describe('Numéro imprimé des actes.'),
  numero_interne: facultatif(motifDeNumero('numero')).describe('Numéro interne ACTES.'),
  heures: facultatif(mot('18 h 30', '18h30', 'en-lettres')).describe('Écriture des heures.'),
  dates: facultatif(mot('chiffres', 'en-lettres')).describe('Écriture des dates.'),
  chiffres_du_vote: facultatif(
    mot('nombres', 'vide-si-zero', 'barre-si-zero', 'unanimite', 'phrase'),
  ).describe('Comment le vote est chiffré.'),
  majorite: facultatif(mot('si-contre', 'si-dissidence')).describe('Quand on dit « à la majorité ».'),
  formule: facultatif(lignes).describe('Phrase avant la décision.'),
  point: facultatif(mot('point', 'délibération', 'dossier', 'affaire', 'question')).describe(
    'Comment un point s’appelle.',
  ),
});
export type VariantesEcrites = z.infer<typeof variantesEcrites>;

const MEMBRE = {
  fonction: facultatif(texte).describe('Fonction : 2e adjointe.'),
  commune: facultatif(texte).describe('Commune ou entité représentée.'),
  groupe: facultatif(texte).describe('Groupe politique.'),
};

/** Civilité, prénom, NOM from a long form: `nom` alone is a whole name, with `civilite` or `prenom` a family name. */
function nommer(
  lu: { nom: string; civilite: string | null; prenom: string | null },
  refuse: (message: string, remedy: string) => void,
) {
  if (lu.civilite !== null || lu.prenom !== null)
    return { civilite: civiliteOf(lu.civilite), prenom: lu.prenom, nom: lu.nom };
  const split = splitName(lu.nom);
  if (split) return split;
  refuse(
    `Le nom de famille ne se distingue pas dans ${cite(lu.nom)}.`,
    'écrivez-le en capitales (M. Guy DE LA TOUR), ou en entier : {civilite: M., prenom: Guy, nom: de La Tour}.',
  );
  return { civilite: null, prenom: null, nom: lu.nom };
}

/** `M.` or `Mme`, however it was typed. */
type Civilite = 'M.' | 'Mme';

function civiliteOf(lu: string | null): Civilite | null {
  return lu === null ? null : lu.startsWith('M.') || lu.startsWith('Monsieur') ? 'M.' : 'Mme';
}

const civilite = mot('M.', 'Mme', 'Monsieur', 'Madame');

const ancienMembre = z.strictObject({
  au: date.describe('Dernier jour où c’était vrai.'),
  nom: facultatif(texte).describe('Ancien nom.'),
  civilite: facultatif(civilite).describe('M. ou Mme.'),
  prenom: facultatif(texte).describe('Prénom.'),
  ...MEMBRE,
});

const membreEnLong = z.strictObject({
  nom: texte.describe('Nom entier (M. François REBSAMEN), ou nom de famille avec civilite et prenom.'),
  civilite: facultatif(civilite).describe('M. ou Mme.'),
  prenom: facultatif(texte).describe('Prénom.'),
  ...MEMBRE,
  du: facultatif(date).describe('Premier jour en exercice (par défaut : celui du mandat).'),
  au: facultatif(date).describe('Dernier jour en exercice.'),
  fin: facultatif(mot('demission', 'deces', 'decheance', 'cessation')).describe('Cause de la fin.'),
  remplace: facultatif(membre).describe('Membre qu’il remplace.'),
  suppleant_de: facultatif(texte).describe('Titulaire, ou commune, dont il est le suppléant.'),
  competences: facultatif(unOuPlusieurs(slug)).describe('Groupes d’affaires (par défaut : tous).'),
  voix: nombre
    .optional()
    .transform((v) => v ?? 1)
    .describe('Nombre de voix (par défaut : 1).'),
  naissance: facultatif(date).describe('Date de naissance : départage les élections.'),
  auparavant: liste(ancienMembre).describe('Ancien nom, ancienne fonction, ancien groupe.'),
});

const membreEcrit = z
  .union([texte.transform((nom) => membreEnLong.parse({ nom })), membreEnLong])
  .transform((lu, ctx) => {
    const refuse = (message: string, remedy: string) =>
      ctx.addIssue(refused({ code: 'nom-illisible', message, remedy }, ['nom']));
    return { ...lu, ...nommer(lu, refuse) };
  });
export type MembreEcrit = z.infer<typeof membreEcrit>;

/** As they were written: people, or slugs of people of the body of `meme_collectivite_que`. Order is precedence. */
type MembresEcrits =
  | { readonly kind: 'personnes'; readonly personnes: readonly (MembreEcrit & { readonly id: string })[] }
  | { readonly kind: 'identifiants'; readonly identifiants: readonly string[] };

/** No assembly comes near. */
export const EFFECTIF_MAXIMAL = 500;

const membresEcrits: z.ZodType<MembresEcrits> = z
  .union([
    z.array(slug).transform((identifiants): MembresEcrits => ({ kind: 'identifiants', identifiants })),
    z.record(slug, membreEcrit).transform((map): MembresEcrits => ({
      kind: 'personnes',
      personnes: Object.entries(map).map(([id, m]) => ({ id, ...m })),
    })),
  ])
  .superRefine((all, ctx) => {
    const count = all.kind === 'personnes' ? all.personnes.length : all.identifiants.length;
    if (count <= EFFECTIF_MAXIMAL && count > 0) return;
    const message =
      count === 0
        ? 'Le mandat ne compte aucun membre.'
        : `Le mandat compte ${count} membres : plus de ${EFFECTIF_MAXIMAL}.`;
    ctx.addIssue(
      refused({ code: 'nombre-de-membres', message, remedy: `écrivez de 1 à ${EFFECTIF_MAXIMAL} membres.` }),
    );
  });

const mandat = z.strictObject({
  du: date.describe('Premier jour du mandat.'),
  au: facultatif(date).describe('Dernier jour du mandat.'),
  effectif: nombre.describe('Effectif légal.'),
  membres: membresEcrits.describe('Membres, dans l’ordre du tableau.'),
  executif: facultatif(membre).describe('Maire ou président (par défaut : le premier).'),
  tableaux: liste(
    z.strictObject({
      du: date.describe('Premier jour de ce tableau.'),
      ordre: facultatif(z.array(slug)).describe('Membres, dans le nouvel ordre.'),
      executif: facultatif(membre).describe('Nouvel exécutif.'),
    }),
  ).describe('Changements de l’ordre ou de l’exécutif en cours de mandat.'),
});
export type MandatEcrit = z.infer<typeof mandat>;

export const ROLES = ['executif', 'president', 'secretaires', 'doyen'] as const;
const roles = unOuPlusieurs(z.enum(ROLES));
const carte = facultatif(z.record(slug, texte));

const CLES = {
  type: facultatif(mot(...TYPES)).describe('Type d’assemblée.'),
  nom: facultatif(texte).describe('Nom de l’assemblée, sans sa collectivité : Bureau métropolitain.'),
  titre: facultatif(texte).describe('Nom entier, dans les titres.'),
  nom_court: facultatif(texte).describe('Nom dans les phrases, avec son article : le Bureau.'),
  collectivite: facultatif(texte).describe('Personne morale : Dijon métropole.'),
  meme_collectivite_que: facultatif(slug).describe(
    'Assemblée dont la collectivité et les personnes sont reprises.',
  ),
  siret: facultatif(immatriculation('siret', 14)).describe('SIRET.'),
  siren: facultatif(immatriculation('siren', 9)).describe('SIREN.'),
  departement: facultatif(departement).describe('Code du département.'),
  code_insee: facultatif(texte).describe('Code INSEE.'),
  arrondissement: facultatif(texte).describe('Arrondissement.'),
  canton: facultatif(texte).describe('Canton.'),
  region: facultatif(texte).describe('Région.'),
  population: facultatif(nombre).describe('Population : requise pour un conseil municipal.'),
  ancien_seuil_3500: facultatif(ouinon).describe(
    'EPCI, avant mars 2020 : une commune membre atteint 3 500 habitants.',
  ),
  competences: carte.describe('Groupes d’affaires d’un syndicat à la carte.'),
  groupes: carte.describe('Groupes politiques.'),
  communes: carte.describe('Communes membres, dans leur ordre.'),
  lieu: facultatif(texte).describe('Lieu habituel.'),
  heure: facultatif(heure).describe('Heure habituelle.'),
  session: facultatif(texte).describe('Session habituelle (par défaut : ordinaire).'),
  adresse: facultatif(lignes).describe('Adresse.'),
  telephone: facultatif(texte).describe('Téléphone.'),
  courriel: facultatif(texte).describe('Courriel.'),
  site: facultatif(texte).describe('Site.'),
  tribunal: facultatif(texte).describe('Tribunal administratif des recours.'),
  logo: facultatif(
    z.union([
      fichierLogo.transform((fichier) => ({ fichier, texte: null as string | null })),
      z.strictObject({
        fichier: fichierLogo.describe('Fichier PNG ou JPEG, à côté de celui-ci.'),
        texte: facultatif(texte).describe('Texte de remplacement, lu à qui ne voit pas l’image.'),
      }),
    ]),
  ).describe('Logo : PNG ou JPEG à côté de ce fichier, et son texte de remplacement.'),
  police: facultatif(mot('sans', 'serif')).describe(
    'Caractères des documents à en-tête (par défaut : sans).',
  ),
  couleur: facultatif(couleur).describe('Couleur de la maison.'),
  marges: facultatif(margesEcrites).describe('Marges des pages.'),
  zone_tampon: facultatif(zoneEcrite).describe(
    'Zone laissée vide, sur chaque page, pour le cachet de la préfecture.',
  ),
  modele: facultatif(slug).describe('Famille de modèles.'),
  controle: facultatif(
    z.strictObject({
      prefecture: facultatif(texte).describe('Code de la préfecture : PREF021.'),
      classification: facultatif(date).describe('Date de la classification ACTES.'),
      transmission: facultatif(mot('electronique', 'papier')).describe('Comment les actes sont transmis.'),
    }),
  ).describe('Contrôle de légalité.'),
  signataires: facultatif(
    z.strictObject({
      extrait: facultatif(roles).describe('Qui signe les extraits (par défaut : executif).'),
      registre: facultatif(roles).describe('Qui signe le registre (par défaut : president, secretaires).'),
    }),
  ).describe('Qui signe quoi.'),
  titre_executif: facultatif(texte).describe('Comment l’exécutif signe : La maire.'),
  variantes: facultatif(variantesEcrites).describe('Mots et chiffres de la maison.'),
};

export const assembleeEcrite = z
  .strictObject({
    ...CLES,
    type: mot(...TYPES).describe('Type d’assemblée.'),
    nom: texte.describe('Nom de l’assemblée, sans sa collectivité : Bureau métropolitain.'),
    approbation: facultatif(mot('seule')).describe(
      'Un seul agent : qui propose un changement de modèle l’approuve, et chaque revue le dit.',
    ),
    mandats: z.array(mandat).min(1).describe('Mandats, dans l’ordre du temps.'),
    auparavant: liste(
      z.strictObject({ au: date.describe('Dernier jour où c’était vrai.'), ...CLES }),
    ).describe('Ce qui était vrai jusqu’à un jour.'),
  })
  .describe('Une assemblée et ses membres, par mandat.');
export type AssembleeEcrite = z.infer<typeof assembleeEcrite>;
/** The keys that `auparavant` may hold. */
export type ClesAssemblee = Omit<AssembleeEcrite['auparavant'][number], 'au'>;
