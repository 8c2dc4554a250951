/** `-greffe-glue: french`: what stays together at the end of a line, and that no character changes. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gluedIn } from '../../src/layout/glue.ts';
import { opportunities } from '../../src/layout/words.ts';
import { documentOf, el, laid, linesOf, p, pageOf, texts } from './styled.ts';
import type { Said } from './styled.ts';

/** The text with « ~ » for each space that glues. */
function shown(text: string): string {
  const glued = gluedIn(text);
  return [...text].map((sign, i) => (glued.has(i + 1) ? '~' : sign)).join('');
}

describe('glued', () => {
  test.each([
    'pourquoi~? oui~! soit~; ainsi~: «~Ville-Écoles~», dit-il',
    'le bus de 12:30, voir http://dijon.fr~: rien',
    'la somme de 1~234~567~€, soit 5~072 habitants et 45,5~% des 12~ha, en 2024 deux villes',
    'le n°~12, les nos~4 à 6, au §~3, p.~12',
    'l’article~3, l’art.~7, les articles L.~2121-29 et R.~2121-9 du code',
    'M.~DURAND, Mme~Nuray AKPINAR et Mmes~LE GOFF~; M. le maire',
    'le 12~mars 2024, le 1er~janvier, le 31~août, les 12 marches, 212 mars',
    'à 18~h~30, pendant 3~h, 24 heures',
  ])('%s', (text) => expect(shown(text.replaceAll('~', ' '))).toBe(text));

  test('only where a line could break at all: never inside a word, never at a no-break space', () => {
    const text = 'M. DURAND : « 1 234 € » le 12 mars, n° 12 ; article 3 !';
    for (const offset of gluedIn(text)) expect(text[offset - 1]).toBe(' ');
  });
});

const FRENCH: Said = { glue: 'french' };
const set = (text: string, said: Said, width: number) =>
  linesOf(laid(documentOf([el('p', said, [text])], pageOf(width, 5000))).laid.pages[0]);

describe('a line', () => {
  test('does not part a number from its unit, unless asked nothing', () => {
    expect(set('aaaa 12 345 € bb', {}, 45)).toEqual(['aaaa 12', '345 € bb']);
    expect(set('aaaa 12 345 € bb', FRENCH, 45)).toEqual(['aaaa', '12 345 €', 'bb']);
  });

  test('parts them where nothing else can be done', () => {
    expect(set('a 12 345 678 € b', FRENCH, 30)).toEqual(['a', '12 345', '678 €', 'b']);
    expect(set('a 12 345 678 € b', { ...FRENCH, textWrap: 'pretty' }, 30).join(' ')).toBe('a 12 345 678 € b');
  });

  test('and a word wider than the line is a fault as ever', () => {
    expect(laid(documentOf([p('abcdefgh')], pageOf(30, 100))).faults.map(({ code }) => code)).toEqual([
      'mot-trop-large',
    ]);
  });
});

const WORDS = [
  'M.',
  'DURAND',
  '12',
  'mars',
  '345',
  '€',
  'n°',
  '7',
  ':',
  ';',
  '«',
  '»',
  'article',
  'mot',
  'a',
  'Mme',
  'LE',
  '%',
  '18',
  'h',
  '30',
  'rez-de-chaussée',
] as const;

test('characters never change, and a line ends at a glued place only where what is glued is wider than a line', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 80, max: 200 }),
      fc.constantFrom('wrap' as const, 'pretty' as const),
      (words, width, textWrap) => {
        const text = words.join(' ');
        const document = documentOf(
          [el('p', { ...FRENCH, textWrap, textAlign: 'justify' }, [text])],
          pageOf(width, 5000),
        );
        const lines = texts(laid(document).laid.pages[0]).map((item) => item.text);
        expect(lines.join('')).toBe(text);
        const glued = gluedIn(text);
        const stops = opportunities(text).filter((stop) => !glued.has(stop));
        const groups = stops.map((to, i) => {
          const from = stops[i - 1] ?? 0;
          return { from, to, text: text.slice(from, to).trimEnd() };
        });
        let end = 0;
        for (const line of lines) {
          end += line.length;
          if (!glued.has(end)) continue;
          const wide = groups.filter((group) => group.text.length * 5 > width);
          // Total fit gives up all glue of a paragraph, or none.
          if (textWrap === 'pretty') expect(wide).not.toEqual([]);
          else expect(wide.some(({ from, to }) => from < end && end < to)).toBe(true);
        }
      },
    ),
    { numRuns: 400 },
  );
});
