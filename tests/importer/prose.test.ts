/** Whatever runs a text holds, the prose that is written of them reads as them. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeProse } from '../../src/importer/prose.ts';
import type { Block, Paragraph } from '../../src/importer/texte.ts';
import { readProse, type Prose, type ProseBlock } from '../../src/records/prose.ts';
import { runs } from '../promise/runs.ts';

const PLACE = { paragraph: 1, words: '' };
const WORDS = [
  'mot',
  'l’été',
  '«\u00a0cité\u00a0»',
  '10\u202f000',
  '*',
  '**',
  '[[',
  ']]',
  '[tableau x]',
  '\\',
  '|',
  '-',
  '1.',
  '###',
  '_',
  '`',
  '&amp;',
  '<b>',
  ':--',
  '!',
  '(a)',
  '2)',
  '~~',
  'http://a.fr',
  ' ',
];

const run = fc.record({
  kind: fc.constant('run' as const),
  text: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }).map((all) => all.join('')),
  bold: fc.boolean(),
  italic: fc.boolean(),
});
const inlines = fc.array(run, { minLength: 1, maxLength: 5 }).filter((all) => {
  const text = all.map((each) => each.text).join('');
  // Typed dashes become those of a list.
  return text.trim() === text && !/^[-–—•]\s/u.test(text) && /[a-z]/u.test(text);
});
const item = fc.oneof(
  fc.constant(null),
  fc.record({ depth: fc.integer({ min: 1, max: 3 }), mark: fc.constantFrom('dash' as const, 1, 2, 7, null) }),
);
const paragraph = fc.record({
  kind: fc.constant('paragraph' as const),
  role: fc.constantFrom('text' as const, 'text' as const, 'heading' as const),
  inlines,
  item,
  place: fc.constant(PLACE),
});
const cell = inlines.map((each) => ({
  blocks: [{ kind: 'paragraph', role: 'text', inlines: each, item: null, place: PLACE } satisfies Paragraph],
  colspan: 1,
  rowspan: 1,
}));
const table = fc.integer({ min: 1, max: 3 }).chain((width) =>
  fc.record({
    kind: fc.constant('table' as const),
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 3 }),
    heads: fc.constant(1),
    place: fc.constant(PLACE),
  }),
);

function textOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) =>
      block.kind === 'table'
        ? block.rows
            .flat()
            .map(({ blocks: inner }) => textOf(inner))
            .join('')
        : block.inlines.map((each) => (each.kind === 'run' ? each.text : '')).join(''),
    )
    .join('');
}

function proseText(prose: Prose): string {
  return prose
    .map((block: ProseBlock) => {
      if (block.kind === 'list') return block.items.map(proseText).join('');
      const lines =
        block.kind === 'table'
          ? [...block.head, ...block.rows].flat().map((each) => each.inlines)
          : [block.inlines];
      return lines
        .flat()
        .map((each) => (each.kind === 'run' ? each.text : ''))
        .join('');
    })
    .join('');
}

test('every character comes back, in order, and nothing is at fault', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 4, arbitrary: paragraph }, { weight: 1, arbitrary: table }), {
        minLength: 1,
        maxLength: 6,
      }),
      (blocks) => {
        const { text } = writeProse(blocks);
        const { prose, faults } = readProse(text, {});
        expect(faults).toEqual([]);
        const bare = (words: string): string => words.replaceAll(' ', '');
        expect(bare(proseText(prose))).toBe(bare(textOf(blocks)));
      },
    ),
    { numRuns: runs(150, 5_000) },
  );
});
