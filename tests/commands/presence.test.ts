/** `greffe presence`: who sits and votes, point by point. */
import { afterAll, expect, test } from 'vitest';
import { cleanUp, greffe, POINT, project, SEANCE, SITTING, SOUND } from './project.ts';

afterAll(cleanUp);

test('presence answers as the contract says', async () => {
  const { code, out } = await greffe(project(), 'presence', '--json', SEANCE);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    seance: SEANCE,
    points: [
      { point: 'ouverture', id: null },
      {
        point: '1',
        id: `${SEANCE}_01`,
        president: 'durand',
        secretaires: ['martin'],
        exercice: 5,
        presents: ['durand', 'petit', 'martin'],
        representes: [{ mandant: 'bernard', mandataire: 'petit' }],
        absents: ['thomas'],
        votants: 4,
        quorum: { required: 3, present: 3, met: true, rule: 'N4' },
        vote: { pour: 4, contre: 0, procurations: 1, resultat: 'adoptee' },
      },
    ],
  });
});

test('for people, one line a point; faults beside', async () => {
  const root = project({
    [SITTING]: (SOUND[SITTING] ?? '').replace('absents: thomas', 'absents: [thomas, martin]'),
    [POINT]: `${SOUND[POINT]}absents: petit\n`,
  });
  const { code, out, err } = await greffe(root, 'presence', SEANCE);
  expect(code).toBe(1);
  expect(out).toBe(`${SEANCE}
point      présents  pouvoirs  absents  votants                 quorum
ouverture         2         1        2        3  2 pour 3, non atteint
1                 1         0        4        1  1 pour 3, non atteint
`);
  expect(err).toContain('[quorum-non-atteint]');
});

test('a séance that cannot be read: no points, and why beside', async () => {
  const root = project({ [SITTING]: 'assemblee: conseil\n' });
  const { code, out, err } = await greffe(root, 'presence', '--json', SEANCE);
  expect({ code, json: JSON.parse(out) as unknown }).toEqual({
    code: 1,
    json: { seance: SEANCE, points: [] },
  });
  expect(err).toContain('[cle-manquante]');
  expect(await greffe(root, 'presence', SEANCE)).toMatchObject({ code: 1, out: '' });
});

test('one séance at a time: exit 3', async () => {
  const root = project({ [`2025/2025-04-10-conseil/seance.yaml`]: SOUND[SITTING]! });
  expect(await greffe(root, 'presence', 'records')).toEqual({
    code: 3,
    out: '',
    err: 'erreur: records désigne 2 séances : nommez le dossier d’une séance, ou son identifiant.\n',
  });
  expect(await greffe(root, 'presence', 'records/assemblees')).toMatchObject({
    code: 3,
    err: expect.stringContaining('désigne aucune séance'),
  });
});
