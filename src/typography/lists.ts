/** Lists of dashes: where one item ends in a semicolon, all do but the last, which ends in a full stop. */
import type { Remark, Typo } from './rule.ts';

interface Item {
  /** Spaces before the dash. */
  readonly indent: number;
  /** Offset after its last character. */
  readonly end: number;
}

/** The lists of a text: items of one indentation that follow each other, a deeper list being part of its item. */
function lists(text: string): Item[][] {
  const done: Item[][] = [];
  const open: Item[][] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const dash = /^( *)- \S/u.exec(line);
    const indent = dash?.[1]?.length ?? /^ */u.exec(line)![0].length;
    const end = offset + line.trimEnd().length;
    const isWithin = (list: Item[]): boolean =>
      dash === null ? list.at(-1)!.indent < indent : list.at(-1)!.indent <= indent;
    if (line.trim() !== '') while (open.length > 0 && !isWithin(open.at(-1)!)) done.push(open.pop()!);
    const current = open.at(-1);
    if (dash !== null && current?.at(-1)?.indent === indent) current.push({ indent, end });
    else if (dash !== null) open.push([{ indent, end }]);
    // A further line of an item: it ends there, and so do those around it.
    else if (line.trim() !== '' && current !== undefined) current.push({ ...current.pop()!, end });
    offset += line.length + 1;
  }
  return [...done, ...open];
}

function* wronglyEnded(text: string): Generator<Omit<Remark, 'rule'>> {
  for (const list of lists(text)) {
    const marks = list.map(({ end }) => text.charAt(end - 1));
    if (list.length < 2 || !marks.includes(';')) continue;
    for (const [i, { end }] of list.entries()) {
      const isLast = i === list.length - 1;
      // An item that opens a deeper list ends in a colon.
      if (isLast ? /[.!?…»:]/u.test(marks[i]!) : /[;:]/u.test(marks[i]!)) continue;
      yield { offset: end - 1, length: 1, by: null };
    }
  }
}

export const LISTS: readonly Typo[] = [
  {
    id: 'F27',
    code: 'ponctuation-de-liste',
    found: 'un élément de liste ne finit pas comme les autres',
    remedy: 'finissez chaque élément par un point-virgule, et le dernier par un point',
    find: wronglyEnded,
  },
];
