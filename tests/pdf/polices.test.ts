/** Fonts of a file: the fixed codes, the smaller programs, what a text becomes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { type Font, fontsFrom } from '../../src/layout/font.ts';
import { BASE, literalCode } from '../../src/pdf/codes.ts';
import { fontFile, unicodeMap } from '../../src/pdf/fontfile.ts';
import { subset } from '../../src/pdf/subset.ts';
import { typefacesOf } from '../../src/pdf/typeface.ts';
import { paint } from '../../src/pdf/paint.ts';
import { identite, images, page, polices, tag, texte } from './acte.ts';
import { readPdf } from './lecture.ts';

const REGULAR = join(import.meta.dirname, '../../templates/polices/LiberationSans-Regular.ttf');

/** Ten units to a character, five hundred to the em of a thousand; « AV » and « space A » come closer. */
const factice: Font = {
  face: 'sans-regular',
  unitsPerEm: 1000,
  ascent: 800,
  descent: -200,
  lineGap: 0,
  capHeight: 700,
  italicAngle: 0,
  bbox: [0, -200, 1000, 800],
  postscriptName: 'Factice',
  glyphCount: 0x2100,
  glyph: (codePoint) => (codePoint === 0x263a ? 0 : codePoint === 0xa0 ? 0x20 : codePoint),
  advance: () => 500,
  kern: (left, right) => (left === 0x41 && right === 0x56 ? -80 : left === 0x20 && right === 0x41 ? -50 : 0),
  file: new Uint8Array(0),
  table: () => new Uint8Array(0),
};

/** The TJ operator of a text, its codes read as Latin-1. */
function montre(text: string, more: Parameters<typeof texte>[4] = {}): string {
  const typefaces = typefacesOf({ font: () => factice });
  return typefaces.shown(texte(1, 0, 0, text, { size: 10, ...more })).replaceAll('\0', '');
}

describe('codes', () => {
  test('one code per character: spaces and hyphens are kept apart', () => {
    const codes = [...BASE.values()];
    expect(new Set(codes).size).toBe(codes.length);
    expect(BASE.size).toBeLessThanOrEqual(150);
    expect(Math.min(...codes)).toBe(0x20);
    expect(Math.max(...codes)).toBeLessThan(256);
    const drawn = Array.from(' \u{a0}\u{202f}-\u{ad}\u{2011}’«»œŒ€…–—°²éÉçÇ');
    expect(drawn.filter((character) => !BASE.has(character.codePointAt(0) ?? 0))).toEqual([]);
  });

  test('strings escape their delimiters, and the return that a reader would turn into a line feed', () => {
    expect(literalCode(0x28) + literalCode(0x5c) + literalCode(0x0d0a)).toBe('\0\\(\0\\\\\\r\n');
  });
});

describe('a text', () => {
  test('is shown with its spaces; justification and kerning move what follows', () => {
    expect(montre('Le AVenir')).toBe('[(Le )50(A)80(Venir)]TJ');
    expect(montre('Le AVenir ', { spaceExtra: 2 })).toBe('[(Le )-150(A)80(Venir )]TJ');
  });

  test('does not stretch the spaces that hang, nor those that cannot break', () => {
    expect(montre('a b  ', { spaceExtra: 1 })).toBe('[(a )-100(b  )]TJ');
    expect(montre('12\u{a0}€', { spaceExtra: 1 })).toBe('[(12\u{a0}\u{80})]TJ');
    expect(montre('  a', { spaceExtra: 1 })).toBe('[( )-100( )-100(a)]TJ');
  });

  test('goes through a second font for what the prepared one has not', () => {
    const typefaces = typefacesOf({ font: () => factice });
    const shown = (text: string) => typefaces.shown(texte(1, 0, 0, text, { size: 10 })).replaceAll('\0', '');
    expect(shown('Ñuño')).toBe(
      '[()]TJ/X1 10 Tf[(\u{1})]TJ/F1 10 Tf[(u)]TJ/X1 10 Tf[(\u{2})]TJ/F1 10 Tf[(o)]TJ',
    );
    expect(shown('Ñ')).toBe('[()]TJ/X1 10 Tf[(\u{1})]TJ/F1 10 Tf[()]TJ');
    expect(shown('uñ ñ')).toContain('\u{2}');
  });

  test('is refused when the face lacks a character (W9)', () => {
    expect(() => montre('sourire ☺')).toThrow('La police sans-regular n’a pas le caractère U+263A.');
  });

  test('is what layout measured: advances, kerning and added space come to the same width', () => {
    const font = polices.font('sans-regular');
    const text = 'Où l’AVENIR du Val-de-Tôt s’étend : 12\u{202f}000\u{a0}€ ';
    let measured = 0;
    let previous = 0;
    for (const character of text) {
      const glyph = font.glyph(character.codePointAt(0) ?? 0);
      measured += font.advance(glyph) + (previous === 0 ? 0 : font.kern(previous, glyph));
      previous = glyph;
    }
    const shown = typefacesOf(polices).shown(texte(1, 0, 0, text, { spaceExtra: 1.5 }));
    const codes = new Map([...BASE].map(([codePoint, code]) => [code, codePoint]));
    let painted = 0;
    for (const [, string, adjustment] of shown.matchAll(/\(((?:\\.|[^\\)])*)\)|(-?[\d.]+)/gs)) {
      if (adjustment !== undefined) painted -= (Number(adjustment) * font.unitsPerEm) / 1000;
      const bytes = (string ?? '').replaceAll(/\\(.)/gs, '$1');
      for (let i = 1; i < bytes.length; i += 2)
        painted += font.advance(font.glyph(codes.get(bytes.charCodeAt(i)) ?? 0));
    }
    const stretched = text.trimEnd().split(' ').length - 1;
    const extra = (stretched * 1.5 * font.unitsPerEm) / 11;
    expect(Math.abs(painted - measured - extra)).toBeLessThan(2);
  });
});

