/** Style sheets: what each property takes and refuses, and the place of every fault. */
import { describe, expect, test } from 'vitest';
import { readSheet } from '../../src/template/css.ts';
import { PROPERTIES } from '../../src/template/properties.ts';
import { said } from './modele.ts';

const mm = 72 / 25.4;

/** The values of the only rule of a sheet, and its faults. */
function read(css: string): { values: unknown; faults: string[] } {
  const { sheet, faults } = readSheet('s.css', css);
  return { values: sheet.rules[0]?.values ?? sheet.pages[0]?.values, faults: faults.map(said) };
}

const inRule = (declaration: string): string => `p { ${declaration} }`;
const inPage = (declaration: string): string => `@page { ${declaration} }`;
const inBox = (declaration: string): string => `@page { @top-left { ${declaration} } }`;

/** For each property: a sheet around it, accepted values with what they say, refused ones. */
const CASES: Record<
  string,
  { around: (declaration: string) => string; yes: Record<string, object>; no: string[] }
> = {
  '-greffe-glue': {
    around: inRule,
    yes: { french: { glue: 'french' }, none: { glue: 'none' } },
    no: ['auto', '1'],
  },
  border: {
    around: inRule,
    yes: {
      none: { borderTop: null, borderRight: null, borderBottom: null, borderLeft: null },
    },
    no: ['1pt dashed #000000', '1pt solid', 'solid', '0 solid #000000', '1pt solid red', 'inherit'],
  },
  'border-top': {
    around: inRule,
    yes: { '0.5pt solid #AABBCC': { borderTop: 0.5, borderTopColor: '#aabbcc' } },
    no: ['1pt'],
  },
  'border-right': { around: inRule, yes: { none: { borderRight: null } }, no: ['none none'] },
  'border-bottom': {
    around: inRule,
    yes: { '1mm solid #000000': { borderBottom: mm } },
    no: ['1em solid #000000'],
  },
  'border-left': { around: inRule, yes: { none: { borderLeft: null } }, no: ['1pt solid #fff'] },
  'border-bottom-color': {
    around: inRule,
    yes: { '#010203': { borderBottomColor: '#010203' } },
    no: ['red', '#fff', 'rgb(0,0,0)'],
  },
  'border-spacing': { around: inRule, yes: { '0': {} }, no: ['2pt', '0 0'] },
  'break-after': {
    around: inRule,
    yes: { avoid: { breakAfter: 'avoid' }, auto: { breakAfter: 'auto' } },
    no: ['page', 'always'],
  },
  'break-before': { around: inRule, yes: { page: { breakBefore: 'page' } }, no: ['left', 'avoid page'] },
  'break-inside': { around: inRule, yes: { avoid: { breakInside: 'avoid' } }, no: ['avoid-page'] },
  color: { around: inRule, yes: { '#444444': { color: '#444444' } }, no: ['black', '#44444', 'transparent'] },
  'column-gap': { around: inRule, yes: { '11.34pt': { columnGap: 11.34 } }, no: ['-1pt', 'normal', '2'] },
  columns: { around: inRule, yes: { '3': { columns: 3 } }, no: ['0', '2.5', '3 10pt', 'auto'] },
  content: {
    around: inBox,
    yes: { none: {}, '"a" counter(pages) element(x, first-except)': {} },
    no: [
      'counter(mois)',
      'string(x)',
      'element()',
      'element(x, last)',
      'counter(page, decimal)',
      'a',
      'url(x.png)',
      '"a" none',
    ],
  },
  'counter-increment': {
    around: inPage,
    yes: { feuillet: { increments: new Map([['feuillet', 1]]) } },
    no: ['page', 'feuillet 1.5', 'feuillet 1 2'],
  },
  'counter-reset': {
    around: inPage,
    yes: {
      'feuillet 36': { resets: new Map([['feuillet', 36]]) },
      feuillet: { resets: new Map([['feuillet', 0]]) },
    },
    no: ['pages 2'],
  },
  display: { around: inRule, yes: { table: { display: 'table' } }, no: ['flex', 'none', 'block'] },
  'font-family': {
    around: inRule,
    yes: { '"Liberation Serif"': { family: 'Liberation Serif' } },
    no: ['Arial', 'serif', '"Liberation Sans", sans-serif'],
  },
  'font-size': { around: inRule, yes: { '10pt': { size: 10 } }, no: ['0', 'small', '-2pt'] },
  'font-style': {
    around: inRule,
    yes: { italic: { italic: true }, normal: { italic: false } },
    no: ['oblique'],
  },
  'font-weight': {
    around: inRule,
    yes: { bold: { bold: true }, normal: { bold: false } },
    no: ['700', 'bolder'],
  },
  height: { around: inRule, yes: { '1cm': { height: 10 * mm } }, no: ['auto', '-1pt'] },
  hyphens: {
    around: inRule,
    yes: { manual: { hyphens: 'manual' }, auto: { hyphens: 'auto' } },
    no: ['none', 'auto manual'],
  },
  'letter-spacing': { around: inRule, yes: { '-0.1pt': { letterSpacing: -0.1 } }, no: ['normal'] },
  'line-height': { around: inRule, yes: { '14pt': { lineHeight: 14 } }, no: ['1.2', 'normal', '0'] },
  'list-style-type': { around: inRule, yes: { decimal: { listStyle: 'decimal' } }, no: ['disc', '"- "'] },
  margin: {
    around: inRule,
    yes: {
      '0 0 7pt 1pt': { marginTop: 0, marginRight: 0, marginBottom: 7, marginLeft: 1 },
      '0 2pt': { marginTop: 0, marginRight: 2, marginBottom: 0, marginLeft: 2 },
      '0 1pt 2pt': { marginTop: 0, marginRight: 1, marginBottom: 2, marginLeft: 1 },
    },
    no: ['7pt', '1pt 0', '0 -1pt', 'auto', '0 auto', '0 0 0 0 0'],
  },
  'margin-bottom': { around: inRule, yes: { '7pt': { marginBottom: 7 } }, no: ['-7pt'] },
  'margin-top': { around: inPage, yes: { '13.18mm': { marginTop: 13.18 * mm } }, no: ['-1mm'] },
  orphans: { around: inRule, yes: { '2': { orphans: 2 } }, no: ['0', 'auto'] },
  padding: {
    around: inRule,
    yes: { '1pt 2pt': { paddingTop: 1, paddingRight: 2, paddingBottom: 1, paddingLeft: 2 } },
    no: ['-1pt', ''],
  },
  'padding-bottom': { around: inRule, yes: { '1pt': { paddingBottom: 1 } }, no: ['1'] },
  'padding-left': { around: inRule, yes: { '1pt': { paddingLeft: 1 } }, no: ['a'] },
  'padding-right': { around: inRule, yes: { '1pt': { paddingRight: 1 } }, no: ['1pt 1pt'] },
  'padding-top': { around: inRule, yes: { '0': { paddingTop: 0 } }, no: ['-1pt'] },
  page: { around: inRule, yes: { paysage: { page: 'paysage' }, auto: { page: null } }, no: ['"x"', 'a b'] },
  position: {
    around: inRule,
    yes: { 'running(pied)': { running: 'pied' } },
    no: ['absolute', 'running()', 'running(a, b)'],
  },
  size: {
    around: inPage,
    yes: { '10pt 20pt': { sheet: { width: 10, height: 20 } } },
    no: ['A4', '210mm', '0 0'],
  },
  'table-layout': { around: inRule, yes: { fixed: {} }, no: ['auto'] },
  'text-align': { around: inRule, yes: { justify: { textAlign: 'justify' } }, no: ['start'] },
  'text-indent': { around: inRule, yes: { '-8pt': { textIndent: -8 } }, no: ['1pt hanging'] },
  'text-wrap': { around: inRule, yes: { pretty: { textWrap: 'pretty' } }, no: ['balance'] },
  'vertical-align': {
    around: inRule,
    yes: { middle: { verticalAlign: 'middle' }, '3.5pt': { verticalAlign: 3.5 } },
    no: ['super', 'baseline'],
  },
  widows: { around: inRule, yes: { '3': { widows: 3 } }, no: ['-1'] },
  width: { around: inRule, yes: { '85mm': { width: 85 * mm } }, no: ['auto', '-1pt'] },
};

