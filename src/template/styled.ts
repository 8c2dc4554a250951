/**
 * The styled tree: markup and style sheet merged, every property computed, every length in points. It is all that
 * layout knows of a document. White space is already collapsed as CSS `white-space: normal` does within an element
 * (spaces typed in a record are kept: they are text), so layout lays out every character it is given.
 */
import type { Place } from '../diagnostic.ts';

export type FontFamily = 'Liberation Sans' | 'Liberation Serif';

/** A typeface file. */
export type FaceId = `${'sans' | 'serif'}-${'regular' | 'bold' | 'italic' | 'bold-italic'}`;

/** `#rrggbb` */
export type Color = string;

export interface Sides {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface Border {
  readonly width: number;
  readonly color: Color;
}

/** Computed style. All lengths in points. Objects are interned: equal styles are the same object. */
export interface Style {
  // inherited
  readonly face: FaceId;
  readonly size: number;
  readonly lineHeight: number;
  readonly color: Color;
  readonly letterSpacing: number;
  readonly textAlign: 'left' | 'right' | 'center' | 'justify';
  /** Of the first line; negative with a padding makes a hanging indent. */
  readonly textIndent: number;
  readonly orphans: number;
  readonly widows: number;
  readonly listStyle: 'none' | 'decimal';
  readonly hyphens: 'manual' | 'auto';
  readonly textWrap: 'wrap' | 'pretty';
  /** Whether lines break where French typography wants a no-break space. */
  readonly glue: 'none' | 'french';
  // not inherited
  readonly display:
    | 'block'
    | 'inline'
    | 'list-item'
    | 'table'
    | 'table-caption'
    | 'table-column-group'
    | 'table-column'
    | 'table-header-group'
    | 'table-row-group'
    | 'table-row'
    | 'table-cell';
  readonly margin: Sides;
  readonly padding: Sides;
  readonly border: {
    readonly top: Border | null;
    readonly right: Border | null;
    readonly bottom: Border | null;
    readonly left: Border | null;
  };
  /** Content box, as CSS `box-sizing: content-box`; `null` is `auto`. */
  readonly width: number | null;
  readonly height: number | null;
  readonly breakBefore: 'auto' | 'avoid' | 'page';
  readonly breakAfter: 'auto' | 'avoid';
  readonly breakInside: 'auto' | 'avoid';
  /** Number of balanced columns, `null` for none. */
  readonly columns: number | null;
  readonly columnGap: number;
  /** Of a cell; or the rise of a `sup` above the baseline, in points. */
  readonly verticalAlign: 'top' | 'middle' | 'bottom' | number;
  /** Named page (`page: paysage`), `null` for the ordinary one. */
  readonly page: string | null;
}

/** Where a node was written: its template, and the field of the document its text came from (`pouvoirs.2.mandant`). */
export interface Origin {
  readonly template: Place;
  readonly field: string | null;
}

/** Elements of the closed subset that reach layout. */
export type Tag =
  | 'body'
  | 'div'
  | 'p'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'ul'
  | 'ol'
  | 'li'
  | 'table'
  | 'caption'
  | 'colgroup'
  | 'col'
  | 'thead'
  | 'tbody'
  | 'tr'
  | 'th'
  | 'td'
  | 'img'
  | 'br'
  | 'span'
  | 'strong'
  | 'em'
  | 'sup';

export interface StyledElement {
  readonly kind: 'element';
  readonly tag: Tag;
  /** Classes, for the few that mean something to the structure (`tiret`: the dash of a list item is its Lbl). */
  readonly classes: readonly string[];
  readonly style: Style;
  readonly children: readonly StyledNode[];
  readonly origin: Origin;
  readonly colspan: number;
  readonly rowspan: number;
  readonly scope: 'row' | 'col' | 'rowgroup' | 'colgroup' | null;
  /** Of `img`: name of the picture in the document's pictures, and its alternative text. */
  readonly src: string | null;
  readonly alt: string | null;
}

export interface StyledText {
  readonly kind: 'text';
  readonly text: string;
  readonly origin: Origin;
}

export type StyledNode = StyledElement | StyledText;

export type MarginBoxName =
  | 'top-left'
  | 'top-center'
  | 'top-right'
  | 'bottom-left'
  | 'bottom-center'
  | 'bottom-right';

/** A part of the content of a margin box. */
export type MarginContent =
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'counter'; readonly name: 'page' | 'pages' | 'feuillet' }
  | { readonly kind: 'element'; readonly name: string; readonly exceptFirst: boolean };

export interface MarginBox {
  readonly name: MarginBoxName;
  readonly content: readonly MarginContent[];
  readonly style: Style;
}

/** One `@page` rule resolved for one kind of page. Lengths in points. */
export interface PageRule {
  readonly width: number;
  readonly height: number;
  readonly margin: Sides;
  readonly boxes: readonly MarginBox[];
  /** Steps of own counters on a page of this kind (`feuillet`). */
  readonly increments: ReadonlyMap<string, number>;
  readonly resets: ReadonlyMap<string, number>;
}

/** The sheet: which rule a page follows. `pageRule(number, name)` counts pages from 1; odd pages are right pages. */
export interface Sheet {
  readonly pageRule: (pageNumber: number, name: string | null) => PageRule;
}

export interface StyledDocument {
  readonly lang: string;
  readonly title: string;
  readonly sheet: Sheet;
  readonly body: StyledElement;
  /** Elements with `position: running(name)`, taken out of the flow. */
  readonly running: ReadonlyMap<string, StyledElement>;
}
