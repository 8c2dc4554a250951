/** `greffe produire` and `greffe tout`: what is made, what is answered, and what is left when something goes wrong. */
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { BODY, cleanUp, greffe, POINT, project, SEANCE, SITTING, SOUND } from './project.ts';

afterAll(cleanUp);

const MADE = `2025/${SEANCE}/${SEANCE}_01.extrait.pdf`;

/** Every file below a folder. */
function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return names
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(folder.length + 1));
}

test('makes the extract under its name, and says so', async () => {
  const root = project();
  const { code, out, err } = await greffe(root, 'produire', '--sortie', `${root}/sortie`);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain(MADE);
  expect(filesOf(`${root}/sortie`)).toEqual([MADE]);
});

test('answers in JSON, and nothing else', async () => {
  const root = project();
  const { out } = await greffe(root, 'produire', '--json', '--sortie', `${root}/sortie`);
  const answer = JSON.parse(out) as { documents: Record<string, unknown>[]; findings: unknown[] };
  expect(answer.findings).toEqual([]);
  expect(answer.documents).toEqual([
    {
      id: `${SEANCE}_01`,
      document: 'extrait',
      file: MADE,
      pages: 2,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      project: false,
      annexes: [],
    },
  ]);
});

test('what an earlier run made and this one refuses stays, and is told', async () => {
  const root = project();
  await greffe(root, 'produire', '--sortie', `${root}/sortie`);
  const before = readFileSync(`${root}/sortie/${MADE}`);
  writeFileSync(`${root}/records/${POINT}`, 'objet: Essai\nmatiere: sept\n');
  const { code, err } = await greffe(root, 'produire', '--sortie', `${root}/sortie`);
  expect(code).toBe(1);
  expect(err).toContain(`${MADE}:1:1: avertissement: Ce fichier date d’une production antérieure`);
  expect(err).toContain('[document-d-avant]');
  expect(readFileSync(`${root}/sortie/${MADE}`)).toEqual(before);
  expect((await greffe(root, 'produire', '--sortie', `${root}/ailleurs`)).err).not.toContain('antérieure');
});

test('one bad séance does not stop the others; what was made before stays', async () => {
  const bad = '2025/2025-04-10-conseil/seance.yaml';
  const root = project({ [bad]: 'assemblee: conseil\ndate: 2025-04-10\nabsent: thomas\n' });
  const { code, err } = await greffe(root, 'produire', '--sortie', `${root}/sortie`);
  expect(code).toBe(1);
  expect(err).toContain(`records/${bad}:3:1`);
  expect(filesOf(`${root}/sortie`)).toEqual([MADE]);
});

test('an irregular act comes out as a PROJET, exit 1; admitted, it comes out clean', async () => {
  const late = (SOUND[SITTING] ?? '').replace('convocation: 2025-03-06', 'convocation: 2025-03-11');
  const refused = project({ [SITTING]: late });
  const { code, out } = await greffe(refused, 'produire', '--json', '--sortie', `${refused}/sortie`);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    documents: [{ project: true }],
    findings: [{ rule: 'C1', kind: 'irregularite', severity: 'erreur' }],
  });
  const admitted = project({
    [SITTING]: `${late}irregularites: [{regle: C1, motif: convocation partie tard}]\n`,
  });
  const clean = await greffe(admitted, 'produire', '--json', '--sortie', `${admitted}/sortie`);
  expect(clean.code).toBe(0);
  expect(JSON.parse(clean.out)).toMatchObject({
    documents: [{ project: false }],
    findings: [{ rule: 'C1', kind: 'irregularite', severity: 'avertissement' }],
  });
  expect((await greffe(admitted, 'produire', '--strict', '--sortie', `${admitted}/sortie`)).code).toBe(1);
});

test('a contradiction makes nothing, and does not touch what is there', async () => {
  const root = project();
  await greffe(root, 'produire', '--sortie', `${root}/sortie`);
  const before = readFileSync(join(root, 'sortie', MADE));
  writeFileSync(join(root, 'records', POINT), `${SOUND[POINT]}vote: {pour: 9}\n`);
  const { code } = await greffe(root, 'produire', '--sortie', `${root}/sortie`);
  expect(code).toBe(1);
  expect(readFileSync(join(root, 'sortie', MADE)).equals(before)).toBe(true);
});

test('an output that cannot be written: exit 3, one sentence, nothing half-written', async () => {
  const root = project();
  mkdirSync(join(root, 'sortie'));
  writeFileSync(join(root, 'sortie/2025'), 'un fichier');
  const { code, err } = await greffe(root, 'produire', '--sortie', `${root}/sortie`);
  expect(code).toBe(3);
  expect(err).toBe(`erreur: ${root}/sortie/2025 n’a pas pu être créé : un fichier porte déjà ce nom.\n`);
  expect(filesOf(`${root}/sortie`)).toEqual(['2025']);
});

test('a link planted in the output leads nowhere', async () => {
  const root = project();
  const elsewhere = project();
  mkdirSync(join(root, 'sortie'));
  symlinkSync(elsewhere, join(root, 'sortie/2025'));
  const { code, err } = await greffe(root, 'produire', '--sortie', `${root}/sortie`);
  expect(code).toBe(3);
  expect(err).toContain('lien');
  expect(filesOf(elsewhere).filter((name) => name.endsWith('.pdf'))).toEqual([]);
});

