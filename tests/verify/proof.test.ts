import { describe, expect, test } from 'vitest';
import type { Extrait } from '../../src/documents/extrait.ts';
import { expectedFacts } from '../../src/verify/expected.ts';
import { factsOf } from '../../src/verify/facts.ts';
import type { Facts } from '../../src/verify/facts.ts';
import { linesOf } from '../../src/verify/lines.ts';
import { isSound, proofFaults, proveFast, proveFull } from '../../src/verify/proof.ts';
import type { Claim, Proof } from '../../src/verify/proof.ts';
import { printedText } from '../../src/verify/printed.ts';
import { readPdf } from '../../src/verify/reading.ts';
import { SOURCE, layAct } from './act.ts';
import { buildPdf } from './build.ts';
import { SEED, list, paragraph } from './seed.ts';

/** What a libellés act prints beside its running text, in that order. */
const FIELDS = new Set([
  ...'assemblee.duTitre seance.jourEtDate seance.president.court seance.secretaires.0.court seance.convocation'.split(
    ' ',
  ),
  ...'chiffres.effectif chiffres.exercice chiffres.presents chiffres.representes'.split(' '),
  ...SEED.presents.map((_, i) => `presents.${i}.nom`),
  ...SEED.absents.map((_, i) => `absents.${i}.nom`),
  ...SEED.pouvoirs.flatMap((_, i) => [`pouvoirs.${i}.mandant`, `pouvoirs.${i}.mandataire`]),
  ...'numero rubrique objet formule.0 formule.1'.split(' '),
  ...'vote.pour vote.abstention vote.contre vote.nppv vote.procurations'.split(' '),
]);

function claim(bytes: Uint8Array, document: Extrait = SEED): Claim {
  return { file: 'acte.pdf', bytes, kind: 'extrait', document, fields: FIELDS, source: SOURCE };
}

function fast(given: Claim): Proof {
  const proof = proveFast(given);
  if (proof.kind === 'unread') throw new Error(proof.diagnostic.message);
  return proof;
}

const bytes = buildPdf(layAct(SEED));

/** What the pages print, of what is expected. */
function printable(document: Extrait): Facts {
  const { absents: _a, votants: _v, ...chiffres } = expectedFacts(document).seance.chiffres ?? {};
  const {
    refus: _r,
    blancs: _b,
    nuls: _n,
    exprimes: _e,
    ...vote
  } = expectedFacts(document).deliberation.vote ?? {};
  const { visas, considerants, ...deliberation } = expectedFacts(document).deliberation;
  return {
    ...expectedFacts(document),
    seance: { ...expectedFacts(document).seance, chiffres },
    deliberation: { ...deliberation, ...(visas!.length > 0 ? { visas, considerants } : {}), vote },
  };
}

describe('facts of the real act', () => {
  test('from the lines of our own reader', () => {
    const reading = readPdf(bytes, 'acte.pdf');
    const { facts, columns } = factsOf(reading.kind === 'reading' ? linesOf(reading) : []);
    expect(facts).toEqual(printable(SEED));
    expect([1, 2, 3].map((n) => columns.filter(({ column }) => column === n).length)).toEqual([11, 11, 11]);
    expect(columns[19]).toEqual({ text: 'Madame Nuray AKPINAR-ISTIQUAM', page: 1, column: 2 });
  });

  test('from the text of pdf-parse', async () => {
    const { facts } = factsOf(await printedText(bytes));
    expect(facts.seance).toEqual(printable(SEED).seance);
    expect(facts.deliberation.objet).toBe(SEED.objet);
    expect(facts.deliberation.vote).toEqual({ pour: 39, contre: 0, abstention: 0, nppv: 0, procurations: 6 });
  });
});

