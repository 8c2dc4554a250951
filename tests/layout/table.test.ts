import { describe, expect, test } from 'vitest';
import type { StyledElement } from '../../src/template/styled.ts';
import type { Page } from '../../src/layout/page.ts';
import { RULE, codes, documentOf, el, laid, p, pageOf, shape, texts } from './styled.ts';
import type { Said } from './styled.ts';

const PAGE = pageOf(100, 200);

const cols = (...widths: (number | null)[]) =>
  el(
    'colgroup',
    {},
    widths.map((width) => el('col', { width })),
  );
const tr = (...cells: (string | StyledElement)[]) =>
  el(
    'tr',
    {},
    cells.map((cell) => (typeof cell === 'string' ? el('td', {}, [cell]) : cell)),
  );
const td = (said: Said, text: string, more: Partial<StyledElement> = {}) => el('td', said, [text], more);
const table = (said: Said, ...children: StyledElement[]) => el('table', { width: 100, ...said }, children);

/** `text@x,y` from the corner of the text area. */
function cells(page: Page | undefined): string[] {
  return texts(page).map((item) => `${item.text}@${item.x - 10},${item.y - 18}`);
}

const set = (...children: StyledElement[]) => laid(documentOf(children, PAGE));

describe('columns', () => {
  test('are as wide as col says', () => {
    const { laid: out, faults } = set(table({}, cols(30, 70), tr('a', 'b')));
    expect(faults).toEqual([]);
    expect(cells(out.pages[0])).toEqual(['a@0,0', 'b@30,0']);
  });

  test('without a width share the rest', () => {
    const { laid: out } = set(table({}, cols(40, null, null), tr('a', 'b', 'c')));
    expect(cells(out.pages[0])).toEqual(['a@0,0', 'b@40,0', 'c@70,0']);
  });

  test('without col, the first row says; padding is added to its widths', () => {
    const first = tr(td({ width: 20, padding: { right: 5 } }, 'a'), td({}, 'b'));
    const { laid: out } = set(table({}, first, tr('c', 'd')));
    expect(cells(out.pages[0])).toEqual(['a@0,0', 'b@25,0', 'c@0,10', 'd@25,10']);
  });

  test('narrower than the table are widened in proportion', () => {
    const { laid: out } = set(table({}, cols(10, 30), tr('a', 'b')));
    expect(cells(out.pages[0])).toEqual(['a@0,0', 'b@25,0']);
  });

  test('wider than the table, or a table wider than its box, are a fault', () => {
    expect(codes(set(table({}, cols(50, 50.02), tr('a', 'b'))))).toEqual(['plus-large-que-sa-boite']);
    expect(codes(set(table({ width: 101 }, tr('a', 'b'))))).toEqual(['plus-large-que-sa-boite']);
  });

  test('fewer than cells are a fault', () => {
    expect(codes(set(table({}, cols(50, 50), tr('a', 'b', 'c'))))).toEqual(['cellule-de-trop']);
  });
});

describe('rows', () => {
  test('are as high as their highest cell; the others are placed by vertical-align', () => {
    const row = tr(
      el('td', {}, [p('a'), p('b'), p('c')]),
      td({ verticalAlign: 'middle' }, 'm'),
      td({ verticalAlign: 'bottom' }, 'f'),
    );
    const { laid: out } = set(table({}, row, tr('x', 'y', 'z')));
    expect(cells(out.pages[0])).toEqual([
      'a@0,0',
      'b@0,10',
      'c@0,20',
      'm@33.333,10',
      'f@66.666,20',
      'x@0,30',
      'y@33.333,30',
      'z@66.666,30',
    ]);
  });

  test('a height is a least height, of a cell, a row or the table', () => {
    const { laid: out } = set(
      table({}, tr(td({ height: 20, padding: { top: 5 } }, 'a'))),
      table({}, el('tr', { height: 30 }, [td({}, 'b')])),
      table({ height: 40 }, tr('c')),
      p('d'),
    );
    expect(cells(out.pages[0])).toEqual(['a@0,5', 'b@0,25', 'c@0,55', 'd@0,95']);
  });

  test('margins of paragraphs stay in their cell', () => {
    const cell = el('td', {}, [el('p', { margin: { bottom: 7 } }, ['a'])]);
    expect(cells(set(table({}, el('tr', {}, [cell]), tr('b'))).laid.pages[0])).toEqual(['a@0,0', 'b@0,17']);
  });
});

describe('spans', () => {
  test('a cell over columns takes their widths', () => {
    const wide = td({ textAlign: 'right' }, 'a', { colspan: 2 });
    const { laid: out } = set(table({}, cols(30, 30, 40), tr(wide, 'b')));
    expect(cells(out.pages[0])).toEqual(['a@55,0', 'b@60,0']);
  });

  test('a cell over rows pushes the cells of the next row, and makes the last row grow', () => {
    const high = el('td', {}, [p('a'), p('b'), p('c')], { rowspan: 2 });
    const { laid: out } = set(table({}, cols(50, 50), tr(high, 'x'), tr('y'), tr('z', 't')));
    expect(cells(out.pages[0])).toEqual([
      'a@0,0',
      'b@0,10',
      'c@0,20',
      'x@50,0',
      'y@50,10',
      'z@0,30',
      't@50,30',
    ]);
  });

  test('rows that a cell ties are not parted by a page', () => {
    const high = el('td', {}, ['a'], { rowspan: 2 });
    const tied = table({}, cols(50, 50), tr('u', 'v'), tr(high, 'x'), tr('y'));
    const { pages } = laid(documentOf([tied], pageOf(100, 20))).laid;
    expect(pages.map(cells)).toEqual([
      ['u@0,0', 'v@50,0'],
      ['a@0,0', 'x@50,0', 'y@50,10'],
    ]);
  });
});

