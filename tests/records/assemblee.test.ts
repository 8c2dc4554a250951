import { describe, expect, test } from 'vitest';
import { de, withArticle } from '../../src/records/contraction.ts';
import { splitName } from '../../src/records/noms.ts';
import { ASSEMBLEE, SEANCE, seanceOf } from './dossiers.ts';

describe('a bare name is split', () => {
  test.each([
    ['M. François REBSAMEN', 'M.', 'François', 'REBSAMEN'],
    ['Mme Marie-Hélène JUILLARD-RANDRIAN', 'Mme', 'Marie-Hélène', 'JUILLARD-RANDRIAN'],
    ['Monsieur Hamid EL HASSOUNI', 'M.', 'Hamid', 'EL HASSOUNI'],
    ['M. Jacques CARRELET DE LOISY', 'M.', 'Jacques', 'CARRELET DE LOISY'],
    ["Madame Anne D'ORMESSON", 'Mme', 'Anne', "D'ORMESSON"],
    ['Mme DURAND', 'Mme', null, 'DURAND'],
    ['Éric ÉVRARD', null, 'Éric', 'ÉVRARD'],
  ])('%s', (bare, civilite, prenom, nom) => {
    expect(splitName(bare)).toEqual({ civilite, prenom, nom });
  });

  test.each(['Jean Dupont', 'M. Guy de La Tour', 'M. 75'])('%s asks for the long form', (bare) => {
    expect(splitName(bare)).toBeNull();
  });
});

describe('contractions', () => {
  test.each([
    ['le Bureau', 'du Bureau'],
    ['la commission permanente', 'de la commission permanente'],
    ['l’assemblée', 'de l’assemblée'],
    ['les Ulis', 'des Ulis'],
    ['Le Havre', 'du Havre'],
    ['La Rochelle', 'de La Rochelle'],
    ['Dijon métropole', 'de Dijon métropole'],
    ['Orléans', 'd’Orléans'],
  ])('de + %s', (noun, expected) => {
    expect(de(noun)).toBe(expected);
  });

  test.each([
    ['Ville de Lyon', 'la Ville de Lyon'],
    ['Département de l’Ain', 'le Département de l’Ain'],
    ['Eurométropole de Metz', 'l’Eurométropole de Metz'],
    ['Dijon métropole', 'Dijon métropole'],
  ])('%s', (name, expected) => {
    expect(withArticle(name)).toBe(expected);
  });
});

/** The body on a day. */
const on = (day: string, assemblee: string, autres: Readonly<Record<string, string>> = {}) => {
  const seance = SEANCE.replaceAll('2025-03-13', day).replace(
    'convocation: 2025-03-06\nsecretaire: petit\n',
    '',
  );
  const { lue, faults } = seanceOf({
    assemblee,
    autres,
    seance,
    nom: `${day}-conseil`,
    annee: day.slice(0, 4),
  });
  expect(faults).toEqual([]);
  return lue!.assemblee;
};

test('defaults', () => {
  const body = on('2025-03-13', ASSEMBLEE);
  expect(body).toMatchObject({
    titre: 'Conseil municipal de Varsigny',
    nom_court: 'le conseil municipal',
    titre_executif: 'La maire',
    session: 'ordinaire',
    executif: 'durand',
    effectif: 5,
    signataires: { extrait: ['executif'], registre: ['president', 'secretaires'] },
    variantes: {
      votants: 'presents-et-pouvoirs',
      noms: 'Civ Prenom NOM',
      pouvoir: 'pouvoir à',
      formule: null,
    },
  });
});

test('what was true until a day is what an older séance sees, key by key', () => {
  const text = `${ASSEMBLEE}auparavant:
  - {au: 2021-12-31, nom_court: le conseil d’alors, population: 1 800}
  - {au: 2023-12-31, nom_court: le conseil, variantes: {pouvoir: procuration à}}
`;
  const seen = (day: string) => {
    const { nom_court, population, variantes } = on(day, text);
    return [nom_court, population, variantes.pouvoir];
  };
  expect(seen('2021-12-31')).toEqual(['le conseil d’alors', 1800, 'procuration à']);
  expect(seen('2022-01-01')).toEqual(['le conseil', 2000, 'procuration à']);
  expect(seen('2024-01-01')).toEqual(['le conseil municipal', 2000, 'pouvoir à']);
});

