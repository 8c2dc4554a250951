/** `greffe seance nouvelle`: the files of a séance to come, which every check finds sound, or nothing. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cleanUp, folder, greffe, project, SITTING, SOUND } from './project.ts';

afterAll(cleanUp);

const DATE = '2025-04-10';
const PLACE = `records/2025/${DATE}-conseil`;

test('its files, their names, what is written in them; nothing is to be said of it', async () => {
  const root = project();
  const objets = [
    'Budget primitif\u00a0: «\u00a0eau\u00a0» # 2025',
    'Élection d’un ŒUVRE',
    '12',
    'Budget primitif\u00a0: «\u00a0eau\u00a0» # 2025',
  ];
  const { code, out, err } = await greffe(root, 'seance', 'nouvelle', 'conseil', DATE, ...objets);
  const names = [
    '01-budget-primitif-eau-2025',
    '02-election-d-un-oeuvre',
    '03-point',
    '04-budget-primitif-eau-2025',
    'seance',
  ];
  expect({ code, out, err }).toEqual({
    code: 0,
    out: names.map((name) => `${PLACE}/${name}.yaml\n`).join(''),
    err: '',
  });
  expect(readdirSync(join(root, PLACE))).toEqual(names.map((name) => `${name}.yaml`));
  expect(readFileSync(join(root, PLACE, '01-budget-primitif-eau-2025.yaml'), 'utf8')).toMatch(
    /^objet: "Budget primitif\u00a0: «\u00a0eau\u00a0» # 2025"\n# rapporteur/,
  );
  expect(await greffe(root, 'verifier', '--strict')).toMatchObject({
    code: 0,
    out: '2 séances : rien à signaler.\n',
  });
  expect(await greffe(root, 'produire', `${DATE}-conseil`, '--document', 'convocation')).toMatchObject({
    code: 0,
  });
});

test('hour and place are those of the last séance of the body before that day', async () => {
  const usual = (date: string, more: string, body = 'conseil') => ({
    [`${date.slice(0, 4)}/${date}-${body}/seance.yaml`]: `assemblee: ${body}\ndate: ${date}\netat: preparee\n${more}`,
  });
  const root = project({
    [SITTING]: `${SOUND[SITTING]}ouverture: 18:00\nlieu: salle haute\n`,
    ...usual('2025-03-20', 'ouverture: 20:30\nlieu: "salle : basse"\n'),
    ...usual('2025-04-01', 'ouverture: 9:00\n', 'bureau'),
    ...usual('2025-05-01', 'ouverture: 10:00\n'),
  });
  expect(await greffe(join(root, 'records'), 'seance', 'nouvelle', 'conseil', DATE)).toMatchObject({
    code: 0,
  });
  expect(readFileSync(join(root, PLACE, 'seance.yaml'), 'utf8')).toMatch(
    /^assemblee: conseil\ndate: 2025-04-10\netat: preparee\nouverture: 20:30\nlieu: "salle : basse"\n# convocation/,
  );
});

test('in a project with schemas, its files are tied to them', async () => {
  const root = project();
  mkdirSync(join(root, 'schemas'));
  expect(await greffe(root, 'seance', 'nouvelle', 'conseil', DATE, 'Vœu')).toMatchObject({ code: 0 });
  for (const [name, genre] of [
    ['seance', 'seance'],
    ['01-voeu', 'deliberation'],
  ])
    expect(readFileSync(join(root, PLACE, `${name}.yaml`), 'utf8').split('\n')[0]).toBe(
      `# yaml-language-server: $schema=../../../schemas/${genre}.json`,
    );
});

test('a séance that is there is never written over', async () => {
  const root = project();
  const { code, err } = await greffe(root, 'seance', 'nouvelle', 'conseil', '2025-03-13', 'Autre');
  expect(code).toBe(3);
  expect(err).toContain('existe déjà : rien n’est écrit par-dessus.');
  expect(readFileSync(join(root, 'records', SITTING), 'utf8')).toBe(SOUND[SITTING]);
});

test.each([
  ['bureau', DATE, [], 3, 'Aucune assemblée ne s’appelle bureau dans records : conseil.'],
  ['conseil', '2025-02-29', [], 64, 'un jour qui existe'],
  ['conseil', '2019-01-01', [], 1, '[hors-mandat]'],
  ['conseil', DATE, ['a\u0007b'], 1, '[caractere-interdit]'],
  ['conseil', DATE, ['x'.repeat(501)], 1, '[objet-trop-long]'],
  ['conseil', DATE, [''], 1, '[valeur-vide]'],
])('%s %s %j: exit %i, nothing is written', async (body, date, objets, code, says) => {
  const root = project();
  const outcome = await greffe(root, 'seance', 'nouvelle', body, date, ...objets);
  expect(outcome.code).toBe(code);
  expect(outcome.err).toContain(says);
  expect(existsSync(join(root, `records/${date.slice(0, 4)}/${date}-${body}`))).toBe(false);
});

test('out of a project, and a disk that refuses: exit 3, nothing is left', async () => {
  const nowhere = await greffe(folder(), 'seance', 'nouvelle', 'conseil', DATE);
  expect(nowhere.code).toBe(3);
  const root = project();
  // A draft that is there already, as a disk that refuses: root may write anywhere.
  const draft = join(
    root,
    `records/2025/.${DATE}-conseil.${process.pid}.partiel/.seance.yaml.${process.pid}.partiel`,
  );
  mkdirSync(draft, { recursive: true });
  expect(await greffe(root, 'seance', 'nouvelle', 'conseil', DATE)).toMatchObject({ code: 3 });
  expect(readdirSync(join(root, 'records/2025'))).toEqual(['2025-03-13-conseil']);
});
