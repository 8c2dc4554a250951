/** `greffe presence --json` held against the contract of the records, sentence by sentence, on séances counted by hand. */
import { describe, expect, test } from 'vitest';
import { presenceJson } from '../../src/documents/presence-json.ts';
import { ASSEMBLEE, SEANCE, seanceOf, told } from './dossiers.ts';

/** Five in exercise: durand (maire), petit (secretary), martin, bernard, thomas; three points. */
interface Given {
  readonly seance?: string;
  readonly points?: readonly string[];
  readonly assemblee?: string;
  /** `seance.yaml`, whole. */
  readonly whole?: string;
}

function points({
  seance = '',
  points: written = ['objet: A', 'objet: B', 'objet: C'],
  assemblee,
  whole,
}: Given) {
  const { lue, faults } = seanceOf({
    seance: whole ?? `${SEANCE}${seance}`,
    points: Object.fromEntries(written.map((text, i) => [`0${i + 1}-x`, text])),
    ...(assemblee !== undefined && { assemblee }),
  });
  expect(told(faults.filter((fault) => fault.severity === 'erreur'))).toEqual([]);
  return presenceJson(lue!).points;
}

/** Present / mandant>mandataire / absent, and votants, at each moment. */
function rows(given: Given): readonly string[] {
  return points(given).map(
    (p) =>
      `${p.presents?.join(' ')} / ${p.representes?.map((r) => `${r.mandant}>${r.mandataire}`).join(' ')} / ${p.absents?.join(' ')} = ${p.votants}`,
  );
}

const ALL = 'durand petit martin bernard thomas';

test('a séance with nothing unusual: all present, all for', () => {
  const [ouverture, first] = points({});
  expect(ouverture).toEqual({
    point: 'ouverture',
    id: null,
    numero: null,
    president: 'durand',
    secretaires: ['petit'],
    exercice: 5,
    presents: ALL.split(' '),
    suppleants: [],
    representes: [],
    absents: [],
    nppv: [],
    votants: 5,
    quorum: { required: 3, present: 5, met: true, rule: 'N4' },
    vote: null,
  });
  expect(first).toEqual({
    ...ouverture,
    point: '1',
    id: '2025-03-13-conseil_01',
    vote: {
      mode: 'main-levee',
      pour: 5,
      contre: 0,
      abstention: 0,
      refus: 0,
      nppv: 0,
      blancs: 0,
      nuls: 0,
      exprimes: 5,
      procurations: 0,
      resultat: 'adoptee',
    },
  });
  expect(Object.keys(first!)).toEqual([
    'point',
    'id',
    'numero',
    'president',
    'secretaires',
    'exercice',
    'presents',
    'suppleants',
    'representes',
    'absents',
    'nppv',
    'votants',
    'quorum',
    'vote',
  ]);
});

describe('state of a member at a point', () => {
  test('the point’s own lists win, for it alone', () => {
    expect(
      rows({
        seance: 'absents: thomas\n',
        points: ['objet: A', 'objet: B\nabsents: martin\npouvoirs: {thomas: petit}', 'objet: C'],
      }),
    ).toEqual([
      'durand petit martin bernard /  / thomas = 4',
      'durand petit martin bernard /  / thomas = 4',
      'durand petit bernard / thomas>petit / martin = 4',
      'durand petit martin bernard /  / thomas = 4',
    ]);
  });

  test('an arrival first: away until it, represented meanwhile if he gave a pouvoir', () => {
    expect(
      rows({
        seance:
          'pouvoirs: {martin: petit}\nevenements:\n  - {avant: 2, arrivee: [martin, thomas], heure: 19:40}\n',
      }),
    ).toEqual([
      'durand petit bernard / martin>petit / thomas = 4',
      'durand petit bernard / martin>petit / thomas = 4',
      `${ALL} /  /  = 5`,
      `${ALL} /  /  = 5`,
    ]);
  });

  test('who comes, leaves with a pouvoir, comes back', () => {
    expect(
      rows({
        seance:
          'excuses: martin\nevenements:\n  - {avant: 1, arrivee: martin}\n  - {avant: 2, depart: martin, pouvoir: bernard}\n  - {avant: 3, arrivee: martin}\n',
      }),
    ).toEqual([
      'durand petit bernard thomas /  / martin = 4',
      `${ALL} /  /  = 5`,
      'durand petit bernard thomas / martin>bernard /  = 5',
      `${ALL} /  /  = 5`,
    ]);
  });

  test('another bearer from a point on', () => {
    expect(
      rows({
        seance: 'pouvoirs: {martin: petit}\nevenements:\n  - {avant: 2, pouvoir: {martin: bernard}}\n',
      }).slice(1, 3),
    ).toEqual([
      'durand petit bernard thomas / martin>petit /  = 5',
      'durand petit bernard thomas / martin>bernard /  = 5',
    ]);
  });

  test('by the hour alone: before the first point whose hour is later or equal', () => {
    const written = ['objet: A\nheure: 18:35', 'objet: B\nheure: 19:00', 'objet: C\nheure: 19:30'];
    expect(
      rows({ seance: 'evenements:\n  - {heure: 19:00, depart: thomas}\n', points: written }).map((row) =>
        row.slice(-1),
      ),
    ).toEqual(['5', '5', '4', '4']);
    expect(
      rows({ seance: 'evenements:\n  - {heure: 19:01, depart: thomas}\n', points: written }).map((row) =>
        row.slice(-1),
      ),
    ).toEqual(['5', '5', '5', '4']);
  });

  test('both `avant` and `heure`: the point tells where', () => {
    expect(
      rows({ seance: 'evenements:\n  - {avant: 3, heure: 18:00, depart: thomas}\n' }).map((row) =>
        row.slice(-1),
      ),
    ).toEqual(['5', '5', '5', '4']);
  });
});

