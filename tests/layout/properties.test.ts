/** The promises of layout, for anything that fast-check can invent. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Laid, Page, TextItem } from '../../src/layout/page.ts';
import type { StyledElement, StyledNode } from '../../src/template/styled.ts';
import { RULE, documentOf, el, laid, linesOf, p, pageOf } from './styled.ts';
import type { Said } from './styled.ts';

const WIDTH = 200;
const HEIGHT = 120;
const PAGE = pageOf(WIDTH, HEIGHT);

const word = fc.stringMatching(/^[a-zA-Zéàœ’.,;0-9€«»\u00a0\u202f-]{1,9}$/);
const sentence = fc.array(word, { minLength: 1, maxLength: 25 }).map((words) => words.join(' '));

const said: fc.Arbitrary<Said> = fc.record({
  textAlign: fc.constantFrom('left' as const, 'right' as const, 'center' as const, 'justify' as const),
  orphans: fc.constantFrom(1, 2),
  widows: fc.constantFrom(1, 2),
  breakAfter: fc.constantFrom('auto' as const, 'auto' as const, 'avoid' as const),
  breakInside: fc.constantFrom('auto' as const, 'auto' as const, 'avoid' as const),
  breakBefore: fc.constantFrom('auto' as const, 'auto' as const, 'auto' as const, 'page' as const),
  lineHeight: fc.constantFrom(10, 12),
  margin: fc.record({ top: fc.constantFrom(0, 3), bottom: fc.constantFrom(0, 7) }),
  padding: fc.record({
    top: fc.constantFrom(0, 2),
    bottom: fc.constantFrom(0, 2),
    left: fc.constantFrom(0, 5),
  }),
  border: fc.record({ top: fc.constantFrom(null, RULE), left: fc.constantFrom(null, RULE) }),
});

const inline: fc.Arbitrary<StyledNode | string> = fc.oneof(
  { weight: 4, arbitrary: sentence },
  { weight: 1, arbitrary: sentence.map((text) => el('strong', { face: 'sans-bold' }, [text])) },
  {
    weight: 1,
    arbitrary: word.map((text) => el('sup', { size: 6, lineHeight: 6, verticalAlign: 3 }, [text])),
  },
  { weight: 1, arbitrary: fc.constant(el('br')) },
);
const paragraph = fc
  .tuple(said, fc.array(inline, { minLength: 1, maxLength: 3 }))
  .map(([style, nodes]) => el('p', style, nodes));
const list = fc
  .tuple(fc.constantFrom(null, 2, 3), fc.array(word, { maxLength: 30 }))
  .map(([columns, names]) =>
    el(
      'ul',
      { columns, columnGap: 5 },
      names.map((name) => el('li', {}, [name])),
    ),
  );
const table = fc
  .array(fc.tuple(sentence, sentence, fc.constantFrom(1, 1, 2)), { minLength: 1, maxLength: 5 })
  .map((rows) =>
    el('table', { width: WIDTH - 40 }, [
      el('thead', {}, [el('tr', {}, [el('th', {}, ['tête'], { colspan: 2 })])]),
      el(
        'tbody',
        {},
        rows.map(([left, right, colspan]) =>
          el('tr', {}, [
            el('td', { verticalAlign: 'middle' }, [left], { colspan }),
            ...(colspan === 2 ? [] : [el('td', {}, [p(right)])]),
          ]),
        ),
      ),
    ]),
  );
const block = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  { weight: 1, arbitrary: list },
  { weight: 1, arbitrary: table },
  {
    weight: 1,
    arbitrary: fc
      .tuple(said, fc.array(paragraph, { maxLength: 3 }))
      .map(([style, inside]) => el('div', style, inside)),
  },
);
const blocks = fc.array(block, { maxLength: 8 });

/** The text of nodes; a forced break is a U+0020 where text stands on both sides of it and none is typed. */
function textOf(nodes: readonly StyledNode[]): string {
  const text = nodes.map((node) => {
    if (node.kind === 'text') return node.text;
    if (node.tag === 'br') return '\n';
    return node.style.display === 'inline' ? textOf(node.children) : blockText(textOf(node.children));
  });
  return text.join('');
}

function blockText(text: string): string {
  return text
    .replace(/\n$/, '')
    .replaceAll(/(?<=[^ \n])\n/g, ' ')
    .replaceAll('\n', '');
}

/** What the tags say, in the order in which a reader meets them. */
function read({ pages, root }: Laid): string {
  const said = new Map<number, string>();
  for (const page of pages)
    for (const item of page.items)
      if (item.kind === 'text' && item.owner.kind === 'tag')
        said.set(item.owner.id, (said.get(item.owner.id) ?? '') + item.text);
  const walk = (tag: Laid['root']): string => (said.get(tag.id) ?? '') + tag.children.map(walk).join('');
  return walk(root);
}

