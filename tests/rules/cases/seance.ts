/** Who is in the room, who chairs, what the state of the séance allows. */
import type { Case } from '../case.ts';

const CC = 'type: CC\ncommunes: {arlac: Arlac, brion: Brion}';
const SYF = 'type: SYF\ncompetences: {eau: Eau potable}';
const AWAY_6 = 'absents: [martin, bernard, thomas, robert, richard, dubois]';
const ELECTS = (president: string): readonly string[] => [
  `objet: Maire\npresident: ${president}\nelection: {poste: maire, executif: oui, tours: [{urne: 12, voix: {durand: 12}}]}`,
];
const NEW = 'date: 2020-05-25\nconvocation: 2020-05-21\nsecretaire: simon\npresident: laurent';
const ELDER = 'roy: {nom: Mme Ève ROY, naissance: 1950-01-01}';
const ELDEST = 'roy: {nom: Mme Ève ROY, naissance: 1940-01-01}';

export const SEANCE: readonly Case[] = [
  {
    id: 'N2',
    code: 'absent-par-visioconference',
    good: { assemblee: CC, seance: 'visioconference: [martin]' },
    bad: { assemblee: CC, seance: 'visioconference: [petit, martin]\nabsents: [martin]' },
    says: 'Luc MARTIN assiste à la séance par visioconférence, et n’y est présent à aucun moment.',
    at: 'seance.yaml:5',
  },
  {
    id: 'N2',
    code: 'chiffres-incoherents',
    good: { seance: 'presence: inconnue\nchiffres: {exercice: 11, presents: 8, representes: 2}' },
    bad: { seance: 'presence: inconnue\nchiffres: {presents: 10, representes: 2}' },
    says: '10 présents et 2 représentés font 12, pour 11 membres en exercice.',
    at: 'seance.yaml:6',
  },
  {
    id: 'N10',
    code: 'decision-sans-seance',
    good: { seance: `etat: sans-quorum\n${AWAY_6}` },
    bad: { seance: `etat: sans-quorum\n${AWAY_6}`, points: ['objet: Essai\nvote: unanimite'] },
    says: 'Il est décidé au point 1, d’une séance qui n’a pas été tenue (sans-quorum).',
    at: '01-essai.yaml:2',
  },
  {
    id: 'N10',
    code: 'quorum-pourtant-atteint',
    good: { seance: `etat: sans-quorum\n${AWAY_6}` },
    bad: { seance: 'etat: sans-quorum\nabsents: [martin]' },
    says: 'La séance est dite sans quorum, avec 10 membres présents pour 6.',
    at: 'seance.yaml:5',
  },
  {
    id: 'N13',
    code: 'budget-par-visioconference',
    good: { assemblee: CC, seance: 'visioconference: [martin]', points: ['objet: Tarifs de l’eau'] },
    bad: {
      assemblee: CC,
      seance: 'visioconference: [martin]',
      points: ['objet: Vote du budget primitif 2025'],
    },
    says: 'Le budget primitif est voté au point 1, alors que la séance se tient par visioconférence.',
    at: '01-essai.yaml:1',
  },
  {
    id: 'N15',
    code: 'mandataire-hors-competence',
    good: {
      assemblee: SYF,
      membres: 'roy: {nom: Mme Ève ROY, competences: eau}',
      effectif: 12,
      seance: 'pouvoirs: {martin: roy}',
      points: ['objet: Essai\ncompetence: eau'],
    },
    bad: {
      assemblee: SYF,
      membres: 'roy: {nom: Mme Ève ROY, competences: []}',
      effectif: 12,
      seance: 'pouvoirs: {martin: roy}',
      points: ['objet: Essai\ncompetence: eau'],
    },
    says: 'Ève ROY porte le pouvoir de Luc MARTIN au point 1',
    at: 'seance.yaml:5',
  },
  {
    id: 'N16',
    code: 'suppleant-de-plusieurs-delegues',
    good: {
      assemblee: CC,
      effectif: 12,
      membres:
        'roy: {nom: Mme Ève ROY, commune: arlac}\n      vidal: {nom: Mme Léa VIDAL, suppleant_de: arlac}',
      seance: 'suppleants: {roy: vidal}',
    },
    bad: {
      assemblee: CC,
      effectif: 13,
      membres:
        'roy: {nom: Mme Ève ROY, commune: arlac}\n      faure: {nom: M. Paul FAURE, commune: Arlac}\n      vidal: {nom: Mme Léa VIDAL, suppleant_de: Arlac}',
      seance: 'suppleants: {roy: vidal}',
    },
    says: 'Léa VIDAL siège pour Ève ROY : Arlac a 2 délégués',
    at: 'seance.yaml:5',
  },
  {
    id: 'P8',
    code: 'suppleant-avant-pouvoir',
    good: {
      assemblee: CC,
      membres: 'vidal: {nom: Mme Léa VIDAL, suppleant_de: martin}',
      seance: 'pouvoirs: {martin: bernard}\nexcuses: [vidal]',
    },
    bad: {
      assemblee: CC,
      membres: 'vidal: {nom: Mme Léa VIDAL, suppleant_de: martin}',
      seance: 'pouvoirs: {martin: bernard}',
    },
    says: 'Luc MARTIN donne pouvoir, et a une suppléante : Léa VIDAL.',
    at: 'seance.yaml:5',
  },
  {
    id: 'P1',
    code: 'pouvoir-recu-apres',
    good: { seance: 'pouvoirs: {martin: {mandataire: bernard, recu: 2025-03-13}}' },
    bad: { seance: 'pouvoirs: {martin: {mandataire: bernard, recu: 2025-03-14}}' },
    says: 'Le pouvoir de Luc MARTIN a été reçu le 14 mars 2025, après la séance du 13 mars 2025.',
    at: 'seance.yaml:5',
  },
  {
    id: 'C1',
    code: 'delai-de-convocation',
    good: {
      assemblee: 'population: 8000',
      seance: 'convocation: {envoyee: 2025-03-10, rang: 2, seance_precedente: 2025-03-10}',
    },
    bad: { assemblee: 'population: 8000', seance: 'convocation: 2025-03-10' },
    says: 'La convocation est partie 2 jours francs avant la séance : il en faut 5.',
  },
  {
    id: 'C9',
    code: 'president-inconnu',
    good: {
      mandat: '2020-05-25',
      seance: NEW,
      points: ELECTS('laurent'),
      effectif: 12,
      membres: 'roy: Mme Ève ROY',
    },
    bad: {
      mandat: '2020-05-25',
      seance: NEW.replace('\npresident: laurent', ''),
      points: ELECTS('laurent'),
      effectif: 12,
      membres: 'roy: Mme Ève ROY',
    },
    says: 'Rien ne dit qui préside à l’ouverture : il n’y a pas d’exécutif en fonction.',
    at: 'seance.yaml:2',
  },
  {
    id: 'C9',
    code: 'doyen-d-age',
    good: {
      seance: NEW,
      points: ELECTS('roy'),
      effectif: 13,
      membres: `${ELDEST}\n      ga: {nom: M. X GA, naissance: 1950-01-01}`,
    },
    bad: {
      seance: NEW,
      points: ELECTS('roy'),
      effectif: 13,
      membres: `${ELDER}\n      ga: {nom: M. Xi GA, naissance: 1945-01-01}`,
    },
    says: 'Ève ROY préside à l’élection de l’exécutif, alors que Xi GA est plus âgé.',
    at: '01-essai.yaml:2',
  },
  {
    id: 'C9',
    code: 'president-hors-rang',
    good: { seance: 'president: petit\nsecretaire: simon\nabsents: [durand]' },
    bad: { seance: 'president: martin' },
    says: 'Luc MARTIN préside, alors que Paul DURAND, qui préside de droit, est dans la salle.',
    at: 'seance.yaml:5',
  },
  {
    id: 'C9',
    code: 'president-hors-rang',
    good: {
      membres: 'roy: {nom: Mme Ève ROY, fonction: première adjointe}',
      effectif: 12,
      seance: 'president: roy\nabsents: [durand]',
    },
    bad: {
      membres: 'roy: {nom: Mme Ève ROY, fonction: première adjointe}',
      effectif: 12,
      seance: 'president: martin\nabsents: [durand]',
    },
    says: 'Luc MARTIN préside à la place de Paul DURAND, alors qu’Ève ROY vient avant dans l’ordre du tableau.',
  },
  {
    id: 'R7',
    code: 'proces-verbal-a-venir',
    good: { seance: 'adoption_pv: 2025-02-13' },
    bad: { seance: 'adoption_pv: 2025-03-13' },
    says: 'La séance du 13 mars 2025 adopterait le procès-verbal de celle du 13 mars 2025.',
    at: 'seance.yaml:5',
  },
];
