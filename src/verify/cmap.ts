/**
 * ToUnicode maps (ISO 32000-1, 9.10.3): code → the characters that it stands for. The map, and not the drawing, is what a
 * screen reader, a search and a copy get; so it is what we read.
 */
import { END, isWord, lexer } from './lexer.ts';
import type { Token } from './lexer.ts';
import { Unreadable, isArray, isString, utf16 } from './objects.ts';
import type { PdfObject } from './objects.ts';

export type ToUnicode = ReadonlyMap<number, string>;

type Enter = (code: number, text: string) => void;

/** All codes of two bytes, twice: more is an attack. */
const MOST_ENTRIES = 131_072;
/** That many, each on a line of its own, take less. */
const LARGEST = 4 * 1024 * 1024;
/** Larger ones are not remembered. */
const SMALL = 64 * 1024;

/** Maps read last, with their bytes: the acts of one house have the same ones. */
const LAST: { readonly bytes: Uint8Array; readonly map: ToUnicode }[] = [];
const REMEMBERED = 8;

export function readToUnicode(bytes: Uint8Array): ToUnicode {
  const known = LAST.find((one) => Buffer.compare(one.bytes, bytes) === 0);
  if (known !== undefined) return known.map;
  const map = mapOf(bytes);
  if (bytes.length < SMALL) LAST.unshift({ bytes, map });
  if (LAST.length > REMEMBERED) LAST.pop();
  return map;
}

function mapOf(bytes: Uint8Array): ToUnicode {
  if (bytes.length > LARGEST) throw new Unreadable('pdf-demesure', 'une de ses polices a trop de caractères');
  const out = new Map<number, string>();
  let entered = 0;
  const enter = (code: number, text: string): void => {
    // Counted, not `out.size`: the same codes could be given again without end.
    entered += 1;
    if (entered > MOST_ENTRIES)
      throw new Unreadable('pdf-demesure', 'une de ses polices a trop de caractères');
    out.set(code, text);
  };
  const source = lexer(bytes);
  let operands: PdfObject[] = [];
  for (let next: Token = source.token(); next !== END; next = source.token()) {
    if (!isWord(next)) {
      operands.push(next);
      continue;
    }
    if (next.word === 'endbfchar') readChars(operands, enter);
    if (next.word === 'endbfrange') readRanges(operands, enter);
    operands = [];
  }
  return out;
}

function readChars(operands: readonly PdfObject[], enter: Enter): void {
  for (let i = 0; i + 1 < operands.length; i += 2) {
    const code = operands[i];
    const text = operands[i + 1];
    if (isString(code) && isString(text)) enter(codeOf(code.bytes), utf16(text.bytes, 0));
  }
}

function readRanges(operands: readonly PdfObject[], enter: Enter): void {
  for (let i = 0; i + 2 < operands.length; i += 3) {
    const [from, to, target] = [operands[i], operands[i + 1], operands[i + 2]];
    if (!isString(from) || !isString(to)) continue;
    const first = codeOf(from.bytes);
    const last = codeOf(to.bytes);
    if (isArray(target)) {
      for (const [k, text] of target.entries())
        if (isString(text) && first + k <= last) enter(first + k, utf16(text.bytes, 0));
    } else if (isString(target)) {
      const text = utf16(target.bytes, 0);
      const head = text.slice(0, -1);
      const tail = text.charCodeAt(text.length - 1);
      for (let code = first; code <= last; code += 1)
        enter(code, head + String.fromCharCode(tail + code - first));
    }
  }
}

/** The number that a code of one to four bytes makes. */
function codeOf(bytes: Uint8Array): number {
  let code = 0;
  for (const byte of bytes.subarray(0, 4)) code = code * 256 + byte;
  return code;
}
