/**
 * The one source of measure: what is measured here is what is painted.
 *
 * Problem: shaping a word with a library costs 0.25 ms, opening a font 75 ms. Solution: read the few sfnt tables that
 * Latin text needs (cmap, hmtx, kern) into typed arrays, then measure by addition. Limits: TrueType outlines only, no
 * ligatures, no combining marks; the fonts of `templates/polices` ask for neither (a test compares with a shaper).
 */
import type { FaceId } from '../template/styled.ts';

/** A typeface. All lengths are integers in font units, `unitsPerEm` to the em. */
export interface Font {
  readonly face: FaceId;
  readonly unitsPerEm: number;
  readonly ascent: number;
  /** Negative. */
  readonly descent: number;
  readonly lineGap: number;
  readonly capHeight: number;
  /** In degrees, negative when leaning right. */
  readonly italicAngle: number;
  /** xMin, yMin, xMax, yMax. */
  readonly bbox: readonly [number, number, number, number];
  readonly postscriptName: string;
  readonly glyphCount: number;
  /** Glyph of a code point; 0 when the font has none. No-break spaces and hyphens fall back on those that break. */
  glyph(codePoint: number): number;
  advance(glyph: number): number;
  /** What is added between two glyphs that follow each other, spaces included. */
  kern(left: number, right: number): number;
  /** The whole file, and one of its tables (empty when it has none). */
  readonly file: Uint8Array;
  table(tag: string): Uint8Array;
}

/** The typefaces of a set of templates, each parsed when first asked for. */
export interface Fonts {
  /** @throws Error when the face was not given or its file is not TrueType: the program cannot run. */
  font(face: FaceId): Font;
}

/** Fonts from the bytes of their files. Share the result: everything measured is remembered with it. */
export function fontsFrom(files: ReadonlyMap<FaceId, Uint8Array>): Fonts {
  const parsed = new Map<FaceId, Font>();
  return {
    font(face) {
      let font = parsed.get(face);
      if (font === undefined) {
        const file = files.get(face);
        if (file === undefined) throw new Error(`La police ${face} manque.`);
        parsed.set(face, (font = parseFont(face, file)));
      }
      return font;
    },
  };
}

const TRUETYPE = 0x00010000;
/** Characters that look like another: U+2011 comes with texts pasted from word processors, and Liberation lacks it. */
const LOOK_ALIKE = [
  [0x00a0, 0x20],
  [0x202f, 0x20],
  [0x2011, 0x2d],
] as const;

/**
 * A font from the bytes of a `.ttf` file (sfnt with `glyf` outlines).
 * @throws Error when they are something else, WOFF2 and CFF included.
 */
function parseFont(face: FaceId, file: Uint8Array): Font {
  const view = viewOf(file);
  if (file.length < 12 || view.getUint32(0) !== TRUETYPE)
    throw new Error(`La police ${face} n’est pas un fichier TrueType (.ttf).`);
  const tables = tableDirectory(view, file);
  const table = (tag: string): Uint8Array => tables.get(tag) ?? EMPTY;
  const required = (tag: string): DataView => {
    const bytes = tables.get(tag);
    if (bytes === undefined) throw new Error(`La police ${face} n’a pas de table « ${tag} ».`);
    return viewOf(bytes);
  };
  required('glyf');
  const head = required('head');
  const hhea = required('hhea');
  const post = required('post');
  const os2 = required('OS/2');
  const glyphCount = required('maxp').getUint16(4);
  const advances = readAdvances(required('hmtx'), hhea.getUint16(34), glyphCount);
  const glyphs = readCharacterMap(required('cmap'));
  for (const [codePoint, like] of LOOK_ALIKE)
    if (!glyphs.has(codePoint)) glyphs.set(codePoint, glyphs.get(like) ?? 0);
  const common = Uint16Array.from({ length: COMMON }, (_, codePoint) => glyphs.get(codePoint) ?? 0);

  return {
    face,
    unitsPerEm: head.getUint16(18),
    ascent: hhea.getInt16(4),
    descent: hhea.getInt16(6),
    lineGap: hhea.getInt16(8),
    capHeight: os2.getUint16(0) >= 2 ? os2.getInt16(88) : hhea.getInt16(4),
    italicAngle: post.getInt32(4) / 65536,
    bbox: [head.getInt16(36), head.getInt16(38), head.getInt16(40), head.getInt16(42)],
    postscriptName: readPostscriptName(required('name')) ?? face,
    glyphCount,
    glyph: (codePoint) => (codePoint < COMMON ? common[codePoint]! : (glyphs.get(codePoint) ?? 0)),
    advance: (glyph) => advances[glyph] ?? 0,
    kern: kerningOf(readKerning(table('kern')), glyphCount),
    file,
    table,
  };
}

const EMPTY = new Uint8Array(0);

/** Code points below: Latin and punctuation, looked up in an array. */
const COMMON = 0x2200;

