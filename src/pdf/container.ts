/**
 * The file around the pages: objects, cross-references, trailer. pdfkit numbers and writes them; this is the only module that
 * knows its private parts, and where its defects are worked around (W numbers: docs/pdf.md).
 *
 * Small objects are packed in object streams and found by a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8), which pdfkit
 * does not write: the tags of an act would weigh 16 kB without.
 */
import { deflateSync } from 'node:zlib';
import { type Dictionary, PDFDocument, type Reference } from 'pdfkit';
import { fileId, type Identity, PRODUCER } from './identity.ts';
import { dayText } from './syntax.ts';
import { xmp } from './xmp.ts';

/** An object of the file. */
export interface Ref {
  /** As text of ours names it: `12 0 R`. */
  readonly at: string;
  /** As a dictionary that pdfkit writes names it. */
  readonly object: Reference;
}

const refTo = (object: Reference): Ref => ({ at: `${object.id} 0 R`, object });

export interface Container {
  /** A number for an object that will be `put`. */
  reserve(): Ref;
  /** Writes a reserved object from its PDF text: anything but a stream. */
  put(ref: Ref, body: string): void;
  /** A stream, whose bytes are already filtered as `dictionary.Filter` says. */
  stream(dictionary: Dictionary, bytes: Uint8Array): Ref;
  /** The parent of all pages, and its kids in order. */
  readonly pageTree: Ref;
  pages(pages: readonly Ref[]): void;
  /** Entries of a dictionary that pdfkit writes itself. */
  catalog(entries: Dictionary): void;
  names(entries: Dictionary): void;
  structTreeRoot(entries: Dictionary): Ref;
  /** The whole file. Nothing can be added after. */
  finish(): Uint8Array;
}

const OPTIONS = {
  pdfVersion: '1.7', // W1: without it pdfkit writes no metadata
  tagged: true,
  displayTitle: true,
  autoFirstPage: false,
  font: null, // W2: else Helvetica, which cannot be embedded
  compress: false, // each stream comes deflated, at its own level, constants once for all
} as const;

/**
 * Zlib level of what is made anew for each document, and of what is made once. Measured on an act of three pages: level 6 costs
 * 0.27 ms more and spares 0.5 kB, level 3 costs as much as 4 and adds 0.6 kB.
 */
export const LEVEL = 4;
export const LEVEL_ONCE = 9;

/** Objects in one object stream: few enough for a reader that wants only one. */
const PACKED = 400;

/**
 * pdfkit's document, of which what is written is kept as it comes, from the first byte: as a stream of Node it would wait in the
 * queue of the event loop, and a loop that makes many acts without a pause would hold them all.
 */
class Kept extends PDFDocument {
  declare pieces: Uint8Array[] | undefined;

  override push(piece: Uint8Array | null): boolean {
    if (piece !== null) (this.pieces ??= []).push(piece);
    return true;
  }
}

/** An empty PDF/A-3a + PDF/UA-1 file with this identity. */
export function container(identity: Identity): Container {
  const doc = new Kept({ ...OPTIONS, lang: identity.lang });
  const root = doc._root.data;
  const packed = new Map<number, string>();
  /** Object number → the object stream that holds it, and its rank in it. */
  const homes = new Map<number, { readonly stream: number; readonly rank: number }>();
  doc._id = fileId(identity); // W3: pdfkit hashes the Info only
  doc.info = infoOf(identity);
  writeOwnMetadata(doc, identity);

  const pageTree = root.Pages;
  const names = root.Names;
  names.data = {}; // W6: pdfkit leaves an empty Dests, and sorts names by locale
  // pdfkit takes a number for an outline that may never be: the first object reserved takes it over.
  let spare: Reference | null = doc.outline.dictionary;
  doc.endOutline = () => {};

  const stream = (dictionary: Dictionary, bytes: Uint8Array): Reference => {
    const ref = doc.ref({ ...dictionary });
    ref.end(bytes);
    return ref;
  };

  const pack = (): void => {
    const entries = [...packed];
    for (let from = 0; from < entries.length; from += PACKED) {
      const some = entries.slice(from, from + PACKED);
      const ref = stream(...objectStream(some));
      some.forEach(([id], rank) => {
        homes.set(id, { stream: ref.id, rank });
        doc._refEnd({ id, offset: 0 });
      });
    }
  };

  return {
    reserve() {
      const object = spare ?? doc.ref();
      spare = null;
      return refTo(object);
    },
    put(ref, body) {
      packed.set(ref.object.id, body);
    },
    stream: (dictionary, bytes) => refTo(stream(dictionary, bytes)),
    pageTree: refTo(pageTree),
    pages(pages) {
      pageTree.data = { Type: 'Pages', Count: pages.length, Kids: pages.map(({ object }) => object) };
    },
    catalog: (entries) => void Object.assign(root, entries),
    names: (entries) => void Object.assign(names.data, entries),
    // W13: the parent tree comes as a reference to our own, without the Limits that a root must not have.
    structTreeRoot(entries) {
      const ref = doc.getStructTreeRoot();
      Object.assign(ref.data, entries);
      return refTo(ref);
    },
    finish() {
      pack();
      doc._finalize = () => writeCrossReferences(doc, homes);
      doc.end();
      if (doc._offsets.includes(null)) throw new Error('an object was reserved and never put');
      return Buffer.concat(doc.pieces ?? []);
    },
  };
}