describe('a proof', () => {
  test('of the sound act, fast and in full', async () => {
    expect(fast(claim(bytes))).toMatchObject({
      id: SEED.id,
      document: 'extrait',
      differences: [],
      proofs: { text: null, structure: true, embedded: true },
    });
    expect(await proveFull(claim(bytes))).toMatchObject({
      differences: [],
      proofs: { text: true, structure: true, embedded: true },
    });
    expect(isSound(fast(claim(bytes)))).toBe(true);
  });

  const changed: readonly (readonly [string, (d: Extrait) => Extrait, string, string])[] = [
    [
      'a member present',
      (d) => ({ ...d, presents: d.presents.with(19, { nom: 'Madame Nuray AKPINAR', remplace: null }) }),
      'seance.presents[19]',
      'Page 1, pour le 20e membre présent : le PDF porte « Madame Nuray AKPINAR », la saisie « Madame Nuray AKPINAR-ISTIQUAM ».',
    ],
    [
      'a member too many',
      (d) => ({ ...d, presents: [...d.presents, { nom: 'Monsieur Jean INTRUS', remplace: null }] }),
      'seance.presents[33]',
      'Page 1, pour le 34e membre présent : le PDF porte « Monsieur Jean INTRUS », absent de la saisie.',
    ],
    [
      'a member missing',
      (d) => ({ ...d, presents: d.presents.toSpliced(4, 1) }),
      'seance.presents[4]',
      'Dans le PDF, pour le 5e membre présent : rien n’est imprimé, la saisie porte « Madame Sladana ZIVKOVIC ».',
    ],
    [
      'an absent',
      (d) => ({ ...d, absents: d.absents.with(0, { nom: 'Madame Céline TONOTTE' }) }),
      'seance.absents[0]',
      'Page 1, pour le premier membre absent : le PDF porte « Madame Céline TONOTTE », la saisie « Madame Céline TONOT ».',
    ],
    [
      'a mandataire',
      (d) => ({
        ...d,
        pouvoirs: d.pouvoirs.with(2, { ...d.pouvoirs[2]!, mandataire: 'Monsieur Jean DUBUET' }),
      }),
      'seance.pouvoirs[2].mandataire',
      'Page 1, pour le mandataire du 3e pouvoir : le PDF porte « Monsieur Jean DUBUET », la saisie « Madame Karine HUON-SAVINA ».',
    ],
    [
      'the date',
      (d) => ({ ...d, seance: { ...d.seance, jourEtDate: 'vendredi 13 septembre 2024' } }),
      'seance.date',
      'Page 1, pour la date de la séance : le PDF porte « 2024-09-13 », la saisie « 2024-09-12 ».',
    ],
    [
      'the president',
      (d) => ({
        ...d,
        seance: { ...d.seance, president: { ...d.seance.president!, court: 'Madame KOENDERS' } },
      }),
      'seance.president',
      'Page 1, pour le président : le PDF porte « Madame KOENDERS », la saisie « Monsieur REBSAMEN ».',
    ],
    [
      'the secretary',
      (d) => ({
        ...d,
        seance: { ...d.seance, secretaires: [{ ...d.seance.secretaires[0]!, court: 'Madame JUBAN' }] },
      }),
      'seance.secretaires[0]',
      'Page 1, pour le premier secrétaire de séance : le PDF porte « Madame JUBAN », la saisie « Monsieur HOAREAU ».',
    ],
    [
      'the convocation',
      (d) => ({ ...d, seance: { ...d.seance, convocation: '1er septembre 2024' } }),
      'seance.convocation',
      'Page 1, pour la date de la convocation : le PDF porte « 2024-09-01 », la saisie « 2024-09-06 ».',
    ],
    [
      'a count',
      (d) => ({ ...d, chiffres: { ...d.chiffres, presents: '34' } }),
      'seance.chiffres.presents',
      'Page 1, pour le nombre de présents : le PDF porte « 34 », la saisie « 33 ».',
    ],
    [
      'the rubrique',
      (d) => ({ ...d, rubrique: 'FINANCES' }),
      'deliberation.rubrique',
      'Page 2, pour la rubrique : le PDF porte « FINANCES », la saisie « DEVELOPPEMENT ECONOMIQUE, ATTR… ».',
    ],
    [
      'the object',
      (d) => ({ ...d, objet: 'Convention d’appui à la lutte contre la pauvreté 2022 - Bilan' }),
      'deliberation.objet',
      'Page 2, pour l’objet : le PDF porte « …a lutte contre la pauvreté 2022 - Bilan », la saisie « …a lutte contre la pauvreté 2023 - Bilan ».',
    ],
    [
      'the decision',
      (d) => ({
        ...d,
        dispositif: [
          list('de rejeter le bilan 2023 de la convention d’appui à la lutte contre la pauvreté.'),
        ],
      }),
      'deliberation.dispositif',
      "Page 3, pour la décision : le PDF porte « de rejeter le bilan 2023 de la … », la saisie « d'approuver le bilan 2023 de la… ».",
    ],
    [
      'a decision added',
      (d) => ({ ...d, dispositif: [...d.dispositif!, list('de verser mille euros.')] }),
      'deliberation.dispositif',
      'Page 3, pour la décision : le PDF porte « …à la lutte contre la pauvreté. - de verser mille euros. », la saisie « …à la lutte contre la pauvreté. ».',
    ],
    [
      'the votes',
      (d) => ({ ...d, vote: { ...d.vote!, contre: '3' } }),
      'deliberation.vote.contre',
      'Page 3, pour le nombre de voix contre : le PDF porte « 3 », la saisie « 0 ».',
    ],
    [
      'the procurations',
      (d) => ({ ...d, vote: { ...d.vote!, procurations: '5' } }),
      'deliberation.vote.procurations',
      'Page 3, pour le nombre de procurations du vote : le PDF porte « 5 », la saisie « 6 ».',
    ],
  ];
  test.each(changed)('names what was changed: %s', (_, change, path, sentence) => {
    const proof = fast(claim(buildPdf(layAct(change(SEED)))));
    expect(proof.differences.map((difference) => difference.path)).toContain(path);
    const messages = proofFaults(proof).map(({ message }) => message);
    expect(messages).toContain(sentence);
    expect(isSound(proof)).toBe(false);
  });

  test('sees one kind of space put for another in a paragraph', () => {
    const expose = SEED.expose!.with(2, paragraph(text(2).replace('347\u00a0000', '347 000')));
    const proof = fast(claim(buildPdf(layAct({ ...SEED, expose }))));
    expect(proof.differences).toHaveLength(1);
    expect(proofFaults(proof)[0]).toMatchObject({
      code: 'pdf-different',
      message:
        'Page 2, pour l’exposé : le PDF porte « …jon métropole à hauteur de 347[espace]000€ et la collectivité s’éta… », la saisie « …jon métropole à hauteur de 347[espace insécable]000€ et la collectivité s’éta… ».',
    });
  });

  test('sees a paragraph left out, one put in, and two exchanged', () => {
    const expose = SEED.expose!;
    const left = fast(claim(buildPdf(layAct({ ...SEED, expose: expose.toSpliced(1, 1) }))));
    expect(left.differences).toEqual([
      { path: 'deliberation.expose', printed: null, record: text(1), page: null },
    ]);
    const more = fast(
      claim(buildPdf(layAct({ ...SEED, expose: expose.toSpliced(1, 0, paragraph('Intrus.')) }))),
    );
    expect(more.differences).toEqual([
      { path: 'deliberation.expose', printed: 'Intrus.', record: null, page: 2 },
    ]);
    const swapped = fast(
      claim(buildPdf(layAct({ ...SEED, expose: expose.with(0, expose[1]!).with(1, expose[0]!) }))),
    );
    expect(swapped.differences.length).toBeGreaterThan(0);
  });

  test('sees another record in the file', () => {
    const proof = fast({ ...claim(bytes), source: new TextEncoder().encode('autre') });
    expect(proof.proofs.embedded).toBe(false);
    expect(proofFaults(proof)).toMatchObject([
      {
        code: 'pdf-saisie-differente',
        message: 'La saisie jointe à ce PDF n’est pas celle de 2024-09-12-bureau_01.',
      },
    ]);
    expect(fast({ ...claim(bytes), source: null }).proofs.embedded).toBeNull();
  });

  test('tells when its witnesses read something else, and nothing is named', () => {
    const proof = fast(claim(bytes));
    const told = proofFaults({ ...proof, proofs: { ...proof.proofs, text: false } });
    expect(told).toMatchObject([
      {
        code: 'pdf-lectures-discordantes',
        message: 'Deux lectures indépendantes de ce PDF ne donnent pas le même texte.',
      },
    ]);
  });

  test('sees tags that are read in another order than the record', async () => {
    // The contents of two names are exchanged in the tree: the page looks the same, a screen reader says otherwise.
    const proof = await proveFull(claim(buildPdf({ ...layAct(SEED), edit: exchange })));
    expect(proof).toMatchObject({
      differences: [{ path: 'seance.presents[0]', record: 'Monsieur François REBSAMEN' }],
      proofs: { text: true, structure: false },
    });
  });

  const others: readonly (readonly [string, Partial<Extrait>])[] = [
    [
      'visas, considérants and articles',
      {
        visas: [
          'le code général des collectivités territoriales, notamment ses articles L. 1611-4 et L. 2121-29',
          'le budget primitif',
        ],
        considerants: ["l'intérêt local des activités de l'association"],
        dispositif: null,
        articles: [
          { titre: 'Article 1', texte: [paragraph('Approuve la convention annexée.')] },
          {
            titre: 'Article 2',
            texte: [list('autorise la présidente à signer ;', 'la charge de l’exécution.')],
          },
        ],
      },
    ],
    [
      'mixed recitals',
      {
        motifs: [
          { mot: 'Sur', texte: 'proposition du maire' },
          { mot: 'Vu', texte: 'le budget primitif' },
          { mot: 'Considérant', texte: 'que trois banques ont répondu' },
        ],
      },
    ],
    [
      'articles typed as a text',
      { dispositif: [paragraph('Article 1er : Approuve.'), paragraph('Article 2 : Autorise.')] },
    ],
    ['a number and no rubrique', { numero: '2025-061', rubrique: null }],
    ['a number and a rubrique', { numero: '2025-061' }],
    ['no sentence before the decision', { formule: [] }],
    ['no exposé', { expose: null }],
    ['no vote', { vote: null }],
    ['one absent, beside the first pouvoir', { absents: [{ nom: 'Mme Céline TONOT' }] }],
    ['nobody absent', { absents: [], pouvoirs: [] }],
    [
      'excused members apart',
      {
        absents: [],
        excuses: [{ nom: 'Madame Céline TONOT' }, { nom: 'Monsieur Jacques CARRELET DE LOISY' }],
      },
    ],
    ['three members, on one line', { presents: SEED.presents.slice(0, 3) }],
    [
      'names without civilities',
      {
        presents: [
          { nom: 'Nuray AKPINAR-ISTIQUAM-BEAULIEU-SAINT-PREUIL', remplace: null },
          { nom: 'Jean DUBUET', remplace: null },
        ],
      },
    ],
    ['a figure of thousands', { chiffres: { ...SEED.chiffres, effectif: '1\u202f041' } }],
    ['an hour, with its no-break spaces', { seance: { ...SEED.seance, heure: '18\u00a0h\u00a030' } }],
    [
      'two secretaries',
      { seance: { ...SEED.seance, secretaires: [SEED.seance.president!, ...SEED.seance.secretaires] } },
    ],
    ['a rapporteur', { rapporteur: SEED.seance.president }],
  ];
  test.each(others)('of an act with %s', async (_, change) => {
    const document = { ...SEED, ...change };
    const proof = await proveFull({ ...claim(buildPdf(layAct(document)), document), fields: null });
    expect(proof).toMatchObject({
      differences: [],
      proofs: { text: true, structure: true },
    });
  });

  test('tells facts in the shape of the records', () => {
    const document: Extrait = { ...SEED, ...others[0]![1], numero: '2025-061' };
    const { facts } = fast(claim(buildPdf(layAct(document)), document));
    expect(facts.deliberation).toMatchObject({
      numero: '2025-061',
      visas: document.visas,
      considerants: document.considerants,
      articles: [
        'Approuve la convention annexée.',
        '- autorise la présidente à signer ; - la charge de l’exécution.',
      ],
    });
  });
});

/** Exchanges what the first two items of the lists own. */
function exchange(objects: Map<string, string>): void {
  const [a, b] = [...objects].filter(([, value]) => value.includes('/S/LI'));
  const [first = '', second = ''] = [a, b].map((entry) => /\/K\[.*/.exec(entry?.[1] ?? '')?.[0]);
  objects.set(a![0], a![1].replace(first, second));
  objects.set(b![0], b![1].replace(second, first));
}

function text(index: number): string {
  const block = SEED.expose![index]!;
  return block.kind === 'paragraph' && block.inlines[0]?.kind === 'run' ? block.inlines[0].text : '';
}
