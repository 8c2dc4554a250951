/**
 * Our pages held against those of another engine: the text of every line, where it starts, every border, every picture.
 * All in points. A difference that is understood has the code of its reason; the reasons are in `ecarts.json`.
 */
import type { Item, Page, TextItem } from '../../src/layout/page.ts';

/** What another engine drew on a page: texts [text, x, baseline], strokes and pictures [x, y, width, height]. */
export interface Seen {
  readonly texts: readonly (readonly [string, number, number])[];
  readonly strokes: readonly (readonly number[])[];
  readonly pictures: readonly (readonly number[])[];
}

/** One difference. `ecart` is the code of its reason, `null` when there is none. */
interface Difference {
  readonly ecart: string | null;
  readonly page: number;
  readonly what: string;
}

export interface Comparison {
  readonly differences: readonly Difference[];
  /** Texts, strokes and pictures compared. */
  readonly compared: number;
  /** The largest distance between things held to be the same. */
  readonly farthest: number;
}

/** Half a CSS pixel. */
const TOLERANCE = 0.375;

/** Compares all pages. */
export function compare(ours: readonly Page[], theirs: readonly Seen[]): Comparison {
  const differences: Difference[] = [];
  if (ours.length !== theirs.length)
    differences.push({ ecart: null, page: 0, what: `${ours.length} pages, not ${theirs.length}` });
  let compared = 0;
  let farthest = 0;
  for (let i = 0; i < Math.min(ours.length, theirs.length); i++) {
    const page = ours[i]!;
    const seen = theirs[i]!;
    const found = [
      comparePlaces(
        textsOf(page.items),
        seen.texts.map(([text, x, y]) => ({ key: plain(text), at: [x, y] })),
      ),
      comparePlaces(
        rectangles(page.items, 'stroke'),
        seen.strokes.filter(visible).map((at) => ({ key: 'stroke', at })),
      ),
      comparePlaces(
        rectangles(page.items, 'picture'),
        seen.pictures.map((at) => ({ key: 'picture', at })),
      ),
    ];
    for (const each of found) {
      compared += each.compared;
      farthest = Math.max(farthest, each.farthest);
      differences.push(...each.differences.map((difference) => ({ ...difference, page: page.number })));
    }
  }
  return { differences, compared, farthest };
}

/** Something at a place; `instead` is where an engine that stretches no-break spaces would have it. */
interface Placed {
  readonly key: string;
  readonly at: readonly number[];
  readonly instead?: readonly number[];
}

function comparePlaces(
  ours: readonly Placed[],
  theirs: readonly Placed[],
): { differences: Omit<Difference, 'page'>[]; compared: number; farthest: number } {
  const differences: Omit<Difference, 'page'>[] = [];
  let farthest = 0;
  const left = new Map<string, Placed[]>();
  for (const one of theirs.toSorted(inOrder)) left.set(one.key, [...(left.get(one.key) ?? []), one]);
  for (const one of ours.toSorted(inOrder)) {
    const rest = left.get(one.key) ?? [];
    const nearest = closest(one, rest);
    if (nearest === null) {
      differences.push({ ecart: null, what: `only ours: ${shown(one)}` });
      continue;
    }
    const [other] = rest.splice(nearest.index, 1);
    if (nearest.distance > TOLERANCE)
      differences.push({ ecart: null, what: `moved: ${shown(one)}, not ${other!.at.join(' ')}` });
    else {
      farthest = Math.max(farthest, nearest.distance);
      if (nearest.instead) differences.push({ ecart: 'insecable-fixe', what: shown(one) });
    }
  }
  for (const one of [...left.values()].flat())
    differences.push({ ecart: null, what: `only theirs: ${shown(one)}` });
  return { differences, compared: ours.length, farthest };
}

/** The thing of theirs that is nearest to where ours is, or to where it would be `instead`; `null` when none is left. */
function closest(
  one: Placed,
  rest: readonly Placed[],
): { readonly index: number; readonly distance: number; readonly instead: boolean } | null {
  let nearest = null;
  for (const [index, { at }] of rest.entries()) {
    const here = away(one.at, at);
    const there = one.instead === undefined ? Infinity : away(one.instead, at);
    const distance = Math.min(here, there);
    if (nearest === null || distance < nearest.distance) nearest = { index, distance, instead: there < here };
    // In order: the first that is where it should be is the one.
    if (distance <= TOLERANCE / 10) break;
  }
  return nearest;
}

function inOrder(a: Placed, b: Placed): number {
  return a.at[1]! - b.at[1]! || a.at[0]! - b.at[0]!;
}

function away(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));
}

function shown({ key, at }: Placed): string {
  return `« ${key.slice(0, 160)} » ${at.map((value) => value.toFixed(2)).join(' ')}`;
}

/** Runs of U+0020 and those at the ends are not looked at: engines hang them each in its own way, and each writes its own hyphen. */
function plain(text: string): string {
  return text
    .replaceAll(/\u00ad|\u2010$/g, '')
    .replaceAll(/ +/g, ' ')
    .replaceAll(/^ | $/g, '');
}

function visible(rectangle: readonly number[]): boolean {
  return rectangle[2]! > 0 && rectangle[3]! > 0;
}

function rectangles(items: readonly Item[], kind: 'stroke' | 'picture'): Placed[] {
  return items
    .filter((item): item is Exclude<Item, TextItem> => item.kind === kind)
    .map((item) => ({ key: kind, at: [item.x, item.y, item.width, item.height] }))
    .filter(({ at }) => visible(at));
}

function textsOf(items: readonly Item[]): Placed[] {
  return linesOf(items).flatMap(placesOf);
}

/** Texts of one line: one owner, side by side, on one baseline or a little above (`sup`). */
function linesOf(items: readonly Item[]): TextItem[][] {
  const lines: TextItem[][] = [];
  for (const item of items) {
    if (item.kind !== 'text') continue;
    const before = lines.at(-1)?.at(-1);
    const same =
      before !== undefined &&
      before.owner.kind === 'tag' &&
      item.owner.kind === 'tag' &&
      before.owner.id === item.owner.id &&
      item.x > before.x &&
      Math.abs(item.y - before.y) < 6;
    if (same) lines.at(-1)!.push(item);
    else lines.push([item]);
  }
  return lines;
}

function placesOf(line: readonly TextItem[]): Placed[] {
  const text = line
    .map((item) => item.text)
    .join('')
    .replace(/ +$/, '');
  const spaces = count(text, ' ');
  const noBreaks = count(text, '\u00a0');
  const extra = line[0]!.spaceExtra;
  const shared = (extra * spaces) / (spaces + noBreaks || 1);
  let before = '';
  return line.flatMap((item) => {
    const own = count(before, ' ');
    const moved = (own + count(before, '\u00a0')) * shared - own * extra;
    before += item.text;
    if (plain(item.text) === '') return [];
    const place = { key: plain(item.text), at: [item.x, item.y] };
    return extra > 0 && noBreaks > 0 ? [{ ...place, instead: [item.x + moved, item.y] }] : [place];
  });
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
