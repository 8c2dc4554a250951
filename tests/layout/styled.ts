/** Styled trees for tests, and a font in which every character is half an em wide: at 10 pt, 5 pt. */
import type { Font, Fonts } from '../../src/layout/font.ts';
import type { Page, TagNode, TextItem } from '../../src/layout/page.ts';
import { layout } from '../../src/layout/layout.ts';
import type { LayoutResult, Pictures } from '../../src/layout/layout.ts';
import type {
  FaceId,
  MarginBox,
  Origin,
  PageRule,
  Sides,
  Style,
  StyledDocument,
  StyledElement,
  StyledNode,
  Tag,
} from '../../src/template/styled.ts';

const NONE: Sides = { top: 0, right: 0, bottom: 0, left: 0 };

/** 10 pt on 10 pt, ragged, no orphans or widows to mind. */
const PLAIN: Style = {
  face: 'sans-regular',
  size: 10,
  lineHeight: 10,
  color: '#000000',
  letterSpacing: 0,
  textAlign: 'left',
  textIndent: 0,
  orphans: 1,
  widows: 1,
  listStyle: 'none',
  hyphens: 'manual',
  textWrap: 'wrap',
  glue: 'none',
  display: 'block',
  margin: NONE,
  padding: NONE,
  border: { top: null, right: null, bottom: null, left: null },
  width: null,
  height: null,
  breakBefore: 'auto',
  breakAfter: 'auto',
  breakInside: 'auto',
  columns: null,
  columnGap: 0,
  verticalAlign: 'top',
  page: null,
};

/** What may be said of a style: sides one by one. */
export type Said = Omit<Partial<Style>, 'margin' | 'padding' | 'border'> & {
  readonly margin?: Partial<Sides>;
  readonly padding?: Partial<Sides>;
  readonly border?: Partial<Style['border']>;
};

export const RULE = { width: 1, color: '#000000' };

const DISPLAYS: Partial<Record<Tag, Style['display']>> = {
  li: 'list-item',
  table: 'table',
  caption: 'table-caption',
  colgroup: 'table-column-group',
  col: 'table-column',
  thead: 'table-header-group',
  tbody: 'table-row-group',
  tr: 'table-row',
  th: 'table-cell',
  td: 'table-cell',
  img: 'inline',
  br: 'inline',
  span: 'inline',
  strong: 'inline',
  em: 'inline',
  sup: 'inline',
};

export const ORIGIN: Origin = {
  template: { file: 'modele.hbs', line: 1, column: 1, length: 0 },
  field: null,
};

/** An element; strings are text. Nothing is inherited: say what each has. */
export function el(
  tag: Tag,
  said: Said = {},
  children: readonly (StyledNode | string)[] = [],
  more: Partial<StyledElement> = {},
): StyledElement {
  const { margin, padding, border, ...rest } = said;
  const style: Style = {
    ...PLAIN,
    display: DISPLAYS[tag] ?? 'block',
    ...rest,
    margin: { ...NONE, ...margin },
    padding: { ...NONE, ...padding },
    border: { ...PLAIN.border, ...border },
  };
  return {
    kind: 'element',
    tag,
    classes: [],
    style,
    children: children.map((child) =>
      typeof child === 'string' ? { kind: 'text', text: child, origin: ORIGIN } : child,
    ),
    origin: ORIGIN,
    colspan: 1,
    rowspan: 1,
    scope: null,
    src: null,
    alt: null,
    ...more,
  };
}

export function p(...children: (StyledNode | string)[]): StyledElement {
  return el('p', {}, children);
}

/** A page whose text area is `width` × `height`, with margins of 10 pt. */
export function pageOf(width: number, height: number, boxes: readonly MarginBox[] = []): PageRule {
  return {
    width: width + 20,
    height: height + 20,
    margin: { top: 10, right: 10, bottom: 10, left: 10 },
    boxes,
    increments: new Map(),
    resets: new Map(),
  };
}

export function documentOf(
  children: readonly (StyledNode | string)[],
  page: PageRule,
  more: Partial<StyledDocument> = {},
): StyledDocument {
  return {
    lang: 'fr',
    title: 'Essai',
    sheet: { pageRule: () => page },
    body: el('body', {}, children),
    running: new Map(),
    ...more,
  };
}

/** Glyphs are code points; `kern` gives what is added between two. The font has Latin and a few signs only. */
export function fakeFont(kern: (pair: string) => number = () => 0, face: FaceId = 'sans-regular'): Font {
  return {
    face,
    unitsPerEm: 1000,
    ascent: 800,
    descent: -200,
    lineGap: 0,
    capHeight: 700,
    italicAngle: 0,
    bbox: [0, -200, 1000, 800],
    postscriptName: 'Essai',
    glyphCount: 0x2100,
    glyph: (codePoint) => (codePoint < 0x20 || codePoint > 0x20ff ? 0 : codePoint),
    advance: (glyph) => (glyph === 0 ? 0 : 500),
    kern: (left, right) => kern(String.fromCodePoint(left, right)),
    file: new Uint8Array(0),
    table: () => new Uint8Array(0),
  };
}

export const FAKE: Fonts = { font: (face) => FACES[face] };

const FACES: Readonly<Record<FaceId, Font>> = {
  'sans-regular': fakeFont(),
  'sans-bold': fakeFont(() => 0, 'sans-bold'),
  'sans-italic': fakeFont(() => 0, 'sans-italic'),
  'sans-bold-italic': fakeFont(() => 0, 'sans-bold-italic'),
  'serif-regular': fakeFont(() => 0, 'serif-regular'),
  'serif-bold': fakeFont(() => 0, 'serif-bold'),
  'serif-italic': fakeFont(() => 0, 'serif-italic'),
  'serif-bold-italic': fakeFont(() => 0, 'serif-bold-italic'),
};

/** Lays out with the fake font. */
export function laid(document: StyledDocument, pictures: Pictures = new Map()): LayoutResult {
  return layout(document, FAKE, pictures);
}

/** The lines of a page as text: items on one baseline and touching are one line. */
export function linesOf(page: Page | undefined): string[] {
  const lines: { y: number; text: string }[] = [];
  for (const item of texts(page)) {
    const last = lines.at(-1);
    if (last !== undefined && last.y === item.y) last.text += item.text;
    else lines.push({ y: item.y, text: item.text });
  }
  return lines.map((line) => line.text.trimEnd());
}

export function texts(page: Page | undefined): TextItem[] {
  return (page?.items ?? []).filter((item) => item.kind === 'text');
}

/** `P(LI(Lbl LBody) …)`: the tree in one line. */
export function shape(tag: TagNode): string {
  return tag.children.length === 0 ? tag.role : `${tag.role}(${tag.children.map(shape).join(' ')})`;
}

export function codes(result: LayoutResult): string[] {
  return result.faults.map((fault) => fault.code);
}