/** Names of the fonts of a file that says this in regular, and that in bold. */
function fontsOf(regular: string, bold: string): readonly string[] {
  const root = tag(0, 'Document', { children: [tag(1, 'P'), tag(2, 'P')] });
  const items = [texte(1, 0, 10, regular), texte(2, 0, 30, bold, { face: 'sans-bold' })];
  const file = readPdf(paint({ root, pages: [page(1, items)] }, identite, polices, images));
  return file.all(/\/Subtype\/CIDFontType2/).map(({ text }) => /\/BaseFont\/(\S+?)\//.exec(text)?.[1] ?? '');
}

/** As many characters as a long text has. */
const MUCH = [...BASE.keys()].map((codePoint) => String.fromCodePoint(codePoint)).join('');

describe('the fonts of a document', () => {
  test('the face of the text is the prepared one, a face of a few words has its own characters', () => {
    const [regular, bold] = fontsOf(MUCH, 'Vu le code');
    expect(regular).toBe('GREFFE+LiberationSans');
    expect(bold).toMatch(/^(?!GREFFE)[A-Z]{6}\+LiberationSans-Bold$/u);
  });

  test('the tag of a smaller font follows its characters, and nothing else', () => {
    const tags = ['Vu le code', 'Vu la loi', 'code le Vu', 'Vu le code'].map((text) => fontsOf('a', text)[1]);
    expect(tags[1]).not.toBe(tags[0]);
    expect([tags[2], tags[3]]).toEqual([tags[0], tags[0]]);
  });

  test('all faces read by one map', () => {
    const root = tag(0, 'Document', { children: [tag(1, 'P'), tag(2, 'P')] });
    const items = [texte(1, 0, 10, MUCH), texte(2, 0, 30, 'Vu', { face: 'serif-italic' })];
    const file = readPdf(paint({ root, pages: [page(1, items)] }, identite, polices, images));
    const maps = file.all(/\/Subtype\/Type0/).map(({ text }) => /\/ToUnicode (\d+)/.exec(text)?.[1]);
    expect([maps.length, new Set(maps).size]).toEqual([2, 1]);
  });
});

describe('a smaller font', () => {
  const file = readFileSync(REGULAR);
  const font = fontsFrom(new Map([['sans-regular', file]])).font('sans-regular');

  test('draws the same outlines with the same advances, composed letters included', () => {
    const slots: (number | undefined)[] = [0];
    for (const [codePoint, code] of BASE) slots[code] = font.glyph(codePoint) || undefined;
    const small = create(Buffer.from(subset(font, Array.from(slots))));
    const whole = create(file);
    for (const glyph of [0x20, 0x41, 0xe9, 0xc7, 0x9c, 0x80, 0xad]) {
      const original = whole.getGlyph(slots[glyph] ?? 0);
      const copied = small.getGlyph(glyph);
      expect(copied.path.toSVG()).toBe(original.path.toSVG());
      expect(copied.advanceWidth).toBe(original.advanceWidth);
    }
    expect(small.getGlyph(0xe9).path.toSVG().length).toBeGreaterThan(
      small.getGlyph(0x65).path.toSVG().length,
    );
  });

  test('leaves the whole font as it was, even when its bytes are a Buffer, whose slices share memory', () => {
    const before = Buffer.from(file);
    const first = subset(font, [0, font.glyph(0xe9)]);
    expect(subset(font, [0, font.glyph(0xe9)])).toEqual(first);
    expect(file.equals(before)).toBe(true);
  });

  test('has no hinting, and checksums that add up', () => {
    const bytes = subset(font, [0, font.glyph(0x41), undefined, font.glyph(0xe9)]);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const tags = Array.from({ length: view.getUint16(4) }, (_, i) =>
      Buffer.from(bytes.subarray(12 + i * 16, 16 + i * 16)).toString('latin1'),
    );
    expect(tags).toEqual(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp']);
    let sum = 0;
    for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
  });

  test('tells its widths unrounded, and what each code reads as', () => {
    const codes = new Map([0x41, 0x42, 0x20, 0xa0].map((codePoint, i) => [codePoint, i + 1]));
    const made = fontFile(font, codes, 'ABCDEF', unicodeMap(font, codes, 6), 6);
    expect(made.baseFont).toBe('/ABCDEF+LiberationSans');
    expect(made.widths).toBe('1[666.992 666.992 277.832 277.832]');
    expect(made.unicode.cmap).toContain(
      '3 beginbfrange\n<0001><0002><0041>\n<0003><0003><0020>\n<0004><0004><00a0>\n',
    );
    expect(made.descriptor).toMatch(/^\/Flags 32\/FontBBox\[-544 -303 1302 980\]\/ItalicAngle 0\/Ascent 905/);
  });

  test('a range of codes never runs over a last byte', () => {
    const codes = new Map([0xfe, 0xff, 0x100, 0x101].map((codePoint, i) => [codePoint, 0x10 + i]));
    expect(unicodeMap(font, codes, 6).cmap).toContain('<0010><0011><00fe>\n<0012><0013><0100>\n');
  });
});