describe('pouvoirs', () => {
  test('a mandant is away where his pouvoir does not work', () => {
    expect(rows({ seance: 'pouvoirs: {thomas: {mandataire: martin, points: [1, 3-]}}\n' })).toEqual([
      'durand petit martin bernard / thomas>martin /  = 5',
      'durand petit martin bernard / thomas>martin /  = 5',
      'durand petit martin bernard /  / thomas = 4',
      'durand petit martin bernard / thomas>martin /  = 5',
    ]);
  });

  test('it falls with the bearer who leaves, and is given again', () => {
    expect(
      rows({
        seance:
          'pouvoirs: {thomas: martin}\nevenements:\n  - {avant: 2, depart: martin, pouvoir: petit}\n  - {avant: 3, pouvoir: {thomas: bernard}}\n',
      }).slice(1),
    ).toEqual([
      'durand petit martin bernard / thomas>martin /  = 5',
      'durand petit bernard / martin>petit / thomas = 4',
      'durand petit bernard / thomas>bernard martin>petit /  = 5',
    ]);
  });

  test('representes are in the order of the file', () => {
    expect(points({ seance: 'pouvoirs: {thomas: durand, martin: petit}\n' })[0]!.representes).toEqual([
      { mandant: 'thomas', mandataire: 'durand' },
      { mandant: 'martin', mandataire: 'petit' },
    ]);
  });
});

describe('those who take no part', () => {
  test('named, déports, and the mandants that these carry', () => {
    const [, first] = points({
      seance: 'pouvoirs: {thomas: martin}\n',
      points: ['objet: A\ndeports: {martin: L. 2131-11}\nvote: {nppv: bernard, contre: petit}'],
    });
    expect(first).toMatchObject({
      presents: ['durand', 'petit', 'martin', 'bernard'],
      nppv: ['martin', 'bernard', 'thomas'],
      votants: 2,
      vote: { pour: 1, contre: 1, nppv: 3, exprimes: 2, procurations: 0 },
      quorum: { required: 3, present: 3, met: true, rule: 'N4' },
    });
  });

  test('a number only: the list holds those who are named, the vote the number', () => {
    const [, first] = points({ points: ['objet: A\ndeports: [martin]\nvote: {nppv: 2}'] });
    expect(first).toMatchObject({ nppv: ['martin'], votants: 3, vote: { pour: 3, nppv: 2 } });
  });

  test('L. 1111-6 takes them out of those in exercise too, since the law of 2022', () => {
    const [, first] = points({ points: ['objet: A\ndeports: {martin: L. 1111-6, thomas: L. 1111-6}'] });
    expect(first!.quorum).toEqual({ required: 2, present: 3, met: true, rule: 'N4' });
    expect(first!.exercice).toBe(5);
  });
});

