/** `greffe corriger`: what it shows, what it writes, what it leaves, and its exit codes. */
import { chmodSync, lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { diffOf } from '../../src/commands/diff.ts';
import { BODY, cleanUp, folder, greffe, POINT, project, SEANCE, SITTING, SOUND } from './project.ts';

afterAll(cleanUp);

const PREPARED = `${SOUND[SITTING]}etat: preparee\n`;
const DRAFT = `# à relire
objet: Finances : budget  # l'objet
expose: |
  Il est proposé l'essai ;
  il coûte 12 €. 
`;
const MENDED = `# à relire
objet: "Finances\u00A0: budget"  # l'objet
expose: |
  Il est proposé l’essai\u202F;
  il coûte 12\u00A0€.
`;
const DIFF = `--- records/${POINT}
+++ records/${POINT}, corrigé
@@ -1,6 +1,6 @@
 # à relire
-objet: Finances : budget  # l'objet
+objet: "Finances⍽: budget"  # l'objet
 expose: |
-  Il est proposé l'essai ;
+  Il est proposé l’essai⎵;
-  il coûte 12 €.·
+  il coûte 12⍽€.
 

Dans les lignes changées : ⍽ espace insécable, ⎵ espace fine insécable, · espace en fin de ligne.

`;
const draft = () => project({ [SITTING]: PREPARED, [POINT]: DRAFT });
const read = (root: string, path: string) => readFileSync(join(root, 'records', path), 'utf8');

test('shows, and writes nothing; a trap still refuses the record', async () => {
  const root = draft();
  expect(await greffe(root, 'corriger')).toEqual({
    code: 1,
    out: `${DIFF}3 lignes de 1 fichier à corriger : rien n’est écrit. Pour écrire : greffe corriger --ecrire\n`,
    err: '',
  });
  expect(read(root, POINT)).toBe(DRAFT);
});

test('writes when it is told to, and has then nothing more to say', async () => {
  const root = draft();
  expect(await greffe(root, 'corriger', SEANCE, '--ecrire')).toEqual({
    code: 0,
    out: `${DIFF}3 lignes de 1 fichier : écrit.\n`,
    err: '',
  });
  expect(read(root, POINT)).toBe(MENDED);
  expect(read(root, SITTING)).toBe(PREPARED);
  expect(readdirSync(dirname(join(root, 'records', POINT)))).toEqual(['01-essai.yaml', 'seance.yaml']);
  expect(await greffe(root, 'corriger', '--ecrire')).toEqual({ code: 0, out: 'Rien à corriger.\n', err: '' });
  expect(await greffe(root, 'verifier')).toMatchObject({ code: 0, out: '1 séance : rien à signaler.\n' });
});

test('typography alone refuses nothing', async () => {
  const root = project({ [SITTING]: PREPARED, [POINT]: "objet: L'essai\n" });
  expect(await greffe(root, 'corriger')).toMatchObject({ code: 0, err: '' });
});

test('a voted text is left; its traps are mended', async () => {
  const root = project({ [POINT]: "objet: L'essai : un\nexpose: |\n  L'un ;\n" });
  expect(await greffe(root, 'corriger', '--ecrire')).toMatchObject({ code: 0 });
  expect(read(root, POINT)).toBe('objet: "L\'essai : un"\nexpose: |\n  L\'un ;\n');
});

test('a file that does not read is told and left; the others are mended', async () => {
  const other = `2025/${SEANCE}/02-autre.yaml`;
  const wrong = 'objet: "L\'autre\nexpose: a : b\n';
  const root = project({ [SITTING]: PREPARED, [POINT]: "objet: L'essai\n", [other]: wrong });
  const { code, out, err } = await greffe(root, 'corriger', '--ecrire');
  expect(code).toBe(1);
  expect(err).toContain(`records/${other}:1:8: erreur: Ce guillemet n’est pas refermé. [guillemet-ouvert]`);
  expect(out).toMatch(
    /1 ligne de 1 fichier : écrit\.\n1 fichier à corriger à la main : il ne se lit pas\.\n$/,
  );
  expect(read(root, other)).toBe(wrong);
  expect(read(root, POINT)).toBe('objet: L’essai\n');
});

test('only what was asked for: a point, a séance, a body', async () => {
  const body = SOUND[BODY]!.replace('Saint-Exemple', 'Saint-Exemple : a');
  const changed = {
    [SITTING]: `${PREPARED}motif: l'un\n`,
    [POINT]: "objet: L'essai\n",
    [`2025/${SEANCE}/02-autre.yaml`]: "objet: L'autre\n",
    [BODY]: body,
    '2025/decisions/001-x.yaml': 'assemblee: conseil\nobjet: a : b\n',
  };
  const touched = async (...argv: string[]) => {
    const { out } = await greffe(project(changed), 'corriger', '--json', ...argv);
    return (JSON.parse(out) as { files: { file: string }[] }).files.map(({ file }) => file.split('/').at(-1));
  };
  expect(await touched(`${SEANCE}_02`)).toEqual(['02-autre.yaml']);
  expect(await touched(SEANCE)).toEqual(['seance.yaml', '01-essai.yaml', '02-autre.yaml']);
  expect(await touched('records/assemblees')).toEqual(['conseil.yaml']);
  expect(await touched()).toHaveLength(5);
});

test('JSON: what changes, and what cannot be read', async () => {
  const root = draft();
  const { out } = await greffe(root, 'corriger', '--json', '--ecrire');
  expect(JSON.parse(out)).toEqual({
    files: [{ file: `records/${POINT}`, lines: 3, written: true }],
    findings: [],
  });
});

test('a link inside the project stays a link, a file keeps its rights', async () => {
  const root = project({ [SITTING]: PREPARED, [POINT]: null });
  const target = join(root, 'records/essai.txt');
  writeFileSync(target, "objet: L'essai\n");
  chmodSync(target, 0o660);
  symlinkSync(target, join(root, 'records', POINT));
  expect(await greffe(root, 'corriger', '--ecrire', SEANCE)).toMatchObject({ code: 0 });
  expect(lstatSync(join(root, 'records', POINT)).isSymbolicLink()).toBe(true);
  expect(readFileSync(target, 'utf8')).toBe('objet: L’essai\n');
  expect(lstatSync(target).mode & 0o777).toBe(0o660);
});

test('exit 3: a path that is not there, no project', async () => {
  expect(await greffe(draft(), 'corriger', 'rien')).toMatchObject({ code: 3, out: '' });
  expect(await greffe(folder(), 'corriger')).toMatchObject({ code: 3, out: '' });
});

test('colours are for a terminal', () => {
  const red = '\u001B[31m-a\u001B[0m\n';
  expect(diffOf('f', 'a\nb', 'c\nb', true)).toContain(red);
  expect(diffOf('f', 'a\nb', 'c\nb', false)).not.toContain('\u001B');
});

test('what is far is another hunk', () => {
  const before = 'a\n1\n2\n3\n4\nb\n';
  expect(diffOf('f', before, before.toUpperCase(), false)).toBe(
    '--- f\n+++ f, corrigé\n@@ -1,2 +1,2 @@\n-a\n+A\n 1\n@@ -5,3 +5,3 @@\n 4\n-b\n+B\n \n',
  );
});
