import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Presence } from '../../src/records/presence.ts';
import { ASSEMBLEE, SEANCE, seanceOf, seanceOfFolder } from './dossiers.ts';

const ROOT = new URL('soiree', import.meta.url).pathname;

/** `presents + représentés (mandant>mandataire) / absents`, and who votes. */
function summary({ point, nombres, representes, absents, sans_effet }: Presence): string {
  const pouvoirs = representes.map(({ mandant, mandataire }) => `${mandant}>${mandataire}`).join(' ');
  const idle = sans_effet.map(({ mandant, cause }) => ` ${mandant}:${cause}`).join('');
  return `${point}: ${nombres.presents} + ${nombres.representes} (${pouvoirs}) / ${absents.join(' ')}${idle} = ${nombres.votants}`;
}

describe('a long evening (records.md §4.3)', () => {
  const { lue, faults } = seanceOfFolder(ROOT, '2025', '2025-06-12-conseil');

  test('is sound', () => {
    expect(faults).toEqual([]);
  });

  test('who sits at each point', () => {
    expect([lue!.ouverture, ...lue!.points.map((p) => p.presence)].map(summary)).toEqual([
      'ouverture: 26 + 2 (gaillard>roux fontaine>petit) / meunier = 28',
      '1: 26 + 2 (gaillard>roux fontaine>petit) / meunier = 27',
      '2: 25 + 2 (gaillard>roux fontaine>petit) / mercier meunier = 27',
      '3: 26 + 2 (gaillard>roux fontaine>petit) / meunier = 28',
      '4: 25 + 3 (gaillard>blanc fontaine>petit roux>vidal) / meunier = 28',
      '5: 25 + 3 (gaillard>blanc fontaine>petit roux>vidal) / meunier = 28',
      '6: 25 + 3 (gaillard>blanc fontaine>petit roux>vidal) / meunier = 28',
      '7: 25 + 2 (gaillard>blanc roux>vidal) / meunier fontaine fontaine:hors-points = 27',
      '8: 25 + 2 (gaillard>blanc roux>vidal) / meunier fontaine fontaine:hors-points = 27',
      '9: 25 + 2 (gaillard>blanc roux>vidal) / meunier fontaine fontaine:hors-points = 27',
    ]);
  });

  test('how each point was decided', () => {
    const votes = lue!.points.map(({ point, decompte: d, resultat, presence: { president } }) => {
      const figures =
        d === null ? '–' : `${d.pour}/${d.contre}/${d.abstention}/${d.refus}/${d.nppv}/${d.blancs}`;
      return `${point} ${president!}: ${figures}${d?.preponderante === true ? ' (voix prépondérante)' : ''} ${resultat!}`;
    });
    expect(votes).toEqual([
      '1 mercier: 25/1/1/0/1/0 adoptee',
      '2 petit: 23/0/4/0/0/0 adoptee',
      '3 mercier: – adoptee',
      '4 mercier: – adoptee',
      '5 mercier: – adoptee',
      '6 mercier: – pris-acte',
      '7 mercier: – retiree',
      '8 mercier: 13/13/0/1/0/0 (voix prépondérante) adoptee',
      '9 mercier: 18/5/2/0/0/2 adoptee',
    ]);
  });

  test('names are known where they were written, and in a secret ballot nowhere', () => {
    const [first, , , , , , , tie, secret] = lue!.points.map((p) => p.decompte);
    expect(first!.noms.contre).toEqual([{ membre: 'meyer', pouvoir: false }]);
    expect(first!.noms.pour).toHaveLength(25);
    expect(first!.noms.pour).toContainEqual({ membre: 'gaillard', pouvoir: true });
    expect(first!.noms.nppv).toEqual([{ membre: 'arnaud', pouvoir: false }]);
    expect(tie!.noms).toMatchObject({ pour: null, contre: null, abstention: [], refus: null });
    expect(secret!.noms).toEqual({ pour: null, contre: null, abstention: null, refus: null, nppv: null });
  });

  test('hidden passages are in the full copy', () => {
    const cession = lue!.points[8]!;
    expect(JSON.stringify(cession.textes.dispositif)).toContain('à M. Jean DUPONT au prix de');
  });
});

