/** A paragraph: its runs become words, its words lines, its lines strips of the flow. */
import type { Style } from '../template/styled.ts';
import type { Context } from './context.ts';
import { pictureSize, report, settingOf } from './context.ts';
import { wideWord } from './faults.ts';
import type { Flow, Marker } from './flow.ts';
import { emit } from './flow.ts';
import type { Run } from './inline.ts';
import type { Line } from './lines.ts';
import { breakLines, endsWithMade, joint } from './lines.ts';
import { grains, milli, milliBelow, milliOfGrains } from './measure.ts';
import { type Pieces, piecesOf, startOf } from './pieces.ts';
import type { Draw } from './strip.ts';
import { fitTotally } from './total-fit.ts';
import { unitsOf } from './words.ts';

/** Where a paragraph is set: the content box of its block, and the style of that block. */
export interface Galley {
  readonly x: number;
  readonly width: number;
  readonly style: Style;
}

/** Lays the parts of a paragraph (a `br` between two) in the flow, one strip a line. */
export function layParagraph(
  context: Context,
  flow: Flow,
  parts: readonly (readonly Run[])[],
  galley: Galley,
): void {
  const { style, width } = galley;
  const indent = milli(style.textIndent);
  const measure = grains(width);
  const first = parts[0]?.[0] ?? parts.flat()[0];
  const origin = first?.origin ?? context.origin;
  const laid = parts.map((runs, i) => {
    const pieces = piecesOf(context, runs, i === parts.length - 1);
    const first = i === 0 ? grains(width - indent) : measure;
    const lines =
      style.textWrap === 'pretty' ? fitGlued(pieces, first, measure) : breakLines(pieces, first, measure);
    return { pieces, lines: lines.length === 0 ? [EMPTY_LINE] : lines };
  });
  const count = laid.reduce((sum, part) => sum + part.lines.length, 0);
  let index = 0;
  for (const { pieces, lines } of laid) {
    for (const [i, line] of lines.entries()) {
      const last = i === lines.length - 1;
      const left = index === 0 ? indent : 0;
      const set = setLine(context, pieces, line, { x: galley.x + left, width: width - left, style }, last);
      if (flow.marker !== null) set.draws.unshift(markerDraw(context, flow.marker, set.baseline));
      flow.marker = null;
      if (line.overfull) reportWide(context, pieces, line, width - left);
      // A page does not end with a parted word if it can end elsewhere.
      const parted = i > 0 && endsWithMade(pieces, line.from);
      const runt = index > 0 && (parted || index < style.orphans || count - index < style.widows);
      emit(flow, set.height, set.draws, origin, runt, index === 0 ? 'first' : 'next');
      index++;
    }
  }
}

/** Total fit; where what is glued together is wider than a line, nothing is. */
function fitGlued(pieces: Pieces, first: number, measure: number): Line[] {
  const lines = fitTotally(pieces, first, measure);
  if (pieces.glued.length === 0 || lines.every(({ overfull }) => !overfull)) return lines;
  return fitTotally(
    { ...pieces, open: pieces.open.map((open, i) => open || pieces.glued[i] === true) },
    first,
    measure,
  );
}

const EMPTY_LINE: Line = { from: 0, to: 0, width: 0, spaces: 0, overfull: false };

interface SetLine {
  readonly height: number;
  /** From the top of the line. */
  readonly baseline: number;
  readonly draws: Draw[];
}

