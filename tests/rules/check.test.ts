/** The rules over a whole séance: order, admissions, what is told once, what comes out as a PROJET. */
import { describe, expect, test } from 'vitest';
import { byPlace, type Diagnostic } from '../../src/diagnostic.ts';
import type { SeanceLue } from '../../src/records/dossier.ts';
import { judge } from '../../src/rules/check.ts';
import { BUREAU, SOIREE } from '../documents/dossiers.ts';
import { seanceOf, type Pieces } from './seance-of.ts';

const checkRules = (lue: SeanceLue): readonly Diagnostic[] => judge(lue).diagnostics;

const codes = (pieces: Pieces): readonly string[] =>
  checkRules(seanceOf(pieces)).map((each) => `${each.severity} ${each.rule} ${each.code}`);

test('the real séance has no finding at all', () => {
  expect(checkRules(BUREAU)).toEqual([]);
});

test('nor has the long evening', () => {
  expect(checkRules(SOIREE)).toEqual([]);
});

test('a message names people, cites the article of the body, and shows the other place', () => {
  const pouvoirs = 'pouvoirs:\n  martin: durand\n  bernard: durand';
  const [found] = checkRules(seanceOf({ seance: pouvoirs }));
  expect(found).toEqual({
    place: { file: 'seance.yaml', line: 7, column: 12, length: 6 },
    severity: 'erreur',
    kind: 'irregularite',
    code: 'deux-pouvoirs',
    rule: 'P2',
    article: 'art. L. 2121-20',
    message: 'Paul DURAND porte déjà le pouvoir de Luc MARTIN.',
    remedy: 'désignez un autre mandataire, ou laissez Sophie BERNARD absente.',
    related: [
      {
        place: { file: 'seance.yaml', line: 6, column: 11, length: 6 },
        message: 'pouvoir de Luc MARTIN ici.',
      },
    ],
  });
  const [ofCcas] = checkRules(seanceOf({ assemblee: 'type: CCAS', seance: pouvoirs }));
  expect(ofCcas?.article).toBe('art. R. 123-16 du code de l’action sociale et des familles');
  const [ofCc] = checkRules(seanceOf({ assemblee: 'type: CC', seance: pouvoirs }));
  expect(ofCc?.article).toBe('art. L. 2121-20 et L. 5211-1');
});

test('what is written once is told once, whatever the number of points', () => {
  const points = ['objet: Un', 'objet: Deux', 'objet: Trois'];
  const found = checkRules(seanceOf({ seance: 'pouvoirs: {martin: durand, bernard: durand}', points }));
  expect(found).toHaveLength(1);
});

test('findings are sorted by place', () => {
  const found = checkRules(
    seanceOf({
      seance: 'convocation: 2025-03-12\njour: lundi\npouvoirs: {martin: durand, bernard: durand}',
      points: ['objet: Essai\nmatiere: 9.9\nvote: {contre: 12}'],
    }),
  );
  expect(found.length).toBeGreaterThan(3);
  expect(found).toEqual([...found].sort(byPlace));
});

const admits = (rule: string): string => `irregularites: [{regle: ${rule}, motif: partie la veille}]`;

describe('irregularities admitted', () => {
  const late = 'convocation: 2025-03-12';

  test('one that is admitted is a warning that keeps its kind, and the act comes out clean', () => {
    const bare = judge(seanceOf({ seance: late }));
    expect(bare.diagnostics.map((each) => each.severity)).toEqual(['erreur']);
    expect([...bare.irregular]).toEqual(['1']);
    const admitted = judge(seanceOf({ seance: `${late}\n${admits('C1')}` }));
    expect(admitted.diagnostics).toMatchObject([
      { severity: 'avertissement', kind: 'irregularite', rule: 'C1' },
    ]);
    expect([...admitted.irregular]).toEqual([]);
  });

  test('a point admits for itself alone', () => {
    const points = [
      'objet: Un\najoute_en_seance: oui',
      `objet: Deux\najoute_en_seance: oui\n${admits('C8')}`,
    ];
    const { diagnostics, irregular } = judge(seanceOf({ points }));
    expect(diagnostics.map((each) => each.severity)).toEqual(['erreur', 'avertissement']);
    expect([...irregular]).toEqual(['1']);
  });

  test('a contradiction cannot be admitted', () => {
    expect(codes({ seance: `jour: lundi\n${admits('C11')}` })).toEqual([
      'erreur C11 jour-de-la-semaine',
      'erreur C11 contradiction-admise',
    ]);
  });

  test('nor a rule that was kept', () => {
    expect(codes({ seance: admits('C1') })).toEqual(['erreur C1 irregularite-sans-objet']);
    expect(codes({ points: [`objet: Essai\n${admits('P2')}`] })).toEqual([
      'erreur P2 irregularite-sans-objet',
    ]);
  });

  test('what touches the whole séance is admitted there', () => {
    const pieces = { seance: late, points: [`objet: Essai\n${admits('C1')}`] };
    const found = checkRules(seanceOf(pieces));
    expect(found.map((each) => each.code)).toEqual(['irregularite-sans-objet', 'delai-de-convocation']);
    expect(found[0]?.remedy).toBe('admettez-la dans seance.yaml.');
  });
});

describe('a séance that was not held', () => {
  test.each(['preparee', 'sans-quorum'])('%s has neither quorum nor vote to be judged', (etat) => {
    const away = 'absents: [durand, petit, martin, bernard, thomas, robert, richard]';
    const motif = etat === 'sans-quorum' ? '\nmotif: grève' : '';
    expect(codes({ seance: `etat: ${etat}\nsecretaire: simon\n${away}${motif}` })).toEqual([]);
  });
});

test('nothing is refused where the text is not sure', () => {
  const away = 'absents: [martin, bernard, thomas, robert, richard, dubois]';
  expect(codes({ assemblee: 'type: SYO', seance: away })).toEqual(['avertissement N4 quorum-non-atteint']);
  const first =
    'date: 2020-06-11\nconvocation: 2020-06-04\nabsents: [martin, bernard, thomas, robert, richard, dubois, moreau]';
  const pouvoirs = 'pouvoirs: {laurent: durand}';
  expect(codes({ seance: `${first}\n${pouvoirs}` })).toEqual(['avertissement N12 quorum-non-atteint']);
});
