/** Faults of a template. Each code has a line in docs/erreurs.md and a test that provokes it. */
import { type Diagnostic, fault, type Place } from '../diagnostic.ts';

export type Code =
  | 'champ-inconnu'
  | 'champ-facultatif-sans-garde'
  | 'champ-non-imprimable'
  | 'si-toujours-vrai'
  | 'liste-attendue'
  | 'groupe-attendu'
  | 'prose-nue'
  | 'prose-sans-mise-en-forme'
  | 'gabarit-mal-ecrit'
  | 'gabarit-refuse'
  | 'gabarit-trop-profond'
  | 'gabarit-trop-long'
  | 'sortie-brute'
  | 'appel-refuse'
  | 'partiel-inconnu'
  | 'partiel-refuse'
  | 'partiel-en-boucle'
  | 'valeur-hors-texte'
  | 'bloc-mal-ferme'
  | 'modele-absent'
  | 'fichier-trop-long'
  | 'html-mal-ecrit'
  | 'balise-mal-fermee'
  | 'document-incomplet'
  | 'element-inconnu'
  | 'element-mal-place'
  | 'texte-mal-place'
  | 'texte-mele'
  | 'attribut-inconnu'
  | 'attribut-absent'
  | 'attribut-refuse'
  | 'feuille-mal-ecrite'
  | 'feuille-inconnue'
  | 'propriete-inconnue'
  | 'propriete-refusee'
  | 'propriete-deplacee'
  | 'propriete-sans-effet'
  | 'valeur-refusee'
  | 'unite-refusee'
  | 'selecteur-refuse'
  | 'regle-refusee';

/** What a step tells its faults to. */
export type Tell = (place: Place, code: Code, message: string, remedy: string) => void;

/** A fault of a template: French sentence, French remedy. */
export function templateFault(place: Place, code: Code, message: string, remedy: string): Diagnostic {
  return fault({ place, code, message, remedy });
}
