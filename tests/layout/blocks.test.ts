import { describe, expect, test } from 'vitest';
import { RULE, codes, documentOf, el, laid, linesOf, p, pageOf, texts } from './styled.ts';
import type { Said } from './styled.ts';

const PAGE = pageOf(100, 200);

/** Tops of the lines, from the top of the text area. */
function tops(...children: ReturnType<typeof p>[]): number[] {
  return texts(laid(documentOf(children, PAGE)).laid.pages[0]).map((item) => item.y - 18);
}

function strokes(...children: ReturnType<typeof p>[]): number[][] {
  const [page] = laid(documentOf(children, PAGE)).laid.pages;
  return page!.items.flatMap((item) =>
    item.kind === 'stroke' ? [[item.x, item.y, item.width, item.height]] : [],
  );
}

const box = (said: Said, ...children: (ReturnType<typeof p> | string)[]) => el('div', said, children);

describe('margins', () => {
  test('a bottom margin parts two blocks', () => {
    expect(tops(el('p', { margin: { bottom: 7 } }, ['a']), p('b'))).toEqual([0, 17]);
  });

  test('two that meet collapse into the greater, as in CSS', () => {
    expect(tops(el('p', { margin: { bottom: 7 } }, ['a']), el('p', { margin: { top: 5 } }, ['b']))).toEqual([
      0, 17,
    ]);
  });

  test('that of a last child and that of its box are one margin', () => {
    const inner = el('p', { margin: { bottom: 7 } }, ['a']);
    expect(tops(box({ margin: { bottom: 14 } }, inner), p('b'))).toEqual([0, 24]);
  });

  test('a padding keeps them apart', () => {
    const inner = el('p', { margin: { bottom: 7 } }, ['a']);
    expect(tops(box({ margin: { bottom: 14 }, padding: { bottom: 1 } }, inner), p('b'))).toEqual([0, 32]);
  });

  test('that of an empty block goes through it', () => {
    expect(tops(p('a'), el('p', { margin: { bottom: 7 } }), p('b'))).toEqual([0, 17]);
  });

  test('a top margin opens the document', () => {
    expect(tops(el('p', { margin: { top: 5 } }, ['a']))).toEqual([5]);
  });

  test('inside a padding, top margins of nested boxes are one', () => {
    const inner = box({ margin: { top: 5 } }, el('p', { margin: { top: 5 } }, ['a']));
    expect(tops(box({ padding: { top: 2 } }, inner))).toEqual([7]);
  });
});

describe('edges', () => {
  test('paddings and borders stand round the content', () => {
    const framed = { top: RULE, right: RULE, bottom: RULE, left: RULE };
    const padding = { top: 2, right: 3, bottom: 4, left: 5 };
    const result = laid(documentOf([box({ border: framed, padding }, p('a')), p('b')], PAGE)).laid.pages[0];
    expect(texts(result).map((item) => [item.x, item.y - 18])).toEqual([
      [16, 3],
      [10, 18],
    ]);
    expect(strokes(box({ border: framed, padding }, p('a')))).toEqual([
      [10, 10, 100, 1],
      [10, 27, 100, 1],
      [10, 10, 1, 18],
      [109, 10, 1, 18],
    ]);
  });

  test('a rule under a block is the width of its box', () => {
    expect(strokes(box({ margin: { left: 10 }, width: 50, border: { bottom: RULE } }, p('a')))).toEqual([
      [20, 20, 50, 1],
    ]);
  });

  test('an empty block with an edge still takes its place', () => {
    expect(tops(p('a'), box({ padding: { top: 24 } }), p('b'))).toEqual([0, 34]);
  });
});

describe('sizes', () => {
  test('a height leaves room, even with nothing in it', () => {
    expect(tops(p('a'), box({ height: 63 }), p('b'))).toEqual([0, 73]);
    expect(tops(box({ height: 30, padding: { top: 5 } }, p('a')), p('b'))).toEqual([5, 35]);
  });

  test('content higher than the height is a fault', () => {
    const result = laid(documentOf([box({ height: 15 }, p('a'), p('b'))], PAGE));
    expect(codes(result)).toEqual(['plus-haut-que-sa-boite']);
    expect(result.faults[0]?.message).toBe('Le contenu dépasse de 1,8\u00a0mm la hauteur de sa boîte.');
  });

  test('a box wider than what holds it is a fault, paddings counted', () => {
    const result = laid(documentOf([box({ width: 98, padding: { left: 5 } }, p('a'))], PAGE));
    expect(codes(result)).toEqual(['plus-large-que-sa-boite']);
  });

  test('millimetres that add up to the width are not', () => {
    const result = laid(documentOf([box({ width: 100.004 }, p('a'))], PAGE));
    expect(codes(result)).toEqual([]);
  });
});

test('text between blocks is a paragraph of its own', () => {
  const result = laid(documentOf([box({}, 'un', p('deux'), 'trois')], PAGE));
  expect(linesOf(result.laid.pages[0])).toEqual(['un', 'deux', 'trois']);
});

test('a forced break at the end of a block opens no line; between two, it leaves one empty', () => {
  expect(tops(el('p', {}, ['a', el('br')]), p('b'))).toEqual([0, 10]);
  expect(tops(el('p', {}, ['a', el('br'), el('br'), 'b']))).toEqual([0, 20]);
});

const logo = (said: Said) => el('img', said, [], { src: 'logo.png', alt: 'Logo' });

describe('pictures', () => {
  const pictures = new Map([['logo.png', { width: 80, height: 40 }]]);

  test('stand on the line and are aligned as text is', () => {
    const paragraph = el('p', { textAlign: 'center' }, [logo({ width: 40, height: 20 })]);
    const { laid: out, faults } = laid(documentOf([paragraph, p('a')], PAGE), pictures);
    expect(faults).toEqual([]);
    expect(out.pages[0]!.items[0]).toMatchObject({ kind: 'picture', x: 40, y: 10, width: 40, height: 20 });
    // The line goes on below the baseline, where the picture stands.
    expect(texts(out.pages[0])[0]?.y).toBe(10 + 20 + 2 + 8);
  });

  test('take what the style leaves out from their own size', () => {
    const sizes = [{}, { width: 40 }, { height: 60 }].map((said) => {
      const { laid: out } = laid(documentOf([el('p', {}, [logo(said)])], PAGE), pictures);
      const [item] = out.pages[0]!.items;
      return item?.kind === 'picture' ? [item.width, item.height] : [];
    });
    expect(sizes).toEqual([
      [60, 30],
      [40, 20],
      [120, 60],
    ]);
  });

  test('are missed when they were not handed over', () => {
    expect(codes(laid(documentOf([p(logo({ width: 10, height: 10 }))], PAGE)))).toEqual(['image-absente']);
  });

  test('among words are a fault', () => {
    const result = laid(documentOf([p('a ', logo({ width: 10, height: 10 }))], PAGE), pictures);
    expect(codes(result)).toEqual(['image-dans-le-texte']);
  });
});
