/** Merging: what is printed is what was typed, and every piece knows where it comes from. */
import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import Handlebars from 'handlebars';
import { describe, expect, test } from 'vitest';
import type { Extrait } from '../../src/documents/extrait.ts';
import type { Prose } from '../../src/records/prose.ts';
import { merge } from '../../src/template/merge.ts';
import { KEPT_SPACE, Writer } from '../../src/template/merged.ts';
import { writeProse } from '../../src/template/prose.ts';
import type { StyledElement, StyledNode, StyledText } from '../../src/template/styled.ts';
import { dress, printedFields, type Template } from '../../src/template/template.ts';
import { INVENTE, paragraph, run, VOTE } from './actes.ts';
import { compiled, LIBELLES, libelles, small } from './modele.ts';

const html = (body: string, document: Extrait, partials: Record<string, string> = {}): string => {
  const { steps, partials: read } = compiled(small(body, '', partials));
  const { html } = merge(steps, read, document);
  return html.slice(html.indexOf('<body>') + 7, -15).replaceAll(KEPT_SPACE, '·');
};

const texts = (node: StyledNode): StyledText[] =>
  node.kind === 'text' ? [node] : node.children.flatMap(texts);
const dressed = (template: Template, document: Extrait) => {
  const { styled, faults } = dress(template, document);
  expect(faults).toEqual([]);
  return styled!;
};

const elements = (node: StyledElement): StyledElement[] =>
  node.children.filter((each) => each.kind === 'element');
const allElements = (node: StyledElement): StyledElement[] => [node, ...elements(node).flatMap(allElements)];

const written = (prose: Prose): string => {
  const out = new Writer();
  writeProse(prose, 'expose', { file: 'm', line: 1, column: 1, length: 0 }, out);
  return out.html;
};
const cell = (text: string, more = {}) => ({
  inlines: [run(text)],
  align: null,
  colspan: 1,
  rowspan: 1,
  ...more,
});

/** The value of a document at a path: `pouvoirs.1.mandant`. */
const valueAt = (document: object, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, part) => Object.entries(value ?? {}).find(([name]) => name === part)?.[1],
      document,
    );
const lineAt = (file: string, line: number): string => LIBELLES.get(file)?.split('\n')[line - 1] ?? '';

describe('values', () => {
  test('what looks like markup or like a template prints as typed', () => {
    const objet = '<b>{{objet}}</b> &amp; "x" \'y\' `z` =';
    expect(html('<p>{{objet}}</p>', { ...INVENTE, objet })).toBe(
      "<p>&lt;b&gt;{{objet}}&lt;/b&gt; &amp;amp; &quot;x&quot; 'y' `z` =</p>",
    );
  });

  test('spaces that would collapse are kept: the further ones of a run, those at an edge', () => {
    expect(html('<p>{{objet}}</p>', { ...INVENTE, objet: ' a  b   c ' })).toBe('<p>·a ·b ··c·</p>');
  });

  const typed = array(
    oneof(
      constantFrom(' ', '  ', '<', '&lt;', '{{', '}}', '"', "'", '\u00a0', '\u202f', '</p>', '<br>'),
      string({ unit: 'grapheme', maxLength: 4 }),
    ),
  )
    .map((parts) => parts.join(''))
    // Records hold no control, private or unassigned characters, no lone surrogates.
    .filter((text) => !/[\p{Cc}\p{Co}\p{Cn}\p{Cs}\u2028\u2029]/u.test(text) && text !== '');

  const objects = compiled(
    small('<p>{{objet}}</p><p>avant {{objet}} après</p><p><img src="x" alt="a{{objet}}"></p>'),
  );

  test('any text comes out of the tree as it was typed', () => {
    assert(
      property(typed, (objet) => {
        const { body } = dressed(objects, { ...INVENTE, objet });
        const [alone, amid, pictured] = elements(body);
        expect(
          texts(alone!)
            .map((each) => each.text)
            .join(''),
        ).toBe(objet);
        expect(
          texts(amid!)
            .map((each) => each.text)
            .join(''),
        ).toBe(`avant ${objet} après`);
        expect(elements(pictured!)[0]?.alt).toBe(`a${objet}`);
        expect(dressed(objects, { ...INVENTE, titre: `a${objet}` }).title).toBe(`a${objet}`);
      }),
      { seed: 20240912, numRuns: 300 },
    );
  });

  test('a prose too, whatever its runs hold', () => {
    const prosed = compiled(small('{{#if expose}}{{prose expose}}{{/if}}'));
    assert(
      property(array(typed, { minLength: 1, maxLength: 4 }), (runs) => {
        const inlines = runs.map((text, i) => ({ ...run(text), bold: i % 2 === 1, italic: i % 3 === 1 }));
        const { body } = dressed(prosed, { ...INVENTE, expose: [{ kind: 'paragraph', inlines }] });
        expect(
          texts(body)
            .map((each) => each.text)
            .join(''),
        ).toBe(runs.join(''));
      }),
      { seed: 20240912, numRuns: 200 },
    );
  });
});

