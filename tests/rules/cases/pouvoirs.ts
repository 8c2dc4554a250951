import type { Case } from '../case.ts';

export const POUVOIRS: readonly Case[] = [
  {
    id: 'P2',
    code: 'deux-pouvoirs',
    good: { seance: 'pouvoirs: {martin: durand, bernard: petit}' },
    bad: { seance: 'pouvoirs:\n  martin: durand\n  bernard: durand' },
    says: 'Paul DURAND porte déjà le pouvoir de Luc MARTIN.',
    at: 'seance.yaml:7',
  },
  {
    id: 'P2',
    code: 'deux-pouvoirs',
    good: {
      seance: 'date: 2021-03-11\nconvocation: 2021-03-04\npouvoirs: {martin: durand, bernard: durand}',
    },
    bad: {
      seance:
        'date: 2021-03-11\nconvocation: 2021-03-04\npouvoirs: {martin: durand, bernard: durand, thomas: durand}',
    },
    says: 'Paul DURAND porte déjà les pouvoirs de Luc MARTIN et Sophie BERNARD.',
  },
  {
    id: 'P3',
    code: 'mandataire-absent',
    good: { seance: 'pouvoirs: {martin: bernard}' },
    bad: { seance: 'absents: [bernard]\npouvoirs: {martin: bernard}' },
    says: 'Luc MARTIN donne pouvoir à Sophie BERNARD, qui n’est présent',
    at: 'seance.yaml:6',
  },
  {
    id: 'P3',
    code: 'mandataire-represente',
    good: { seance: 'pouvoirs: {martin: bernard, thomas: robert}' },
    bad: { seance: 'pouvoirs: {martin: bernard, bernard: robert}' },
    says: 'Luc MARTIN donne pouvoir à Sophie BERNARD, qui donne aussi pouvoir.',
    at: 'seance.yaml:5',
  },
  {
    id: 'P3',
    code: 'pouvoir-tombe',
    good: { seance: 'pouvoirs: {martin: bernard}' },
    bad: {
      seance: 'pouvoirs: {martin: bernard}\nevenements:\n  - {avant: 2, depart: bernard}',
      points: ['objet: Essai', 'objet: Suite', 'objet: Fin'],
    },
    says: 'Le pouvoir de Luc MARTIN est sans effet aux points 2 et 3 : Sophie BERNARD n’est pas dans la salle.',
    at: 'seance.yaml:5',
  },
  {
    id: 'P4',
    code: 'pouvoir-du-president',
    good: { seance: 'president: martin\npouvoirs: {durand: bernard}' },
    bad: { seance: 'pouvoirs: {durand: bernard}' },
    says: 'Paul DURAND préside et donne pouvoir à Sophie BERNARD : qui donne pouvoir est absent.',
    at: 'seance.yaml:5',
  },
  {
    id: 'P4',
    code: 'pouvoir-du-secretaire',
    good: { seance: 'secretaire: martin\npouvoirs: {petit: bernard}' },
    bad: { seance: 'secretaire: petit\npouvoirs: {petit: bernard}' },
    says: 'Anne PETIT est secrétaire de séance et donne pouvoir à Sophie BERNARD',
    at: 'seance.yaml:5',
  },
  {
    id: 'P4',
    code: 'pouvoir-d-un-present',
    good: { assemblee: 'type: CC', seance: 'visioconference: [martin]\npouvoirs: {thomas: bernard}' },
    bad: { assemblee: 'type: CC', seance: 'visioconference: [martin]\npouvoirs: {martin: bernard}' },
    says: 'Luc MARTIN assiste à la séance par visioconférence et donne pouvoir à Sophie BERNARD',
    at: 'seance.yaml:6',
  },
];
