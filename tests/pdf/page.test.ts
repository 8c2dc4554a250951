import { expect, test } from 'vitest';
import type { Item, Owner } from '../../src/layout/page.ts';
import { pageContent } from '../../src/pdf/content.ts';
import { leavesOf } from '../../src/pdf/structure.ts';
import { typefacesOf } from '../../src/pdf/typeface.ts';
import { acte, page, polices, tag, texte } from './acte.ts';

const supplies = (root = acte.root) => ({
  typefaces: typefacesOf(polices),
  leaf: leavesOf(root),
  picture: () => 'I1',
});

test('the operators of a page, as a reader would check them', async () => {
  const pages = acte.pages.map((one) => pageContent(one, supplies()).operators);
  // Codes of the prepared fonts are those of Windows-1252 after a zero byte; a control character means the second font.
  const legible = pages
    .map((operators, i) => `% page ${i + 1}\n${operators}\n`)
    .join('\n')
    .replaceAll('\0', '')
    .replaceAll(
      /[\u0001-\u0009\u007f-\u009f]/g,
      (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`,
    );
  await expect(legible).toMatchFileSnapshot('../golden/pdf/acte.operateurs.txt');
});

test('each stretch of one owner is one marked content, numbered in order', () => {
  const { operators, marks } = pageContent(
    page(1, [
      texte(3, 0, 10, 'un '),
      texte(3, 0, 20, 'deux'),
      texte(29, 0, 30, 'trois'),
      texte(3, 0, 40, 'quatre'),
    ]),
    supplies(),
  );
  expect(marks).toEqual([3, 29, 3]);
  expect(operators.match(/BDC/g)).toHaveLength(3);
  expect(operators.match(/EMC/g)).toHaveLength(3);
  expect(operators.match(/BT/g)).toHaveLength(3);
});

test('positions are relative and add up exactly', () => {
  const lines = Array.from({ length: 40 }, (_, i) => texte(3, 10 + 0.1 * i, 12.345 * (i + 1), 'x'));
  const { operators } = pageContent(page(1, lines), supplies());
  let [x, y] = [0, 0];
  for (const [, dx, dy] of operators.matchAll(/^(\S+) (\S+) Td$/gm))
    [x, y] = [x + Number(dx), y + Number(dy)];
  expect(x).toBeCloseTo(13.9, 6);
  expect(y).toBeCloseTo(841.89 - 12.345 * 40, 6);
});

test('a picture or a stroke ends the text before it', () => {
  const owner: Owner = { kind: 'tag', id: 1 };
  const picture: Item = { kind: 'picture', owner, x: 1, y: 2, width: 3, height: 4, src: 'logo.png' };
  const { operators } = pageContent(
    page(1, [texte(owner, 0, 10, 'a'), picture, texte(owner, 0, 20, 'b')]),
    supplies(),
  );
  expect(operators.split('\n').filter((line) => /^(BT|ET|q )/.test(line))).toEqual([
    'BT',
    'ET',
    'q 3 0 0 4 1 835.89 cm/I1 Do Q',
    'BT',
    'ET',
  ]);
});

test('an item must belong to a leaf', () => {
  const root = tag(0, 'Document', { children: [tag(1, 'L', { children: [tag(2, 'LI')] })] });
  expect(() => pageContent(page(1, [texte(1, 0, 0, 'x')]), supplies(root))).toThrow(
    'no leaf 1 in the tag tree',
  );
});

test('an empty page has no operators', () => {
  expect(pageContent(page(1, []), supplies())).toEqual({ operators: '', marks: [] });
});
