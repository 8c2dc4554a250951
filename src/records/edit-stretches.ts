/** Where the text of a record must be typed anew for it to hold other values: the nodes of its syntax, compared with them. */
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import { flow, rendered } from './edit-text.ts';
import { isList, isSameTree, type Tree } from './located.ts';

/** `by` in place of the text as read from `start` to `end`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

type Node = ParsedNode | null;
type Group = { readonly [key: string]: Tree };

/** Where a value stands: `from` is the offset after its colon or dash. */
interface Slot {
  readonly from: number;
  readonly key: string;
  readonly indent: number;
  readonly inFlow: boolean;
}

/** `isWhole`: values of the top are written anew whole where they differ. `null`: the text is no map that can be read. */
export function patchesOf(text: string, wanted: Group, isWhole: boolean): Stretch[] | null {
  const document = parseDocument(text, { schema: 'failsafe', resolveKnownTags: false, logLevel: 'error' });
  const root = document.contents;
  if (document.errors.length > 0 || !isMap(root)) return null;
  const out: Stretch[] = [];
  const write = (start: number, end: number, by: string): void => void out.push({ start, end, by });

  const value = (node: Node, next: Tree, slot: Slot): void => {
    if (isSameTree(plain(node), next)) return;
    const deep = !isWhole;
    if (deep && isMap(node) && isGroup(next) && group(node, next, slot)) return;
    if (deep && isSeq(node) && isList(next) && list(node, next, slot)) return;
    const isEmpty = node === null || (node.range[0] === node.range[1] && isScalar(node));
    const made = slot.inFlow ? flow(next) : rendered(next, slot.key, slot.indent);
    const end = isEmpty ? slot.from : endOf(text, node);
    const isBlock = !isEmpty && (isMap(node) || isSeq(node)) && node.flow !== true;
    // What begins on its own line goes up to its key; what will begin there leaves no space behind.
    if (isEmpty || isBlock || made.startsWith('\n'))
      write(slot.from, end, made.startsWith('\n') ? made : ` ${made}`);
    else write(node.range[0], end, made);
  };

  const group = (node: YAMLMap.Parsed, next: Group, slot: Slot): boolean => {
    const inFlow = node.flow === true;
    const pairs = node.items.map((pair) => ({ key: pair.key, name: nameOf(pair.key), node: pair.value }));
    const names = pairs.map(({ name }) => name);
    const kept = Object.keys(next).filter((name) => names.includes(name));
    const gone = names.filter((name) => !(name in next));
    const added = Object.keys(next).filter((name) => !names.includes(name));
    if (kept.length === 0 || (inFlow && gone.length > 0 && added.length > 0)) return false;
    const indent = inFlow ? slot.indent : columnOf(text, pairs[0]!.key.range[0]);
    const endOfPair = (i: number): number => {
      const { key, node: child } = pairs[i]!;
      return child === null || child.range[0] === child.range[1] ? colonAfter(text, key) : endOf(text, child);
    };
    const starts = pairs.map(({ key }) => key.range[0]);
    for (const { key, name, node: child } of pairs)
      if (name in next) value(child, next[name]!, { from: colonAfter(text, key), key: name, indent, inFlow });
    if (inFlow) removedInFlow(starts, endOfPair, (i) => gone.includes(names[i]!), write);
    else
      for (const [i, name] of names.entries())
        if (!(name in next)) removedLines(text, starts[i]!, endOfPair(i), starts[i + 1], write);
    const all = Object.keys(next);
    for (const [i, name] of all.entries()) {
      if (names.includes(name) || (i > 0 && added.includes(all[i - 1]!))) continue;
      const run = all.slice(i, all.findIndex((each, j) => j > i && !added.includes(each)) >>> 0);
      const before = i === 0 ? -1 : names.indexOf(all[i - 1]!);
      const lines = run.map((each) => {
        if (inFlow) return `${each}: ${flow(next[each]!)}`;
        const made = rendered(next[each]!, each, indent);
        return `${each}:${made.startsWith('\n') ? '' : ' '}${made}`;
      });
      inserted(text, lines, { before, starts, endOf: endOfPair, indent, inFlow }, write);
    }
    return true;
  };

  const list = (node: YAMLSeq.Parsed, next: readonly Tree[], slot: Slot): boolean => {
    const inFlow = node.flow === true;
    const items = node.items;
    const old = items.map(plain);
    if (items.length === 0 || next.length === 0) return false;
    const like = (i: number, j: number): boolean => isSameTree(old[i]!, next[j]!);
    let head = 0;
    while (head < old.length && head < next.length && like(head, head)) head += 1;
    let tail = 0;
    const most = Math.min(old.length, next.length) - head;
    while (tail < most && like(old.length - 1 - tail, next.length - 1 - tail)) tail += 1;
    const both = most - tail;
    const starts = items.map((item) => (inFlow ? item.range[0] : text.lastIndexOf('-', item.range[0] - 1)));
    const indent = inFlow ? slot.indent : columnOf(text, starts[0]!);
    const endOfItem = (i: number): number => endOf(text, items[i]!);
    for (let i = head; i < head + both; i += 1)
      value(items[i]!, next[i]!, { from: starts[i]! + 1, key: '', indent, inFlow });
    const isGone = (i: number): boolean => i >= head + both && i < old.length - tail;
    if (inFlow) removedInFlow(starts, endOfItem, isGone, write);
    else
      for (const i of items.keys())
        if (isGone(i)) removedLines(text, starts[i]!, endOfItem(i), starts[i + 1], write);
    const added = next.slice(head + both, next.length - tail);
    if (added.length === 0) return true;
    const lines = added.map((item) => (inFlow ? flow(item) : `- ${rendered(item, '', indent)}`));
    inserted(text, lines, { before: head + both - 1, starts, endOf: endOfItem, indent, inFlow }, write);
    return true;
  };

  return group(root, wanted, { from: 0, key: '', indent: 0, inFlow: root.flow === true }) ? out : null;
}