describe('suppléants', () => {
  const body = `${ASSEMBLEE}      verdier: {nom: M. Alain VERDIER, suppleant_de: thomas}\n`;

  test('one who sits is present under his own slug; the pair fills one seat', () => {
    const [ouverture] = points({ seance: 'suppleants: {thomas: verdier}\n', assemblee: body });
    expect(ouverture).toMatchObject({
      exercice: 5,
      presents: ['durand', 'petit', 'martin', 'bernard', 'verdier'],
      suppleants: [{ titulaire: 'thomas', suppleant: 'verdier' }],
      absents: [],
      votants: 5,
    });
  });

  test('called later, and standing up when the titulaire comes back', () => {
    expect(
      rows({
        seance:
          'evenements:\n  - {avant: 2, depart: thomas}\n  - {avant: 2, suppleant: {thomas: verdier}}\n  - {avant: 3, arrivee: thomas}\n',
        assemblee: body,
      }),
    ).toEqual([
      `${ALL} /  /  = 5`,
      `${ALL} /  /  = 5`,
      'durand petit martin bernard verdier /  /  = 5',
      `${ALL} /  /  = 5`,
    ]);
  });
});

test('an affair group: only its members are in exercise', () => {
  const body = ASSEMBLEE.replace('type: CM', 'type: SYF')
    .replace('mandats:', 'competences: {eau: Eau, bois: Bois}\nmandats:')
    .replace('petit: M. Luc PETIT', 'petit: {nom: M. Luc PETIT, competences: bois}')
    .replace('thomas: Mme Ève THOMAS', 'thomas: {nom: Mme Ève THOMAS, competences: [eau, bois]}');
  const [ouverture, eau, bois] = points({
    points: ['objet: A\ncompetence: eau', 'objet: B\ncompetence: bois'],
    assemblee: body,
  });
  expect([ouverture!.exercice, eau!.exercice, bois!.exercice]).toEqual([5, 4, 5]);
  expect(eau).toMatchObject({
    presents: ['durand', 'martin', 'bernard', 'thomas'],
    votants: 4,
    quorum: { required: 3, present: 4 },
  });
});

test('voix: votes count them, the quorum counts members', () => {
  const body = ASSEMBLEE.replace('petit: M. Luc PETIT', 'petit: {nom: M. Luc PETIT, voix: 4}');
  const [, first] = points({
    assemblee: body,
    points: ['objet: A\nvote: {contre: petit, abstention: thomas}'],
  });
  expect(first).toMatchObject({
    votants: 8,
    quorum: { required: 3, present: 5 },
    vote: { pour: 3, contre: 4, abstention: 1, exprimes: 7, resultat: 'rejetee' },
  });
});

describe('the quorum by body and by day', () => {
  const as = (type: string) => ASSEMBLEE.replace('type: CM', `type: ${type}`);
  test.each([
    ['CM', 'pouvoirs: {thomas: petit}', { required: 3, present: 4, met: true, rule: 'N4' }],
    ['CDP', 'pouvoirs: {thomas: petit}', { required: 3, present: 5, met: true, rule: 'N7' }],
    ['CD', 'pouvoirs: {thomas: petit}', { required: 3, present: 4, met: true, rule: 'N6' }],
    ['CR', 'absents: [martin, bernard, thomas]', { required: 3, present: 2, met: false, rule: 'N6' }],
    [
      'CRP',
      'pouvoirs: {thomas: petit, martin: durand}\nabsents: bernard',
      { required: 3, present: 4, met: true, rule: 'N7' },
    ],
    ['CCAS', 'absents: [martin, bernard, thomas]', { required: 3, present: 2, met: false, rule: 'N9' }],
  ])('%s', (type, seance, quorum) => {
    expect(points({ seance: `${seance}\n`, assemblee: as(type) })[1]!.quorum).toEqual(quorum);
  });

  test('in a COVID period, and on a second call', () => {
    const body = ASSEMBLEE.replace('effectif: 5', 'effectif: 7').concat(
      '      roux: M. Jean ROUX\n      roy: Mme Ève ROY\n',
    );
    const whole = 'assemblee: conseil\ndate: 2021-03-11\nsecretaire: petit\nconvocation: 2021-03-04\n';
    const { lue } = seanceOf({ seance: whole, assemblee: body, nom: '2021-03-11-conseil', annee: '2021' });
    expect(presenceJson(lue!).points[1]!.quorum).toEqual({ required: 3, present: 7, met: true, rule: 'N12' });
    const on = (convocation: string) =>
      points({
        whole: `assemblee: conseil\ndate: 2025-03-13\nsecretaire: petit\nabsents: [martin, bernard, thomas]\nconvocation: ${convocation}\n`,
      })[1]!;
    expect(on('{envoyee: 2025-03-07, rang: 2, seance_precedente: 2025-03-06}').quorum).toEqual({
      required: 0,
      present: 2,
      met: true,
      rule: 'N5',
    });
  });
});

