import type { Case } from '../case.ts';

const CC = (more = ''): string => `type: CC\ncommunes: {arlac: Arlac, brion: Brion}\n${more}`;

export const PRESENCE: readonly Case[] = [
  {
    id: 'N1',
    code: 'effectif-depasse',
    good: {},
    bad: { effectif: 9 },
    says: '11 membres sont en exercice le jour de la séance, pour un effectif légal de 9.',
  },
  {
    id: 'N2',
    code: 'chiffres-incoherents',
    good: { seance: 'presence: inconnue\nchiffres: {exercice: 11, presents: 8, representes: 2, absents: 1}' },
    bad: { seance: 'presence: inconnue\nchiffres: {exercice: 11, presents: 8, representes: 2, absents: 2}' },
    says: '8 présents, 2 représentés et 2 absents font 12, pour 11 membres en exercice.',
    at: 'seance.yaml:6',
  },
  {
    id: 'N16',
    code: 'suppleant-sans-titre',
    good: {
      assemblee: CC(),
      membres: 'vidal: {nom: Mme Léa VIDAL, suppleant_de: martin}',
      seance: 'convocation: 2025-03-06\nsuppleants: {martin: vidal}',
    },
    bad: {
      assemblee: CC(),
      membres: 'vidal: {nom: Mme Léa VIDAL, suppleant_de: bernard}',
      seance: 'convocation: 2025-03-06\nsuppleants: {martin: vidal}',
    },
    says: 'Léa VIDAL n’est pas suppléante de Luc MARTIN.',
    at: 'seance.yaml:5',
  },
  {
    id: 'N13',
    code: 'visioconference-interdite',
    good: { assemblee: CC(), seance: 'visioconference: [martin]' },
    bad: { seance: 'visioconference: [martin]' },
    says: 'À cette date, le conseil municipal ne peut pas siéger par visioconférence.',
    at: 'seance.yaml:5',
  },
  {
    id: 'N13',
    code: 'visioconference-interdite',
    good: { assemblee: CC(), seance: 'visioconference: [martin]', points: ['objet: Essai'] },
    bad: {
      assemblee: CC(),
      seance: 'visioconference: [martin]',
      points: ['objet: Essai\nvote: {mode: secret, contre: 1}'],
    },
    says: 'Il y a un scrutin secret au point 1, alors que la séance se tient par visioconférence.',
    at: '01-essai.yaml:2',
  },
  {
    id: 'N3',
    code: 'chiffre-faux',
    good: {
      seance: 'absents: [martin, thomas]\nchiffres: {exercice: 11, presents: 9, absents: 2, quorum: 6}',
    },
    bad: { seance: 'absents: [martin, thomas]\nchiffres: {exercice: 11, presents: 10}' },
    says: '10 présents : 9 sont comptés à l’ouverture et au point 1 (11 en exercice − 0 représentés − 2 absents).',
    at: 'seance.yaml:6',
  },
  {
    id: 'N3',
    code: 'chiffre-faux',
    good: { points: ['objet: Essai\nvote: {nppv: [martin]}\nchiffres: {votants: 10, presents: 11}'] },
    bad: { points: ['objet: Essai\nvote: {nppv: [martin]}\nchiffres: {votants: 11}'] },
    says: '11 votants : 10 sont comptés au point 1 (11 présents + 0 représentés − 1 qui ne prennent pas part au vote).',
    at: '01-essai.yaml:3',
  },
];

const ABSENT_6 = 'absents: [martin, bernard, thomas, robert, richard, dubois]';
const ABSENT_5 = 'absents: [martin, bernard, thomas, robert, richard]';

