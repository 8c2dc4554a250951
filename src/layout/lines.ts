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
  /** A line that ends after the word gets a hyphen that the text has not (`hyphens: auto`). Few words have an entry. */
  readonly made: readonly (true | undefined)[];
  /** A line breaks after the word only where it must: it is glued to the next one. Never `open`. Few words have an entry. */
  readonly glued: readonly (true | undefined)[];
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
  return to < words.words.length && words.made[to - 1] === true;
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
  /** The last break that fits: after which word, how wide, how many spaces; and where what is glued would have to be parted. */
  const fitting = { to: 0, width: 0, spaces: 0 };
  const parted = { to: 0, width: 0, spaces: 0 };
  for (let i = from; i < count; i++) {
    const word = words.words[i]!;
    const { perUnit, spacing, hyphen } = words.settings[i]!;
    if (i > from) pen += joint(words, i);
    if (word.characters > 0) {
      width = pen + word.units * perUnit + word.characters * spacing;
      if (width + word.tuck * perUnit > measure) {
        if (fitting.to > 0) return { from, ...fitting, overfull: false };
        if (parted.to > 0) return { from, ...parted, overfull: false };
      }
      spaces = pending + word.spaces;
      pending = spaces + word.trailing;
      pen = width + word.hang * perUnit + word.trailing * spacing;
    } else {
      pending += word.trailing;
      pen += word.hang * perUnit + word.trailing * spacing;
    }
    const last = i === count - 1;
    const made = words.made[i] === true;
    const shut = !last && (!words.open[i]! || (made && !hyphens));
    if (shut && words.glued[i] !== true) continue;
    const ended = !last && (word.soft || made) ? width + hyphen : width;
    if (ended + word.tuck * perUnit <= measure) {
      const found = shut ? parted : fitting;
      found.to = i + 1;
      found.width = ended;
      found.spaces = spaces;
    } else if (!shut && fitting.to === 0)
      return parted.to > 0
        ? { from, ...parted, overfull: false }
        : { from, to: i + 1, width: ended, spaces, overfull: true };
  }
  return { from, ...fitting, overfull: false };
}
