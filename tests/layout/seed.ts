/** The text layer of the real extract as its paragraphs, each with the lines that its printer made. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const LINES = readFileSync(
  resolve(import.meta.dirname, '../golden/seed/extrait-bureau-2024-09-12.txt'),
  'utf8',
).split('\n');

/** A paragraph and its lines, U+0020 folded: doubled ones are traces of justification. */
export interface Printed {
  readonly text: string;
  readonly lines: readonly string[];
}

/** Body paragraphs and sub-headings, from the statement to the decision. */
export const BODY = paragraphs(between('A travers  le', 'Le Bureau,'));
export const DECISION = paragraphs(between("- d'approuver", 'SCRUTIN'));

/** Names as three columns, then the absent, then the proxies. */
export const NAMES = {
  columns: split(between('Membres présents :', 'Membres absents :').slice(1)).map(names),
  absents: split(between('Membres absents :', ' OBJET').slice(1)).map(names),
};

function between(from: string, to: string): string[] {
  const start = LINES.findIndex((line) => line.startsWith(from));
  return LINES.slice(
    start,
    LINES.findIndex((line, i) => i > start && line.startsWith(to)),
  );
}

function split(lines: readonly string[]): string[][] {
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (line === '') blocks.push([]);
    else blocks.at(-1)!.push(line);
  }
  return blocks.filter((block) => block.length > 0);
}

/** Blank lines part paragraphs, and so do a typed dash and a line of one U+00A0. */
function paragraphs(lines: readonly string[]): Printed[] {
  return split(lines)
    .flatMap((block) => {
      const parts: string[][] = [];
      for (const line of block) {
        const starts = /^ ?- |^\u00a0$/.test(line) || parts.at(-1)?.[0] === '\u00a0';
        if (parts.length === 0 || starts) parts.push([line]);
        else parts.at(-1)!.push(line);
      }
      return parts;
    })
    .filter((part) => part[0] !== '\u00a0')
    .map(printed);
}

/** A line that ends with a space or a hyphen goes on in the next. */
function names(lines: readonly string[]): Printed[] {
  const parts: string[][] = [];
  for (const line of lines) {
    const before = parts.at(-1)?.at(-1);
    if (before !== undefined && /[ -]$/.test(before)) parts.at(-1)!.push(line);
    else parts.push([line]);
  }
  return parts.map(printed);
}

function printed(lines: readonly string[]): Printed {
  const folded = lines.map((line) => line.replaceAll(/ +/g, ' ').replace(/^ | $/g, ''));
  return { text: folded.join(' ').replaceAll(/([A-Z]-) (?=[A-Z])/g, '$1'), lines: folded };
}
