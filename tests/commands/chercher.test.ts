/** `greffe chercher`: words in the printed acts, accents aside. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { archived, onArchive, rewrite } from './archive-project.ts';
import { cleanUp, greffe, POINT, project, SEANCE } from './project.ts';

afterAll(cleanUp);

const ID = `${SEANCE}_01`;
let root = '';

beforeAll(async () => {
  root = project();
  rewrite(root, POINT, (text) => text.replace('un essai', 'une expérience à l’école'));
  await archived(root);
}, 60_000);

async function found(...argv: readonly string[]): Promise<readonly string[]> {
  const { code, out, err } = await greffe(root, 'chercher', ...argv, '--archive', 'archive', '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return (JSON.parse(out) as { id: string; page: number; excerpt: string }[]).map(
    ({ id, page, excerpt }) => `${id} p. ${page}: ${excerpt}`,
  );
}

test.each([
  ['experience', 1],
  ['EXPÉRIENCE ecole', 1],
  ['"expérience à l’école"', 1],
  ['"école expérience"', 0],
  ['expérience absent_de_tout', 0],
  ['expérience OR NOT ( *', 0],
])('%s: %d', async (words, count) => {
  expect(await found(words)).toHaveLength(count);
});

test('the act, the page, the words in their sentence', async () => {
  expect(await found('experience')).toEqual([
    expect.stringMatching(new RegExp(`^${ID} p\\. \\d: .*«expérience»`)),
  ]);
});

test('by body and by days', async () => {
  expect(
    await found('experience', '--assemblee', 'conseil', '--depuis', '2025-03-13', '--jusque', '2025-03-13'),
  ).toHaveLength(1);
  expect(await found('experience', '--assemblee', 'bureau')).toEqual([]);
  expect(await found('experience', '--depuis', '2025-03-14')).toEqual([]);
  expect(await found('experience', '--jusque', '2025-03-12')).toEqual([]);
});

test('it follows the archive, and is made again when it is gone', async () => {
  rewrite(root, POINT, (text) => text.replace('une expérience', 'une tentative'));
  await archived(root);
  expect(await found('experience')).toEqual([]);
  expect(await found('tentative')).toHaveLength(1);
  rmSync(join(root, 'archive/recherche.sqlite'));
  expect(await found('tentative')).toHaveLength(1);
  expect((await onArchive(root, 'verifier')).code).toBe(0);
  expect((await greffe(root, 'chercher', '?!', '--archive', 'archive')).code).toBe(3);
});
