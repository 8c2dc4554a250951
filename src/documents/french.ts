/** The grammar that sentences need and templates cannot do: lists, agreements, contractions, civilités. */
import { de } from '../records/contraction.ts';

/**
 * « A », « A et B », « A, B et C ».
 * @public
 */
export function list(items: readonly string[], last: 'et' | 'ou' = 'et'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/**
 * In French 0 and 1 are singular: « 0 membre », « 1 membre », « 2 membres ».
 * @public
 */
export function agreed(n: number, singular: string, plural = `${singular}s`): string {
  return Math.abs(n) < 2 ? singular : plural;
}

/**
 * « du Bureau métropolitain » for a name without article, whose gender is told by another name of the same thing that
 * has one (« le Bureau »).
 */
export function deLike(name: string, withArticle: string): string {
  const article = /^(?:le |la |les |l[’'])/iu;
  const [found] = article.exec(withArticle) ?? [];
  return de(found === undefined || article.test(name) ? name : found + name);
}

/** « Monsieur » for `M.`, « Madame » for `Mme`; `null` stays `null`. */
export function civiliteInFull(civilite: string | null): string | null {
  if (civilite === 'M.') return 'Monsieur';
  return civilite === 'Mme' ? 'Madame' : civilite;
}

/** `M.` for « Monsieur », `Mme` for « Madame »; `null` stays `null`. */
export function civiliteInShort(civilite: string | null): string | null {
  if (civilite === 'Monsieur') return 'M.';
  return civilite === 'Madame' ? 'Mme' : civilite;
}

export function isFeminine(civilite: string | null): boolean {
  return civiliteInShort(civilite) === 'Mme';
}
