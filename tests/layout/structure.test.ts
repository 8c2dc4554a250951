import { describe, expect, test } from 'vitest';
import { pagesText, tagsText } from './pages-text.ts';
import type { StyledNode } from '../../src/template/styled.ts';
import { RULE, documentOf, el, laid, p, pageOf, shape, texts } from './styled.ts';

const PAGE = pageOf(200, 300);
const tagged = (...children: (StyledNode | string)[]): string =>
  shape(laid(documentOf(children, PAGE)).laid.root);

describe('the tree of tags', () => {
  test('headings and paragraphs are leaves; div and what is in a line are transparent', () => {
    const lines = el('div', {}, [el('h1', {}, ['a']), p('b ', el('strong', {}, ['c']), el('em', {}, ['d']))]);
    expect(tagged(lines, el('h2', {}, ['e']), el('h3', {}, ['f']))).toBe('Document(H1 P H2 H3)');
  });

  test('text directly in a div is a P, in a cell it belongs to the cell', () => {
    const cells = el('tr', {}, [el('td', {}, ['a']), el('td', {}, [p('b'), p('c')]), el('td', {}, [])]);
    expect(tagged(el('div', {}, ['x']), el('table', {}, [cells]))).toBe(
      'Document(P Table(TR(TD TD(P P) TD)))',
    );
  });

  test('a block with nothing to read has no tag, a cell has one', () => {
    const empty = [
      p(),
      p(' '),
      p(el('br')),
      el('div', { height: 20 }),
      el('table', {}),
      el('ul', {}, [el('li')]),
    ];
    expect(tagged(...empty, p('a'))).toBe('Document(P)');
  });

  test('a picture alone is a Figure, in its cell or its item too', () => {
    const logo = el('img', { width: 5, height: 5 }, [], { src: 'l', alt: 'Logo' });
    const result = laid(
      documentOf([p(logo), el('table', {}, [el('tr', {}, [el('td', {}, [logo])])])], PAGE),
      new Map([['l', { width: 1, height: 1 }]]),
    );
    expect(shape(result.laid.root)).toBe('Document(Figure Table(TR(TD(Figure))))');
    expect(result.laid.root.children[0]).toMatchObject({ role: 'Figure', alt: 'Logo', id: 1 });
    expect(result.laid.pages[0]!.items[0]?.owner).toEqual({ kind: 'tag', id: 1 });
  });
});

test('a forced break reads as a space, unless one is typed there', () => {
  const { laid: out } = laid(
    documentOf([p('Le Bureau,', el('br'), 'après ', el('br'), 'avoir', el('br'))], PAGE),
  );
  expect(tagsText(out)).toBe('Document\n  P «Le Bureau, après avoir»\n');
});

describe('lists', () => {
  test('the items of a list of names are bodies only', () => {
    expect(tagged(el('ul', { columns: 2 }, [el('li', {}, ['a']), el('li', {}, ['b'])]))).toBe(
      'Document(L(LI(LBody) LI(LBody)))',
    );
  });

  test('a dash marked as such is the label', () => {
    const dash = el('span', {}, ['– '], { classes: ['tiret'] });
    const { laid: out } = laid(documentOf([el('ul', {}, [el('li', {}, [dash, 'ADOPTE'])])], PAGE));
    expect(tagsText(out)).toBe(
      'Document\n  L [numbering=None]\n    LI\n      Lbl «– »\n      LBody «ADOPTE»\n',
    );
  });

  test('a decimal list numbers its items, the number hanging at the left of the item', () => {
    const items = ['a', 'b'].map((text) => el('li', { listStyle: 'decimal' }, [text]));
    const { laid: out } = laid(
      documentOf([el('ol', { listStyle: 'decimal', padding: { left: 20 } }, items)], PAGE),
    );
    expect(tagsText(out)).toBe(
      [
        'Document',
        '  L [numbering=Decimal]',
        '    LI',
        '      Lbl «1. »',
        '      LBody «a»',
        '    LI',
        '      Lbl «2. »',
        '      LBody «b»',
        '',
      ].join('\n'),
    );
    expect(texts(out.pages[0]).map((item) => [item.text, item.x, item.y])).toEqual([
      ['1. ', 15, 18],
      ['a', 30, 18],
      ['2. ', 15, 28],
      ['b', 30, 28],
    ]);
  });

  test('an item with blocks has them in its body, its label on their first line', () => {
    const nested = el('ul', {}, [el('li', {}, ['c'])]);
    const item = el('li', { listStyle: 'decimal' }, [p('a'), 'b', nested]);
    const { laid: out } = laid(documentOf([el('ol', { listStyle: 'decimal' }, [item])], PAGE));
    expect(shape(out.root)).toBe('Document(L(LI(Lbl LBody(P P L(LI(LBody))))))');
    expect(texts(out.pages[0]).map((text) => text.y)).toEqual([18, 18, 28, 38]);
  });

  test('a dash before a nested list stays out of its body', () => {
    const dash = el('span', {}, ['- '], { classes: ['tiret'] });
    const item = el('li', {}, [dash, 'a', el('ul', {}, [el('li', {}, ['b'])])]);
    expect(tagged(el('ul', {}, [item]))).toBe('Document(L(LI(Lbl LBody(P L(LI(LBody))))))');
  });
});

test('a table tells spans and scopes; ids follow the reading order', () => {
  const head = el('thead', {}, [el('tr', {}, [el('th', {}, ['a'], { scope: 'col', colspan: 2 })])]);
  const body = el('tbody', {}, [
    el('tr', {}, [el('th', {}, ['b'], { scope: 'row', rowspan: 2 }), el('td', {}, ['c'])]),
    el('tr', {}, [el('td', {}, ['d'])]),
  ]);
  const { laid: out } = laid(
    documentOf([el('table', {}, [el('caption', {}, ['t']), head, body]), p('z')], PAGE),
  );
  expect(tagsText(out)).toBe(
    [
      'Document',
      '  Table',
      '    Caption «t»',
      '    THead',
      '      TR',
      '        TH [colspan=2 scope=col] «a»',
      '    TBody',
      '      TR',
      '        TH [rowspan=2 scope=row] «b»',
      '        TD «c»',
      '      TR',
      '        TD «d»',
      '  P «z»',
      '',
    ].join('\n'),
  );
  const ids: number[] = [];
  const walk = (tag: typeof out.root): void => {
    ids.push(tag.id);
    tag.children.forEach(walk);
  };
  walk(out.root);
  expect(ids).toEqual(ids.map((_, i) => i));
});

test('pages.txt shows every item', () => {
  const line = el('p', { border: { bottom: RULE }, textAlign: 'justify', width: 50, color: '#444444' }, [
    'aa\u00a0b cc ',
    el('strong', { face: 'sans-bold', letterSpacing: 1 }, ['5\u202f0']),
  ]);
  const logo = el('img', { width: 5, height: 5 }, [], { src: 'logo.png', alt: 'Logo' });
  const { laid: out } = laid(
    documentOf([line, p(logo)], PAGE),
    new Map([['logo.png', { width: 1, height: 1 }]]),
  );
  expect(pagesText(out)).toBe(
    [
      'page 1  220 × 320',
      '  10.000   18.000  sans-regular 10 #444444 +15  #1  «aa⍽b cc »',
      '  10.000   28.000  sans-bold 10 ls 1  #1  «5⸱0»',
      '  10.000   30.000  trait 50 × 1 #000000',
      '  10.000   34.000  image 5 × 5  #2  logo.png',
      '',
    ].join('\n'),
  );
});
