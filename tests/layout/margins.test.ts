import { describe, expect, test } from 'vitest';
import type { MarginBox, MarginBoxName, MarginContent, PageRule } from '../../src/template/styled.ts';
import { RULE, codes, documentOf, el, laid, p, pageOf, texts } from './styled.ts';
import type { Said } from './styled.ts';

const marginBox = (name: MarginBoxName, said: Said, ...content: MarginContent[]): MarginBox => ({
  name,
  content,
  style: el('div', { size: 5, lineHeight: 5, ...said }).style,
});
const word = (text: string): MarginContent => ({ kind: 'string', text });
const counter = (name: 'page' | 'pages' | 'feuillet'): MarginContent => ({ kind: 'counter', name });
const element = (name: string, exceptFirst = false): MarginContent => ({
  kind: 'element',
  name,
  exceptFirst,
});

/** The text area is 100 × 20 in margins of 10: two lines a page. */
function furniture(boxes: MarginBox[], running: Record<string, ReturnType<typeof el>> = {}, count = 3) {
  const body = Array.from({ length: count }, () => p('x'));
  const more = { running: new Map(Object.entries(running)) };
  const { laid: out, faults } = laid(documentOf(body, pageOf(100, 20, boxes), more));
  const pages = out.pages.map((page) =>
    texts(page).flatMap((item) =>
      item.owner.kind === 'artifact' ? [`${item.text}@${item.x},${item.y}`] : [],
    ),
  );
  return { pages, faults, out };
}

describe('content', () => {
  test('strings and counters of the page', () => {
    const { pages } = furniture([
      marginBox(
        'bottom-right',
        { width: 50, textAlign: 'right' },
        word('p '),
        counter('page'),
        word('/'),
        counter('pages'),
      ),
    ]);
    expect(pages).toEqual([['p 1/2@97.5,34'], ['p 2/2@97.5,34']]);
  });

  test('a running element, on every page or on all but the first', () => {
    const running = {
      pied: el('div', { size: 5, lineHeight: 5 }, ['pied']),
      suite: el('div', { size: 5, lineHeight: 5 }, ['suite']),
    };
    const boxes = [
      marginBox('bottom-left', { width: 50 }, element('pied')),
      marginBox('top-left', { width: 50 }, element('suite', true)),
    ];
    expect(furniture(boxes, running).pages).toEqual([['pied@10,34'], ['pied@10,34', 'suite@10,4']]);
  });

  test('a running element that the document does not have is nothing', () => {
    expect(furniture([marginBox('top-left', {}, element('suite'))]).pages).toEqual([[], []]);
  });

  test('heads and feet are artifacts of their kind, outside the tree of tags', () => {
    const { out } = furniture(
      [marginBox('top-left', {}, word('t')), marginBox('bottom-left', {}, word('b'))],
      {},
      1,
    );
    expect(out.pages[0]!.items.slice(1).map((item) => item.owner)).toEqual([
      { kind: 'artifact', type: 'header' },
      { kind: 'artifact', type: 'footer' },
    ]);
    expect(out.root.children.map((tag) => tag.role)).toEqual(['P']);
  });
});

describe('counters of the sheet', () => {
  test('step where the rule of the page says', () => {
    const boxes = [marginBox('top-right', { width: 20 }, counter('feuillet'))];
    const rule = (number: number): PageRule => ({
      ...pageOf(100, 10, boxes),
      resets: new Map(number === 1 ? [['feuillet', 36]] : []),
      increments: new Map(number % 2 === 1 ? [['feuillet', 1]] : []),
    });
    const body = ['a', 'b', 'c', 'd'].map((text) => p(text));
    const { pages } = laid(documentOf(body, rule(1), { sheet: { pageRule: rule } })).laid;
    expect(pages.map((page) => texts(page).at(-1)?.text)).toEqual(['37', '37', '38', '38']);
  });
});

describe('place', () => {
  test.each([
    ['top-left', 'top', '10,4'],
    ['top-center', 'middle', '50,6.5'],
    ['top-right', 'bottom', '90,9'],
    ['bottom-left', 'middle', '10,36.5'],
    ['bottom-center', 'bottom', '50,39'],
    ['bottom-right', 'top', '90,34'],
  ] as const)('%s, %s', (name, verticalAlign, at) => {
    const { pages } = furniture([marginBox(name, { width: 20, verticalAlign }, word('a'))], {}, 1);
    expect(pages).toEqual([[`a@${at}`]]);
  });

  test('without a width, a box takes what the others leave', () => {
    const boxes = [
      marginBox('top-left', { width: 30 }, word('a')),
      marginBox('top-right', { textAlign: 'left' }, word('b')),
    ];
    expect(furniture(boxes, {}, 1).pages).toEqual([['a@10,4', 'b@40,4']]);
  });

  test('margin, padding, border and height', () => {
    const said = {
      width: 20,
      height: 6,
      margin: { top: 1, left: 2 },
      padding: { left: 3 },
      border: { top: RULE, left: RULE },
    };
    const { out } = furniture([marginBox('top-left', said, word('a'))], {}, 1);
    const items = out.pages[0]!.items.slice(1);
    expect(
      items.map((item) =>
        item.kind === 'stroke' ? [item.x, item.y, item.width, item.height] : [item.x, item.y],
      ),
    ).toEqual([
      [12, 1, 24, 1],
      [12, 1, 1, 7],
      [16, 6],
    ]);
  });
});

describe('faults', () => {
  test('text higher than its margin', () => {
    const high = el('div', { size: 5, lineHeight: 5 }, [p('a'), p('b')]);
    const { faults } = furniture([marginBox('top-left', {}, element('haut'))], { haut: high }, 1);
    expect(faults.map((fault) => [fault.code, fault.message])).toEqual([
      [
        'plus-haut-que-sa-boite',
        'Le texte de la marge (@top-left) dépasse de 3,6\u00a0mm la hauteur de sa boîte.',
      ],
    ]);
  });

  test('a box wider than the page', () => {
    const result = laid(
      documentOf([p('x')], pageOf(100, 20, [marginBox('top-left', { width: 120 }, word('a'))])),
    );
    expect(codes(result)).toEqual(['plus-large-que-sa-boite']);
  });
});
