/**
 * A table of a spreadsheet → cells that remember their place. One line is one row: a name never holds a line end, so that a quote
 * left open spoils its own row and none after it.
 */
import { parse } from 'csv-parse/sync';
import { fault, type Diagnostic, type Place } from '../diagnostic.ts';
import { decode } from './characters.ts';

export interface Cell {
  /** Without the white space around it. */
  readonly text: string;
  readonly place: Place;
}

export interface Table {
  readonly heads: readonly Cell[];
  /**
   * The rows below the heads, those without a word left out; only those whose line holds `holding`, when it is given. A row that
   * does not read, or has more or fewer cells than there are heads, is told in `faults`.
   */
  readonly rows: (holding?: string) => Generator<readonly Cell[] | Diagnostic>;
}

/** The national files hold half a million rows. */
const LARGEST = 256 * 1024 * 1024;

/** Reads a table; the separator is the one that its first line has most of: `;`, a tabulation or `,`. */
export function readCsv(
  file: string,
  bytes: Uint8Array,
): { table: Table | null; faults: readonly Diagnostic[] } {
  const { text, faults } = decode(file, bytes, LARGEST);
  if (text === null) return { table: null, faults };
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0) {
    const place = { file, line: 1, column: 1, length: 0 };
    return {
      table: null,
      faults: [
        fault({
          place,
          code: 'csv-vide',
          message: 'Ce tableau ne contient rien.',
          remedy: 'écrivez sur sa première ligne les titres des colonnes, puis un membre par ligne.',
        }),
      ],
    };
  }
  const separator = separatorOf(lines[first]!);
  const heads = rowOf(file, lines[first]!, first, separator);
  if ('code' in heads) return { table: null, faults: [heads] };
  return {
    table: {
      heads,
      *rows(holding) {
        for (let at = first + 1; at < lines.length; at++) {
          const line = lines[at]!;
          if (line.trim() === '' || (holding !== undefined && !line.includes(holding))) continue;
          const row = rowOf(file, line, at, separator);
          if ('code' in row) yield row;
          else if (row.every((cell) => cell.text === '')) continue;
          else yield row.length === heads.length ? row : uneven(row, heads.length);
        }
      },
    },
    faults: [],
  };
}

/** The cells of line `at` (from 0), or why it does not read. */
function rowOf(file: string, line: string, at: number, separator: string): readonly Cell[] | Diagnostic {
  const starts = startsOf(line, separator);
  try {
    const [cells = []]: string[][] = parse(line, { delimiter: separator });
    return cells.map((cell, i) => {
      const column = (starts[i] ?? 0) + 1;
      const text = cell.trim();
      return { text, place: { file, line: at + 1, column, length: Math.max(1, text.length) } };
    });
  } catch {
    // All that the library refuses in one line without an escape is a quote out of place.
    return fault({
      place: { file, line: at + 1, column: line.indexOf('"') + 1, length: 1 },
      code: 'csv-guillemets',
      message: 'Les guillemets de cette ligne ne se lisent pas.',
      remedy:
        'mettez la cellule entière entre guillemets, doublez ceux qu’elle contient, et gardez-la sur une seule ligne.',
    });
  }
}

/** Where each cell of a line begins: separators between quotes part nothing. */
function startsOf(line: string, separator: string): number[] {
  const starts = [0];
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '"') quoted = !quoted;
    else if (line[i] === separator && !quoted) starts.push(i + 1);
  }
  return starts;
}

function separatorOf(line: string): string {
  const counted = [';', '\t', ','].map((sign) => [sign, startsOf(line, sign).length] as const);
  return counted.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

function uneven(row: readonly Cell[], heads: number): Diagnostic {
  const last = row[Math.min(row.length, heads + 1) - 1] ?? row[0]!;
  return fault({
    place: last.place,
    code: 'csv-ligne-inegale',
    message: `Cette ligne a ${row.length} cellules, et les titres en annoncent ${heads}.`,
    remedy: 'complétez-la, ou mettez entre guillemets la cellule qui contient le séparateur.',
  });
}
