/** The words of a paragraph: its runs cut where lines may break, where the setting changes, and where words may be parted. */
import type { Context } from './context.ts';
import { pictureSize, report, settingOf } from './context.ts';
import { missingGlyph, pictureInText } from './faults.ts';
import { gluedIn } from './glue.ts';
import type { Run } from './inline.ts';
import type { Setting, Words } from './lines.ts';
import { grains } from './measure.ts';
import type { Word } from './words.ts';
import { opportunities, wordOf } from './words.ts';

/** The words of runs, and which stretch of which run each is. */
export interface Pieces extends Words {
  readonly runs: readonly Run[];
  readonly runOf: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/**
 * Cuts runs into words at the break opportunities of their joined text, where the setting changes, and where hyphenation may
 * part them: never the last word of a paragraph, nor one that two runs share.
 */
export function piecesOf(context: Context, runs: readonly Run[], final: boolean): Pieces {
  const words: Word[] = [];
  const settings: Setting[] = [];
  const open: boolean[] = [];
  const made: boolean[] = [];
  const glued: boolean[] = [];
  const runOf: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const text = runs.length === 1 ? runs[0]!.text : runs.map((run) => run.text).join('');
  const stops = opportunities(text);
  const glue = runs.some((run) => run.style.glue === 'french') ? gluedIn(text) : NO_GLUE;
  let stop = 0;
  let runStart = 0;
  for (const [r, run] of runs.entries()) {
    const setting = settingOf(context, run.style);
    const runEnd = runStart + run.text.length;
    for (let at = runStart; at < runEnd;) {
      while (stops[stop]! <= at) stop++;
      const end = Math.min(stops[stop]!, runEnd);
      const stretch = run.text.slice(at - runStart, end - runStart);
      const begins = at === 0 || at === (stops[stop - 1] ?? 0);
      const afterHyphen = at > 0 && text[at - 1] === '-';
      const whole = begins && !afterHyphen && end === stops[stop] && !(final && stop === stops.length - 1);
      const points = run.style.hyphens === 'auto' && whole ? context.hyphenate(stretch) : NO_POINTS;
      let cut = 0;
      if (run.picture === null) {
        for (const point of [...points, stretch.length]) {
          const word = wordOf(setting.font, stretch.slice(cut, point));
          for (const codePoint of word.missing)
            report(context, missingGlyph(codePoint, run.style.face, run.origin));
          words.push(word);
          settings.push(setting);
          if (point < stretch.length) {
            open.push(true);
            made.push(true);
            glued.push(false);
            runOf.push(r);
            starts.push(at - runStart + cut);
            ends.push(at - runStart + point);
            cut = point;
          }
        }
      } else {
        if (runs.length > 1) report(context, pictureInText(run.picture.src ?? '', run.origin));
        words.push(pictureWord(grains(pictureSize(context, run.picture).width)));
        settings.push({ ...setting, perUnit: 1, spacing: 0 });
      }
      const stuck = run.style.glue === 'french' && glue.has(end);
      open.push(end === stops[stop] && !stuck);
      glued.push(end === stops[stop] && stuck);
      made.push(false);
      runOf.push(r);
      starts.push(at - runStart + cut);
      ends.push(end - runStart);
      at = end;
    }
    runStart = runEnd;
  }
  return { words, settings, open, made, glued, runs, runOf, starts, ends };
}

const NO_POINTS: readonly number[] = [];
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
