/**
 * Texts in the codes of a typeface. What a word becomes depends on nothing else, so it is made once for all documents; the few
 * characters outside the prepared font get a second font, made for their document.
 */
import { createHash } from 'node:crypto';
import type { Font, Fonts } from '../layout/font.ts';
import type { TextItem } from '../layout/page.ts';
import type { FaceId } from '../template/styled.ts';
import { BASE, baseCode, literalCode } from './codes.ts';
import { type Container, LEVEL, LEVEL_ONCE, type Ref } from './container.ts';
import { type FontFile, fontFile, type UnicodeMap, unicodeMap, writeFont } from './fontfile.ts';
import { number } from './syntax.ts';

/** Names of the typefaces in the resources of a page: `F1` … `F8`; `X1` … `X8` for what the prepared fonts have not. */
const FACES: readonly FaceId[] = [
  'sans-regular',
  'sans-bold',
  'sans-italic',
  'sans-bold-italic',
  'serif-regular',
  'serif-bold',
  'serif-italic',
  'serif-bold-italic',
];

/** A word in codes: the inside of a TJ array, from within one string to within another. */
interface Fragment {
  readonly shown: string;
  /** What TJ subtracts between the space before and its first glyph. */
  readonly kern: number;
}

/** A typeface as all documents use it. */
interface Typeface {
  readonly font: Font;
  readonly number: number;
  readonly space: number;
  readonly words: Map<string, Fragment | null>;
  /** With all the characters of the prepared fonts. */
  file: FontFile | null;
  unicode: UnicodeMap | null;
}

/** A typeface in one document. */
interface Use {
  readonly typeface: Typeface;
  /** Words already shown: their characters are known to be needed. */
  readonly shown: Set<string>;
  /** Characters of the prepared font that the document shows. */
  readonly needed: Set<number>;
  /** Characters that the prepared font has not, with their codes in the second font. */
  readonly extras: Map<number, number>;
}

/** Words remembered for a typeface; past that all are forgotten, so that a long night does not grow. */
const REMEMBERED = 20_000;

const typefaces = new WeakMap<Font, Typeface>();

function typefaceOf(font: Font): Typeface {
  let typeface = typefaces.get(font);
  if (typeface === undefined) {
    const number = FACES.indexOf(font.face) + 1;
    typeface = { font, number, space: font.glyph(0x20), words: new Map(), file: null, unicode: null };
    typefaces.set(font, typeface);
  }
  return typeface;
}

/** The typefaces of one document. */
export interface Typefaces {
  /** `/F1 11 Tf`: what chooses the face and size of an item. */
  chosen(item: TextItem): string;
  /** `[(…)-120(…)]TJ`: what shows the text of an item. Throws when the face lacks a character. */
  shown(item: TextItem): string;
  /** Writes the fonts that were used, and gives the `/Font` dictionary of the resources. */
  write(container: Container): string;
}

export function typefacesOf(fonts: Fonts): Typefaces {
  const used = new Map<FaceId, Use>();
  const use = (face: FaceId): Use => {
    let entry = used.get(face);
    if (entry === undefined) {
      const typeface = typefaceOf(fonts.font(face));
      entry = { typeface, shown: new Set(), needed: new Set(), extras: new Map() };
      used.set(face, entry);
    }
    return entry;
  };

  return {
    chosen: (item) => `/F${use(item.face).typeface.number} ${number(item.size)} Tf`,
    shown: (item) => shownLine(use(item.face), item),
    write(container) {
      const cmaps = new Map<string, Ref>();
      let resources = '';
      for (const face of FACES) {
        const entry = used.get(face);
        if (entry === undefined) continue;
        const { typeface, extras } = entry;
        resources += `/F${typeface.number} ${writeFont(container, fileFor(entry), cmaps).at}`;
        if (extras.size === 0) continue;
        const unicode = unicodeMap(typeface.font, extras, LEVEL);
        const file = fontFile(typeface.font, extras, tagOf(extras.keys()), unicode, LEVEL);
        resources += `/X${typeface.number} ${writeFont(container, file, cmaps).at}`;
      }
      return `<<${resources}>>`;
    },
  };
}

/**
 * A face of which a document shows less than this part of the prepared characters has a font of its own: the bold of labels,
 * the italic of a few words. The face of the text has most of them, and takes the prepared font.
 */
const SPARSE = 0.5 * BASE.size;

function fileFor({ typeface, needed }: Use): FontFile {
  const { font } = typeface;
  typeface.unicode ??= unicodeMap(font, BASE, LEVEL_ONCE);
  if (needed.size < SPARSE) {
    const codes = new Map([...BASE].filter(([codePoint]) => needed.has(codePoint)));
    return fontFile(font, codes, tagOf(codes.keys()), typeface.unicode, LEVEL);
  }
  typeface.file ??= fontFile(font, BASE, 'GREFFE', typeface.unicode, LEVEL_ONCE);
  return typeface.file;
}