describe('properties', () => {
  test('every property has its cases', () => {
    expect(Object.keys(CASES).sort()).toEqual(Object.keys(PROPERTIES).sort());
  });

  for (const [name, { around, yes, no }] of Object.entries(CASES)) {
    for (const [value, values] of Object.entries(yes))
      test(`${name}: ${value} is taken`, () => {
        const found = read(around(`${name}: ${value}`));
        expect(found.faults).toEqual([]);
        expect(found.values).toMatchObject(values);
      });
    for (const value of no)
      test(`${name}: ${value === '' ? 'nothing' : value} is refused`, () => {
        const { faults } = read(around(`${name}: ${value}`));
        expect(faults).toHaveLength(1);
        expect(faults[0]).toMatch(/ (?:valeur-refusee|unite-refusee|feuille-mal-ecrite)$/);
      });
  }

  test('a property outside its place is told', () => {
    expect(read('p { size: 1pt 1pt }').faults).toEqual(['1:5 propriete-deplacee']);
    expect(read('@page { color: #000000 }').faults).toEqual(['1:9 propriete-deplacee']);
    expect(read('@page { @top-left { columns: 2 } }').faults).toEqual(['1:21 propriete-deplacee']);
  });

  test('the remedy gives the grammar', () => {
    const [fault] = readSheet('s.css', 'p { text-align: start }').faults;
    expect(fault).toMatchObject({
      message: 'Pour « text-align », la valeur « start » n’est pas admise.',
      remedy: 'la valeur attendue est « left », « right », « center », « justify ».',
    });
  });
});

