import { describe, expect, test } from 'vitest';
import { electedOf, exprimesOf, majorityNeeded } from '../../src/records/election.ts';
import { ASSEMBLEE, seanceOf } from './dossiers.ts';

const elect = (keys: string, assemblee = ASSEMBLEE) => {
  const { lue, faults } = seanceOf({
    points: { '01-a': `objet: A\nelection: {poste: x, ${keys}}` },
    assemblee,
  });
  expect(faults).toEqual([]);
  const election = lue!.points[0]!.deliberation.election[0]!;
  const last = election.tours.length - 1;
  return {
    exprimes: exprimesOf(election.tours[last]!),
    majorite: majorityNeeded(election, last, lue!.assemblee),
    elus: electedOf(election, lue!.assemblee),
  };
};

const BORN = ASSEMBLEE.replace('martin: {', 'martin: {naissance: 1970-05-01, ').replace(
  'petit: M. Luc PETIT',
  'petit: {nom: M. Luc PETIT, naissance: 1970-04-30}',
);

const third = (voix: string) =>
  `tours: [{urne: 5, voix: {petit: 2}}, {urne: 5, voix: {petit: 2}}, {urne: 5, voix: ${voix}}]`;

describe('one seat', () => {
  test.each([
    ['tours: [{urne: 5, blancs: 1, voix: {petit: 3, martin: 1}}]', 4, 3, ['petit']],
    ['tours: [{urne: 5, blancs_et_nuls: 1, voix: {petit: 2, martin: 2}}]', 4, 3, []],
    [
      'tours: [{urne: 5, voix: {petit: 2, martin: 3}}, {urne: 5, nuls: 2, voix: {petit: 2, martin: 1}}]',
      3,
      2,
      ['petit'],
    ],
  ])('%s', (keys, exprimes, majorite, elus) => {
    expect(elect(keys)).toEqual({ exprimes, majorite, elus });
  });

  test('at the third round the most voices are enough; equal ones go to the oldest', () => {
    expect(elect(third('{petit: 2, martin: 1, thomas: 2}'), BORN).elus).toEqual([]);
    expect(elect(third('{petit: 2, martin: 2, thomas: 1}'), BORN)).toEqual({
      exprimes: 5,
      majorite: null,
      elus: ['petit'],
    });
    expect(elect(`${third('{petit: 2, martin: 2}').slice(0, -1)}], elu: martin`).elus).toEqual(['martin']);
  });

  test('the president of a department needs a majority of the members', () => {
    const body = ASSEMBLEE.replace('type: CM', 'type: CD');
    expect(
      elect('executif: oui, tours: [{urne: 5, blancs: 2, voix: {petit: 2, martin: 1}}]', body),
    ).toMatchObject({ majorite: 3, elus: [] });
  });
});

test('lists, by proportion', () => {
  const keys = `mode: proportionnelle, sieges: 3, candidats: {a: {titre: A, membres: [petit, martin, thomas]}, b: {titre: B, membres: [bernard]}},
  tours: [{urne: 5, voix: {a: 4, b: 1}}], repartition: {a: 2, b: 1}`;
  expect(elect(keys).elus).toEqual(['petit', 'martin', 'bernard']);
});
