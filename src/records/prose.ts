/** Rich text of a record, read from a closed Markdown subset. */

/** A run of characters of one slope and weight. Characters are those typed; a line end inside a paragraph is one U+0020. */
export interface ProseRun {
  readonly kind: 'run';
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
}

/** A forced line break (`\` at the end of a line). */
export interface ProseBreak {
  readonly kind: 'break';
}

export type ProseInline = ProseRun | ProseBreak;

export type ProseBlock =
  | { readonly kind: 'paragraph'; readonly inlines: readonly ProseInline[] }
  | { readonly kind: 'heading'; readonly inlines: readonly ProseInline[] }
  /** `- ` lists print their dash, `1.` lists their number; an item holds paragraphs and lists. */
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly ProseBlock[])[];
    }
  | {
      readonly kind: 'table';
      readonly align: readonly ('left' | 'right' | 'center' | null)[];
      readonly head: readonly (readonly ProseInline[])[];
      readonly rows: readonly (readonly (readonly ProseInline[])[])[];
    };

export type Prose = readonly ProseBlock[];
