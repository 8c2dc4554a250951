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

/** How many characters of white space, which may collapse, a text begins with. */
export function leadOf(text: string): number {
  let at = 0;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d && code !== 0x0b);
}

/** White space that is not one space by itself. */
const COLLAPSES = /[\t\n\r\f]| {2}/;

/** Adds text to a line; `among` are the children of the element that it stands in. */
export function addText(line: Line, among: MarkupNode[], written: string, origin: Origin): void {
  let text = COLLAPSES.test(written) ? written.replaceAll(/[ \t\n\r\f]+/g, ' ') : written;
  if (line.spaced && text.startsWith(' ')) text = text.slice(1);
  if (text === '') return;
  const node: MarkupText = { kind: 'text', text: withSpaces(text), origin };
  among.push(node);
  line.spaced = text.endsWith(' ');
  line.last = line.spaced ? { text: node, among } : null;
}

/** Most texts have no space that was kept. */
function withSpaces(text: string): string {
  return text.includes(KEPT_SPACE) ? text.replaceAll(KEPT_SPACE, ' ') : text;
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
