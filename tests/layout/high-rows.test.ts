/** Rows that no page can hold: cut at the foot of the page, under a head that is repeated, and one row still for who reads. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Page } from '../../src/layout/page.ts';
import type { StyledElement } from '../../src/template/styled.ts';
import { codes, documentOf, el, laid, linesOf, p, pageOf, RULE, shape, texts } from './styled.ts';
import type { Said } from './styled.ts';

const LINE = 10;

/** A cell of one line for each text. */
const cell = (lines: readonly string[], said: Said = {}, rowspan = 1): StyledElement =>
  el(
    'td',
    said,
    lines.flatMap((line, i) => (i === 0 ? [line] : [el('br'), line])),
    { rowspan },
  );
const tr = (...cells: StyledElement[]): StyledElement => el('tr', {}, cells);
const HEAD = el('thead', {}, [
  tr(el('th', {}, ['t'], { scope: 'col' }), el('th', {}, ['u'], { scope: 'col' })),
]);
const table = (rows: readonly StyledElement[], said: Said = {}): StyledElement =>
  el('table', { width: 100, ...said }, [HEAD, el('tbody', {}, rows)]);
const letters = (text: string): string[] => text.split('');

/** Pages of `lines` lines. */
const pages = (lines: number, ...children: StyledElement[]) =>
  laid(documentOf(children, pageOf(100, lines * LINE)));

/** `text@x,y` from the corner of the text area, in lines. */
function places(page: Page | undefined): string[] {
  return texts(page).map((item) => `${item.text.trim()}@${item.x - 10 < 50 ? 0 : 1},${(item.y - 18) / LINE}`);
}

describe('a row higher than a page', () => {
  const result = pages(
    4,
    p('z'),
    table([
      tr(cell(['a']), cell(['b'])),
      tr(cell(letters('cdefg')), cell(letters('xy'))),
      tr(cell(['v']), cell(['w'])),
    ]),
  );

  test('begins a page, goes on under the head, and the rows after it follow', () => {
    expect(result.laid.pages.map(places)).toEqual([
      ['z@0,0', 't@0,1', 'u@1,1', 'a@0,2', 'b@1,2'],
      ['t@0,0', 'u@1,0', 'c@0,1', 'd@0,2', 'e@0,3', 'x@1,1', 'y@1,2'],
      ['t@0,0', 'u@1,0', 'f@0,1', 'g@0,2', 'v@0,3', 'w@1,3'],
    ]);
  });

  test('is one TR, and told', () => {
    expect(shape(result.laid.root)).toBe(
      'Document(P Table(THead(TR(TH TH)) TBody(TR(TD TD) TR(TD TD) TR(TD TD))))',
    );
    expect(result.faults).toMatchObject([
      {
        code: 'coupure-imposee',
        severity: 'avertissement',
        message: 'La page 2 finit au milieu d’une ligne de tableau, faute d’un meilleur endroit.',
      },
    ]);
  });

  test('takes its heading along', () => {
    const title = el('p', { breakAfter: 'avoid' }, ['H']);
    const { laid: out } = pages(4, p('z'), title, table([tr(cell(letters('abcdef')), cell(['x']))]));
    expect(out.pages.map((page) => linesOf(page)[0])).toEqual(['z', 'H', 'tu', 'tu']);
  });

  test('has its upper edge once, its lower edge once, and sides to the foot of each page', () => {
    const edged: Said = { border: { top: RULE, bottom: RULE, left: RULE }, padding: { top: 2, bottom: 3 } };
    const { laid: out } = pages(4, table([tr(cell(letters('abcde'), edged), cell(['x']))]));
    const strokes = out.pages.map((page) =>
      page.items.flatMap((item) => (item.kind === 'stroke' ? [[item.y - 10, item.width, item.height]] : [])),
    );
    expect(strokes).toEqual([
      [
        [10, 50, 1],
        [10, 1, 30],
      ],
      [[10, 1, 30]],
      [
        [23, 50, 1],
        [10, 1, 14],
      ],
    ]);
    expect(
      out.pages
        .map(places)
        .flat()
        .filter((place) => place.startsWith('e')),
    ).toEqual(['e@0,1']);
  });

  test('centred and low cells stand so in each part', () => {
    const row = tr(
      cell(letters('abcd'), { verticalAlign: 'middle' }),
      cell(['x'], { verticalAlign: 'middle' }),
      cell(['y'], { verticalAlign: 'bottom' }),
    );
    const { laid: out } = laid(documentOf([el('table', { width: 90 }, [row])], pageOf(90, 3 * LINE)));
    expect(texts(out.pages[0]).map((item) => `${item.text.trim()}${item.y - 18}`)).toEqual([
      'a0',
      'b10',
      'c20',
      'x10',
      'y20',
    ]);
    expect(linesOf(out.pages[1])).toEqual(['d']);
  });

  test('is a fault when what it holds cannot be cut', () => {
    const row = tr(el('td', {}, [el('div', { height: 50 }, [p('a')])]), cell(['x']));
    expect(codes(pages(4, table([row])))).toContain('plus-haut-que-la-page');
    expect(codes(pages(4, table([el('tr', { height: 50 }, [cell(['a']), cell(['x'])])])))).toContain(
      'plus-haut-que-la-page',
    );
  });

  test('on a landscape page, the height of that page counts', () => {
    const named = { page: 'paysage' };
    const sheet = {
      pageRule: (_: number, name: string | null) => (name === null ? pageOf(100, 100) : pageOf(100, 40)),
    };
    const row = el('tr', named, [cell(letters('abcde'), named), cell(['x'], named)]);
    const wide = el('div', named, [el('table', { width: 100, ...named }, [row])]);
    const { laid: out, faults } = laid(documentOf([wide], pageOf(100, 100), { sheet }));
    expect(out.pages.map(linesOf)).toEqual([['a', 'b', 'c', 'd', 'x'], ['e']]);
    expect(faults.map(({ code }) => code)).toEqual(['coupure-imposee']);
  });
});

