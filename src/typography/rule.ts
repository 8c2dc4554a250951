/** A rule of French typography as data, so that it is read as a table: what it finds in a text, and what would stand there. */

/** One place of a text that a rule finds. */
export interface Remark {
  readonly rule: Typo;
  /** In UTF-16 units of the text. `length` 0: something is missing between two characters. */
  readonly offset: number;
  readonly length: number;
  /** What stands there once mended; `null` when only a person can tell. */
  readonly by: string | null;
}

export interface Typo {
  /** Of the table of rules of the project's design: `F06`. */
  readonly id: string;
  readonly code: string;
  /** What is wrong, as a sentence begins: « une apostrophe est droite ». */
  readonly found: string;
  readonly remedy: string;
  /** Remarks of a text; a remark never holds a line end. */
  readonly find: (text: string) => Iterable<Omit<Remark, 'rule'>>;
}

export const NBSP = '\u00A0';
/** The thin one, before ; ! ? and between thousands. */
export const FINE = '\u202F';

/** What a regular expression finds: its group `x` where it has one (it needs the flag `d`), else the whole of it. */
export function found(
  text: string,
  regex: RegExp,
  by: (x: string, match: RegExpExecArray) => string | null,
): Omit<Remark, 'rule'>[] {
  return [...text.matchAll(regex)].flatMap((match) => {
    const [start, end] = match.indices?.groups?.['x'] ?? [match.index, match.index + match[0].length];
    const x = text.slice(start, end);
    const mended = by(x, match);
    return mended === x ? [] : [{ offset: start, length: end - start, by: mended }];
  });
}

/** A rule that is one regular expression, flags `dgu`. */
export function typo(
  rule: Omit<Typo, 'find'> & {
    readonly regex: RegExp;
    readonly by: ((x: string, match: RegExpExecArray) => string | null) | string | null;
  },
): Typo {
  const { regex, by, ...said } = rule;
  const mended = typeof by === 'function' ? by : () => by;
  return { ...said, find: (text) => found(text, regex, mended) };
}
