/**
 * Where the objects of a file are (ISO 32000-1, 7.5.4 to 7.5.8): cross-reference tables and streams, hybrid files, and
 * incremental updates, newest first. A table that is wrong is a damage: nothing is rebuilt, since a reader that guesses
 * cannot attest that a file is whole.
 */
import { decoded } from './filters.ts';
import type { Allowance } from './filters.ts';
import { END, isWord, lexer } from './lexer.ts';
import { Unreadable, isArray, isDict, nameOf, numberOf } from './objects.ts';
import type { PdfDict, PdfObject } from './objects.ts';

type Entry =
  | { readonly kind: 'offset'; readonly offset: number }
  | { readonly kind: 'packed'; readonly container: number; readonly index: number }
  | { readonly kind: 'free' };

export interface Xref {
  readonly entries: ReadonlyMap<number, Entry>;
  readonly trailer: PdfDict;
  /** How many times the file was saved (1: in one go). */
  readonly revisions: number;
}

const MOST_OBJECTS = 2_000_000;

interface Section {
  readonly trailer: PdfDict;
  /** Offset of a hybrid file's cross-reference stream, or of the previous section. */
  readonly hybrid: number | null;
  readonly previous: number | null;
}

export function readXref(bytes: Uint8Array, allowance: Allowance): Xref {
  const entries = new Map<number, Entry>();
  const seen = new Set<number>();
  let trailer: PdfDict | null = null;
  let revisions = 0;
  let next: number | null = startXref(bytes);
  while (next !== null) {
    if (seen.has(next))
      throw new Unreadable('pdf-illisible', 'ses tables des objets renvoient l’une à l’autre');
    seen.add(next);
    const section = readSection(bytes, next, entries, allowance);
    trailer ??= section.trailer;
    revisions += 1;
    if (section.hybrid !== null && !seen.has(section.hybrid)) {
      seen.add(section.hybrid);
      readSection(bytes, section.hybrid, entries, allowance);
    }
    next = section.previous;
  }
  if (trailer === null) throw new Unreadable('pdf-illisible', 'la table des objets manque');
  return { entries, trailer, revisions };
}

/** The offset that the end of the file gives. */
function startXref(bytes: Uint8Array): number {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).subarray(-2048).toString('latin1');
  const found = /startxref\s+(\d{1,15})\s+%%EOF\s*$/.exec(tail);
  if (found?.[1] === undefined) throw new Unreadable('pdf-tronque', 'sa fin manque');
  return Number(found[1]);
}

function readSection(
  bytes: Uint8Array,
  offset: number,
  entries: Map<number, Entry>,
  allowance: Allowance,
): Section {
  if (offset >= bytes.length)
    throw new Unreadable('pdf-tronque', 'la table des objets est au-delà de sa fin');
  const source = lexer(bytes, offset);
  const first = source.token();
  if (first !== END && isWord(first) && first.word === 'xref') return readTable(source, entries);
  if (typeof first !== 'number')
    throw new Unreadable('pdf-illisible', 'la table des objets n’est pas là où il le dit');
  return readXrefStream(bytes, offset, entries, allowance);
}

function readTable(source: ReturnType<typeof lexer>, entries: Map<number, Entry>): Section {
  for (;;) {
    const head = source.token();
    if (head !== END && isWord(head) && head.word === 'trailer') break;
    const count = source.token();
    if (typeof head !== 'number' || typeof count !== 'number')
      throw new Unreadable('pdf-illisible', 'sa table des objets est abîmée');
    for (let i = 0; i < count; i += 1) {
      const offset = source.token();
      const generation = source.token();
      const use = source.token();
      if (typeof offset !== 'number' || typeof generation !== 'number' || use === END || !isWord(use))
        throw new Unreadable('pdf-illisible', 'sa table des objets est abîmée');
      enter(entries, head + i, use.word === 'n' ? { kind: 'offset', offset } : { kind: 'free' });
    }
  }
  const trailer = source.object();
  if (!isDict(trailer)) throw new Unreadable('pdf-illisible', 'sa table des objets n’a pas de conclusion');
  return section(trailer);
}

/** A newer section comes first, so what is known already stands. */
function enter(entries: Map<number, Entry>, number: number, entry: Entry): void {
  if (entries.size >= MOST_OBJECTS) throw new Unreadable('pdf-demesure', 'il compte trop d’objets');
  if (!entries.has(number)) entries.set(number, entry);
}

