/** HTML text that knows where each stretch of it was written, and how a value is written into it. */
import type { Source } from './source.ts';
import type { Origin } from './styled.ts';

/** A stretch of HTML up to the next: the template's own characters, one for one from `at`, or a value. */
export type Stretch =
  | { readonly kind: 'template'; readonly source: Source; readonly at: number }
  | { readonly kind: 'value'; readonly origin: Origin };

export interface Merged {
  readonly html: string;
  /** Offsets in `html` at which each stretch begins, ascending from 0. */
  readonly starts: readonly number[];
  readonly stretches: readonly Stretch[];
}

/**
 * Stands for a U+0020 of a record that white space collapsing must leave alone: the second of a run, one at an edge. Private
 * use, which records refuse; markup turns it back. Spaces typed are text.
 */
export const KEPT_SPACE = '\uE000';

/** HTML text being written. */
export class Writer {
  html = '';
  readonly starts: number[] = [];
  readonly stretches: Stretch[] = [];

  /** Appends text whose stretch begins here; empty text makes no stretch. */
  write(text: string, stretch: Stretch): void {
    if (text === '') return;
    this.starts.push(this.html.length);
    this.stretches.push(stretch);
    this.html += text;
  }

  merged(): Merged {
    return { html: this.html, starts: this.starts, stretches: this.stretches };
  }
}

const SPECIAL = /[&<>"]/g;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A value as HTML text or in a double-quoted attribute: prints as typed, spaces too. */
export function escaped(text: string): string {
  const safe = /[&<>"]/.test(text) ? text.replace(SPECIAL, (sign) => ESCAPES[sign] ?? sign) : text;
  if (!/^ | $| {2}/.test(safe)) return safe;
  return safe.replace(/^ +| +$/g, keptAll).replace(/ {2,}/g, (run) => ` ${keptAll(run.slice(1))}`);
}

const keptAll = (run: string): string => KEPT_SPACE.repeat(run.length);
