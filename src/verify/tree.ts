/**
 * The structure tree (ISO 32000-1, 14.7): what each piece of content is, read element by element with its exact text.
 * An element that a page break cuts is one element here: its marks on both pages are joined.
 */
import type { FilePage, PdfFile } from './file.ts';
import { Unreadable, isArray, isDict, isRef, isString, nameOf, numberOf, textOf } from './objects.ts';
import type { PdfDict, PdfObject } from './objects.ts';
import type { PageContent } from './streams.ts';

/** A stretch of marked content. */
interface Mark {
  /** From 1; 0 when the tree names a page that is not in the file. */
  readonly page: number;
  readonly mcid: number;
}

export interface TreeElement {
  /** The standard type (`P`, `H2`, `LI`…): house types are followed through the role map. */
  readonly role: string;
  /** Its own text and that of all below it, in the order of the tree. */
  readonly text: string;
  /** Its own text, that of its children apart. */
  readonly own: string;
  readonly children: readonly TreeElement[];
  /** `Scope`, `ColSpan`, `ListNumbering`…: names and numbers of all its attribute dictionaries. */
  readonly attributes: ReadonlyMap<string, string | number>;
  readonly alt: string | null;
  /** Of its first content, from 1; `null` when it has none. */
  readonly page: number | null;
  /** Its own content, that of its children apart. */
  readonly marks: readonly Mark[];
  /** Annotations and other objects that it owns. */
  readonly objects: number;
  /** Number of its object, 0 when it has none of its own. */
  readonly object: number;
}

export interface StructureTree {
  readonly children: readonly TreeElement[];
  /** `StructParents` of each page, by page number. */
  readonly pageKeys: ReadonlyMap<number, number>;
  /** The parent tree: key of a page → object numbers of the owners by mcid (0 for a hole). */
  readonly parents: ReadonlyMap<number, readonly number[]>;
}

const DEEPEST = 64;
const MOST_ELEMENTS = 500_000;

/** `null` when the file is not tagged. */
export function readTree(
  file: PdfFile,
  pages: readonly FilePage[],
  contents: readonly PageContent[],
): StructureTree | null {
  const root = file.dict(file.catalog.get('StructTreeRoot'));
  if (root.size === 0) return null;
  const roles = file.dict(root.get('RoleMap'));
  const pageOf = new Map(pages.map((page, i) => [page.object, i + 1]));
  const texts = contents.map(textByMark);
  const seen = new Set<PdfDict>();
  const taken = new Set<string>();

  const top = kidsOf(root.get('K'), null, 0);
  const pageKeys = new Map<number, number>();
  for (const [i, page] of pages.entries()) {
    const key = file.resolve(page.dict.get('StructParents'));
    if (typeof key === 'number') pageKeys.set(i + 1, key);
  }
  return { children: top.children, pageKeys, parents: readParents(file, root.get('ParentTree')) };

  interface Kids {
    readonly children: readonly TreeElement[];
    readonly marks: readonly Mark[];
    readonly objects: number;
    readonly text: string;
    readonly own: string;
    readonly page: number | null;
  }

  function kidsOf(value: PdfObject | undefined, pageRef: PdfObject, depth: number): Kids {
    if (depth > DEEPEST)
      throw new Unreadable('pdf-demesure', 'son arbre de structure s’emboîte trop profondément');
    const found = file.resolve(value);
    const list = isArray(found) ? found : value === undefined || found === null ? [] : [value];
    const children: TreeElement[] = [];
    const marks: Mark[] = [];
    let objects = 0;
    let text = '';
    let ownText = '';
    let page: number | null = null;
    const own = (ref: PdfObject, mcid: number): void => {
      const number = (isRef(ref) ? pageOf.get(ref.number) : undefined) ?? 0;
      marks.push({ page: number, mcid });
      // Only once: a mark that the tree names a thousand times has one text.
      const key = `${number}:${mcid}`;
      if (!taken.has(key)) {
        const found = texts[number - 1]?.get(mcid) ?? '';
        text += found;
        ownText += found;
      }
      taken.add(key);
      if (number > 0) page ??= number;
    };
    for (const item of list) {
      const kid = file.resolve(item);
      if (typeof kid === 'number') own(pageRef, kid);
      else if (isDict(kid)) {
        const type = nameOf(file.resolve(kid.get('Type')));
        if (type === 'MCR') own(kid.get('Pg') ?? pageRef, numberOf(file.resolve(kid.get('MCID')), -1));
        else if (type === 'OBJR') objects += 1;
        else {
          const child = element(kid, isRef(item) ? item.number : 0, pageRef, depth + 1);
          children.push(child);
          text += child.text;
          page ??= child.page;
        }
      }
    }
    return { children, marks, objects, text, own: ownText, page };
  }

  function element(dict: PdfDict, object: number, inherited: PdfObject, depth: number): TreeElement {
    if (seen.has(dict)) throw new Unreadable('pdf-illisible', 'son arbre de structure revient sur lui-même');
    seen.add(dict);
    if (seen.size > MOST_ELEMENTS)
      throw new Unreadable('pdf-demesure', 'son arbre de structure est démesuré');
    const kids = kidsOf(dict.get('K'), dict.get('Pg') ?? inherited, depth);
    const alt = file.resolve(dict.get('Alt'));
    return {
      role: roleOf(nameOf(file.resolve(dict.get('S'))) ?? ''),
      ...kids,
      attributes: attributesOf(file, dict.get('A')),
      alt: isString(alt) ? textOf(alt.bytes) : null,
      object,
    };
  }

  function roleOf(name: string): string {
    let role = name;
    for (let i = 0; i < 8; i += 1) {
      const next = nameOf(file.resolve(roles.get(role)));
      if (next === null || next === role) break;
      role = next;
    }
    return role;
  }
}

