/** The command line itself: help, misuse, defects. */
import { afterAll, expect, test, vi } from 'vitest';
import { cleanUp, greffe, project, SEANCE } from './project.ts';

afterAll(cleanUp);

const VERBS = [
  'verifier',
  'corriger',
  'produire',
  'relire',
  'presence',
  'tout',
  'seance',
  'seance clore',
  'seance nouvelle',
  'init',
  'modeles',
  'modeles verifier',
  'archiver',
  'chercher',
  'archive',
  'archive verifier',
  'archive delivrer',
  'importer',
  'archive joindre',
  'archive reprendre',
  'archive renommer',
  'archive acquitter',
  'archive elaguer',
  'archive restaurer',
  'archive journal',
];

test('the help of the command and of its verbs', async () => {
  const told: string[] = [];
  for (const argv of [['--help'], ...VERBS.map((verb) => [...verb.split(' '), '--help'])]) {
    const { code, out, err } = await greffe('.', ...argv);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    told.push(`$ greffe ${argv.join(' ')}\n${out}`);
  }
  await expect(told.join('\n')).toMatchFileSnapshot('../golden/aide.txt');
});

test('the version', async () => {
  expect((await greffe('.', '--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('without a word, the help', async () => {
  expect(await greffe('.')).toEqual(await greffe('.', '--help'));
});

test.each([
  ['verifer', 'Le verbe « verifer » n’existe pas. Vouliez-vous dire verifier ?'],
  ['tamponner', 'Le verbe « tamponner » n’existe pas.'],
  ['produire --sorti x', 'L’option --sorti n’existe pas. Vouliez-vous dire --sortie ?'],
  ['produire -x', 'L’option -x n’existe pas.'],
  [
    '--projet x verifier',
    'L’option --projet n’existe pas ici : le verbe vient d’abord, ses options ensuite.',
  ],
  ['produire --sortie', 'L’option --sortie <dossier> attend une valeur.'],
  ['relire', 'Il manque l’argument FICHIER.'],
  ['archiver', 'Il manque l’option --archive.'],
  ['presence', 'Il manque l’argument SEANCE.'],
  [
    'seance nouvelle conseil hier',
    '« hier » n’est pas une valeur de DATE : il faut un jour qui existe, écrit 2026-12-03.',
  ],
  [
    'produire --impression --document liste',
    '--impression réunit les extraits de la séance : ôtez --document, ou faites les autres documents à part.',
  ],
  [
    'produire --coordonnees c.csv --impression',
    '--impression réunit les extraits de la séance : ôtez --coordonnees, ou faites les autres documents à part.',
  ],
  ['presence a b', 'Il y a trop d’arguments : « presence » en attend 1, et en reçoit 2.'],
])('greffe %s: misuse, exit 64', async (line, says) => {
  expect(await greffe('.', ...line.split(' '))).toEqual({
    code: 64,
    out: '',
    err: `erreur: ${says}\nPour l’aide : greffe --help\n`,
  });
});

test('a defect of the program is told in French, with what its authors need, exit 70', async () => {
  const root = project();
  // Once before: what libraries make ready at first use, and keep, is made sound.
  await greffe(root, 'presence', '--json', SEANCE);
  const broken = vi.spyOn(JSON, 'stringify').mockImplementation(() => {
    throw new TypeError('planted');
  });
  const { code, err } = await greffe(root, 'presence', '--json', SEANCE).finally(() => broken.mockRestore());
  expect(code).toBe(70);
  const [first, second] = err.split('\n');
  expect(first).toBe(
    'Défaut du programme : il s’est arrêté sans rien laisser à moitié écrit. Signalez ce qui suit.',
  );
  expect(second).toBe('TypeError: planted');
});