/** A text string in a dictionary that pdfkit writes: bare strings are names to it. */
export function textString(value: string): Dictionary[string] {
  // oxlint-disable-next-line no-new-wrappers, unicorn/new-for-builtins -- how pdfkit is told
  return new String(value);
}

/** The output intent of pdfkit (sRGB IEC61966-2.1), as its two objects. */
export function sRgb(): { readonly intent: Dictionary; readonly profile: Uint8Array } {
  const doc = new PDFDocument({ ...OPTIONS, lang: 'fr-FR', subset: 'PDF/A-3a' });
  const written: { data: Dictionary; bytes: Uint8Array | undefined }[] = [];
  doc.ref = (data = {}) => {
    const chunks: Uint8Array[] = [];
    const ref = {
      id: 0,
      data,
      write: (bytes: Uint8Array) => void chunks.push(bytes),
      end: () => void written.push({ data, bytes: chunks[0] }),
    };
    return ref;
  };
  doc._addColorOutputIntent();
  const [profile, intent] = written;
  if (profile?.bytes === undefined || intent === undefined) throw new Error('pdfkit gives no sRGB profile');
  return { intent: intent.data, profile: profile.bytes };
}

/** The document information dictionary; `xmp` says the same (ISO 19005-3, 6.6.3). */
function infoOf(identity: Identity): Record<string, string> {
  return {
    Title: identity.title,
    Author: identity.author,
    Subject: identity.subject,
    Creator: PRODUCER,
    Producer: PRODUCER,
    CreationDate: dayText(identity.date),
    ModDate: dayText(identity.date),
  };
}

/** W4: pdfkit's packet is not escaped, and claims PDF/A or PDF/UA but not both. W5: its stream has a key `length`. */
function writeOwnMetadata(doc: PDFDocument, identity: Identity): void {
  doc._addInfo = () => {};
  doc.metadata.append = () => {};
  doc.metadata.end = () => {};
  doc.metadata.getLength = () => undefined;
  doc.metadata.getXML = () => xmp(identity);
}

function objectStream(objects: readonly (readonly [number, string])[]): [Dictionary, Uint8Array] {
  let head = '';
  let body = '';
  for (const [id, text] of objects) {
    head += `${id} ${body.length} `;
    body += `${text}\n`;
  }
  const dictionary = { Type: 'ObjStm', N: objects.length, First: head.length, Filter: 'FlateDecode' };
  return [dictionary, deflateSync(Buffer.from(head + body, 'latin1'), { level: LEVEL })];
}

const WIDTHS = [1, 3, 2];
const ROW = 6;

/** The cross-reference stream, last object of the file, in place of pdfkit's table and trailer. */
function writeCrossReferences(
  doc: PDFDocument,
  homes: ReadonlyMap<number, { readonly stream: number; readonly rank: number }>,
): void {
  const start = doc._offset;
  const ref = doc.ref();
  const size = ref.id + 1;
  const rows = Buffer.alloc(size * ROW);
  rows.writeUIntBE(0xffff, 4, 2); // object 0: head of the (empty) list of free objects
  for (let id = 1; id < size; id++) {
    const home = homes.get(id);
    const at = id * ROW;
    rows.writeUInt8(home === undefined ? 1 : 2, at);
    rows.writeUIntBE(home?.stream ?? (id === ref.id ? start : (doc._offsets[id - 1] ?? 0)), at + 1, 3);
    rows.writeUIntBE(home?.rank ?? 0, at + 4, 2);
  }
  ref.data = {
    Type: 'XRef',
    Size: size,
    W: WIDTHS,
    Root: doc._root,
    Info: doc._info,
    ID: [doc._id, doc._id],
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: 12, Columns: ROW },
  };
  ref.end(deflateSync(upPredicted(rows), { level: LEVEL }));
  doc._write('startxref');
  doc._write(String(start));
  doc._write('%%EOF');
  doc.push(null);
}

/** PNG filter « up »: rows that resemble the row above deflate to a third. */
function upPredicted(rows: Uint8Array): Uint8Array {
  const count = rows.length / ROW;
  const out = new Uint8Array(count * (ROW + 1));
  for (let row = 0; row < count; row++) {
    out[row * (ROW + 1)] = 2;
    for (let column = 0; column < ROW; column++) {
      const at = row * ROW + column;
      out[row * (ROW + 1) + 1 + column] = (rows[at] ?? 0) - (row === 0 ? 0 : (rows[at - ROW] ?? 0));
    }
  }
  return out;
}