describe('the vote', () => {
  const vote = (text: string, seance = '') => points({ points: [`objet: A\n${text}`], seance })[1]!.vote;

  test.each([
    ['vote: unanimite', { pour: 5, exprimes: 5, resultat: 'adoptee' }],
    ['vote: {abstention: 2}', { pour: 3, abstention: 2, exprimes: 3, resultat: 'adoptee' }],
    ['vote: {contre: [petit, groupe:rose]}', { pour: 3, contre: 2, resultat: 'adoptee' }],
    [
      'vote: {contre: [petit, martin], abstention: thomas, president: contre}',
      { pour: 2, contre: 2, resultat: 'rejetee' },
    ],
    ['vote: {contre: [petit, martin], abstention: thomas}', { pour: 2, contre: 2, resultat: 'adoptee' }],
    [
      'vote: {mode: secret, contre: 2, blancs: 1}',
      { mode: 'secret', pour: 2, contre: 2, blancs: 1, resultat: 'rejetee' },
    ],
    ['vote: {refus: 1, nppv: 1}', { pour: 3, refus: 1, nppv: 1, exprimes: 3 }],
    ['vote: {contre: 2, majorite: 2/3}', { pour: 3, contre: 2, resultat: 'rejetee' }],
    ['vote: {abstention: 2, majorite: {seuil: absolue, base: membres}}', { pour: 3, resultat: 'adoptee' }],
    ['vote: {abstention: 5}', { pour: 0, exprimes: 0, resultat: 'rejetee' }],
    [
      'vote: {contre: 2, abstention: 1}\ncompte_administratif: oui\npresident: petit\nabsents: []',
      { pour: 2, contre: 2, resultat: 'adoptee' },
    ],
    ['vote: {abstention: 1}\nresultat: pris-acte', { pour: 4, resultat: 'pris-acte' }],
  ])('%s', (text, expected) => {
    expect(vote(text)).toMatchObject(expected);
  });

  test.each([
    'vote: sans',
    'resultat: retiree',
    'resultat: ajournee',
    'designations: [{organisme: SIVU, titulaires: [petit]}]\nvote: {mode: sans, motif: candidature unique}',
  ])('none was taken: %s', (text) => {
    expect(vote(text)).toBeNull();
  });

  test('a mandant’s voice is his own', () => {
    expect(vote('vote: {contre: thomas}', 'pouvoirs: {thomas: petit}\n')).toMatchObject({
      pour: 4,
      contre: 1,
      procurations: 1,
    });
  });

  test.each([
    [
      '{poste: délégué, tours: [{urne: 5, voix: {petit: 3, martin: 2}}]}',
      { mode: 'uninominal', majorite: 3, elu: 'petit', exprimes: 5 },
    ],
    [
      '{poste: délégué, tours: [{urne: 5, blancs_et_nuls: 1, voix: {petit: 3, martin: 1}}]}',
      { blancs_et_nuls: 1, exprimes: 4, majorite: 3, elu: 'petit' },
    ],
    [
      '{poste: délégué, tours: [{urne: 5, blancs: 1, voix: {petit: 2, martin: 2}}, {urne: 5, voix: {petit: 2, martin: 2, thomas: 1}}, {urne: 5, voix: {petit: 3, martin: 2}}]}',
      { majorite: null, elu: 'petit' },
    ],
    [
      '{poste: adjoints, mode: liste, candidats: {a: {titre: A, membres: [petit, martin]}}, tours: [{urne: 5, voix: {a: 5}}]}',
      { mode: 'liste', elu: 'a' },
    ],
  ])('an election tells its last round: %s', (text, expected) => {
    expect(vote(`election: ${text}`)).toMatchObject(expected);
  });

  test('three rounds, equal voices: the oldest', () => {
    const body = ASSEMBLEE.replace(
      'petit: M. Luc PETIT',
      'petit: {nom: M. Luc PETIT, naissance: 1960-01-01}',
    ).replace('martin: {nom', 'martin: {naissance: 1950-01-01, nom');
    const round = '{urne: 5, blancs: 1, voix: {petit: 2, martin: 2}}';
    const [, first] = points({
      assemblee: body,
      points: [`objet: A\nelection: {poste: délégué, tours: [${round}, ${round}, ${round}]}`],
    });
    expect(first!.vote).toMatchObject({ elu: 'martin' });
  });
});