const TROIS = { '01-a': 'objet: A', '02-b': 'objet: B', '03-c': 'objet: C' };

/** Summaries of a séance of five: durand (maire), petit, martin, bernard, thomas. */
const evening = (keys: string, points: Readonly<Record<string, string>> = TROIS, assemblee = ASSEMBLEE) => {
  const { lue, faults } = seanceOf({ seance: `${SEANCE}${keys}`, points, assemblee });
  expect(faults.filter((f) => f.severity === 'erreur')).toEqual([]);
  return [lue!.ouverture, ...lue!.points.map((p) => p.presence)];
};
const told = (...given: Parameters<typeof evening>) => evening(...given).map(summary);

describe('pouvoirs', () => {
  test('a late bearer: the mandant is absent until he comes', () => {
    expect(told('pouvoirs: {bernard: thomas}\nevenements:\n  - {avant: 2, arrivee: thomas}')).toEqual([
      'ouverture: 3 + 0 () / bernard thomas bernard:mandataire-absent = 3',
      '1: 3 + 0 () / bernard thomas bernard:mandataire-absent = 3',
      '2: 4 + 1 (bernard>thomas) /  = 5',
      '3: 4 + 1 (bernard>thomas) /  = 5',
    ]);
  });

  test('a pouvoir falls when its bearer leaves, and does not rise if he comes back', () => {
    expect(
      told(
        'pouvoirs: {bernard: thomas}\nevenements:\n  - {avant: 2, depart: thomas}\n  - {avant: 3, arrivee: thomas}',
      ).slice(1),
    ).toEqual([
      '1: 4 + 1 (bernard>thomas) /  = 5',
      '2: 3 + 0 () / bernard thomas bernard:mandataire-absent = 3',
      '3: 4 + 0 () / bernard bernard:mandataire-absent = 4',
    ]);
  });

  test('a bearer who steps out for one point', () => {
    const points = { ...TROIS, '02-b': 'objet: B\nabsents: thomas' };
    expect(told('pouvoirs: {bernard: thomas}', points).slice(1)).toEqual([
      '1: 4 + 1 (bernard>thomas) /  = 5',
      '2: 3 + 0 () / bernard thomas bernard:mandataire-absent = 3',
      '3: 4 + 1 (bernard>thomas) /  = 5',
    ]);
  });

  test('a bearer who is never there, or is himself represented', () => {
    expect(told('absents: thomas\npouvoirs: {bernard: thomas}')[0]).toBe(
      'ouverture: 3 + 0 () / bernard thomas bernard:mandataire-jamais-present = 3',
    );
    expect(told('pouvoirs: {bernard: thomas, thomas: petit}')[0]).toBe(
      'ouverture: 3 + 1 (thomas>petit) / bernard bernard:mandataire-represente = 4',
    );
  });

  test('a bearer that an old act does not name', () => {
    expect(told('pouvoirs: {bernard: inconnu}')[0]).toBe('ouverture: 4 + 1 (bernard>inconnu) /  = 5');
  });

  test('for some points only, then revoked', () => {
    const keys =
      'pouvoirs: {bernard: {mandataire: petit, points: 2-}}\nevenements:\n  - {avant: 3, fin_de_pouvoir: bernard}';
    expect(told(keys).slice(1)).toEqual([
      '1: 4 + 0 () / bernard bernard:hors-points = 4',
      '2: 4 + 1 (bernard>petit) /  = 5',
      '3: 4 + 0 () / bernard = 4',
    ]);
  });

  test('the mandant comes: his pouvoir lapses; he leaves and gives another', () => {
    const keys =
      'pouvoirs: {bernard: petit}\nevenements:\n  - {avant: 2, arrivee: bernard}\n  - {avant: 3, depart: bernard, pouvoir: thomas}';
    expect(told(keys).slice(1)).toEqual([
      '1: 4 + 1 (bernard>petit) /  = 5',
      '2: 5 + 0 () /  = 5',
      '3: 4 + 1 (bernard>thomas) /  = 5',
    ]);
  });

  test('just for one point', () => {
    const points = { ...TROIS, '02-b': 'objet: B\npouvoirs: {thomas: petit}' };
    expect(told('', points)[2]).toBe('2: 4 + 1 (thomas>petit) /  = 5');
  });
});

