import type { Case } from '../case.ts';

const SIREN = 'siren: 219 900 016';
const control = (more: string): { readonly points: readonly string[] } => ({
  points: [`objet: Essai\ncontrole: {${more}}`],
});

export const CONTROLE: readonly Case[] = [
  {
    id: 'L1',
    code: 'dates-de-controle',
    good: control(
      'envoi: 2025-03-14, reception: 2025-03-14, mise_en_ligne: 2025-03-17, executoire: 2025-03-17',
    ),
    bad: control('envoi: 2025-03-14, reception: 2025-03-13'),
    says: 'La réception par le représentant de l’État, le 13 mars 2025, précède l’envoi au représentant de l’État, le 14 mars 2025.',
    at: '01-essai.yaml:2',
  },
  {
    id: 'L1',
    code: 'dates-de-controle',
    good: control('publication: 2025-03-13'),
    bad: control('publication: 2025-03-12'),
    says: 'La publication, le 12 mars 2025, précède la séance, le 13 mars 2025.',
  },
  {
    id: 'L4',
    code: 'prenom-du-signataire',
    good: {},
    bad: { maire: 'M. DURAND' },
    says: 'Le prénom de DURAND manque',
  },
  {
    id: 'L10',
    code: 'identifiant-actes',
    good: { assemblee: SIREN, ...control('acte: 021-219900016-20250313-2025_01-DE') },
    bad: { assemblee: SIREN, ...control('acte: 021-21990001600012-20250313-2025_01-DE') },
    says: '« 021-21990001600012-20250313-2025_01-DE » n’est pas un identifiant ACTES.',
    at: '01-essai.yaml:2',
  },
  {
    id: 'L10',
    code: 'identifiant-actes-douteux',
    good: { assemblee: SIREN, ...control('acte: 021-219900016-20250313-2025_01-DE') },
    bad: { assemblee: SIREN, ...control('acte: 021-219900016-20250314-2025_01-DE') },
    says: 'L’identifiant ACTES porte la date 20250314, la séance est du 13 mars 2025.',
    at: '01-essai.yaml:2',
  },
  {
    id: 'L11',
    code: 'numero-interne',
    good: control('numero_interne: DELBU2023_02_12'),
    bad: control('numero_interne: DELBU2023_02_0012'),
    says: '« DELBU2023_02_0012 » ne peut pas être le numéro interne',
    at: '01-essai.yaml:2',
  },
  {
    id: 'L11',
    code: 'objet-trop-long',
    good: { points: [`objet: ${'a'.repeat(499)}`] },
    bad: { points: [`objet: ${'a'.repeat(500)}`] },
    says: 'L’objet compte 500 caractères : le contrôle de légalité en prend 499 au plus.',
    at: '01-essai.yaml:1',
  },
  {
    id: 'L13',
    code: 'matiere-inconnue',
    good: { points: ['objet: Essai\nmatiere: 7.10.2'] },
    bad: { points: ['objet: Essai\nmatiere: 7.11'] },
    says: 'La matière 7.11 n’est pas dans la nomenclature ACTES.',
    at: '01-essai.yaml:2',
  },
  {
    id: 'R1',
    code: 'empeche-de-signer',
    good: { seance: 'date: 2022-06-16\nconvocation: 2022-06-09\nempeches_de_signer: {petit: malade}' },
    bad: { seance: 'empeches_de_signer: {petit: malade}' },
    says: 'Anne PETIT est dite empêchée de signer',
    at: 'seance.yaml:5',
  },
  {
    id: 'D1',
    code: 'publication-non-occultee',
    good: { points: ['objet: Essai\ndispositif: Aide [[M. Jean DUPONT]].\npublication: occultee'] },
    bad: { points: ['objet: Essai\ndispositif: Aide [[M. Jean DUPONT]].\npublication: integrale'] },
    says: 'L’acte est publié en entier, alors que des passages y sont à occulter.',
    at: '01-essai.yaml:3',
  },
];