describe('rows that a cell ties, higher than a page', () => {
  test('are cut between two of them where one can be', () => {
    const rows = [
      tr(cell(letters('abcde'), {}, 3), cell(letters('uv'))),
      tr(cell(letters('wx'))),
      tr(cell(['y'])),
    ];
    const { laid: out } = pages(4, table(rows));
    expect(out.pages.map((page) => places(page).slice(2))).toEqual([
      ['a@0,1', 'b@0,2', 'u@1,1', 'v@1,2'],
      ['c@0,1', 'd@0,2', 'e@0,3', 'w@1,1', 'x@1,2', 'y@1,3'],
    ]);
  });

  test('and through the last, when only the cell that ties them is too high', () => {
    const rows = [tr(cell(letters('abcdef'), {}, 2), cell(['u'])), tr(cell(['v']))];
    const { laid: out } = pages(4, table(rows));
    expect(out.pages.map((page) => places(page).slice(2))).toEqual([
      ['a@0,1', 'b@0,2', 'c@0,3', 'u@1,1', 'v@1,2'],
      ['d@0,1', 'e@0,2', 'f@0,3'],
    ]);
  });
});

/** What each page holds, when rows are counted in lines: whole rows as long as they fit, the high ones from their own page on. */
function counted(rows: readonly (readonly [string[], string[]])[], room: number): string[][] {
  const out: string[][] = [[]];
  let used = 0;
  const next = (): void => {
    out.push([]);
    used = 0;
  };
  for (const columns of rows) {
    const height = Math.max(...columns.map((lines) => lines.length));
    if (used > 0 && used + height > room) next();
    for (let line = 0; line < height; line++) {
      if (used === room) next();
      used++;
      for (const [c, lines] of columns.entries())
        if (lines[line] !== undefined) out.at(-1)!.push(`${lines[line]}@${c},${used}`);
    }
  }
  return out;
}

const lines = fc.integer({ min: 1, max: 9 });

test('counting lines gives the same pages', () => {
  let letter = 0;
  const named = (count: number): string[] => Array.from({ length: count }, () => `l${letter++}`);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(lines, lines), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 2, max: 6 }),
      (heights, height) => {
        const rows = heights.map(
          ([left, right]) => [named(left), named(right)] as const satisfies [string[], string[]],
        );
        const { laid: out } = pages(height, table(rows.map(([left, right]) => tr(cell(left), cell(right)))));
        const found = out.pages.map((page) =>
          places(page)
            .filter((place) => place.startsWith('l'))
            .sort(),
        );
        expect(found).toEqual(counted(rows, height - 1).map((page) => page.sort()));
        for (const page of out.pages) expect(places(page).slice(0, 2)).toEqual(['t@0,0', 'u@1,0']);
      },
    ),
    { numRuns: 300 },
  );
});

test('whatever is tied, padded or aligned, nothing is lost, drawn twice or outside its page', () => {
  const said: fc.Arbitrary<Said> = fc.record({
    padding: fc.record({ top: fc.constantFrom(0, 3), bottom: fc.constantFrom(0, 4) }),
    border: fc.record({ left: fc.constantFrom(null, RULE), bottom: fc.constantFrom(null, RULE) }),
    verticalAlign: fc.constantFrom('top' as const, 'middle' as const, 'bottom' as const),
    orphans: fc.constantFrom(1, 2),
    widows: fc.constantFrom(1, 2),
  });
  const one = fc.tuple(lines, said, fc.integer({ min: 1, max: 3 }));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(one, one), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 4, max: 8 }),
      (rows, height) => {
        let count = 0;
        let covered = 0;
        const body = rows.map(([[left, leftSaid, rowspan], [right, rightSaid]], r) => {
          const cells: StyledElement[] = [];
          const texts = (n: number): string[] => Array.from({ length: n }, () => `l${count++}`);
          if (covered === 0) {
            cells.push(cell(texts(left), leftSaid, rowspan));
            covered = Math.min(rowspan, rows.length - r);
          }
          covered--;
          cells.push(cell(texts(right), rightSaid));
          return tr(...cells);
        });
        const { laid: out, faults } = pages(height, table(body));
        expect(faults.filter(({ severity }) => severity === 'erreur')).toEqual([]);
        const found = out.pages
          .flatMap((page) => texts(page).map(({ text }) => text.trim()))
          .filter((text) => text.startsWith('l'));
        expect(found.toSorted()).toEqual(Array.from({ length: count }, (_, i) => `l${i}`).toSorted());
        for (const page of out.pages)
          for (const item of page.items) {
            const bottom = item.kind === 'text' ? item.y + 2 : item.y + item.height;
            expect(bottom).toBeLessThanOrEqual(10 + height * LINE + 0.001);
            expect(item.y).toBeGreaterThanOrEqual(10);
          }
      },
    ),
    { numRuns: 300 },
  );
});
