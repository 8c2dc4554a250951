/**
 * The operators of a page. Each stretch of items of one owner is one marked content: a tag with its number, or an artifact.
 * Positions are kept in thousandths of a point, whole numbers: what is relative to what came before adds up exactly.
 */
import type {
  Artifact,
  Item,
  Owner,
  Page,
  PictureItem,
  StrokeItem,
  TagNode,
  TextItem,
} from '../layout/page.ts';
import { number, rgb } from './syntax.ts';
import type { Typefaces } from './typeface.ts';

export interface PageContent {
  /** Latin-1: one character a byte. */
  readonly operators: string;
  /** The leaf of each marked content of the page; its index is the MCID. */
  readonly marks: readonly number[];
}

/** What a page asks of its document. */
export interface Supplies {
  readonly typefaces: Typefaces;
  /** @throws Error when the tag tree has no such leaf */
  leaf(id: number): TagNode;
  /** The name of a picture in the resources: `I1`. */
  picture(src: string): string;
}

/** Page furniture says what it is (ISO 14289-1, 7.8; pdfkit drops it: W12). */
const ARTIFACT: Record<Artifact, string> = {
  header: '/Artifact<</Type/Pagination/Subtype/Header>>BDC',
  footer: '/Artifact<</Type/Pagination/Subtype/Footer>>BDC',
  layout: '/Artifact<</Type/Layout>>BDC',
};

export function pageContent(page: Page, supplies: Supplies): PageContent {
  const { typefaces } = supplies;
  const out: string[] = [];
  const marks: number[] = [];
  // What the page has set so far. None is reset at the end of a text object or of a marked content.
  let color = '';
  let chosen = '';
  let spacing = 0;
  // The text object that is open, and where its last line began.
  let inText = false;
  let lineX = 0;
  let lineY = 0;

  const fill = (wanted: string): void => {
    if (wanted === color) return;
    color = wanted;
    out.push(`${rgb(wanted)} rg`);
  };
  const endText = (): void => {
    if (inText) out.push('ET');
    inText = false;
  };
  const open = (owner: Owner): void => {
    if (owner.kind === 'artifact') {
      out.push(ARTIFACT[owner.type]);
      return;
    }
    out.push(`/${supplies.leaf(owner.id).role}<</MCID ${marks.length}>>BDC`);
    marks.push(owner.id);
  };

  const text = (item: TextItem): void => {
    if (!inText) {
      out.push('BT');
      inText = true;
      lineX = 0;
      lineY = 0;
    }
    fill(item.color);
    const wanted = typefaces.chosen(item);
    if (wanted !== chosen) out.push((chosen = wanted));
    if (item.letterSpacing !== spacing) out.push(`${number((spacing = item.letterSpacing))} Tc`);
    const x = Math.round(item.x * 1000);
    const y = Math.round((page.height - item.y) * 1000);
    out.push(`${number((x - lineX) / 1000)} ${number((y - lineY) / 1000)} Td`, typefaces.shown(item));
    lineX = x;
    lineY = y;
  };
  const stroke = (item: StrokeItem): void => {
    endText();
    fill(item.color);
    const [x, y, width, height] = box(item, page.height);
    out.push(`${number(x)} ${number(y)} ${number(width)} ${number(height)} re f`);
  };
  const picture = (item: PictureItem): void => {
    endText();
    const [x, y, width, height] = box(item, page.height);
    const matrix = `${number(width)} 0 0 ${number(height)} ${number(x)} ${number(y)} cm`;
    out.push(`q ${matrix}/${supplies.picture(item.src)} Do Q`);
  };

  let owner: Owner | null = null;
  for (const item of page.items) {
    if (owner === null || !sameOwner(owner, item.owner)) {
      endText();
      if (owner !== null) out.push('EMC');
      open((owner = item.owner));
    }
    drawn(item, text, stroke, picture);
  }
  endText();
  if (owner !== null) out.push('EMC');
  return { operators: out.join('\n'), marks };
}

function drawn(
  item: Item,
  text: (item: TextItem) => void,
  stroke: (item: StrokeItem) => void,
  picture: (item: PictureItem) => void,
): void {
  switch (item.kind) {
    case 'text':
      return text(item);
    case 'stroke':
      return stroke(item);
    case 'picture':
      return picture(item);
  }
}

function sameOwner(a: Owner, b: Owner): boolean {
  return a.kind === 'tag' ? b.kind === 'tag' && a.id === b.id : b.kind === 'artifact' && a.type === b.type;
}

/** x and y of the lower left corner, from the bottom of the page up, then width and height. */
export function box(
  item: StrokeItem | PictureItem,
  pageHeight: number,
): [x: number, y: number, width: number, height: number] {
  return [item.x, pageHeight - item.y - item.height, item.width, item.height];
}
