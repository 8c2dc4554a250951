/**
 * A TrueType font with only some glyphs, at chosen places: `slots[i]` is the glyph of the whole font that becomes glyph `i`.
 * Hinting is dropped: at the size and resolution of an act it changes nothing, and it is half of the bytes.
 */
import type { Font } from '../layout/font.ts';

/** Flags of a component of a composite glyph (OpenType, « glyf »). */
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const TWO_SCALES = 0x0040;
const MATRIX = 0x0080;
const INSTRUCTIONS = 0x0100;

/**
 * The bytes of the smaller font. `slots[0]` must be 0, the glyph of what is missing; a slot that nothing uses is `undefined`.
 * Components of composite glyphs are added after the last slot.
 */
export function subset(font: Font, slots: readonly (number | undefined)[]): Uint8Array {
  const outline = outlinesOf(font);
  const all = [...slots];
  const places = new Map<number, number>();
  all.forEach((glyph, slot) => {
    if (glyph !== undefined && !places.has(glyph)) places.set(glyph, slot);
  });
  const placeOf = (glyph: number): number => {
    const known = places.get(glyph);
    if (known !== undefined) return known;
    places.set(glyph, all.length);
    return all.push(glyph) - 1;
  };
  const glyphs: Uint8Array[] = [];
  // `all` grows while it is read: a component may itself be composed.
  for (let slot = 0; slot < all.length; slot++) {
    const glyph = all[slot];
    glyphs.push(glyph === undefined ? EMPTY : bare(outline(glyph), placeOf));
  }
  return assembled(tablesFor(font, all, glyphs));
}

const EMPTY = new Uint8Array(0);

/** glyf, loca: the description of a glyph; empty for a space. */
function outlinesOf(font: Font): (glyph: number) => Uint8Array {
  const glyf = font.table('glyf');
  const loca = viewOf(font.table('loca'));
  const long = viewOf(font.table('head')).getInt16(50) === 1;
  const offset = (glyph: number): number =>
    long ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2;
  return (glyph) => glyf.subarray(offset(glyph), offset(glyph + 1));
}

/** The glyph without its instructions, its components renumbered. */
function bare(glyph: Uint8Array, placeOf: (glyph: number) => number): Uint8Array {
  if (glyph.length === 0) return EMPTY;
  const contours = viewOf(glyph).getInt16(0);
  return contours >= 0 ? bareSimple(glyph, contours) : bareComposite(glyph, placeOf);
}

/** numberOfContours, bounds (10 bytes), ends of contours, instructionLength, instructions, points. */
function bareSimple(glyph: Uint8Array, contours: number): Uint8Array {
  const view = viewOf(glyph);
  const lengthAt = 10 + contours * 2;
  const points = lengthAt + 2 + view.getUint16(lengthAt);
  const out = new Uint8Array(lengthAt + 2 + glyph.length - points);
  out.set(glyph.subarray(0, lengthAt));
  out.set(glyph.subarray(points), lengthAt + 2);
  return out;
}

function bareComposite(glyph: Uint8Array, placeOf: (glyph: number) => number): Uint8Array {
  const out = Uint8Array.from(glyph);
  const view = viewOf(out);
  let at = 10;
  for (let flags = MORE; (flags & MORE) !== 0;) {
    flags = view.getUint16(at);
    view.setUint16(at, flags & ~INSTRUCTIONS);
    view.setUint16(at + 2, placeOf(view.getUint16(at + 2)));
    at += (flags & WORDS) !== 0 ? 8 : 6;
    if ((flags & SCALE) !== 0) at += 2;
    else if ((flags & TWO_SCALES) !== 0) at += 4;
    else if ((flags & MATRIX) !== 0) at += 8;
  }
  return out.subarray(0, at);
}

type Table = readonly [tag: string, bytes: Uint8Array];

/** What PDF needs of a font whose glyphs go by number (ISO 32000-1, 9.9): neither cmap nor name nor post. */
function tablesFor(
  font: Font,
  slots: readonly (number | undefined)[],
  glyphs: readonly Uint8Array[],
): readonly Table[] {
  const head = Uint8Array.from(font.table('head'));
  const hhea = Uint8Array.from(font.table('hhea'));
  const maxp = Uint8Array.from(font.table('maxp'));
  viewOf(head).setInt16(50, 1); // long loca: deflate makes it as small as a short one
  viewOf(hhea).setUint16(34, slots.length);
  viewOf(maxp).setUint16(4, slots.length);
  maxp.fill(0, 14, 28); // no instructions: no zones, storage, functions, stack
  viewOf(maxp).setUint16(14, 1); // maxZones
  const bearings = viewOf(font.table('hmtx'));
  const metrics = viewOf(font.table('hhea')).getUint16(34);
  const hmtx = new DataView(new ArrayBuffer(slots.length * 4));
  const loca = new DataView(new ArrayBuffer((slots.length + 1) * 4));
  const glyf: Uint8Array[] = [];
  let at = 0;
  slots.forEach((glyph, slot) => {
    if (glyph !== undefined) {
      hmtx.setUint16(slot * 4, font.advance(glyph));
      const bearing = glyph < metrics ? glyph * 4 + 2 : metrics * 4 + (glyph - metrics) * 2;
      hmtx.setInt16(slot * 4 + 2, bearings.getInt16(bearing));
    }
    const padded = padTo4(glyphs[slot] ?? EMPTY);
    glyf.push(padded);
    at += padded.length;
    loca.setUint32((slot + 1) * 4, at);
  });
  return [
    ['glyf', Buffer.concat(glyf)],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', new Uint8Array(hmtx.buffer)],
    ['loca', new Uint8Array(loca.buffer)],
    ['maxp', maxp],
  ];
}

/** The tables as one sfnt file, in the order of their tags, each with its checksum. */
function assembled(tables: readonly Table[]): Uint8Array {
  const directory = 12 + tables.length * 16;
  const size = tables.reduce((sum, [, bytes]) => sum + padTo4(bytes).length, directory);
  const file = new Uint8Array(size);
  const view = viewOf(file);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, (tables.length - power) * 16);
  let at = directory;
  let headAt = 0;
  tables.forEach(([tag, bytes], i) => {
    const entry = 12 + i * 16;
    if (tag === 'head') {
      headAt = at;
      viewOf(bytes).setUint32(8, 0); // checkSumAdjustment counts as 0 in the sums
    }
    file.set(Buffer.from(tag, 'latin1'), entry);
    file.set(bytes, at);
    view.setUint32(entry + 4, checksum(file.subarray(at, at + padTo4(bytes).length)));
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, bytes.length);
    at += padTo4(bytes).length;
  });
  view.setUint32(headAt + 8, (0xb1b0afba - checksum(file)) >>> 0);
  return file;
}

function checksum(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

function padTo4(bytes: Uint8Array): Uint8Array {
  if (bytes.length % 4 === 0) return bytes;
  const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  padded.set(bytes);
  return padded;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
