/** Properties that would do nothing where they are given: refused at the review of the template, with the element. */
import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../../src/template/template.ts';
import { small } from './modele.ts';

const BODY = `<p class="a"><span class="b">x</span><strong>y</strong></p>
<table class="t"><colgroup><col class="c"></colgroup><tbody class="g"><tr class="r"><td class="d">x</td></tr></tbody></table>
<ul><li class="l">x</li></ul><p><img class="i" src="x.png" alt="x"></p>`;

/** Faults of a template with these rules. */
function faults(css: string): string[] {
  const { faults: found } = compileTemplate(small(BODY, css), 'extrait');
  expect(found.every(({ code }) => code === 'propriete-sans-effet')).toBe(true);
  return found.map(
    ({ place, message }) => `${place.line} ${/« (.*?) ».* « (.*?) »/.exec(message)?.slice(1).join(' ')}`,
  );
}

describe('a property without effect is refused', () => {
  test.each([
    ['.b { padding: 2pt; }', '2 padding span.b'],
    ['strong { border: 1pt solid #000000; }', '2 border strong'],
    ['.b { width: 20pt; }', '2 width span.b'],
    ['.c { height: 3pt; }', '3 height col.c'],
    ['.g { margin: 0 0 3pt 0; }', '3 margin tbody.g'],
    ['.r { border-bottom: 1pt solid #000000; }', '3 border tr.r'],
    ['.d { break-inside: avoid; }', '3 break-inside td.d'],
    ['.t { columns: 2; }', '3 columns table.t'],
    ['.l { columns: 2; }', '4 columns li.l'],
    ['.i { margin: 0 0 3pt 0; }', '4 margin img.i'],
  ])('%s', (css, fault) => expect(faults(css)).toEqual([fault]));
});

test('what has an effect, or says what is so anyway, passes', () => {
  expect(
    faults(
      `span, td, tr, col { margin: 0; } .b { border: none; padding: 0; } .c { width: 20pt; } .g, .r { break-inside: avoid; }
.r { height: 20pt; } .d { padding: 2pt; border: 1pt solid #000000; width: 20pt; } .i { width: 20pt; height: 20pt; } .l { padding: 2pt; }`,
    ),
  ).toEqual([]);
});
