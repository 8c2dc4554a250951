/** The text of the published original, one line for each line that its printer made, as the tests compare it. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const TYPED = readFileSync(
  resolve(import.meta.dirname, '../golden/seed/extrait-bureau-2024-09-12.txt'),
  'utf8',
).split('\n');

/** White space of whatever kind, and as much of it as there is, as one U+0020; none at the ends. */
export function plain(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

/** Every printed line, in reading order; blank lines, and those of one U+00A0, are left out. */
export const PRINTED: readonly string[] = TYPED.map(plain).filter((line) => line !== '');

/**
 * Paragraphs from the first of the statement to « décide : », with the kind of each space. Runs of U+0020 inside a line are
 * traces of justification. A blank line ends a paragraph; a dash, a line of one U+00A0, or « Le Bureau, » opens one.
 */
export const PARAGRAPHS: readonly string[] = paragraphs(
  TYPED.slice(
    TYPED.findIndex((line) => line.startsWith('A travers')),
    TYPED.findIndex((line) => line.includes('décide')) + 1,
  ),
);

function paragraphs(lines: readonly string[]): readonly string[] {
  const out: string[] = [];
  let open = false;
  for (const line of lines.map((typed) => typed.replaceAll(/ +/gu, ' ').replaceAll(/^ | $/gu, ''))) {
    const empty = line === '\u00a0';
    if (line !== '' && open && !empty && !line.startsWith('- ')) out.push(`${out.pop() ?? ''} ${line}`);
    else if (line !== '') out.push(line);
    open = line !== '' && !empty;
  }
  return out;
}
