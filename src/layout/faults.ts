/** The faults that layout may find, each with its French sentence and its remedy. */
import type { Severity } from '../diagnostic.ts';
import type { FaceId, Origin } from '../template/styled.ts';

/** Codes of layout; each has its line in `docs/erreurs.md`. */
type LayoutCode =
  | 'glyphe-absent'
  | 'mot-trop-large'
  | 'plus-large-que-sa-boite'
  | 'plus-haut-que-sa-boite'
  | 'plus-haut-que-la-page'
  | 'cellule-de-trop'
  | 'image-absente'
  | 'image-dans-le-texte'
  | 'pages-de-largeurs-differentes'
  | 'coupure-imposee';

/** A fault found while laying out: `origin` tells the place in the template and the field of the document. */
export interface LayoutFault {
  readonly code: LayoutCode;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
  readonly origin: Origin;
  /** Of `glyphe-absent`: the character, which the record may hold. */
  readonly character?: string;
}

/** The character has no glyph in the face it is set in. */
export function missingGlyph(codePoint: number, face: FaceId, origin: Origin): LayoutFault {
  const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  const shown =
    codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)
      ? ''
      : ` « ${String.fromCodePoint(codePoint)} »`;
  return {
    code: 'glyphe-absent',
    severity: 'erreur',
    message: `Le caractère${shown} ${code} n’existe pas dans la police ${faceName(face)}.`,
    remedy: 'remplacez ce caractère, ou supprimez-le s’il a été collé par mégarde.',
    origin,
    character: String.fromCodePoint(codePoint),
  };
}

/** Nothing in the word may be broken, and it is wider than its line. */
export function wideWord(text: string, excess: number, origin: Origin): LayoutFault {
  return {
    code: 'mot-trop-large',
    severity: 'erreur',
    message: `« ${text.trim()} » dépasse de ${millimetres(excess)} la largeur de sa ligne, et ne peut pas être coupé.`,
    remedy: 'élargissez la colonne dans le modèle, ou réduisez le corps de ce texte.',
    origin,
  };
}

/** A box, table or picture wider than what holds it. */
export function wideBox(what: string, excess: number, origin: Origin): LayoutFault {
  return {
    code: 'plus-large-que-sa-boite',
    severity: 'erreur',
    message: `${what} dépasse de ${millimetres(excess)} la largeur de sa boîte.`,
    remedy:
      'réduisez sa largeur (`width`), ses marges intérieures (`padding`) ou ses bords dans la feuille de style.',
    origin,
  };
}

/** Content higher than the height that its box was given. */
export function highContent(what: string, excess: number, origin: Origin): LayoutFault {
  return {
    code: 'plus-haut-que-sa-boite',
    severity: 'erreur',
    message: `${what} dépasse de ${millimetres(excess)} la hauteur de sa boîte.`,
    remedy:
      'augmentez la hauteur (`height`, ou la marge de la page) dans la feuille de style, ou raccourcissez le texte.',
    origin,
  };
}

/** Something that cannot be cut and is higher than a page. */
export function highBlock(excess: number, page: number, origin: Origin): LayoutFault {
  return {
    code: 'plus-haut-que-la-page',
    severity: 'erreur',
    message: `Ce bloc d’un seul tenant dépasse de ${millimetres(excess)} la hauteur de la page ${page}.`,
    remedy:
      'répartissez ce contenu sur plusieurs lignes de tableau ou plusieurs paragraphes, que les pages puissent séparer.',
    origin,
  };
}

/** A row that has more cells than its table has columns. */
export function extraCell(columns: number, origin: Origin): LayoutFault {
  return {
    code: 'cellule-de-trop',
    severity: 'erreur',
    message: `Cette ligne a plus de cellules que le tableau n’a de colonnes (${columns}).`,
    remedy: 'ajoutez une colonne (`col`) au tableau, ou retirez la cellule de trop.',
    origin,
  };
}

/** A picture that was not handed over. */
export function missingPicture(src: string, origin: Origin): LayoutFault {
  return {
    code: 'image-absente',
    severity: 'erreur',
    message: `L’image « ${src} » n’a pas été trouvée.`,
    remedy: 'placez le fichier à côté du modèle, ou corrigez son nom.',
    origin,
  };
}

/** A picture among words: it could not be tagged apart from them. */
export function pictureInText(src: string, origin: Origin): LayoutFault {
  return {
    code: 'image-dans-le-texte',
    severity: 'erreur',
    message: `L’image « ${src} » n’est pas seule dans son paragraphe.`,
    remedy: 'placez-la seule dans son paragraphe ou dans sa case.',
    origin,
  };
}

/** Pages that do not share one measure: lines broken for one would not fit another. */
export function unequalPages(page: number, origin: Origin): LayoutFault {
  return {
    code: 'pages-de-largeurs-differentes',
    severity: 'erreur',
    message: `La page ${page} n’a pas la même largeur de texte que les autres.`,
    remedy:
      'donnez aux règles @page des marges gauche et droite de même somme, ou nommez la page large (`page`).',
    origin,
  };
}

/** A page had to break where the style sheet asks not to; `page` is `null` while pages are not made yet. */
export function forcedBreak(what: string, page: number | null, origin: Origin): LayoutFault {
  return {
    code: 'coupure-imposee',
    severity: 'avertissement',
    message: `${page === null ? 'Une page' : `La page ${page}`} finit ${what}, faute d’un meilleur endroit.`,
    remedy: 'vérifiez cette page ; raccourcissez le texte, ou retirez un `avoid` de la feuille de style.',
    origin,
  };
}

/** « Liberation Sans, gras italique » */
function faceName(face: FaceId): string {
  const family = face.startsWith('sans') ? 'Sans' : 'Serif';
  const weight = face.includes('bold') ? ' gras' : '';
  const slope = face.includes('italic') ? ' italique' : '';
  return weight === '' && slope === '' ? `Liberation ${family}` : `Liberation ${family},${weight}${slope}`;
}

/** Thousandths of a point as « 12,3 mm », never less than a tenth. */
function millimetres(milli: number): string {
  const tenths = Math.max(1, Math.ceil((milli / 1000 / 72) * 254));
  return `${Math.floor(tenths / 10)},${tenths % 10}\u00a0mm`;
}
