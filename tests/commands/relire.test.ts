/** `greffe relire`: what the printed pages say, compared with the record. */
import { appendFileSync, copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildPdf, SMALL } from '../verify/build.ts';
import { BODY, cleanUp, folder, greffe, POINT, project, SEANCE, SITTING, SOUND } from './project.ts';

afterAll(cleanUp);

const MADE = `2025/${SEANCE}/${SEANCE}_01.extrait.pdf`;

/** A project whose act was made; the path of its file. */
async function made(): Promise<{ root: string; file: string }> {
  const root = project();
  await greffe(root, 'produire');
  return { root, file: `sortie/${MADE}` };
}

test('a file of ours, by its name and by a folder: told as typed', async () => {
  const { root, file } = await made();
  const { code, out, err } = await greffe(root, 'relire', file, 'sortie', join(root, 'sortie/2025'));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe(
    `${file} : conforme.\n${file} : conforme.\n${root}/${file} : conforme.\n3 fichiers : 3 conformes à leur saisie.\n`,
  );
});

test('the JSON answer has the keys of the contract, in their order', async () => {
  const { root, file } = await made();
  const { code, out, err } = await greffe(root, 'relire', '--json', file);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const [answer, ...others] = JSON.parse(out) as Record<string, unknown>[];
  expect(others).toEqual([]);
  expect(Object.keys(answer!)).toEqual(['file', 'document', 'id', 'facts', 'differences', 'proofs']);
  expect(answer).toMatchObject({
    file,
    document: 'extrait',
    id: `${SEANCE}_01`,
    facts: {
      seance: { date: '2025-03-13', absents: ['Mme Lise THOMAS'] },
      deliberation: { objet: 'Essai' },
    },
    differences: [],
    proofs: { text: true, structure: true, embedded: true },
  });
});

test('a record that has changed since: exit 2, each difference with its path', async () => {
  const { root, file } = await made();
  writeFileSync(join(root, 'records', POINT), SOUND[POINT]!.replace('un essai', 'un autre essai'));
  const { code, out } = await greffe(root, 'relire', '--json', file);
  expect(code).toBe(2);
  expect(JSON.parse(out)).toMatchObject([
    { file, differences: [{ path: 'deliberation.expose' }], proofs: { embedded: false } },
  ]);
});

test('a record that is at fault since: the file is held to the one that it carries, exit 1', async () => {
  const { root, file } = await made();
  writeFileSync(join(root, 'records', SITTING), SOUND[SITTING]!.replace('absents: thomas', 'absents: thoma'));
  expect(await greffe(root, 'relire', file)).toEqual({
    code: 1,
    out: `${file} : conforme à la saisie qu’il porte (celle de ce projet a des fautes : greffe verifier les dit).\n1 fichier : 0 conforme à sa saisie.\n`,
    err: '',
  });
});

test('no record at hand: the file is held to the one that it carries', async () => {
  const { root, file } = await made();
  const alone = folder();
  copyFileSync(join(root, file), join(alone, 'acte.pdf'));
  const told = {
    code: 0,
    out: 'acte.pdf : conforme à la saisie qu’il porte (elle n’est pas dans ce projet).\n1 fichier : 1 conforme à sa saisie.\n',
    err: '',
  };
  expect(await greffe(alone, 'relire', 'acte.pdf')).toEqual(told);
  const other = project({ [SITTING]: null, [POINT]: null });
  expect(await greffe(alone, 'relire', '--projet', other, 'acte.pdf')).toEqual(told);
});

test('no record at hand, another family of templates: the file tells which', async () => {
  const root = project({ [BODY]: `${SOUND[BODY]!}modele: recit\n` });
  await greffe(root, 'produire', '--sortie', `${root}/sortie`);
  const alone = folder();
  copyFileSync(`${root}/sortie/2025/${SEANCE}/${SEANCE}_01.extrait.pdf`, join(alone, 'acte.pdf'));
  const { code, err } = await greffe(alone, 'relire', 'acte.pdf');
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

test('a file that is no PDF, one that is not ours: exit 2, and nothing is told of them', async () => {
  const root = folder();
  writeFileSync(join(root, 'note.pdf'), 'ceci n’est pas un PDF');
  const { source: _, ...bare } = SMALL;
  writeFileSync(join(root, 'autre.pdf'), buildPdf(bare));
  const { code, out, err } = await greffe(root, 'relire', 'note.pdf', 'autre.pdf');
  expect(code).toBe(2);
  expect(out).toBe('note.pdf : illisible.\nautre.pdf : sans saisie.\n2 fichiers : 0 conforme à sa saisie.\n');
  expect(err).toMatch(
    /^autre\.pdf:1:1: erreur: .* \[pdf-sans-saisie\]\n {3}Remède : .*\n\nnote\.pdf:1:1: erreur: .* \[pdf-illisible\]\n {3}Remède : .*\n\n$/,
  );
  const { out: json } = await greffe(root, 'relire', '--json', 'note.pdf');
  expect(JSON.parse(json)).toEqual([
    {
      file: 'note.pdf',
      document: null,
      id: null,
      facts: {},
      differences: [],
      proofs: { text: null, structure: null, embedded: null },
    },
  ]);
});

test('other bytes under the same identifier: exit 2', async () => {
  const { root, file } = await made();
  const bytes = readFileSync(join(root, file));
  bytes[10] = 0xfe; // in the comment of its second line, which no page shows
  writeFileSync(join(root, 'copie.pdf'), bytes);
  const { code, out, err } = await greffe(root, 'relire', file, 'copie.pdf');
  expect(code).toBe(2);
  expect(out).toContain(`${file} : conforme.\ncopie.pdf : 2 différences`);
  expect(err).toContain('[pdf-octets-differents]');
  expect(err).toContain('[pdf-identifiant-partage]');
});

test('a path that is missing keeps no other from being read: exit 3', async () => {
  const { root, file } = await made();
  mkdirSync(join(root, 'vide'));
  expect(await greffe(root, 'relire', 'rien.pdf', 'vide', file)).toEqual({
    code: 3,
    out: `${file} : conforme.\n1 fichier : 1 conforme à sa saisie.\n`,
    err: 'erreur: vide ne contient aucun PDF.\nerreur: rien.pdf est illisible : il n’existe pas.\n',
  });
  expect(await greffe(root, 'relire', '--projet', 'rien', file)).toEqual({
    code: 3,
    out: '',
    err: 'erreur: rien est introuvable : il n’existe pas.\n',
  });
});

test('a template at fault reads nothing: exit 1, its fault told once', async () => {
  const { root, file } = await made();
  cpSync(resolve(import.meta.dirname, '../../templates'), join(root, 'templates'), { recursive: true });
  appendFileSync(join(root, 'templates/libelles/partiels/objet.hbs'), '<p>{{objett}}</p>\n');
  const { code, out, err } = await greffe(root, 'relire', file, file);
  expect(code).toBe(1);
  expect(out).toContain(`${file} : pas relu, le modèle a des fautes.\n`);
  expect(err.match(/champ-inconnu/g)).toHaveLength(1);
});
