/**
 * What a material correction may not change in what was decided: figures, names, dates, and the words that turn a sentence round.
 * All else (a letter left out, a word doubled) is a slip of the pen.
 */
import type { Deliberation } from '../records/deliberation.ts';

/** The guarded words of one text of the decision, in their order, parted by a space. */
export interface TexteGarde {
  /** `dispositif`, `articles.0`, `tableaux.financement`: its key. */
  readonly cle: string;
  readonly mots: string;
}

/** What was decided, text by text. */
export function gardeOf(deliberation: Deliberation): readonly TexteGarde[] {
  const { dispositif, articles, tableaux } = deliberation;
  const texts = [
    ...(dispositif === null ? [] : [{ cle: 'dispositif', texte: dispositif }]),
    ...articles.map((texte, i) => ({ cle: `articles.${i}`, texte })),
  ];
  // An article that adopts « ce qui est présenté ci-dessus » decides the figures of the report: every table is guarded.
  const figures = Object.entries(tableaux).map(([nom, { colonnes, lignes, total }]) => ({
    cle: `tableaux.${nom}`,
    texte: [...colonnes, ...lignes, total ?? ''].join('\n'),
  }));
  return [...texts, ...figures].map(({ cle, texte }) => ({ cle, mots: guarded(texte).join(' ') }));
}

/** Two words apart, where two texts of the decision say something else; `null`: nowhere. */
export function firstChange(before: string, after: string): { avant: string; apres: string } | null {
  const [old, made] = [before, after].map((mots) => mots.split(' '));
  const length = Math.max(old!.length, made!.length);
  for (let i = 0; i < length; i += 1) {
    const [avant = '', apres = ''] = [old![i], made![i]];
    if (avant.toLowerCase() !== apres.toLowerCase()) return { avant, apres };
  }
  return null;
}

/** A figure with its groups of thousands and its decimals, else a word. */
const WORD = /\d+(?:[ \u00a0\u202f]\d{3}(?!\d))*(?:[.,/-]\d+)*|[\p{L}\p{M}]+/gu;

function guarded(text: string): string[] {
  return Array.from(text.matchAll(WORD), ([word]) => word.replaceAll(/\s/gu, '')).filter(
    (word) => /^[\d\p{Lu}]/u.test(word) || TURNING.has(word),
  );
}

/** Numbers and months in letters, units, and what turns a sentence into its contrary. */
const TURNING: ReadonlySet<string> = new Set(
  (
    'deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts trente quarante ' +
    'cinquante soixante septante huitante nonante cent cents mille million millions milliard milliards demi tiers quart ' +
    'janvier février mars avril mai juin juillet août septembre octobre novembre décembre ' +
    'an ans mois jour jours euro euros mensuel mensuelle annuel annuelle ' +
    'ne n pas non ni sans sauf aucun aucune jamais plus moins refuse rejette hors'
  ).split(' '),
);
