/**
 * Total fit: the lines of a paragraph chosen together (Knuth and Plass, 1981), for `text-wrap: pretty`.
 *
 * Problem: first fit leaves a wide line where a word moved up or down would even out two. Solution: every way of breaking has
 * a cost in demerits, and the least is found by one pass over the break points, each with its best predecessors. Limits: the
 * space may shrink by a third and stretch without end, at a cost that grows with the sixth power; last lines keep their natural
 * spaces. Nothing is decided by order or tolerance: the result is the optimum, as brute force finds it.
 */
import type { Line, Words } from './lines.ts';
import { endsWithMade, HYPHENS_IN_A_ROW, joint } from './lines.ts';

/** How far a space goes, as parts of its width, at a badness of 100. */
const STRETCH = 0.5;
const SHRINK = 1 / 3;

const HYPHEN = 50;
const DOUBLE_HYPHEN = 3000;
/** Neighbours of very different looseness. */
const CLASH = 3000;
/** A last line of one word. */
const RUNT = 3000;
/** A word wider than its measure: only when nothing else is left. */
const OVERFULL = 1e30;

/** tight, normal, loose, very loose */
const CLASSES = 4;
const STATES = CLASSES * (HYPHENS_IN_A_ROW + 1);

/** A line as far as its cost goes. */
interface Cost {
  readonly demerits: number;
  readonly fitness: number;
}

/** Cumulated measures: what a line from one word to another is wide is a difference. */
interface Sums {
  /** Where each word starts on an endless line, in grains. */
  readonly starts: Float64Array;
  /** Where the last visible character ends, up to each word. */
  readonly ends: Float64Array;
  /** U+0020 before each word, and those that may stretch up to its visible end. */
  readonly before: Int32Array;
  readonly within: Int32Array;
  /** Width of one space, for the whole paragraph: that of its first word's face. */
  readonly space: number;
}

/** The lines of least demerits; `first` is the measure of the first line, `measure` that of the others, in grains. */
export function fitTotally(words: Words, first: number, measure: number): Line[] {
  const count = words.words.length;
  if (count === 0) return [];
  const sums = sumsOf(words);
  const breaks = breakPoints(words);
  const best = new Float64Array((breaks.length + 1) * STATES).fill(Infinity);
  const from = new Int32Array(best.length).fill(-1);
  best[1] = 0;
  for (let b = 1; b <= breaks.length; b++) {
    const to = breaks[b - 1]!;
    const hyphen = endsWithMade(words, to);
    for (let a = b - 1; a >= 0; a--) {
      const start = a === 0 ? 0 : breaks[a - 1]!;
      const cost = costOf(words, sums, start, to, start === 0 ? first : measure, a === b - 1);
      if (cost === null) {
        // Longer lines do not fit either, save the first when its measure is wider.
        if (first <= measure || a === 0) break;
        a = 1;
        continue;
      }
      for (let state = 0; state < STATES; state++) {
        const before = best[a * STATES + state]!;
        if (before === Infinity) continue;
        const hyphens = hyphen ? Math.floor(state / CLASSES) + 1 : 0;
        if (hyphens > HYPHENS_IN_A_ROW) continue;
        let demerits = before + cost.demerits;
        if (hyphens > 1) demerits += DOUBLE_HYPHEN;
        if (Math.abs((state % CLASSES) - cost.fitness) > 1) demerits += CLASH;
        const slot = b * STATES + hyphens * CLASSES + cost.fitness;
        if (demerits < best[slot]!) {
          best[slot] = demerits;
          from[slot] = a * STATES + state;
        }
      }
    }
  }
  return traced(words, sums, breaks, best, from, first, measure);
}

/**
 * What a way of breaking costs: for the tests, that hold it against first fit and against every other way.
 * @internal
 */
export function demeritsOf(
  words: Words,
  lines: readonly { readonly from: number; readonly to: number }[],
  first: number,
  measure: number,
): number {
  const sums = sumsOf(words);
  let total = 0;
  let fitness = 1;
  let hyphens = 0;
  for (const { from, to } of lines) {
    const cost = costOf(words, sums, from, to, from === 0 ? first : measure, true);
    if (cost === null) return Infinity;
    hyphens = endsWithMade(words, to) ? hyphens + 1 : 0;
    if (hyphens > HYPHENS_IN_A_ROW) return Infinity;
    total +=
      cost.demerits + (hyphens > 1 ? DOUBLE_HYPHEN : 0) + (Math.abs(fitness - cost.fitness) > 1 ? CLASH : 0);
    ({ fitness } = cost);
  }
  return total;
}

