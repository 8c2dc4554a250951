/**
 * PDF objects (ISO 32000-1, 7.3) as read from bytes that may be hostile, and the way in which a damaged file is refused.
 *
 * Reading is deeply recursive, so a damage found at its bottom travels up as one private exception, `Unreadable`. It never
 * leaves the room: each entry turns it into a value (see `reading.ts`).
 */

export interface PdfName {
  readonly kind: 'name';
  readonly name: string;
}

/** A string: bytes, whose meaning depends on where it stands. */
export interface PdfString {
  readonly kind: 'string';
  readonly bytes: Uint8Array;
}

export interface PdfRef {
  readonly kind: 'ref';
  readonly number: number;
  readonly generation: number;
}

export type PdfDict = ReadonlyMap<string, PdfObject>;

/** A stream: its dictionary, and its bytes still encoded. */
export interface PdfStream {
  readonly kind: 'stream';
  readonly dict: PdfDict;
  readonly raw: Uint8Array;
}

/** A bare word: an operator of a content stream, or `obj`, `endobj`, `R`… between objects. */
export interface PdfWord {
  readonly kind: 'word';
  readonly word: string;
}

export type PdfObject =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfStream
  | PdfDict
  | readonly PdfObject[];

/** Why a file cannot be read. */
export type UnreadableCode =
  | 'pdf-illisible'
  | 'pdf-tronque'
  | 'pdf-chiffre'
  | 'pdf-demesure'
  | 'pdf-filtre-inconnu';

/** A damage, on its way up to the entry. `detail` is a French clause: « la table des objets manque ». */
export class Unreadable extends Error {
  readonly code: UnreadableCode;
  constructor(code: UnreadableCode, detail: string) {
    super(detail);
    this.code = code;
  }
}

export function isDict(value: PdfObject | undefined): value is PdfDict {
  return value instanceof Map;
}

export function isArray(value: PdfObject | undefined): value is readonly PdfObject[] {
  return Array.isArray(value);
}

export function isStream(value: PdfObject | undefined): value is PdfStream {
  return isTagged(value) && value.kind === 'stream';
}

export function isRef(value: PdfObject | undefined): value is PdfRef {
  return isTagged(value) && value.kind === 'ref';
}

export function isString(value: PdfObject | undefined): value is PdfString {
  return isTagged(value) && value.kind === 'string';
}

/** The name itself, or `null` when the object is no name. */
export function nameOf(value: PdfObject | undefined): string | null {
  return isTagged(value) && value.kind === 'name' ? value.name : null;
}

export function numberOf(value: PdfObject | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

function isTagged(value: PdfObject | undefined): value is PdfName | PdfString | PdfRef | PdfStream {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

/** Text of a text string: UTF-16BE or UTF-8 with its mark, else PDFDocEncoding (Latin-1 where the two agree). */
export function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, 2);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return new TextDecoder('utf-8').decode(bytes.subarray(3));
  let text = '';
  for (const byte of bytes) text += PDF_DOC[byte] ?? String.fromCharCode(byte);
  return text;
}

/** UTF-16, high byte first. */
export function utf16(bytes: Uint8Array, start: number): string {
  let text = '';
  for (let i = start; i + 1 < bytes.length; i += 2)
    text += String.fromCharCode(((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0));
  return text;
}

/** Where PDFDocEncoding is not Latin-1 (ISO 32000-1, D.2). */
const PDF_DOC: Readonly<Record<number, string>> = {
  ...fromCode(0x18, '˘ˇˆ˙˝˛˚˜'),
  ...fromCode(0x80, '•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž'),
  0xa0: '€',
};

function fromCode(first: number, characters: string): Record<number, string> {
  return Object.fromEntries(Array.from(characters, (character, i) => [first + i, character]));
}
