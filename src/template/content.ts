/** What an element may hold: text or blocks, never the two mixed, save blocks after the text of a list item. */
import type { Place } from '../diagnostic.ts';
import type { Tell } from './codes.ts';
import type { MarkupNode } from './markup.ts';
import type { Content, ElementName } from './subset.ts';
import { endLine, type Line, newLine } from './white-space.ts';

/** A block that is open, and what it holds so far. */
interface Block {
  readonly content: Content;
  readonly line: Line;
  holds: 'rien' | 'texte' | 'blocs';
}

/** An element that is open; `name` is `null` when it is not in the list (what it holds is judged as its parent's). */
export interface Open {
  readonly written: string;
  readonly name: ElementName | null;
  readonly children: MarkupNode[];
  /** An inline element adds to the block that it stands in. */
  readonly block: Block;
  readonly inline: boolean;
  readonly place: Place;
}

/** Outside everything. */
export const NOWHERE: Block = { content: 'blocs', line: newLine(), holds: 'rien' };

/** Whether text may stand in the open element; white space between blocks is nobody's. */
export function takesText(top: Open | undefined, blank: boolean, place: Place, tell: Tell): top is Open {
  const block = top?.block ?? NOWHERE;
  const { content, holds } = block;
  if (blank && (content === 'blocs' || (content !== 'texte' && holds !== 'texte'))) return false;
  // An inline element where only blocks stand was told already, at its tag.
  if (top?.inline === true && (content === 'blocs' || holds === 'blocs')) return false;
  if (top !== undefined && content !== 'blocs') return holdsText(block, place, tell);
  tell(
    place,
    'texte-mal-place',
    `Du texte ne peut pas se trouver directement dans ${top === undefined ? 'le document' : `<${top.written}>`}.`,
    'mettez-le dans un paragraphe <p>, une cellule ou un élément de liste.',
  );
  return false;
}

/** An inline element opens: it adds to the text of the block around it. */
export function inlineIn(around: Block, place: Place, tell: Tell): Block {
  if (around.content !== 'blocs') holdsText(around, place, tell);
  return around;
}

/** A block opens inside another, or none. */
export function blockIn(around: Block | null, content: Content, place: Place, tell: Tell): Block {
  if (around?.content === 'blocs-ou-texte' && around.holds === 'texte') mixed(place, tell);
  if (around?.content === 'texte-puis-blocs') endLine(around.line);
  if (around !== null) around.holds = 'blocs';
  return { content, line: newLine(), holds: 'rien' };
}

function holdsText(block: Block, place: Place, tell: Tell): boolean {
  if (block.holds === 'blocs') {
    mixed(place, tell);
    return false;
  }
  block.holds = 'texte';
  return true;
}

function mixed(place: Place, tell: Tell): void {
  tell(
    place,
    'texte-mele',
    'Du texte et des blocs sont mêlés dans un même élément.',
    'mettez le texte dans un paragraphe <p> à côté des autres blocs.',
  );
}