/** The same text drawn where it should not be, or twice, is found out here: tagged text in the order of painting. */
function painted(pages: readonly Page[]): string {
  return pages
    .flatMap((page) =>
      page.items.filter((item): item is TextItem => item.kind === 'text' && item.owner.kind === 'tag'),
    )
    .map((item) => item.text)
    .join('');
}

describe('for any document', () => {
  test('no character is lost, added or moved', () => {
    fc.assert(
      fc.property(blocks, (children) => {
        const { laid: out } = laid(documentOf(children, PAGE));
        expect(read(out)).toBe(textOf(children));
        expect(painted(out.pages)).toHaveLength(textOf(children).length);
      }),
      { numRuns: 300 },
    );
  });

  test('what is drawn stays in the text area, unless that is told', () => {
    fc.assert(
      fc.property(blocks, (children) => {
        const { laid: out, faults } = laid(documentOf(children, PAGE));
        fc.pre(faults.every((fault) => fault.severity !== 'erreur'));
        for (const page of out.pages)
          for (const item of page.items) {
            const right = item.kind === 'text' ? item.x + widthOf(item) : item.x + item.width;
            const bottom = item.kind === 'text' ? item.y : item.y + item.height;
            expect(item.x).toBeGreaterThanOrEqual(10);
            expect(right).toBeLessThanOrEqual(10 + WIDTH + 0.01);
            expect(item.y).toBeGreaterThanOrEqual(10);
            expect(bottom).toBeLessThanOrEqual(10 + HEIGHT + 0.001);
          }
      }),
      { numRuns: 300 },
    );
  });

  test('the same input gives the same output, faults included', () => {
    fc.assert(
      fc.property(blocks, (children) => {
        const document = documentOf(children, PAGE);
        const first = laid(document);
        expect(laid(document)).toEqual(first);
      }),
    );
  });

  test('lines fill their page from the top down', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 8 }), (children) => {
        for (const page of laid(documentOf(children, PAGE)).laid.pages) {
          const texts = page.items.filter((item) => item.kind === 'text' && item.size === 10);
          const ys = texts.map((item) => item.y);
          expect(ys).toEqual(ys.toSorted((a, b) => a - b));
        }
      }),
    );
  });
});

/** In the fake font, without the spaces that hang. */
function widthOf(item: TextItem): number {
  const drawn = item.text.replace(/ +$/, '');
  const spaces = drawn.split(' ').length - 1;
  return drawn.length * (item.size / 2) + spaces * item.spaceExtra;
}

/** In the fake font, which has no kerning: words that become neighbours take no more room than before. */
function lines(text: string, measure: number): string[] {
  const style: Said = { textAlign: 'justify', size: 11, lineHeight: 14 };
  const document = documentOf([el('p', style, [text])], pageOf(measure, 5000));
  return linesOf(laid(document).laid.pages[0]);
}

describe('for any paragraph', () => {
  const width = fc.integer({ min: 60, max: 300 });

  const letters = fc.stringMatching(/^[a-z]{1,9}$/);

  test('taking a word away never adds a line', () => {
    fc.assert(
      fc.property(
        fc.array(letters, { minLength: 2, maxLength: 40 }),
        fc.nat(),
        width,
        (words, at, measure) => {
          const fewer = words.toSpliced(at % words.length, 1);
          expect(lines(fewer.join(' '), measure).length).toBeLessThanOrEqual(
            lines(words.join(' '), measure).length,
          );
        },
      ),
    );
  });

  test('each line takes the most words that fit, as an oracle that counts letters finds', () => {
    fc.assert(
      fc.property(
        fc.array(letters, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 9, max: 30 }),
        (words, measure) => {
          const expected: string[] = [];
          for (const next of words) {
            const longer = expected.length === 0 ? next : `${expected.at(-1)} ${next}`;
            if (expected.length > 0 && longer.length <= measure) expected[expected.length - 1] = longer;
            else expected.push(next);
          }
          const result: { laid: Laid } = laid(documentOf([p(words.join(' '))], pageOf(measure * 5, 5000)));
          expect(linesOf(result.laid.pages[0])).toEqual(expected);
        },
      ),
    );
  });

  test('justified lines reach the right edge, to a thousandth of a point for each space', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 10, maxLength: 40 }), (words) => {
        const paragraph: StyledElement = el('p', { textAlign: 'justify' }, [words.join(' ')]);
        const { laid: out } = laid(documentOf([paragraph], pageOf(WIDTH, 5000)));
        const items = out.pages[0]!.items.filter((item) => item.kind === 'text');
        const stretched = items.slice(0, -1).filter((item) => item.spaceExtra > 0);
        for (const item of stretched) expect(WIDTH - widthOf(item)).toBeLessThan(0.001 * item.text.length);
      }),
    );
  });
});