const MANDATS = `${ASSEMBLEE.slice(0, ASSEMBLEE.indexOf('mandats'))}mandats:
  - du: 2014-03-30
    au: 2020-05-24
    effectif: 3
    membres: {martin: Mme Zoé MARTIN, durand: Mme Anne DURAND, roux: M. Jean ROUX}
  - du: 2020-05-25
    effectif: 4
    membres:
      durand: {nom: Mme Anne DURAND, fonction: maire, auparavant: [{au: 2021-06-30, nom: Mme Anne LEBRUN, fonction: adjointe}]}
      petit: {nom: M. Luc PETIT, au: 2022-03-31, fin: demission}
      martin: Mme Zoé MARTIN
      bernard: {nom: M. Yves BERNARD, du: 2022-04-01, remplace: petit}
      verdier: {nom: M. Alain VERDIER, suppleant_de: martin}
      perdu: {nom: M. Paul PERDU, fin: cessation}
    executif: durand
    tableaux:
      - {du: 2023-01-01, ordre: [martin, durand], executif: martin}
`;

/** Names in the order of precedence; those not in exercise in brackets. */
const people = (day: string) =>
  // The member whose last day is not known is told by a warning: left out here.
  on(day, MANDATS.replace(/ {6}perdu.*\n/u, '')).membres.map(({ nom, en_exercice }) =>
    en_exercice ? nom : `(${nom})`,
  );

test('the mandate in force, who is in exercise, the order of the day', () => {
  expect(people('2020-05-24')).toEqual(['MARTIN', 'DURAND', 'ROUX']);
  expect(people('2020-05-25')).toEqual(['LEBRUN', 'PETIT', 'MARTIN', '(BERNARD)', '(VERDIER)']);
  expect(people('2022-03-31')).toEqual(['DURAND', 'PETIT', 'MARTIN', '(BERNARD)', '(VERDIER)']);
  expect(people('2022-04-01')).toEqual(['DURAND', '(PETIT)', 'MARTIN', 'BERNARD', '(VERDIER)']);
  expect(people('2023-01-01')).toEqual(['MARTIN', 'DURAND', '(PETIT)', 'BERNARD', '(VERDIER)']);
});

const executive = (day: string) => {
  const { executif, executif_la_veille } = on(day, MANDATS.replace(/ {6}perdu.*\n/u, ''));
  return [executif, executif_la_veille];
};

test('the executive of a day, and of its eve', () => {
  expect(executive('2020-05-25')).toEqual(['durand', null]);
  expect(executive('2022-12-31')).toEqual(['durand', 'durand']);
  expect(executive('2023-01-01')).toEqual(['martin', 'durand']);
  expect(executive('2023-01-02')).toEqual(['martin', 'martin']);
});

const durand = (day: string) =>
  on(day, MANDATS.replace(/ {6}perdu.*\n/u, '')).membres.find((m) => m.id === 'durand');

test('an earlier name and function', () => {
  expect(durand('2021-06-30')).toMatchObject({
    civilite: 'Mme',
    prenom: 'Anne',
    nom: 'LEBRUN',
    fonction: 'adjointe',
  });
  expect(durand('2021-07-01')).toMatchObject({
    civilite: 'Mme',
    prenom: 'Anne',
    nom: 'DURAND',
    fonction: 'maire',
  });
});

test('a member whose last day is not known is never in exercise, which is told', () => {
  const { lue, faults } = seanceOf({ assemblee: MANDATS });
  expect(lue?.assemblee.membres.find((m) => m.id === 'perdu')?.en_exercice).toBe(false);
  expect(faults.map((f) => [f.severity, f.code])).toContainEqual(['avertissement', 'fin-sans-date']);
});

test('a body takes from another what it does not say, and its people', () => {
  const bureau = `type: BUR
nom: Bureau
meme_collectivite_que: conseil
tribunal: Lyon
mandats:
  - {du: 2020-06-01, effectif: 2, membres: [petit, durand]}
`;
  const seance = SEANCE.replace('assemblee: conseil', 'assemblee: bureau');
  const { lue, faults } = seanceOf({ autres: { bureau }, seance, nom: '2025-03-13-bureau' });
  expect(faults).toEqual([]);
  expect(lue!.assemblee).toMatchObject({
    collectivite: 'Varsigny',
    departement: '21',
    tribunal: 'Lyon',
    titre: 'Bureau de Varsigny',
  });
  expect(lue!.assemblee.membres.map((m) => m.nom)).toEqual(['PETIT', 'DURAND']);
});
