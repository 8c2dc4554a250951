import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { LintCode } from '../../src/verify/lint.ts';
import type { UnreadableCode } from '../../src/verify/objects.ts';
import type { ProofCode } from '../../src/verify/proof.ts';

/** The compiler refuses this list when a code is missing from it. */
const CODES: Readonly<Record<LintCode | UnreadableCode | ProofCode, true>> = {
  'pdf-illisible': true,
  'pdf-tronque': true,
  'pdf-chiffre': true,
  'pdf-demesure': true,
  'pdf-filtre-inconnu': true,
  'pdf-different': true,
  'pdf-saisie-differente': true,
  'pdf-lectures-discordantes': true,
  'pdf-espace-fictif': true,
  'pdf-mots-colles': true,
  'pdf-caractere-inconnu': true,
  'pdf-caractere-multiple': true,
  'pdf-contenu-orphelin': true,
  'pdf-artefact-muet': true,
  'pdf-marques-desequilibrees': true,
  'pdf-non-balise': true,
  'pdf-arbre-incoherent': true,
  'pdf-element-vide': true,
  'pdf-liste-sans-numerotation': true,
  'pdf-titres-desordonnes': true,
  'pdf-entete-sans-portee': true,
  'pdf-tableau-irregulier': true,
  'pdf-image-sans-texte': true,
  'pdf-piece-jointe': true,
  'pdf-metadonnees-discordantes': true,
  'pdf-sans-identifiant': true,
  'pdf-sans-langue': true,
  'pdf-action': true,
};

test('every code of this room has its line in the page of errors', () => {
  const page = readFileSync('docs/erreurs.md', 'utf8');
  const section = page.slice(page.indexOf('## Relecture des PDF'));
  const told = [...section.matchAll(/^\| `(pdf-[a-z-]+)` \|/gm)].map(([, code]) => code);
  expect(told).toEqual(expect.arrayContaining(Object.keys(CODES)));
});