/** Places the words of a line: one drawing for each run that it holds. */
function setLine(context: Context, pieces: Pieces, line: Line, galley: Galley, last: boolean): SetLine {
  const { style } = galley;
  const slack = grains(galley.width) - line.width;
  // Total fit may ask the spaces of any line to shrink; only justification stretches them.
  const stretched = style.textAlign === 'justify' && !last && slack > 0;
  const shrunk = style.textWrap === 'pretty' && slack < 0 && !line.overfull;
  const justified = line.spaces > 0 && (stretched || shrunk);
  const extra = justified ? milliBelow(slack / line.spaces) : 0;
  const left = galley.x + shift(style, slack);

  let { above, below } = strut(context, style, 0);
  for (let i = line.from; i < line.to; i++) {
    const run = pieces.runs[pieces.runOf[i]!]!;
    if (i > line.from && pieces.runOf[i] === pieces.runOf[i - 1]) continue;
    if (run.style === style && run.rise === 0) continue;
    const box =
      run.picture === null
        ? strut(context, run.style, run.rise)
        : { above: pictureSize(context, run.picture).height, below: 0 };
    above = Math.max(above, box.above);
    below = Math.max(below, box.below);
  }

  const draws: Draw[] = [];
  let pen = 0;
  let spaces = 0;
  for (let i = line.from; i < line.to;) {
    const r = pieces.runOf[i]!;
    const run = pieces.runs[r]!;
    if (i > line.from) pen += joint(pieces, i);
    const x = left + milliOfGrains(pen) + extra * spaces;
    const from = i;
    for (; i < line.to && pieces.runOf[i] === r; i++) {
      const word = pieces.words[i]!;
      const { perUnit, spacing } = pieces.settings[i]!;
      if (i > from) pen += joint(pieces, i);
      pen += (word.units + word.hang) * perUnit + (word.characters + word.trailing) * spacing;
      spaces += word.spaces + word.trailing;
    }
    if (run.picture === null) {
      const written = run.text.slice(startOf(pieces, from), pieces.ends[i - 1]);
      const ends = i === line.to && !last;
      const text = lineText(written, ends) + (ends && endsWithMade(pieces, line.to) ? '\u00ad' : '');
      draws.push({
        kind: 'text',
        owner: run.owner,
        x,
        y: above - run.rise,
        text,
        style: run.style,
        spaceExtra: extra,
      });
    } else {
      const { width, height } = pictureSize(context, run.picture);
      draws.push({
        kind: 'picture',
        owner: run.owner,
        x,
        y: above - height,
        width,
        height,
        src: run.picture.src ?? '',
      });
    }
  }
  return { height: above + below, baseline: above, draws };
}

/** Soft hyphens are drawn, and so written, only where a line breaks at them. */
function lineText(text: string, broken: boolean): string {
  if (!text.includes('\u00ad')) return text;
  const kept = broken && text.endsWith('\u00ad');
  return text.replaceAll('\u00ad', '') + (kept ? '\u00ad' : '');
}

function shift(style: Style, slack: number): number {
  if (slack <= 0) return 0;
  if (style.textAlign === 'right') return milliBelow(slack);
  if (style.textAlign === 'center') return milliBelow(slack / 2);
  return 0;
}

/** The room that a style takes above and below the baseline (CSS 2.2 § 10.8.1: the leading is halved). */
function strut(context: Context, style: Style, rise: number): { above: number; below: number } {
  const { font } = settingOf(context, style);
  const size = milli(style.size);
  const ascent = Math.round((font.ascent * size) / font.unitsPerEm);
  const descent = Math.round((-font.descent * size) / font.unitsPerEm);
  const height = milli(style.lineHeight);
  const above = ascent + Math.floor((height - ascent - descent) / 2);
  return { above: above + rise, below: height - above - rise };
}

function markerDraw(context: Context, marker: Marker, baseline: number): Draw {
  const { run, right } = marker;
  const { font, perUnit } = settingOf(context, run.style);
  const x = right - milliOfGrains(unitsOf(font, run.text) * perUnit);
  return { kind: 'text', owner: run.owner, x, y: baseline, text: run.text, style: run.style, spaceExtra: 0 };
}

function reportWide(context: Context, pieces: Pieces, line: Line, width: number): void {
  const run = pieces.runs[pieces.runOf[line.from]!]!;
  let text = '';
  for (let i = line.from; i < line.to; i++)
    text += pieces.runs[pieces.runOf[i]!]!.text.slice(startOf(pieces, i), pieces.ends[i]);
  report(context, wideWord(text, milliOfGrains(line.width) - width, run.origin));
}
