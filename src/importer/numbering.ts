/** What a numbered paragraph prints before its text: word processors compute it, and the records write it. */

export type NumberFormat =
  | 'decimal'
  | 'lower-letter'
  | 'upper-letter'
  | 'lower-roman'
  | 'upper-roman'
  | 'ordinal'
  | 'zero'
  | 'none';

/** One level of a list. */
export interface Level {
  readonly start: number;
  /** `dash`: a bullet of any shape. */
  readonly format: NumberFormat | 'dash';
  /** `%1.%2` for the numbers of levels 1 and 2 (from 1). */
  readonly text: string;
}

/** A number as files write it; `otherwise` for what is none. */
export function whole(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^\d{1,6}$/u.test(text) ? Number(text) : otherwise;
}

/** What comes before the text: a mark of our lists, or words that are written out (« a) », « Article 1 : »), or nothing. */
export type Label =
  | { readonly kind: 'dash' }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'nothing' };

/** The numbers of the levels of one list, from the first. */
export type Counters = number[];

/** Counts one paragraph of `level` (from 0), and says its label. `counters` go on. */
export function count(counters: Counters, level: number, levels: readonly Level[], from?: number): Label {
  for (let each = 0; each < level; each += 1) counters[each] ??= levels[each]?.start ?? 1;
  const before = counters[level];
  counters[level] = from ?? (before === undefined ? (levels[level]?.start ?? 1) : before + 1);
  counters.length = level + 1;
  return labelOf(counters, level, levels);
}

function labelOf(counters: Counters, level: number, levels: readonly Level[]): Label {
  const { format, text } = levels[level] ?? { format: 'dash', text: '' };
  if (format === 'dash') return { kind: 'dash' };
  const number = counters[level] ?? 1;
  // Our lists print « 1. »: any other look is words of the text.
  if (format === 'decimal' && text === `%${level + 1}.` && number <= 999) return { kind: 'number', number };
  const words = text
    .replaceAll(/%(\d)/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      return formatted(counters[at] ?? levels[at]?.start ?? 1, levels[at]?.format ?? 'decimal');
    })
    .trim();
  return words === '' ? { kind: 'nothing' } : { kind: 'words', words };
}

function formatted(number: number, format: Level['format']): string {
  const ways: Readonly<Record<Level['format'], () => string>> = {
    'lower-letter': () => letters(number),
    'upper-letter': () => letters(number).toUpperCase(),
    'lower-roman': () => roman(number),
    'upper-roman': () => roman(number).toUpperCase(),
    ordinal: () => `${number}${number === 1 ? 'er' : 'e'}`,
    zero: () => String(number).padStart(2, '0'),
    decimal: () => String(number),
    none: () => '',
    dash: () => '',
  };
  return ways[format]();
}

/** 1 → a, 26 → z, 27 → aa, as both word processors count. */
function letters(number: number): string {
  return number < 1
    ? ''
    : String.fromCodePoint(97 + ((number - 1) % 26)).repeat(Math.min(20, Math.ceil(number / 26)));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(number: number): string {
  let left = Math.min(number, 3999);
  let out = '';
  for (const [value, sign] of ROMAN) for (; left >= value; left -= value) out += sign;
  return out;
}
