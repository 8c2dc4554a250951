/**
 * Runs → the marks of the closed prose. Markdown does not take marks everywhere (`l’**« été »**s`): each way of writing is read back,
 * and the first that reads as it should is taken; at the worst the words come without their weight.
 */
import { readProse, type ProseInline } from '../records/prose.ts';
import { endBefore, isBlank, startAfter } from './edges.ts';
import type { Inline, Run } from './texte.ts';

/** How it is written, and whether bold or italic had to go. */
export interface Written {
  readonly text: string;
  readonly isPlain: boolean;
}

/** Where a paragraph stands: what begins its lines, and what it is read back in. */
export interface Frame {
  /** Before its first line, and before those after a break. */
  readonly first: string;
  readonly next: string;
}

export const MARGIN: Frame = { first: '', next: '' };

/** The lines of a paragraph. */
export function writeInlines(inlines: readonly Inline[], frame: Frame): Written {
  const ways: readonly ((inlines: readonly Inline[]) => readonly Inline[])[] = [
    (all) => all,
    (all) => shifted(all),
    (all) => all.map((each) => (each.kind === 'run' ? { ...each, italic: false } : each)),
    (all) => all.map((each) => (each.kind === 'run' ? { ...each, bold: false, italic: false } : each)),
  ];
  for (const [loss, way] of ways.entries())
    for (const escape of [escaped, escapedAll])
      for (const nest of ['bold', 'italic'] as const) {
        const text = frame.first + marked(way(inlines), escape, nest, frame.next);
        if (readsAs(text, way(inlines))) return { text, isPlain: loss > 1 };
      }
  throw new Error(`importer: no way to write ${JSON.stringify(inlines)}`);
}

/** Spaces, and marks at the edges of bold words, are of no weight that one sees: they move out of it. */
function shifted(inlines: readonly Inline[]): Inline[] {
  return lightEdges(inlines, (unit) => !/[\p{L}\p{N}\p{Cs}]/u.test(unit));
}

/** A text between the marks at its edges. */
function cut(
  text: string,
  isEdge: (unit: string) => boolean,
): { before: string; words: string; after: string } {
  const start = startAfter(text, isEdge);
  const end = Math.max(start, endBefore(text, isEdge));
  return { before: text.slice(0, start), words: text.slice(start, end), after: text.slice(end) };
}

type Escape = (text: string) => string;

/** What means something inside a line. What begins one is seen to in `marked`. */
const escaped: Escape = (text) => text.replaceAll(/[\\*|]|\[(?=\[|tableau )|(?<=\[)\[/gu, String.raw`\$&`);

/** Every mark that could mean something: ugly, and certain. */
const escapedAll: Escape = (text) => text.replaceAll(/[!-/:-@[-`{-~]/gu, String.raw`\$&`);

/** A line that would open a list, a sub-heading, a table. */
const OPENS = /^(?:([-+](?=[ :-]|$)|#(?=#{0,5}(?: |$))|:(?=-))|(\d{1,9})([.)])(?= |$))/u;

function marked(inlines: readonly Inline[], escape: Escape, outer: 'bold' | 'italic', next: string): string {
  const inner = outer === 'bold' ? 'italic' : 'bold';
  const mark = { bold: '**', italic: '*' };
  let text = '';
  const open: ('bold' | 'italic')[] = [];
  const runs = spaced(inlines);
  const close = (wanted: (style: 'bold' | 'italic') => boolean): void => {
    while (open.some((style) => !wanted(style))) text += mark[open.pop()!];
  };
  for (const each of runs) {
    if (each.kind === 'break') {
      close(() => false);
      text += '\\\n';
      continue;
    }
    close((style) => each[style]);
    for (const style of [outer, inner] as const)
      if (each[style] && !open.includes(style)) {
        text += mark[style];
        open.push(style);
      }
    text += escape(each.text);
  }
  close(() => false);
  return text
    .split('\n')
    .map(
      (line, i) =>
        (i === 0 ? '' : next) +
        line.replace(
          OPENS,
          (_, sign: string | undefined, digits = '', dot = '') => `${digits}\\${sign ?? dot}`,
        ),
    )
    .join('\n');
}

/** Spaces go out of bold and italic: a mark beside a space would not be one. */
function spaced(inlines: readonly Inline[]): Inline[] {
  return lightEdges(inlines, isBlank);
}

function lightEdges(inlines: readonly Inline[], isEdge: (unit: string) => boolean): Inline[] {
  return inlines.flatMap((each): Inline[] => {
    if (each.kind !== 'run' || (!each.bold && !each.italic)) return [each];
    const { before, words, after } = cut(each.text, isEdge);
    return [before, words, after].flatMap((text, i): Run[] =>
      text === '' ? [] : [i === 1 ? { ...each, text } : { kind: 'run', text, bold: false, italic: false }],
    );
  });
}

/** Whether a paragraph reads as these runs: every character, and the weight of every letter. */
function readsAs(text: string, inlines: readonly Inline[]): boolean {
  const { prose, faults } = readProse(text, {});
  if (faults.length > 0 || prose.length !== 1) return false;
  let block = prose[0]!;
  while (block.kind === 'list') {
    const inside = block.items.length === 1 ? block.items[0]! : [];
    if (inside.length !== 1) return false;
    block = inside[0]!;
  }
  return block.kind !== 'table' && weighed(block.inlines) === weighed(inlines);
}

/** The characters, letters with their weight. */
function weighed(inlines: readonly (Inline | ProseInline)[]): string {
  return inlines
    .flatMap((each) => {
      if (each.kind === 'break') return ['\n'];
      const weight = `${each.bold ? 'b' : ''}${each.italic ? 'i' : ''}`;
      return Array.from(each.text, (character) =>
        /[\p{L}\p{N}]/u.test(character) ? character + weight : character,
      );
    })
    .join('');
}
