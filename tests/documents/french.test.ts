import { deNom, queNom } from '../../src/records/contraction.ts';
import { accordOf, nombreOf } from '../../src/documents/people.ts';
import { describe, expect, test } from 'vitest';
import {
  agreed,
  civiliteInFull,
  civiliteInShort,
  deLike,
  isFeminine,
  list,
} from '../../src/documents/french.ts';
import { nameBy, shortNameBy, type NameParts } from '../../src/documents/names.ts';

test('lists end with « et »', () => {
  expect(list([])).toBe('');
  expect(list(['A'])).toBe('A');
  expect(list(['A', 'B'])).toBe('A et B');
  expect(list(['A', 'B', 'C'])).toBe('A, B et C');
  expect(list(['A', 'B', 'C'], 'ou')).toBe('A, B ou C');
});

test('none and one are singular', () => {
  expect(agreed(0, 'membre')).toBe('membre');
  expect(agreed(1, 'membre')).toBe('membre');
  expect(agreed(2, 'membre')).toBe('membres');
  expect(agreed(3, 'voix', 'voix')).toBe('voix');
});

describe('contractions', () => {
  test('a title takes its gender from the short name', () => {
    expect(deLike('Bureau métropolitain', 'le Bureau')).toBe('du Bureau métropolitain');
    expect(deLike('Commission permanente', 'la commission')).toBe('de la Commission permanente');
    expect(deLike('Assemblée de Corse', 'l’Assemblée')).toBe('de l’Assemblée de Corse');
    expect(deLike('Bureau', 'Bureau')).toBe('de Bureau');
  });
});

test('civilités', () => {
  expect([civiliteInFull('M.'), civiliteInFull('Mme'), civiliteInFull(null)]).toEqual([
    'Monsieur',
    'Madame',
    null,
  ]);
  expect([civiliteInShort('Monsieur'), civiliteInShort('Madame'), civiliteInShort('M.')]).toEqual([
    'M.',
    'Mme',
    'M.',
  ]);
  expect([isFeminine('Mme'), isFeminine('Madame'), isFeminine('M.'), isFeminine(null)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

describe('names by the pattern of the house', () => {
  const nobody: NameParts = {
    civilite: null,
    prenom: null,
    nom: '',
    fonction: null,
    commune: null,
    groupe: null,
  };
  const rebsamen: NameParts = {
    ...nobody,
    civilite: 'M.',
    prenom: 'François',
    nom: 'REBSAMEN',
    fonction: 'président',
  };
  const begin: NameParts = {
    ...nobody,
    civilite: 'Mme',
    prenom: 'Dominique',
    nom: 'BEGIN-CLAUDET',
    commune: 'Dijon',
  };
  const carrelet: NameParts = {
    ...nobody,
    civilite: 'M.',
    prenom: 'Jacques',
    nom: 'CARRELET DE LOISY',
    groupe: 'Agir',
  };
  const latour: NameParts = { ...nobody, civilite: 'M.', prenom: 'Jean-Guy', nom: 'de La Tour' };

  test.each([
    ['Civ Prenom NOM', rebsamen, 'M. François REBSAMEN'],
    ['Civilite Prenom NOM', begin, 'Madame Dominique BEGIN-CLAUDET'],
    ['Civ NOM Prenom', carrelet, 'M. CARRELET DE LOISY Jacques'],
    ['Prenom Nom', carrelet, 'Jacques Carrelet de Loisy'],
    ['Prenom Nom', begin, 'Dominique Begin-Claudet'],
    ['Prenom Nom', latour, 'Jean-Guy de La Tour'],
    ['Civ Prenom NOM', latour, 'M. Jean-Guy DE LA TOUR'],
    ['Civ Initiale NOM', latour, 'M. J.-G. DE LA TOUR'],
    ['Civ Prenom NOM, fonction', rebsamen, 'M. François REBSAMEN, président'],
    ['Civ Prenom NOM, fonction', begin, 'Mme Dominique BEGIN-CLAUDET'],
    ['Civ Prenom NOM (commune)', begin, 'Mme Dominique BEGIN-CLAUDET (Dijon)'],
    ['Civ Prenom NOM (commune)', rebsamen, 'M. François REBSAMEN'],
    ['NOM Prenom (groupe)', carrelet, 'CARRELET DE LOISY Jacques (Agir)'],
    ['Civ Prenom NOM', { ...nobody, nom: 'PETIT' }, 'PETIT'],
  ])('%s', (pattern, person, printed) => {
    expect(nameBy(pattern, person)).toBe(printed);
  });

  test('the short form is civilité and family name, unless it would name two people', () => {
    expect(shortNameBy('Civilite Prenom NOM', rebsamen, [begin])).toBe('Monsieur REBSAMEN');
    expect(shortNameBy('Civ Prenom NOM, fonction', rebsamen, [])).toBe('M. REBSAMEN');
    expect(shortNameBy('Civ Prenom NOM', rebsamen, [{ ...rebsamen, prenom: 'Guy' }])).toBe(
      'M. François REBSAMEN',
    );
    expect(shortNameBy('Civ Prenom NOM', rebsamen, [{ ...rebsamen, civilite: 'Mme' }])).toBe('M. REBSAMEN');
    expect(shortNameBy('NOM Prenom', rebsamen, [])).toBe('REBSAMEN François');
  });
});

describe('« de » and « que » before a name', () => {
  test.each([
    ['Paul DURAND', 'de Paul DURAND', 'que Paul DURAND'],
    ['Anne DURAND', 'd’Anne DURAND', 'qu’Anne DURAND'],
    ['Ève ROY', 'd’Ève ROY', 'qu’Ève ROY'],
    ['Hélène ROY', 'd’Hélène ROY', 'qu’Hélène ROY'],
    ['Henri ROY', 'd’Henri ROY', 'qu’Henri ROY'],
    ['Hassan ROY', 'de Hassan ROY', 'que Hassan ROY'],
    ['Henrietta ROY', 'de Henrietta ROY', 'que Henrietta ROY'],
    ['Yves ROY', 'd’Yves ROY', 'qu’Yves ROY'],
    ['Yann ROY', 'de Yann ROY', 'que Yann ROY'],
    ['Le GALL', 'de Le GALL', 'que Le GALL'],
    ['Madame Anne ROY', 'de Madame Anne ROY', 'que Madame Anne ROY'],
    ['« anne »', 'de « anne »', 'que « anne »'],
  ])('%s', (name, de, que) => {
    expect([deNom(name), queNom(name)]).toEqual([de, que]);
  });
});

test('words agree with people: none or one is singular, women alone are feminine', () => {
  const [she, he] = [{ feminin: true }, { feminin: false }];
  expect(accordOf([])).toEqual({ pluriel: false, feminin: false });
  expect(accordOf([she])).toEqual({ pluriel: false, feminin: true });
  expect(accordOf([he])).toEqual({ pluriel: false, feminin: false });
  expect(accordOf([she, she])).toEqual({ pluriel: true, feminin: true });
  expect(accordOf([she, he])).toEqual({ pluriel: true, feminin: false });
  expect([0, 1, 2].map((n) => nombreOf(n).pluriel)).toEqual([false, false, true]);
});
