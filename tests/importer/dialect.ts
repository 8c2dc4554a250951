/** One text written as two word processors write it: each piece knows its XML, the characters that are to be kept, and what is to be told. */
import type { NotKept } from '../../src/importer/texte.ts';

export interface Piece {
  readonly xml: string;
  /** Characters that must come out, in order; spaces do not count. */
  readonly kept: string;
  readonly lost: readonly NotKept[];
}

export type Look = 'b' | 'i' | 'u' | 'strike' | 'highlight' | 'sup' | 'sub' | 'caps' | 'hidden';

export type Kind = 'text' | 'title' | 'h1' | 'h2' | 'bold';

/** A list of the file: bullets, « 1. », « a) », « Article 1 : ». */
export type ListKind = 'dash' | 'number' | 'letter' | 'article';

interface Cell {
  readonly blocks: readonly Piece[];
  readonly colspan?: number;
  readonly rowspan?: number;
}

/** What a cell of `table` may be: `^` is covered by the cell above. */
type Square = Cell | '^';

export interface Dialect {
  readonly ext: 'docx' | 'odt';
  /** Text that is kept. */
  readonly run: (text: string, ...looks: readonly Look[]) => Piece;
  readonly lineBreak: () => Piece;
  readonly pageBreak: () => Piece;
  readonly note: (text: string) => Piece;
  readonly comment: (text: string) => Piece;
  readonly inserted: (text: string) => Piece;
  readonly deleted: (text: string) => Piece;
  readonly image: (words: string) => Piece;
  readonly textBox: (text: string) => Piece;
  readonly field: (text: string) => Piece;
  readonly link: (text: string, to: string) => Piece;
  readonly para: (kind: Kind, ...pieces: readonly Piece[]) => Piece;
  /** Items of one list: `[level from 0, pieces]`. `label`: what is to be written out before each. */
  readonly list: (
    kind: ListKind,
    ...items: readonly (readonly [level: number, ...pieces: Piece[]])[]
  ) => Piece;
  readonly table: (heads: number, ...rows: readonly (readonly Square[])[]) => Piece;
  readonly file: (
    blocks: readonly Piece[],
    edges?: { readonly header?: string; readonly footer?: string },
  ) => Uint8Array;
}

export function all(pieces: readonly Piece[], wrap: (xml: string) => string = (xml) => xml): Piece {
  return {
    xml: wrap(pieces.map(({ xml }) => xml).join('')),
    kept: pieces.map(({ kept }) => kept).join(''),
    lost: pieces.flatMap(({ lost }) => lost),
  };
}

/** What templates write by themselves: in the file, and not in the record. */
export function chrome(piece: Piece): Piece {
  return { ...piece, kept: '' };
}

/** The same, told as `what`. */
export function losing(what: NotKept, piece: Piece): Piece {
  return { ...piece, kept: '', lost: [...piece.lost, what] };
}

export function xmlText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Looks that are told of words that stay; those of ordinals are not. */
export function lookTold(text: string, looks: readonly Look[]): NotKept[] {
  const told: Partial<Record<Look, NotKept>> = {
    u: 'souligne',
    strike: 'barre',
    highlight: 'surligne',
    sub: 'indice',
    caps: 'capitales',
    sup: 'exposant',
  };
  return looks.flatMap((look) =>
    look === 'sup' && /^(?:er|e|re|ème)$/u.test(text) ? [] : (told[look] ?? []),
  );
}

/** Numbers of a list of levels: `[0]`, `[0, 1]`… → « 1 », « 1 », as each level counts. */
export function counted(levels: readonly number[]): number[] {
  const counters: number[] = [];
  return levels.map((level) => {
    counters[level] = (counters[level] ?? 0) + 1;
    counters.length = level + 1;
    return counters[level];
  });
}

export function labelOf(kind: ListKind, number: number): string {
  if (kind === 'letter') return `${String.fromCodePoint(96 + number)})`;
  return kind === 'article' ? `Article ${number} :` : '';
}
