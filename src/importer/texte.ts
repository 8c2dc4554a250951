/**
 * What a word processor's text is to us, whatever file or clipboard it came from: paragraphs and tables in their order,
 * and what of it is not kept. Readers (docx, odt, html) make it; `prose.ts` and `point.ts` write it as records have it.
 */

/** A run of characters of one slope and weight. */
export interface Run {
  readonly kind: 'run';
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
}

export type Inline = Run | { readonly kind: 'break' };

/**
 * Where a paragraph stands in lists. `depth` counts from 1. `mark`: a dash, or its number; `null`: it goes on with the item of that
 * depth that is open, under no mark of its own.
 */
export interface Item {
  readonly depth: number;
  readonly mark: 'dash' | number | null;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly role: 'text' | 'heading' | 'title';
  readonly inlines: readonly Inline[];
  readonly item: Item | null;
  readonly place: Place;
}

/** A cell; what it covers of the grid is covered by no other. */
export interface Cell {
  readonly blocks: readonly Block[];
  readonly colspan: number;
  readonly rowspan: number;
}

export interface Table {
  readonly kind: 'table';
  readonly rows: readonly (readonly Cell[])[];
  /** Rows said to be heads; 0 when nothing is said. */
  readonly heads: number;
  readonly place: Place;
}

export type Block = Paragraph | Table;

/** Pages are not known before a text is laid out: a paragraph is told by its rank among those that hold text, and its first words. */
export interface Place {
  /** From 1; 0 for what stands in no paragraph. */
  readonly paragraph: number;
  /** Begins the paragraph; that of the paragraph before, when this one holds no text. */
  readonly words: string;
}

/** What the records do not hold: gone (`perdu`), or there in another form (`change`). See told.ts for their words. */
export type NotKept =
  | 'souligne'
  | 'barre'
  | 'surligne'
  | 'exposant'
  | 'indice'
  | 'capitales'
  | 'masque'
  | 'image'
  | 'zone-de-texte'
  | 'objet'
  | 'formule'
  | 'note'
  | 'commentaire'
  | 'en-tete'
  | 'pied'
  | 'suppression'
  | 'insertion'
  | 'champ'
  | 'lien'
  | 'symbole'
  | 'caractere'
  | 'tabulation'
  | 'trait-conditionnel'
  | 'saut-de-page'
  | 'numero'
  | 'niveau'
  | 'saut-de-ligne'
  | 'cellule'
  | 'tableau-imbrique'
  | 'cellules-jointes'
  | 'cadre'
  | 'gras'
  | 'tete'
  | 'fin'
  | 'rapporteur'
  | 'ordre'
  | 'mot'
  | 'vote'
  | 'assemblee'
  | 'sans-decision'
  | 'objet-propose'
  | 'inconnu';

export interface Lost {
  readonly what: NotKept;
  /** The characters concerned, or what names the thing; may be empty. */
  readonly text: string;
  readonly place: Place;
}

export interface Texte {
  readonly blocks: readonly Block[];
  readonly lost: readonly Lost[];
}

/** The characters of a paragraph, a break as one space. */
export function plain({ inlines }: Pick<Paragraph, 'inlines'>): string {
  return inlines.map((each) => (each.kind === 'run' ? each.text : ' ')).join('');
}
