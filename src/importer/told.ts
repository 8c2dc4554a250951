/** What is not kept of a text, in French: for the terminal and for the page. */
import type { Lost, NotKept } from './texte.ts';

/** `perdu`: it is not in the record; `change`: its words are, in another form. */
type Fate = 'perdu' | 'change';

/** What is told: a sentence without its place. « … » stands for the text. */
const WORDS: Readonly<Record<NotKept, readonly [Fate, string]>> = {
  souligne: ['change', 'souligné, repris sans le trait'],
  barre: ['change', 'barré, repris sans le trait : est-ce encore à dire ?'],
  surligne: ['change', 'surligné, repris sans la couleur : est-ce à vérifier ?'],
  exposant: ['change', 'en exposant, repris sur la ligne'],
  indice: ['change', 'en indice, repris sur la ligne'],
  capitales: ['change', 'affiché en capitales, repris comme il a été tapé'],
  masque: ['perdu', 'texte masqué, que l’impression ne montre pas'],
  image: ['perdu', 'image : une image se joint en annexe'],
  'zone-de-texte': ['perdu', 'zone de texte : son texte est à reprendre où il doit être lu'],
  objet: ['perdu', 'objet inséré (feuille de calcul, graphique, dessin)'],
  formule: ['perdu', 'formule de mathématiques'],
  note: ['perdu', 'note : un acte n’en porte pas'],
  commentaire: ['perdu', 'commentaire'],
  'en-tete': ['perdu', 'en-tête de page, que le modèle fait'],
  pied: ['perdu', 'pied de page, que le modèle fait'],
  suppression: ['perdu', 'suppression suivie, tenue pour acceptée'],
  insertion: ['change', 'insertion suivie, tenue pour acceptée'],
  champ: ['change', 'champ : ce qu’il affichait est repris comme un texte'],
  lien: ['perdu', 'lien : ses mots sont repris, non son adresse'],
  symbole: ['perdu', 'symbole d’une police particulière'],
  caractere: ['perdu', 'caractère qui ne s’imprime pas'],
  tabulation: ['change', 'tabulation, reprise comme une espace'],
  'trait-conditionnel': ['perdu', 'trait d’union conditionnel : le mot est repris entier'],
  'saut-de-page': ['perdu', 'saut de page ou de colonne'],
  numero: ['change', 'numéro que le logiciel calculait, écrit en toutes lettres'],
  niveau: ['change', 'liste au-delà de trois niveaux, ramenée au troisième'],
  'saut-de-ligne': ['change', 'retour à la ligne, repris comme une espace'],
  cellule: ['change', 'paragraphes d’une cellule, mis bout à bout'],
  'tableau-imbrique': ['change', 'tableau dans un tableau, mis bout à bout dans sa cellule'],
  'cellules-jointes': ['change', 'cellules jointes, laissées vides après la première'],
  cadre: ['change', 'cadre d’une cellule, repris sans le cadre'],
  gras: ['change', 'gras ou italique, repris sans l’être'],
  tete: ['perdu', 'tête de l’acte, que le modèle fait d’après la séance'],
  fin: ['perdu', 'fin de l’acte, que le modèle fait d’après le vote et les signatures'],
  rapporteur: ['perdu', 'rapporteur, à saisir sous « rapporteur »'],
  ordre: ['change', 'venu après les visas, repris dans l’exposé, qui les précède'],
  mot: ['change', 'mot que le modèle écrit à sa façon'],
  vote: ['change', 'la formule dit un vote, qui est aussi à saisir sous « vote »'],
  assemblee: ['change', 'nom de l’assemblée venu avant les visas, repris dans la formule, qui les suit'],
  'sans-decision': [
    'change',
    'aucune formule de décision (« après en avoir délibéré ») n’est reconnue : rien n’est proposé au dispositif',
  ],
  'objet-propose': ['change', 'aucune ligne « Objet : » : l’objet est le nom du fichier'],
  inconnu: ['perdu', 'contenu d’un genre que l’import ne connaît pas'],
};

/** Longest stretch of a text that is cited. */
const CITED = 300;

export function fateOf({ what }: Lost): Fate {
  return WORDS[what][0];
}

/** « paragraphe 12 (« La convention prévoit… ») : souligné, repris sans le trait : « prévoit » » */
export function told({ what, text, place }: Lost): string {
  const where = place.paragraph === 0 ? '' : `paragraphe ${place.paragraph} (« ${place.words} ») : `;
  const words = text.replaceAll(/\s+/gu, ' ').trim();
  const cited = words.length > CITED ? `${words.slice(0, CITED)}… (${words.length} caractères)` : words;
  return `${where}${WORDS[what][1]}${cited === '' ? '' : ` : « ${cited} »`}`;
}
