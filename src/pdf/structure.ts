/**
 * The tag tree of the file (ISO 32000-1, 14.7): what each part of the pages is, in reading order. Plain references, written
 * once everything is drawn: an element may go on over pages.
 */
import type { Laid, TagNode } from '../layout/page.ts';
import type { Container, Ref } from './container.ts';
import { box } from './content.ts';
import { number, text } from './syntax.ts';

/** The leaves of a tag tree by id. A tag that has children can own nothing: asking for it is a defect of layout. */
export function leavesOf(root: TagNode): (id: number) => TagNode {
  const leaves = new Map<number, TagNode>();
  const visit = (node: TagNode): void => {
    if (node.children.length === 0) leaves.set(node.id, node);
    node.children.forEach(visit);
  };
  visit(root);
  return (id) => {
    const leaf = leaves.get(id);
    if (leaf === undefined) throw new Error(`no leaf ${id} in the tag tree`);
    return leaf;
  };
}

/**
 * Writes the tree.
 * @param marks of each page, the leaf of each marked content (index = MCID)
 * @param pages the page objects, in order
 */
export function writeStructure(
  container: Container,
  laid: Laid,
  marks: readonly (readonly number[])[],
  pages: readonly Ref[],
): void {
  const refs = new Map<number, Ref>();
  const contents = contentsOf(marks, pages);
  const boxes = figureBoxes(laid);
  const reserve = (node: TagNode): void => {
    refs.set(node.id, container.reserve());
    node.children.forEach(reserve);
  };
  const refOf = (id: number): Ref => {
    const ref = refs.get(id);
    if (ref === undefined) throw new Error(`no tag ${id}`);
    return ref;
  };
  const write = (node: TagNode, parent: Ref): void => {
    const ref = refOf(node.id);
    const kids = node.children.map((child) => refOf(child.id).at);
    const owned = kids.length > 0 ? `/K[${kids.join(' ')}]` : (contents.get(node.id) ?? '');
    const alt = node.alt === null ? '' : `/Alt${text(node.alt)}`;
    container.put(
      ref,
      `<</S/${node.role}/P ${parent.at}${owned}${attributes(node, boxes.get(node.id))}${alt}>>`,
    );
    for (const child of node.children) write(child, ref);
  };

  reserve(laid.root);
  const parentTree = container.reserve();
  const nums = marks.map((leaves, page) => `${page}[${leaves.map((leaf) => refOf(leaf).at).join(' ')}]`);
  container.put(parentTree, `<</Nums[${nums.join('')}]>>`);
  const root = container.structTreeRoot({
    K: [refOf(laid.root.id).object],
    ParentTree: parentTree.object,
    ParentTreeNextKey: marks.length,
  });
  write(laid.root, root);
}

/** Leaf → its `/K` (and the `/Pg` of its first page): marked contents there by number, on later pages with their page. */
function contentsOf(
  marks: readonly (readonly number[])[],
  pages: readonly Ref[],
): ReadonlyMap<number, string> {
  const byLeaf = new Map<number, { readonly first: Ref; readonly kids: string[] }>();
  marks.forEach((leaves, index) => {
    const page = pages[index];
    if (page === undefined) throw new Error(`no page ${index}`);
    leaves.forEach((leaf, mcid) => {
      const entry = byLeaf.get(leaf);
      if (entry === undefined) byLeaf.set(leaf, { first: page, kids: [String(mcid)] });
      else entry.kids.push(page === entry.first ? String(mcid) : `<</Type/MCR/Pg ${page.at}/MCID ${mcid}>>`);
    });
  });
  const written = new Map<number, string>();
  for (const [leaf, { first, kids }] of byLeaf)
    written.set(leaf, `/Pg ${first.at}/K${kids.length === 1 ? ` ${kids[0]}` : `[${kids.join(' ')}]`}`);
  return written;
}

type Box = readonly [left: number, bottom: number, right: number, top: number];

/** What pictures cover, by the leaf that owns them. */
function figureBoxes(laid: Laid): ReadonlyMap<number, Box> {
  const boxes = new Map<number, Box>();
  for (const page of laid.pages)
    for (const item of page.items) {
      if (item.kind !== 'picture' || item.owner.kind !== 'tag') continue;
      const [x, y, width, height] = box(item, page.height);
      boxes.set(item.owner.id, [x, y, x + width, y + height]);
    }
  return boxes;
}

const SCOPE = { row: 'Row', rowgroup: 'Row', col: 'Column', colgroup: 'Column' } as const;

/** Attributes, each kind with its owner (ISO 32000-1, 14.8.5; pdfkit merges them under one: W11). */
function attributes(node: TagNode, figure: Box | undefined): string {
  const { role, numbering, rowspan, colspan, scope } = node;
  if (role === 'L') return numbering === null ? '' : `/A<</O/List/ListNumbering/${numbering}>>`; // W17
  if (role === 'TH' || role === 'TD') {
    const entries =
      (rowspan > 1 ? `/RowSpan ${rowspan}` : '') +
      (colspan > 1 ? `/ColSpan ${colspan}` : '') +
      (role === 'TH' && scope !== null ? `/Scope/${SCOPE[scope]}` : '');
    return entries === '' ? '' : `/A<</O/Table${entries}>>`;
  }
  if (role !== 'Figure') return '';
  const bounds = figure === undefined ? '' : `/BBox[${figure.map(number).join(' ')}]`;
  return `/A<</O/Layout/Placement/Block${bounds}>>`;
}
