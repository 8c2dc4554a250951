/**
 * Running heads and feet: the boxes in the page margins. They are laid when the number of pages is known; their widths
 * do not depend on it, so the pages cannot change under them. All of it is artifact.
 */
import type { MarginBox, PageRule, Style, StyledDocument } from '../template/styled.ts';
import { layBlock } from './blocks.ts';
import type { Context } from './context.ts';
import { report } from './context.ts';
import { highContent, wideBox } from './faults.ts';
import { closeEdges, newFlow, openEdges, sides, stack } from './flow.ts';
import type { Flow } from './flow.ts';
import { ROUNDING, milli } from './measure.ts';
import type { Owner } from './page.ts';
import type { Sheeted } from './paginate.ts';
import { layParagraph } from './paragraph.ts';
import type { Draw } from './strip.ts';
import { moved } from './strip.ts';

/** What the counters say on a page. */
export type Counters = ReadonlyMap<string, number>;

/** The values of all counters, page after page: `page`, `pages`, and those that `@page` rules step from what they were `before`. */
export function countPages(pages: readonly Sheeted[], before: Counters = new Map()): Counters[] {
  const own = new Map(before);
  return pages.map(({ number, rule }) => {
    for (const [name, value] of rule.resets) own.set(name, value);
    for (const [name, step] of rule.increments) own.set(name, (own.get(name) ?? 0) + step);
    return new Map([...own, ['page', number], ['pages', pages.length]]);
  });
}

/** Draws the margin boxes of a page; `x` and `y` from the top left corner of the page. */
export function drawMargins(
  context: Context,
  document: StyledDocument,
  page: Sheeted,
  counters: Counters,
): Draw[] {
  return page.rule.boxes.flatMap((box) => {
    const owner: Owner = { kind: 'artifact', type: box.name.startsWith('top') ? 'header' : 'footer' };
    const inside = { ...context, furniture: owner };
    return drawBox(inside, document, page, box, counters);
  });
}

function drawBox(
  context: Context,
  document: StyledDocument,
  page: Sheeted,
  box: MarginBox,
  counters: Counters,
): Draw[] {
  const { style } = box;
  const frame = frameOf(page.rule, box);
  const edges = sides(style);
  const content = newFlow();
  fillBox(
    context,
    content,
    document,
    page,
    box,
    counters,
    frame.x + edges.left,
    frame.width - edges.left - edges.right,
  );
  const laid = stack(content);
  if (laid.height === 0) return [];
  const room = frame.height - edges.top - edges.bottom;
  const origin = runningOrigin(document, box) ?? context.origin;
  if (laid.height > room + ROUNDING)
    report(context, highContent(`Le texte de la marge (@${box.name})`, laid.height - room, origin));
  const row = milli(page.rule.width) - milli(page.rule.margin.left) - milli(page.rule.margin.right);
  if (frame.width > row + ROUNDING)
    report(context, wideBox(`La marge @${box.name}`, frame.width - row, origin));
  const free = Math.max(0, room - laid.height);
  const down =
    style.verticalAlign === 'bottom' ? free : style.verticalAlign === 'middle' ? Math.floor(free / 2) : 0;
  const border = newFlow();
  const opened = openEdges(border, style, frame.x, frame.width);
  closeEdges(border, opened, room, context.origin);
  return [
    ...stack(border).draws.map((draw) => moved(draw, 0, frame.y)),
    ...laid.draws.map((draw) => moved(draw, 0, frame.y + edges.top + down)),
  ];
}

/** The border box of a margin box: `width` and `height` as the style says, else all the room that the others leave. */
function frameOf(rule: PageRule, box: MarginBox): { x: number; y: number; width: number; height: number } {
  const { style, name } = box;
  const top = name.startsWith('top');
  const left = milli(rule.margin.left);
  const row = milli(rule.width) - left - milli(rule.margin.right);
  const neighbours = rule.boxes.filter((other) => other.name.startsWith(top ? 'top' : 'bottom'));
  const taken = neighbours.reduce(
    (sum, { style }) => sum + (style.width === null ? 0 : outerWidth(style, 0)),
    0,
  );
  const free = neighbours.filter((other) => other.style.width === null).length;
  const outer = style.width === null ? Math.floor(Math.max(0, row - taken) / free) : outerWidth(style, 0);
  const offset = name.endsWith('left')
    ? 0
    : name.endsWith('right')
      ? row - outer
      : Math.floor((row - outer) / 2);
  const area = milli(top ? rule.margin.top : rule.margin.bottom);
  const edges = sides(style);
  const margins = milli(style.margin.top) + milli(style.margin.bottom);
  return {
    x: left + offset + milli(style.margin.left),
    y: (top ? 0 : milli(rule.height) - area) + milli(style.margin.top),
    width: outer - milli(style.margin.left) - milli(style.margin.right),
    height: style.height === null ? area - margins : milli(style.height) + edges.top + edges.bottom,
  };
}

function outerWidth(style: Style, fallback: number): number {
  const edges = sides(style);
  const margins = milli(style.margin.left) + milli(style.margin.right);
  return milli(style.width ?? fallback) + edges.left + edges.right + margins;
}

function fillBox(
  context: Context,
  flow: Flow,
  document: StyledDocument,
  page: Sheeted,
  box: MarginBox,
  counters: Counters,
  x: number,
  width: number,
): void {
  let text = '';
  for (const part of box.content) {
    switch (part.kind) {
      case 'string':
        text += part.text;
        break;
      case 'counter':
        text += String(counters.get(part.name) ?? 0);
        break;
      case 'element': {
        const element = document.running.get(part.name);
        // The set declares running matter on the first page: `first-except` is every page but that one.
        if (element !== undefined && !(part.exceptFirst && page.number === 1))
          layBlock(context, flow, element, { x, width }, null);
      }
    }
  }
  if (text === '') return;
  const { style } = box;
  const run = { text, style, owner: context.furniture, rise: 0, picture: null, origin: context.origin };
  layParagraph(context, flow, [[run]], { x, width, style });
}

function runningOrigin(document: StyledDocument, box: MarginBox): StyledDocument['body']['origin'] | null {
  for (const part of box.content)
    if (part.kind === 'element') return document.running.get(part.name)?.origin ?? null;
  return null;
}
