/**
 * Our own reader of PDF files: bytes → objects. It shares no code with the room that writes them, so that a fault in one
 * cannot hide in the other. Everything inside may throw `Unreadable`; `reading.ts` is the entry that turns it into a value.
 */
import { MOST_UNPACKED, decoded } from './filters.ts';
import { lexer } from './lexer.ts';
import { Unreadable, isArray, isDict, isRef, isStream, nameOf, numberOf } from './objects.ts';
import type { PdfDict, PdfObject, PdfStream } from './objects.ts';
import { readIndirect, readXref } from './xref.ts';

export interface PdfFile {
  /** `1.7` */
  readonly version: string;
  readonly trailer: PdfDict;
  readonly catalog: PdfDict;
  readonly revisions: number;
  /** Of all its objects, whether or not anything leads to them. */
  readonly numbers: readonly number[];
  /** The object itself: references are followed, what is absent is `null`. */
  resolve(value: PdfObject | undefined): PdfObject;
  /** A dictionary, or an empty one. */
  dict(value: PdfObject | undefined): PdfDict;
  /** The bytes of a stream, decoded. */
  bytesOf(stream: PdfStream): Uint8Array;
}

/** A page, with what it inherits (7.7.3.4). */
export interface FilePage {
  readonly dict: PdfDict;
  /** Number of its object, by which the structure tree names it. */
  readonly object: number;
  readonly resources: PdfDict;
  /** Left, bottom, right, top, in points. */
  readonly box: readonly [number, number, number, number];
}

const EMPTY: PdfDict = new Map();
/** References that lead to references. */
const LONGEST_CHAIN = 16;
const MOST_PAGES = 10_000;

export function openFile(given: Uint8Array): PdfFile {
  // Offsets count from the header, which may stand after a few foreign bytes (annex H, note 13).
  const head = Buffer.from(given.buffer, given.byteOffset, Math.min(given.length, 1024)).toString('latin1');
  const header = /%PDF-(\d\.\d)/.exec(head);
  if (header === null) throw new Unreadable('pdf-illisible', 'il ne commence pas par %PDF');
  const bytes = given.subarray(header.index);
  const allowance = { left: MOST_UNPACKED };
  const { entries, trailer, revisions } = readXref(bytes, allowance);
  if (trailer.has('Encrypt')) throw new Unreadable('pdf-chiffre', 'il est chiffré');

  const objects = new Map<number, PdfObject>();
  const opening = new Set<number>();
  const containers = new Map<number, ReadonlyMap<number, PdfObject>>();
  let spent = 0;
  const unpacked = new Map<PdfStream, Uint8Array>();

  function resolve(value: PdfObject | undefined): PdfObject {
    let current = value ?? null;
    for (let i = 0; isRef(current); i += 1) {
      if (i > LONGEST_CHAIN)
        throw new Unreadable('pdf-illisible', 'des objets y renvoient l’un à l’autre sans fin');
      current = objectNumber(current.number);
    }
    return current;
  }

  function objectNumber(number: number): PdfObject {
    const known = objects.get(number);
    if (known !== undefined) return known;
    const entry = entries.get(number);
    if (entry === undefined || entry.kind === 'free') return null;
    if (opening.has(number)) throw new Unreadable('pdf-illisible', `l’objet ${number} s’y contient lui-même`);
    if (opening.size > LONGEST_CHAIN)
      throw new Unreadable('pdf-demesure', 'ses objets s’emboîtent trop profondément');
    opening.add(number);
    let value: PdfObject;
    if (entry.kind === 'packed') value = container(entry.container).get(number) ?? null;
    else {
      const read = readIndirect(bytes, entry.offset, resolve);
      if (read.number !== number)
        throw new Unreadable('pdf-illisible', `l’objet ${number} n’y est pas là où la table le dit`);
      // Objects that lie inside each other are read over and over: time would grow as the square of the size.
      spent += read.cost;
      if (spent > 2 * bytes.length) throw new Unreadable('pdf-illisible', 'ses objets se chevauchent');
      ({ value } = read);
    }
    opening.delete(number);
    objects.set(number, value);
    return value;
  }

  /** An object stream (7.5.7): pairs of number and offset, then the objects. */
  function container(number: number): ReadonlyMap<number, PdfObject> {
    const known = containers.get(number);
    if (known !== undefined) return known;
    const stream = objectNumber(number);
    if (!isStream(stream) || nameOf(stream.dict.get('Type')) !== 'ObjStm')
      throw new Unreadable('pdf-illisible', `l’objet ${number} n’y est pas un paquet d’objets`);
    const data = bytesOf(stream);
    const first = numberOf(resolve(stream.dict.get('First')), 0);
    const count = numberOf(resolve(stream.dict.get('N')), 0);
    const heads = lexer(data);
    const out = new Map<number, PdfObject>();
    let read = 0;
    for (let i = 0; i < count; i += 1) {
      const inside = heads.token();
      const offset = heads.token();
      if (typeof inside !== 'number' || typeof offset !== 'number')
        throw new Unreadable('pdf-illisible', `le paquet d’objets ${number} y est abîmé`);
      const source = lexer(data, first + offset);
      out.set(inside, source.object());
      read += source.position() - first - offset;
      if (read > 2 * data.length) throw new Unreadable('pdf-illisible', 'ses objets se chevauchent');
    }
    containers.set(number, out);
    return out;
  }

  function bytesOf(stream: PdfStream): Uint8Array {
    let out = unpacked.get(stream);
    if (out === undefined) {
      out = decoded(stream.raw, stream.dict, resolve, allowance);
      unpacked.set(stream, out);
    }
    return out;
  }

  function dict(value: PdfObject | undefined): PdfDict {
    const found = resolve(value);
    if (isStream(found)) return found.dict;
    return isDict(found) ? found : EMPTY;
  }

  const catalog = dict(trailer.get('Root'));
  if (catalog.size === 0) throw new Unreadable('pdf-illisible', 'son catalogue manque');
  const numbers = [...entries.keys()];
  return { version: header[1] ?? '', trailer, catalog, revisions, numbers, resolve, dict, bytesOf };
}