/**
 * The line, word by word, real spaces included (W10): justification moves what follows a space, it never replaces the space.
 * `Tw` would not: it only knows one-byte codes.
 */
function shownLine(use: Use, item: TextItem): string {
  const { typeface } = use;
  const { text } = item;
  const stretch = (item.spaceExtra * 1000) / item.size;
  // Few words are kerned with the space before them.
  const stretched = adjusted(-stretch);
  let hanging = text.length;
  while (text.charCodeAt(hanging - 1) === 0x20) hanging--;
  let out = '[(';
  for (let at = 0, end = 0; at < text.length; at = end) {
    const space = text.indexOf(' ', at);
    end = space === -1 ? text.length : space + 1;
    const word = text.slice(at, end);
    const fragment = fragmentOf(typeface, word) ?? rareFragment(typeface, word, use.extras, item.size);
    if (use.needed.size < SPARSE && !use.shown.has(word)) {
      use.shown.add(word);
      for (const character of word) {
        const codePoint = character.codePointAt(0) ?? 0;
        if (baseCode(codePoint) !== 0) use.needed.add(codePoint);
      }
    }
    const { kern } = fragment;
    if (at > 0 && at < hanging) out += kern === 0 ? stretched : adjusted(kern - stretch);
    else if (at > 0) out += adjusted(kern);
    out += fragment.shown;
  }
  return `${out})]TJ`;
}

/** The word in the codes of the prepared font; `null` when it has a character that is not there. */
function fragmentOf(typeface: Typeface, word: string): Fragment | null {
  const known = typeface.words.get(word);
  if (known !== undefined) return known;
  const { font } = typeface;
  let shown = '';
  let first = 0;
  let previous = 0;
  let whole = true;
  for (let at = 0; at < word.length; at++) {
    const codePoint = word.codePointAt(at) ?? 0;
    if (codePoint > 0xffff) at++;
    const code = baseCode(codePoint);
    const glyph = glyphOf(font, codePoint);
    whole &&= code !== 0;
    if (previous === 0) first = glyph;
    else shown += adjusted(kerning(font, previous, glyph));
    shown += literalCode(code);
    previous = glyph;
  }
  const fragment = whole ? { shown, kern: kerning(font, typeface.space, first) } : null;
  if (typeface.words.size >= REMEMBERED) typeface.words.clear();
  typeface.words.set(word, fragment);
  return fragment;
}

/** A word that goes from the prepared font to that of the document and back. */
function rareFragment(typeface: Typeface, word: string, extras: Map<number, number>, size: number): Fragment {
  const { font } = typeface;
  const choose = (font: string): string => `)]TJ/${font}${typeface.number} ${number(size)} Tf[(`;
  let shown = '';
  let first = 0;
  let previous = 0;
  let prepared = true;
  for (const character of word) {
    const codePoint = character.codePointAt(0) ?? 0;
    const glyph = glyphOf(font, codePoint);
    if (previous === 0) first = glyph;
    else shown += adjusted(kerning(font, previous, glyph));
    let code = BASE.get(codePoint);
    if ((code !== undefined) !== prepared) {
      prepared = !prepared;
      shown += choose(prepared ? 'F' : 'X');
    }
    if (code === undefined) {
      code = extras.get(codePoint) ?? extras.size + 1;
      extras.set(codePoint, code);
    }
    shown += literalCode(code);
    previous = glyph;
  }
  return { shown: prepared ? shown : shown + choose('F'), kern: kerning(font, typeface.space, first) };
}

/** W9: pdfkit would draw the box of what is missing, and say nothing. */
function glyphOf(font: Font, codePoint: number): number {
  const glyph = font.glyph(codePoint);
  if (glyph !== 0) return glyph;
  const code = codePoint.toString(16).toUpperCase().padStart(4, '0');
  throw new Error(`La police ${font.face} n’a pas le caractère U+${code}.`);
}

/** What TJ subtracts between two glyphs, in thousandths of the em. */
function kerning(font: Font, left: number, right: number): number {
  const kern = font.kern(left, right);
  return kern === 0 ? 0 : -(kern * 1000) / font.unitsPerEm;
}

/** A number between two strings of a TJ array, to a tenth of a thousandth of the em; nothing for nothing. */
function adjusted(thousandths: number): string {
  const tenths = Math.round(thousandths * 10);
  return tenths === 0 ? '' : `)${tenths / 10}(`;
}

/** Six letters from the characters: the same characters, the same tag. */
function tagOf(codePoints: Iterable<number>): string {
  const digest = createHash('sha256')
    .update([...codePoints].join(' '))
    .digest();
  return [...digest.subarray(0, 6)].map((byte) => String.fromCodePoint(0x41 + (byte % 26))).join('');
}
