/** Lines of quick entry: what they are read as, what is refused, and that a gesture printed is read again the same. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assemblee } from '../../src/records/assemblee-du-jour.ts';
import {
  CONTROL_WORDS,
  NOTHING_AT_POINT,
  NOTHING_HAPPENED,
  NOTHING_ON_SEANCE,
} from '../../src/tenue/gesture.ts';
import type { Gesture, Pair, Side, VoteGesture } from '../../src/tenue/gesture.ts';
import { readLine, type Moment } from '../../src/tenue/line.ts';
import { lineOf } from '../../src/tenue/print.ts';
import { runs, SEED } from '../promise/runs.ts';

const PEOPLE = [
  ['durand', 'Anne', 'DURAND'],
  ['duval', 'Éric', 'DUVAL'],
  ['petit', 'Claude', 'PETIT'],
  ['martin', 'Zoé', 'MARTIN'],
  ['martin-gendre', 'Dominique', 'MARTIN-GENDRE'],
  ['el-hassouni', 'Hamid', 'EL HASSOUNI'],
  ['menetrier', 'Élise', 'MÉNÉTRIER'],
] as const;
const SLUGS = PEOPLE.map(([id]) => id);
const POINTS = ['1', '2', '2-1', '3', '12', '18'];
const MOMENT: Moment = {
  assemblee: {
    membres: PEOPLE.map(([id, prenom, nom]) => ({ id, prenom, nom })),
    groupes: { demain: 'Demain', ensemble: 'Ensemble' },
  } as unknown as Assemblee,
  points: POINTS,
  date: '2024-09-12',
};
const read = (line: string): Gesture => {
  const answer = readLine(line, MOMENT);
  if ('why' in answer) throw new Error(answer.why);
  return answer.gesture;
};
const refusal = (line: string) => {
  const answer = readLine(line, MOMENT);
  return 'why' in answer
    ? { why: answer.why, word: line.slice(answer.at, answer.at + answer.length) }
    : answer;
};

describe('the examples of the guide', () => {
  test.each([
    ['-pet ~duv', { ...NOTHING_ON_SEANCE, absents: ['petit'], excuses: ['duval'] }],
    [
      'pet>el sec men',
      { ...NOTHING_ON_SEANCE, pouvoirs: [['petit', 'el-hassouni']], secretaires: ['menetrier'] },
    ],
    [
      'conv 6/9 ouv 18h30 lev 22h',
      { ...NOTHING_ON_SEANCE, convocation: '2024-09-06', ouverture: '18:30', levee: '22:00' },
    ],
    ['conv 12/10', { ...NOTHING_ON_SEANCE, convocation: '2023-10-12' }],
    ['hc 3,12-', null],
    ['hc 3,12-18', { ...NOTHING_ON_SEANCE, huisClos: '3, 12-18' }],
    ['sansquorum dix présents', { ...NOTHING_ON_SEANCE, sansQuorum: 'dix présents' }],
    ['@12 20h05 +duv', { ...NOTHING_HAPPENED, avant: '12', heure: '20:05', arrivees: ['duval'] }],
    ['à12 +duv', { ...NOTHING_HAPPENED, avant: '12', arrivees: ['duval'] }],
    [
      '@18 -pet>men',
      { ...NOTHING_HAPPENED, avant: '18', departs: ['petit'], pouvoirs: [['petit', 'menetrier']] },
    ],
    [
      '@3 sec duv susp 21h05-21h20',
      { ...NOTHING_HAPPENED, avant: '3', secretaire: 'duval', suspension: ['21:05', '21:20'] },
    ],
    [
      '12: c duv a martin,men',
      point({ vote: vote({ contre: ['duval'], abstention: ['martin', 'menetrier'] }) }),
    ],
    ['12:c 3', point({ vote: vote({ contre: 3 }) })],
    ['12: a g:dem', point({ vote: vote({ abstention: ['groupe:demain'] }) })],
    [
      '18: secret 30/5/2+2b',
      {
        ...point({
          vote: { mode: 'secret', sides: { pour: 30, contre: 5, abstention: 2 }, blancs: 2, nuls: 0 },
        }),
        points: ['18'],
      },
    ],
    ['12: dep duv L2131-11', point({ deports: [['duval', 'L. 2131-11']] })],
    ['12: retiree chiffrage à compléter', point({ resultat: 'retiree', motif: 'chiffrage à compléter' })],
    ['2-18: acte', { ...point({ resultat: 'pris-acte' }), points: ['2', '2-1', '3', '12', '18'] }],
    ['nouveau Vœu sur la gare : soutien', { on: 'ajout', objet: 'Vœu sur la gare : soutien' }],
  ])('%s', (line, gesture) => {
    if (gesture === null) expect(refusal(line)).toHaveProperty('why');
    else expect(read(line)).toEqual(gesture);
  });
});

function point(told: Partial<Extract<Gesture, { on: 'point' }>>): Gesture {
  return { ...NOTHING_AT_POINT, points: ['12'], ...told };
}
function vote(sides: VoteGesture['sides']): VoteGesture {
  return { mode: null, sides, blancs: 0, nuls: 0 };
}

describe('a refusal names the word, and the choice', () => {
  test.each([
    ['-du', 'du', '« du » peut être Anne DURAND (dur), Éric DUVAL (duv).'],
    ['-xyz', 'xyz', 'Personne ne s’appelle « xyz ».'],
    ['pet>petit', 'pet>petit', 'Personne ne se représente soi-même.'],
    ['@7 +duv', '7', 'La séance n’a pas de point « 7 ». Ils vont de 1 à 18.'],
    ['12: c', 'c', 'Après « c », il manque un nombre, ou des noms.'],
    ['12: secret c duv', '12: secret c duv', 'Un scrutin secret ne nomme personne : des nombres.'],
    ['12: c duv a duv', '12: c duv a duv', '« duval » ne peut voter de deux façons.'],
    ['-duv duv>pet', '-duv duv>pet', 'Cette ligne dit deux fois où est « duval ».'],
    ['conv 31/2', '31/2', '« 31/2 » n’est pas un jour : écrivez 6/9 ou 6/9/2024.'],
    ['lev 25h', '25h', '« 25h » n’est pas une heure : écrivez 18h30.'],
    ['durand', 'durand', '« durand » ne se lit pas.'],
    ['12: a martin durand', 'durand', '« durand » ne se lit pas. Entre deux noms, une virgule sans espace.'],
  ])('%s', (line, word, why) => {
    const answer = refusal(line);
    expect(answer).toMatchObject({ word });
    expect((answer as { why: string }).why.startsWith(why)).toBe(true);
  });
});

test('a name in full comes before longer ones, and accents, hyphens and capitals do not count', () => {
  expect(read('-martin')).toMatchObject({ absents: ['martin'] });
  expect(read('-MartinG')).toMatchObject({ absents: ['martin-gendre'] });
  expect(read('-elh')).toMatchObject({ absents: ['el-hassouni'] });
  expect(read('-Méné')).toMatchObject({ absents: ['menetrier'] });
  expect(read('-anne')).toMatchObject({ absents: ['durand'] });
});

const some = (max = 2) => fc.subarray([...SLUGS], { maxLength: max });
const hours = fc.constantFrom('18:30', '9:05', '0:00', '23:59');
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of);
const pairs = (givers: readonly string[]): fc.Arbitrary<Pair[]> =>
  fc.constantFrom(...SLUGS).map((to) => givers.filter((id) => id !== to).map((id) => [id, to] as const));
/** Who is away, and how: nobody twice. */
const dealt = fc
  .shuffledSubarray([...SLUGS])
  .map((all) => [all.slice(0, 2), all.slice(2, 3), all.slice(3, 4), all.slice(4, 6)]);