/** The pages in order. A tree that comes back on itself is a damage. */
export function pagesOf(file: PdfFile): readonly FilePage[] {
  const out: FilePage[] = [];
  const seen = new Set<number>();
  type Inherited = Pick<FilePage, 'resources' | 'box'>;
  const pending: { readonly value: PdfObject | undefined; readonly inherited: Inherited }[] = [
    { value: file.catalog.get('Pages'), inherited: { resources: EMPTY, box: [0, 0, 595.28, 841.89] } },
  ];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const { value } = node;
    if (!isRef(value)) throw new Unreadable('pdf-illisible', 'son arbre des pages est abîmé');
    if (seen.has(value.number))
      throw new Unreadable('pdf-illisible', 'son arbre des pages revient sur lui-même');
    seen.add(value.number);
    const dict = file.dict(value);
    const inherited: Inherited = {
      resources: dict.has('Resources') ? file.dict(dict.get('Resources')) : node.inherited.resources,
      box: dict.has('MediaBox') ? boxOf(file, dict.get('MediaBox')) : node.inherited.box,
    };
    const kids = file.resolve(dict.get('Kids'));
    if (isArray(kids)) for (const kid of kids.toReversed()) pending.push({ value: kid, inherited });
    else if (nameOf(dict.get('Type')) === 'Page') out.push({ dict, object: value.number, ...inherited });
    else throw new Unreadable('pdf-illisible', 'son arbre des pages est abîmé');
    if (out.length > MOST_PAGES) throw new Unreadable('pdf-demesure', 'il compte trop de pages');
  }
  if (out.length === 0) throw new Unreadable('pdf-illisible', 'il n’a pas de page');
  return out;
}

function boxOf(file: PdfFile, value: PdfObject | undefined): FilePage['box'] {
  const found = file.resolve(value);
  const [a, b, c, d] = isArray(found) ? found.map((n) => numberOf(file.resolve(n), Number.NaN)) : [];
  if (a === undefined || b === undefined || c === undefined || d === undefined || Number.isNaN(a + b + c + d))
    throw new Unreadable('pdf-illisible', 'une de ses pages n’a pas de format');
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}