test('a record that is a link out of the project is not read', async () => {
  const root = project();
  const elsewhere = project({ [SITTING]: `${SOUND[SITTING]}# secret\n` });
  rmSync(join(root, 'records', SITTING));
  symlinkSync(join(elsewhere, 'records', SITTING), join(root, 'records', SITTING));
  const { code, out } = await greffe(root, 'verifier');
  expect(code).toBe(1);
  expect(out).toContain(`records/${SITTING}:1:1: erreur: Ce fichier mène, par un lien, hors de ${root}`);
  expect(out).not.toContain('secret');
});

test('only the point asked for is made', async () => {
  const root = project({ [`2025/${SEANCE}/02-autre.yaml`]: 'objet: Autre\n' });
  const { code, out } = await greffe(root, 'produire', `${SEANCE}_02`);
  expect({ code, out }).toEqual({
    code: 0,
    out: `sortie/2025/${SEANCE}/${SEANCE}_02.extrait.pdf (2 pages)\n1 acte dans sortie : rien à signaler.\n`,
  });
});

test('a fault of one point keeps its neighbour from nothing', async () => {
  const root = project({ [`2025/${SEANCE}/02-autre.yaml`]: 'objet: Autre\nvote: {pour: 9}\n' });
  const { code, out } = await greffe(root, 'produire');
  expect(code).toBe(1);
  expect(out).toBe(
    `sortie/2025/${SEANCE}/${SEANCE}_01.extrait.pdf (2 pages)\n1 acte dans sortie, 1 refusé : 1 erreur.\n`,
  );
});

test('a séance that is only prepared gives a PROJET, which is no fault', async () => {
  const root = project({ [SITTING]: `${SOUND[SITTING]}etat: preparee\n` });
  const { code, out } = await greffe(root, 'produire');
  expect({ code, out }).toEqual({
    code: 0,
    out: expect.stringContaining('(2 pages, PROJET)\n1 acte dans sortie : rien à signaler.\n'),
  });
});

test('the faults come first, then what was made; a name that cannot be printed is told once', async () => {
  const root = project({
    [BODY]: SOUND[BODY]!.replace('Lise THOMAS', 'Lise THOMAS漢'),
    [`2025/${SEANCE}/02-autre.yaml`]: 'objet: Autre\n',
  });
  const { code, out, err } = await greffe(root, 'produire');
  expect(code).toBe(1);
  expect(err.match(/glyphe-absent/g)).toHaveLength(1);
  expect(out).toBe('Aucun acte produit, 2 refusés : 1 erreur.\n');
  const { out: json } = await greffe(root, 'produire', '--json');
  expect(JSON.parse(json)).toMatchObject({ documents: [], findings: [{ code: 'glyphe-absent' }] });
});

test('what cannot be made leaves no folder behind', async () => {
  const root = project({ [POINT]: 'objets: x\n' });
  expect((await greffe(root, 'produire')).code).toBe(1);
  expect(existsSync(join(root, 'sortie'))).toBe(false);
});

test('an output folder that is a file: exit 3', async () => {
  const root = project({ '../sortie': 'un fichier' });
  expect(await greffe(root, 'produire')).toEqual({
    code: 3,
    out: '',
    err: `erreur: ${root}/sortie n’a pas pu être créé : un fichier porte déjà ce nom.\n`,
  });
});

test('a link planted under the name of an act is replaced, and not followed', async () => {
  const root = project({ '../secret.txt': 'à garder' });
  mkdirSync(dirname(join(root, 'sortie', MADE)), { recursive: true });
  symlinkSync(join(root, 'secret.txt'), join(root, 'sortie', MADE));
  expect((await greffe(root, 'produire')).code).toBe(0);
  expect(readFileSync(join(root, 'secret.txt'), 'utf8')).toBe('à garder');
  expect(lstatSync(join(root, 'sortie', MADE)).isFile()).toBe(true);
});

test('a template of the project is used, and its faults are shown where they are', async () => {
  const root = project();
  cpSync(resolve(import.meta.dirname, '../../templates'), join(root, 'templates'), { recursive: true });
  const file = join(root, 'templates/libelles/partiels/objet.hbs');
  const sound = readFileSync(file, 'utf8');
  expect((await greffe(root, 'produire')).code).toBe(0);

  writeFileSync(file, `${sound}<p>{{objett}}</p>\n`);
  const wrong = await greffe(root, 'produire');
  expect(wrong.code).toBe(1);
  expect(wrong.err).toMatch(
    /^templates\/libelles\/partiels\/objet\.hbs:\d+:\d+: erreur: .* \[champ-inconnu\]\n +\d+ │ <p>\{\{objett\}\}<\/p>\n +\^+\n {3}Remède : /,
  );
  expect(wrong.out).toBe('Aucun acte produit, 1 refusé : 1 erreur, 1 avertissement.\n');

  writeFileSync(file, Buffer.from(`${sound}<p>d\u00e9j\u00e0</p>\n`, 'latin1'));
  const latin = await greffe(root, 'produire');
  expect(latin.code).toBe(1);
  expect(latin.err).toContain('objet.hbs:1:1: erreur: Ce modèle n’est pas écrit en UTF-8. [pas-utf-8]');

  rmSync(file);
  symlinkSync(import.meta.filename, file);
  const led = await greffe(root, 'produire');
  expect(led.code).toBe(3);
  expect(led.err).toContain('objet.hbs mène, par un lien, hors de');
});

test('tout makes, reads every file back, and ends in a table', async () => {
  const { code, out, err } = await greffe(project(), 'tout');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(
    /\n\ndocument +pages +preuve +production +relecture\n2025-03-13-conseil_01 +2 +conforme .*\n\n1 acte dans sortie : rien à signaler\.\n$/,
  );
});
