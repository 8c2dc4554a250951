/** The tagged text of a file, block by block: what a screen reader says. */
import type { Reading } from '../../src/verify/reading.ts';
import type { TreeElement } from '../../src/verify/tree.ts';

/** Text of each paragraph, heading, item and cell that has one, in reading order; the mark of an item is part of it. */
export function blocksOf({ tree }: Reading): readonly string[] {
  const out: string[] = [];
  let mark = '';
  const walk = ({ role, own, children }: TreeElement): void => {
    if (role === 'Lbl') mark += own;
    else if (own !== '') {
      out.push(mark + own);
      mark = '';
    }
    children.forEach(walk);
  };
  tree?.children.forEach(walk);
  return out;
}
