import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { LayoutFault } from '../../src/layout/layout.ts';
import { documentOf, el, laid, p, pageOf } from './styled.ts';

/** The whole union, or this does not compile. */
const CODES: Readonly<Record<LayoutFault['code'], true>> = {
  'glyphe-absent': true,
  'mot-trop-large': true,
  'plus-large-que-sa-boite': true,
  'plus-haut-que-sa-boite': true,
  'plus-haut-que-la-page': true,
  'cellule-de-trop': true,
  'image-absente': true,
  'image-dans-le-texte': true,
  'pages-de-largeurs-differentes': true,
  'coupure-imposee': true,
};

test('every code has its line in docs/erreurs.md', () => {
  const guide = readFileSync(resolve(import.meta.dirname, '../../docs/erreurs.md'), 'utf8');
  const section = guide.split(/^## /m).find((part) => part.startsWith('Mise en page')) ?? '';
  const told = [...section.matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1]);
  expect(told).toHaveLength(Object.keys(CODES).length);
  expect(new Set(told)).toEqual(new Set(Object.keys(CODES)));
});

test('a fault tells the place in the template and the field of the document', () => {
  const origin = {
    template: { file: 'extrait.hbs', line: 12, column: 4, length: 9 },
    field: 'pouvoirs.2.mandant',
  };
  const text = { kind: 'text', text: '漢', origin } as const;
  const { faults } = laid(documentOf([p(text)], pageOf(100, 100)));
  expect(faults).toEqual([
    {
      code: 'glyphe-absent',
      severity: 'erreur',
      message: 'Le caractère « 漢 » U+6F22 n’existe pas dans la police Liberation Sans.',
      remedy: 'remplacez ce caractère, ou supprimez-le s’il a été collé par mégarde.',
      origin,
      character: '漢',
    },
  ]);
});

test('all faults are found in one go, in the order of the document', () => {
  const document = documentOf(
    [
      el('p', {}, ['漢']),
      el('div', { width: 200 }, [p('a')]),
      el('p', { face: 'serif-bold-italic' }, ['\u0007 bbbbbbbbbbbbbbbbbbbbbbb']),
    ],
    pageOf(100, 100),
  );
  expect(laid(document).faults.map((fault) => fault.message)).toEqual([
    'Le caractère « 漢 » U+6F22 n’existe pas dans la police Liberation Sans.',
    'Ce bloc dépasse de 35,3\u00a0mm la largeur de sa boîte.',
    'Le caractère U+0007 n’existe pas dans la police Liberation Serif, gras italique.',
    '« bbbbbbbbbbbbbbbbbbbbbbb » dépasse de 5,3\u00a0mm la largeur de sa ligne, et ne peut pas être coupé.',
  ]);
});
