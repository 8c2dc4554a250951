/** One line of quick entry → the gesture that it says, or why it cannot be read. The grammar is in docs/saisie.md. */
import type { Assemblee } from '../records/assemblee-du-jour.ts';
import { controlOf, isControl } from './line-control.ts';
import { eventOf } from './line-event.ts';
import { labels, Refused, type Known } from './line-names.ts';
import { pointOf } from './line-point.ts';
import { seanceOf } from './line-seance.ts';
import type { Gesture } from './gesture.ts';

export type ReadLine =
  | { readonly gesture: Gesture }
  /** `at`, `length`: the word at fault, in UTF-16 units of the line. */
  | { readonly why: string; readonly at: number; readonly length: number };

/** Labels of the points, and the day, that a line is read with. */
export interface Moment {
  readonly assemblee: Assemblee;
  /** Labels on the agenda, in their order. */
  readonly points: readonly string[];
  /** Day of the séance: a date typed `6/9` is of its year, or of the one before. */
  readonly date: string;
}

/** Reads a line that is not empty. */
export function readLine(line: string, moment: Moment): ReadLine {
  const typed = line.normalize('NFC');
  const known: Known = { ...moment, line: typed };
  try {
    const added = /^\s*nouveau\s+(?<objet>\S.*?)\s*$/u.exec(typed)?.groups?.['objet'];
    if (added !== undefined) return { gesture: { on: 'ajout', objet: added } };
    const before = /^(?<head>\s*[@àÀ]\s*)(?<label>\S+)(?<rest>.*)$/u.exec(typed)?.groups;
    if (before !== undefined)
      return { gesture: eventOf(before['label']!, before['head']!.length, before['rest']!, known) };
    const at = /^(?<head>\s*)(?<labels>[^\s:>+~@-][^\s:>]*)\s*:(?!\S*:)(?<rest>.*)$/u.exec(typed)?.groups;
    if (isControl(typed)) return { gesture: controlOf(null, typed, known) };
    const [labelled, rest] = [at?.['labels'] ?? '', at?.['rest'] ?? ''];
    if (isControl(rest)) {
      const points = labels({ text: labelled, at: at!['head']!.length }, known);
      return { gesture: controlOf(points, rest, known) };
    }
    if (at !== undefined) return { gesture: pointOf(at['labels']!, at['head']!.length, at['rest']!, known) };
    return { gesture: seanceOf(typed, known) };
  } catch (thrown) {
    if (!(thrown instanceof Refused)) throw thrown;
    return { why: thrown.message, at: thrown.at, length: thrown.length };
  }
}
