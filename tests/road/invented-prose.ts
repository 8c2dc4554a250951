/** Running text that anybody could type, with what it must print: the same characters, mark of the item before it. */
import * as fc from 'fast-check';

export interface InventedProse {
  /** Lines of Markdown, without indent. */
  readonly typed: readonly string[];
  /** Text of each paragraph, heading, item and cell. */
  readonly printed: readonly string[];
  /** Tables of figures that it names, as YAML lines below `tableaux:`. */
  readonly tableaux: readonly string[];
}

/** Words of letters alone: they may be set in bold, begin a line, stand at its end. */
const PLAIN =
  `le la conseil métropole œuvre Élève naïf où délibère façon Noël cœur île Été ministère anticonstitutionnellement
  Dominique SAINT-ÉTIENNE aujourd’hui l’État l'année d’une qu'il`.split(/\s+/);
/** All that Markdown, YAML, HTML or a template could take for something else, and that is text here. */
const ODD = [
  ...'«\u00a0oui\u00a0» “non” 12\u202f500\u00a0€ 1\u00a0234,50 n°\u00a05 1er 6ème 24/12/2024 50\u00a0% L.\u00a02121-20 a_b_c <br> &amp; &eacute; {{objet}} {{{x}}}'.split(
    ' ',
  ),
  ...'<!-- --> http://a.fr/b?c=d a@b.fr [x] [x](y) ½ m² 20°C §\u00a03 … – — ~~x~~ `code` 3<4 #5 (1) 1) @ % ! ? " \' | = + - 1. $ ^ 100\u00a0000,00\u00a0€'.split(
    ' ',
  ),
  ...[
    '\\\\',
    '\\*',
    '\\_',
    '\\[[',
    '\u00a0:',
    '\u202f;',
    'a\u00a0\u00a0b',
    'État—Région',
    '(a)(b)',
    'a|b',
    '{{x}}y',
    '12%€',
    'http://www.exemple.fr/un/tres/long/chemin?a=1&b=2',
  ],
];

const plain = fc.constantFrom(...PLAIN);
/** Between two words: a space, or what a word processor leaves. */
const gap = fc.oneof(
  { weight: 30, arbitrary: fc.constant(' ') },
  { weight: 2, arbitrary: fc.constantFrom('\u00a0', '\u202f', '  ', ' \u00a0', '   ') },
  // A line end in the record is a space in the act.
  { weight: 4, arbitrary: fc.constantFrom('\n', ' \n', '  \n') },
  { weight: 1, arbitrary: fc.constant('\\\n') },
);
const word = fc.oneof(
  { weight: 8, arbitrary: plain },
  { weight: 3, arbitrary: fc.constantFrom(...ODD) },
  {
    weight: 1,
    arbitrary: fc.tuple(plain, fc.constantFrom('**', '*')).map(([text, mark]) => mark + text + mark),
  },
);

interface Typed {
  readonly typed: string;
  readonly printed: string;
}

/** Words on one or several lines. It begins with letters, and so does each line: nothing there is a mark. */
function sentence(longest: number, isOneLine = false): fc.Arbitrary<Typed> {
  return fc
    .tuple(
      plain,
      fc.array(fc.tuple(gap, plain, word), { maxLength: longest }),
      fc.constantFrom('', '.', '\u00a0:', '\u00a0'),
    )
    .map(([first, others, last]) => {
      const typed = others.map(([before, letters, other]) => {
        const space = isOneLine && before.includes('\n') ? ' ' : before;
        return `${space}${letters} ${other}`;
      });
      return bothOf(first + typed.join('') + last);
    });
}

/** What is printed of what was typed: marks gone, line ends a space. */
function bothOf(typed: string): Typed {
  const printed = typed
    .replaceAll('\\\n', '\n')
    .replaceAll(/ *\n/g, ' ')
    .replaceAll(/(?<!\\)\*/g, '')
    .replaceAll(/\\([\\*_[])/g, '$1');
  return { typed, printed };
}

const paragraph = sentence(40).map(({ typed, printed }) => block(typed.split('\n'), [printed]));
const heading = sentence(6, true).map(({ typed, printed }) => block([`### ${typed}`], [printed]));
const empty = fc.constantFrom('\u00a0', '\u00a0\u00a0').map((space) => block([space], [space]));

function block(
  typed: readonly string[],
  printed: readonly string[],
  tableaux: readonly string[] = [],
): InventedProse {
  return { typed, printed, tableaux };
}

/** Bullets or numbers; an item may hold a list of its own. */
const list = fc
  .tuple(
    fc.boolean(),
    fc.integer({ min: 1, max: 20 }),
    fc.array(fc.tuple(sentence(12), fc.array(sentence(4, true), { maxLength: 2 })), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([ordered, start, items]) => {
    const typed: string[] = [];
    const printed: string[] = [];
    for (const [i, [own, inner]] of items.entries()) {
      const mark = ordered ? `${start + i}. ` : '- ';
      const indent = ' '.repeat(mark.length);
      typed.push(...own.typed.split('\n').map((line, k) => (k === 0 ? mark : indent) + line));
      typed.push(...inner.map((each) => `${indent}- ${each.typed}`));
      printed.push(mark + own.printed, ...inner.map((each) => `- ${each.printed}`));
    }
    return block(typed, printed);
  });

/** A cell holds no mark of the table. */
const cell = fc.constantFrom(
  'État',
  'Région',
  '12\u00a0500',
  '-3',
  '60\u00a0%',
  'l’Etat',
  'à définir',
  '1\u00a0234,50',
  'œuvre',
);
const grid = fc
  .integer({ min: 2, max: 4 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 6 }),
  );
const pipes = grid.map((rows) => {
  const lines = rows.map((row) => `| ${row.join(' | ')} |`);
  const rule = `|${rows[0]!.map(() => ' --- |').join('')}`;
  return block([lines[0]!, rule, ...lines.slice(1)], rows.flat());
});
const figures = fc.tuple(grid, fc.integer({ min: 0, max: 9999 })).map(([rows, n]) => {
  const [head = [], ...others] = rows;
  return block(
    [`[tableau t${n}]`],
    ['Recettes et dépenses', ...rows.flat()],
    [
      `t${n}:`,
      '  titre: Recettes et dépenses',
      `  colonnes: ${head.join(' | ')}`,
      '  lignes: |',
      ...others.map((row) => `    ${row.join(' | ')}`),
    ],
  );
});

/** Two lists that follow one another would be one: a paragraph stands between. */
const blocks = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: paragraph },
    { weight: 2, arbitrary: heading },
    { weight: 1, arbitrary: empty },
    { weight: 2, arbitrary: fc.tuple(list, paragraph).map(([one, after]) => joined([one, after])) },
    { weight: 1, arbitrary: pipes },
  ),
  { minLength: 1, maxLength: 7 },
);

export const prose: fc.Arbitrary<InventedProse> = blocks.map(joined);
/** The same, with a table of figures; one act has at most one text that holds one. */
export const proseWithFigures: fc.Arbitrary<InventedProse> = fc
  .tuple(blocks, fc.option(figures, { nil: null }))
  .map(([some, table]) => joined(table === null ? some : [...some, table]));

function joined(parts: readonly InventedProse[]): InventedProse {
  return {
    typed: parts.flatMap(({ typed }, i) => (i === 0 ? typed : ['', ...typed])),
    printed: parts.flatMap(({ printed }) => printed),
    tableaux: parts.flatMap(({ tableaux }) => tableaux),
  };
}
