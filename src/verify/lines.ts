/** What stands on paper, line by line: the form in which a person, and the blind reading of facts, sees a page. */
import type { ReadPage, Reading } from './reading.ts';
import type { Run } from './streams.ts';

/** A printed line. Lengths in points, `y` of the baseline from the top of the page down. */
export interface PrintedLine {
  /** From 1. */
  readonly page: number;
  /** As read, spaces at the end too; a tabulation where a gap divides columns or cells. */
  readonly text: string;
  readonly x: number;
  /** Left edge of each cell of the text; the first is `x`. */
  readonly stops: readonly number[];
  readonly y: number;
  readonly size: number;
  /** A running head or foot is no text of the act. */
  readonly part: 'body' | 'head' | 'foot';
}

/** A gap of more than the size divides cells; between a fifth and that, it reads as a space. */
const CELL = 1;
const SPACE = 0.2;
const WHITE_AT_END = /\s$/u;
const WHITE_AT_START = /^\s/u;

/** The lines of a file in the order of its content, which is the order of reading. */
export function linesOf(reading: Reading): readonly PrintedLine[] {
  return reading.pages.flatMap((page) => pageLines(page));
}

function pageLines(page: ReadPage): readonly PrintedLine[] {
  const out: PrintedLine[] = [];
  let open: Run[] = [];
  const close = (): void => {
    const [first] = open;
    if (first === undefined) return;
    out.push({
      page: page.number,
      ...joinedRuns(open),
      x: first.x,
      y: first.y,
      size: Math.max(...open.slice(0, 64).map((run) => run.size)),
      part: partOf(first, page),
    });
    open = [];
  };
  for (const run of page.runs) {
    const last = open.at(-1);
    if (last !== undefined && !sameLine(last, run)) close();
    open.push(run);
  }
  close();
  return out;
}

/** On one baseline (an exponent is raised by less than half its size) and further right. */
function sameLine(a: Run, b: Run): boolean {
  const size = Math.max(a.size, b.size);
  return Math.abs(a.y - b.y) < 0.5 * size && b.x > a.endX - 0.5 * size && a.owner.kind === b.owner.kind;
}

function joinedRuns(runs: readonly Run[]): Pick<PrintedLine, 'text' | 'stops'> {
  let text = '';
  let end = 0;
  const stops: number[] = [];
  for (const run of runs) {
    const gap = (run.x - end) / run.size;
    if (text === '' || gap > CELL) stops.push(run.x);
    if (text !== '') {
      if (gap > CELL) text += '\t';
      else if (gap > SPACE && !WHITE_AT_END.test(text) && !WHITE_AT_START.test(run.text)) text += ' ';
    }
    text += run.text;
    end = run.endX;
  }
  return { text, stops };
}

function partOf(run: Run, page: ReadPage): PrintedLine['part'] {
  if (run.owner.kind !== 'artifact') return 'body';
  if (run.owner.subtype === 'Header') return 'head';
  if (run.owner.subtype === 'Footer') return 'foot';
  return run.y < page.height / 2 ? 'head' : 'foot';
}

/**
 * Two pieces of running text put together as one reads them: a hyphen at a line's end joins (a soft one goes), a space
 * already there is enough, anything else takes one.
 */
export function joinLines(before: string, after: string): string {
  if (before === '' || WHITE_AT_END.test(before)) return before + after;
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + after;
  if (/[\p{L}\p{N}][-\u2010\u2013\u2014/]$/u.test(before)) return before + after;
  return `${before} ${after}`;
}

const TO_FOLD = /[^\S ]|^ | $| {2}/u;

/** Runs of white space, of whatever kind, as one U+0020; none at the ends. */
export function folded(text: string): string {
  // Most text has nothing to fold.
  if (!TO_FOLD.test(text)) return text;
  return text.replaceAll(/\s+/gu, ' ').trim();
}
