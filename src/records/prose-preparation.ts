/**
 * A rich text as typed → the text that the Markdown reader sees. The reader knows more marks than our subset, and not
 * all can be switched off one by one: those that are literal here are escaped. Spaces at line ends go, so that two of
 * them do not break the line. Hidden passages are shown as in the full copy.
 */
import type { ProseFault } from './prose.ts';

export interface Prepared {
  readonly text: string;
  /** For each UTF-16 unit of `text` (and its end): its offset in what was typed. */
  readonly offsets: readonly number[];
  readonly faults: readonly ProseFault[];
}

/** The text for the reader, and where each of its characters was typed. */
export function prepared(typed: string): Prepared {
  if (isOverladen(typed)) return { text: '', offsets: [0], faults: [TROP_CHARGE] };
  const { kept, faults } = fullCopy(typed);
  let text = '';
  const offsets: number[] = [];
  const put = (characters: string, at: number, length: number) => {
    for (let i = 0; i < characters.length; i += 1) offsets.push(at + Math.min(i, Math.max(0, length - 1)));
    text += characters;
  };
  for (const { line, end } of linesOf(kept, typed.length)) {
    const shown = line.map(({ unit }) => unit).join('');
    const trimmed = shown.replace(/ +$/u, '');
    for (const part of escaped(trimmed)) {
      const origin = line[part.start]?.at ?? typed.length;
      if (part.text === shown.slice(part.start, part.end))
        for (const { unit, at } of line.slice(part.start, part.end)) put(unit, at, 1);
      else put(part.text, origin, part.end - part.start);
    }
    put('\n', end, 1);
  }
  offsets.push(typed.length);
  return { text, offsets, faults };
}

/** The reader pairs each `*` with those before it: its time grows as their square. */
const ASTERISQUES = 10_000;

/** A text that is refused unread. */
export function isOverladen(typed: string): boolean {
  return typed.length > ASTERISQUES && typed.split('*').length > ASTERISQUES;
}

interface Unit {
  readonly unit: string;
  /** Offset where it was typed. */
  readonly at: number;
}

function linesOf(units: readonly Unit[], length: number): { line: Unit[]; end: number }[] {
  const lines: { line: Unit[]; end: number }[] = [];
  let line: Unit[] = [];
  for (const unit of units) {
    if (unit.unit === '\n') {
      lines.push({ line, end: unit.at });
      line = [];
    } else line.push(unit);
  }
  return [...lines, { line, end: length }];
}

