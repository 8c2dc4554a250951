/** Decisions by delegation (records.md §4.4): what is read of them, what is wrong in them. */
import { describe, expect, test } from 'vitest';
import { readAssemblees } from '../../src/records/dossier.ts';
import { readDecisions } from '../../src/records/decision.ts';
import { judgeDecision } from '../../src/rules/check.ts';
import { ASSEMBLEE, bytes, told } from './dossiers.ts';

const LOCATION = `assemblee: conseil
numero: 2025-D04
date: 2025-02-20
objet: Location de la salle à [[M. Jean DUPONT]]
texte: |
  Vu la délibération du 4 juillet 2020,

  - de louer la salle des fêtes à [[M. Jean DUPONT|un habitant]] pour 150 €.
`;

const read = (files: Readonly<Record<string, string>>, annexes: readonly string[] = []) => {
  const bodies = readAssemblees([{ nom: 'conseil', file: 'conseil.yaml', bytes: bytes(ASSEMBLEE) }]);
  const written = Object.entries(files).map(([nom, text]) => ({
    nom,
    file: `${nom}.yaml`,
    bytes: bytes(text),
  }));
  return readDecisions(
    {
      annee: '2025',
      files: written,
      annexes: new Map(annexes.map((name) => [name, { pages: 1, refus: null }])),
    },
    bodies.fichiers,
  );
};

test('a decision is read in the full copy, under its id', () => {
  const { decisions, faults } = read({ '004-location': LOCATION });
  expect(faults).toEqual([]);
  const [decision] = decisions;
  expect(decision!.id).toBe('2025-conseil_D004');
  expect(decision!.decision).toMatchObject({
    objet: 'Location de la salle à M. Jean DUPONT',
    nature: 'AU',
    signataire: null,
  });
  expect(JSON.stringify(decision!.texte)).toContain('à M. Jean DUPONT pour 150 €.');
  expect(judgeDecision(decision!)).toEqual([]);
});

test('who signs is a member alone, or with how he signs', () => {
  const signed = (text: string) =>
    read({ '004-a': `${LOCATION}signataire: ${text}` }).decisions[0]?.decision.signataire;
  expect(signed('petit')).toMatchObject({ par: { kind: 'membre', membre: 'petit' }, delegation: false });
  expect(signed('{par: petit, delegation: oui, le: 2025-02-21}')).toMatchObject({
    par: { kind: 'membre', membre: 'petit' },
    delegation: true,
    le: '2025-02-21',
  });
});

describe('what is wrong', () => {
  test.each([
    ['its name', { location: LOCATION }, ['location.yaml:1:1 nom-de-fichier']],
    ['its number', { '000-location': LOCATION }, ['000-location.yaml:1:1 nom-de-fichier']],
    [
      'its shape',
      { '004-a': LOCATION.replace('objet', 'objett') },
      ['004-a.yaml:1:1 cle-manquante', '004-a.yaml:4:1 cle-inconnue'],
    ],
    ['its year', { '004-a': LOCATION.replace('2025-02', '2024-02') }, ['004-a.yaml:3:7 dossier-mal-nomme']],
    ['its body', { '004-a': LOCATION.replace('conseil', 'bureau') }, ['004-a.yaml:1:12 assemblee-inconnue']],
    [
      'its day',
      { '004-a': LOCATION.replace('2025-02-20', '2019-02-20') },
      ['004-a.yaml:3:7 dossier-mal-nomme', 'conseil.yaml:7:1 hors-mandat'],
    ],
    ['who signs', { '004-a': `${LOCATION}signataire: roux` }, ['004-a.yaml:9:13 membre-inconnu']],
    [
      'its annexes',
      { '004-a': `${LOCATION}annexes: [annexes/bail.pdf]` },
      ['004-a.yaml:9:11 annexe-absente'],
    ],
    [
      'what it hides',
      { '004-a': LOCATION.replace(']] pour', ' pour') },
      ['004-a.yaml:8:35 passage-occulte-mal-ferme'],
    ],
    [
      'where it hides',
      { '004-a': LOCATION.replace('2025-D04', '"[[D04]]"') },
      ['004-a.yaml:2:10 passage-occulte-deplace'],
    ],
  ])('%s', (_, files, expected) => {
    expect(told(read(files).faults)).toEqual(expected);
  });

  test('a number of a file, or of the register, given twice', () => {
    const other = LOCATION.replace('2025-D04', '2025-D05');
    expect(told(read({ '004-a': LOCATION, '004-b': other }).faults)).toEqual([
      '004-b.yaml:1:1 numero-de-fichier-en-double',
    ]);
    const { faults } = read({ '004-a': LOCATION, '005-b': LOCATION });
    expect(told(faults)).toEqual(['005-b.yaml:2:9 numero-en-double']);
    expect(faults[0]).toMatchObject({ rule: 'R11', related: [{ place: { file: '004-a.yaml', line: 2 } }] });
  });
});

test('the law of control and publication binds decisions too', () => {
  const judged = (keys: string) =>
    judgeDecision(read({ '004-a': `${LOCATION}${keys}` }).decisions[0]!).map(
      ({ rule, code, severity, message }) => `${severity} ${rule} ${code}: ${message}`,
    );
  expect(judged('controle: {publication: 2025-02-19}')).toEqual([
    'erreur L1 dates-de-controle: La publication, le 19 février 2025, précède la décision, le 20 février 2025.',
  ]);
  expect(judged('publication: integrale')[0]).toMatch(/^erreur D1 publication-non-occultee/u);
  expect(judged('publication: integrale\nirregularites: [{regle: D1, motif: accord}]')[0]).toMatch(
    /^avertissement D1/u,
  );
  expect(judged('matiere: 7.11')[0]).toMatch(/^erreur L13 matiere-inconnue/u);
});
