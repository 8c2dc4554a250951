/** The words of a paragraph: its runs cut where lines may break, where the setting changes, and where words may be parted. */
import type { Context } from './context.ts';
import { pictureSize, report, settingOf } from './context.ts';
import { missingGlyph, pictureInText } from './faults.ts';
import { gluedIn } from './glue.ts';
import type { Font } from './font.ts';
import type { Run } from './inline.ts';
import type { Setting, Words } from './lines.ts';
import { grains } from './measure.ts';
import type { Word } from './words.ts';
import { opportunities, wordOf } from './words.ts';

/** The words of runs, and which stretch of which run each is. */
export interface Pieces extends Words {
  readonly runs: readonly Run[];
  readonly runOf: readonly number[];
  /** Where each word ends in its run; it starts where the one before it ends, if that is of the same run. */
  readonly ends: readonly number[];
}

/** Where a word starts in its run. */
export function startOf({ runOf, ends }: Pieces, index: number): number {
  return index > 0 && runOf[index - 1] === runOf[index] ? ends[index - 1]! : 0;
}

/**
 * Cuts runs into words at the break opportunities of their joined text, where the setting changes, and where hyphenation may
 * part them: never the last word of a paragraph, nor one that two runs share.
 */
export function piecesOf(context: Context, runs: readonly Run[], final: boolean): Pieces {
  const text = runs.length === 1 ? runs[0]!.text : runs.map((run) => run.text).join('');
  const stops = opportunities(text);
  const glue = runs.some((run) => run.style.glue === 'french') ? gluedIn(text) : NO_GLUE;
  // As many as there are when no word is parted: the arrays never grow.
  const most = stops.length + runs.length;
  const words = roomFor<Word>(most);
  const settings = roomFor<Setting>(most);
  const open = roomFor<boolean>(most);
  const runOf = roomFor<number>(most);
  const ends = roomFor<number>(most);
  const made: true[] = [];
  const glued: true[] = [];
  let count = 0;
  let stop = 0;
  let runStart = 0;
  for (const [r, run] of runs.entries()) {
    const setting = settingOf(context, run.style);
    const runEnd = runStart + run.text.length;
    const parts = run.style.hyphens === 'auto';
    const glues = run.style.glue === 'french';
    for (let at = runStart; at < runEnd;) {
      while (stops[stop]! <= at) stop++;
      const isWhole = stops[stop]! <= runEnd;
      const end = isWhole ? stops[stop]! : runEnd;
      let cut = at - runStart;
      if (run.picture === null) {
        if (parts && isWhole && isPartable(at, stop)) {
          const start = cut;
          for (const point of context.hyphenate(run.text.slice(start, end - runStart))) {
            made[count] = true;
            add(wordIn(run, setting.font, cut, start + point), setting, true, r, start + point);
            cut = start + point;
          }
        }
        const stuck = isWhole && glues && glue.has(end);
        if (stuck) glued[count] = true;
        add(wordIn(run, setting.font, cut, end - runStart), setting, isWhole && !stuck, r, end - runStart);
      } else {
        if (runs.length > 1) report(context, pictureInText(run.picture.src ?? '', run.origin));
        const word = pictureWord(grains(pictureSize(context, run.picture).width));
        add(word, { ...setting, perUnit: 1, spacing: 0 }, isWhole, r, end - runStart);
      }
      at = end;
    }
    runStart = runEnd;
  }
  for (const each of [words, settings, open, runOf, ends]) each.length = count;
  return { words, settings, open, made, glued, runs, runOf, ends };

  function add(word: Word, setting: Setting, isOpen: boolean, run: number, end: number): void {
    words[count] = word;
    settings[count] = setting;
    open[count] = isOpen;
    runOf[count] = run;
    ends[count] = end;
    count++;
  }

  function wordIn(run: Run, font: Font, start: number, end: number): Word {
    const word = wordOf(font, run.text.slice(start, end));
    for (const codePoint of word.missing)
      report(context, missingGlyph(codePoint, run.style.face, run.origin));
    return word;
  }

  /** Whether a word that begins at `at` and ends at a stop begins at one too, and not after a hyphen, nor ends the paragraph. */
  function isPartable(at: number, stop: number): boolean {
    const begins = at === 0 || (at === (stops[stop - 1] ?? 0) && text[at - 1] !== '-');
    return begins && !(final && stop === stops.length - 1);
  }
}

/** A list with room for so many entries. */
function roomFor<T>(count: number): T[] {
  const list: T[] = [];
  list.length = count;
  return list;
}

const NO_GLUE: ReadonlySet<number> = new Set();

/** A picture behaves as a word of one character. */
function pictureWord(units: number): Word {
  return {
    units,
    hang: 0,
    tuck: 0,
    characters: 1,
    spaces: 0,
    trailing: 0,
    first: -1,
    last: -1,
    soft: false,
    missing: [],
  };
}
