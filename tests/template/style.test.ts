/** The cascade, and the sheet of pages. */
import { describe, expect, test } from 'vitest';
import { merge } from '../../src/template/merge.ts';
import { readMarkup } from '../../src/template/markup.ts';
import type { StyledDocument, StyledElement, StyledNode } from '../../src/template/styled.ts';
import { INVENTE } from './actes.ts';
import { compiled, small } from './modele.ts';

function dressed(body: string, css: string): StyledDocument {
  const template = compiled(small(body, css));
  const { markup } = readMarkup(merge(template.steps, template.partials, INVENTE));
  return template.style(markup!);
}

/** The element whose text is `x`. */
function marked(document: StyledDocument): StyledElement {
  const find = (node: StyledNode): StyledElement | null => {
    if (node.kind === 'text') return null;
    if (node.children.some((child) => child.kind === 'text' && child.text === 'x')) return node;
    return node.children.map(find).find((each) => each !== null) ?? null;
  };
  return find(document.body)!;
}

const red = '#ff0000';
const blue = '#0000ff';
const colorOf = (body: string, css: string): string => marked(dressed(body, css)).style.color;

describe('cascade', () => {
  test.each([
    ['the last rule wins', `p { color: ${blue} } p { color: ${red} }`],
    ['a class outweighs an element', `.a { color: ${red} } p { color: ${blue} }`],
    ['element and class outweigh a class', `p.a { color: ${red} } .a { color: ${blue} }`],
    [
      'two classes outweigh any number of elements',
      `.d .a { color: ${red} } body div p.a { color: ${blue} }`,
    ],
    ['a list holds for each of its selectors', `h1, .a { color: ${red} }`],
    ['a descendant at any depth', `.d p { color: ${red} } body p { color: ${blue} }`],
    ['any of several classes', `.b { color: ${red} }`],
    ['colour is inherited', `.d { color: ${red} }`],
    ['html is above all', `html { color: ${red} }`],
  ])('%s', (_, css) => {
    expect(colorOf('<div class="d"><div><p class="a b">x</p></div></div>', css)).toBe(red);
  });

  test.each([
    ['a descendant elsewhere', `.e p { color: ${blue} }`],
    ['another class', `p.c { color: ${blue} }`],
    ['the other order', `p .d { color: ${blue} }`],
  ])('%s does not hold', (_, css) => {
    expect(colorOf('<div class="d"><p class="a">x</p></div><div class="e"></div>', css)).toBe('#000000');
  });

  test('margins, borders and widths are not inherited', () => {
    const { style } = marked(
      dressed(
        '<div class="d"><p>x</p></div>',
        '.d { padding: 1pt; border: 1pt solid #000000; width: 9pt; break-inside: avoid }',
      ),
    );
    expect(style).toMatchObject({
      padding: { top: 0 },
      border: { top: null },
      width: null,
      breakInside: 'auto',
    });
  });

  test('one side of a border may change its colour alone', () => {
    const { style } = marked(
      dressed('<p class="a">x</p>', `p { border: 1pt solid ${blue} } .a { border-bottom-color: ${red} }`),
    );
    expect(style.border).toEqual({
      top: { width: 1, color: blue },
      right: { width: 1, color: blue },
      bottom: { width: 1, color: red },
      left: { width: 1, color: blue },
    });
  });

  test.each([
    ['<p>x</p>', 'serif-regular'],
    ['<p><strong>x</strong></p>', 'serif-bold'],
    ['<p><em><strong>x</strong></em></p>', 'serif-bold-italic'],
    ['<h2>x</h2>', 'serif-bold'],
  ])('the face of %s', (body, face) => {
    expect(marked(dressed(body, 'html { font-family: "Liberation Serif" }')).style.face).toBe(face);
  });

  test('equal styles are one object, in one document and the next', () => {
    const template = compiled(small('<p>x</p><p>y</p>', 'p { color: #123456 }'));
    const { markup } = readMarkup(merge(template.steps, template.partials, INVENTE));
    const [a, b] = template.style(markup!).body.children.filter((each) => each.kind === 'element');
    const [c] = template.style(markup!).body.children.filter((each) => each.kind === 'element');
    expect(a!.style).toBe(b!.style);
    expect(a!.style).toBe(c!.style);
  });

  test('a running element leaves the flow', () => {
    const { body, running } = dressed(
      '<div class="pied">p</div><p>x</p>',
      '.pied { position: running(pied) }',
    );
    expect(body.children).toHaveLength(1);
    expect(running.get('pied')?.children).toMatchObject([{ kind: 'text', text: 'p' }]);
  });
});

describe('pages', () => {
  const css = `
    html { font-family: "Liberation Serif"; color: #111111 }
    .paysage { page: paysage }
    @page { size: 100pt 200pt; margin: 10pt 20pt; counter-increment: feuillet; @top-left { content: "a" } @bottom-right { content: counter(page) "/" counter(pages); text-align: left } }
    @page :first { margin-top: 5pt; counter-reset: feuillet 36; @top-left { content: none } }
    @page :left { @top-left { content: "gauche" } }
    @page :right { margin-bottom: 7pt }
    @page paysage { size: 200pt 100pt; @top-left { content: element(tete, first-except); width: 50pt } }`;
  const { sheet } = dressed('<p>x</p>', css);
  const content = (number: number, name: string | null): unknown =>
    sheet.pageRule(number, name).boxes.find((box) => box.name === 'top-left')?.content;

  test('the first page outweighs its side, a name outweighs both', () => {
    expect(sheet.pageRule(1, null).margin).toEqual({ top: 5, right: 20, bottom: 7, left: 20 });
    expect(content(1, null)).toBeUndefined();
    expect(content(2, null)).toEqual([{ kind: 'string', text: 'gauche' }]);
    expect(content(3, null)).toEqual([{ kind: 'string', text: 'a' }]);
    expect(content(2, 'paysage')).toEqual([{ kind: 'element', name: 'tete', exceptFirst: true }]);
    expect(sheet.pageRule(2, 'paysage').width).toBe(200);
    expect(sheet.pageRule(2, 'autre').width).toBe(100);
  });

  test('counters step and start where it is said', () => {
    expect(sheet.pageRule(1, null).resets).toEqual(new Map([['feuillet', 36]]));
    expect(sheet.pageRule(2, null).resets.size).toBe(0);
    expect(sheet.pageRule(2, null).increments).toEqual(new Map([['feuillet', 1]]));
  });

  test('a margin box inherits from html and is set on its own side, halfway up', () => {
    const [left, right] = sheet.pageRule(3, null).boxes;
    expect(left?.style).toMatchObject({
      face: 'serif-regular',
      color: '#111111',
      textAlign: 'left',
      verticalAlign: 'middle',
    });
    expect(right).toMatchObject({ name: 'bottom-right', style: { textAlign: 'left', width: null } });
  });

  test('the same page has the same rule', () => {
    expect(sheet.pageRule(2, null)).toBe(sheet.pageRule(4, null));
  });

  test('without any rule the sheet is an A4 without margins', () => {
    const { width, height, margin } = dressed('<p>x</p>', '').sheet.pageRule(1, null);
    expect([width, height, margin.top].map((each) => each.toFixed(2))).toEqual(['595.28', '841.89', '0.00']);
  });

  test('page is told to the elements that ask for it', () => {
    expect(marked(dressed('<div class="paysage"><p>x</p></div>', css)).style.page).toBe('paysage');
  });
});