type Write = (start: number, end: number, by: string) => void;

/** `before`: index of what stands before; -1 for nothing. */
interface Where {
  readonly before: number;
  readonly starts: readonly number[];
  readonly endOf: (i: number) => number;
  readonly indent: number;
  readonly inFlow: boolean;
}

function inserted(
  text: string,
  made: readonly string[],
  { before, starts, endOf: end, indent, inFlow }: Where,
  write: Write,
): void {
  const space = ' '.repeat(indent);
  if (inFlow) {
    if (before >= 0) write(end(before), end(before), made.map((each) => `, ${each}`).join(''));
    else write(starts[0]!, starts[0]!, made.map((each) => `${each}, `).join(''));
  } else if (before >= 0) {
    // After the comment that ends its line.
    const next = text.indexOf('\n', end(before));
    const at = next < 0 ? text.length : next;
    write(at, at, made.map((each) => `\n${space}${each}`).join(''));
  } else write(starts[0]!, starts[0]!, made.map((each) => `${each}\n${space}`).join(''));
}

/** Runs of things between brackets, each with the comma that divides it from the one before, or from the one after. */
function removedInFlow(
  starts: readonly number[],
  end: (i: number) => number,
  isGone: (i: number) => boolean,
  write: Write,
): void {
  for (let i = 0; i < starts.length; i += 1) {
    if (!isGone(i)) continue;
    let last = i;
    while (last + 1 < starts.length && isGone(last + 1)) last += 1;
    if (i > 0) write(end(i - 1), end(last), '');
    else if (last + 1 < starts.length) write(starts[0]!, starts[last + 1]!, '');
    else write(starts[0]!, end(last), '');
    i = last;
  }
}

/** The lines of a thing; where it begins after a dash, what follows takes its place. */
function removedLines(
  text: string,
  start: number,
  end: number,
  next: number | undefined,
  write: Write,
): void {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const after = text.indexOf('\n', end);
  if (text.slice(line, start).trim() !== '') write(start, next ?? end, '');
  else if (after >= 0) write(line, after + 1, '');
  // The last line of a file that has no line end: the one before it ends it.
  else write(Math.max(0, line - 1), text.length, '');
}

/** Where the text of a node ends, without the comment or the line end after it. */
function endOf(text: string, node: Exclude<Node, null>): number {
  if (isMap(node) && node.flow !== true) {
    const last = node.items.at(-1)!;
    const { value } = last;
    return value === null || value.range[0] === value.range[1]
      ? colonAfter(text, last.key)
      : endOf(text, value);
  }
  if (isSeq(node) && node.flow !== true) return endOf(text, node.items.at(-1)!);
  const [start, end] = node.range;
  const isBlock = isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
  return isBlock ? start + text.slice(start, end).trimEnd().length : end;
}

function colonAfter(text: string, key: ParsedNode): number {
  return text.indexOf(':', key.range[1]) + 1;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function nameOf(key: ParsedNode): string {
  return isScalar(key) ? String(key.value) : '';
}

/** The values of a node, as `source.ts` reads them. */
function plain(node: Node): Tree {
  if (isMap(node)) return Object.fromEntries(node.items.map((pair) => [nameOf(pair.key), plain(pair.value)]));
  if (isSeq(node)) return node.items.map(plain);
  return isScalar(node) && typeof node.value === 'string' ? node.value : '';
}

function isGroup(tree: Tree): tree is Group {
  return typeof tree !== 'string' && !isList(tree);
}
