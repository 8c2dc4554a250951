/** The quorum by body, day and point (N4 to N12). */
import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quorumAt } from '../../src/rules/quorum.ts';
import { seanceOf, type Pieces } from './seance-of.ts';

const at = (pieces: Pieces) => {
  const lue = seanceOf(pieces);
  return quorumAt(lue, lue.points[0]!);
};

describe('what the law counts', () => {
  test('procurations count only in permanent commissions', () => {
    const seance = 'pouvoirs: {martin: petit, bernard: durand}';
    expect(at({ seance })).toEqual({ required: 6, present: 9, met: true, rule: 'N4' });
    expect(at({ assemblee: 'type: CDP', seance })).toEqual({
      required: 6,
      present: 11,
      met: true,
      rule: 'N7',
    });
  });

  test('a third in the COVID periods, in every body', () => {
    const seance = 'date: 2021-03-11\nconvocation: 2021-03-04';
    expect(at({ seance })).toMatchObject({ required: 4, rule: 'N12' });
    expect(at({ assemblee: 'type: CCAS', seance })).toMatchObject({ required: 4, rule: 'N12' });
    expect(at({ seance: 'date: 2020-09-10\nconvocation: 2020-09-03' })).toMatchObject({
      required: 6,
      rule: 'N4',
    });
    expect(at({ seance: 'date: 2022-08-01\nconvocation: 2022-07-20' })).toMatchObject({ rule: 'N4' });
  });

  test('L. 1111-6 takes a member out of those in exercise since 2022, other bases do not', () => {
    const points = ['objet: Essai\ndeports: {martin: L. 1111-6, petit: L. 1111-6}'];
    expect(at({ points })).toEqual({ required: 5, present: 9, met: true, rule: 'N4' });
    expect(at({ points, seance: 'date: 2021-10-14\nconvocation: 2021-10-07' })).toMatchObject({
      required: 6,
      present: 9,
    });
    expect(at({ points: ['objet: Essai\ndeports: {martin: L. 1524-5}'] })).toMatchObject({
      required: 6,
      present: 10,
    });
  });

  test('the executive is not counted for his own accounts', () => {
    const points = ['objet: Essai\ncompte_administratif: oui\npresident: petit'];
    expect(at({ points })).toMatchObject({ required: 6, present: 10 });
  });

  test('none on a second convocation', () => {
    const seance = 'convocation: {envoyee: 2025-03-07, rang: 2, seance_precedente: 2025-03-06}';
    expect(at({ seance })).toMatchObject({ required: 0, met: true, rule: 'N5' });
  });

  test('an old act that does not say how many were there is not judged', () => {
    const lue = seanceOf({});
    const point = { ...lue.points[0]!, presence: { ...lue.points[0]!.presence, connue: false } };
    expect(quorumAt(lue, point)).toBeNull();
  });
});

test('« plus de la moitié » is the least number that the other half cannot reach', () => {
  const lue = seanceOf({});
  assert(
    property(integer({ min: 1, max: 200 }), integer({ min: 0, max: 200 }), (exercice, away) => {
      const ids = Array.from({ length: exercice }, (_, i) => `m${i}`);
      const present = Math.max(0, exercice - away);
      const point = lue.points[0]!;
      const presence = { ...point.presence, exercice: ids, presents: ids.slice(0, present) };
      const quorum = quorumAt(lue, { ...point, presence });
      expect(quorum?.met).toBe(2 * present > exercice);
      expect(2 * (quorum?.required ?? 0)).toBeGreaterThan(exercice);
      expect(2 * ((quorum?.required ?? 0) - 1)).toBeLessThanOrEqual(exercice);
    }),
    { seed: 20240912 },
  );
});