describe('events', () => {
  test('before the first point: true from it, not at the opening', () => {
    expect(told('evenements:\n  - {avant: 1, arrivee: thomas}').slice(0, 2)).toEqual([
      'ouverture: 4 + 0 () / thomas = 4',
      '1: 5 + 0 () /  = 5',
    ]);
  });

  test('by the hour: before the first point taken up at that hour or later, midnight passed too', () => {
    const points = {
      '01-a': 'objet: A\nheure: 20:10',
      '02-b': 'objet: B\nheure: 23:50',
      '03-c': 'objet: C\nheure: 0:20',
    };
    expect(
      told('ouverture: 20:00\nevenements:\n  - {heure: 0:05, depart: thomas}', points).map((s) =>
        s.slice(-1),
      ),
    ).toEqual(['5', '5', '5', '4']);
    expect(
      told('ouverture: 20:00\nevenements:\n  - {heure: 23:50, depart: thomas}', points).map((s) =>
        s.slice(-1),
      ),
    ).toEqual(['5', '5', '4', '4']);
  });

  test('the chair and the pen pass on', () => {
    const [opening, first, second, third] = evening(
      'evenements:\n  - {avant: 2, president: petit, secretaire: martin}\n',
      {
        ...TROIS,
        '03-c': 'objet: C\npresident: thomas',
      },
    );
    expect([opening, first, second, third].map((p) => p!.president)).toEqual([
      'durand',
      'durand',
      'petit',
      'thomas',
    ]);
    expect(second!.secretaires).toEqual([{ kind: 'membre', membre: 'martin' }]);
  });
});

describe('suppléants', () => {
  const body = `${ASSEMBLEE}      verdier: {nom: M. Alain VERDIER, suppleant_de: bernard}\n`;
  test('one who sits is present, his titulaire is neither', () => {
    const [opening, first] = evening('suppleants: {bernard: verdier}\n', { '01-a': 'objet: A' }, body);
    expect(opening).toMatchObject({
      presents: ['durand', 'petit', 'martin', 'thomas', 'verdier'],
      suppleants: [{ titulaire: 'bernard', suppleant: 'verdier' }],
      absents: [],
    });
    expect(first!.exercice).toEqual(['durand', 'petit', 'martin', 'bernard', 'thomas']);
  });

  test('he may hold a pouvoir, stands up when his titulaire arrives, and may leave', () => {
    expect(
      told(
        'suppleants: {bernard: verdier}\npouvoirs: {thomas: verdier}\nevenements:\n  - {avant: 2, arrivee: bernard}',
        TROIS,
        body,
      ).slice(1),
    ).toEqual([
      '1: 4 + 1 (thomas>verdier) /  = 5',
      '2: 4 + 0 () / thomas thomas:mandataire-absent = 4',
      '3: 4 + 0 () / thomas thomas:mandataire-absent = 4',
    ]);
    expect(
      told('suppleants: {bernard: verdier}\nevenements:\n  - {avant: 2, depart: verdier}', TROIS, body)[2],
    ).toBe('2: 4 + 0 () / bernard = 4');
  });

  test('one who was not called does not sit', () => {
    expect(told('', TROIS, body)[0]).toBe('ouverture: 5 + 0 () /  = 5');
  });
});

const nppv = (vote: string) => {
  const [, first] = evening('', { '01-a': `objet: A\nvote: {nppv: ${vote}}` });
  return [first!.nppv, first!.nombres.votants];
};

