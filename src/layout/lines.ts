/**
 * Lines: first fit. A word goes on the line if its visible end is within the measure; spaces at the end of a line hang.
 * Only sums and comparisons of integers (grains, see measure.ts) over arrays that are filled once.
 */
import type { Font } from './font.ts';
import type { Word } from './words.ts';

/** How a stretch of text is set. Widths in grains. */
export interface Setting {
  readonly font: Font;
  readonly size: number;
  readonly perUnit: number;
  /** Letter-spacing, added after every character. */
  readonly spacing: number;
  /** What a soft hyphen takes when a line ends with it. */
  readonly hyphen: number;
}

/** The words of a paragraph, or of the part of it between two forced breaks. Parallel arrays. */
export interface Words {
  readonly words: readonly Word[];
  /** How each word is set. */
  readonly settings: readonly Setting[];
  /** A line may break after the word. The last word always allows it. */
  readonly open: readonly boolean[];
  /** A line that ends after the word gets a hyphen that the text has not (`hyphens: auto`). */
  readonly made: readonly boolean[];
  /** A line breaks after the word only where it must: it is glued to the next one. Never `open`. */
  readonly glued: readonly boolean[];
}

/** A line: words `from` up to `to` (excluded). */
export interface Line {
  readonly from: number;
  readonly to: number;
  /** Width up to the last visible character, in grains. */
  readonly width: number;
  /** U+0020 that justification may stretch: those that do not hang. */
  readonly spaces: number;
  /** Wider than its measure, because nothing in it may be broken. */
  readonly overfull: boolean;
}

/** Kerning between a word and the one after it, in grains: within one face and size only, as a shaper sees them. */
export function joint(words: Words, index: number): number {
  if (index === 0) return 0;
  const setting = words.settings[index]!;
  const before = words.settings[index - 1]!;
  if (setting.font !== before.font || setting.size !== before.size) return 0;
  const left = words.words[index - 1]!.last;
  const right = words.words[index]!.first;
  return left < 0 || right < 0 ? 0 : setting.font.kern(left, right) * setting.perUnit;
}

/** Most lines in a row that may end with a hyphen made by the program. */
export const HYPHENS_IN_A_ROW = 2;

/** Whether a line that ends before word `to` ends with a hyphen made by the program. */
export function endsWithMade(words: Words, to: number): boolean {
  return to < words.words.length && words.made[to - 1]!;
}

/** Breaks words into lines; `first` is the measure of the first line, `measure` that of the others, in grains. */
export function breakLines(words: Words, first: number, measure: number): Line[] {
  const lines: Line[] = [];
  let hyphens = 0;
  for (let from = 0; from < words.words.length;) {
    const line = fillLine(words, from, lines.length === 0 ? first : measure, hyphens < HYPHENS_IN_A_ROW);
    hyphens = endsWithMade(words, line.to) ? hyphens + 1 : 0;
    lines.push(line);
    from = line.to;
  }
  return lines;
}

function fillLine(words: Words, from: number, measure: number, hyphens: boolean): Line {
  const count = words.words.length;
  let pen = 0;
  let width = 0;
  let spaces = 0;
  let pending = 0;
  let fitting: Line | null = null;
  /** Where it breaks if what is glued together is wider than the line. */
  let parted: Line | null = null;
  for (let i = from; i < count; i++) {
    const word = words.words[i]!;
    const { perUnit, spacing, hyphen } = words.settings[i]!;
    if (i > from) pen += joint(words, i);
    if (word.characters > 0) {
      width = pen + word.units * perUnit + word.characters * spacing;
      if (width + word.tuck * perUnit > measure) {
        const ended = fitting ?? parted;
        if (ended !== null) return ended;
      }
      spaces = pending + word.spaces;
      pending = spaces + word.trailing;
      pen = width + word.hang * perUnit + word.trailing * spacing;
    } else {
      pending += word.trailing;
      pen += word.hang * perUnit + word.trailing * spacing;
    }
    const shut = !words.open[i]! || (words.made[i]! && !hyphens);
    if (shut && !words.glued[i]! && i < count - 1) continue;
    const ended = i < count - 1 && (word.soft || words.made[i]!) ? width + hyphen : width;
    if (shut && i < count - 1) {
      if (ended + word.tuck * perUnit <= measure)
        parted = { from, to: i + 1, width: ended, spaces, overfull: false };
    } else if (ended + word.tuck * perUnit <= measure)
      fitting = { from, to: i + 1, width: ended, spaces, overfull: false };
    else if (fitting === null) return parted ?? { from, to: i + 1, width: ended, spaces, overfull: true };
  }
  return fitting!;
}
