/**
 * The codes of the characters, the same in every file: what most French acts need has the code that Windows-1252 gives it, so
 * that page contents stay legible, a word is encoded once for all documents, and one prepared font serves them all.
 *
 * One code per character and not per glyph (W8): a space and a no-break space may share an outline, and must read back apart.
 */

/**
 * The characters of the prepared fonts that Windows-1252 has, in its order. Left out are those of its upper half that French
 * does not write, and `#$*<=>@[\\]^_\`{|}~§£³½`, which are rare in acts and weigh as much as twenty accented letters.
 */
const WINDOWS_1252 =
  ' !"%&\'()+,-./0123456789:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz' +
  '€…‘’“”•–—œŒ\u{a0}«\u{ad}°²·»ÀÂÄÇÈÉÊËÎÏÔÖÙÛÜàâäçèéêëîïôöùûü';

/** The codes 0x80 to 0x9f of Windows-1252 that are used here. */
const HIGH: Readonly<Record<string, number>> = {
  '€': 0x80,
  '…': 0x85,
  Œ: 0x8c,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '—': 0x97,
  œ: 0x9c,
};

/** Codes that Windows-1252 leaves free. */
const ADDED: Readonly<Record<string, number>> = {
  '\u{202f}': 0x81, // narrow no-break space
  '\u{2011}': 0x8d, // no-break hyphen
};

/** Code point → code, for the characters of the prepared fonts. */
export const BASE: ReadonlyMap<number, number> = new Map(
  Array.from(WINDOWS_1252 + Object.keys(ADDED).join(''), (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return [codePoint, ADDED[character] ?? HIGH[character] ?? codePoint] as const;
  }),
);

const FAR = 0x2200;
const CODES = Uint16Array.from({ length: FAR }, (_, codePoint) => BASE.get(codePoint) ?? 0);

/** The code of a code point in the prepared fonts; 0 when they have it not. */
export function baseCode(codePoint: number): number {
  return codePoint < FAR ? CODES[codePoint]! : (BASE.get(codePoint) ?? 0);
}

/** A code as four hexadecimal digits. */
export function hexCode(code: number): string {
  return code.toString(16).padStart(4, '0');
}

/** A code as the two bytes of a literal string, one Latin-1 character a byte. */
export function literalCode(code: number): string {
  return LITERAL[code] ?? literalByte(code >> 8) + literalByte(code & 0xff);
}

/** Parentheses and backslash would end or escape; a bare carriage return would be read as a line feed. */
function literalByte(byte: number): string {
  const character = String.fromCodePoint(byte);
  if (byte === 0x0d) return '\\r';
  return character === '(' || character === ')' || character === '\\' ? `\\${character}` : character;
}

/** Those of the prepared fonts. */
const LITERAL = Array.from({ length: 0x100 }, (_, code) => literalByte(0) + literalByte(code));
