/** Reads back the objects of a file by its cross-reference stream: just enough PDF for what `src/pdf` writes. */
import { inflateSync } from 'node:zlib';

interface Objet {
  /** The object in PDF syntax; of a stream, its dictionary. White space folded. */
  readonly text: string;
  /** The same, byte for byte. */
  readonly raw: string;
  /** Of a stream, its bytes, unfiltered when the filter is Flate without predictor. */
  readonly bytes: Uint8Array;
}

export interface Lecture {
  readonly objects: ReadonlyMap<number, Objet>;
  /** The dictionary of the cross-reference stream, which is the trailer. */
  readonly trailer: string;
  /** The object that an entry of a dictionary refers to: `follow(trailer, 'Root')`. */
  follow(text: string, key: string): Objet;
  /** All objects whose text matches. */
  all(pattern: RegExp): Objet[];
  /** The operators of each page. */
  pages(): string[];
}

export function readPdf(file: Uint8Array): Lecture {
  const text = Buffer.from(file).toString('latin1');
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  const xref = objectAt(file, text, start);
  const rows = xref.bytes;
  const objects = new Map<number, Objet>();
  const packed = new Map<number, string[]>();
  for (let id = 1; id * 6 < rows.length; id++) {
    const row = Buffer.from(rows.subarray(id * 6, id * 6 + 6));
    const [type, place, rank] = [row.readUInt8(0), row.readUIntBE(1, 3), row.readUInt16BE(4)];
    if (type === 1) objects.set(id, objectAt(file, text, place));
    else if (type === 2) {
      const stream = [...rows.subarray(place * 6, place * 6 + 6)];
      const home = packed.get(place) ?? unpacked(objectAt(file, text, Buffer.from(stream).readUIntBE(1, 3)));
      packed.set(place, home);
      objects.set(id, { text: home[rank] ?? '', raw: home[rank] ?? '', bytes: new Uint8Array(0) });
    } else throw new Error(`object ${id} is free`);
  }
  const follow = (from: string, key: string): Objet => {
    const id = new RegExp(`/${key} ?\\[?(\\d+) 0 R`).exec(from)?.[1];
    const found = objects.get(Number(id));
    if (found === undefined) throw new Error(`no /${key} in ${from}`);
    return found;
  };
  return {
    objects,
    trailer: xref.text,
    follow,
    all: (pattern) => [...objects.values()].filter(({ text }) => pattern.test(text)),
    pages() {
      const kids = follow(follow(xref.text, 'Root').text, 'Pages').text;
      const ids = [...(/\/Kids \[([^\]]*)\]/.exec(kids)?.[1]?.matchAll(/(\d+) 0 R/g) ?? [])];
      return ids.map(([, id]) =>
        Buffer.from(follow(objects.get(Number(id))?.text ?? '', 'Contents').bytes).toString('latin1'),
      );
    },
  };
}

function objectAt(file: Uint8Array, text: string, at: number): Objet {
  const head = /\d+ 0 obj\n/y;
  head.lastIndex = at;
  if (!head.test(text)) throw new Error(`no object at ${at}`);
  const streamAt = text.indexOf('\nstream\n', at);
  const end = text.indexOf('\nendobj', at);
  const plain = streamAt === -1 || streamAt > end;
  const raw = text.slice(head.lastIndex, plain ? end : streamAt);
  const dictionary = folded(raw);
  if (plain) return { text: dictionary, raw, bytes: new Uint8Array(0) };
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
  const filtered = file.subarray(streamAt + 8, streamAt + 8 + length);
  if (!text.startsWith('\nendstream', streamAt + 8 + length)) throw new Error(`wrong length at ${at}`);
  const flate = dictionary.includes('/Filter /FlateDecode') && !dictionary.includes('/Subtype /Image');
  const bytes = flate ? inflateSync(filtered) : filtered;
  return {
    text: dictionary,
    raw,
    bytes: dictionary.includes('/Predictor 12') ? unpredicted(bytes, 6) : bytes,
  };
}

const folded = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

function unpacked(stream: Objet): string[] {
  const first = Number(/\/First (\d+)/.exec(stream.text)?.[1]);
  const text = Buffer.from(stream.bytes).toString('latin1');
  const numbers = text.slice(0, first).trim().split(/\s+/).map(Number);
  const offsets = numbers.filter((_, i) => i % 2 === 1);
  return offsets.map((offset, i) =>
    text.slice(first + offset, first + (offsets[i + 1] ?? text.length)).trim(),
  );
}

/** Undoes the PNG filter « up ». */
function unpredicted(bytes: Uint8Array, columns: number): Uint8Array {
  const rows = bytes.length / (columns + 1);
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      out[row * columns + column] =
        (bytes[row * (columns + 1) + 1 + column] ?? 0) +
        (row === 0 ? 0 : (out[(row - 1) * columns + column] ?? 0));
  return out;
}

/** A text string as its characters. */
export function textOf(string: string): string {
  const hex = /^<(?:feff)?([0-9a-f]*)>$/.exec(string)?.[1];
  if (hex !== undefined) return Buffer.from(hex, 'hex').swap16().toString('utf16le');
  const inside = string.slice(1, -1).replaceAll(/\\([()\\nrtbf])/g, (_, c: string) => ESCAPES[c] ?? c);
  if (!inside.startsWith('\u00fe\u00ff')) return inside;
  return Buffer.from(inside.slice(2), 'latin1').swap16().toString('utf16le');
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