export const QUORUM: readonly Case[] = [
  {
    id: 'N4',
    code: 'quorum-non-atteint',
    good: { seance: ABSENT_5 },
    bad: { seance: ABSENT_6 },
    says: 'Le quorum n’est pas atteint au point 1 : 5 membres présents, il en faut 6.',
    at: 'seance.yaml:5',
  },
  {
    id: 'N4',
    code: 'quorum-non-atteint',
    good: {
      seance: 'evenements:\n  - {avant: 2, depart: [martin, bernard, thomas, robert, richard]}',
      points: ['objet: Essai', 'objet: Suite'],
    },
    bad: {
      seance: 'evenements:\n  - {avant: 2, depart: [martin, bernard, thomas, robert, richard, dubois]}',
      points: ['objet: Essai', 'objet: Suite'],
    },
    says: 'Le quorum n’est pas atteint au point 2',
    at: 'seance.yaml:6',
  },
  {
    id: 'N5',
    code: 'seconde-convocation',
    good: {
      seance: `${ABSENT_6}\nconvocation: {envoyee: 2025-03-07, rang: 2, seance_precedente: 2025-03-06}`,
    },
    bad: {
      seance: `${ABSENT_6}\nconvocation: {envoyee: 2025-03-07, rang: 2, seance_precedente: 2025-03-11}`,
    },
    says: 'La seconde convocation est partie avant la séance qui n’a pas réuni le quorum.',
    at: 'seance.yaml:3',
  },
  {
    id: 'N6',
    code: 'quorum-non-atteint',
    good: { assemblee: 'type: CD', seance: `convocation: 2025-02-20\n${ABSENT_5}` },
    bad: {
      assemblee: 'type: CD',
      seance: `convocation: 2025-02-20\n${ABSENT_6}\npouvoirs: {laurent: petit}`,
    },
    says: '4 membres présents, il en faut 6',
  },
  {
    id: 'N7',
    code: 'quorum-non-atteint',
    good: {
      assemblee: 'type: CDP',
      seance: 'absents: [martin, bernard, thomas, robert, richard]\npouvoirs: {laurent: petit}',
    },
    bad: { assemblee: 'type: CDP', seance: `${ABSENT_6}\npouvoirs: {laurent: petit}` },
    says: '5 membres présents ou représentés, il en faut 6',
  },
  {
    id: 'N8',
    code: 'quorum-non-atteint',
    good: {
      assemblee: 'type: CD',
      seance: 'convocation: 2025-02-20\nabsents: [martin, bernard, thomas]',
      points: [
        'objet: Élection\nelection: {poste: président, executif: oui, tours: [{urne: 8, voix: {petit: 8}}]}',
      ],
    },
    bad: {
      assemblee: 'type: CD',
      seance: 'convocation: 2025-02-20\nabsents: [martin, bernard, thomas, robert]',
      points: [
        'objet: Élection\nelection: {poste: président, executif: oui, tours: [{urne: 7, voix: {petit: 7}}]}',
      ],
    },
    says: '7 membres présents, il en faut 8',
  },
  {
    id: 'N9',
    code: 'quorum-non-atteint',
    good: { assemblee: 'type: CCAS', seance: ABSENT_5 },
    bad: { assemblee: 'type: CCAS', seance: ABSENT_6 },
    says: '5 membres présents, il en faut 6',
  },
  {
    id: 'N11',
    code: 'quorum-et-deport',
    good: {
      seance: 'absents: [martin, bernard, thomas, robert]',
      points: ['objet: Essai\ndeports: {dubois: L. 1524-5}'],
    },
    bad: { seance: ABSENT_5, points: ['objet: Essai\ndeports: {dubois: L. 1524-5}'] },
    says: 'Le quorum ne serait atteint au point 1 qu’en comptant Marc DUBOIS, qui se déporte',
    at: '01-essai.yaml:2',
  },
  {
    id: 'N12',
    code: 'quorum-non-atteint',
    good: {
      seance:
        'date: 2020-11-12\nconvocation: 2020-11-05\nabsents: [martin, bernard, thomas, robert, richard, dubois, moreau]',
    },
    bad: {
      seance:
        'date: 2020-11-12\nconvocation: 2020-11-05\nabsents: [martin, bernard, thomas, robert, richard, dubois, moreau, laurent]',
    },
    says: '3 membres présents, il en faut 4',
  },
  {
    id: 'N14',
    code: 'quorum-droit-local',
    good: { assemblee: 'departement: 67', seance: ABSENT_5 },
    bad: {
      assemblee: 'departement: 67',
      points: ['objet: Essai\ndeports: [martin, bernard, thomas, robert, richard, dubois]'],
    },
    says: 'Le quorum n’est pas atteint au point 1',
    at: '01-essai.yaml:2',
  },
];
