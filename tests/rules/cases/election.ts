import type { Case } from '../case.ts';

const election = (text: string): { readonly points: readonly string[] } => ({
  points: [`objet: Élection\nelection:\n  poste: délégué\n${text}`],
});

export const ELECTIONS: readonly Case[] = [
  {
    id: 'V13',
    code: 'bulletins-mal-comptes',
    good: election('  tours: [{urne: 11, blancs: 1, nuls: 1, voix: {petit: 6, martin: 3}}]'),
    bad: election('  tours: [{urne: 11, blancs: 1, voix: {petit: 6, martin: 3}}]'),
    says: 'Au 1er tour, 9 voix sont réparties : 11 bulletins − 1 blancs et nuls font 10 suffrages exprimés.',
    at: '01-essai.yaml:4',
  },
  {
    id: 'V13',
    code: 'bulletins-mal-comptes',
    good: election('  tours: [{votants: 11, urne: 10, voix: {petit: 10}}]'),
    bad: election('  tours: [{urne: 12, voix: {petit: 12}}]'),
    says: 'Au 1er tour, 12 votants : 11 sont présents ou représentés.',
    at: '01-essai.yaml:4',
  },
  {
    id: 'V13',
    code: 'majorite-absolue-fausse',
    good: election('  tours: [{urne: 11, blancs: 1, majorite: 6, voix: {petit: 7, martin: 3}}]'),
    bad: election('  tours: [{urne: 11, blancs: 1, majorite: 5, voix: {petit: 7, martin: 3}}]'),
    says: 'Au 1er tour, la majorité absolue est de 6, non de 5.',
    at: '01-essai.yaml:4',
  },
  {
    id: 'V13',
    code: 'tours-en-trop',
    good: election(
      '  tours:\n    - {urne: 11, voix: {petit: 5, martin: 4, thomas: 2}}\n    - {urne: 11, voix: {petit: 7, martin: 4}}',
    ),
    bad: election(
      '  tours:\n    - {urne: 11, voix: {petit: 6, martin: 5}}\n    - {urne: 11, voix: {petit: 7, martin: 4}}',
    ),
    says: 'Anne PETIT a la majorité absolue au 1er tour : il n’y a pas de 2e tour.',
    at: '01-essai.yaml:6',
  },
  {
    id: 'V13',
    code: 'elu-contraire',
    good: election('  tours: [{urne: 11, voix: {petit: 6, martin: 5}}]\n  elu: petit'),
    bad: election('  tours: [{urne: 11, voix: {petit: 6, martin: 5}}]\n  elu: martin'),
    says: 'Les voix élisent Anne PETIT, non Luc MARTIN.',
    at: '01-essai.yaml:5',
  },
  {
    id: 'V13',
    code: 'elu-contraire',
    good: election('  tours: [{urne: 11, voix: {petit: 6, martin: 5}}]'),
    bad: election('  tours: [{urne: 11, blancs: 1, voix: {petit: 5, martin: 5}}]'),
    says: 'Personne n’est élu (délégué) : nul n’a la majorité absolue au 1er tour.',
    at: '01-essai.yaml:4',
  },
  {
    id: 'V13',
    code: 'sieges-mal-repartis',
    good: election(
      '  mode: proportionnelle\n  sieges: 3\n  candidats:\n    a: {titre: A, membres: [petit, martin]}\n    b: {titre: B, membres: [thomas]}\n  tours: [{urne: 11, voix: {a: 7, b: 4}}]\n  repartition: {a: 2, b: 1}',
    ),
    bad: election(
      '  mode: proportionnelle\n  sieges: 4\n  candidats:\n    a: {titre: A, membres: [petit, martin]}\n    b: {titre: B, membres: [thomas]}\n  tours: [{urne: 11, voix: {a: 7, b: 4}}]\n  repartition: {a: 2, b: 1}',
    ),
    says: '3 sièges sont répartis, pour 4 à pourvoir.',
    at: '01-essai.yaml:10',
  },
  {
    id: 'V14',
    code: 'adjoints-un-par-un',
    good: {
      points: ['objet: Adjoint\nelection: {poste: premier adjoint, tours: [{urne: 11, voix: {petit: 11}}]}'],
    },
    bad: {
      points: [
        'objet: Adjoints\nelection:\n  - {poste: premier adjoint, tours: [{urne: 11, voix: {petit: 11}}]}\n  - {poste: deuxième adjoint, tours: [{urne: 11, voix: {martin: 11}}]}',
      ],
    },
    says: 'Plusieurs adjoints sont élus un par un (deuxième adjoint)',
    at: '01-essai.yaml:4',
  },
  {
    id: 'V15',
    code: 'bureau-par-liste',
    good: {
      assemblee: 'type: CC',
      points: [
        'objet: Bureau\nelection: {poste: premier vice-président, tours: [{urne: 11, voix: {petit: 11}}]}',
      ],
    },
    bad: {
      assemblee: 'type: CC',
      points: [
        'objet: Bureau\nelection:\n  poste: vice-présidents\n  mode: liste\n  candidats: {a: {titre: A, membres: [petit, martin]}}\n  tours: [{urne: 11, voix: {a: 11}}]',
      ],
    },
    says: 'président et vice-présidents sont élus un par un',
    at: '01-essai.yaml:4',
  },
];