function section(trailer: PdfDict): Section {
  const offset = (key: string): number | null => {
    const value = trailer.get(key);
    return typeof value === 'number' && value >= 0 ? value : null;
  };
  return { trailer, hybrid: offset('XRefStm'), previous: offset('Prev') };
}

function readXrefStream(
  bytes: Uint8Array,
  offset: number,
  entries: Map<number, Entry>,
  allowance: Allowance,
): Section {
  const { value } = readIndirect(bytes, offset, (length) => length ?? null);
  if (typeof value !== 'object' || value === null || !('kind' in value) || value.kind !== 'stream')
    throw new Unreadable('pdf-illisible', 'la table des objets n’est pas là où il le dit');
  const { dict } = value;
  if (nameOf(dict.get('Type')) !== 'XRef')
    throw new Unreadable('pdf-illisible', 'la table des objets n’est pas là où il le dit');
  const data = decoded(value.raw, dict, (given) => given ?? null, allowance);
  const widths = numbers(dict.get('W'));
  const ranges = dict.has('Index') ? numbers(dict.get('Index')) : [0, numberOf(dict.get('Size'), 0)];
  const [w0 = 0, w1 = 0, w2 = 0] = widths;
  const row = w0 + w1 + w2;
  if (widths.length !== 3 || row < 1 || row > 24 || widths.some((w) => w < 0))
    throw new Unreadable('pdf-illisible', 'sa table des objets a des rangées impossibles');
  let at = 0;
  const field = (width: number): number => {
    let out = 0;
    for (let i = 0; i < width; i += 1) out = out * 256 + data[at++]!;
    return out;
  };
  for (let r = 0; r + 1 < ranges.length; r += 2) {
    for (let i = 0; i < ranges[r + 1]! && at + row <= data.length; i += 1) {
      const kind = w0 === 0 ? 1 : field(w0);
      const second = field(w1);
      const third = field(w2);
      const entry: Entry =
        kind === 1
          ? { kind: 'offset', offset: second }
          : kind === 2
            ? { kind: 'packed', container: second, index: third }
            : { kind: 'free' };
      enter(entries, ranges[r]! + i, entry);
    }
  }
  return section(dict);
}

function numbers(value: PdfObject | undefined): readonly number[] {
  return isArray(value) ? value.filter((n) => typeof n === 'number') : [];
}

export interface Indirect {
  readonly number: number;
  readonly value: PdfObject;
  /** How many bytes it took, those of its stream apart. */
  readonly cost: number;
}

/**
 * The object `12 0 obj … endobj` at an offset. `lengthOf` gives the length of a stream from what its dictionary holds
 * (a number, or a reference to one).
 */
export function readIndirect(
  bytes: Uint8Array,
  offset: number,
  lengthOf: (length: PdfObject | undefined) => PdfObject,
): Indirect {
  if (offset >= bytes.length) throw new Unreadable('pdf-tronque', 'un objet y est au-delà de sa fin');
  const source = lexer(bytes, offset);
  const number = source.token();
  const generation = source.token();
  const opening = source.token();
  if (
    typeof number !== 'number' ||
    typeof generation !== 'number' ||
    opening === END ||
    !isWord(opening) ||
    opening.word !== 'obj'
  )
    throw new Unreadable('pdf-illisible', 'un objet n’y est pas là où la table le dit');
  const value = source.object();
  const after = source.token();
  if (after !== END && isWord(after) && after.word === 'endobj')
    return { number, value, cost: source.position() - offset };
  if (after === END || !isWord(after) || after.word !== 'stream' || !isDict(value))
    throw new Unreadable('pdf-illisible', `l’objet ${number} n’y est pas fermé`);
  let start = source.position();
  if (bytes[start] === 13) start += 1;
  if (bytes[start] === 10) start += 1;
  const length = lengthOf(value.get('Length'));
  if (typeof length !== 'number' || length < 0 || !Number.isInteger(length))
    throw new Unreadable('pdf-illisible', `le flux de l’objet ${number} n’y a pas de longueur`);
  if (start + length > bytes.length)
    throw new Unreadable('pdf-tronque', `le flux de l’objet ${number} y dépasse sa fin`);
  source.seek(start + length);
  const closing = source.token();
  if (closing === END || !isWord(closing) || closing.word !== 'endstream')
    throw new Unreadable('pdf-illisible', `le flux de l’objet ${number} n’y a pas la longueur annoncée`);
  const raw = bytes.subarray(start, start + length);
  return { number, value: { kind: 'stream', dict: value, raw }, cost: start - offset };
}