/** A mark that the escape takes its meaning from, or a hidden passage, or where one is opened and not closed. */
const MARKS = /\\[!-/:-@[-`{-~]|\[\[((?:(?!\]\]|\[\[|\n[ ]*\n)[^])*)\]\]|\[\[/gu;

/**
 * The full copy: `[[Mme Jeanne ROCHE|la présidente]]` reads « Mme Jeanne ROCHE ». A bracket left open would publish
 * what was to be hidden: it is a fault.
 */
function fullCopy(typed: string): { kept: Unit[]; faults: ProseFault[] } {
  const kept: Unit[] = [];
  const faults: ProseFault[] = [];
  const keep = (start: number, end: number) => {
    for (let at = start; at < end; at += 1) kept.push({ unit: typed[at]!, at });
  };
  let done = 0;
  for (const match of typed.matchAll(MARKS)) {
    const start = match.index;
    const end = start + match[0].length;
    keep(done, start);
    done = end;
    const shown = match[1]?.split('|')[0];
    if (match[0].startsWith('\\')) keep(start, end);
    else if (shown !== undefined && shown.trim() !== '') keep(start + 2, start + 2 + shown.length);
    else {
      keep(start, end);
      faults.push({ offset: start, length: 2, ...OUVERT });
    }
  }
  keep(done, typed.length);
  return { kept, faults };
}

const TROP_CHARGE = {
  offset: 0,
  length: 1,
  code: 'prose-trop-chargee',
  message: `Ce texte compte plus de ${ASTERISQUES} astérisques.`,
  remedy: 'ôtez le gras et l’italique, ou partagez le texte.',
};

const OUVERT = {
  code: 'passage-occulte-mal-ferme',
  message: 'Ce passage à occulter n’est pas écrit en entier.',
  remedy:
    'écrivez [[passage]] ou [[passage|mots publiés]] dans un seul paragraphe ; pour des crochets imprimés, écrivez \\[[.',
};

/** A one-line text of the record in the full copy, without its brackets. */
export function texteEntier(typed: string): string {
  return fullCopy(typed)
    .kept.map(({ unit }) => unit)
    .join('')
    .replaceAll('\\[[', '[[');
}

/** A passage that the published copy hides. */
export interface Passage {
  /** Where its brackets open, and how long it is with them, in what was typed. */
  readonly offset: number;
  readonly length: number;
  /** What it hides, as typed. */
  readonly hidden: string;
  /** What stands in its place. */
  readonly shown: string;
}

/** Stands for what is hidden, where the record gives no words. */
const OCCULTE = '[occulté]';

/** The hidden passages of a text, those that are written whole. */
export function passagesOf(typed: string): readonly Passage[] {
  if (!typed.includes('[[')) return [];
  return [...typed.matchAll(MARKS)].flatMap(({ 0: whole, 1: inside, index }) => {
    const [hidden = '', ...rest] = inside?.split('|') ?? [];
    if (hidden.trim() === '') return [];
    const words = rest.join('|').replaceAll(/\s+/gu, ' ').trim();
    return { offset: index, length: whole.length, hidden, shown: words === '' ? OCCULTE : words };
  });
}

/** A text as the published copy has it: other words, or a mark, stand for what is hidden; spaces at its edges stay. */
function published(typed: string, written: (shown: string) => string): string {
  let out = '';
  let done = 0;
  for (const { offset, length, hidden, shown } of passagesOf(typed)) {
    const [before = ''] = /^\s*/u.exec(hidden) ?? [];
    const [after = ''] = /\s*$/u.exec(hidden) ?? [];
    out += typed.slice(done, offset) + before + written(shown) + after;
    done = offset + length;
  }
  return out + typed.slice(done);
}

/** A one-line text as the published copy prints it. */
export function lignePubliee(typed: string): string {
  return published(typed, (shown) => shown).replaceAll('\\[[', '[[');
}

/** A rich text as the published copy has it, still to be read: the words put in are words, whatever marks they look like. */
export function prosePubliee(typed: string): string {
  return published(typed, (shown) =>
    shown === OCCULTE
      ? shown
      : shown
          .replaceAll(/[\\*|[\]`]/gu, String.raw`\$&`)
          .replace(
            /^[-+#]|^(\d+)(?=[.)])/u,
            (mark, figures?: string) => (figures ?? '') + '\\' + (figures === undefined ? mark : ''),
          ),
  );
}

/** Faults of the hidden passages of a one-line text. */
export function passagesMalFermes(typed: string): readonly ProseFault[] {
  return fullCopy(typed).faults;
}

interface Part {
  readonly text: string;
  /** Units of the line that it stands for. */
  readonly start: number;
  readonly end: number;
}

/**
 * List markers before the text of a line: `- `, `12. `. Past four, or far from the margin, they are literal: the
 * reader descends into each list, and nobody reads so deep.
 */
const MARKERS = /^ {0,60}(?:(?:-|[1-9]\d{0,2}\.|0\.) +){0,4}/u;

/** A line in parts, those with a mark that is literal here preceded by a backslash. */
function escaped(line: string): Part[] {
  const parts: Part[] = [];
  const start = MARKERS.exec(line)?.[0].length ?? 0;
  const literal = new Set<number>();
  const rest = line.slice(start);
  // What still opens a list to the reader: `* `, `+ `, `1) `, `01. `, an item without text, a list too deep.
  const opener = /^ *(?:[-*+]|\d+[.)])(?= |$)/u.exec(rest);
  if (opener) literal.add(start + opener[0].length - 1);
  // `### ` alone is a sub-heading, and what closes it elsewhere is text.
  const title = /^#{1,6}(?= |$)/u.exec(rest);
  if (title && (title[0] !== '###' || rest.slice(3).trim() === '')) literal.add(start);
  else if (title) {
    const closing = / (#+)$/u.exec(rest);
    if (closing) literal.add(line.length - closing[1]!.length);
  }
  let at = 0;
  for (const match of line.matchAll(/\\[!-/:-@[-`{-~]|_/gu)) {
    if (match[0] === '_') literal.add(match.index);
    else literal.delete(match.index + 1);
  }
  for (const mark of [...literal].sort((a, b) => a - b)) {
    if (mark > at) parts.push({ text: line.slice(at, mark), start: at, end: mark });
    parts.push({ text: `\\${line[mark]!}`, start: mark, end: mark + 1 });
    at = mark + 1;
  }
  if (at < line.length) parts.push({ text: line.slice(at), start: at, end: line.length });
  return parts;
}