describe('blocks', () => {
  test.each<[string, Partial<Extrait>, string]>([
    ['{{#if numero}}a{{else}}b{{/if}}', { numero: '1' }, 'a'],
    ['{{#if numero}}a{{else}}b{{/if}}', { numero: null }, 'b'],
    ['{{#if visas}}a{{else}}b{{/if}}', { visas: [] }, 'b'],
    ['{{#unless projet}}a{{else}}b{{/unless}}', { projet: true }, 'b'],
    [
      '{{#each visas}}{{@index}}{{this}}{{#unless @last}},{{/unless}}{{/each}}',
      { visas: ['x', 'y'] },
      '0x,1y',
    ],
    ['{{#each visas}}{{this}}{{else}}rien{{/each}}', { visas: [] }, 'rien'],
    ['{{#with seance.president}}{{court}} {{../objet}}{{/with}}', {}, 'Madame DURAND Un objet'],
    ['{{#with rapporteur}}{{court}}{{else}}personne{{/with}}', {}, 'personne'],
    ['{{#if vote}}{{vote.contre}} contre{{/if}}', { vote: { ...VOTE, contre: '0' } }, '0 contre'],
    [
      '{{#each visas}}{{#each ../considerants}}{{../this}}{{this}} {{/each}}{{/each}}',
      { visas: ['a', 'b'], considerants: ['1', '2'] },
      'a1 a2 b1 b2 ',
    ],
  ])('%s', (body, document, expected) => {
    expect(html(`<p>${body}</p>`, { ...INVENTE, ...document })).toBe(`<p>${expected}</p>`);
  });

  test('a partial is given a field, and finds what is around it', () => {
    const partials = {
      a: '{{mandant}}{{~! rien }}',
      b: '{{#each this}} {{this}} {{../../mandant}} {{../../../objet}}; {{/each~}}',
    };
    expect(
      html(
        '<p>{{#each pouvoirs}}{{> a}}{{> b ../visas}}{{/each}}</p>',
        { ...INVENTE, visas: ['v'] },
        partials,
      ),
    ).toBe(
      '<p>Madame Eve ROY v Madame Eve ROY Un objet; Monsieur Luc SAGE v Monsieur Luc SAGE Un objet; </p>',
    );
  });
});

describe('prose', () => {
  test('paragraphs, headings, breaks, weights', () => {
    expect(
      written([
        { kind: 'heading', inlines: [run('- Titre')] },
        {
          kind: 'paragraph',
          inlines: [run('a '), { ...run('b'), bold: true, italic: true }, { kind: 'break' }, run('c')],
        },
      ]),
    ).toBe(`<h3>- Titre</h3>\n<p>a${KEPT_SPACE}<strong><em>b</em></strong><br>c</p>`);
  });

  test('lists print the mark that was typed', () => {
    expect(
      written([
        {
          kind: 'list',
          ordered: false,
          start: 1,
          items: [[paragraph('a')], [paragraph('b'), paragraph('c')]],
        },
        {
          kind: 'list',
          ordered: true,
          start: 3,
          items: [[paragraph('a'), { kind: 'list', ordered: false, start: 1, items: [[paragraph('b')]] }]],
        },
      ]),
    ).toBe(
      '<ul class="tirets">\n<li><span class="tiret">- </span>a</li>\n<li><span class="tiret">- </span>b<p>c</p></li>\n</ul>\n' +
        '<ol class="numeros">\n<li><span class="tiret">3. </span>a<ul class="tirets">\n<li><span class="tiret">- </span>b</li>\n</ul></li>\n</ol>',
    );
  });

  test('a table names its columns and rows, and joins its cells', () => {
    const html = written([
      {
        kind: 'table',
        titre: 'Plan',
        head: [[cell('Dépenses', { colspan: 2 })], [cell('Poste'), cell('€', { align: 'right' })]],
        rows: [
          [cell('Études', { rowspan: 2 }), cell('1', { align: 'right' })],
          [cell('2', { align: 'right' })],
          [cell('Travaux'), cell('3', { align: 'center' })],
        ],
        total: [cell('Total'), cell('6', { align: 'right' })],
      },
    ]);
    expect(html.split('\n')).toEqual([
      '<table class="tableau">',
      '<caption>Plan</caption>',
      '<colgroup><col><col></colgroup>',
      '<thead><tr><th scope="colgroup" colspan="2">Dépenses</th></tr>',
      '<tr><th scope="col">Poste</th><th scope="col" class="n">€</th></tr></thead>',
      '<tbody>',
      '<tr><th scope="rowgroup" rowspan="2">Études</th><td class="n">1</td></tr>',
      '<tr><td class="n">2</td></tr>',
      '<tr><th scope="row">Travaux</th><td class="c">3</td></tr>',
      '<tr class="total"><th scope="row">Total</th><td class="n">6</td></tr>',
      '</tbody>',
      '</table>',
    ]);
  });
});

