/** Votes beside the one on the whole, and what is left out of a vote. */
import type { Case } from '../case.ts';

const point = (keys: string): { readonly points: readonly string[] } => ({
  points: [`objet: Essai\n${keys}`],
});

export const AUTRES_VOTES: readonly Case[] = [
  {
    id: 'V3',
    code: 'autre-vote-mal-compte',
    good: point('amendements:\n  - {objet: Porter à 12 000 €, vote: {pour: 3, contre: 7, abstention: 1}}'),
    bad: point('amendements:\n  - {objet: Porter à 12 000 €, vote: {pour: 3, contre: 7, abstention: 2}}'),
    says: '3 pour et 7 contre, avec les autres voix, font 12 voix, pour 11.',
    at: '01-essai.yaml:3',
  },
  {
    id: 'V3',
    code: 'autre-vote-mal-compte',
    good: { seance: 'adoption_pv: {seance: 2025-02-13, vote: {abstention: 1}}' },
    bad: { seance: 'adoption_pv: {seance: 2025-02-13, vote: {contre: 12}}' },
    says: 'Les voix de ce vote passent les 11 de la salle.',
    at: 'seance.yaml:5',
  },
  {
    id: 'V3',
    code: 'nppv-incomplet',
    good: point('deports: {martin: L. 2131-11}\nvote: {nppv: 2}'),
    bad: point('deports: {martin: L. 2131-11, petit: L. 2131-11}\nvote: {nppv: 1}'),
    says: 'nppv: 1 au point 1, où Anne PETIT et Luc MARTIN ne prennent pas part au vote, soit 2 voix.',
    at: '01-essai.yaml:3',
  },
  {
    id: 'V3',
    code: 'voix-mal-comptees',
    good: {
      seance: 'presence: inconnue\nchiffres: {presents: 8, representes: 2}',
      ...point('vote: {pour: 7, contre: 3}'),
    },
    bad: {
      seance: 'presence: inconnue\nchiffres: {presents: 8, representes: 2}',
      ...point('vote: {pour: 7, contre: 2}'),
    },
    says: '7 pour et 2 contre font 9 voix, pour 10 (8 présents + 2 représentés).',
    at: '01-essai.yaml:2',
  },
  {
    id: 'N3',
    code: 'votants-incoherents',
    good: {
      seance: 'presence: inconnue\nchiffres: {presents: 8, representes: 2, votants: 10}',
    },
    bad: { seance: 'presence: inconnue\nchiffres: {presents: 8, representes: 2, votants: 11}' },
    says: '11 votants : 8 présents et 2 représentés en font 10.',
    at: 'seance.yaml:6',
  },
  {
    id: 'V17',
    code: 'debat-sans-vote',
    good: {
      points: ['objet: Rapport sur les orientations budgétaires\nvote: {contre: 2}\nresultat: pris-acte'],
    },
    bad: { points: ['objet: Rapport sur les orientations budgétaires\nvote: sans'] },
    says: 'Le débat d’orientation budgétaire est pris en acte au point 1 sans vote',
    at: '01-essai.yaml:2',
  },
  {
    id: 'V19',
    code: 'amendement-sans-sort',
    good: point('amendements:\n  - {objet: Porter à 12 000 €, resultat: rejetee}'),
    bad: point('amendements:\n  - {objet: Porter à 12 000 €}'),
    says: 'Rien ne dit si l’amendement « Porter à 12 000 € » a été adopté.',
    at: '01-essai.yaml:3',
  },
  {
    id: 'V7',
    code: 'compte-non-signale',
    good: { points: ['objet: Affectation du résultat du compte administratif 2024'] },
    bad: { points: ['objet: Budget annexe de l’eau - Vote du compte financier unique 2024'] },
    says: 'rien ne dit que c’est le vote des comptes de l’exécutif',
    at: '01-essai.yaml:1',
  },
  {
    id: 'V11',
    code: 'secret-exige',
    good: {
      points: ['objet: Adjoint\nelection: {poste: premier adjoint, tours: [{urne: 11, voix: {petit: 11}}]}'],
    },
    bad: {
      points: [
        'objet: Adjoint\nelection: {poste: premier adjoint, tours: [{urne: 11, voix: {petit: 11}}]}\nvote: {secret_ecarte: oui}',
      ],
    },
    says: 'L’élection (premier adjoint) ne se tient pas au scrutin secret au point 1, alors que la loi l’exige.',
    at: '01-essai.yaml:3',
  },
  {
    id: 'V13',
    code: 'bulletins-mal-comptes',
    good: {
      points: [
        'objet: Délégué\nelection: {poste: délégué, tours: [{votants: 11, urne: 10, voix: {petit: 10}}]}',
      ],
    },
    bad: {
      points: [
        'objet: Délégué\nelection: {poste: délégué, tours: [{votants: 10, urne: 10, voix: {petit: 10}}]}',
      ],
    },
    says: 'Au 1er tour, 10 votants : 11 sont présents ou représentés.',
    severity: 'avertissement',
  },
  {
    id: 'V13',
    code: 'sieges-mal-repartis',
    good: commission('sieges: 5', 'repartition: {a: 4, b: 1}'),
    bad: commission('sieges: 5'),
    says: 'L’élection (commission) est à la proportionnelle, et rien ne dit combien chaque liste en obtient.',
  },
  {
    id: 'V13',
    code: 'sieges-mal-repartis',
    good: commission('sieges: 5', 'repartition: {a: 4, b: 1}'),
    bad: commission('sieges: 7', 'repartition: {a: 5, b: 2}'),
    says: 'B obtient 2 sièges, et ne présente que 1 candidat.',
    at: '01-essai.yaml:10',
  },
  {
    id: 'V14',
    code: 'repartition-douteuse',
    good: commission('sieges: 5', 'repartition: {a: 4, b: 1}'),
    bad: commission('sieges: 5', 'repartition: {a: 5, b: 0}'),
    says: 'Cette répartition (commission) n’est ni au plus fort reste, ni à la plus forte moyenne.',
    at: '01-essai.yaml:10',
  },
];

/** Eight voices for five candidates, three for one. */
function commission(...keys: readonly string[]): { readonly points: readonly string[] } {
  const election = [
    'poste: commission',
    'mode: proportionnelle',
    'candidats:',
    '  a: {titre: A, membres: [petit, martin, thomas, robert, richard]}',
    '  b: {titre: B, membres: [dubois]}',
    'tours: [{urne: 11, voix: {a: 8, b: 3}}]',
    ...keys,
  ];
  return { points: [`objet: Commission\nelection:\n  ${election.join('\n  ')}\n`] };
}
