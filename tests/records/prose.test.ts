import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sectionsOf } from '../../src/records/plain-prose.ts';
import { texteEntier } from '../../src/records/prose-preparation.ts';
import { readMarkdown, readProse, type Prose, type ProseInline } from '../../src/records/prose.ts';

const read = (typed: string) => readProse(typed, {}).prose;

/** Blocks as lines a person can read: `p`, `h`, `- `, `1. `; bold in `**`, italic in `*`, breaks as `⏎`. */
function shown(prose: Prose, indent = ''): string[] {
  return prose.flatMap((block) => {
    if (block.kind === 'list')
      return block.items.flatMap((item, i) => {
        const mark = block.ordered ? `${block.start + i}. ` : '- ';
        return [`${indent}${mark}`, ...shown(item, `${indent}  `)];
      });
    if (block.kind === 'table')
      return [...block.head, ...block.rows].map(
        (row) => `${indent}| ${row.map((cell) => inline(cell.inlines)).join(' | ')}`,
      );
    return [`${indent}${block.kind[0]!} ${inline(block.inlines)}`];
  });
}

function inline(inlines: readonly ProseInline[]): string {
  return inlines
    .map((one) => {
      if (one.kind === 'break') return '⏎';
      const italic = one.italic ? `*${one.text}*` : one.text;
      return one.bold ? `**${italic}**` : italic;
    })
    .join('');
}

/** All the characters of a prose, blocks end to end. */
function textOf(prose: Prose): string {
  return prose
    .map((block) => {
      if (block.kind === 'list') return block.items.map(textOf).join('');
      if (block.kind === 'table')
        return [...block.head, ...block.rows]
          .flat()
          .map((cell) => plain(cell.inlines))
          .join('');
      return plain(block.inlines);
    })
    .join('');
}

const plain = (inlines: readonly ProseInline[]) =>
  inlines.map((one) => (one.kind === 'run' ? one.text : '')).join('');

describe('the subset', () => {
  test.each([
    ['un\ndeux\n\ntrois', ['p un deux', 'p trois']],
    ['### Titre\nsuite', ['h Titre', 'p suite']],
    ['### - Financement de la plateforme', ['h - Financement de la plateforme']],
    ['- un\n- deux\n  suite\n', ['- ', '  p un', '- ', '  p deux suite']],
    ['Décide :\n- un\n- deux', ['p Décide :', '- ', '  p un', '- ', '  p deux']],
    ['- un\n  - deux\n    - trois', ['- ', '  p un', '  - ', '    p deux', '    - ', '      p trois']],
    ['1. un\n2. deux', ['1. ', '  p un', '2. ', '  p deux']],
    ['3. trois\n4. quatre', ['3. ', '  p trois', '4. ', '  p quatre']],
    ['**gras** et *italique*, ***les deux***', ['p **gras** et *italique*, ***les deux***']],
    ['un\\\ndeux', ['p un⏎deux']],
    ['a | b\n:--- | ---:\n**c** | 1', ['| a | b', '| **c** | 1']],
  ])('%j', (typed, expected) => {
    expect(shown(read(typed))).toEqual(expected);
  });

  test('a list whose numbers do not follow is cut: each item prints its own', () => {
    expect(shown(read('1. a\n1. b\n5. c\n6. d'))).toEqual([
      '1. ',
      '  p a',
      '1. ',
      '  p b',
      '5. ',
      '  p c',
      '6. ',
      '  p d',
    ]);
  });

  test('columns of a pipe table keep their side', () => {
    const [table] = read('a | b | c\n:--- | :---: | ---:\n1 | 2 | 3');
    expect(table?.kind === 'table' && table.rows[0]!.map((cell) => cell.align)).toEqual([
      'left',
      'center',
      'right',
    ]);
  });
});

describe('all else is literal', () => {
  test.each([
    '# un titre',
    '## deux',
    '#### quatre',
    '### ',
    '> cité',
    '* pas une puce',
    '+ ni celle-ci',
    '1) ni cela',
    '01. ni cela',
    '2024. L’année',
    '- ',
    '---',
    '***',
    '===',
    '```',
    '~~~',
    '`code`',
    '_souligné_ et __fort__',
    '&amp; &#65; &eacute;',
    '<b>x</b> <!-- y -->',
    '[texte](adresse) ![image](adresse) [réf]',
    'https://exemple.fr et <https://exemple.fr>',
    '{{nom}} {{{nom}}} {%',
    'a * b * c',
    '5 * 3',
    'C:\\dossier',
    '[^1]',
    '[x]: adresse',
    '| seule | ligne |',
    'fin par une barre \\',
    '### Titre ###',
  ])('%j', (typed) => {
    const text = typed.startsWith('### T') ? typed.slice(4) : typed.replace(/ +$/u, '');
    expect(textOf(read(typed))).toBe(text);
  });

  test('a backslash takes its meaning from any mark', () => {
    expect(shown(read('\\- les mesures \\*x\\* \\_ \\### \\[[y]] \\\\'))).toEqual([
      'p - les mesures *x* _ ### [[y]] \\',
    ]);
  });

  test('four spaces make no code', () => {
    expect(shown(read('    du texte'))).toEqual(['p du texte']);
  });
});

const MARKS = [
  '- ',
  '1. ',
  '### ',
  '# ',
  '**',
  '*',
  '\\',
  '\n',
  '\n\n',
  ' ',
  '  ',
  '    ',
  '|',
  '> ',
  '_',
  '`',
  '[[',
  ']]',
  '---',
];
const letters = (text: string) => text.replaceAll(/[^\p{L}\u00a0]/gu, '');

