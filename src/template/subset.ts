/**
 * The closed lists: what a template may write. Whatever is not here is refused with its place, never ignored; what is here
 * has its line in docs/html-css-admis.md (a test compares) and is laid out as a browser lays it out. CSS properties, which
 * have a grammar each, are in properties.ts.
 */
import type { Style, Tag } from './styled.ts';

/** All elements: those of the head, which layout never sees, and those of the body. */
export type ElementName = 'html' | 'head' | 'meta' | 'title' | 'link' | Tag;

/** What may stand inside: nothing, blocks, text and inline elements, one or the other, or blocks after the text. */
export type Content = 'vide' | 'blocs' | 'texte' | 'blocs-ou-texte' | 'texte-puis-blocs';

export interface ElementRule {
  readonly parents: readonly ElementName[];
  readonly content: Content;
  /** Text and inline elements flow in lines; the rest are boxes one under the other, or parts of a table. */
  readonly inline: boolean;
  readonly attributes: readonly AttributeName[];
  readonly required: readonly AttributeName[];
  readonly display: Style['display'] | null;
  /** What the element is before any style sheet, as a browser has it; `null` for nothing of its own. */
  readonly start: string | null;
  /** Role in the tagged PDF (ISO 32000-1, 14.8.4); `null` when it gives none. */
  readonly pdf: string | null;
}

export type AttributeName =
  | 'lang'
  | 'charset'
  | 'rel'
  | 'href'
  | 'class'
  | 'src'
  | 'alt'
  | 'colspan'
  | 'rowspan'
  | 'scope';

export interface AttributeRule {
  readonly grammar: string;
  readonly accepts: (value: string) => boolean;
}

const one = (...words: string[]): AttributeRule => ({
  grammar: words.map((word) => `« ${word} »`).join(', '),
  accepts: (value) => words.includes(value),
});

/** Cells joined: no act needs more, and a figure with a slip of the finger must not eat all memory. */
const joined: AttributeRule = {
  grammar: 'un nombre entier de 1 à 100',
  accepts: (value) => /^(?:[1-9]\d?|100)$/.test(value),
};

const filled: AttributeRule = {
  grammar: 'un texte qui n’est pas vide',
  accepts: (value) => value.trim() !== '',
};

export const ATTRIBUTES: Readonly<Record<AttributeName, AttributeRule>> = {
  lang: one('fr'),
  charset: one('utf-8'),
  rel: one('stylesheet'),
  href: {
    grammar: 'le nom d’une feuille de style du modèle',
    accepts: (value) => /^(?:\.\.\/)?[a-z0-9-]+\.css$/.test(value),
  },
  class: {
    grammar: 'des noms de classe (lettres sans accent, chiffres, tirets)',
    accepts: (value) =>
      value.split(/\s+/).every((name) => name === '' || /^[A-Za-z][A-Za-z0-9-]*$/.test(name)),
  },
  src: {
    grammar: 'le nom d’une image du modèle, et non une adresse',
    accepts: (value) => value.trim() !== '' && !/^\/|^[a-z][a-z0-9+.-]*:|\\|\.\./i.test(value),
  },
  alt: filled,
  colspan: joined,
  rowspan: joined,
  scope: one('row', 'col', 'rowgroup', 'colgroup'),
};

type Part = Partial<ElementRule> & { readonly parents: readonly ElementName[] };

const box = (rule: Part): ElementRule => ({
  content: 'texte',
  inline: false,
  attributes: ['class'],
  required: [],
  display: 'block',
  start: null,
  pdf: null,
  ...rule,
});

const flow: readonly ElementName[] = ['body', 'div', 'li', 'td'];
const inlineParents: readonly ElementName[] = [
  'div',
  'p',
  'h1',
  'h2',
  'h3',
  'li',
  'caption',
  'th',
  'td',
  'span',
  'strong',
  'em',
  'sup',
];
const inline = (rule: Partial<ElementRule>): ElementRule =>
  box({ parents: inlineParents, inline: true, display: 'inline', ...rule });
const hidden = (rule: Part): ElementRule => box({ display: null, attributes: [], ...rule });

