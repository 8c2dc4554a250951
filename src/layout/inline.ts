/** What a paragraph holds: its stretches of text, and the lines that `br` forces. */
import type { Origin, Style, StyledElement, StyledNode } from '../template/styled.ts';
import { milli } from './measure.ts';
import type { Owner } from './page.ts';

/** A stretch of text in one style, or a picture. */
export interface Run {
  readonly text: string;
  readonly style: Style;
  readonly owner: Owner;
  /** Of its baseline above that of the line, in thousandths of a point. */
  readonly rise: number;
  /** The element, when it is a picture; its text is then U+FFFC. */
  readonly picture: StyledElement | null;
  readonly origin: Origin;
}

/** Stands for a picture in the text of a paragraph (UAX 14 breaks on both sides of it). */
const PICTURE = '\ufffc';

/** Who owns the text of a paragraph: a node may have an owner of its own (the dash of a list item). */
export type OwnerOf = (node: StyledNode) => Owner;

/**
 * The runs of a paragraph, parted where a line break is forced. Always at least one part, perhaps empty. A part that goes on
 * in another ends with a U+0020, added if need be: it hangs, and those who listen hear two words and not one.
 */
export function collectRuns(nodes: readonly StyledNode[], style: Style, owner: OwnerOf): Run[][] {
  const parts: Run[][] = [[]];
  for (const node of nodes) collect(node, style, owner(node), 0, parts);
  // A break at the very end of a block opens no line (CSS 2.2 § 16.6.1).
  if (parts.length > 1 && parts.at(-1)!.length === 0) parts.pop();
  for (const part of parts.slice(0, -1)) {
    const last = part.at(-1);
    if (last !== undefined && last.picture === null && !last.text.endsWith(' '))
      part[part.length - 1] = { ...last, text: `${last.text} ` };
  }
  return parts;
}

function collect(node: StyledNode, style: Style, owner: Owner, rise: number, parts: Run[][]): void {
  if (node.kind === 'text') {
    if (node.text !== '')
      parts.at(-1)!.push({ text: node.text, style, owner, rise, picture: null, origin: node.origin });
    return;
  }
  if (node.tag === 'br') {
    parts.push([]);
    return;
  }
  if (node.tag === 'img') {
    parts.at(-1)!.push({ text: PICTURE, style: node.style, owner, rise, picture: node, origin: node.origin });
    return;
  }
  const { verticalAlign } = node.style;
  const risen = typeof verticalAlign === 'number' ? rise + milli(verticalAlign) : rise;
  for (const child of node.children) collect(child, node.style, owner, risen, parts);
}
