import { describe, expect, test } from 'vitest';
import { ASSEMBLEE, seanceOf } from './dossiers.ts';

/** The only point of a séance of five (durand is maire, martin alone in her group). */
const decide = (keys: string, seance = '', assemblee = ASSEMBLEE) => {
  const { lue, faults } = seanceOf({
    seance: `assemblee: conseil\ndate: 2025-03-13\nconvocation: 2025-03-06\nsecretaire: petit\n${seance}`,
    points: { '01-a': `objet: A\n${keys}` },
    assemblee,
  });
  expect(faults.filter((f) => f.severity === 'erreur')).toEqual([]);
  return lue!.points[0]!;
};

/** pour/contre/abstention, the outcome, and * when the chair decided. */
const shown = (keys: string, seance?: string, assemblee?: string) => {
  const { decompte: d, resultat } = decide(keys, seance, assemblee);
  return d === null
    ? `– ${resultat}`
    : `${d.pour}/${d.contre}/${d.abstention} ${resultat}${d.preponderante ? '*' : ''}`;
};

describe('who votes what', () => {
  test.each([
    ['', '5/0/0 adoptee'],
    ['vote: unanimite', '5/0/0 adoptee'],
    ['vote: {contre: petit}', '4/1/0 adoptee'],
    ['vote: {contre: [petit, martin, bernard]}', '2/3/0 rejetee'],
    ['vote: {contre: groupe:rose, abstention: 1}', '3/1/1 adoptee'],
    ['vote: {pour: 1, contre: 3, abstention: 1}', '1/3/1 rejetee'],
    ['vote: {pour: [petit, martin], contre: 3}', '2/3/0 rejetee'],
    ['vote: {nppv: [petit, martin]}', '3/0/0 adoptee'],
    ['vote: {refus: 1, blancs: 1, nuls: 1}', '2/0/0 adoptee'],
    ['deports: [petit]\nvote: {contre: martin}', '3/1/0 adoptee'],
    ['vote: {abstention: 5}', '0/0/5 rejetee'],
    ['vote: sans', '– pris-acte'],
    ['resultat: retiree', '– retiree'],
    ['resultat: pris-acte', '5/0/0 pris-acte'],
    ['designations: [{organisme: O, titulaires: petit}]', '– adoptee'],
    ['designations: [{organisme: O, titulaires: petit}]\nvote: {contre: 1}', '4/1/0 adoptee'],
  ])('%s', (keys, expected) => {
    expect(shown(keys)).toBe(expected);
  });

  test('a mandant is named himself, and counts as a procuration', () => {
    const { decompte } = decide('vote: {contre: [bernard]}', 'pouvoirs: {bernard: thomas}\n');
    expect(decompte).toMatchObject({ pour: 4, contre: 1, procurations: 1 });
    expect(decompte!.noms.contre).toEqual([{ membre: 'bernard', pouvoir: true }]);
    expect(decompte!.noms.pour).toEqual(
      ['durand', 'petit', 'martin', 'thomas'].map((membre) => ({ membre, pouvoir: false })),
    );
  });

  test('a mandant who stands aside with his bearer is no procuration', () => {
    const { decompte } = decide('deports: [thomas]', 'pouvoirs: {bernard: thomas}\n');
    expect(decompte).toMatchObject({ pour: 3, nppv: 2, procurations: 0 });
  });
});

describe('equal sides', () => {
  test.each([
    ['vote: {pour: 2, contre: 2, abstention: 1, president: pour}', '2/2/1 adoptee*'],
    ['vote: {pour: 2, contre: 2, abstention: 1, president: contre}', '2/2/1 rejetee*'],
    ['vote: {contre: [durand, petit], abstention: martin}', '2/2/1 rejetee*'],
    ['vote: {contre: [petit, martin], abstention: bernard}', '2/2/1 adoptee*'],
    ['vote: {contre: [petit, martin], abstention: durand}', '2/2/1 rejetee'],
    ['vote: {pour: 2, contre: 2, abstention: 1}', '2/2/1 rejetee'],
    ['vote: {mode: secret, contre: 2, abstention: 1, president: pour}', '2/2/1 rejetee'],
    ['compte_administratif: oui\nvote: {contre: 2, abstention: 1}', '2/2/1 adoptee'],
    ['compte_administratif: oui\nvote: {contre: 3, abstention: 1}', '1/3/1 rejetee'],
  ])('%s', (keys, expected) => {
    expect(shown(keys)).toBe(expected);
  });

  test('in a CCAS the chair decides in a secret ballot too', () => {
    const ccas = ASSEMBLEE.replace('type: CM', 'type: CCAS');
    expect(shown('vote: {mode: secret, contre: 2, abstention: 1, president: pour}', '', ccas)).toBe(
      '2/2/1 adoptee*',
    );
  });
});

describe('majorities', () => {
  test.each([
    ['vote: {contre: 1, majorite: 2/3}', 'adoptee'],
    ['vote: {contre: 2, majorite: 2/3}', 'rejetee'],
    ['vote: {contre: 2, majorite: 3/5}', 'adoptee'],
    ['vote: {contre: 1, majorite: unanimite}', 'rejetee'],
    ['vote: {abstention: 1, majorite: unanimite}', 'adoptee'],
    ['vote: {abstention: 1, majorite: {seuil: unanimite, base: membres}}', 'rejetee'],
    ['vote: {abstention: 3, majorite: absolue}', 'adoptee'],
    ['vote: {abstention: 3, majorite: {seuil: absolue, base: membres}}', 'rejetee'],
    ['vote: {abstention: 2, majorite: {seuil: absolue, base: presents}}', 'adoptee'],
    ['absents: [thomas]\nvote: {contre: 1, majorite: {seuil: 2/3, base: membres}}', 'rejetee'],
    ['absents: [thomas]\nvote: {contre: 1, majorite: {seuil: 2/3, base: presents}}', 'adoptee'],
  ])('%s: %s', (keys, expected) => {
    expect(decide(keys).resultat).toBe(expected);
  });
});

describe('the state of the séance', () => {
  test.each([
    ['etat: preparee\n', '', '– null'],
    ['etat: en-cours\n', '', '– null'],
    ['etat: en-cours\n', 'vote: unanimite', '5/0/0 adoptee'],
    ['etat: sans-quorum\n', '', '– null'],
  ])('%s %s', (seance, keys, expected) => {
    expect(shown(keys, seance)).toBe(expected);
  });
});
