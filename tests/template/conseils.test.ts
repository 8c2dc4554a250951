/** What is told of sound templates: rules of style that reach nothing, text too pale, branches that nothing prints. */
import { describe, expect, test } from 'vitest';
import { contrastSaid, contrastWithWhite } from '../../src/records/contraste.ts';
import { branchesOf } from '../../src/template/branches.ts';
import { adviceOn } from '../../src/template/conseils.ts';
import { branchesTaken } from '../../src/template/essai.ts';
import { INVENTE } from './actes.ts';
import { compiled, said, small } from './modele.ts';

const advice = (body: string, css: string): string[] => adviceOn([compiled(small(body, css))]).map(said);

describe('rules of style', () => {
  test.each([
    ['.a { color: #000000 }', '<p class="a">x</p>'],
    ['p.a { margin: 0 }', '<p class="{{#if projet}}a{{else}}b{{/if}}">x</p>'],
    ['.b { margin: 0 }', '<p class="{{#if projet}}a{{else}}b{{/if}}">x</p>'],
    ['div p { margin: 0 }', '{{#if projet}}<div><div><p>x</p></div></div>{{/if}}'],
    ['html, body { margin: 0 }', '<p>x</p>'],
    [
      '.tableau .n { margin: 0 } .total td { margin: 0 } .numeros li { margin: 0 }',
      '{{#if expose}}{{prose expose}}{{/if}}',
    ],
  ])('%s reaches something', (css, body) => {
    expect(advice(body, css)).toEqual([]);
  });

  test.each([
    ['.c { margin: 0 }', '<p class="a">x</p>', '1:1 regle-sans-effet'],
    ['p { margin: 0 }\n.a, .c { margin: 0 }', '<p class="a">x</p>', '2:5 regle-sans-effet'],
    ['div .a { margin: 0 }', '<p class="a">x</p>', '1:1 regle-sans-effet'],
    ['.a div { margin: 0 }', '<div class="a"><p>x</p></div>', '1:1 regle-sans-effet'],
  ])('%s is dead', (css, body, fault) => {
    expect(advice(body, css)).toEqual([fault]);
  });

  test('a rule that one of two templates needs is alive', () => {
    const css = '.a { margin: 0 } .c { margin: 0 }';
    const both = ['<p class="a">x</p>', '<p>x</p>'].map((body) => compiled(small(body, css)));
    expect(adviceOn(both).map(said)).toEqual(['1:18 regle-sans-effet']);
  });
});

describe('contrast with white', () => {
  test.each([
    ['#000000', 21],
    ['#ffffff', 1],
    ['#767676', 4.54],
    ['#777777', 4.48],
  ])('%s', (color, ratio) => {
    expect(contrastWithWhite(color)).toBeCloseTo(ratio, 2);
  });

  test('a figure is never rounded up to what would be enough', () => {
    expect(contrastSaid('#777777')).toBe('4,4');
  });

  test('pale text is told where its colour is written, a pale rule is not', () => {
    expect(advice('<p>x</p>', 'p { margin: 0;\n  color: #777777 }')).toEqual(['2:3 contraste-faible']);
    expect(advice('<p>x</p>', 'p { color: #767676; border-bottom: 1pt solid #cccccc }')).toEqual([]);
  });
});

describe('branches', () => {
  const keys = (body: string, partials: Record<string, string> = {}): string[] => {
    const { steps, partials: all } = compiled(small(body, '', partials));
    return [...branchesOf(steps, all).values()].map(
      ({ place, kind, side, isWritten }) =>
        `${place.line}:${place.column} ${kind} ${side}${isWritten ? '' : ' (vide)'}`,
    );
  };

  test('both ways out of a question, written or not', () => {
    expect(keys('{{#if projet}}<p>a</p>{{/if}}')).toEqual(['2:4 if corps', '2:4 if sinon (vide)']);
    expect(keys('{{#unless projet}}<p>a</p>{{else}}<p>b</p>{{/unless}}')).toEqual([
      '2:4 unless corps',
      '2:4 unless sinon',
    ]);
  });

  test('a list that a question found full is never empty', () => {
    expect(keys('{{#each visas}}<p>a</p>{{/each}}')).toEqual(['2:4 each corps', '2:4 each sinon (vide)']);
    expect(keys('{{#if visas}}{{#each visas}}<p>a</p>{{/each}}{{/if}}')).not.toContain(
      '2:17 each sinon (vide)',
    );
    expect(keys('{{#if visas}}{{> a visas}}{{/if}}', { a: '{{#each this}}<p>a</p>{{/each}}' })).not.toContain(
      '1:4 each sinon (vide)',
    );
  });

  test('those that a document takes', () => {
    const template = compiled(
      small(
        '{{#if projet}}<p>a</p>{{else}}<p>b</p>{{/if}}{{#each visas}}<p>c</p>{{/each}}{{#with vote}}<p>d</p>{{/with}}',
      ),
    );
    const taken = (changes: object) =>
      [...branchesTaken(template, { ...INVENTE, ...changes })].map((key) =>
        key.replace('m/extrait.hbs:', ''),
      );
    expect(taken({})).toEqual(['2:4:sinon', '2:49:sinon', '2:81:sinon']);
    expect(taken({ projet: true, visas: ['a', 'b'] })).toEqual(['2:4:corps', '2:49:corps', '2:81:sinon']);
  });
});
