/**
 * Words: the stretches of text between two line break opportunities, measured once for all documents.
 *
 * Problem: a paragraph is laid out many times over the archive, and its words are nearly always words already met.
 * Solution: one cache of measured words per font; lines then add integers. Limits: the opportunities are those of
 * Unicode's UAX 14, without language: what typography glues (« n° 12 ») must be glued in the text.
 */
import LineBreaker from 'linebreak';
import type { Font } from './font.ts';

/** A stretch of text without a break inside, in one face. Lengths in font units. */
export interface Word {
  /** Advance up to the end of the last character that is not U+0020, kerning included. */
  readonly units: number;
  /** Advance of the U+0020 after it, which hang when a line ends here. */
  readonly hang: number;
  /** The part of `hang` that is kerning between the word and its space; browsers count it when they look whether a word fits. */
  readonly tuck: number;
  /** Characters up to the last that is not U+0020; 0 for a word of spaces. */
  readonly characters: number;
  /** U+0020 among them: they stretch. */
  readonly spaces: number;
  /** U+0020 after them. */
  readonly trailing: number;
  /** First and last glyph, for kerning with the neighbours; -1 when there is none. */
  readonly first: number;
  readonly last: number;
  /** Ends with a soft hyphen, drawn only when the line ends here. */
  readonly soft: boolean;
  /** Code points that the font cannot draw. */
  readonly missing: readonly number[];
}

const SPACE = 0x20;
const SOFT_HYPHEN = 0xad;

/** Words kept per font; then the cache starts afresh, so that memory stays flat over ten thousand acts. */
const REMEMBERED = 20_000;

const caches = new WeakMap<Font, Map<string, Word>>();

/** The measured word, from the cache of the font. */
export function wordOf(font: Font, text: string): Word {
  let cache = caches.get(font);
  if (cache === undefined) caches.set(font, (cache = new Map()));
  let word = cache.get(text);
  if (word === undefined) {
    if (cache.size >= REMEMBERED) cache.clear();
    cache.set(text, (word = measureWord(font, text)));
  }
  return word;
}

/** The advance of a text in one line, trailing spaces included, in font units. */
export function unitsOf(font: Font, text: string): number {
  const word = wordOf(font, text);
  return word.units + word.hang;
}

/**
 * Ends of the words of a text: where a line may break (UAX 14), the end of the text last.
 *
 * Most breaks are spaces between plain words, which need no table: a line may break after spaces whatever comes before (LB18),
 * save where a quote, a bracket or a dash speaks across them. So the text is cut before each plain word that follows a space
 * and a plain word; only what is not plain goes through the table, by itself, and is remembered.
 */
export function opportunities(text: string): number[] {
  const ends: number[] = [];
  let from = 0;
  let plain = true;
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE) {
      plain &&= at > from;
      continue;
    }
    if (at > from && text.charCodeAt(at - 1) === SPACE) {
      if (isPlain(code) && isPlain(before)) {
        cut(text, from, at, plain, ends);
        from = at;
        plain = true;
      } else plain = false;
    }
    plain &&= isPlain(code);
    before = code;
  }
  if (from < text.length) cut(text, from, text.length, plain, ends);
  return ends;
}

function cut(text: string, from: number, to: number, plain: boolean, ends: number[]): void {
  if (plain) ends.push(to);
  else for (const end of tableBreaks(text.slice(from, to))) ends.push(from + end);
}

/** Letters and digits of French, and the signs that stay with what comes before and after them. */
function isPlain(code: number): boolean {
  return PLAIN[code] === 1;
}

const PLAIN = new Uint8Array(0x180);
for (const [first, last] of ['az', 'AZ', '09', 'àö', 'øÿ', 'ÀÖ', 'ØÝ', 'Œœ', '..', ',,', ':;'] as const)
  PLAIN.fill(1, first!.charCodeAt(0), last!.charCodeAt(0) + 1);

const broken = new Map<string, readonly number[]>();

function tableBreaks(text: string): readonly number[] {
  let ends = broken.get(text);
  if (ends === undefined) {
    if (broken.size >= REMEMBERED) broken.clear();
    broken.set(text, (ends = breaksOf(text)));
  }
  return ends;
}

function breaksOf(text: string): number[] {
  const ends: number[] = [];
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) ends.push(next.position);
  return ends;
}

function measureWord(font: Font, text: string): Word {
  const missing: number[] = [];
  let pen = 0;
  let characters = 0;
  let spaces = 0;
  let visible = { units: 0, characters: 0, spaces: 0 };
  let tuck = 0;
  let first = -1;
  let last = -1;
  let soft = false;
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    soft = codePoint === SOFT_HYPHEN;
    if (soft) continue;
    const glyph = font.glyph(codePoint);
    if (glyph === 0) missing.push(codePoint);
    const kern = last === -1 ? 0 : font.kern(last, glyph);
    pen += kern;
    if (codePoint !== SPACE) tuck = 0;
    else if (spaces === visible.spaces && visible.characters > 0) tuck = kern;
    pen += font.advance(glyph);
    if (first === -1) first = glyph;
    last = glyph;
    characters++;
    if (codePoint === SPACE) spaces++;
    else visible = { units: pen, characters, spaces };
  }
  return {
    ...visible,
    hang: pen - visible.units,
    tuck,
    trailing: spaces - visible.spaces,
    first,
    last,
    soft,
    missing,
  };
}
