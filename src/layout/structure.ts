/**
 * The tree of tags, grown while the document is walked in source order, so that ids follow the reading order.
 * `div`, `span`, `strong`, `em`, `sup` and `br` give no tag; text that stands directly in a `div` is a P.
 */
import type { StyledElement, StyledNode, Tag } from '../template/styled.ts';
import type { Owner, Role, TagNode } from './page.ts';

/** A tag that may still take children. */
export interface Branch extends TagNode {
  readonly children: Branch[];
}

/** Grows the tree. Artifacts are laid out by the same code: then there is no branch, and all items have one owner. */
export interface Structure {
  readonly root: Branch;
  /** A new tag under `parent`. */
  grow(parent: Branch, role: Role, element?: StyledElement): Branch;
}

/** A tree that holds only its Document. */
export function newStructure(): Structure {
  let next = 0;
  const tag = (role: Role, element?: StyledElement): Branch => ({
    id: next++,
    role,
    children: [],
    colspan: role === 'TD' || role === 'TH' ? (element?.colspan ?? 1) : 1,
    rowspan: role === 'TD' || role === 'TH' ? (element?.rowspan ?? 1) : 1,
    scope: role === 'TH' ? (element?.scope ?? null) : null,
    numbering: role === 'L' ? numberingOf(element) : null,
    alt: role === 'Figure' ? (element?.alt ?? null) : null,
  });
  return {
    root: tag('Document'),
    grow(parent, role, element) {
      const child = tag(role, element);
      parent.children.push(child);
      return child;
    },
  };
}

/** ISO 32000-1, table 347: None also says that Lbl holds arbitrary text, such as a typed dash. */
function numberingOf(element: StyledElement | undefined): 'None' | 'Decimal' {
  return element?.tag === 'ol' && element.style.listStyle === 'decimal' ? 'Decimal' : 'None';
}

/** The tag of a block whose content is text, or of a box that has a tag of its own; `null` for a transparent one. */
export function roleOf(tag: Tag): Role | null {
  return ROLES[tag] ?? null;
}

const ROLES: Partial<Record<Tag, Role>> = {
  p: 'P',
  h1: 'H1',
  h2: 'H2',
  h3: 'H3',
  ul: 'L',
  ol: 'L',
  li: 'LI',
  table: 'Table',
  caption: 'Caption',
  thead: 'THead',
  tbody: 'TBody',
  tr: 'TR',
  th: 'TH',
  td: 'TD',
};

/** The owner of what belongs to a tag. */
export function ownerOf(branch: Branch): Owner {
  return { kind: 'tag', id: branch.id };
}

/** The node is part of a line of text, not a block. */
export function isInline(node: StyledNode): boolean {
  return node.kind === 'text' || node.style.display === 'inline' || node.tag === 'br' || node.tag === 'img';
}

/** It makes no line: no picture, no forced break, no character but U+0020. */
export function isEmpty(nodes: readonly StyledNode[]): boolean {
  return nodes.every((node) =>
    node.kind === 'text'
      ? /^ *$/.test(node.text)
      : node.tag !== 'img' && node.tag !== 'br' && isEmpty(node.children),
  );
}

/** There is nothing to read in it, though it may make empty lines. */
export function isSilent(nodes: readonly StyledNode[]): boolean {
  return nodes.every((node) =>
    node.kind === 'text' ? /^ *$/.test(node.text) : node.tag !== 'img' && isSilent(node.children),
  );
}

/** The dash typed at the head of a list item: its label. */
export function isTiret(node: StyledNode | undefined): boolean {
  return node?.kind === 'element' && node.tag === 'span' && node.classes.includes('tiret');
}

/** The picture that is all there is in a paragraph; `null` when there is anything else. */
export function solePicture(nodes: readonly StyledNode[]): StyledElement | null {
  const [only, ...others] = nodes.filter((node) => !isEmpty([node]) || node.kind === 'element');
  if (only?.kind !== 'element' || others.length > 0) return null;
  return only.tag === 'img' ? only : solePicture(only.children);
}
