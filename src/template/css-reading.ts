/** What the readers of a style sheet share: its text, its faults, and the place of each node of css-tree. */
import type { CssNode } from 'css-tree';
import type { Diagnostic, Place } from '../diagnostic.ts';
import { type Code, templateFault } from './codes.ts';

export interface Reading {
  readonly file: string;
  readonly text: string;
  readonly faults: Diagnostic[];
}

/** Adds a fault at a node, or at a place. */
export function tell(
  reading: Reading,
  at: CssNode | Place,
  code: Code,
  message: string,
  remedy: string,
): void {
  reading.faults.push(templateFault('type' in at ? placeOf(reading, at) : at, code, message, remedy));
}

/** The place of a node; what spans several lines is pointed at by its first character. */
export function placeOf({ file }: Reading, { loc }: CssNode): Place {
  if (!loc) return { file, line: 1, column: 1, length: 0 };
  const { start, end } = loc;
  const length = start.line === end.line ? end.column - start.column : 1;
  return { file, line: start.line, column: start.column, length };
}

/** A node as it was written. */
export function written({ text }: Reading, { loc }: CssNode): string {
  return loc ? text.slice(loc.start.offset, loc.end.offset).trim() : '';
}
