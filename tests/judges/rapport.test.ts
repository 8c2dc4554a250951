/** The pages of a night and of a fleet, in a real browser: axe-core finds nothing, and no page is wider than its window. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { archived, draftOf, flip, onArchive, rewrite } from '../commands/archive-project.ts';
import { cleanUp, greffe, POINT, project, SEANCE } from '../commands/project.ts';
import { openBrowser } from '../web/navigateur.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
const pages: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  const root = project();
  await archived(root);
  pages.push(readFileSync(join(root, 'archive/rapport.html'), 'utf8'));
  await onArchive(root, 'delivrer', `${SEANCE}_01`, '--par', 'X');
  flip(root, draftOf('01').replace('.extrait', '.v1.extrait'));
  writeFileSync(join(root, 'archive/data/notes.txt'), 'x');
  rewrite(root, POINT, (text) => `objets: x\n${text}`);
  await archived(root);
  pages.push(readFileSync(join(root, 'archive/rapport.html'), 'utf8'));
  writeFileSync(join(root, 'parc.txt'), '. ; archive\nabsente ; ailleurs\n');
  await greffe(root, 'archiver', '--parc', 'parc.txt');
  pages.push(readFileSync(join(root, 'parc.txt.html'), 'utf8'));
}, 60_000);

afterAll(async () => {
  await browser.close();
  cleanUp();
});

test.each([
  ['light', 1200],
  ['light', 400],
  ['dark', 1200],
  ['dark', 400],
] as const)('in the %s, %d pixels wide', async (colorScheme, width) => {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
  const found: string[] = [];
  for (const text of pages) {
    const page = await context.newPage();
    await page.setContent(text);
    await page.evaluate(AXE);
    found.push(
      ...(await page.evaluate<string[]>(
        `axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
      )),
    );
    const sideways = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    if (sideways > 0) found.push(`${sideways} px sideways`);
    await page.close();
  }
  await context.close();
  expect(pages).toHaveLength(3);
  expect(found).toEqual([]);
});
