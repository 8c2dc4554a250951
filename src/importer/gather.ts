/**
 * Where every reader puts what it meets, run by run: paragraphs come out clean, each with its place, and what is not kept is written
 * down as it passes.
 */
import { withoutEndSpaces } from './edges.ts';
import type { Block, Inline, Item, Lost, NotKept, Paragraph, Place, Run, Texte } from './texte.ts';

/** How a run looks beyond what is kept. */
export type Look = Extract<
  NotKept,
  'souligne' | 'barre' | 'surligne' | 'exposant' | 'indice' | 'capitales' | 'masque' | 'insertion'
>;

interface Style {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly looks: readonly Look[];
}

export interface Gathering {
  /** Text as it stands in the file; what is hidden is not kept. */
  readonly run: (text: string, style: Style) => void;
  readonly lineBreak: () => void;
  readonly lose: (what: NotKept, text: string) => void;
  /** Ends the paragraph: `null` when it holds no text. */
  readonly end: (as: { readonly role: Paragraph['role']; readonly item: Item | null }) => Paragraph | null;
  /** What is told of no paragraph: headers, footers. */
  readonly loseElsewhere: (what: NotKept, text: string) => void;
  /** Where the last paragraph that ended stands: a table has the place of what is before it, until it holds text. */
  readonly place: () => Place;
  readonly whole: (blocks: readonly Block[]) => Texte;
}

type Piece = (Run & { readonly looks: readonly Look[] }) | { readonly kind: 'break' };

export function openGathering(): Gathering {
  let pieces: Piece[] = [];
  let pending: { what: NotKept; text: string }[] = [];
  let place: Place = { paragraph: 0, words: '' };
  const lost: Lost[] = [];
  return {
    run: (text, style) => {
      if (style.looks.includes('masque')) pending.push({ what: 'masque', text });
      else pieces.push(...cleaned(text, style, pending));
    },
    lineBreak: () => void pieces.push({ kind: 'break' }),
    lose: (what, text) => void pending.push({ what, text }),
    loseElsewhere: (what, text) => void lost.push({ what, text, place: { paragraph: 0, words: '' } }),
    place: () => place,
    end: ({ role, item }) => {
      const kept = trimmed(composed(pieces));
      const text = kept.map((each) => (each.kind === 'run' ? each.text : ' ')).join('');
      if (text.trim() !== '') place = { paragraph: place.paragraph + 1, words: firstWords(text) };
      for (const each of [...looksOf(kept), ...grouped(pending)]) lost.push({ ...each, place });
      pieces = [];
      pending = [];
      return text.trim() === '' ? null : { kind: 'paragraph', role, item, inlines: merged(kept), place };
    },
    whole: (blocks) => ({ blocks, lost }),
  };
}

/** What records refuse is taken out, and said; spaces that are none of the usual ones stay as typed. */
function cleaned(text: string, style: Style, pending: { what: NotKept; text: string }[]): Piece[] {
  const lines = text.replaceAll(/[\r\n]+/gu, ' ').split(/[\u000B\u2028\u2029]/u);
  return lines.flatMap((line, i): Piece[] => {
    const clean = line.replaceAll(FORBIDDEN, (found) => {
      if (found === '\t') {
        pending.push({ what: 'tabulation', text: '' });
        return ' ';
      }
      const what =
        found === '\u00AD' ? 'trait-conditionnel' : /\p{Co}/u.test(found) ? 'symbole' : 'caractere';
      pending.push({ what, text: codeOf(found) });
      return '';
    });
    const run = { kind: 'run', text: clean, ...style } as const;
    return i === 0 ? [run] : [{ kind: 'break' }, run];
  });
}

/** As records/characters.ts has it: what does not print, or prints otherwise than it reads. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gv;

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** NFC; an accent that begins a run goes to the letter before it. */
function composed(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (piece.kind === 'break') {
      out.push(piece);
      continue;
    }
    const marks = /^\p{M}*/u.exec(piece.text)?.[0] ?? '';
    if (marks !== '' && last?.kind === 'run')
      out[out.length - 1] = { ...last, text: (last.text + marks).normalize('NFC') };
    const text = (last?.kind === 'run' ? piece.text.slice(marks.length) : piece.text).normalize('NFC');
    if (text !== '') out.push({ ...piece, text });
  }
  return out;
}

/** Without U+0020 at the ends of lines, nor line ends at those of the paragraph: neither prints. */
function trimmed(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  let atStart = true;
  for (const piece of pieces) {
    if (piece.kind === 'break') {
      trimEnd(out);
      if (out.length > 0) out.push(piece);
      atStart = true;
      continue;
    }
    const text = atStart ? piece.text.replace(/^ +/u, '') : piece.text;
    if (text === '') continue;
    atStart = false;
    out.push({ ...piece, text });
  }
  trimEnd(out);
  while (out.at(-1)?.kind === 'break') {
    out.pop();
    trimEnd(out);
  }
  return out;
}

function trimEnd(pieces: Piece[]): void {
  for (let last = pieces.at(-1); last?.kind === 'run'; last = pieces.at(-1)) {
    const text = withoutEndSpaces(last.text);
    if (text !== '') {
      pieces[pieces.length - 1] = { ...last, text };
      return;
    }
    pieces.pop();
  }
}

/** « 1er », « n° », « Mme »: what templates may set superior by themselves. */
const ORDINAL = /^(?:ers?|res?|ère|es?|[eè]mes?|nde?s?|d|os?|mes?|lles?|gr)$/iu;

function looksOf(pieces: readonly Piece[]): { what: NotKept; text: string }[] {
  const found: { what: NotKept; text: string; end: number }[] = [];
  pieces.forEach((piece, i) => {
    if (piece.kind === 'break') return;
    for (const what of piece.looks) {
      const open = found.findLast((each) => each.what === what);
      if (open !== undefined && open.end === i)
        Object.assign(open, { text: open.text + piece.text, end: i + 1 });
      else found.push({ what, text: piece.text, end: i + 1 });
    }
  });
  return found
    .filter(({ what, text }) => text.trim() !== '' && !(what === 'exposant' && ORDINAL.test(text.trim())))
    .map(({ what, text }) => ({ what, text }));
}

/** Tabs and soft hyphens of a paragraph are told once. */
function grouped(pending: readonly { what: NotKept; text: string }[]): { what: NotKept; text: string }[] {
  const seen = new Set<string>();
  return pending.filter(({ what, text }) => {
    if (what !== 'tabulation' && what !== 'trait-conditionnel' && what !== 'caractere') return true;
    const isNew = !seen.has(what + text);
    seen.add(what + text);
    return isNew;
  });
}

function merged(pieces: readonly Piece[]): Inline[] {
  const out: Inline[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (piece.kind === 'break') out.push({ kind: 'break' });
    else {
      const { text, bold, italic } = piece;
      if (last?.kind === 'run' && last.bold === bold && last.italic === italic)
        out[out.length - 1] = { ...last, text: last.text + text };
      else out.push({ kind: 'run', text, bold, italic });
    }
  }
  return out;
}

/** Enough words to find the paragraph again. */
function firstWords(text: string): string {
  const words = text.trim().split(' ').slice(0, 8).join(' ');
  return words.length > 60
    ? `${words.slice(0, 57)}…`
    : words.length < text.trim().length
      ? `${words}…`
      : words;
}
