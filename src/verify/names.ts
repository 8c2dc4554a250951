/** Lists of people as they are printed in columns: names that lines break, members away, pouvoirs. */
import { folded, joinLines } from './lines.ts';
import type { PrintedLine } from './lines.ts';

/** A name as printed, with where it stands. */
export interface PrintedName {
  readonly text: string;
  readonly page: number;
  /** Of the list on its page, from 1. */
  readonly column: number;
}

export interface PrintedPouvoir {
  readonly mandant: string;
  readonly mandataire: string;
  readonly page: number;
}

const CIVILITE = /^(?:Monsieur|Madame|Mademoiselle|M\.|Mme|Mlle|Me|Dr)\s/u;
/** After a name in capitals any small words may lead to the pouvoir; after a function, only those that are usual. */
const POUVOIR =
  /^(.+?)(?:(?<=[\p{Lu})])\s+(?:\p{Ll}[\p{L}’'-]*\s+)+|,?\s+(\()?(?:(?:qui\s+)?(?:a|ayant)\s+)?(?:donn\S+\s+)?)(?:[Pp]ouvoir|[Pp]rocuration|[Rr]eprésentée?\s+par)(?:\s+à)?\s+(.+)$/u;
/** Any words of a house that end in « à » or « par », before a name. */
const GIVEN = /^(.+?)(?<=[\p{Lu})])\s+()(?:\p{Ll}[\p{L}’'-]*\s+)+(?:à|par)\s+(\p{Lu}.*)$/u;
/** Left edges nearer to each other than this (points) are those of one column: turned-over lines are set in. */
const COLUMN = 30;

/** The people of a list. A civility begins a name; without civilities, a line that is not set in does. */
export function readNames(lines: readonly PrintedLine[]): readonly PrintedName[] {
  // Cells of one row stand on one baseline: each is a line of its own.
  const parts = lines.flatMap((line) =>
    line.text.split('\t').map((text, i) => ({ text, page: line.page, x: line.stops[i] ?? line.x })),
  );
  const edges = columnEdges(parts.map((part) => part.x));
  // Most, not some: « M. ASSIS » may be a Michel among « A. ALPHA » and « É. EPSILON ».
  const heads = parts.filter((part) => edges.some((edge) => Math.abs(part.x - edge) < 2));
  const civil = 2 * heads.filter((part) => CIVILITE.test(part.text)).length >= heads.length;
  const out: PrintedName[] = [];
  for (const part of parts) {
    if (folded(part.text) === '') continue;
    const column = edges.findLastIndex((edge) => part.x >= edge - 2) + 1;
    const last = out.at(-1);
    const begins =
      last === undefined ||
      (!awaitsName(last.text) &&
        (civil
          ? CIVILITE.test(part.text)
          : part.x < (edges[column - 1] ?? 0) + 2 && !endsInHyphen(last.text)));
    if (begins) out.push({ text: part.text, page: part.page, column: Math.max(1, column) });
    else out[out.length - 1] = { ...last, text: joinLines(last.text, part.text) };
  }
  return out.map((name) => ({ ...name, text: folded(name.text) }));
}

/** « Monsieur X pouvoir à » at a line's end: the civility that follows begins no new member. */
function awaitsName(text: string): boolean {
  return /\s(?:à|par)\s*$/u.test(text);
}

function endsInHyphen(text: string): boolean {
  return /[\p{L}]-\s*$/u.test(text);
}

/** Left edges of the columns, from the left. */
function columnEdges(lefts: readonly number[]): readonly number[] {
  const out: number[] = [];
  for (const x of [...new Set(lefts)].sort((a, b) => a - b))
    if (x > (out.at(-1) ?? Number.NEGATIVE_INFINITY) + COLUMN) out.push(x);
  return out;
}

/** Members away: those with a pouvoir, and the others. */
export function splitAway(names: readonly PrintedName[]): {
  readonly absents: readonly PrintedName[];
  readonly pouvoirs: readonly PrintedPouvoir[];
} {
  const absents: PrintedName[] = [];
  const pouvoirs: PrintedPouvoir[] = [];
  for (const name of names) {
    const [, mandant, opened, last] = POUVOIR.exec(name.text) ?? GIVEN.exec(name.text) ?? [];
    if (mandant === undefined || last === undefined) absents.push(name);
    else {
      const mandataire = opened === undefined ? last : last.replace(/\)$/u, '');
      pouvoirs.push({ mandant, mandataire, page: name.page });
    }
  }
  return { absents, pouvoirs };
}

/** « Monsieur A, Madame B et Monsieur C » → three names. A comma before anything but a civility belongs to the name. */
export function splitPeople(text: string): readonly string[] {
  return folded(text)
    .split(/(?:,| et|, et) (?=(?:Monsieur|Madame|Mademoiselle|M\.|Mme|Mlle|Me|Dr)\s)/u)
    .filter((name) => name !== '');
}
