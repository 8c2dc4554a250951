/** The text that one operator shows (ISO 32000-1, 9.4.3): its characters, how far they reach, and the gaps between them. */
import type { ReadFont } from './fonts.ts';
import { times } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { Unreadable, isString } from './objects.ts';
import type { PdfObject } from './objects.ts';

/** What `q` saves of the state of text and of the plane. */
export interface TextState {
  ctm: Matrix;
  font: ReadFont | null;
  size: number;
  charSpace: number;
  wordSpace: number;
  scale: number;
  leading: number;
  rise: number;
}

/** Characters that stand together. */
export interface Shown {
  readonly text: string;
  /** Of the text space, where the first character stands. */
  readonly start: Matrix;
  /** To where the next character would stand, in text space. */
  readonly advance: number;
  /** Places where words are moved apart without a white-space character. */
  readonly jumps: number;
  /** Codes that stand for several characters. */
  readonly multiple: number;
}

/** A jump of a fifth of the size reads as a space; kerning stays below a tenth. */
const JUMP = 0.2;
/** A jump of more than the size separates columns. */
const WIDE = 1;

/**
 * Strings and adjustments: one piece, cut where a jump separates columns. `budget.characters` goes down by what is shown.
 */
export function shown(
  parts: readonly PdfObject[],
  state: TextState,
  from: Matrix,
  budget: { characters: number },
): { readonly pieces: readonly Shown[]; readonly end: Matrix } {
  const { font, size, scale, charSpace, wordSpace } = state;
  const pieces: Shown[] = [];
  let matrix = from;
  if (font === null) return { pieces, end: matrix };
  let text = '';
  let white = false;
  let jumps = 0;
  let multiple = 0;
  let advance = 0;
  // A jump waits for the next character: only then is it known whether a space stands on one side.
  let jump = 0;
  const flush = (): void => {
    if (text !== '') pieces.push({ text, start: matrix, advance, jumps, multiple });
    matrix = times([1, 0, 0, 1, advance, 0], matrix);
    text = '';
    advance = jumps = multiple = 0;
  };
  const step = font.bytesPerCode;
  for (const part of parts) {
    if (typeof part === 'number') {
      jump -= part / 1000;
      continue;
    }
    if (!isString(part)) continue;
    const { bytes } = part;
    for (let i = 0; i + step <= bytes.length; i += step) {
      const code = step === 2 ? (bytes[i]! << 8) | bytes[i + 1]! : bytes[i]!;
      const glyph = font.glyph(code);
      if (jump !== 0) {
        const apart = jump > JUMP && text !== '' && !white && !glyph.white;
        if (apart && jump <= WIDE) jumps += 1;
        if (apart && jump > WIDE) flush();
        advance += jump * size * scale;
        // Nothing shown yet: the jump only moves the beginning.
        if (text === '') flush();
        jump = 0;
      }
      text += glyph.text;
      ({ white } = glyph);
      // Counted code by code: one code may stand for a very long text.
      budget.characters -= glyph.text.length;
      if (budget.characters < 0) throw new Unreadable('pdf-demesure', 'il contient trop de texte');
      if (glyph.multiple) multiple += 1;
      const word = step === 1 && code === 32 ? wordSpace : 0;
      advance += (glyph.width * size + charSpace + word) * scale;
    }
  }
  flush();
  matrix = times([1, 0, 0, 1, jump * size * scale, 0], matrix);
  return { pieces, end: matrix };
}
