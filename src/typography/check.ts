/** A French text → what its typography lacks. It only tells: no text is altered here. */
import { GUILLEMETS } from './guillemets.ts';
import { LISTS } from './lists.ts';
import { MARKS } from './marks.ts';
import type { Remark, Typo } from './rule.ts';
import { SPACES } from './spaces.ts';

/**
 * Every rule, in the order of their ids.
 * @public Its tests read the table.
 */
export const TYPOS: readonly Typo[] = [...SPACES, ...GUILLEMETS, ...MARKS, ...LISTS].toSorted((a, b) =>
  a.id < b.id ? -1 : 1,
);

/**
 * Addresses of the Web and of mail, references to tables, rows of tables: typed for a machine or in columns, they are left.
 * So is what a backslash guards.
 */
const LEFT =
  /(?:https?:\/\/|www\.)[^\s\u00A0\u202F]+|(?<![\w.+-])[\w.+-]+@[\w.-]+|\[tableau [^\]\n]*\]|^[ ]*\|.*$|\\\S/gmu;

/** The remarks on a text, by offset; two never overlap, save of a kind that only tells. */
export function remarksOn(text: string): readonly Remark[] {
  const left = new Uint8Array(text.length + 1);
  for (const { index, 0: it } of text.matchAll(LEFT)) left.fill(1, index, index + it.length);
  const isLeft = ({ offset, length }: Omit<Remark, 'rule'>): boolean =>
    left.subarray(offset, offset + Math.max(length, 1)).includes(1);
  return TYPOS.flatMap((rule) =>
    [...rule.find(text)].filter((remark) => !isLeft(remark)).map((remark): Remark => ({ rule, ...remark })),
  ).toSorted((a, b) => a.offset - b.offset || a.length - b.length);
}
