/** A template file's text, and the place of any of its characters. */
import type { Place } from '../diagnostic.ts';

export interface Source {
  readonly file: string;
  /** Line ends are LF: CRLF is turned into it, as HTML does. */
  readonly text: string;
  /** The place of `length` characters from an offset of `text`; 0 for a point. */
  readonly placeAt: (offset: number, length: number) => Place;
  /** The offset of a line and a column, both from 1. */
  readonly offsetOf: (line: number, column: number) => number;
}

/** Prepares a file for questions of place. */
export function source(file: string, written: string): Source {
  const text = written.replaceAll('\r\n', '\n').replace(/^\uFEFF/, '');
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    file,
    text,
    placeAt: (offset, length) => {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle]! <= offset) low = middle;
        else high = middle - 1;
      }
      return { file, line: low + 1, column: offset - starts[low]! + 1, length };
    },
    offsetOf: (line, column) => (starts[line - 1] ?? text.length) + column - 1,
  };
}
