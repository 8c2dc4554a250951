/** The paragraphs of an act: as the record has them, as our reader finds them, as pdf.js does. */
import type { Extrait } from '../../src/documents/extrait.ts';
import type { Prose } from '../../src/records/prose.ts';
import type { StructTreeNode } from 'pdfjs-dist/types/src/display/api.js';
import { doors } from '../../src/verify/doors.ts';
import { plain } from '../road/seed.ts';

/** Texts that have a block of their own, in the order in which each of these lists is printed. */
export function ownBlocks(document: Extrait): readonly (readonly string[])[] {
  const { presents, absents, excuses, expose, dispositif, articles, objet, rubrique } = document;
  const names = (list: readonly { readonly nom: string }[]): readonly string[] => list.map(({ nom }) => nom);
  return [
    presents.some(({ remplace }) => remplace !== null) ? [] : names(presents),
    names(absents),
    names(excuses),
    [rubrique === null ? `OBJET : ${objet}` : objet],
    expose === null ? [] : paragraphs(expose),
    dispositif === null ? [] : paragraphs(dispositif),
    articles.flatMap(({ titre, texte }) => [titre, ...paragraphs(texte)]),
  ];
}

/** Paragraphs, headings, items with their marks, titles and cells of tables. A forced line end reads as a space. */
function paragraphs(prose: Prose): readonly string[] {
  return prose.flatMap(blockTexts);
}

function blockTexts(block: Prose[number]): readonly string[] {
  if (block.kind === 'paragraph' || block.kind === 'heading') return [runs(block.inlines)];
  if (block.kind === 'list')
    return block.items.flatMap((item, i) => {
      const [first, ...others] = paragraphs(item);
      return [`${block.ordered ? `${block.start + i}.` : '-'} ${first ?? ''}`, ...others];
    });
  const cells = [...block.head, ...block.rows, block.total ?? []].flat();
  return [block.titre ?? '', ...cells.map((cell) => runs(cell.inlines))].filter((text) => text !== '');
}

function runs(inlines: Extract<Prose[number], { kind: 'paragraph' }>['inlines']): string {
  return inlines.map((inline) => (inline.kind === 'run' ? inline.text : ' ')).join('');
}

/** Where a list stands in another, in its order; what is missing of it. */
export function missing(list: readonly string[], blocks: readonly string[]): readonly string[] {
  let from = 0;
  return list.filter((text) => {
    const at = blocks.indexOf(text, from);
    if (at >= 0) from = at + 1;
    return at < 0;
  });
}

/** A piece of tagged text as pdf.js finds it. */
interface Piece {
  readonly role: string;
  readonly text: string;
}

/** The tagged pieces of each page; an element cut by a page break has one on both. */
async function piecesByPdfjs(bytes: Uint8Array): Promise<readonly (readonly Piece[])[]> {
  const { getDocument } = await doors();
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages: Piece[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const texts = new Map<string, string>();
    const open: string[] = [];
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ('str' in item)
        texts.set(
          open.at(-1) ?? '',
          `${texts.get(open.at(-1) ?? '') ?? ''}${item.str}${item.hasEOL ? LINE_END : ''}`,
        );
      else if (item.type === 'endMarkedContent') open.pop();
      else open.push('id' in item && typeof item.id === 'string' ? item.id : '');
    }
    const pieces: Piece[] = [];
    const walk = (node: StructTreeNode): void => {
      const own = node.children
        .map((child) => ('children' in child ? '' : (texts.get(child.id) ?? '')))
        .join('');
      if (plain(own) !== '') pieces.push({ role: node.role, text: own });
      for (const child of node.children) if ('children' in child) walk(child);
    };
    walk(await page.getStructTree());
    pages.push(pieces);
  }
  await task.destroy();
  return pages;
}

/** Where pdf.js sees a line end it drops the space: there may be one, or none (after a hyphen). */
const LINE_END = '\n';

/**
 * Whether pdf.js finds the same blocks in the same order, white space folded. A block of ours may be the last piece of a
 * page and the first of the next ones. Gives the first block that it finds otherwise.
 */
export async function otherwiseByPdfjs(bytes: Uint8Array, blocks: readonly string[]): Promise<string | null> {
  const pages = await piecesByPdfjs(bytes);
  const pieces = pages.flatMap((all) => all.map((piece, i) => ({ ...piece, isFirst: i === 0 })));
  let next = 0;
  const take = (): string => {
    const { role, text } = pieces[next++] ?? { role: '', text: '' };
    // The mark of an item belongs to its text.
    return role === 'Lbl' ? `${text}${LINE_END}${take()}` : text;
  };
  for (const block of blocks) {
    const wanted = plain(block.replaceAll('\u00ad', ''));
    if (wanted === '') continue;
    let found = take();
    while (endOf(found, wanted) !== wanted.length && pieces[next]?.isFirst === true)
      found += LINE_END + take();
    if (endOf(found, wanted) !== wanted.length) return `${found} ≠ ${wanted}`;
  }
  return next === pieces.length ? null : `more: ${pieces[next]?.text}`;
}

/** How far a text goes in another, white space folded; -1 when it is not its beginning. */
function endOf(found: string, wanted: string): number {
  let at = 0;
  for (const part of found.split(LINE_END).map(plain)) {
    if (part === '') continue;
    if (at > 0 && wanted[at] === ' ') at += 1;
    if (!wanted.startsWith(part, at)) return -1;
    at += part.length;
  }
  return at;
}
