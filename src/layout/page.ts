/**
 * What layout gives: pages on which everything has its place, and the tree of tags that says what each thing is.
 * Painting takes no decision: it goes through `items` in order. All lengths in points, `y` from the top of the page down.
 */
import type { Color, FaceId } from '../template/styled.ts';

/** What is drawn outside the logical content (ISO 32000-1, 14.8.2.2): page furniture has a subtype, rules are layout. */
export type Artifact = 'header' | 'footer' | 'layout';

/** The owner of an item: the id of a leaf of the tag tree, or an artifact. */
export type Owner =
  | { readonly kind: 'tag'; readonly id: number }
  | { readonly kind: 'artifact'; readonly type: Artifact };

/** A stretch of one line in one face and size. */
export interface TextItem {
  readonly kind: 'text';
  readonly owner: Owner;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  /**
   * Exactly the characters of the document: a line broken at spaces ends with them (they hang: drawn, outside the measure), so
   * the texts of the items of one tag, joined, are its text. A forced break (`br`) reads as a U+0020. A soft hyphen is there
   * only where a line breaks at it; a hyphen that layout made is U+00AD too.
   */
  readonly text: string;
  readonly face: FaceId;
  readonly size: number;
  readonly color: Color;
  readonly letterSpacing: number;
  /** Added to the advance of every U+0020 that does not hang, to justify the line. */
  readonly spaceExtra: number;
}

/** A filled rectangle: a border or a rule. Always an artifact. */
export interface StrokeItem {
  readonly kind: 'stroke';
  readonly owner: Owner;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly color: Color;
}

export interface PictureItem {
  readonly kind: 'picture';
  readonly owner: Owner;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly src: string;
}

export type Item = TextItem | StrokeItem | PictureItem;

export interface Page {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly items: readonly Item[];
}

/** Standard structure types (ISO 32000-1, 14.8.4) that the closed subset can give. */
export type Role =
  | 'Document'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'Caption'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure';

export interface TagNode {
  /** Unique in the document, in reading order. */
  readonly id: number;
  readonly role: Role;
  /** Empty for a leaf. A leaf alone owns items; one that owns none (an empty cell) is still in the tree. */
  readonly children: readonly TagNode[];
  readonly colspan: number;
  readonly rowspan: number;
  readonly scope: 'row' | 'col' | 'rowgroup' | 'colgroup' | null;
  /** Of L: how its items are marked. */
  readonly numbering: 'None' | 'Decimal' | 'Disc' | null;
  /** Of Figure. */
  readonly alt: string | null;
}

/** The document laid out. */
export interface Laid {
  readonly pages: readonly Page[];
  readonly root: TagNode;
}
