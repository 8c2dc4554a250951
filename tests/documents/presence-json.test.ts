/** `greffe presence --json`, on the real séance and on the long evening of records.md §4.3. */
import { describe, expect, test } from 'vitest';
import { presenceJson } from '../../src/documents/presence-json.ts';
import { seanceOf } from '../rules/seance-of.ts';
import { BUREAU, SOIREE } from './dossiers.ts';

test('the real séance', () => {
  const [ouverture, point] = presenceJson(BUREAU).points;
  expect(ouverture).toMatchObject({ point: 'ouverture', id: null, vote: null, votants: 39 });
  const presents = BUREAU.points[0]!.presence.presents;
  expect(JSON.parse(JSON.stringify(point))).toEqual({
    point: '1',
    id: '2024-09-12-bureau_01',
    numero: null,
    president: 'rebsamen',
    secretaires: ['hoareau'],
    exercice: 41,
    presents,
    suppleants: [],
    representes: [
      { mandant: 'masson', mandataire: 'hoareau' },
      { mandant: 'deseille', mandataire: 'juillard' },
      { mandant: 'tomaselli', mandataire: 'huon' },
      { mandant: 'popard', mandataire: 'falconnet' },
      { mandant: 'chapuis', mandataire: 'belleville' },
      { mandant: 'bayard', mandataire: 'begin' },
    ],
    absents: ['tonot', 'carrelet'],
    nppv: [],
    votants: 39,
    quorum: { required: 21, present: 33, met: true, rule: 'N4' },
    vote: {
      mode: 'main-levee',
      pour: 39,
      contre: 0,
      abstention: 0,
      refus: 0,
      nppv: 0,
      blancs: 0,
      nuls: 0,
      exprimes: 39,
      procurations: 6,
      resultat: 'adoptee',
    },
  });
  expect(presents).toHaveLength(33);
});

describe('the long evening', () => {
  const { points } = presenceJson(SOIREE);
  const at = (label: string) => points.find((point) => point.point === label)!;

  test('who votes: 27 at 1 and 2, 28 at 3 to 6, 27 from 7', () => {
    expect(points.map((point) => point.votants)).toEqual([28, 27, 27, 28, 28, 28, 28, 27, 27, 27]);
  });

  test('present, represented and absent are all of those in exercise', () => {
    for (const { exercice, presents, representes, absents } of points)
      expect((presents?.length ?? 0) + (representes?.length ?? 0) + (absents?.length ?? 0)).toBe(exercice);
  });

  test('who stands aside is at the séance, but not in the quorum', () => {
    expect(at('1').nppv).toEqual(['arnaud']);
    expect(at('1').presents).toContain('arnaud');
    expect(at('1').quorum).toEqual({ required: 15, present: 25, met: true, rule: 'N4' });
  });

  test('the pouvoir of who leaves falls and is given again', () => {
    expect(at('3').representes).toEqual([
      { mandant: 'gaillard', mandataire: 'roux' },
      { mandant: 'fontaine', mandataire: 'petit' },
    ]);
    expect(at('4').representes).toContainEqual({ mandant: 'gaillard', mandataire: 'blanc' });
    expect(at('4').representes).toContainEqual({ mandant: 'roux', mandataire: 'vidal' });
  });

  test('an election tells its last round', () => {
    expect(at('3').vote).toEqual({
      mode: 'uninominal',
      urne: 27,
      blancs: 1,
      nuls: 1,
      exprimes: 25,
      majorite: 13,
      voix: { blanc: 14, leroy: 11 },
      elu: 'blanc',
    });
    expect(at('4').vote).toMatchObject({ mode: 'proportionnelle', majorite: null });
  });

  test('no vote, no tally', () => {
    expect(['5', '6', '7'].map((label) => at(label).vote)).toEqual([null, null, null]);
  });
});

test('an old act that does not say who', () => {
  const lue = seanceOf({
    seance: 'presence: inconnue\nchiffres: {presents: 8, representes: 2, votants: 10}',
  });
  expect(presenceJson(lue).points[1]).toMatchObject({
    presents: null,
    representes: null,
    absents: null,
    votants: 10,
    quorum: { required: 6, present: 8, met: true, rule: 'N4' },
    stated: { presents: 8, representes: 2, votants: 10 },
  });
});

test('blank and void ballots may be told together', () => {
  const points = [
    'objet: Élection\nelection: {poste: délégué, tours: [{urne: 11, blancs_et_nuls: 2, voix: {petit: 9}}]}',
  ];
  expect(presenceJson(seanceOf({ points })).points[1]?.vote).toMatchObject({
    blancs_et_nuls: 2,
    exprimes: 9,
  });
});
