/** Values that remember where they were written. */
import { isScalar } from 'yaml';
import type { ParsedNode, Scalar } from 'yaml';
import type { Place } from '../diagnostic.ts';
import { alignBlock, alignFlow } from './places.ts';

/** A tree of the file: all scalars are text. */
export type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

export function isList(tree: Tree): tree is readonly Tree[] {
  return Array.isArray(tree);
}

/** Whether two trees say the same: the order of keys says nothing. */
export function isSameTree(a: Tree, b: Tree): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  if (isList(a) || isList(b))
    return isList(a) && isList(b) && a.length === b.length && a.every((item, i) => isSameTree(item, b[i]!));
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSameTree(a[key]!, b[key]!))
  );
}

/** The value at a path, `undefined` when nothing is written there. */
export function treeAt(tree: Tree, path: Path): Tree | undefined {
  let value: Tree | undefined = tree;
  for (const step of path) {
    if (value === undefined || typeof value === 'string') return undefined;
    value = isList(value) ? value[Number(step)] : value[step];
  }
  return value;
}

/** Keys and indexes from the root: `['evenements', 0, 'depart']`. */
export type Path = readonly (string | number)[];

/** A parsed record that remembers where everything was written. */
export interface Located {
  readonly file: string;
  /** The text of the file as read, without its byte order mark, lines ended by `\n`. */
  readonly text: string;
  readonly value: { readonly [key: string]: Tree };
  /**
   * Place of a key or of its value. A path that was not written (a default, the long form of a bare value) gives its
   * nearest written ancestor; the root gives the first line.
   */
  readonly place: (path: Path, part?: 'key' | 'value') => Place;
  /** Whether something is written there. */
  readonly has: (path: Path) => boolean;
  /** Place of the UTF-16 unit at `offset` of the text written at `path` (also inside blocks and quotes). */
  readonly placeIn: (path: Path, offset: number, length?: number) => Place;
  /** Every place where a value of the file holds `character`, in order. */
  readonly find: (character: string) => readonly Place[];
}

/** A value as written: its key (in a map), the node, what it holds. */
export interface Written {
  readonly key: Scalar.Parsed | null;
  readonly node: ParsedNode | null;
  readonly children: ReadonlyMap<string | number, Written>;
}

export type At = (offset: number, length: number) => Place;

/** Remembered: a text may have a fault at each of its words, and each asks where it stands. */
const known = new WeakMap<ParsedNode, { readonly value: string; readonly offsets: readonly number[] }>();

/** Offsets in the text of each UTF-16 unit of a value. */
export function offsetsOf(text: string, node: ParsedNode | null, value: string): readonly number[] {
  const found = node === null ? undefined : known.get(node);
  if (found?.value === value) return found.offsets;
  const offsets = aligned(text, node, value);
  if (node !== null) known.set(node, { value, offsets });
  return offsets;
}

function aligned(text: string, node: ParsedNode | null, value: string): readonly number[] {
  const [start, end] = node?.range ?? [0, 0];
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')
    ? alignBlock(text, start, value)
    : alignFlow(text, start, end, value);
}

/** The values of a file with their places. */
export function locate(
  { file, text }: Pick<Located, 'file' | 'text'>,
  at: At,
  value: Located['value'],
  root: Written,
): Located {
  const nearest = (path: Path): { written: Written; exact: boolean } => {
    let written = root;
    let exact = true;
    for (const [i, step] of path.entries()) {
      const next = written.children.get(step);
      const after = path[i + 1];
      // A list that stands for the long form: its items are written, the key around them is not.
      if (next === undefined && (typeof after !== 'number' || !written.children.has(after)))
        return { written, exact: false };
      exact &&= next !== undefined;
      written = next ?? written;
    }
    return { written, exact };
  };
  const ofKey = (key: Scalar.Parsed) => at(key.range[0], key.range[1] - key.range[0]);
  const place = (path: Path, part: 'key' | 'value' = 'value'): Place => {
    const { written, exact } = nearest(path);
    const { key, node } = written;
    if (written === root) return at(0, 0);
    if (key !== null && part === 'key' && exact) return ofKey(key);
    if (isScalar(node)) {
      const [start, end] = node.range;
      if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') {
        const [first = start] = offsetsOf(text, node, String(node.value));
        return at(first, text.length);
      }
      return at(start, end - start);
    }
    // A list or a group: its key tells more than its first character.
    if (key !== null) return ofKey(key);
    return at(node?.range[0] ?? 0, 1);
  };
  const placeIn = (path: Path, offset: number, length = 1): Place => {
    const { written } = nearest(path);
    const { node } = written;
    if (!isScalar(node)) return place(path);
    const offsets = offsetsOf(text, node, String(node.value));
    return at(offsets[Math.min(offset, offsets.length - 1)] ?? node.range[0], length);
  };
  const find = (character: string): Place[] => {
    const found: Place[] = [];
    const walk = (written: Written) => {
      if (isScalar(written.node)) {
        const lu = String(written.node.value);
        if (!lu.includes(character)) return;
        const offsets = offsetsOf(text, written.node, lu);
        for (let i = lu.indexOf(character); i >= 0; i = lu.indexOf(character, i + character.length))
          found.push(at(offsets[i]!, character.length));
      }
      for (const child of written.children.values()) walk(child);
    };
    walk(root);
    return found;
  };
  return { file, text, value, place, has: (path) => nearest(path).exact, placeIn, find };
}
