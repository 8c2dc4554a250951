/**
 * Bytes → PDF objects (ISO 32000-1, 7.2 and 7.3). The same lexer reads files, object streams, CMaps and content streams.
 * Nothing here follows a reference or allocates more than it has read.
 */
import { Unreadable } from './objects.ts';
import type { PdfDict, PdfName, PdfObject, PdfWord } from './objects.ts';

/** What stands next: an object, a bare word, or the end. */
export type Token = PdfObject | PdfWord | typeof END;

export const END: unique symbol = Symbol('end');

export interface Lexer {
  /** Offset of the next byte to be read. */
  position(): number;
  seek(position: number): void;
  /** The next object, references (`12 0 R`) left as two numbers and a word. */
  token(): Token;
  /** The next object with references made; a bare word is a damage. */
  object(): PdfObject;
}

/** Arrays and dictionaries inside each other: deeper is an attack, not a document. */
const DEEPEST = 64;

const REGULAR = 0;
const SPACE = 1;
const DELIMITER = 2;
const CLASS = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) CLASS[code] = SPACE;
for (const mark of '()<>[]{}/%') CLASS[mark.charCodeAt(0)] = DELIMITER;

/** What ends a string, or means something in it. */
const SPECIAL = new Uint8Array(256);
for (const mark of '()\\\r') SPECIAL[mark.charCodeAt(0)] = 1;

/** Value of a hexadecimal digit, 255 for anything else. */
const HEX = new Uint8Array(256).fill(255);
for (let i = 0; i < 16; i += 1) {
  HEX[i.toString(16).charCodeAt(0)] = i;
  HEX[i.toString(16).toUpperCase().charCodeAt(0)] = i;
}

const CLOSE_ARRAY: PdfWord = { kind: 'word', word: ']' };
const CLOSE_DICT: PdfWord = { kind: 'word', word: '>>' };

/** Names and words come again and again: one object each, found by its bytes when there are at most four. */
const NAMES = new Map<string | number, PdfName>();
const WORDS = new Map<string | number, PdfWord>();
/** Beyond it nothing is remembered: a hostile file could invent names without end. */
const REMEMBERED = 4096;

