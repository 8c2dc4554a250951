/** Control, publication, signature, personal data. */
import type { Case } from '../case.ts';

const point = (keys: string): { readonly points: readonly string[] } => ({
  points: [`objet: Essai\n${keys}`],
});

export const PUBLICITE: readonly Case[] = [
  {
    id: 'L1',
    code: 'signature-avant-la-seance',
    good: point('signatures: [{role: executif, le: 2025-03-13}]'),
    bad: point('signatures: [{role: executif, le: 2025-03-12}]'),
    says: 'La signature, le 12 mars 2025, précède la séance, le 13 mars 2025.',
    at: '01-essai.yaml:2',
  },
  {
    id: 'L3',
    code: 'affichage-seul',
    good: point('controle: {affichage: 2025-03-14}'),
    bad: { assemblee: 'population: 3500', ...point('controle: {affichage: 2025-03-14}') },
    says: 'L’acte est affiché, et rien ne dit sa publication en ligne',
    at: '01-essai.yaml:2',
  },
  {
    id: 'L5',
    code: 'transmission-sur-papier',
    good: { assemblee: 'controle: {transmission: papier}' },
    bad: { assemblee: 'type: CC\ncontrole: {transmission: papier}' },
    says: 'Les actes de cette assemblée sont transmis par voie électronique, non sur papier.',
    at: 'conseil.yaml:7',
  },
  {
    id: 'L7',
    code: 'tribunal-d-ailleurs',
    good: { assemblee: 'tribunal: tribunal administratif de Dijon' },
    bad: { assemblee: 'tribunal: Lyon' },
    says: 'Les recours du département 21 vont au tribunal administratif de Dijon, non à celui de Lyon.',
    at: 'conseil.yaml:7',
  },
  {
    id: 'L7',
    code: 'tribunal-d-ailleurs',
    good: { assemblee: 'departement: 974\ntribunal: La Réunion' },
    bad: { assemblee: 'departement: 64\ntribunal: Bordeaux' },
    says: 'Les recours du département 64 vont au tribunal administratif de Pau',
  },
  {
    id: 'L10',
    code: 'identifiant-actes',
    good: point('controle: {acte: 021-219900016-20250313-2025_01-DE}'),
    bad: point('controle: {acte: 021-219900017-20250313-2025_01-DE}'),
    says: 'L’identifiant ACTES porte 219900017, dont la clé de contrôle n’est pas celle d’un SIREN.',
  },
  {
    id: 'L10',
    code: 'identifiant-actes-douteux',
    good: { assemblee: 'departement: 2A', ...point('controle: {acte: 02A-219900016-20250313-2025_01-DE}') },
    bad: point('controle: {acte: 071-219900016-20250313-2025_01-DE}'),
    says: 'L’identifiant ACTES porte le département 071, la collectivité est du 21.',
  },
  {
    id: 'L11',
    code: 'numero-interne',
    good: { assemblee: 'variantes: {numero_interne: numero}', ...point('numero: DELBU2023_02_12') },
    bad: { assemblee: 'variantes: {numero_interne: numero}', ...point('numero: DELBU2023_02_0012') },
    says: '« DELBU2023_02_0012 » ne peut pas être le numéro interne',
    at: 'conseil.yaml:7',
  },
  {
    id: 'L11',
    code: 'numero-interne-a-verifier',
    good: point('controle: {numero_interne: 2025_061}'),
    bad: point('controle: {numero_interne: 2025-061}'),
    says: 'Le numéro interne « 2025-061 » a des minuscules, des espaces ou des tirets',
    at: '01-essai.yaml:2',
  },
  {
    id: 'L13',
    code: 'matiere-improbable',
    good: point('matiere: 9.1'),
    bad: point('matiere: 9.2'),
    says: 'La matière 9.2 est propre aux départements.',
    at: '01-essai.yaml:2',
  },
  {
    id: 'L13',
    code: 'matiere-improbable',
    good: { points: ['objet: Vœu pour la ligne de nuit\nmatiere: 9.4'] },
    bad: { points: ['objet: Vœu pour la ligne de nuit\nmatiere: 8.7'] },
    says: 'est un vœu ou une motion : sa matière est 9.4, non 8.7.',
  },
  {
    id: 'R10',
    code: 'signataire-sans-titre',
    good: point(
      'signatures: [{role: executif, par: petit, delegation: oui}, {role: secretaire, par: petit}]',
    ),
    bad: point('signatures: [{role: executif, par: petit}]'),
    says: 'Anne PETIT signe comme exécutif, et c’est Paul DURAND.',
    at: '01-essai.yaml:2',
  },
  {
    id: 'R10',
    code: 'signataire-sans-titre',
    good: { seance: 'signatures: [{role: secretaire, par: petit}]' },
    bad: { seance: 'signatures: [{role: secretaire, par: martin}]' },
    says: 'Luc MARTIN signe comme secrétaire de séance, et c’est Anne PETIT.',
    at: 'seance.yaml:5',
  },
  {
    id: 'D1',
    code: 'interdit-et-publie',
    good: point('publication: interdite'),
    bad: point('publication: interdite\ncontrole: {mise_en_ligne: 2025-03-14}'),
    says: 'L’acte ne se publie pas, et une date dit qu’il l’a été.',
    at: '01-essai.yaml:3',
  },
  {
    id: 'D1',
    code: 'aide-individuelle-publiee',
    good: {
      assemblee: 'type: CCAS',
      points: ['objet: Secours\ndispositif: Accorde 300 € à [[Mme Ève ROY]].\npublication: interdite'],
    },
    bad: {
      assemblee: 'type: CCAS',
      points: ['objet: Secours\ndispositif: Accorde 300 € à [[Mme Ève ROY]].'],
    },
    says: '« Secours » accorde une aide à une personne : l’acte ne se publie pas, même occulté.',
    at: '01-essai.yaml:1',
  },
];