describe('those who do not take part', () => {
  test('a déport stays present, and the mandant whom he carries stands aside with him (P6)', () => {
    const [, first] = evening('pouvoirs: {bernard: thomas}\n', {
      '01-a': 'objet: A\ndeports: {thomas: L. 2131-11}',
    });
    expect(first).toMatchObject({
      presents: ['durand', 'petit', 'martin', 'thomas'],
      deports: [{ membre: 'thomas', base: 'L. 2131-11' }],
      nppv: ['bernard', 'thomas'],
    });
    expect(first!.nombres.votants).toBe(3);
  });

  test('those whom the vote names, by name, by group, or by number only', () => {
    expect(nppv('[petit, groupe:rose]')).toEqual([['petit', 'martin'], 3]);
    expect(nppv('2')).toEqual([[], 3]);
  });
});

test('an affair group counts its own members (N15)', () => {
  const body = ASSEMBLEE.replace('mandats:', 'competences: {eau: Eau potable}\nmandats:')
    .replace('groupe: rose}', 'groupe: rose, competences: []}')
    .replace('petit: M. Luc PETIT', 'petit: {nom: M. Luc PETIT, competences: eau}');
  const [, first, second] = evening('', { '01-a': 'objet: A\ncompetence: eau', '02-b': 'objet: B' }, body);
  expect(first!.exercice).toEqual(['durand', 'petit', 'bernard', 'thomas']);
  expect(second!.nombres.exercice).toBe(5);
});

test('voix are weighed, heads are counted', () => {
  const body = ASSEMBLEE.replace('petit: M. Luc PETIT', 'petit: {nom: M. Luc PETIT, voix: 3}');
  const { lue } = seanceOf({
    assemblee: body,
    points: { '01-a': 'objet: A\nvote: {contre: [petit, martin]}' },
  });
  const [point] = lue!.points;
  expect(point!.presence.nombres).toMatchObject({ presents: 5, votants: 7 });
  expect(point!.decompte).toMatchObject({ pour: 3, contre: 4, resultat: 'rejetee' });
});

test('the executive elected in the séance is it from the next point on', () => {
  const elects =
    'objet: Élection\nelection: {poste: maire, executif: oui, tours: [{urne: 5, voix: {petit: 4, durand: 1}}]}';
  const points = { '01-a': `${elects}\npresident: thomas`, '02-b': 'objet: B' };
  const body = ASSEMBLEE.replace('2020-05-25', '2025-03-13').replace(
    '    effectif',
    '    executif: petit\n    effectif',
  );
  const presences = evening(
    'president: thomas\nevenements:\n  - {avant: 2, president: petit}\n',
    points,
    body,
  );
  expect(presences.map((p) => p.executif)).toEqual([null, null, 'petit']);
});

test('presence that an old act does not tell: its figures stand', () => {
  const [opening, first] = evening(
    'presence: inconnue\nchiffres: {exercice: 5, presents: 3, representes: 1}\n',
    {
      '01-a': 'objet: A\nchiffres: {presents: 4}',
    },
  );
  expect(opening).toMatchObject({
    connue: false,
    presents: [],
    nombres: { exercice: 5, presents: 3, representes: 1, absents: 1, votants: 4 },
  });
  expect(first!.nombres).toMatchObject({ presents: 4, representes: 1, absents: 0, votants: 5 });
  expect(first!.enonces).toMatchObject({ exercice: 5, presents: 4, quorum: null });
});

const map = (pairs: readonly (readonly [string, string])[]) =>
  `{${pairs.map(([a, b]) => `${a}: ${b}`).join(', ')}}`;

