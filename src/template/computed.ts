/** Computed values: where they start, what a child inherits, and how they become one shared `Style`. */
import type { Computed, Values } from './values.ts';
import type { Border, FaceId, MarginBoxName, Style } from './styled.ts';
import { ELEMENTS, type ElementName } from './subset.ts';

/** Of an element without rules nor parent; `initial` of each property in properties.ts says the same as one writes it. */
export const INITIAL: Computed = {
  family: 'Liberation Sans',
  bold: false,
  italic: false,
  size: 12,
  lineHeight: 14,
  color: '#000000',
  letterSpacing: 0,
  textAlign: 'left',
  textIndent: 0,
  orphans: 2,
  widows: 2,
  listStyle: 'none',
  hyphens: 'manual',
  textWrap: 'wrap',
  glue: 'none',
  page: null,
  display: 'block',
  running: null,
  marginTop: 0,
  marginRight: 0,
  marginBottom: 0,
  marginLeft: 0,
  paddingTop: 0,
  paddingRight: 0,
  paddingBottom: 0,
  paddingLeft: 0,
  borderTop: null,
  borderRight: null,
  borderBottom: null,
  borderLeft: null,
  borderTopColor: '#000000',
  borderRightColor: '#000000',
  borderBottomColor: '#000000',
  borderLeftColor: '#000000',
  width: null,
  height: null,
  breakBefore: 'auto',
  breakAfter: 'auto',
  breakInside: 'auto',
  columns: null,
  columnGap: 0,
  verticalAlign: 'top',
};

/** What a browser's own sheet says of these elements, as far as ours keeps it (`start` in subset.ts). */
const START: Readonly<Partial<Record<ElementName, Values>>> = {
  h1: { bold: true },
  h2: { bold: true },
  h3: { bold: true },
  strong: { bold: true },
  em: { italic: true },
  ol: { listStyle: 'decimal' },
  ul: { listStyle: 'none' },
  caption: { textAlign: 'center' },
  th: { bold: true, textAlign: 'center', verticalAlign: 'middle' },
  td: { verticalAlign: 'middle' },
};

/** Values of an element: inherited, its own start, then the declarations, the strongest last. */
export function elementValues(tag: ElementName, parent: Computed, declared: readonly Values[]): Computed {
  const own: Values = { display: ELEMENTS[tag].display ?? 'block', ...START[tag] };
  return { ...inheritedFrom(parent), ...own, ...together(declared) };
}

/** Values of a margin box, which inherits from `<html>`; CSS sets its text on its own side, halfway up. */
export function marginBoxValues(name: MarginBoxName, root: Computed, declared: readonly Values[]): Computed {
  const textAlign = name.endsWith('left') ? 'left' : name.endsWith('right') ? 'right' : 'center';
  const own: Values = { textAlign, verticalAlign: 'middle' };
  return { ...inheritedFrom(root), ...own, ...together(declared) };
}

/** Declarations in one, the last of the same name winning. */
export function together(declared: readonly Values[]): Values {
  const values: Values = {};
  for (const each of declared) Object.assign(values, each);
  return values;
}

function inheritedFrom(parent: Computed): Computed {
  const { family, bold, italic, size, lineHeight, color, letterSpacing, textAlign, textIndent } = parent;
  const { orphans, widows, listStyle, hyphens, textWrap, glue, page } = parent;
  const fonts = { family, bold, italic, size, lineHeight, color, letterSpacing };
  const lines = { textAlign, textIndent, hyphens, textWrap, glue };
  return { ...INITIAL, ...fonts, ...lines, orphans, widows, listStyle, page };
}

/** Makes styles; equal ones are the same object. */
export function styleMaker(): (values: Computed) => Style {
  const made = new Map<string, Style>();
  return (values) => {
    const style = styleOf(values);
    const key = JSON.stringify(style);
    const known = made.get(key);
    if (known !== undefined) return known;
    made.set(key, style);
    return style;
  };
}

function styleOf(values: Computed): Style {
  return {
    face: faceOf(values),
    size: values.size,
    lineHeight: values.lineHeight,
    color: values.color,
    letterSpacing: values.letterSpacing,
    textAlign: values.textAlign,
    textIndent: values.textIndent,
    orphans: values.orphans,
    widows: values.widows,
    listStyle: values.listStyle,
    hyphens: values.hyphens,
    textWrap: values.textWrap,
    glue: values.glue,
    display: values.display,
    margin: {
      top: values.marginTop,
      right: values.marginRight,
      bottom: values.marginBottom,
      left: values.marginLeft,
    },
    padding: {
      top: values.paddingTop,
      right: values.paddingRight,
      bottom: values.paddingBottom,
      left: values.paddingLeft,
    },
    border: {
      top: border(values.borderTop, values.borderTopColor),
      right: border(values.borderRight, values.borderRightColor),
      bottom: border(values.borderBottom, values.borderBottomColor),
      left: border(values.borderLeft, values.borderLeftColor),
    },
    width: values.width,
    height: values.height,
    breakBefore: values.breakBefore,
    breakAfter: values.breakAfter,
    breakInside: values.breakInside,
    columns: values.columns,
    columnGap: values.columnGap,
    verticalAlign: values.verticalAlign,
    page: values.page,
  };
}

function border(width: number | null, color: string): Border | null {
  return width === null ? null : { width, color };
}

function faceOf({ family, bold, italic }: Computed): FaceId {
  const weight = bold ? (italic ? 'bold-italic' : 'bold') : italic ? 'italic' : 'regular';
  return `${family === 'Liberation Sans' ? 'sans' : 'serif'}-${weight}`;
}
