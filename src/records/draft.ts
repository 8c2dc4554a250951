/** Which texts of a record are still a draft: until it is voted, a text may be mended; from then on it is the text. */
import { isList, type Located, type Path, type Tree } from './located.ts';
import { NOM_DE_POINT } from './seance.ts';

/** A text that will be printed, where it is written. */
export interface DraftText {
  readonly path: Path;
  readonly text: string;
}

/** Keys of the texts that are printed as sentences or titles; what is below them too. */
export const TEXTES: ReadonlySet<string> = new Set([
  'objet',
  'rubrique',
  'visas',
  'considerants',
  'motifs',
  'expose',
  'debats',
  'formule',
  'dispositif',
  'articles',
  'texte',
  'titre',
  'poste',
  'organisme',
  'motif',
  'mention',
  'observations',
  'communications',
  'questions_diverses',
]);

/** Keys that tell what was done elsewhere, or that no act prints. */
const AILLEURS = new Set(['decisions', 'irregularites', 'controle', 'lien']);

/** Keys that say that a point was decided: from then on its text is that which was voted. */
const DECIDE = ['vote', 'election', 'designations', 'resultat'];

/** The texts of a `seance.yaml` that are a draft, given the state of its séance. */
export function draftOfSeance({ value }: Located, etat: string): readonly DraftText[] {
  if (!isOpen(etat)) return [];
  const { ordre_du_jour: agenda, ...others } = value;
  const entries = agenda !== undefined && isList(agenda) ? agenda : [];
  return [
    ...textsIn(others, []),
    ...entries.flatMap((entry, i) => {
      const path = ['ordre_du_jour', i];
      if (typeof entry === 'string') return NOM_DE_POINT.test(entry) ? [] : [{ path, text: entry }];
      return isDecided(entry, etat) ? [] : textsIn(entry, path);
    }),
  ];
}

/** The texts of the file of a point that are a draft, given the state of its séance. */
export function draftOfPoint({ value }: Located, etat: string): readonly DraftText[] {
  return isOpen(etat) && !isDecided(value, etat) ? textsIn(value, []) : [];
}

function isOpen(etat: string): boolean {
  return etat === 'preparee' || etat === 'en-cours';
}

function isDecided(point: Tree, etat: string): boolean {
  return etat === 'en-cours' && typeof point !== 'string' && DECIDE.some((key) => key in point);
}

function textsIn(tree: Tree, path: Path, isText = false): DraftText[] {
  if (typeof tree === 'string') return isText ? [{ path, text: tree }] : [];
  if (isList(tree)) return tree.flatMap((item, i) => textsIn(item, [...path, i], isText));
  return Object.entries(tree)
    .filter(([key]) => !AILLEURS.has(key))
    .flatMap(([key, value]) => textsIn(value, [...path, key], isText || TEXTES.has(key)));
}
