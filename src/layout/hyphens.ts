/**
 * French hyphenation, for `hyphens: auto`: where a word may be parted. The patterns are those of TeX; the rules are those of
 * good usage (Lexique de l’Imprimerie nationale): six letters at least, three on each side, never a word that has a capital or
 * a figure, never one that is hyphenated already, never after « con- », never right after an apostrophe.
 */

import { createRequire } from 'node:module';

/** Offsets in a word at which it may be parted, ascending. */
export type Hyphenate = (word: string) => readonly number[];

const LETTERS = 6;
const SIDE = 3;
const SOFT_HYPHEN = '\u00ad';
const LOWER = /[a-zà-öø-ÿœæ]+/gu;

/** The text with U+00AD where its words may be parted. */
type Part = (text: string) => string;

const require = createRequire(import.meta.url);

/**
 * French patterns, loaded at the first word that is to be parted: they take 15 ms, few documents want them, and no cold start
 * is to wait for them.
 */
export function frenchHyphens(): Hyphenate {
  let part: Part | null = null;
  const known = new Map<string, readonly number[]>();
  return (word) => {
    let points = known.get(word);
    if (points === undefined) {
      part ??= loadPatterns();
      if (known.size >= REMEMBERED) known.clear();
      known.set(word, (points = pointsOf(word, part)));
    }
    return points;
  };
}

function loadPatterns(): Part {
  const french: { readonly hyphenateSync: Part } = require('hyphen/fr/index.js');
  return french.hyphenateSync;
}

/** Words kept; then afresh, so that memory stays flat. */
const REMEMBERED = 20_000;

/** The points of a stretch between two break opportunities, punctuation and apostrophes included (« l’accompagnement, »). */
function pointsOf(stretch: string, parted: Part): number[] {
  if (/[\p{Lu}\p{Lt}\d\u00ad\u2010\u2011-]/u.test(stretch)) return [];
  const points: number[] = [];
  for (const { 0: letters, index } of stretch.matchAll(LOWER)) {
    if (letters.length < LETTERS) continue;
    let at = 0;
    for (const part of parted(letters).split(SOFT_HYPHEN).slice(0, -1)) {
      at += part.length;
      if (at >= SIDE && letters.length - at >= SIDE && letters.slice(0, at) !== 'con')
        points.push(index + at);
    }
  }
  return points;
}
