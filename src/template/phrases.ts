/** What a document prints, line by line, as a person reads it: paragraphs, items, headings, rows of tables. */
import type { Markup, MarkupElement, MarkupNode } from './markup.ts';

/** A line, and whether it is a paragraph (a sentence is looked for in those alone). */
export interface Phrase {
  readonly text: string;
  readonly isParagraph: boolean;
}

const INLINE = new Set(['span', 'strong', 'em', 'sup', 'br', 'img']);

/** The lines of a document in their order, foot and head included; cells of a row stand side by side. */
export function phrasesOf({ body }: Markup): readonly Phrase[] {
  return blocks(body);
}

function blocks(element: MarkupElement): Phrase[] {
  if (element.tag === 'tr') {
    const cells = element.children.map((cell) =>
      cell.kind === 'element'
        ? blocks(cell)
            .map(({ text }) => text)
            .join(' / ')
        : '',
    );
    return [{ text: cells.join(' | '), isParagraph: false }];
  }
  if (!element.children.every(isInline))
    return element.children.flatMap((child) =>
      child.kind === 'text' ? [{ text: child.text, isParagraph: false }] : blocks(child),
    );
  const text = element.children.map(textOf).join('');
  return text === ''
    ? []
    : text.split('\n').map((line) => ({ text: line, isParagraph: element.tag === 'p' }));
}

function isInline(node: MarkupNode): boolean {
  return node.kind === 'text' || INLINE.has(node.tag);
}

function textOf(node: MarkupNode): string {
  if (node.kind === 'text') return node.text;
  return node.tag === 'br' ? '\n' : node.children.map(textOf).join('');
}
