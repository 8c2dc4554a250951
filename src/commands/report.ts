/** What a verb says: diagnostics for people, one JSON document for machines. */
import { byPlace, printed, type Diagnostic } from '../diagnostic.ts';

/** Text of a file by its shown name, for the excerpts under a message. */
export type TextOf = (file: string) => string | undefined;

/** All diagnostics as the clerk reads them, sorted, a blank line after each. */
export function report(diagnostics: readonly Diagnostic[], textOf: TextOf): string {
  const lines = new Map<string, readonly string[]>();
  const lineOf = (file: string, line: number): string | undefined => {
    let split = lines.get(file);
    if (split === undefined) lines.set(file, (split = textOf(file)?.split(/\r?\n/) ?? []));
    return split[line - 1];
  };
  return [...diagnostics]
    .sort(byPlace)
    .map((each) => `${printed(each, lineOf)}\n\n`)
    .join('');
}

/** « 2 erreurs, 1 avertissement », what there is none of left out; « rien à signaler » when there is nothing. */
export function tally(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic['severity']): number =>
    diagnostics.filter((each) => each.severity === severity).length;
  const parts = [
    plural(count('erreur'), 'erreur'),
    plural(count('avertissement'), 'avertissement'),
    plural(count('info'), 'information'),
  ].filter((part) => !part.startsWith('0'));
  return parts.length === 0 ? 'rien à signaler' : parts.join(', ');
}

/** « 1 acte », « 3 actes »; `many` for words that take more than an s. */
export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count > 1 ? many : noun}`;
}

/** Columns set flush: the first to the left, the others, figures, to the right. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows
    .map((row) =>
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))),
    )
    .map((cells) => `${cells.join('  ').trimEnd()}\n`)
    .join('');
}

/** The answer of `greffe verifier --json` (records.md §6), keys in their order. */
export function findingsJson(diagnostics: readonly Diagnostic[]): unknown[] {
  return [...diagnostics].sort(byPlace).map((each) => ({
    file: each.place.file,
    line: each.place.line,
    column: each.place.column,
    severity: each.severity,
    kind: each.kind,
    code: each.code,
    rule: each.rule,
    message: each.message,
    remedy: each.remedy,
    related: each.related.map((other) => ({
      file: other.place.file,
      line: other.place.line,
      column: other.place.column,
      message: other.message,
    })),
  }));
}

/** Whether the diagnostics refuse: an error, or under `--strict` a warning too. */
export function refuses(diagnostics: readonly Diagnostic[], strict: boolean): boolean {
  return diagnostics.some(
    ({ severity }) => severity === 'erreur' || (strict && severity === 'avertissement'),
  );
}
