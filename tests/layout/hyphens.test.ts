/** `hyphens: auto`: where French words may be parted, where they may not, and that nothing but U+00AD is added. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frenchHyphens } from '../../src/layout/hyphens.ts';
import { layout, type LayoutResult } from '../../src/layout/layout.ts';
import type { StyledDocument } from '../../src/template/styled.ts';
import { LIBERATION } from './polices.ts';
import { BODY } from './seed.ts';
import { documentOf, el, FAKE, linesOf, p, pageOf, texts } from './styled.ts';
import type { Said } from './styled.ts';

const french = frenchHyphens();

function parted(stretch: string): string {
  const points = french(stretch);
  return [0, ...points].map((point, i) => stretch.slice(point, points[i])).join('-');
}

describe('a word', () => {
  test.each([
    ['contractualisation', 'contrac-tua-li-sa-tion'],
    ['l’accompagnement, ', 'l’accom-pa-gne-ment, '],
    ['délibération', 'déli-bé-ra-tion'],
    ['aujourd’hui', 'aujourd’hui'],
    ['convention', 'conven-tion'],
    ['habitants', 'habi-tants'],
  ])('%s is parted as %s', (word, expected) => expect(parted(word)).toBe(expected));

  test.each(['maire', 'Développement', 'REBSAMEN', 'rez-de-chaussée', 'article12bis', 'délibé\u00adration'])(
    '%s is left whole',
    (word) => expect(french(word)).toEqual([]),
  );
});

const AUTO: Said = { hyphens: 'auto', textAlign: 'justify' };

function set(document: StyledDocument): LayoutResult {
  return layout(document, FAKE, new Map(), french);
}

describe('a line', () => {
  test('ends with U+00AD where a word is parted', () => {
    const { laid } = set(documentOf([el('p', AUTO, ['une délibération suivie'])], pageOf(60, 100)));
    expect(linesOf(laid.pages[0])).toEqual(['une délibé\u00ad', 'ration', 'suivie']);
  });

  test('does not part the last word of a paragraph', () => {
    const { laid } = set(documentOf([el('p', AUTO, ['une délibération'])], pageOf(60, 100)));
    expect(linesOf(laid.pages[0])).toEqual(['une', 'délibération']);
  });

  test('ends with a parted word at the foot of a page only when nothing else can', () => {
    const text = 'aa délibération bb';
    const alone = set(documentOf([el('p', AUTO, [text])], pageOf(45, 10)));
    const two = set(documentOf([p('x'), el('p', AUTO, [text])], pageOf(45, 20)));
    expect(alone.laid.pages.length).toBeGreaterThan(1);
    for (const page of two.laid.pages.slice(0, 1)) expect(linesOf(page).at(-1)).not.toMatch(/\u00ad$/);
  });

  test('without `auto` no word is parted, and no patterns are needed', () => {
    const { laid } = layout(documentOf([p('une délibération suivie')], pageOf(60, 100)), FAKE, new Map());
    expect(linesOf(laid.pages[0])).toEqual(['une', 'délibération', 'suivie']);
  });

  test('with `auto` and no patterns the program is at fault', () => {
    expect(() =>
      layout(documentOf([el('p', AUTO, ['une délibération suivie'])], pageOf(60, 100)), FAKE, new Map()),
    ).toThrow('motifs');
  });
});

const word = fc.constantFrom(
  'délibération',
  'le',
  'accompagnement',
  'Métropole',
  'et',
  'aujourd’hui',
  'prévention',
  'n°\u00a012',
);
const sentence = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(' '));

test('nothing but U+00AD at the ends of lines is added, whatever the text, the fit and the measure', () => {
  fc.assert(
    fc.property(
      sentence,
      fc.integer({ min: 75, max: 250 }),
      fc.constantFrom('wrap' as const, 'pretty' as const),
      (text, width, textWrap) => {
        const { laid } = set(documentOf([el('p', { ...AUTO, textWrap }, [text])], pageOf(width, 5000)));
        const lines = texts(laid.pages[0]).map((item) => item.text);
        expect(lines.map((line) => line.replace(/\u00ad$/, '')).join('')).toBe(text);
        expect(lines.at(-1)).not.toContain('\u00ad');
      },
    ),
    { numRuns: 300 },
  );
});

test('the real text takes fewer, evener lines', () => {
  const count = (hyphens: 'auto' | 'manual'): number =>
    BODY.reduce((sum, { text }) => {
      const style: Said = { size: 11, lineHeight: 14, textAlign: 'justify', textWrap: 'pretty', hyphens };
      const { laid } = layout(
        documentOf([el('p', style, [text])], pageOf(481.89, 1000)),
        LIBERATION,
        new Map(),
        french,
      );
      return sum + linesOf(laid.pages[0]).length;
    }, 0);
  expect(count('auto')).toBeLessThanOrEqual(count('manual'));
});