describe('characters are those typed', () => {
  test('two spaces at a line end break nothing', () => {
    expect(shown(read('un  \ndeux'))).toEqual(['p un deux']);
  });

  test('no-break spaces stay, at the ends too, and doubled', () => {
    expect(textOf(read('\u00a0347\u00a0000€\u202f:\u00a0\u00a0\n'))).toBe(
      '\u00a0347\u00a0000€\u202f:\u00a0\u00a0',
    );
  });

  test('a paragraph of one no-break space is an empty line, and stays', () => {
    expect(shown(read('un\n\n\u00a0\n\ndeux'))).toEqual(['p un', 'p \u00a0', 'p deux']);
  });

  test('doubled spaces inside a line stay', () => {
    expect(textOf(read('un  deux   trois'))).toBe('un  deux   trois');
  });

  test('a no-break space after a dash makes no list', () => {
    expect(shown(read('-\u00a0un'))).toEqual(['p -\u00a0un']);
  });

  const word = fc.stringMatching(/^[a-zA-ZéœÉ0-9€’'",;:!?()%/&<>{}_`~=$@^|+#[\].\u00a0\u202f-]{1,8}$/u);

  test('text in, text out', () => {
    const line = fc.array(fc.tuple(word, fc.constantFrom(' ', '  ', '\u00a0', ' \u00a0'))).map((parts) => {
      const text = parts.map(([w, space]) => w + space).join('');
      return `x${text}`.replace(/ +$/u, '');
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
        fc.pre(!lines.some((l) => l.includes('[[') || l.includes('|')));
        expect(textOf(read(lines.join('\n')))).toBe(lines.join(' '));
      }),
    );
  });

  test('whatever marks are mixed, no letter is lost, added or moved', () => {
    const piece = fc.constantFrom(
      ...MARKS,
      'a',
      'b',
      'c',
      'd',
      'é',
      '\u00a0',
      '&amp;',
      '<b>',
      '[tableau x]',
      '12',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const typed = pieces.join('');
        fc.pre(!/\[\[[^\]]*\|/u.test(typed));
        expect(letters(textOf(read(typed)))).toBe(letters(typed));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('what bears no mark is read without the Markdown reader', () => {
  const piece = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom('mot', 'l’année', '2023', '«\u00a0oui\u00a0»', 'n°', '\u00a0', 'a_b', '€'),
    },
    { weight: 3, arbitrary: fc.constantFrom(' ', ' ', '  ', '    ') },
    {
      weight: 3,
      arbitrary: fc.constantFrom('\n', '\n\n', '\n \n', '\n\n\n', '\n\n- ', '\n- ', '\n\n### ', '\n  '),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        ...[
          ...'*\\|`-#+>~=:[]&<!_\t',
          '1.',
          '12)',
          '2023.',
          '**',
          '[[x|y]]',
          '[[',
          '---',
          ':-',
          '\\\n',
          '- ',
          '### ',
        ],
      ),
    },
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

  test('and reads the same', () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(readProse(typed, {})).toEqual(readMarkdown(typed, {}));
      }),
      { numRuns: 3_000 },
    );
  });

  test('which is nearly all prose: the reader is asked for what has marks only', () => {
    const plain = 'Un\n deux\n\n### - Trois\n\n- quatre\n  cinq\n- six\n\n2023 : sept.\n';
    expect(sectionsOf(plain).map(({ blocks }) => blocks?.[0]?.kind)).toEqual([
      'paragraph',
      'heading',
      'list',
      'paragraph',
    ]);
    expect(
      sectionsOf('un\n\n- **deux**\n\n  trois\n\nquatre').map(({ start, blocks }) => [
        start,
        blocks === null,
      ]),
    ).toEqual([
      [0, false],
      [4, true],
      [25, false],
    ]);
  });
});

describe('hidden passages', () => {
  test('the full copy shows them without their brackets', () => {
    expect(shown(read('Mme [[Jeanne **ROCHE**|la présidente]], [[M. X]]'))).toEqual([
      'p Mme Jeanne **ROCHE**, M. X',
    ]);
    expect(texteEntier('Secours à [[M. Jean DUPONT|un agent]]')).toBe('Secours à M. Jean DUPONT');
  });

  test('they may run over a line end', () => {
    expect(shown(read('à [[M. Jean\nDUPONT]] seul'))).toEqual(['p à M. Jean DUPONT seul']);
  });

  test.each([
    ['à [[M. X', 2],
    ['à [[M. X\n\nDUPONT]]', 2],
    ['à [[M. [[X]]', 2],
    ['à [[]]', 2],
  ])('%j is at fault', (typed, offset) => {
    expect(readProse(typed, {}).faults.map((f) => [f.offset, f.code])).toEqual([
      [offset, 'passage-occulte-mal-ferme'],
    ]);
  });
});

describe('what a prose may not hold', () => {
  test.each([
    ['- a\n  - b\n    - c\n      - d', 24, 'liste-trop-profonde'],
    ['- a\n\n  ### b', 7, 'bloc-dans-une-liste'],
    ['a | b\n--- | ---\n1 | 2 | 3', 16, 'cellule-en-trop'],
    ['un\n\n[tableau x]', 4, 'tableau-inconnu'],
    ['*'.repeat(10_001), 0, 'prose-trop-chargee'],
  ])('%j', (typed, offset, code) => {
    expect(readProse(typed, {}).faults.map((f) => [f.offset, f.code])).toEqual([[offset, code]]);
  });

  test.each([
    ['nested lists', '- '.repeat(20_000)],
    ['nested numbers', '1. '.repeat(20_000)],
    ['indented lists', Array.from({ length: 300 }, (_, i) => `${' '.repeat(2 * i)}- x`).join('\n')],
    ['bold', '**a** '.repeat(2_400)],
    ['brackets', '[['.repeat(20_000)],
  ])('%s end in time', (_, typed) => {
    const started = performance.now();
    readProse(typed, {});
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
