/** Rules that look at the séances before, and at the decisions by delegation. */
import type { Case } from '../case.ts';
import type { Pieces } from '../seance-of.ts';

const GIVES = 'pouvoirs: {martin: bernard}';

/** A séance of a month of 2025, in due form. */
const month = (n: number, seance: string, points?: readonly string[]): Pieces => ({
  seance: `date: 2025-0${n}-13\nconvocation: 2025-0${n}-06\n${seance}`,
  ...(points !== undefined && { points }),
});

const FIRST = 'date: 2025-03-06\nconvocation: 2025-02-27';
const AWAY = 'absents: [martin, bernard, thomas, robert, richard, dubois]';
const second = (seance: string): string =>
  `convocation: {envoyee: 2025-03-07, rang: 2, seance_precedente: 2025-03-06}\n${seance}`;

const DECISION =
  'assemblee: conseil\nnumero: 2025-D04\ndate: 2025-02-20\nobjet: Location\ntexte: Loue la salle.\n';

export const PASSE: readonly Case[] = [
  {
    id: 'P5',
    code: 'pouvoir-trop-long',
    good: { ...month(4, GIVES), avant: [month(2, GIVES), month(3, GIVES)] },
    bad: { ...month(4, GIVES), avant: [month(1, GIVES), month(2, GIVES), month(3, GIVES)] },
    says: 'Luc MARTIN donne pouvoir à Sophie BERNARD pour la quatrième séance de suite.',
    at: 'seance.yaml:5',
  },
  {
    id: 'P5',
    code: 'pouvoir-trop-long',
    good: {
      ...month(4, 'pouvoirs: {martin: {mandataire: bernard, maladie: oui}}'),
      avant: [month(1, GIVES), month(2, GIVES), month(3, GIVES)],
    },
    bad: {
      ...month(5, GIVES),
      avant: [month(1, GIVES), month(2, GIVES), month(3, `etat: annulee\nmotif: grève`), month(4, GIVES)],
    },
    says: 'pour la quatrième séance de suite',
  },
  {
    id: 'N5',
    code: 'seance-precedente-tenue',
    good: { seance: second(AWAY), avant: [{ seance: `${FIRST}\netat: sans-quorum\n${AWAY}` }] },
    bad: { seance: second(AWAY), avant: [{ seance: FIRST }] },
    says: 'La séance du 6 mars 2025 n’est pas dite sans quorum',
    at: 'seance.yaml:3',
  },
  {
    id: 'N5',
    code: 'hors-premiere-convocation',
    good: {
      seance: second(AWAY),
      points: ['objet: Budget'],
      avant: [{ seance: `${FIRST}\netat: sans-quorum\n${AWAY}`, points: ['objet: Budget'] }],
    },
    bad: {
      seance: second(AWAY),
      points: ['objet: Budget', 'objet: Emprunt'],
      avant: [{ seance: `${FIRST}\netat: sans-quorum\n${AWAY}`, points: ['objet: Budget'] }],
    },
    says: '« Emprunt » n’était pas à l’ordre du jour de la séance sans quorum',
    at: '02-essai.yaml:1',
  },
  {
    id: 'R11',
    code: 'numero-deja-donne',
    good: {
      points: ['objet: Essai\nnumero: 2025-002'],
      avant: [{ seance: FIRST, points: ['objet: Essai\nnumero: 2025-001'] }],
    },
    bad: {
      points: ['objet: Essai\nnumero: 2025-001'],
      avant: [{ seance: FIRST, points: ['objet: Essai\nnumero: 2025-001'] }],
    },
    says: 'Le numéro 2025-001 est déjà celui d’un acte de l’année.',
    at: '01-essai.yaml:2',
  },
  {
    id: 'R11',
    code: 'numero-deja-donne',
    good: {
      assemblee: 'variantes: {numerotation: "{ordre:2}"}',
      avant: [{ assemblee: 'variantes: {numerotation: "{ordre:2}"}', seance: FIRST }],
    },
    bad: {
      points: ['objet: Essai\nnumero: 12'],
      avant: [
        { seance: FIRST, points: ['objet: Essai\nnumero: 12'] },
        { seance: 'date: 2025-03-09\nconvocation: 2025-03-02', points: ['objet: Essai\nnumero: 13'] },
      ],
    },
    says: 'Le numéro 12 est déjà celui d’un acte de l’année.',
  },
  {
    id: 'R11',
    code: 'numeros-en-desordre',
    good: {
      points: ['objet: Un\nnumero: 2025-9', 'objet: Deux\nnumero: 2025-10', 'objet: Trois\nnumero: A'],
    },
    bad: { points: ['objet: Un\nnumero: 2025-10', 'objet: Deux\nnumero: 2025-9'] },
    says: 'Le numéro 2025-9 vient après le 2025-10 dans la séance.',
    at: '02-essai.yaml:2',
  },
  {
    id: 'L10',
    code: 'identifiant-actes-en-double',
    good: {
      points: ['objet: Essai\ncontrole: {acte: 021-219900016-20250313-2025_02-DE}'],
      avant: [
        { seance: FIRST, points: ['objet: Essai\ncontrole: {acte: 021-219900016-20250306-2025_01-DE}'] },
      ],
    },
    bad: {
      points: [
        'objet: Un\ncontrole: {acte: 021-219900016-20250313-2025_02-DE}',
        'objet: Deux\ncontrole: {acte: 021-219900016-20250313-2025_02-DE}',
      ],
    },
    says: 'L’identifiant ACTES 021-219900016-20250313-2025_02-DE est déjà celui d’un autre acte.',
    at: '02-essai.yaml:2',
  },
  {
    id: 'L11',
    code: 'numero-interne-en-double',
    good: {
      points: ['objet: Essai\ncontrole: {numero_interne: 2025_02}'],
      avant: [{ seance: FIRST, points: ['objet: Essai\ncontrole: {numero_interne: 2025_01}'] }],
    },
    bad: {
      points: ['objet: Essai\ncontrole: {numero_interne: 2025_01}'],
      avant: [{ seance: FIRST, points: ['objet: Essai\ncontrole: {numero_interne: 2025_01}'] }],
    },
    says: 'Le numéro interne « 2025_01 » est déjà celui d’un autre acte de l’année.',
    at: '01-essai.yaml:2',
  },
  {
    id: 'R6',
    code: 'decision-rapportee',
    good: { seance: 'decisions: [2025-D04]', decisions: { '004-location': DECISION } },
    bad: { seance: 'decisions: [2025-D05]', decisions: { '004-location': DECISION } },
    says: 'Aucune décision de la saisie ne porte le numéro 2025-D05.',
    at: 'seance.yaml:5',
  },
  {
    id: 'R6',
    code: 'decision-rapportee',
    good: {
      seance: 'decisions:\n  - {numero: 2025-D01, date: 2025-01-08, objet: Bail de la salle}',
      decisions: {},
    },
    bad: {
      seance: 'decisions: [2025-D04]',
      decisions: { '004-location': DECISION.replace('2025-02-20', '2025-03-20') },
    },
    says: 'La décision 2025-D04, du 20 mars 2025, est postérieure à la séance du 13 mars 2025 qui en rend compte.',
  },
  {
    id: 'R6',
    code: 'decision-rapportee',
    good: { seance: 'decisions: [2025-D05]' },
    bad: {
      seance: 'decisions:\n  - {numero: 2025-D04, date: 2025-02-21}',
      decisions: { '004-location': DECISION },
    },
    says: 'La décision 2025-D04 est du 20 février 2025, non du 21 février 2025.',
    at: 'seance.yaml:6',
  },
];
