/**
 * Where the validators are blind: veraPDF passes files without real spaces, with wrong characters behind the glyphs, with
 * furniture that does not say what it is, with a checksum that is none. Each rule here is one that it lets through.
 */
import { fault } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { lintIdentity } from './lint-identity.ts';
import { lintText } from './lint-text.ts';
import { lintTree } from './lint-tree.ts';
import type { Reading } from './reading.ts';

export type LintCode =
  | 'pdf-espace-fictif'
  | 'pdf-mots-colles'
  | 'pdf-caractere-inconnu'
  | 'pdf-caractere-multiple'
  | 'pdf-contenu-orphelin'
  | 'pdf-artefact-muet'
  | 'pdf-marques-desequilibrees'
  | 'pdf-non-balise'
  | 'pdf-arbre-incoherent'
  | 'pdf-element-vide'
  | 'pdf-liste-sans-numerotation'
  | 'pdf-titres-desordonnes'
  | 'pdf-entete-sans-portee'
  | 'pdf-tableau-irregulier'
  | 'pdf-image-sans-texte'
  | 'pdf-piece-jointe'
  | 'pdf-metadonnees-discordantes'
  | 'pdf-sans-identifiant'
  | 'pdf-sans-langue'
  | 'pdf-action';

/** A rule broken: a French sentence without its full stop. */
export interface Finding {
  readonly code: LintCode;
  readonly message: string;
}

/** All rules, over what our reader found. These are faults of the program that made the file, not of the record. */
export function lintPdf(reading: Reading, file: string): readonly Diagnostic[] {
  const findings = [...lintText(reading), ...lintTree(reading), ...lintIdentity(reading)];
  return findings.map(({ code, message }) =>
    fault({ place: { file, line: 1, column: 1, length: 0 }, code, message: `${message}.`, remedy: REMEDY }),
  );
}

const REMEDY = 'produisez l’acte de nouveau ; si la faute revient, signalez-la avec ce fichier.';