const ofSeance = dealt.chain(([absents, excuses, presents, givers]) =>
  fc.record({
    on: fc.constant('seance' as const),
    absents: fc.constant(absents!),
    excuses: fc.constant(excuses!),
    presents: fc.constant(presents!),
    pouvoirs: pairs(givers!),
    suppleants: fc.constant([] as Pair[]),
    president: maybe(fc.constantFrom(...SLUGS)),
    secretaires: some(),
    convocation: maybe(fc.constantFrom('2024-09-06', '2023-12-31')),
    ouverture: maybe(hours),
    levee: maybe(hours),
    huisClos: maybe(fc.constantFrom('3', '2-1, 12', '3-18')),
    sansQuorum: maybe(fc.constantFrom('', 'dix présents seulement')),
  }),
);
const ofEvent = dealt.chain(([arrivees, departs, ended, givers]) =>
  fc.record({
    on: fc.constant('evenement' as const),
    avant: fc.constantFrom(...POINTS),
    heure: maybe(hours),
    arrivees: fc.constant([...arrivees!, 'durand']),
    departs: fc.constant(departs!),
    pouvoirs: pairs(givers!),
    finsDePouvoir: fc.constant(ended!),
    president: maybe(fc.constantFrom(...SLUGS)),
    secretaire: maybe(fc.constantFrom(...SLUGS)),
    suspension: maybe(fc.tuple(hours, hours)),
  }),
);
const votes: fc.Arbitrary<VoteGesture> = fc.oneof(
  fc
    .constantFrom<'unanimite' | 'sans' | 'rien'>('unanimite', 'sans', 'rien')
    .map((mode) => ({ mode, sides: {}, blancs: 0, nuls: 0 })),
  fc
    .tuple(fc.nat(99), fc.nat(99), maybe(fc.nat(9)), fc.nat(3), fc.nat(3))
    .map(([pour, contre, abstention, blancs, nuls]) => ({
      mode: 'secret' as const,
      sides: { pour, contre, ...(abstention === null ? {} : { abstention }) },
      blancs,
      nuls,
    })),
  fc
    .tuple(fc.constantFrom(null, 'public' as const), dealt, fc.boolean())
    .map(([mode, [contre, abstention, nppv]]) => ({
      mode,
      sides: Object.fromEntries(
        Object.entries({
          contre: [...contre!],
          abstention: [...abstention!, 'groupe:demain'],
          nppv: nppv!,
        }).filter(([, side]) => (side as string[]).length > 0),
      ) as Record<string, Side>,
      blancs: 0,
      nuls: 0,
    })),
);
const ofPoint = fc.record({
  on: fc.constant('point' as const),
  points: fc.subarray(POINTS, { minLength: 1 }),
  absents: some(),
  pouvoirs: pairs(['petit']),
  deports: some().map((ids) => ids.map((id, i): Pair => [id, i === 0 ? 'L. 2131-11' : ''])),
  president: maybe(fc.constantFrom(...SLUGS)),
  heure: maybe(hours),
  vote: votes,
  resultat: fc.constant(null),
  motif: fc.constant(null),
});

