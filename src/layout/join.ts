/** Documents laid out one after the other, bound as one: pages in order, and one tree of tags with ids of its own. */
import type { Item, Laid, TagNode } from './page.ts';

/** Binds them. The numbers of the pages are left as they are. */
export function joined(parts: readonly Laid[]): Laid {
  const pages: Laid['pages'][number][] = [];
  const children: TagNode[] = [];
  // The root of the whole takes the first id.
  let next = 1;
  for (const { pages: some, root } of parts) {
    const shift = next;
    children.push(...root.children.map((child) => renumbered(child, shift)));
    for (const page of some) pages.push({ ...page, items: page.items.map((item) => owned(item, shift)) });
    next += highest(root) + 1;
  }
  const root = { role: 'Document', colspan: 1, rowspan: 1, scope: null, numbering: null, alt: null } as const;
  return { pages, root: { id: 0, ...root, children } };
}

function renumbered(node: TagNode, shift: number): TagNode {
  return {
    ...node,
    id: node.id + shift,
    children: node.children.map((child) => renumbered(child, shift)),
  };
}

function owned(item: Item, shift: number): Item {
  const { owner } = item;
  return owner.kind === 'tag' ? { ...item, owner: { kind: 'tag', id: owner.id + shift } } : item;
}

/** Ids follow the order of reading: the last tag has the highest. */
function highest(node: TagNode): number {
  let last = node;
  for (let child = last.children.at(-1); child !== undefined; child = last.children.at(-1)) last = child;
  return last.id;
}
