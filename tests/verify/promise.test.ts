/** The promise of this room: no character of an act is changed, dropped or moved without being seen. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSound, proveFast } from '../../src/verify/proof.ts';
import { layAct } from './act.ts';
import { buildPdf } from './build.ts';
import type { Piece } from './build.ts';
import { SEED } from './seed.ts';

const SEED_OF_RUNS = 20240912;
const PLAN = layAct(SEED);

/** Words of the template: the record does not say them. */
const TEMPLATE =
  /^(?:EXTRAIT|Séance|Président|Secrétaire|Convocation|Nombre|Membres|OBJET|SCRUTIN|POUR|CONTRE|ABSTENTION|NE SE|DONT)/;
/** Where the text of the record stands. */
const OURS = PLAN.pieces.flatMap(({ owner, text }, i) =>
  typeof owner === 'string' && !TEMPLATE.test(text) ? [i] : [],
);

/** In the order in which they are printed. */
const FIELDS = new Set([
  'assemblee.duTitre',
  ...SEED.presents.map((_, i) => `presents.${i}.nom`),
  ...SEED.absents.map((_, i) => `absents.${i}.nom`),
  ...SEED.pouvoirs.flatMap((_, i) => [
    `pouvoirs.${i}.mandant`,
    `pouvoirs.${i}.mot`,
    `pouvoirs.${i}.mandataire`,
  ]),
  ...'objet formule.0 formule.1 vote.pour vote.abstention vote.contre vote.nppv'.split(' '),
]);

function soundWith(pieces: readonly Piece[]): boolean {
  const bytes = buildPdf({ ...PLAN, pieces });
  const claim = { file: 'acte.pdf', bytes, kind: 'extrait', document: SEED, fields: FIELDS, source: null };
  const proof = proveFast(claim);
  return proof.kind === 'proof' && isSound(proof);
}

describe('what the record says', () => {
  test('is there when nothing is changed', () => {
    expect(soundWith(PLAN.pieces)).toBe(true);
  });

  test('is not changed by one character, the kind of a space included', () => {
    const other = fc.constantFrom('x', 'É', '8', '-', ' ', '\u00a0', '\u202f');
    fc.assert(
      fc.property(fc.constantFrom(...OURS), fc.nat(), other, (index, at, character) => {
        const piece = PLAN.pieces[index]!;
        const place = at % piece.text.length;
        fc.pre(piece.text[place] !== character);
        // The dash and the number of an item are the template's.
        fc.pre(!/^(?:- |\d+\. )$/.test(piece.text));
        const text = piece.text.slice(0, place) + character + piece.text.slice(place + 1);
        expect(soundWith(PLAN.pieces.with(index, { ...piece, text }))).toBe(false);
      }),
      { seed: SEED_OF_RUNS, numRuns: 250 },
    );
  });

  test('loses no line', () => {
    for (const index of OURS) {
      if (/^- $/.test(PLAN.pieces[index]!.text)) continue;
      expect([PLAN.pieces[index]!.text, soundWith(PLAN.pieces.toSpliced(index, 1))]).toEqual([
        PLAN.pieces[index]!.text,
        false,
      ]);
    }
  });

  test('gains no line', () => {
    // Beside the sentence before the decision and the figures of the vote stand words of the template: there only making
    // the act again tells what was added.
    const running = OURS.filter((i) => !/^(?:\d+$|Le Bureau|après en avoir)/.test(PLAN.pieces[i]!.text));
    fc.assert(
      fc.property(fc.constantFrom(...running), (index) => {
        const piece = PLAN.pieces[index]!;
        expect(soundWith(PLAN.pieces.toSpliced(index, 0, { ...piece, text: 'Ajout ' }))).toBe(false);
      }),
      { seed: SEED_OF_RUNS, numRuns: 100 },
    );
  });
});