export function lexer(bytes: Uint8Array, start = 0, end = bytes.length): Lexer {
  let at = start;

  function skipSpace(): void {
    while (at < end) {
      const code = bytes[at]!;
      if (CLASS[code] === SPACE) at += 1;
      else if (code === 0x25) while (at < end && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
      else return;
    }
  }

  function token(depth = 0): Token {
    skipSpace();
    if (at >= end) return END;
    const code = bytes[at]!;
    if (CLASS[code] === REGULAR)
      return (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2e || code === 0x2b
        ? number()
        : word();
    at += 1;
    switch (code) {
      case 0x2f:
        return name();
      case 0x28:
        return literal();
      case 0x3c:
        if (bytes[at] !== 0x3c) return hex();
        at += 1;
        return dictionary(depth + 1);
      case 0x5b:
        return array(depth + 1);
      case 0x5d:
        return CLOSE_ARRAY;
      case 0x3e:
        if (bytes[at] === 0x3e) {
          at += 1;
          return CLOSE_DICT;
        }
        break;
      case 0x7b:
      case 0x7d:
        return { kind: 'word', word: String.fromCharCode(code) };
      default:
    }
    throw new Unreadable('pdf-illisible', `un signe inattendu s’y trouve à l’octet ${at - 1}`);
  }

  function number(): number | PdfWord {
    const from = at;
    let sign = 1;
    if (bytes[at] === 0x2d || bytes[at] === 0x2b) {
      if (bytes[at] === 0x2d) sign = -1;
      at += 1;
    }
    let value = 0;
    let scale = 0;
    for (; at < end; at += 1) {
      const code = bytes[at]!;
      if (code >= 0x30 && code <= 0x39) {
        value = value * 10 + (code - 0x30);
        scale *= 10;
      } else if (code === 0x2e && scale === 0) scale = 1;
      else break;
    }
    if (at < end && CLASS[bytes[at]!] === REGULAR) {
      at = from;
      return word();
    }
    return (sign * value) / (scale > 0 ? scale : 1);
  }

  function latin1(from: number, to: number): string {
    let text = '';
    for (let i = from; i < to; i += 1) text += String.fromCharCode(bytes[i]!);
    return text;
  }

  /** A few bytes as a number, more as a text. */
  function keyOf(from: number, to: number): string | number {
    if (to - from > 4) return latin1(from, to);
    let key = 0;
    for (let i = from; i < to; i += 1) key = key * 256 + bytes[i]!;
    return key;
  }

  function word(): PdfWord {
    const from = at;
    while (at < end && CLASS[bytes[at]!] === REGULAR) at += 1;
    const to = Math.min(at, from + 128);
    const key = keyOf(from, to);
    const known = WORDS.get(key);
    if (known !== undefined) return known;
    const made: PdfWord = { kind: 'word', word: latin1(from, to) };
    if (WORDS.size < REMEMBERED) WORDS.set(key, made);
    return made;
  }

  function name(): PdfName {
    const from = at;
    let escaped = false;
    while (at < end && CLASS[bytes[at]!] === REGULAR) {
      if (bytes[at] === 0x23) escaped = true;
      at += 1;
    }
    const key = keyOf(from, at);
    const known = NAMES.get(key);
    if (known !== undefined) return known;
    let text = latin1(from, at);
    if (escaped)
      text = text.replace(/#([0-9a-fA-F]{2})/g, (_, digits: string) =>
        String.fromCharCode(Number.parseInt(digits, 16)),
      );
    const made: PdfName = { kind: 'name', name: text };
    if (NAMES.size < REMEMBERED) NAMES.set(key, made);
    return made;
  }

  function literal(): PdfObject {
    const from = at;
    while (at < end && !SPECIAL[bytes[at]!]) at += 1;
    // Most strings hold no escape, bracket or line end: they are taken as they stand.
    if (bytes[at] === 0x29 && at < end) return { kind: 'string', bytes: bytes.subarray(from, at++) };
    at = from;
    const out: number[] = [];
    let open = 1;
    while (at < end) {
      const code = bytes[at++]!;
      if (code === 0x29 && (open -= 1) === 0) return { kind: 'string', bytes: Uint8Array.from(out) };
      if (code === 0x28) open += 1;
      if (code === 0x5c) escape(out);
      else if (code === 13) {
        out.push(10);
        if (bytes[at] === 10) at += 1;
      } else out.push(code);
    }
    throw new Unreadable('pdf-illisible', 'une chaîne n’y est pas fermée');
  }

  /** After a backslash (7.3.4.2): a named control, up to three octal digits, a joined line, or the sign itself. */
  function escape(out: number[]): void {
    const code = bytes[at++] ?? 0;
    const control = ESCAPES.get(code);
    if (control !== undefined) out.push(control);
    else if (code >= 0x30 && code <= 0x37) {
      let value = code - 0x30;
      for (let i = 0; i < 2 && bytes[at]! >= 0x30 && bytes[at]! <= 0x37; i += 1)
        value = value * 8 + (bytes[at++]! - 0x30);
      out.push(value & 255);
    } else if (code === 13) {
      if (bytes[at] === 10) at += 1;
    } else if (code !== 10) out.push(code);
  }

  function hex(): PdfObject {
    const from = at;
    while (at < end && bytes[at] !== 0x3e) at += 1;
    if (at >= end) throw new Unreadable('pdf-illisible', 'une chaîne n’y est pas fermée');
    const out = new Uint8Array((at - from + 1) >> 1);
    let length = 0;
    for (let i = from; i < at; i += 1) {
      const digit = HEX[bytes[i]!]!;
      if (digit !== 255) {
        // An odd last digit counts as followed by 0 (7.3.4.3).
        out[length >> 1] = (length & 1) === 0 ? digit << 4 : out[length >> 1]! | digit;
        length += 1;
      } else if (CLASS[bytes[i]!] !== SPACE)
        throw new Unreadable('pdf-illisible', 'une chaîne hexadécimale y est fausse');
    }
    at += 1;
    return { kind: 'string', bytes: out.subarray(0, (length + 1) >> 1) };
  }

  function array(depth: number): PdfObject {
    const out = members(depth, CLOSE_ARRAY);
    return out;
  }

  function dictionary(depth: number): PdfDict {
    const list = members(depth, CLOSE_DICT);
    const out = new Map<string, PdfObject>();
    for (let i = 0; i < list.length; i += 2) {
      const key = list[i];
      if (typeof key !== 'object' || key === null || !('kind' in key) || key.kind !== 'name')
        throw new Unreadable('pdf-illisible', 'un dictionnaire y a une clé qui n’est pas un nom');
      out.set(key.name, list[i + 1] ?? null);
    }
    return out;
  }

  /** Objects up to a closing mark, `12 0 R` made into a reference as soon as its `R` is met. */
  function members(depth: number, close: PdfWord): PdfObject[] {
    if (depth > DEEPEST) throw new Unreadable('pdf-demesure', 'ses objets s’emboîtent trop profondément');
    const out: PdfObject[] = [];
    for (;;) {
      const next = token(depth);
      if (next === close) return out;
      if (next === END) throw new Unreadable('pdf-illisible', 'une liste n’y est pas fermée');
      if (isWord(next)) {
        const value = literalWord(next, out);
        if (value === undefined) throw new Unreadable('pdf-illisible', `« ${next.word} » y est mal placé`);
        out.push(value);
      } else out.push(next);
    }
  }

  function object(): PdfObject {
    const first = token();
    if (first === END) throw new Unreadable('pdf-illisible', 'un objet y manque');
    if (isWord(first)) {
      const value = literalWord(first, []);
      if (value === undefined) throw new Unreadable('pdf-illisible', `« ${first.word} » y est mal placé`);
      return value;
    }
    if (typeof first !== 'number' || !Number.isInteger(first) || first < 0) return first;
    // Only looking two tokens ahead tells a number from a reference.
    const back = at;
    const second = token();
    if (typeof second === 'number' && Number.isInteger(second)) {
      const third = token();
      if (third !== END && isWord(third) && third.word === 'R')
        return { kind: 'ref', number: first, generation: second };
    }
    at = back;
    return first;
  }

  return {
    position: () => at,
    seek: (position) => {
      at = position;
    },
    token: () => token(),
    object,
  };
}

const ESCAPES: ReadonlyMap<number, number> = new Map([
  [0x6e, 10],
  [0x72, 13],
  [0x74, 9],
  [0x62, 8],
  [0x66, 12],
]);

export function isWord(token: Token): token is PdfWord {
  return typeof token === 'object' && token !== null && 'kind' in token && token.kind === 'word';
}

/** `true`, `false`, `null`, or the reference that `R` ends (its two numbers are taken off `before`). */
function literalWord({ word }: PdfWord, before: PdfObject[]): PdfObject | undefined {
  if (word === 'true') return true;
  if (word === 'false') return false;
  if (word === 'null') return null;
  if (word !== 'R') return undefined;
  const generation = before.pop();
  const number = before.pop();
  if (typeof number !== 'number' || typeof generation !== 'number') return undefined;
  return { kind: 'ref', number, generation };
}
