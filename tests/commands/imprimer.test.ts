/** `greffe produire --impression`: the acts of a séance in one file, each on a front page; read back, and told when it cannot be. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readPdf } from '../../src/verify/reading.ts';
import { cleanUp, folder, greffe, POINT, project, SEANCE } from './project.ts';

afterAll(cleanUp);

const FILE = `sortie/2025/${SEANCE}/${SEANCE}.impression.pdf`;
const SECOND = `2025/${SEANCE}/02-suite.yaml`;
const long = 'Une phrase de l’exposé, qui se répète.\n\n  '.repeat(40);
const THREE = {
  [POINT]: `objet: Premier\nexpose: |\n  ${long.trim()}\ndispositif: Approuve.\n`,
  [SECOND]: 'objet: Deuxième\ndispositif: Approuve.\n',
  [`2025/${SEANCE}/03-fin.yaml`]: `objet: Troisième\nexpose: |\n  ${long.trim()}\ndispositif: Approuve.\n`,
};

test('each act begins on a front page, in the order of the séance; a back between is blank', async () => {
  const root = project(THREE);
  const { code, out, err } = await greffe(root, 'produire', '--impression', SEANCE);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(new RegExp(`^${FILE} \\(3 actes, \\d+ pages\\)\n1 impression dans sortie`, 'u'));
  const reading = readPdf(readFileSync(join(root, FILE)), FILE);
  if (reading.kind === 'unread') throw new Error(FILE);
  const texts = reading.pages.map(({ runs }) => runs.map(({ text }) => text).join(''));
  const begin = texts.flatMap((text, i) => (text.includes('EXTRAIT DU REGISTRE') ? [i] : []));
  expect(begin).toHaveLength(3);
  expect(begin.filter((i) => i % 2 !== 0)).toEqual([]);
  expect(texts.flatMap((text, i) => (text === '' ? [i % 2] : []))).toEqual([1]);
  expect(await greffe(root, 'relire', FILE)).toMatchObject({ code: 0 });
});

test('what was changed since is told, and a file without its records says what it is', async () => {
  const root = project(THREE);
  await greffe(root, 'produire', '--impression');
  const elsewhere = folder();
  writeFileSync(join(elsewhere, 'imp.pdf'), readFileSync(join(root, FILE)));
  const alone = await greffe(elsewhere, 'relire', 'imp.pdf');
  expect(alone.code).toBe(1);
  expect(alone.err).toContain('[impression-sans-saisie]');
  const other = project({ ...THREE, [SECOND]: 'objet: Deuxième\ndispositif: Refuse.\n' });
  const target = join(other, FILE);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, readFileSync(join(root, FILE)));
  expect((await greffe(other, 'relire', FILE)).code).toBe(2);
});

test('a séance of which one act is refused is not printed', async () => {
  const root = project({ ...THREE, [SECOND]: 'objet: Deuxième\nvote: {contre: 99}\n' });
  const told = await greffe(root, 'produire', '--impression', SEANCE);
  expect(told.code).toBe(1);
  expect(told.out).toMatch(/^Aucune impression/u);
});

test('the acts of the samples are read back', async () => {
  const root = folder();
  const records = resolve(import.meta.dirname, '../../records/2025/2025-10-09-conseil');
  expect(await greffe(root, 'produire', '--impression', records, '--json')).toMatchObject({ code: 0 });
});