describe('the way back', () => {
  const full: Extrait = {
    ...INVENTE,
    numero: '2025-001',
    visas: ['un', 'deux'],
    vote: {
      ...VOTE,
      noms: { pour: [], contre: [{ nom: 'Madame ROY', pouvoir: true }], abstention: [], refus: [], nppv: [] },
    },
  };

  test('a value is the field that it says, at the mustache that printed it', () => {
    const values = texts(dressed(libelles(), full).body).filter(
      (each) => each.origin.field !== null && !each.origin.field.startsWith('expose'),
    );
    expect(values.length).toBeGreaterThan(20);
    for (const { text, origin } of values) {
      expect(text).toBe(valueAt(full, origin.field!));
      const { file, line, column, length } = origin.template;
      expect(lineAt(file, line).slice(column - 1, column - 1 + length)).toMatch(/^\{\{.*\}\}$/);
    }
    expect(values.map((each) => each.origin.field)).toContain('pouvoirs.1.mandataire');
    expect(values.map((each) => each.origin.field)).toContain('vote.noms.contre.0.nom');
  });

  test('words of the template, and its elements, are where they say', () => {
    const { body } = dressed(libelles(), full);
    const words = texts(body).filter((each) => each.origin.field === null);
    expect(words.length).toBeGreaterThan(20);
    for (const { text, origin } of words) {
      const { file, line, column } = origin.template;
      const word = text.trim().split(' ')[0]!;
      expect(lineAt(file, line).slice(column - 1, column - 1 + word.length)).toBe(word);
    }
    for (const { tag, origin } of allElements(body)) {
      if (origin.field !== null) continue;
      const { file, line, column } = origin.template;
      expect(lineAt(file, line).slice(column - 1, column + tag.length)).toBe(`<${tag}`);
    }
  });

  test('a prose says which of its blocks', () => {
    const fields = texts(dressed(libelles(), full).body).map((each) => each.origin.field);
    expect(fields).toContain('expose.0');
    expect(fields).toContain('expose.1');
  });

  test('the fields that a document prints, but not in its heads and feet', () => {
    const fields = printedFields(dressed(libelles(), full));
    expect(fields).toContain('presents.1.nom');
    expect(fields).toContain('chiffres.exercice');
    expect(fields).not.toContain('collectivite');
    expect(fields).not.toContain('titre');
  });
});

test('the text is the one that Handlebars gives', () => {
  const handlebars = Handlebars.create();
  for (const [path, text] of LIBELLES) {
    const partial = /partiels\/(.+)\.hbs$/.exec(path)?.[1];
    if (partial !== undefined) handlebars.registerPartial(partial, text);
  }
  handlebars.registerHelper('prose', (prose: Prose) => new Handlebars.SafeString(written(prose)));
  const theirs = handlebars.compile(LIBELLES.get('templates/libelles/extrait.hbs'), {
    strict: true,
    preventIndent: true,
  });
  const named = {
    pour: [],
    contre: [
      { nom: "Madame D'A", pouvoir: true },
      { nom: 'B', pouvoir: false },
    ],
    abstention: [],
    refus: [],
    nppv: [],
  };
  const documents: Extrait[] = [
    INVENTE,
    {
      ...INVENTE,
      projet: true,
      numero: '1',
      rubrique: 'R',
      visas: ['a  b', "l'avis"],
      formule: ['Le Conseil,', 'décide :'],
    },
    {
      ...INVENTE,
      vote: {
        ...VOTE,
        secret: true,
        preponderante: true,
        autres: true,
        adopte: false,
        mention: 'm',
        noms: named,
      },
    },
    {
      ...INVENTE,
      presents: [],
      pouvoirs: [],
      absents: [{ nom: 'A' }],
      excuses: [{ nom: 'B' }],
      articles: [{ titre: 'Article 1', texte: [paragraph('a')] }],
    },
  ];
  const { steps, partials } = libelles();
  for (const document of documents)
    expect(merge(steps, partials, document).html.replaceAll(KEPT_SPACE, ' ')).toBe(
      theirs(document)
        .replaceAll('&#x27;', "'")
        .replaceAll('&#x60;', '`')
        .replaceAll('&#x3D;', '=')
        .replaceAll(KEPT_SPACE, ' '),
    );
});
