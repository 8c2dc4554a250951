/**
 * A fault in someone's file: where it is, what is wrong, what to do. This file imports nothing, so every room may use it.
 *
 * A fault is a value, collected and sorted by place; only a defect of the program is thrown.
 */

/** A stretch of one line of a file. `line` and `column` count from 1, `column` and `length` in UTF-16 units, as editors do. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How much the caret underlines; 0 points between two characters. */
  readonly length: number;
}

/** `erreur` refuses, `avertissement` is to be looked at, `info` only tells. */
export type Severity = 'erreur' | 'avertissement' | 'info';

/** Why an error refuses: it cannot be true (or cannot be read), or it may have happened and breaks the law. */
export type Kind = 'contradiction' | 'irregularite';

export interface Diagnostic {
  readonly place: Place;
  readonly severity: Severity;
  /** `null` when nothing is refused. */
  readonly kind: Kind | null;
  readonly code: string;
  /** Id of the rule of law (`P2`), `null` for a fault of form. */
  readonly rule: string | null;
  /** Article cited after the message (`art. L. 2121-20`), `null` when no law is concerned. */
  readonly article: string | null;
  /** A French sentence that names the person or the value and says what is. */
  readonly message: string;
  /** A French sentence that says what to do. */
  readonly remedy: string;
  /** Other places of the same contradiction. */
  readonly related: readonly { readonly place: Place; readonly message: string }[];
}

/** What a fault must say; the rest takes its default (an error of form). */
export type Fault = Pick<Diagnostic, 'place' | 'code' | 'message' | 'remedy'> & Partial<Diagnostic>;

/** A diagnostic from what is particular to it. What refuses and is no breach of the law cannot be true. */
export function fault(given: Fault): Diagnostic {
  const { severity = 'erreur' } = given;
  const kind = severity === 'erreur' ? 'contradiction' : null;
  return { severity, kind, rule: null, article: null, related: [], ...given };
}

/** By file, line, column, then code: the order in which everything is shown. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.place.file, b.place.file) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
    compareText(a.code, b.code)
  );
}

/** Code-unit order: the same in every locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The diagnostic as the clerk reads it: place and sentence, the line with a caret, the other places, the remedy.
 * `lineOf` gives a line of a file (numbered from 1), or `undefined` when there is nothing to show.
 */
export function printed(
  diagnostic: Diagnostic,
  lineOf: (file: string, line: number) => string | undefined,
): string {
  const { place, severity, code, article, message, remedy, related } = diagnostic;
  const cited = article === null ? '' : ` (${article})`;
  const out = [`${at(place)}: ${severity}: ${message} [${code}]${cited}`, ...excerpt(place, lineOf)];
  for (const other of related)
    out.push(`  ${at(other.place)}: ${other.message}`, ...excerpt(other.place, lineOf));
  out.push(`   Remède : ${remedy}`);
  return out.join('\n');
}

function at(place: Place): string {
  return `${place.file}:${place.line}:${place.column}`;
}

/** Longest stretch of a line that is shown: a prose line may hold thousands of characters. */
const SHOWN = 110;

function excerpt(place: Place, lineOf: (file: string, line: number) => string | undefined): string[] {
  const line = lineOf(place.file, place.line);
  if (line === undefined) return [];
  const start = Math.max(0, Math.min(place.column - 1 - 40, line.length - SHOWN));
  const shown = line
    .slice(start, start + SHOWN)
    .replaceAll('\t', '→')
    .replaceAll(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '�');
  const head = `${String(place.line).padStart(5)} │ ${start > 0 ? '…' : ''}`;
  const before = ' '.repeat(head.length + place.column - 1 - start);
  const carets = '^'.repeat(Math.max(1, Math.min(place.length, start + shown.length - place.column + 1)));
  return [head + shown, before + carets];
}
