import { describe, expect, test } from 'vitest';
import { layout } from '../../src/layout/layout.ts';
import { FAKE, codes, documentOf, el, fakeFont, laid, linesOf, p, pageOf, texts } from './styled.ts';

const page = (width: number) => pageOf(width, 200);

describe('first fit', () => {
  test('a word goes on the line when its visible end is within the measure', () => {
    const result = laid(documentOf([p('aaaa bbbb cccc')], page(45)));
    expect(linesOf(result.laid.pages[0])).toEqual(['aaaa bbbb', 'cccc']);
  });

  test('a thousandth of a point less, and it does not', () => {
    const result = laid(documentOf([p('aaaa bbbb cccc')], page(44.999)));
    expect(linesOf(result.laid.pages[0])).toEqual(['aaaa', 'bbbb', 'cccc']);
  });

  test('spaces at the end of a line hang and stay in its text', () => {
    const result = laid(documentOf([p('aaaa   bbbb')], page(20)));
    expect(texts(result.laid.pages[0]).map((item) => item.text)).toEqual(['aaaa   ', 'bbbb']);
  });

  test('the kerning with the space that hangs counts in whether a word fits, as in browsers', () => {
    const kerned = fakeFont((pair) => (pair === 'b ' ? -100 : 0));
    const set = (width: number): string[] =>
      linesOf(
        layout(documentOf([p('aaaa bbbb cccc')], page(width)), { font: () => kerned }, new Map()).laid
          .pages[0],
      );
    expect(set(44)).toEqual(['aaaa bbbb', 'cccc']);
    expect(set(43.999)).toEqual(['aaaa', 'bbbb', 'cccc']);
  });

  test('no-break spaces do not break and count in the width', () => {
    const result = laid(documentOf([p('aa\u00a0bb\u202fcc dd')], page(45)));
    expect(linesOf(result.laid.pages[0])).toEqual(['aa\u00a0bb\u202fcc', 'dd']);
  });

  test('a hyphen is a place to break, an apostrophe and a bracketed percent are not', () => {
    const result = laid(documentOf([p('MARTIN-GENDRE l’avis (5)%')], page(35)));
    expect(linesOf(result.laid.pages[0])).toEqual(['MARTIN-', 'GENDRE', 'l’avis', '(5)%']);
  });

  test('a word wider than its line is not cut: it is a fault', () => {
    const result = laid(documentOf([p('aa anticonstitutionnellement bb')], page(50)));
    expect(linesOf(result.laid.pages[0])).toEqual(['aa', 'anticonstitutionnellement', 'bb']);
    expect(codes(result)).toEqual(['mot-trop-large']);
    expect(result.faults[0]?.message).toContain('« anticonstitutionnellement » dépasse de 26,5\u00a0mm');
  });

  test('a soft hyphen is drawn where the line breaks at it, and nowhere else', () => {
    const text = 'ab\u00adcd ef\u00adgh';
    expect(texts(laid(documentOf([p(text)], page(45))).laid.pages[0])).toMatchObject([{ text: 'abcd efgh' }]);
    const broken = laid(documentOf([p(text)], page(40)));
    expect(texts(broken.laid.pages[0]).map((item) => item.text)).toEqual(['abcd ef\u00ad', 'gh']);
    const hyphenTooWide = laid(documentOf([p(text)], page(35)));
    expect(texts(hyphenTooWide.laid.pages[0]).map((item) => item.text)).toEqual(['abcd ', 'efgh']);
  });

  test('a word keeps together across faces', () => {
    const strong = el('strong', { face: 'sans-bold' }, ['bb']);
    const result = laid(documentOf([p('aaaa cc', strong, 'dd ee')], page(45)));
    expect(linesOf(result.laid.pages[0])).toEqual(['aaaa', 'ccbbdd ee']);
  });
});

describe('kerning', () => {
  const kerned = fakeFont((pair) => (pair === 'a ' || pair === 'ab' ? -100 : 0));
  const fonts = { font: () => kerned };

  test('counts within words and across spaces', () => {
    const strong = el('strong', {}, ['c']);
    const { laid } = layout(documentOf([p('ab a ', strong)], page(100)), fonts, new Map());
    // a b ␣ a ␣ = 25 pt, less one point for « ab » and one for « a␣ ».
    expect(texts(laid.pages[0])[1]?.x).toBe(10 + 23);
  });

  test('counts between two words that a break parts no more', () => {
    const { laid } = layout(documentOf([p('a b')], page(13)), fonts, new Map());
    expect(linesOf(laid.pages[0])).toEqual(['a', 'b']);
    const joined = layout(documentOf([p('a b')], page(14)), fonts, new Map());
    expect(linesOf(joined.laid.pages[0])).toEqual(['a b']);
  });
});