/**
 * Ends of the words after which a line may break, the last word’s among them.
 * @internal
 */
export function breakPoints(words: Words): number[] {
  const last = words.words.length - 1;
  return words.words.flatMap((_, i) => (words.open[i]! || i === last ? [i + 1] : []));
}

/** Cost of the line of words `start` to `to`; `null` when it does not fit, unless `alone`: no shorter one begins there. */
function costOf(
  words: Words,
  sums: Sums,
  start: number,
  to: number,
  measure: number,
  alone: boolean,
): Cost | null {
  const width = widthOf(words, sums, start, to);
  const spaces = sums.within[to - 1]! - sums.before[start]!;
  const slack = measure - width;
  const last = to === words.words.length;
  const give = spaces * sums.space;
  if (slack < -give * SHRINK + tuckOf(words, to))
    return alone ? { demerits: OVERFULL - slack, fitness: 0 } : null;
  const runt = last && start > 0 && spaces === 0 ? RUNT : 0;
  if (last && slack >= 0) return { demerits: 100 + runt, fitness: 1 };
  const ratio =
    slack < 0 ? (give > 0 ? slack / (give * SHRINK) : 0) : slack / (Math.max(give, sums.space) * STRETCH);
  const badness = 100 * Math.abs(ratio * ratio * ratio);
  const line = 10 + badness + (endsWithMade(words, to) ? HYPHEN : 0);
  const fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
  return { demerits: line * line + runt, fitness };
}

/** What the kerning with a space that hangs takes off; it is there for first fit too. */
function tuckOf(words: Words, to: number): number {
  return Math.min(0, words.words[to - 1]!.tuck * words.settings[to - 1]!.perUnit);
}

function widthOf(words: Words, sums: Sums, start: number, to: number): number {
  const width = Math.max(0, sums.ends[to - 1]! - sums.starts[start]!);
  const hyphened = to < words.words.length && (words.made[to - 1] === true || words.words[to - 1]!.soft);
  return hyphened ? width + words.settings[to - 1]!.hyphen : width;
}

function sumsOf(words: Words): Sums {
  const count = words.words.length;
  const starts = new Float64Array(count);
  const ends = new Float64Array(count);
  const before = new Int32Array(count);
  const within = new Int32Array(count);
  let pen = 0;
  let end = 0;
  let spaces = 0;
  let stretching = 0;
  for (let i = 0; i < count; i++) {
    const word = words.words[i]!;
    const { perUnit, spacing } = words.settings[i]!;
    pen += joint(words, i);
    starts[i] = pen;
    before[i] = spaces;
    if (word.characters > 0) {
      end = pen + word.units * perUnit + word.characters * spacing;
      stretching = spaces + word.spaces;
    }
    pen += (word.units + word.hang) * perUnit + (word.characters + word.trailing) * spacing;
    spaces += word.spaces + word.trailing;
    ends[i] = end;
    within[i] = stretching;
  }
  const { font, perUnit } = words.settings[0]!;
  return { starts, ends, before, within, space: font.advance(font.glyph(0x20)) * perUnit };
}

function traced(
  words: Words,
  sums: Sums,
  breaks: readonly number[],
  best: Float64Array,
  from: Int32Array,
  first: number,
  measure: number,
): Line[] {
  let slot = breaks.length * STATES;
  for (let state = 1; state < STATES; state++)
    if (best[breaks.length * STATES + state]! < best[slot]!) slot = breaks.length * STATES + state;
  const lines: Line[] = [];
  while (slot >= STATES) {
    const to = breaks[Math.floor(slot / STATES) - 1]!;
    slot = from[slot]!;
    const b = Math.floor(slot / STATES);
    const start = b === 0 ? 0 : breaks[b - 1]!;
    const width = widthOf(words, sums, start, to);
    const spaces = Math.max(0, sums.within[to - 1]! - sums.before[start]!);
    const room = (start === 0 ? first : measure) + spaces * sums.space * SHRINK - tuckOf(words, to);
    lines.push({ from: start, to, width, spaces, overfull: width > room });
  }
  return lines.reverse();
}
