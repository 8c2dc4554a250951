/** Why a file is not imported: it comes from anybody, and is refused before anything of it is believed. */
import { fault, type Diagnostic } from '../diagnostic.ts';

export type RefusCode =
  | 'import-ancien-word'
  | 'import-chiffre'
  | 'import-pas-un-texte'
  | 'import-abime'
  | 'import-demesure'
  | 'import-chemin'
  | 'import-doctype'
  | 'import-vide';

/** Thrown inside the room, and caught at its door (`fichier.ts`), where it becomes a diagnostic. */
export class Refus extends Error {
  readonly code: RefusCode;

  constructor(code: RefusCode, detail = '') {
    super(`${TOLD[code].message}${detail === '' ? '' : ` : ${detail}`}.`);
    this.code = code;
  }
}

/** The refusal as told of `file`. */
export function diagnosticOf(refus: Refus, file: string): Diagnostic {
  return fault({
    place: { file, line: 1, column: 1, length: 0 },
    code: refus.code,
    message: refus.message,
    remedy: TOLD[refus.code].remedy,
  });
}

/** A sentence without its full stop, and what to do. */
const TOLD: Readonly<Record<RefusCode, { readonly message: string; readonly remedy: string }>> = {
  'import-ancien-word': {
    message: 'Ce fichier est d’un ancien Word (.doc)',
    remedy: 'ouvrez-le, puis enregistrez-le sous : « Document Word (.docx) ».',
  },
  'import-chiffre': {
    message: 'Ce fichier est protégé par un mot de passe',
    remedy: 'ouvrez-le avec son mot de passe, ôtez la protection, puis enregistrez-le.',
  },
  'import-pas-un-texte': {
    message: 'Ce fichier n’est ni un texte Word (.docx) ni un texte LibreOffice (.odt)',
    remedy: 'enregistrez votre texte en .docx ou en .odt, quel que soit le nom du fichier.',
  },
  'import-abime': {
    message: 'Ce fichier est abîmé',
    remedy: 'ouvrez-le dans Word ou LibreOffice, qui le répare, puis enregistrez-le de nouveau.',
  },
  'import-demesure': {
    message: 'Ce fichier est trop gros pour une délibération',
    remedy: 'partagez-le, ou copiez-en le texte dans un document neuf.',
  },
  'import-chemin': {
    message: 'Ce fichier contient une pièce qui désigne un endroit hors de lui',
    remedy: 'ne l’ouvrez pas sans savoir d’où il vient ; copiez-en le texte dans un document neuf.',
  },
  'import-doctype': {
    message: 'Ce fichier définit des entités, ce qu’aucun traitement de texte ne fait',
    remedy: 'ne l’ouvrez pas sans savoir d’où il vient ; copiez-en le texte dans un document neuf.',
  },
  'import-vide': {
    message: 'Ce fichier ne contient aucun texte',
    remedy: 'vérifiez que c’est le bon ; un document numérisé est une image, dont le texte est à retaper.',
  },
};