const days = fc.constantFrom('2024-09-12', '2024-09-17', '2025-01-02');
const ofControl = fc.record({
  on: fc.constant('controle' as const),
  points: maybe(fc.subarray(POINTS, { minLength: 1 })),
  dates: fc.dictionary(fc.constantFrom(...CONTROL_WORDS), days, { minKeys: 1, noNullPrototype: true }),
});

test('a gesture that is printed is read again the same', () => {
  const gestures: fc.Arbitrary<Gesture> = fc.oneof(ofSeance, ofEvent, ofPoint, ofControl);
  fc.assert(
    fc.property(gestures, (gesture) => {
      fc.pre(lineOf(gesture).trim() !== '');
      expect(read(lineOf(gesture))).toEqual(gesture);
    }),
    { numRuns: runs(400, 20_000), seed: SEED },
  );
});

test('no line of any characters breaks the reader', () => {
  const letters = fc.array(
    fc.constantFrom('a', 'c', ' ', ':', '>', '-', '@', '+', '~', ',', '12', 'duv', '=', '/', 'é', 'secret'),
  );
  fc.assert(
    fc.property(letters, (words) => {
      const answer = readLine(words.join(''), MOMENT);
      expect('why' in answer || 'gesture' in answer).toBe(true);
    }),
    { numRuns: runs(400, 20_000), seed: SEED },
  );
});
