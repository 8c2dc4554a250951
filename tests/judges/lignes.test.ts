/** poppler reads the real extract that `npm start` made: every line of the original, in its order. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { plain, PRINTED } from '../road/seed.ts';
import { madeFiles, present } from './judges.ts';

const FOOT = 'Dijon métropole · Bureau métropolitain · séance du 12 septembre 2024 page';

test('pdftotext finds each foot, every line of the original, and no other', () => {
  if (!present('pdftotext', 'pdftotext')) return;
  const file = madeFiles().find((name) => name.endsWith('2024-09-12-bureau_01.extrait.pdf'));
  if (file === undefined) throw new Error('npm start did not make the real extract');
  // In the order of the content: `-raw` puts nothing together again.
  const { status, stdout } = spawnSync('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-'], {
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  const pages = stdout.split('\f').map((page) => page.split('\n').map(plain).filter(Boolean));
  expect(pages.pop()).toEqual([]);
  expect(pages.map((lines) => lines.at(-1))).toEqual([1, 2, 3].map((page) => `${FOOT} ${page}/3`));
  expect(pages.flatMap((lines) => lines.slice(0, -1))).toEqual(PRINTED);
});
