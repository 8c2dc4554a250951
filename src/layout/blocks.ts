/** Blocks: each element opens its box in the flow, lays what it holds, and grows its tag. */
import type { StyledElement, StyledNode } from '../template/styled.ts';
import { layColumns } from './columns.ts';
import type { Context } from './context.ts';
import { report } from './context.ts';
import { forcedBreak, highContent, wideBox } from './faults.ts';
import type { Flow } from './flow.ts';
import { closeEdges, enter, leave, openEdges, sides } from './flow.ts';
import { collectRuns } from './inline.ts';
import { ROUNDING, milli } from './measure.ts';
import type { Role } from './page.ts';
import type { Galley } from './paragraph.ts';
import { layParagraph } from './paragraph.ts';
import type { Branch } from './structure.ts';
import { isEmpty, isInline, isSilent, isTiret, ownerOf, roleOf, solePicture } from './structure.ts';
import { layTable } from './table.ts';

/** Horizontal room that a block is given. */
export interface Room {
  readonly x: number;
  readonly width: number;
}

/**
 * Lays a block in the flow: margins, edges, content. `parent` is the tag that takes its own (`null` outside the tree),
 * `number` its rank in its list, from 1.
 */
export function layBlock(
  context: Context,
  flow: Flow,
  element: StyledElement,
  room: Room,
  parent: Branch | null,
  number = 1,
): void {
  const { style } = element;
  const first = flow.strips.length;
  const page = flow.page;
  enter(flow, style);
  if (style.page !== null) flow.page = style.page;
  const outer = flow.page === page ? room : { x: 0, width: context.pageWidth(flow.page!) };
  const x = outer.x + milli(style.margin.left);
  const available = outer.width - milli(style.margin.left) - milli(style.margin.right);
  if (style.display === 'table') {
    layTable(context, flow, element, { x, width: available }, parent, { layBlock, layContent });
  } else {
    const edges = sides(style);
    const width = style.width === null ? available - edges.left - edges.right : milli(style.width);
    const border = width + edges.left + edges.right;
    if (border > available + ROUNDING)
      report(context, wideBox('Ce bloc', border - available, element.origin));
    const box = openEdges(flow, style, x, border);
    const galley = { x: x + edges.left, width, style };
    if (element.tag === 'li') layItem(context, flow, element, galley, parent, { number, right: x });
    else if (style.columns === null) layContent(context, flow, element, galley, parent);
    else layColumns(context, flow, element, galley, parent, layContent);
    const excess = closeEdges(flow, box, style.height === null ? null : milli(style.height), element.origin);
    if (excess > 0) report(context, highContent('Le contenu', excess, element.origin));
  }
  flow.page = page;
  if (leave(flow, style, first, context.pageHeight(style.page)))
    report(context, forcedBreak('au milieu d’un bloc plus haut qu’elle', null, element.origin));
}

/** Lays what an element holds, without its box: text, or blocks, or both (text between blocks is a paragraph). */
function layContent(
  context: Context,
  flow: Flow,
  element: StyledElement,
  galley: Galley,
  parent: Branch | null,
): void {
  const role = roleOf(element.tag);
  if (element.children.every(isInline)) {
    if (!isEmpty(element.children))
      layText(context, flow, element.children, galley, parent, { role: role ?? 'P', element });
    else if (role === 'TD' || role === 'TH') grow(context, parent, role, element);
    return;
  }
  const silent = isEmpty(element.children) && role !== 'TD' && role !== 'TH';
  const branch = role === null || silent ? parent : grow(context, parent, role, element);
  layMixed(context, flow, element.children, galley, branch);
}

function layMixed(
  context: Context,
  flow: Flow,
  nodes: readonly StyledNode[],
  galley: Galley,
  branch: Branch | null,
  label: Label | null = null,
): void {
  let number = 0;
  let text: StyledNode[] = [];
  const flush = (): void => {
    if (!isEmpty(text)) layText(context, flow, text, galley, branch, { role: 'P' }, label);
    text = [];
  };
  for (const node of nodes) {
    if (node.kind === 'text' || isInline(node)) {
      text.push(node);
      continue;
    }
    flush();
    if (node.tag === 'li') number++;
    layBlock(context, flow, node, galley, branch, number);
  }
  flush();
}

/** The tag of a paragraph, and the element that it comes from, if one does. */
interface Leaf {
  readonly role: Role;
  readonly element?: StyledElement;
  /** Already grown. */
  readonly branch?: Branch;
}

/** The typed label of a list item. */
interface Label {
  readonly node: StyledNode;
  readonly branch: Branch;
}

function layText(
  context: Context,
  flow: Flow,
  nodes: readonly StyledNode[],
  galley: Galley,
  parent: Branch | null,
  leaf: Leaf,
  label: Label | null = null,
): void {
  if (isSilent(nodes)) {
    layParagraph(
      context,
      flow,
      collectRuns(nodes, galley.style, () => context.furniture),
      galley,
    );
    return;
  }
  const picture = solePicture(nodes);
  // A P that only holds a picture says nothing more than its Figure.
  const own = picture !== null && leaf.role === 'P' ? parent : null;
  const branch = own ?? leaf.branch ?? grow(context, parent, leaf.role, leaf.element);
  const figure = picture === null ? branch : grow(context, branch, 'Figure', picture);
  const owner = figure === null ? context.furniture : ownerOf(figure);
  const labelOwner = label === null ? owner : ownerOf(label.branch);
  const parts = collectRuns(picture === null ? nodes : [picture], galley.style, (node) =>
    node === label?.node ? labelOwner : owner,
  );
  layParagraph(context, flow, parts, galley);
}

/** A list item: its label (a number, or the dash typed at its head), then its body. */
function layItem(
  context: Context,
  flow: Flow,
  element: StyledElement,
  galley: Galley,
  parent: Branch | null,
  place: { readonly number: number; readonly right: number },
): void {
  const { children, style } = element;
  if (isEmpty(children)) return;
  const item = grow(context, parent, 'LI', element);
  let label: Label | null = null;
  if (style.listStyle === 'decimal') {
    const branch = grow(context, item, 'Lbl');
    const owner = branch === null ? context.furniture : ownerOf(branch);
    const text = `${place.number}. `;
    const run = { text, style, owner, rise: 0, picture: null, origin: element.origin };
    flow.marker = { run, right: place.right };
  } else if (isTiret(children[0]) && item !== null) {
    label = { node: children[0]!, branch: context.structure.grow(item, 'Lbl') };
  }
  const body = grow(context, item, 'LBody');
  if (children.every(isInline))
    layText(context, flow, children, galley, item, { role: 'LBody', ...(body && { branch: body }) }, label);
  else layMixed(context, flow, children, galley, body, label);
}

function grow(context: Context, parent: Branch | null, role: Role, element?: StyledElement): Branch | null {
  return parent === null ? null : context.structure.grow(parent, role, element);
}
