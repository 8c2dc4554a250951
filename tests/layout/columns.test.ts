import { describe, expect, test } from 'vitest';
import type { Page } from '../../src/layout/page.ts';
import { documentOf, el, laid, p, pageOf, texts } from './styled.ts';
import type { Said } from './styled.ts';

const list = (names: readonly string[], said: Said = {}, item: Said = { breakInside: 'avoid' }) =>
  el(
    'ul',
    { columns: 3, columnGap: 5, ...said },
    names.map((name) => el('li', item, [name])),
  );

/** `abc` → `['a', 'b', 'c']` */
const letters = (text: string): string[] => text.split('');

/** Columns of 30 pt with gaps of 5 on a measure of 100: their texts, by `x`. */
function columnsOf(page: Page | undefined): string[] {
  const columns = new Map<number, string>();
  for (const item of texts(page)) columns.set(item.x, `${columns.get(item.x) ?? ''}${item.text} `);
  return [...columns.entries()].toSorted(([a], [b]) => a - b).map(([x, text]) => `${x}: ${text.trim()}`);
}

describe('balance', () => {
  test('the least height at which three columns suffice', () => {
    const page = laid(documentOf([list(letters('abcdefg')), p('z')], pageOf(100, 200))).laid.pages[0];
    expect(columnsOf(page)).toEqual(['10: a b c z', '45: d e f', '80: g']);
    expect(texts(page).at(-1)?.y).toBe(10 + 30 + 8);
  });

  test('an item of two lines is not parted', () => {
    const page = laid(documentOf([list(['a', 'bb bbbbb', 'c', 'd'])], pageOf(100, 200))).laid.pages[0];
    expect(columnsOf(page)).toEqual(['10: a', '45: bb  bbbbb', '80: c d']);
  });

  test('fewer items than columns', () => {
    const page = laid(documentOf([list(['a', 'b'])], pageOf(100, 200))).laid.pages[0];
    expect(columnsOf(page)).toEqual(['10: a', '45: b']);
  });

  test('a margin between items is lost at the top of a column', () => {
    const page = laid(
      documentOf(
        [list(letters('abc'), { columns: 2, columnGap: 40 }, { margin: { bottom: 5 } })],
        pageOf(100, 200),
      ),
    );
    expect(texts(page.laid.pages[0]).map((item) => [item.x, item.y])).toEqual([
      [10, 18],
      [10, 33],
      [80, 18],
    ]);
  });
});

describe('at the foot of a page', () => {
  test('columns are filled, and the rest is balanced on the next page', () => {
    const { pages } = laid(documentOf([p('z'), list(letters('abcdefghijkl'))], pageOf(100, 30))).laid;
    expect(pages.map(columnsOf)).toEqual([
      ['10: z a b', '45: c d', '80: e f'],
      ['10: g h', '45: i j', '80: k l'],
    ]);
  });

  test('a list kept whole moves', () => {
    const whole = list(letters('abcdef'), { breakInside: 'avoid' });
    const { pages } = laid(documentOf([p('z'), p('y'), whole], pageOf(100, 30))).laid;
    expect(pages.map(columnsOf)).toEqual([['10: z y'], ['10: a b', '45: c d', '80: e f']]);
  });

  test('padding stays above the first part, below the last', () => {
    const padded = list(letters('abcdefghi'), { padding: { top: 10, bottom: 10 } });
    const { pages } = laid(documentOf([padded, p('z')], pageOf(100, 30))).laid;
    expect(
      pages.map((page) =>
        texts(page)
          .map((item) => `${item.text}${item.y - 18}`)
          .join(' '),
      ),
    ).toEqual(['a10 b20 c10 d20 e10 f20', 'g0 h0 i0 z20']);
  });

  test('where no item fits, the list begins on the next page', () => {
    const { pages } = laid(documentOf([p('z'), list(['aa aaaaa', 'b'])], pageOf(100, 20))).laid;
    expect(pages.map(columnsOf)).toEqual([['10: z'], ['10: aa  aaaaa', '45: b']]);
  });
});
