/** Cells of the vote, of elections and designations, of who was there: what several documents word. */
import { accordes, chiffres, comptes, type Cas, type Faits } from './matrice.ts';

const SENS: Readonly<Record<string, Faits>> = {
  unanimité: { 'vote.adopte': true, 'vote.unanime': true },
  majorité: {
    'vote.adopte': true,
    'vote.pour': '10',
    'vote.contre': '2',
    'vote.abstention': '1',
    'vote.exprimes': '12',
  },
  'majorité, plusieurs abstentions': {
    'vote.adopte': true,
    'vote.pour': '9',
    'vote.contre': '1',
    'vote.abstention': '3',
    'vote.exprimes': '10',
    'vote.pluriels.abstention': true,
  },
  rejet: { 'vote.pour': '3', 'vote.contre': '10' },
};

const MODES: Readonly<Record<string, Faits>> = {
  'scrutin ordinaire': {},
  'scrutin secret': { 'vote.secret': true },
  'scrutin public': { 'vote.public': true },
};

/** Every outcome in every kind of ballot. */
export const SCRUTINS: readonly Cas[] = chiffres(
  Object.entries(SENS).flatMap(([sens, said]) =>
    Object.entries(MODES).map(([mode, told]) => ({
      titre: `vote : ${sens}, ${mode}`,
      faits: { ...said, ...told },
    })),
  ),
);

const EGAUX: Faits = {
  'vote.pour': '6',
  'vote.contre': '6',
  'vote.abstention': '1',
  'vote.exprimes': '12',
  'vote.preponderante': true,
};

/** Equal sides: the chair's decides. */
export const PARTAGES: readonly Cas[] = chiffres([
  {
    titre: 'partage : la voix de la présidence emporte l’adoption',
    faits: { ...EGAUX, 'vote.adopte': true },
  },
  { titre: 'partage : la voix de la présidence emporte le rejet', faits: EGAUX },
]);

const MAJORITE = SENS['majorité'] ?? {};

/** Voices that are neither for, against nor abstaining. */
export const AUTRES_VOIX: readonly Cas[] = chiffres([
  {
    titre: 'vote : un refus de vote, un blanc, un nul',
    faits: {
      ...MAJORITE,
      'vote.autres': true,
      'vote.refus': '1',
      'vote.blancs': '1',
      'vote.nuls': '1',
    },
  },
  {
    titre: 'vote : plusieurs blancs et nuls, scrutin secret',
    faits: {
      ...MAJORITE,
      'vote.secret': true,
      'vote.autres': true,
      'vote.blancs': '2',
      'vote.nuls': '3',
      'vote.pluriels.blancs': true,
      'vote.pluriels.nuls': true,
    },
  },
  { titre: 'vote : un membre ne prend pas part', faits: { ...MAJORITE, 'vote.nppv': '1' } },
  { titre: 'vote : chiffres des zéros laissés en blanc', faits: { ...MAJORITE, 'vote.nppv': '' } },
  {
    titre: 'vote : « UNANIMITE » au lieu du chiffre',
    faits: { 'vote.adopte': true, 'vote.unanime': true, 'vote.pourEnMot': true, 'vote.pour': 'UNANIMITE' },
  },
  { titre: 'vote : phrase de la saisie', faits: { ...MAJORITE, 'vote.mention': true } },
]);

const COTES = {
  pour: 'pour',
  contre: 'contre',
  abstention: 'abstention',
  refus: 'refus de vote',
  nppv: 'nppv',
};

/** Names by side, with and without pouvoir. */
export const NOMS: readonly Cas[] = chiffres(
  Object.entries(COTES).map(([cote, nom]) => ({
    titre: `noms du vote : ${nom}`,
    faits: {
      ...MAJORITE,
      'vote.noms': true,
      [`vote.noms.${cote}`]: 2,
      [`vote.noms.${cote}.1.pouvoir`]: true,
    },
  })),
);

/** One name alone. */
export const UN_NOM: readonly Cas[] = chiffres(
  Object.keys(COTES).map((cote) => ({
    titre: `noms du vote : ${cote}, un seul`,
    faits: { ...MAJORITE, 'vote.noms': true, [`vote.noms.${cote}`]: 1 },
  })),
);

const E = 'elections.0';
const ELECTION: Faits = { elections: 1 };

export const ELECTIONS: readonly Cas[] = [
  ...accordes('élection, élus', `${E}.elus`, ELECTION),
  ...comptes('élection, assesseurs', `${E}.assesseurs`, 'nom', ELECTION),
  {
    titre: 'élection : un candidat, majorité absolue',
    faits: { ...ELECTION, [`${E}.tours`]: 1, [`${E}.tours.0.voix`]: 1, [`${E}.tours.0.majorite`]: true },
  },
  {
    titre: 'élection : deux tours, plusieurs candidats, blancs et nuls',
    faits: {
      ...ELECTION,
      [`${E}.tours`]: 2,
      [`${E}.tours.0.voix`]: 2,
      [`${E}.tours.0.obtiennent.pluriel`]: true,
      [`${E}.tours.0.blancs`]: true,
      [`${E}.tours.0.nuls`]: true,
      [`${E}.tours.1.voix`]: 2,
      [`${E}.tours.1.obtiennent.pluriel`]: true,
      [`${E}.tours.1.blancsEtNuls`]: true,
    },
  },
  { titre: 'élection proportionnelle : une liste', faits: { ...ELECTION, [`${E}.sieges`]: 1 } },
  { titre: 'élection proportionnelle : deux listes', faits: { ...ELECTION, [`${E}.sieges`]: 2 } },
  { titre: 'élection : un tour sans voix', faits: { ...ELECTION, [`${E}.tours`]: 1 } },
  { titre: 'deux élections', faits: { elections: 2 } },
];

const D = 'designations.0';
const DESIGNATION: Faits = { designations: 1 };

export const DESIGNATIONS: readonly Cas[] = [
  ...comptes('désignation, titulaires', `${D}.titulaires`, 'nom', DESIGNATION),
  ...accordes('désignation, suppléants', `${D}.suppleants`, DESIGNATION),
  { titre: 'désignation : qui est remplacé', faits: { ...DESIGNATION, [`${D}.deRemplace`]: true } },
  {
    titre: 'désignation : qui est remplacé, élision',
    faits: { ...DESIGNATION, [`${D}.deRemplace`]: 'd’Anne DURAND' },
  },
  { titre: 'deux désignations', faits: { designations: 2 } },
];

/** Who is there, where words agree with them. */
export const PRESENCE: readonly Cas[] = [
  ...accordes('présents', 'presents'),
  { titre: 'présents : un suppléant', faits: { presents: 1, 'presents.0.remplace': true } },
  ...accordes('excusés', 'excuses'),
  ...accordes('absents', 'absents'),
  ...comptes('pouvoirs', 'pouvoirs', 'mandant'),
];