export const ELEMENTS: Readonly<Record<ElementName, ElementRule>> = {
  html: hidden({ parents: [], content: 'blocs', attributes: ['lang'], required: ['lang'] }),
  head: hidden({ parents: ['html'], content: 'blocs' }),
  meta: hidden({ parents: ['head'], content: 'vide', attributes: ['charset'], required: ['charset'] }),
  title: hidden({ parents: ['head'], pdf: 'titre du fichier' }),
  link: hidden({
    parents: ['head'],
    content: 'vide',
    attributes: ['rel', 'href'],
    required: ['rel', 'href'],
  }),
  body: box({ parents: ['html'], content: 'blocs', pdf: 'Document' }),
  div: box({
    parents: ['body', 'div', 'li', 'td'],
    content: 'blocs-ou-texte',
    pdf: 'P s’il ne contient que du texte',
  }),
  p: box({ parents: flow, pdf: 'P' }),
  h1: box({ parents: ['body', 'div'], start: 'gras', pdf: 'H1' }),
  h2: box({ parents: ['body', 'div'], start: 'gras', pdf: 'H2' }),
  h3: box({ parents: ['body', 'div'], start: 'gras', pdf: 'H3' }),
  ul: box({ parents: flow, content: 'blocs', pdf: 'L', start: 'sans marque' }),
  ol: box({ parents: flow, content: 'blocs', pdf: 'L', start: 'numérotée' }),
  li: box({
    parents: ['ul', 'ol'],
    content: 'texte-puis-blocs',
    display: 'list-item',
    pdf: 'LI, Lbl, LBody',
  }),
  table: box({ parents: ['body', 'div'], content: 'blocs', display: 'table', pdf: 'Table' }),
  caption: box({ parents: ['table'], display: 'table-caption', start: 'centré', pdf: 'Caption' }),
  colgroup: box({ parents: ['table'], content: 'blocs', display: 'table-column-group' }),
  col: box({ parents: ['colgroup'], content: 'vide', display: 'table-column' }),
  thead: box({ parents: ['table'], content: 'blocs', display: 'table-header-group', pdf: 'THead' }),
  tbody: box({ parents: ['table'], content: 'blocs', display: 'table-row-group', pdf: 'TBody' }),
  tr: box({ parents: ['thead', 'tbody'], content: 'blocs', display: 'table-row', pdf: 'TR' }),
  th: box({
    parents: ['tr'],
    attributes: ['class', 'colspan', 'rowspan', 'scope'],
    required: ['scope'],
    display: 'table-cell',
    start: 'gras, centré, au milieu',
    pdf: 'TH',
  }),
  td: box({
    parents: ['tr'],
    content: 'blocs-ou-texte',
    attributes: ['class', 'colspan', 'rowspan'],
    display: 'table-cell',
    start: 'au milieu',
    pdf: 'TD',
  }),
  img: inline({
    content: 'vide',
    attributes: ['class', 'src', 'alt'],
    required: ['src', 'alt'],
    pdf: 'Figure',
  }),
  br: inline({ content: 'vide', attributes: [] }),
  span: inline({ pdf: 'Lbl s’il porte la classe tiret' }),
  strong: inline({ start: 'gras' }),
  em: inline({ start: 'italique' }),
  sup: inline({}),
};

/** Whether a tag name is in the list. */
export function isElement(name: string): name is ElementName {
  return Object.hasOwn(ELEMENTS, name);
}

/** Whether an attribute name is in the list. */
export function isAttribute(name: string): name is AttributeName {
  return Object.hasOwn(ATTRIBUTES, name);
}

/** Points in one unit of length. */
export const UNITS: Readonly<Record<string, number>> = { pt: 1, mm: 72 / 25.4, cm: 720 / 25.4 };

/** Selectors, as they are named in the documentation. */
export const SELECTORS = ['p', '.nom', 'p.nom', '.nom p', 'p, .nom'] as const;

/** At-rules and what may follow their name. */
export const PAGE_PSEUDOS = ['first', 'left', 'right'] as const;
export type PagePseudo = (typeof PAGE_PSEUDOS)[number];

export const MARGIN_BOXES = [
  'top-left',
  'top-center',
  'top-right',
  'bottom-left',
  'bottom-center',
  'bottom-right',
] as const;

/** Counters a margin box may print; only the last may be stepped or set by a template. */
export const COUNTERS = ['page', 'pages', 'feuillet'] as const;