const set = (said: Parameters<typeof el>[1], ...children: Parameters<typeof p>) =>
  texts(laid(documentOf([el('p', said, children)], page(50))).laid.pages[0]);

describe('alignment', () => {
  test('justify shares what is left among the spaces that do not hang', () => {
    const [first] = set({ textAlign: 'justify' }, 'aa bb cc dddd');
    expect(first).toMatchObject({ text: 'aa bb cc ', spaceExtra: 5 });
  });

  test('neither the last line nor the line before a forced break is stretched', () => {
    const lines = set({ textAlign: 'justify' }, 'aa bb', el('br'), 'cc dd');
    expect(lines.map((line) => line.spaceExtra)).toEqual([0, 0]);
  });

  test('no-break spaces are not stretched', () => {
    const [first] = set({ textAlign: 'justify' }, 'a\u00a0b c\u202fd eeee');
    expect(first).toMatchObject({ text: 'a\u00a0b c\u202fd ', spaceExtra: 15 });
  });

  test('the stretch before a change of face moves what follows', () => {
    const items = set(
      { textAlign: 'justify' },
      'aa ',
      el('strong', { face: 'sans-bold' }, ['bb']),
      ' cc dddd',
    );
    expect(items.map((item) => item.x)).toEqual([10, 30, 40, 10]);
  });

  test('right and centred lines leave their hanging spaces out', () => {
    expect(set({ textAlign: 'right' }, 'aaaa bbbbbbbb').map((item) => item.x)).toEqual([40, 20]);
    expect(set({ textAlign: 'center' }, 'aaaa bbbbbbbb').map((item) => item.x)).toEqual([25, 15]);
  });

  test('letter-spacing is added after every character', () => {
    const lines = set({ letterSpacing: 1, textAlign: 'right' }, 'aaaa bbbb');
    expect(lines.map((line) => [line.text, line.x])).toEqual([
      ['aaaa ', 36],
      ['bbbb', 36],
    ]);
  });

  test('an indent is of the first line alone; a negative one hangs in the padding', () => {
    const lines = set({ textIndent: -5, padding: { left: 5 } }, 'aaaa bbbb', el('br'), 'c');
    expect(lines.map((line) => line.x)).toEqual([10, 15]);
    const indented = set({ textIndent: 10 }, 'aaaa bbbbb cc');
    expect(indented.map((line) => [line.text, line.x])).toEqual([
      ['aaaa ', 20],
      ['bbbbb cc', 10],
    ]);
  });
});

describe('height of lines', () => {
  test('the leading is halved round the text', () => {
    const [item] = texts(laid(documentOf([el('p', { lineHeight: 14 }, ['a'])], page(50))).laid.pages[0]);
    // 10 of margin, 2 of leading, 8 of ascent.
    expect(item?.y).toBe(20);
  });

  test('a raised sup moves no line when its own line height is small', () => {
    const sup = el('sup', { size: 5, lineHeight: 5, verticalAlign: 3 }, ['e']);
    const items = texts(laid(documentOf([p('1', sup, ' mai'), p('b')], page(50))).laid.pages[0]);
    expect(items.map((item) => [item.text, item.y])).toEqual([
      ['1', 18],
      ['e', 15],
      [' mai', 18],
      ['b', 28],
    ]);
  });

  test('a higher style on the line makes it higher', () => {
    const big = el('span', { size: 20, lineHeight: 20 }, ['b']);
    const items = texts(laid(documentOf([p('a', big), p('c')], page(50))).laid.pages[0]);
    expect(items.map((item) => item.y)).toEqual([26, 26, 38]);
  });
});

test('a character that the font lacks is a fault that names it, said once', () => {
  const result = laid(documentOf([p('aé 漢 b 漢')], page(100)));
  expect(codes(result)).toEqual(['glyphe-absent']);
  expect(result.faults[0]?.message).toBe(
    'Le caractère « 漢 » U+6F22 n’existe pas dans la police Liberation Sans.',
  );
});

test('an em that is not a divisor of the common multiple is a defect', () => {
  const odd = { font: () => ({ ...FAKE.font('sans-regular'), unitsPerEm: 1234 }) };
  expect(() => layout(documentOf([p('a')], page(50)), odd, new Map())).toThrow(/unités au cadratin/);
});
