/** What a document prints that another, made with the same template, does not. */
import type { StyledDocument, StyledNode } from './styled.ts';

/** A line of a document: a paragraph, an item, a row of a table. */
interface Line {
  readonly texts: { readonly key: string; readonly text: string }[];
}

/**
 * The texts of `one` that `other` does not print, each line of it joined and its white space collapsed, in their order. Texts
 * are the same when they come from the same place of the template and the same field, and read alike.
 */
export function printedBeside(one: StyledDocument, other: StyledDocument): string[] {
  const left = new Map<string, number>();
  for (const { key } of linesOf(other).flatMap(({ texts }) => texts)) left.set(key, (left.get(key) ?? 0) + 1);
  return linesOf(one).flatMap(({ texts }) => {
    const own = texts.filter(({ key }) => {
      const count = left.get(key) ?? 0;
      left.set(key, count - 1);
      return count <= 0;
    });
    const line = own.map(({ text }) => text).join('');
    return line.trim() === '' ? [] : [line.replaceAll(/[ \n\t]+/g, ' ').trim()];
  });
}

const LINES: readonly string[] = ['div', 'p', 'h1', 'h2', 'h3', 'li', 'table', 'caption', 'tr'];
/** What stands apart on its line. */
const APART: readonly string[] = ['th', 'td', 'br'];

function linesOf({ body }: StyledDocument): Line[] {
  const lines: Line[] = [{ texts: [] }];
  const walk = (node: StyledNode, apart: boolean): void => {
    if (node.kind === 'text') {
      const { file, line, column } = node.origin.template;
      const key = JSON.stringify([file, line, column, node.origin.field, node.text]);
      lines.at(-1)!.texts.push({ key, text: apart ? ` ${node.text}` : node.text });
      return;
    }
    const isLine = LINES.includes(node.tag);
    if (isLine) lines.push({ texts: [] });
    let first = APART.includes(node.tag);
    for (const child of node.children) {
      walk(child, first || (child.kind === 'text' && apart));
      first = child.kind === 'element' && child.tag === 'br';
    }
    if (isLine) lines.push({ texts: [] });
  };
  walk(body, false);
  return lines;
}
