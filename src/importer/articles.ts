/** A decision in articles: « Article 1er : … », one after the other from the first, and nothing before it. */
import { without } from './inlines.ts';
import { plain, type Block } from './texte.ts';

const ARTICLE =
  /^[\s\u00A0]*art(?:icle|\.)[\s\u00A0]*(?:(unique)|(premier|première)|(\d{1,3})(?:er|ère|ème|e|°)?)(?!\p{L}|\d)[\s\u00A0]*[:.–—-]*[\s\u00A0]*/iu;

/** Blocks of each article, without its title, which the template writes; `null` when it is not all in articles. */
export function articlesOf(blocks: readonly Block[]): readonly (readonly Block[])[] | null {
  const articles: Block[][] = [];
  for (const block of blocks) {
    const match = block.kind === 'paragraph' ? ARTICLE.exec(plain(block)) : null;
    if (match === null || block.kind === 'table') {
      if (articles.length === 0) return null;
      articles.at(-1)!.push(block);
      continue;
    }
    const number = match[3] === undefined ? 1 : Number(match[3]);
    if (number !== articles.length + 1) return null;
    const inlines = without(block.inlines, match[0].length);
    // A title alone on its line: the article is what follows.
    articles.push(plain({ inlines }).trim() === '' ? [] : [{ ...block, role: 'text', inlines }]);
  }
  return articles.length === 0 || articles.some((article) => article.length === 0) ? null : articles;
}
