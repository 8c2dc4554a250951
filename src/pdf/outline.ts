/** The bookmarks of a long document: its headings of the first two levels. */
import type { Laid, TagNode } from '../layout/page.ts';
import type { Container, Ref } from './container.ts';
import { number, text } from './syntax.ts';

/** Up to this many pages a document is read without bookmarks. */
const SHORT = 4;

interface Heading {
  readonly title: string;
  readonly page: Ref;
  readonly x: number;
  /** Top of its first line, from the bottom of the page up. */
  readonly y: number;
  readonly under: Heading[];
}

/** Writes the outline and gives its object; `null` when the document is short (unless it is wanted) or has no heading. */
export function writeOutline(
  container: Container,
  laid: Laid,
  leaf: (id: number) => TagNode,
  pages: readonly Ref[],
  isWanted = false,
): Ref | null {
  if (laid.pages.length <= SHORT && !isWanted) return null;
  const headings = headingsOf(laid, leaf, pages);
  if (headings.length === 0) return null;
  const root = container.reserve();
  const [first, last] = writeSiblings(container, headings, root);
  const count = headings.reduce((sum, heading) => sum + 1 + heading.under.length, 0);
  container.put(root, `<</Type/Outlines/First ${first.at}/Last ${last.at}/Count ${count}>>`);
  return root;
}

/** H1 at the first level, each H2 under the H1 before it. */
function headingsOf(laid: Laid, leaf: (id: number) => TagNode, pages: readonly Ref[]): Heading[] {
  const found = new Map<number, { readonly role: string; title: string } & Omit<Heading, 'title'>>();
  laid.pages.forEach((page, index) => {
    const ref = pages[index];
    if (ref === undefined) throw new Error(`no page ${index}`);
    for (const item of page.items) {
      if (item.kind !== 'text' || item.owner.kind !== 'tag') continue;
      const { id, role } = leaf(item.owner.id);
      if (role !== 'H1' && role !== 'H2') continue;
      const known = found.get(id);
      if (known !== undefined) known.title += item.text;
      else
        found.set(id, {
          role,
          title: item.text,
          page: ref,
          x: item.x,
          y: page.height - item.y + item.size,
          under: [],
        });
    }
  });
  const top: Heading[] = [];
  for (const heading of found.values()) {
    const parent = heading.role === 'H2' ? top.at(-1) : undefined;
    (parent?.under ?? top).push(heading);
  }
  return top;
}

function writeSiblings(
  container: Container,
  headings: readonly Heading[],
  parent: Ref,
): [first: Ref, last: Ref] {
  const refs = headings.map(() => container.reserve());
  headings.forEach((heading, i) => {
    const ref = nth(refs, i);
    const previous = i > 0 ? `/Prev ${nth(refs, i - 1).at}` : '';
    const next = i < refs.length - 1 ? `/Next ${nth(refs, i + 1).at}` : '';
    const under = heading.under.length === 0 ? null : writeSiblings(container, heading.under, ref);
    const kids =
      under === null ? '' : `/First ${under[0].at}/Last ${under[1].at}/Count ${heading.under.length}`;
    // An explicit destination: named ones would need a name tree (W6).
    const goal = `/Dest[${heading.page.at}/XYZ ${number(heading.x)} ${number(heading.y)} null]`;
    container.put(
      ref,
      `<</Title${text(titleOf(heading))}/Parent ${parent.at}${previous}${next}${kids}${goal}>>`,
    );
  });
  return [nth(refs, 0), nth(refs, refs.length - 1)];
}

function nth(refs: readonly Ref[], index: number): Ref {
  const ref = refs[index];
  if (ref === undefined) throw new RangeError(`no reference ${index}`);
  return ref;
}

/** The heading as one line, without the hyphens that its breaks had. */
function titleOf(heading: Heading): string {
  return heading.title.replaceAll('\u{ad}', '').replaceAll(/\s+/gu, ' ').trim();
}
