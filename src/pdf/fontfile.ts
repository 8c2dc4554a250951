/**
 * A font of the file: some characters of a typeface, each with its code (ISO 32000-1, 9.7: Type0 over CIDFontType2, Identity-H,
 * so that code = CID = glyph). What depends on the typeface and the characters only is made once.
 */
import { deflateSync } from 'node:zlib';
import type { Font } from '../layout/font.ts';
import type { Container, Ref } from './container.ts';
import { hexCode } from './codes.ts';
import { name, number } from './syntax.ts';
import { subset } from './subset.ts';

/** Everything that a document copies to have a font. */
export interface FontFile {
  readonly baseFont: string;
  /** The deflated TrueType program, and its length before. */
  readonly program: Uint8Array;
  readonly programLength: number;
  readonly descriptor: string;
  readonly widths: string;
  readonly unicode: UnicodeMap;
}

/** A ToUnicode CMap: what each code reads as. It may know codes that a font has not. */
export interface UnicodeMap {
  readonly cmap: string;
  readonly deflated: Uint8Array;
}

/** What the codes of the characters that the typeface has read as. @param level of zlib */
export function unicodeMap(font: Font, codes: ReadonlyMap<number, number>, level: number): UnicodeMap {
  const cmap = toUnicode(drawnBy(font, codes));
  return { cmap, deflated: deflateSync(Buffer.from(cmap, 'latin1'), { level }) };
}

type Drawn = readonly (readonly [code: number, codePoint: number])[];

/** The characters that a typeface has, in the order of their codes. */
function drawnBy(font: Font, codes: ReadonlyMap<number, number>): Drawn {
  return [...codes]
    .filter(([codePoint]) => font.glyph(codePoint) !== 0)
    .map(([codePoint, code]) => [code, codePoint] as const)
    .sort(([a], [b]) => a - b);
}

/**
 * The font whose code `codes.get(c)` draws the character `c`. Characters that the typeface has not are left out.
 * @param tag six letters; two subsets of one typeface in one file must differ by it (ISO 32000-1, 9.6.4).
 * @param unicode what the codes read as
 * @param level of zlib
 */
export function fontFile(
  font: Font,
  codes: ReadonlyMap<number, number>,
  tag: string,
  unicode: UnicodeMap,
  level: number,
): FontFile {
  const drawn = drawnBy(font, codes);
  const slots: (number | undefined)[] = [0];
  for (const [code, codePoint] of drawn) slots[code] = font.glyph(codePoint);
  const program = subset(font, Array.from(slots));
  return {
    baseFont: name(`${tag}+${font.postscriptName}`),
    program: deflateSync(program, { level }),
    programLength: program.length,
    descriptor: descriptorOf(font),
    widths: widthsOf(font, drawn),
    unicode,
  };
}

/**
 * Writes a font and gives its Type0 dictionary, which pages name in their resources.
 * @param cmaps the CMaps of the document so far: faces that have the same characters share theirs
 */
export function writeFont(container: Container, file: FontFile, cmaps: Map<string, Ref>): Ref {
  const { baseFont, unicode: map } = file;
  const program = container.stream({ Filter: 'FlateDecode', Length1: file.programLength }, file.program);
  const unicode = cmaps.get(map.cmap) ?? container.stream({ Filter: 'FlateDecode' }, map.deflated);
  cmaps.set(map.cmap, unicode);
  const type0 = container.reserve();
  const cidFont = container.reserve();
  const descriptor = container.reserve();
  container.put(
    type0,
    `<</Type/Font/Subtype/Type0/BaseFont${baseFont}/Encoding/Identity-H/DescendantFonts[${cidFont.at}]/ToUnicode ${unicode.at}>>`,
  );
  container.put(
    cidFont,
    `<</Type/Font/Subtype/CIDFontType2/BaseFont${baseFont}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
      `/FontDescriptor ${descriptor.at}/CIDToGIDMap/Identity/W[${file.widths}]>>`,
  );
  container.put(
    descriptor,
    `<</Type/FontDescriptor/FontName${baseFont}${file.descriptor}/FontFile2 ${program.at}>>`,
  );
  return type0;
}

/** Flags of a font descriptor (ISO 32000-1, table 123). */
const SERIF = 1 << 1;
const NONSYMBOLIC = 1 << 5;
const ITALIC = 1 << 6;

function descriptorOf(font: Font): string {
  const scaled = (units: number): string => number(Math.round((units * 1000) / font.unitsPerEm));
  const os2 = viewOf(font.table('OS/2'));
  const flags =
    NONSYMBOLIC | (font.face.startsWith('serif') ? SERIF : 0) | (font.italicAngle === 0 ? 0 : ITALIC);
  // No table says how thick the stems are; this follows the weight (400 → 88, 700 → 166), as viewers without the program need.
  const stem = Math.round(50 + (os2.getUint16(4) / 65) ** 2);
  const xHeight = os2.getUint16(0) >= 2 ? `/XHeight ${scaled(os2.getInt16(86))}` : '';
  return (
    `/Flags ${flags}/FontBBox[${font.bbox.map(scaled).join(' ')}]/ItalicAngle ${number(font.italicAngle)}` +
    `/Ascent ${scaled(font.ascent)}/Descent ${scaled(font.descent)}/CapHeight ${scaled(font.capHeight)}${xHeight}/StemV ${stem}`
  );
}

/** W: `first [width width …]` for each run of codes that follow each other, in thousandths of the em, unrounded. */
function widthsOf(font: Font, drawn: Drawn): string {
  let out = '';
  let previous = -1;
  for (const [code, codePoint] of drawn) {
    const width = number((font.advance(font.glyph(codePoint)) * 1000) / font.unitsPerEm);
    if (code === previous + 1) out += ` ${width}`;
    else out += `${previous === -1 ? '' : ']'}${code}[${width}`;
    previous = code;
  }
  return `${out}]`;
}

/**
 * What each code reads as: code and character run on together, or stand alone. Straight from the characters, for the typeface
 * only knows glyphs (W8, W15).
 */
function toUnicode(drawn: Drawn): string {
  const ranges: { readonly first: number; last: number; readonly codePoint: number }[] = [];
  for (const [code, codePoint] of drawn) {
    const range = ranges.at(-1);
    // Only the last byte may run on (ISO 32000-1, 9.10.3).
    const runsOn =
      range !== undefined && code === range.last + 1 && codePoint - range.codePoint === code - range.first;
    if (runsOn && code % 256 !== 0 && codePoint % 256 !== 0) range.last = code;
    else ranges.push({ first: code, last: code, codePoint });
  }
  const lines = ranges.map(
    ({ first, last, codePoint }) =>
      `<${hexCode(first)}><${hexCode(last)}><${Buffer.from(String.fromCodePoint(codePoint), 'utf16le').swap16().toString('hex')}>`,
  );
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100);
    blocks.push(`${block.length} beginbfrange\n${block.join('\n')}\nendbfrange`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict/CMap defineresource pop
end
end`;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
