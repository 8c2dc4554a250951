/** `greffe produire --coordonnees`: convocations and dossiers to each member, whose address no record and no attachment has. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readPdf, type Reading } from '../../src/verify/reading.ts';
import { leavesOf } from '../../src/verify/running.ts';
import { cleanUp, greffe, project, SEANCE } from './project.ts';

afterAll(cleanUp);

const HEAD = 'membre;adresse;complement;code_postal;ville;courriel\n';
const TABLE = `${HEAD}durand;3, rue des Lilas;Bât. B;21000;Saint-Exemple;a@b.fr\npetit;"1; place";;21000;Saint-Exemple;\nmartin;x;;;;\nbernard;y;;;;\nthomas;z;;;;\n`;

function withTable(table: string): string {
  const root = project();
  writeFileSync(join(root, 'adresses.csv'), table);
  return root;
}

const letters = (root: string, kinds = 'dossier') =>
  greffe(root, 'produire', '--document', kinds, '--coordonnees', 'adresses.csv');

function readingOf(root: string, name: string): Reading {
  const reading = readPdf(readFileSync(join(root, 'sortie/2025', SEANCE, name)), name);
  if (reading.kind === 'unread') throw new Error(reading.diagnostic.message);
  return reading;
}

const textOf = ({ tree }: Reading) => leavesOf(tree!).map(({ text }) => text);

test('one file a member, with the address on its page and nowhere else in it', async () => {
  const root = withTable(TABLE);
  const { code, err } = await letters(root, 'convocation,dossier,liste');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const names = readdirSync(join(root, 'sortie/2025', SEANCE));
  expect(names).toHaveLength(11);
  expect(names).toContain(`${SEANCE}.petit.dossier.pdf`);
  const letter = readingOf(root, `${SEANCE}.durand.dossier.pdf`);
  const texts = textOf(letter);
  const at = texts.indexOf('Mme Anne DURAND');
  expect(texts.slice(at, at + 4)).toEqual([
    'Mme Anne DURAND',
    'Bât. B',
    '3, rue des Lilas',
    '21000 Saint-Exemple',
  ]);
  expect(textOf(readingOf(root, `${SEANCE}.petit.convocation.pdf`))).toContain('1; place');
  const carried = letter.attachments.map(({ bytes }) => new TextDecoder().decode(bytes)).join('\n');
  expect(carried).toContain('document: dossier');
  expect(carried).not.toMatch(/Lilas|Bât\. B/u);
  expect(letter.identity.xmp).not.toContain('Lilas');
  // The same proof as any document, but that nobody else can make it again.
  const back = await greffe(root, 'relire', 'sortie');
  expect(back.code).toBe(0);
  expect(back.out).toContain('11 fichiers : 11 conformes à leur saisie.');
  expect(back.out.match(/pas possible ici/g)).toHaveLength(10);
});

test('collective without a table, with its bookmarks', async () => {
  const root = project();
  expect((await greffe(root, 'produire', '--document', 'dossier')).code).toBe(0);
  const file = readFileSync(join(root, `sortie/2025/${SEANCE}/${SEANCE}.dossier.pdf`), 'latin1');
  expect(file).toContain('/PageMode /UseOutlines');
  const reading = readingOf(root, `${SEANCE}.dossier.pdf`);
  expect(textOf(reading)).toEqual(
    expect.arrayContaining(['Note de synthèse', 'Il est proposé un essai.', 'Projet de délibération 1']),
  );
  expect((await greffe(root, 'relire', 'sortie')).out).toContain(' : conforme.\n');
});

test('who has no line is told, and gets none; who is no member, or has two, is refused', async () => {
  const root = withTable(`${HEAD}durand;a;;;;\npetti;b;;;;\ndurand;c;;;;\n`);
  const { code, err, out } = await letters(root);
  expect(code).toBe(1);
  expect(err).toContain('adresses.csv:3:1: erreur: Aucun membre ne s’appelle « petti »');
  expect(err).toContain('[coordonnees-inconnues]');
  expect(err).toContain('adresses.csv:4:1: erreur: « durand » a déjà sa ligne. [coordonnees-en-double]');
  expect(err).toContain('M. Claude PETIT n’a pas de ligne dans ce tableau');
  expect(err).toContain('[coordonnees-absentes]');
  expect(out).toContain('1 document dans sortie');
});

test('a table without its columns makes nothing', async () => {
  const root = withTable('nom;rue\nx;y\n');
  const { code, err } = await letters(root);
  expect(code).toBe(1);
  expect(err).toContain('Aucune colonne ne s’appelle « membre ». [coordonnees-sans-colonne]');
  expect(err).toContain('Aucune colonne ne s’appelle « adresse ». [coordonnees-sans-colonne]');
});

test('a table in the records is refused, and one that is not there', async () => {
  const root = project({ '2025/adresses.csv': TABLE });
  const inside = await greffe(root, 'produire', '--coordonnees', 'records/2025/adresses.csv');
  expect(inside.code).toBe(64);
  expect(inside.err).toContain('les adresses des membres n’y ont pas leur place');
  expect((await letters(root)).code).toBe(3);
});
