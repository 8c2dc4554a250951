/** Hidden passages: what the published copy has in their place, and what it hides. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lignePubliee, prosePubliee } from '../../src/records/prose-preparation.ts';
import { readProse } from '../../src/records/prose.ts';
import { isPublishable, occultesOf, pointPublie } from '../../src/records/publie.ts';
import { ASSEMBLEE, SEANCE, seanceOf } from './dossiers.ts';

/** The one paragraph of a rich text. */
function paragraph(typed: string): string {
  const { prose } = readProse(typed, {});
  const [block, ...others] = prose;
  expect(others).toEqual([]);
  if (block?.kind !== 'paragraph') throw new Error(`a ${block?.kind}`);
  return block.inlines.map((one) => (one.kind === 'run' ? one.text : '⏎')).join('');
}

describe('in place of what is hidden', () => {
  test.each([
    ['à [[M. X]].', 'à [occulté].'],
    ['à [[M. X|un agent]] et [[Mme Y|une agente]]', 'à un agent et une agente'],
    ['à [[M. X|]]', 'à [occulté]'],
    ['à [[M. X| ]]', 'à [occulté]'],
    ['à[[ M. X ]]de', 'à [occulté] de'],
    ['à [[M. X|a|b]]', 'à a|b'],
    ['[[M. X|- un agent]]', '- un agent'],
    ['[[M. X|1. un agent]]', '1. un agent'],
    ['[[M. X|### agent]]', '### agent'],
    ['à [[M. X|**agent**]]', 'à **agent**'],
    ['à [[M. X|a\\b]]', 'à a\\b'],
    ['des \\[[crochets]]', 'des [[crochets]]'],
  ])('%s', (typed, published) => {
    expect(lignePubliee(typed)).toBe(published);
    expect(paragraph(prosePubliee(typed))).toBe(published);
  });

  test('words are words, whatever marks they look like', () => {
    const words = fc
      .stringMatching(/^[!-Z^-~é][ -Z^-~é]{0,12}$/)
      .filter((text) => text === text.trim() && !/ {2}/.test(text));
    fc.assert(
      fc.property(words, (shown) => {
        for (const around of [
          ['', ''],
          ['à ', ' de'],
          ['**b** ', ''],
        ] as const)
          expect(paragraph(prosePubliee(`${around[0]}[[X|${shown}]]${around[1]}`))).toBe(
            `${around[0].replaceAll('*', '')}${shown}${around[1]}`,
          );
      }),
      { numRuns: 300 },
    );
  });
});

describe('a point', () => {
  const { lue } = seanceOf({
    assemblee: ASSEMBLEE,
    seance: SEANCE,
    points: {
      '01-essai': `objet: Secours à [[M. Jean DUPONT|un agent]]
visas:
  - la demande de [[Mme  Ève ROY]]
motifs: []
expose: |
  Rien ici.

  [[M. Jean **DUPONT**]] est
  agent.
debats: M. DUPONT est cité. [[Z]]
articles:
  - Accorde à [[M. X]].
`,
      '02-interdit': 'objet: Aide à [[M. X]]\npublication: interdite\n',
    },
  });
  const [point, forbidden] = lue!.points;

  test('tells what it hides of the texts that an act prints, and where', () => {
    expect(occultesOf(point!).map(({ texte, place }) => [texte, place.line, place.column])).toEqual([
      ['M. Jean DUPONT', 1, 18],
      ['Mme Ève ROY', 3, 19],
      ['M. Jean DUPONT', 8, 3],
      ['M. X', 12, 15],
    ]);
  });

  test('is published without, in all that is read of it', () => {
    const { deliberation, textes, ecrite } = pointPublie(point!);
    expect(deliberation.objet).toBe('Secours à un agent');
    expect(deliberation.visas).toEqual(['la demande de [occulté]']);
    expect(JSON.stringify({ deliberation, textes, ecrite })).not.toMatch(/Jean|ROY|M\. X|\[\[[A-Z]/);
    expect(point!.deliberation.objet).toBe('Secours à M. Jean DUPONT');
  });

  test('that is not to be published has no published copy', () => {
    expect([point, forbidden].map((each) => isPublishable(each!))).toEqual([true, false]);
  });
});
