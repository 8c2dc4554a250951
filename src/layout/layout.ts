/** The whole of layout: a styled document in, pages and tags out. Pure: the same document gives the same pages. */
import type { StyledDocument } from '../template/styled.ts';
import { layBlock } from './blocks.ts';
import type { Context, Pictures } from './context.ts';
import type { LayoutFault } from './faults.ts';
import { newFlow } from './flow.ts';
import type { Fonts } from './font.ts';
import type { Hyphenate } from './hyphens.ts';
import { countPages, drawMargins } from './margins.ts';
import { milli, points } from './measure.ts';
import type { Item, Laid, Page } from './page.ts';
import type { Sheeted } from './paginate.ts';
import { areaOf, paginate } from './paginate.ts';
import { blocksOf, type Broken, type PageStart } from './starts.ts';
import type { Draw } from './strip.ts';
import { LAYOUT } from './strip.ts';
import { newStructure } from './structure.ts';

export type { Pictures } from './context.ts';
export type { LayoutFault } from './faults.ts';
export type { Hyphenate } from './hyphens.ts';

/** Pages and tags, and what is wrong: with a fault of severity `erreur` the pages must not be painted. */
export interface LayoutResult {
  readonly laid: Laid;
  /** Where its pages begin, for a copy that is to have the same. */
  readonly broken: Broken;
  /** Pages that what they were given does not fit, by number. */
  readonly overfull: readonly number[];
  readonly faults: readonly LayoutFault[];
}

/** Where the pages stand in something longer, whose parts are laid out one after the other. */
export interface Binding {
  /** Number of the first page; odd pages are right pages. */
  readonly first: number;
  /** What the counters of `@page` say before it. */
  readonly counters: ReadonlyMap<string, number>;
  /** The last sheet is whole: a right page gets its back, with heads and feet and nothing else. */
  readonly whole: boolean;
}

/** A document that stands alone. */
const ALONE: Binding = { first: 1, counters: new Map(), whole: false };

/**
 * Lays out a document. Every element is looked at; all faults are found in one go. `hyphenate` is needed by documents whose
 * style says `hyphens: auto` (`frenchHyphens`). `starts`: where the pages after the first begin, when it is told.
 * @throws Error when it is needed and was not given: a defect of the program.
 */
export function layout(
  document: StyledDocument,
  fonts: Fonts,
  pictures: Pictures,
  hyphenate: Hyphenate = unasked,
  starts: readonly PageStart[] | null = null,
  binding: Binding = ALONE,
): LayoutResult {
  const { sheet, body } = document;
  const structure = newStructure();
  const context: Context = {
    fonts,
    pictures,
    hyphenate,
    structure,
    furniture: LAYOUT,
    pageHeight: (name) => areaOf(sheet.pageRule(2, name)).height,
    pageWidth: (name) => areaOf(sheet.pageRule(1, name)).width,
    origin: body.origin,
    faults: new Map(),
    settings: new Map(),
  };
  const flow = newFlow();
  const { width } = areaOf(sheet.pageRule(1, null));
  layBlock(context, flow, body, { x: 0, width }, structure.root);
  const sheeted = paginate(context, flow, sheet, starts, binding.first);
  const last = sheeted.at(-1)!.number;
  if (binding.whole && last % 2 === 1)
    sheeted.push({
      number: last + 1,
      rule: sheet.pageRule(last + 1, null),
      draws: [],
      begins: { strip: flow.strips.length, cut: null },
      excess: 0,
    });
  const counters = countPages(sheeted, binding.counters);
  const pages = sheeted.map((page, i) => finished(page, drawMargins(context, document, page, counters[i]!)));
  return {
    laid: { pages, root: structure.root },
    broken: {
      starts: sheeted.slice(1).map(({ begins }) => begins),
      blocks: blocksOf(flow.strips),
      strips: flow.strips.length,
    },
    overfull: sheeted.filter(({ excess }) => excess > 0).map(({ number }) => number),
    faults: [...context.faults.values()],
  };
}

function unasked(): never {
  throw new Error('`hyphens: auto` sans motifs de coupure.');
}

/** A page in points, from its top left corner. */
function finished(page: Sheeted, margins: readonly Draw[]): Page {
  const { number, rule, draws } = page;
  const left = milli(rule.margin.left);
  const top = milli(rule.margin.top);
  return {
    number,
    width: points(milli(rule.width)),
    height: points(milli(rule.height)),
    items: [...draws.map((draw) => itemOf(draw, left, top)), ...margins.map((draw) => itemOf(draw, 0, 0))],
  };
}

function itemOf(draw: Draw, dx: number, dy: number): Item {
  const x = points(draw.x + dx);
  const y = points(draw.y + dy);
  const { kind, owner } = draw;
  if (kind === 'text') {
    const { face, size, color, letterSpacing } = draw.style;
    const spaceExtra = points(draw.spaceExtra);
    return { kind, owner, x, y, text: draw.text, face, size, color, letterSpacing, spaceExtra };
  }
  const width = points(draw.width);
  const height = points(draw.height);
  return kind === 'stroke'
    ? { kind, owner, x, y, width, height, color: draw.color }
    : { kind, owner, x, y, width, height, src: draw.src };
}