describe('whatever happens', () => {
  /** Two of the five have a suppléant. */
  const body = ASSEMBLEE.replace('type: CM', 'type: CC').concat(
    '      verdier: {nom: M. Alain VERDIER, suppleant_de: thomas}\n      faure: {nom: Mme Ana FAURE, suppleant_de: martin}\n',
  );
  const seats = { thomas: 'verdier', martin: 'faure' } as const;
  const someone = fc.constantFrom('durand', 'petit', 'martin', 'bernard', 'thomas');
  const bearer = fc.constantFrom('durand', 'petit', 'martin', 'bernard', 'thomas', 'verdier', 'faure');
  const several = fc.uniqueArray(someone, { maxLength: 3 });
  const suppleants = fc
    .subarray(['thomas', 'martin'] as const)
    .map((titulaires) => titulaires.map((titulaire) => [titulaire, seats[titulaire]] as const));
  const pouvoirs = fc.uniqueArray(fc.tuple(someone, bearer), {
    maxLength: 3,
    selector: ([mandant]) => mandant,
  });
  const event = fc
    .record({
      avant: fc.integer({ min: 1, max: 4 }),
      arrivee: several,
      depart: several,
      pouvoir: pouvoirs,
      fin: several,
      suppleant: suppleants,
    })
    .map(
      ({ avant, arrivee, depart, pouvoir, fin, suppleant }) =>
        `  - {avant: ${avant}, suspension: oui, arrivee: [${arrivee.join(', ')}], depart: [${depart.join(', ')}], pouvoir: ${map(pouvoir)}, fin_de_pouvoir: [${fin.join(', ')}], suppleant: ${map(suppleant)}}`,
    );
  const point = fc
    .record({ absents: several, excuses: several, pouvoirs, deports: several, nppv: several })
    .map(
      (p) =>
        `objet: X\nabsents: [${p.absents.join(', ')}]\nexcuses: [${p.excuses.join(', ')}]\npouvoirs: ${map(p.pouvoirs)}\ndeports: [${p.deports.join(', ')}]\nvote: {nppv: [${p.nppv.join(', ')}]}`,
    );

  test('each member in exercise is in one state at each point, and pouvoirs in effect are borne by people present', () => {
    fc.assert(
      fc.property(
        several,
        pouvoirs,
        suppleants,
        fc.array(event, { maxLength: 5 }),
        fc.array(point, { minLength: 4, maxLength: 4 }),
        (absents, given, called, events, points) => {
          const { lue } = seanceOf({
            assemblee: body,
            seance: `${SEANCE}absents: [${absents.join(', ')}]\npouvoirs: ${map(given)}\nsuppleants: ${map(called)}\nevenements:${events.length === 0 ? ' []' : `\n${events.join('\n')}`}\n`,
            points: Object.fromEntries(points.map((text, i) => [`0${i + 1}-x`, text])),
          });
          expect(lue).not.toBeNull();
          for (const p of [lue!.ouverture, ...lue!.points.map((one) => one.presence)]) {
            const mandants = p.representes.map((r) => r.mandant);
            const seated = (id: string) =>
              p.suppleants.find((seat) => seat.suppleant === id)?.titulaire ?? id;
            const told = [...p.presents.map(seated), ...mandants, ...p.absents];
            for (const { titulaire, suppleant } of p.suppleants) {
              expect(p.presents).toContain(suppleant);
              expect(p.presents).not.toContain(titulaire);
            }
            expect(told.toSorted()).toEqual(p.exercice.toSorted());
            expect(new Set(told).size).toBe(told.length);
            for (const { mandataire } of p.representes) expect(p.presents).toContain(mandataire);
            for (const { mandant } of p.sans_effet) expect(p.absents).toContain(mandant);
            for (const id of p.nppv) expect([...p.presents, ...mandants]).toContain(id);
            for (const id of p.excuses) expect(p.absents).toContain(id);
            expect(p.nombres.votants).toBe(p.presents.length + mandants.length - p.nppv.length);
          }
          for (const { decompte: d, presence } of lue!.points)
            expect(d!.pour + d!.contre + d!.abstention + d!.refus + d!.nppv + d!.blancs + d!.nuls).toBe(
              presence.nombres.presents + presence.nombres.representes,
            );
        },
      ),
      { numRuns: process.env['EPROUVER'] === '1' ? 5_000 : 300, seed: 20240912 },
    );
  });
});