describe('old acts', () => {
  test('that do not say who was there', () => {
    const [ouverture, first] = points({
      seance: 'presence: inconnue\nchiffres: {exercice: 5, presents: 3, representes: 1}\n',
      points: ['objet: A\nvote: {pour: 3, contre: 1}'],
    });
    expect(ouverture).toMatchObject({ presents: null, representes: null, absents: null, votants: 4 });
    expect(first).toMatchObject({
      exercice: 5,
      votants: 4,
      quorum: { required: 3, present: 3, met: true, rule: 'N4' },
      stated: { exercice: 5, presents: 3, representes: 1 },
      vote: { pour: 3, contre: 1, resultat: 'adoptee' },
    });
  });

  test('that do not say who bears a pouvoir', () => {
    expect(rows({ seance: 'pouvoirs: {martin: inconnu, thomas: inconnu}\n' })[0]).toBe(
      'durand petit bernard / martin>inconnu thomas>inconnu /  = 5',
    );
  });
});

describe('who chairs, who keeps the minutes', () => {
  test('for the séance, from an event on, for one point', () => {
    const all = points({
      seance: 'president: martin\nevenements:\n  - {avant: 3, president: durand, secretaire: thomas}\n',
      points: ['objet: A', 'objet: B\npresident: bernard', 'objet: C'],
    });
    expect(all.map((p) => p.president)).toEqual(['martin', 'martin', 'bernard', 'durand']);
    expect(all.map((p) => p.secretaires)).toEqual([['petit'], ['petit'], ['petit'], ['thomas']]);
  });

  test('a maire replaced in mid-mandate: the new one from the day on, on the day itself from the next point on', () => {
    const body = `${ASSEMBLEE}    tableaux:\n      - {du: 2025-03-13, executif: petit}\n`;
    const elects =
      'objet: Maire\npresident: thomas\nelection: {poste: maire, executif: oui, tours: [{urne: 5, voix: {petit: 5}}]}';
    expect(
      points({ assemblee: body, whole: SEANCE.replace('petit', 'martin'), points: [elects, 'objet: B'] }).map(
        (p) => p.president,
      ),
    ).toEqual(['durand', 'thomas', 'petit']);
    expect(
      points({ assemblee: body.replace('du: 2025-03-13', 'du: 2024-01-01') }).map((p) => p.president)[0],
    ).toBe('petit');
  });

  test('a maire who has resigned chairs no more', () => {
    const body = ASSEMBLEE.replace('fonction: maire', 'fonction: maire, au: 2025-03-01, fin: demission');
    expect(points({ assemblee: body, seance: 'president: martin\n' })[1]).toMatchObject({
      president: 'martin',
      exercice: 4,
    });
    expect(points({ assemblee: body })[0]!.president).toBeNull();
  });
});

test('points of the agenda without a file, and texts that are no points', () => {
  const all = points({
    seance:
      'ordre_du_jour:\n  - 01-x\n  - Informations du maire\n  - {objet: Fêtes, vote: sans}\n  - {point: 4b, objet: Vœu, resultat: retiree}\n',
    points: ['objet: A\nnumero: 2025-001'],
  });
  expect(all.map(({ point, id, numero, vote }) => [point, id, numero, vote === null])).toEqual([
    ['ouverture', null, null, true],
    ['1', '2025-03-13-conseil_01', '2025-001', false],
    ['2', null, null, true],
    ['4b', null, null, true],
  ]);
});

test('a séance that was not held, or not yet, has no vote', () => {
  for (const etat of ['preparee', 'sans-quorum', 'reportee', 'annulee'])
    expect(points({ seance: `etat: ${etat}\nmotif: grève\n` }).map((p) => p.vote)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  const during = points({ seance: 'etat: en-cours\n', points: ['objet: A\nvote: {contre: 1}', 'objet: B'] });
  expect(during.map((p) => p.vote !== null)).toEqual([false, true, false]);
});