test('borders: each cell has its own, the table has its own outside them', () => {
  const cell = td({ border: { bottom: RULE, left: RULE } }, 'a');
  const { laid: out } = set(table({ border: { top: RULE } }, tr(cell)));
  const strokes = out.pages[0]!.items.filter((item) => item.kind === 'stroke');
  expect(strokes.map(({ x, y, width, height }) => [x, y, width, height])).toEqual([
    [10, 10, 100, 1],
    [10, 21, 100, 1],
    [10, 11, 1, 11],
  ]);
});

describe('the head', () => {
  const head = el('thead', {}, [tr(el('th', {}, ['tête'], { scope: 'col' }))]);
  const body = el(
    'tbody',
    {},
    ['a', 'b', 'c', 'd'].map((text) => tr(text)),
  );
  const caption = el('caption', {}, ['titre']);
  const { laid: out, faults } = laid(documentOf([table({}, caption, head, body)], pageOf(100, 40)));

  test('is repeated on each page, the caption is not', () => {
    expect(out.pages.map(cells)).toEqual([
      ['titre@0,0', 'tête@0,10', 'a@0,20', 'b@0,30'],
      ['tête@0,0', 'c@0,10', 'd@0,20'],
    ]);
    expect(faults).toEqual([]);
  });

  test('is tagged once, and an artifact when repeated', () => {
    const owners = out.pages.map((page) => texts(page).find((item) => item.text === 'tête')?.owner);
    expect(owners).toEqual([
      { kind: 'tag', id: 5 },
      { kind: 'artifact', type: 'layout' },
    ]);
    expect(shape(out.root)).toBe('Document(Table(Caption THead(TR(TH)) TBody(TR(TD) TR(TD) TR(TD) TR(TD))))');
  });

  test('never stands at the foot of a page without a row', () => {
    const { pages } = laid(
      documentOf([p('x'), p('y'), table({}, caption, head, body)], pageOf(100, 40)),
    ).laid;
    expect(pages.map((page) => cells(page).length)).toEqual([2, 4, 3]);
  });
});

const rowsOf = (said: Said) =>
  ['a', 'b', 'c'].map((text, i) => el('tr', i === 2 ? said : {}, [td({}, text)]));

describe('rows that stay together', () => {
  test('a total keeps the row before it', () => {
    const { pages } = laid(
      documentOf([table({}, ...rowsOf({ breakBefore: 'avoid' }))], pageOf(100, 20)),
    ).laid;
    expect(pages.map(cells)).toEqual([['a@0,0'], ['b@0,0', 'c@0,10']]);
  });

  test('a group kept whole moves', () => {
    const group = el('tbody', { breakInside: 'avoid' }, [tr('b'), tr('c')]);
    const { pages } = laid(documentOf([table({}, el('tbody', {}, [tr('a')]), group)], pageOf(100, 20))).laid;
    expect(pages.map(cells)).toEqual([['a@0,0'], ['b@0,0', 'c@0,10']]);
  });
});

const box = (said: Said, ...texts: string[]) =>
  el(
    'div',
    { display: 'table-cell', ...said },
    texts.map((text) => p(text)),
  );

test('boxes side by side are laid as a row of cells, and read one after the other', () => {
  const row = el('div', { display: 'table', width: 100, height: 40 }, [
    box({ width: 50 }, 'a', 'b'),
    box({ width: 50 }, 'c'),
  ]);
  const { laid: out, faults } = set(row, p('d'));
  expect(faults).toEqual([]);
  expect(cells(out.pages[0])).toEqual(['a@0,0', 'b@0,10', 'c@50,0', 'd@0,40']);
  expect(shape(out.root)).toBe('Document(P P P P)');
});

test('a table in a cell, and a list in a cell', () => {
  const inner = el('table', { width: 40 }, [tr('a', 'b')]);
  const list = el('ul', {}, [el('li', {}, ['x']), el('li', {}, ['y'])]);
  const { laid: out } = set(table({}, cols(40, 60), tr(el('td', {}, [inner]), el('td', {}, [list]))));
  expect(cells(out.pages[0])).toEqual(['a@0,0', 'b@20,0', 'x@40,0', 'y@40,10']);
  expect(shape(out.root)).toBe('Document(Table(TR(TD(Table(TR(TD TD))) TD(L(LI(LBody) LI(LBody))))))');
});

test('on a named page, what a cell holds keeps to its cell', () => {
  const wide = { page: 'paysage' };
  const cell = (text: string) =>
    el('div', { ...wide, display: 'table-cell', width: 50 }, [el('p', wide, [text])]);
  const row = el('div', { ...wide, display: 'table', width: 100 }, [cell('a'), cell('b')]);
  const { laid: out, faults } = set(el('div', wide, [row]));
  expect(faults).toEqual([]);
  expect(cells(out.pages[0])).toEqual(['a@0,0', 'b@50,0']);
});