/** All elements, each before those below it: the order of reading. */
export function allElements(tree: StructureTree): readonly TreeElement[] {
  const out: TreeElement[] = [];
  const walk = (element: TreeElement): void => {
    out.push(element);
    for (const child of element.children) walk(child);
  };
  for (const child of tree.children) walk(child);
  return out;
}

/** Text of each mark of a page: its runs, joined as they come. */
function textByMark(content: PageContent): ReadonlyMap<number, string> {
  const out = new Map<number, string>();
  for (const { owner, text } of content.runs)
    if (owner.kind === 'tag') out.set(owner.mcid, (out.get(owner.mcid) ?? '') + text);
  return out;
}

function attributesOf(file: PdfFile, value: PdfObject | undefined): TreeElement['attributes'] {
  const found = file.resolve(value);
  const out = new Map<string, string | number>();
  if (found === null) return out;
  for (const item of isArray(found) ? found : [found]) {
    for (const [key, given] of file.dict(item)) {
      const plain = file.resolve(given);
      const name = nameOf(plain);
      if (name !== null) out.set(key, name);
      else if (typeof plain === 'number') out.set(key, plain);
    }
  }
  return out;
}

function readParents(file: PdfFile, value: PdfObject | undefined): StructureTree['parents'] {
  const out = new Map<number, readonly number[]>();
  for (const [key, item] of numberTree(file, value)) {
    const owners = file.resolve(item);
    if (isArray(owners))
      out.set(
        key,
        owners.map((owner) => (isRef(owner) ? owner.number : 0)),
      );
  }
  return out;
}

/** Pairs of a number tree (7.9.7), leaves in order. */
function numberTree(file: PdfFile, value: PdfObject | undefined): readonly [number, PdfObject][] {
  const out: [number, PdfObject][] = [];
  for (const leaf of treeLeaves(file, value)) {
    const pairs = file.resolve(leaf.get('Nums'));
    if (!isArray(pairs)) continue;
    for (let i = 0; i + 1 < pairs.length; i += 2) {
      const key = pairs[i];
      if (typeof key === 'number') out.push([key, pairs[i + 1] ?? null]);
    }
  }
  return out;
}

/** Nodes of a name or number tree, each once whatever its links say. */
export function treeLeaves(file: PdfFile, value: PdfObject | undefined): readonly PdfDict[] {
  const out: PdfDict[] = [];
  const seen = new Set<PdfDict>();
  const pending = [value];
  while (pending.length > 0) {
    const node = file.resolve(pending.pop());
    if (!isDict(node) || seen.has(node)) continue;
    seen.add(node);
    out.push(node);
    const kids = file.resolve(node.get('Kids'));
    if (isArray(kids)) for (const kid of kids.toReversed()) pending.push(kid);
  }
  return out;
}