describe('faults of a sheet', () => {
  test('all are collected, each at its place', () => {
    const css = [
      'p { colr: #000000; float: left;',
      '    width: 2em; height: 50%; }',
      'a > b, .x.y, .c:hover, #i, * { color: #000000 }',
      '@media print { p { color: #000000 } }',
      'nav { color: #000000 !important }',
    ].join('\n');
    expect(read(css).faults).toEqual([
      '1:5 propriete-inconnue',
      '1:20 propriete-refusee',
      '2:12 unite-refusee',
      '2:25 unite-refusee',
      '3:1 selecteur-refuse',
      '3:10 selecteur-refuse',
      '3:16 selecteur-refuse',
      '3:24 selecteur-refuse',
      '3:28 selecteur-refuse',
      '4:1 regle-refusee',
      '5:1 selecteur-refuse',
      '5:14 valeur-refusee',
    ]);
  });

  test('a slip of the finger gets a suggestion', () => {
    const [fault] = readSheet('s.css', 'p { colro: #000000 }').faults;
    expect(fault?.remedy).toContain('vouliez-vous dire « color » ?');
  });

  for (const css of [
    'p { color #000000 }',
    'p { color: #000000',
    'p { } /* a',
    '@page { @top-left { content: "a',
  ])
    test(`${css} is badly written`, () => {
      expect(read(css).faults.join()).toContain('feuille-mal-ecrite');
    });

  for (const css of [
    '@page :blank { }',
    '@page a b { }',
    '@page :first, :left { }',
    '@page { @left-top { } }',
    'p { & q { } }',
    'p { @top-left { } }',
    '@import "x.css";',
    '<!-- p { } -->',
  ])
    test(`${css} is refused`, () => {
      expect(read(css).faults.join()).toContain('regle-refusee');
    });
});
