/**
 * Prose that bears no mark, which is nearly all prose, read without the Markdown reader: paragraphs, sub-headings, lists of
 * dashes. What is anything else is left to that reader, section by section; a property test holds one against the other.
 */
import type { ProseBlock } from './prose.ts';

/** A stretch that means the same whatever is before and after it. */
export interface Section {
  /** Offset in the text typed. */
  readonly start: number;
  readonly text: string;
  /** `null`: only the Markdown reader can tell. */
  readonly blocks: readonly ProseBlock[] | null;
}

/** At the margin, and no item: whatever list was open is closed. */
const CLOSES_LISTS = /^(?![ \t]|[-+*](?:[ \n]|$)|\d{1,3}[.)])/;

/** The sections of a text, in their order. */
export function sectionsOf(typed: string): readonly Section[] {
  const sections: Section[] = [];
  let open: { readonly start: number; end: number } | null = null;
  const close = (): void => {
    if (open === null) return;
    const text = typed.slice(open.start, open.end);
    sections.push({ start: open.start, text, blocks: listOf(text) });
    open = null;
  };
  for (const { start, text } of partsOf(typed)) {
    const end = start + text.length;
    if (open !== null && !CLOSES_LISTS.test(text)) {
      open.end = end;
      continue;
    }
    close();
    const block = headingOf(text) ?? paragraphOf(text.split('\n'));
    if (block === null) open = { start, end };
    else sections.push({ start, text, blocks: [block] });
  }
  close();
  return sections;
}

/** What stands between lines that are empty, or of spaces alone. */
function partsOf(typed: string): { start: number; text: string }[] {
  const parts: { start: number; text: string }[] = [];
  let start = 0;
  for (const { index, 0: blank } of typed.matchAll(/(?<=^|\n) *(?:\n|$)/g)) {
    if (index > start) parts.push({ start, text: typed.slice(start, index) });
    start = index + blank.length;
  }
  if (start < typed.length) parts.push({ start, text: typed.slice(start) });
  return parts;
}

/** What the reader gives a meaning to, or what is not typed as it prints. */
const MARKS = /[*\\|`\0-\t\v-\x1f]|\[\[/;
/** What may open something else than text at the beginning of a line; `[`: a table of figures. A year opens no list. */
const OPENS = /^ *(?:[-+*#:|[]|\d{1,3}[.)]|$)/;

function paragraphOf(lines: readonly string[]): ProseBlock | null {
  const written = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
  if (written[0]?.startsWith(' ') === true || written.some((line) => OPENS.test(line) || MARKS.test(line)))
    return null;
  return { kind: 'paragraph', inlines: run(written.map(trimmed).join(' ')) };
}

function headingOf(text: string): ProseBlock | null {
  const title = /^### +(?! )([^#\n]*[^#\s][^#\n]*)\n?$/.exec(text)?.[1];
  return title === undefined || MARKS.test(title) ? null : { kind: 'heading', inlines: run(trimmed(title)) };
}

/** A list of dashes, an item a paragraph. */
function listOf(text: string): readonly ProseBlock[] | null {
  const items: string[][] = [];
  let isAfterBlank = false;
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const item = /^- (?! )(.+)$/.exec(line)?.[1];
    const isBlank = trimmed(line) === '';
    if (item !== undefined) items.push([item]);
    else if (!isBlank && (isAfterBlank || items.length === 0)) return null;
    else if (!isBlank) items.at(-1)?.push(line);
    isAfterBlank = isBlank;
  }
  const paragraphs = items.map(paragraphOf);
  if (paragraphs.some((paragraph) => paragraph === null)) return null;
  const read = paragraphs.filter((paragraph) => paragraph !== null).map((paragraph) => [paragraph]);
  return [{ kind: 'list', ordered: false, start: 0, items: read }];
}

/** Spaces at line ends are not kept: U+0020 only, the others were typed on purpose. */
function trimmed(line: string): string {
  return line.replace(/^ +| +$/g, '');
}

function run(text: string): Extract<ProseBlock, { kind: 'paragraph' }>['inlines'] {
  return [{ kind: 'run', text, bold: false, italic: false }];
}
