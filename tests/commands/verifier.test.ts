/** `greffe verifier`: what a path asks for, how places are told, what is answered. */
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cleanUp, folder, greffe, POINT, project, SEANCE, SITTING, SOUND } from './project.ts';

afterAll(cleanUp);

test.each([
  ['an id of séance', () => [SEANCE], ''],
  ['an id of act', () => [`${SEANCE}_01`], ''],
  ['nothing', () => [], ''],
  ['the project', () => ['.'], './'],
  ['the records', (root: string) => [join(root, 'records')], '<root>/'],
  ['a year', () => ['./records/2025/'], './'],
  ['a folder of séance', () => [`records/2025/${SEANCE}`], ''],
  ['its seance.yaml', (root: string) => [join(root, 'records', SITTING)], ''],
  ['a point', (root: string) => [join(root, 'records', POINT)], '<root>/'],
  ['the folder above', () => ['..'], '../<name>/'],
])(
  '%s names the séance; places are told as typed, else from the working directory',
  async (_, typed, head) => {
    const root = project({ [POINT]: 'objet: Essai\nobjets: x\n' });
    const { code, out } = await greffe(root, 'verifier', ...typed(root));
    const before = head.replace('<root>', root).replace('<name>', basename(root));
    expect(code).toBe(1);
    expect(out.split(' ')[0]).toBe(`${before}records/${POINT}:2:1:`);
  },
);

test('from a folder of the records, and from elsewhere with --projet', async () => {
  const root = project({ [POINT]: 'objet: Essai\nobjets: x\n' });
  const inside = await greffe(join(root, 'records/2025'), 'verifier', SEANCE);
  expect(inside.out.split(' ')[0]).toBe(`${SEANCE}/01-essai.yaml:2:1:`);
  for (const projet of [root, join(root, 'records')]) {
    const { out } = await greffe(folder(), 'verifier', '--projet', projet, SEANCE);
    expect(out.split(' ')[0]).toBe(`${root}/records/${POINT}:2:1:`);
  }
});

test('who asks for a point is told of it, not of its neighbours', async () => {
  const root = project({ [`2025/${SEANCE}/02-autre.yaml`]: 'objet: Autre\nobjets: x\n' });
  expect(await greffe(root, 'verifier', `${SEANCE}_01`)).toMatchObject({ code: 0 });
  expect(await greffe(root, 'verifier', `${SEANCE}_02`)).toMatchObject({ code: 1 });
  expect(await greffe(root, 'verifier', SEANCE)).toMatchObject({ code: 1 });
});

test('a body is checked when it is named, when all is, and with its séances', async () => {
  const root = project({ 'assemblees/bureau.yaml': 'type: BUR\nnom: Bureau\ncouleur: rouge\n' });
  const told = async (...argv: string[]): Promise<number> => (await greffe(root, 'verifier', ...argv)).code;
  expect(await told()).toBe(1);
  expect(await told('records/assemblees')).toBe(1);
  expect(await told('records/assemblees/bureau.yaml')).toBe(1);
  expect(await told('records/assemblees/conseil.yaml')).toBe(0);
  expect(await told(SEANCE)).toBe(0);
});

test('the JSON answer has the keys of the contract, in their order', async () => {
  const root = project({ [SITTING]: `${SOUND[SITTING]}jour: mardi\n` });
  const { code, out, err } = await greffe(root, 'verifier', '--json');
  expect({ code, err }).toEqual({ code: 1, err: '' });
  const place = { file: `records/${SITTING}`, line: 8, column: 7 };
  const found = {
    ...place,
    severity: 'erreur',
    kind: 'contradiction',
    code: 'jour-de-la-semaine',
    rule: 'C11',
    message: 'Le 13 mars 2025 est un jeudi, non un mardi.',
    remedy: 'écrivez jour: jeudi, ou corrigez la date.',
    related: [{ ...place, line: 2, message: '13 mars 2025 : écrit ici.' }],
  };
  expect(out).toBe(`${JSON.stringify([found], null, 2)}\n`);
});

test.each([
  ['rien', 'rien est introuvable : il n’existe pas.'],
  ['2025-03-14-conseil', 'Aucune séance ne porte l’identifiant 2025-03-14-conseil'],
  [`${SEANCE}_02`, `Aucun point de la séance ${SEANCE} ne porte le numéro 02.`],
  ['notes', 'notes est hors du dossier des actes, <root>/records.'],
  [`records/2025/${SEANCE}/plan.txt`, `plan.txt n’est ni une séance, ni un point, ni un dossier de séances.`],
])('%s cannot be read: exit 3', async (path, says) => {
  const root = project({ [`2025/${SEANCE}/plan.txt`]: '', '../notes/a': '' });
  const { code, out, err } = await greffe(root, 'verifier', path);
  expect({ code, out }).toEqual({ code: 3, out: '' });
  expect(err).toMatch(/^erreur: .*\.\n$/);
  expect(err).toContain(says.replace('<root>', root));
});

test('no project: exit 3', async () => {
  const none = folder();
  expect(await greffe(none, 'verifier')).toEqual({
    code: 3,
    out: '',
    err: `erreur: Aucun projet ici : ni ${none} ni les dossiers qui le contiennent n’ont de dossier records/. Nommez le dossier du projet par --projet.\n`,
  });
  expect(await greffe(none, 'verifier', '--projet', none)).toMatchObject({
    code: 3,
    err: `erreur: ${none} n’est pas un projet : on n’y trouve ni records/ ni assemblees/.\n`,
  });
  expect(await greffe(none, 'verifier', '--projet', 'rien')).toMatchObject({
    code: 3,
    err: 'erreur: rien est introuvable : il n’existe pas.\n',
  });
});

test('[] when sound', async () => {
  expect(await greffe(project(), 'verifier', '--json')).toEqual({ code: 0, out: '[]\n', err: '' });
});
