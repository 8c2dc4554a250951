/**
 * Fonts as far as reading needs them: how wide a code is, and what it stands for. Composite fonts with two-byte codes, as
 * ours are; simple fonts by ToUnicode, else by their encoding, so that an ordinary PDF of another program is read too.
 */
import { readToUnicode } from './cmap.ts';
import type { PdfFile } from './file.ts';
import { Unreadable, isArray, isDict, isStream, nameOf, numberOf } from './objects.ts';
import type { PdfDict, PdfObject } from './objects.ts';

/** What a code draws. */
interface Glyph {
  /** Exactly as ToUnicode gives it; U+FFFD when nothing says what it is. */
  readonly text: string;
  /** In ems. */
  readonly width: number;
  readonly white: boolean;
  /** It stands for several characters. */
  readonly multiple: boolean;
}

export interface ReadFont {
  /** `BZZZZZ+LiberationSans` */
  readonly name: string;
  readonly bytesPerCode: 1 | 2;
  glyph(code: number): Glyph;
}

const WHITE = /[\u0020\u00a0\u202f\u2009]$/;

export function readFont(file: PdfFile, dict: PdfDict): ReadFont {
  const map = file.resolve(dict.get('ToUnicode'));
  const toUnicode = isStream(map) ? readToUnicode(file.bytesOf(map)) : null;
  const composite = nameOf(file.resolve(dict.get('Subtype'))) === 'Type0';
  const { widths, usual } = composite ? compositeWidths(file, dict) : simpleWidths(file, dict);
  const guess = composite ? null : simpleEncoding(file, dict.get('Encoding'));
  const known = new Map<number, Glyph>();
  return {
    name: nameOf(file.resolve(dict.get('BaseFont'))) ?? '',
    bytesPerCode: composite ? 2 : 1,
    glyph(code) {
      let glyph = known.get(code);
      if (glyph === undefined) {
        const text = toUnicode?.get(code) ?? guess?.(code) ?? '\ufffd';
        const width = (widths.get(code) ?? usual) / 1000;
        const [, second] = text;
        glyph = { text, width, white: WHITE.test(text), multiple: second !== undefined && !isPair(text) };
        known.set(code, glyph);
      }
      return glyph;
    },
  };
}

/** One character beyond the first 65 536, which takes two units. */
function isPair(text: string): boolean {
  return text.length === 2 && text.charCodeAt(0) >> 10 === 0x36;
}

interface Widths {
  /** Code → thousandths of an em. */
  readonly widths: ReadonlyMap<number, number>;
  /** Of the codes that are not listed. */
  readonly usual: number;
}

function simpleWidths(file: PdfFile, dict: PdfDict): Widths {
  const widths = new Map<number, number>();
  const first = numberOf(file.resolve(dict.get('FirstChar')), 0);
  const given = file.resolve(dict.get('Widths'));
  if (isArray(given))
    for (const [i, width] of given.entries()) widths.set(first + i, numberOf(file.resolve(width), 0));
  // The fourteen standard fonts carry no widths; half an em is the mean of their letters.
  return { widths, usual: 500 };
}

/** All codes of two bytes, twice. */
const MOST_WIDTHS = 131_072;

/** `W` (9.7.4.3): `first [w w w]` or `first last w`. */
function compositeWidths(file: PdfFile, dict: PdfDict): Widths {
  const descendants = file.resolve(dict.get('DescendantFonts'));
  const descendant = file.dict(isArray(descendants) ? descendants[0] : undefined);
  const usual = numberOf(file.resolve(descendant.get('DW')), 1000);
  const out = new Map<number, number>();
  const list = file.resolve(descendant.get('W'));
  if (!isArray(list)) return { widths: out, usual };
  let entered = 0;
  for (let i = 0; i + 1 < list.length;) {
    const first = numberOf(file.resolve(list[i]), 0);
    const second = file.resolve(list[i + 1]);
    if (isArray(second)) {
      for (const [k, width] of second.entries()) out.set(first + k, numberOf(file.resolve(width), 0));
      i += 2;
    } else {
      const last = Math.min(numberOf(second, first), 65_535);
      const width = numberOf(file.resolve(list[i + 2]), 0);
      entered += Math.max(0, last - first);
      if (entered > MOST_WIDTHS)
        throw new Unreadable('pdf-demesure', 'une de ses polices a trop de largeurs');
      for (let code = first; code <= last; code += 1) out.set(code, width);
      i += 3;
    }
  }
  return { widths: out, usual };
}

function simpleEncoding(file: PdfFile, value: PdfObject | undefined): (code: number) => string | undefined {
  const encoding = file.resolve(value);
  const base = nameOf(isDict(encoding) ? file.resolve(encoding.get('BaseEncoding')) : encoding);
  const table = new TextDecoder(base === 'MacRomanEncoding' ? 'macintosh' : 'windows-1252').decode(ALL_BYTES);
  const changed = new Map<number, string | undefined>();
  const differences = isDict(encoding) ? file.resolve(encoding.get('Differences')) : null;
  if (isArray(differences)) {
    let code = 0;
    for (const item of differences) {
      if (typeof item === 'number') code = item;
      else changed.set(code++, glyphCharacter(nameOf(item) ?? ''));
    }
  }
  return (code) => (changed.has(code) ? changed.get(code) : table[code]);
}

const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, i) => i);

/** The character that a glyph name of French text stands for: `eacute` is an e and an accent. */
function glyphCharacter(name: string): string | undefined {
  if (/^[A-Za-z]$/.test(name)) return name;
  const named = GLYPHS.get(name);
  if (named !== undefined) return named;
  const unicode = /^uni([0-9A-F]{4})$/.exec(name)?.[1] ?? /^u([0-9A-F]{4,6})$/.exec(name)?.[1];
  if (unicode !== undefined) {
    const point = Number.parseInt(unicode, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
  }
  const [, letter = '', accent = ''] = /^([A-Za-z])([a-z]+)$/.exec(name) ?? [];
  const mark = ACCENTS.get(accent);
  return mark === undefined ? undefined : (letter + mark).normalize('NFC');
}

const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['grave', '\u0300'],
  ['acute', '\u0301'],
  ['circumflex', '\u0302'],
  ['tilde', '\u0303'],
  ['dieresis', '\u0308'],
  ['ring', '\u030a'],
  ['caron', '\u030c'],
  ['cedilla', '\u0327'],
]);

const GLYPHS: ReadonlyMap<string, string> = new Map(
  (
    'space:  nbspace:\u00a0 hyphen:- softhyphen:\u00ad endash:– emdash:— period:. comma:, colon:: semicolon:; exclam:! ' +
    "question:? parenleft:( parenright:) bracketleft:[ bracketright:] slash:/ quotesingle:' quoteright:’ quoteleft:‘ " +
    'quotedbl:" guillemotleft:« guillemotright:» ellipsis:… degree:° percent:% Euro:€ section:§ bullet:• ampersand:& ' +
    'underscore:_ plus:+ equal:= asterisk:* at:@ minus:− multiply:× oe:œ OE:Œ ae:æ AE:Æ fi:fi fl:fl ' +
    'zero:0 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9'
  )
    .split(/ (?=\w+:)/)
    .map((pair): [string, string] => {
      const cut = pair.indexOf(':');
      return [pair.slice(0, cut), pair.slice(cut + 1)];
    }),
);
