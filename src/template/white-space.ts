/**
 * White space as CSS `white-space: normal` has it (CSS Text 3, § 4.1.1): a run of spaces, tabs and line ends is one space, even
 * across the tags of inline elements; none at the beginning and the end of a line. U+00A0 and spaces typed in a record are text.
 */
import { KEPT_SPACE } from './merged.ts';
import type { MarkupNode, MarkupText } from './markup.ts';
import type { Origin } from './styled.ts';

/** The text of one block, as far as it is read. */
export interface Line {
  /** A space now would be dropped: the line begins, or ends with one. */
  spaced: boolean;
  /** The space that the line ends with, which goes if nothing follows. */
  last: { readonly text: MarkupText; readonly among: MarkupNode[] } | null;
}

/** A line that begins. */
export function newLine(): Line {
  return { spaced: true, last: null };
}

/** Whether a text is only white space that may collapse. */
export function isBlank(text: string): boolean {
  return !/[^ \t\n\r\f]/.test(text);
}

/** Adds text to a line; `among` are the children of the element that it stands in. */
export function addText(line: Line, among: MarkupNode[], written: string, origin: Origin): void {
  let text = written.replaceAll(/[ \t\n\r\f]+/g, ' ');
  if (line.spaced && text.startsWith(' ')) text = text.slice(1);
  if (text === '') return;
  const node: MarkupText = { kind: 'text', text: text.replaceAll(KEPT_SPACE, ' '), origin };
  among.push(node);
  line.spaced = text.endsWith(' ');
  line.last = line.spaced ? { text: node, among } : null;
}

/** Something that is not text stands in the line: a space after it is kept. */
export function addObject(line: Line): void {
  line.spaced = false;
  line.last = null;
}

/** The line ends here: its last space goes. */
export function endLine(line: Line): void {
  if (line.last !== null) {
    const { text, among } = line.last;
    text.text = text.text.slice(0, -1);
    if (text.text === '') among.splice(among.indexOf(text), 1);
  }
  line.spaced = true;
  line.last = null;
}
