/** What pdf.js finds: the pieces of text of each page and their places, and the tagged paragraphs in the order of the tree. */
import type { StructTreeContent, StructTreeNode } from 'pdfjs-dist/types/src/display/api.js';
import { doors } from './doors.ts';
import { folded } from './lines.ts';
import { allElements } from './tree.ts';
import type { StructureTree } from './tree.ts';

/** A piece of text. Lengths in points, `y` of the baseline from the top of the page down. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly width: number;
  /** Joins it to the structure tree of its page; `null` for an artifact. */
  readonly mark: string | null;
}

export interface PageItems {
  readonly height: number;
  readonly items: readonly PlacedText[];
  readonly tree: StructTreeNode | null;
}

/** A piece of tagged content: white space folded. */
export interface Tagged {
  readonly role: string;
  readonly text: string;
  /** From 1. */
  readonly page: number;
}

/** What pdf.js finds on each page of a sound PDF. Rejects when it cannot read the file. */
export async function pageItems(bytes: Uint8Array): Promise<readonly PageItems[]> {
  const { getDocument } = await doors();
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  try {
    const document = await task.promise;
    const out: PageItems[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const content = await page.getTextContent({ includeMarkedContent: true });
      const [, , , height = 0] = page.view;
      out.push({
        height,
        items: placedItems(content.items, height),
        tree: treeOf(await page.getStructTree()),
      });
    }
    return out;
  } finally {
    await task.destroy();
  }
}

/** The library's types say that there always is a tree; there is none on a page without tags. */
function treeOf(found: StructTreeNode | null): StructTreeNode | null {
  return found;
}

type ContentItems = Awaited<
  ReturnType<import('pdfjs-dist/types/src/display/api.js').PDFPageProxy['getTextContent']>
>['items'];

function placedItems(items: ContentItems, height: number): readonly PlacedText[] {
  const out: PlacedText[] = [];
  const marks: (string | null)[] = [];
  for (const item of items) {
    if ('str' in item) {
      const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as readonly number[];
      const mark = marks.findLast((id) => id !== null) ?? null;
      out.push({ text: item.str, x, y: height - y, size: Math.hypot(c, d), width: item.width, mark });
    } else if (item.type === 'endMarkedContent') marks.pop();
    else marks.push('id' in item && typeof item.id === 'string' ? item.id : null);
  }
  return out;
}

/** The tagged pieces that pdf.js sees, page after page: an element cut by a page break comes twice. */
export function taggedByPdfjs(pages: readonly PageItems[]): readonly Tagged[] {
  return pages.flatMap(({ items, tree }, i) => {
    const texts = new Map<string, string>();
    for (const { mark, text } of items)
      if (mark !== null) texts.set(mark, `${texts.get(mark) ?? ''}${text} `);
    const out: Tagged[] = [];
    const walk = (node: StructTreeNode): void => {
      const own = folded(
        node.children.map((child) => (isContent(child) ? (texts.get(child.id) ?? '') : '')).join(''),
      );
      if (own !== '') out.push({ role: node.role, text: own, page: i + 1 });
      for (const child of node.children) if (!isContent(child)) walk(child);
    };
    if (tree !== null) walk(tree);
    return out;
  });
}

function isContent(node: StructTreeNode | StructTreeContent): node is StructTreeContent {
  return !('children' in node);
}

/** The tagged pieces that our own reader sees: an element cut by a page break comes once. */
export function taggedByUs(tree: StructureTree): readonly Tagged[] {
  return allElements(tree)
    .map(({ role, own, page }) => ({ role, text: folded(own), page: page ?? 1 }))
    .filter(({ text }) => text !== '');
}

/**
 * Whether both see the same pieces in the same order. White space is left aside (pdf.js guesses it), and so are soft hyphens. A
 * piece may go on where a page ends, on the next one: there it comes in its order among the pieces of that page.
 */
export function sameTagged(ours: readonly Tagged[], theirs: readonly Tagged[]): boolean {
  const pages = new Map<number, Tagged[]>();
  for (const piece of theirs) pages.set(piece.page, [...(pages.get(piece.page) ?? []), piece]);
  const left = new Map([...pages].map(([page, pieces]) => [page, pieces.values()]));
  for (const { role, text, page: first } of ours) {
    const wanted = bare(text);
    let found = '';
    for (let page = first; found !== wanted || page === first; page++) {
      const piece = left.get(page)?.next().value;
      if (piece === undefined || piece.role !== role) return false;
      found += bare(piece.text);
      if (!wanted.startsWith(found)) return false;
    }
  }
  return [...left.values()].every((pieces) => pieces.next().done === true);
}

function bare(text: string): string {
  return text.replaceAll(/[\s\u00ad]+/gu, '');
}