/** Few glyphs kern, and on few sides: a table of the two ranks is small, and answers in no time. */
function kerningOf(pairs: ReadonlyMap<number, number>, glyphCount: number): Font['kern'] {
  const lefts = new Uint16Array(glyphCount);
  const rights = new Uint16Array(glyphCount);
  let rows = 1;
  let columns = 1;
  for (const pair of pairs.keys()) {
    const [left, right] = [pair >>> 16, pair & 0xffff];
    if (lefts[left] === 0) lefts[left] = rows++;
    if (rights[right] === 0) rights[right] = columns++;
  }
  const table = new Int16Array(rows * columns);
  for (const [pair, kern] of pairs) table[lefts[pair >>> 16]! * columns + rights[pair & 0xffff]!] = kern;
  return (left, right) => table[lefts[left]! * columns + rights[right]!] ?? 0;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function tableDirectory(view: DataView, file: Uint8Array): Map<string, Uint8Array> {
  const tables = new Map<string, Uint8Array>();
  for (let i = 0, at = 12; i < view.getUint16(4); i++, at += 16) {
    const tag = String.fromCodePoint(...file.subarray(at, at + 4));
    const start = view.getUint32(at + 8);
    tables.set(tag, file.subarray(start, start + view.getUint32(at + 12)));
  }
  return tables;
}

/** hmtx: the last advance holds for all glyphs after it. */
function readAdvances(hmtx: DataView, metrics: number, glyphCount: number): Uint16Array {
  const advances = new Uint16Array(glyphCount);
  for (let glyph = 0; glyph < glyphCount; glyph++)
    advances[glyph] = hmtx.getUint16(Math.min(glyph, metrics - 1) * 4);
  return advances;
}

/** cmap: the Unicode subtable of format 12 (all planes) if there is one, else of format 4. */
function readCharacterMap(cmap: DataView): Map<number, number> {
  const glyphs = new Map<number, number>();
  let best = -1;
  for (let i = 0; i < cmap.getUint16(2); i++) {
    const platform = cmap.getUint16(4 + i * 8);
    const encoding = cmap.getUint16(6 + i * 8);
    if (platform !== 0 && !(platform === 3 && (encoding === 1 || encoding === 10))) continue;
    const at = cmap.getUint32(8 + i * 8);
    const format = cmap.getUint16(at);
    if (format === 12 || (format === 4 && best === -1)) best = at;
  }
  if (best === -1) return glyphs;
  if (cmap.getUint16(best) === 12) readGroups(cmap, best, glyphs);
  else readSegments(cmap, best, glyphs);
  return glyphs;
}

function readGroups(cmap: DataView, at: number, glyphs: Map<number, number>): void {
  for (let i = 0, group = at + 16; i < cmap.getUint32(at + 12); i++, group += 12) {
    const first = cmap.getUint32(group);
    const glyph = cmap.getUint32(group + 8);
    for (let code = first; code <= cmap.getUint32(group + 4); code++) glyphs.set(code, glyph + code - first);
  }
}

function readSegments(cmap: DataView, at: number, glyphs: Map<number, number>): void {
  const doubled = cmap.getUint16(at + 6);
  const ends = at + 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const offsets = deltas + doubled;
  for (let i = 0; i < doubled; i += 2) {
    const delta = cmap.getUint16(deltas + i);
    const offset = cmap.getUint16(offsets + i);
    const first = cmap.getUint16(starts + i);
    for (let code = first; code <= cmap.getUint16(ends + i) && code !== 0xffff; code++) {
      const raw = offset === 0 ? code : cmap.getUint16(offsets + i + offset + (code - first) * 2);
      const glyph = raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}

/** kern, format 0, horizontal: pairs of glyphs. The table agrees with GPOS in our fonts, and is a hundredth of the work. */
function readKerning(bytes: Uint8Array): Map<number, number> {
  const pairs = new Map<number, number>();
  if (bytes.length === 0) return pairs;
  const kern = viewOf(bytes);
  let at = 4;
  for (let i = 0; i < kern.getUint16(2); i++) {
    const coverage = kern.getUint16(at + 4);
    if (coverage >> 8 === 0 && (coverage & 0b111) === 0b001) {
      const count = kern.getUint16(at + 6);
      for (let pair = 0, p = at + 14; pair < count; pair++, p += 6)
        pairs.set((kern.getUint16(p) << 16) | kern.getUint16(p + 2), kern.getInt16(p + 4));
    }
    at += kern.getUint16(at + 2);
  }
  return pairs;
}

/** name: id 6, as Windows (UTF-16) or Macintosh writes it; always ASCII. */
function readPostscriptName(name: DataView): string | null {
  const strings = name.getUint16(4);
  for (let i = 0, at = 6; i < name.getUint16(2); i++, at += 12) {
    if (name.getUint16(at + 6) !== 6) continue;
    const start = strings + name.getUint16(at + 10);
    let text = '';
    for (let k = 0; k < name.getUint16(at + 8); k++) {
      const byte = name.getUint8(start + k);
      if (byte !== 0) text += String.fromCodePoint(byte);
    }
    return text;
  }
  return null;
}
