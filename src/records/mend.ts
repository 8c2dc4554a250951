/**
 * The traps of YAML that cut French text (records.md §1), mended: a bare text that a colon, a `#` or its first sign would cut
 * is put between quotes, and a comment after a single space takes a second one. Only on one line, and only where the line
 * tells what was meant; the rest is left to people.
 */
import type { Diagnostic } from '../diagnostic.ts';
import { decode } from './characters.ts';
import { TEXTES } from './draft.ts';
import { patched, type Patch } from './retype.ts';
import { SLUG } from './scalars.ts';
import { readSource } from './source.ts';

/** Codes of what is mended. */
const TRAPS = new Set([
  'deux-points-dans-un-texte',
  'diese-apres-une-espace',
  'debut-reserve',
  'texte-en-trop',
  'ancre',
  'alias',
  'balise',
]);

/** The record with its traps mended, as far as each of them then reads; the same bytes when there is none. */
export function mended(file: string, bytes: Uint8Array): Uint8Array {
  let made = bytes;
  let faults = readSource(file, made).faults;
  // A fault may hide another, even on its line: mending goes on while it lessens them.
  for (let i = 0; i < faults.length;) {
    const better = mendedOnce(file, made, faults[i]!);
    const left = better === null ? faults : readSource(file, better).faults;
    if (better === null || !isBetter(left, faults, faults[i]!)) {
      i += 1;
      continue;
    }
    made = better;
    faults = left;
    i = 0;
  }
  return made;
}

/** The fault is gone, and none is new on a line before it or on its own: what a parser sees after a fault is not yet told. */
function isBetter(left: readonly Diagnostic[], faults: readonly Diagnostic[], gone: Diagnostic): boolean {
  const { line } = gone.place;
  const upTo = (all: readonly Diagnostic[]): number => all.filter(({ place }) => place.line <= line).length;
  return upTo(left) < upTo(faults);
}

function mendedOnce(file: string, bytes: Uint8Array, { code, place }: Diagnostic): Uint8Array | null {
  if (!TRAPS.has(code)) return null;
  const { text } = decode(file, bytes);
  if (text === null) return null;
  const lines = text.split('\n');
  const start = lines.slice(0, place.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const patch = patchOf(lines[place.line - 1]!, code, place.column - 1);
  return patch === null
    ? null
    : patched(bytes, [{ ...patch, start: start + patch.start, end: start + patch.end }]);
}

/** Dashes, a key, its value, and a comment after two spaces. */
const LINE =
  /^(?<head>\s*(?:- +)*(?:(?<key>[A-Za-z_][\w-]*):(?: +|$))?)(?<value>.*?)(?: *$|(?<comment> {2,}#.*)$)/su;

/** What one line needs; `null` when it does not tell what was meant. */
function patchOf(line: string, code: string, column: number): Patch | null {
  const { head = '', key = '', value = '' } = LINE.exec(line)?.groups ?? {};
  const [start, end] = [head.length, head.length + value.length];
  if (value === '' || column < start) return null;
  if (code === 'diese-apres-une-espace' && isComment(key, line.slice(start, column - 1), line.slice(column)))
    return { start: column, end: column, by: ' ' };
  // One word after such a sign is more likely an anchor, an alias or a tag than a text.
  if (['ancre', 'alias', 'balise'].includes(code) && !value.includes(' ')) return null;
  // Between brackets or braces, in a block, or quoted already: the line does not tell where the text ends.
  const isText = code === 'texte-en-trop' ? /^["']/u.test(value) : !/^(?:[[{"'|>]|- )/u.test(value);
  return isText ? { start, end, by: quoted(value) } : null;
}

/** After what is no sentence (a list, a quoted text, a figure, a name), `# ` begins a comment; `#3` is of the text. */
function isComment(key: string, before: string, after: string): boolean {
  const value = before.trim();
  if (!/^#(?:\s|$)/u.test(after)) return false;
  if (/^(?:[[{].*[\]}]|"[^"]*"|'[^']*'|[\d:.-]+|oui|non)$/u.test(value)) return true;
  return !TEXTES.has(key) && SLUG.test(value) && /^#\s+\p{L}/u.test(after);
}

function quoted(text: string): string {
  return text.includes('"') && !text.includes("'") ? `'${text}'` : JSON.stringify(text);
}
