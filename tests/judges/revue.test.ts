/** The page of a review in a real browser, opened from the disk: by keyboard from reading to deciding, and for everybody. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as browsers, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { present, qpdf, veraPdf } from './judges.ts';
import { cleanUp, greffe } from '../commands/project.ts';
import { changed, PARTIELS, ville } from '../revue/villes.ts';

let browser: Browser;
let root: string;
const prepare = async () => greffe(root, 'revue', 'preparer', '--auteur', 'S. Garnier');

beforeAll(async () => {
  const args = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'];
  browser = await browsers.launch({ executablePath: await chromium.executablePath(), args, headless: true });
  root = ville(40);
  await greffe(root, 'revue', 'adopter', '--par', 'C. Aubry');
  await greffe(root, 'archiver', '--archive', 'archive');
  changed(root, `${PARTIELS}/presence.hbs`, 'Membres présents :', 'Étaient présents :');
  changed(root, `${PARTIELS}/absents.hbs`, '{{mot}} {{mandataire}}', '{{mot}} donné à {{mandataire}}');
  changed(root, `${PARTIELS}/designations.hbs`, 'En remplacement', 'À la place');
  await prepare();
});
afterAll(async () => {
  await browser.close();
  cleanUp();
});

/** The page, and what it complained of. */
async function opened(
  width = 1440,
  colorScheme: 'light' | 'dark' = 'light',
  name = 'revue.html',
): Promise<{ page: Page; wrong: string[]; close: () => Promise<void> }> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (message) => void (message.type() === 'error' && wrong.push(message.text())));
  page.on('request', (request) => void (/^https?:/u.test(request.url()) && wrong.push(request.url())));
  await page.goto(pathToFileURL(join(root, 'revue', name)).href);
  return { page, wrong, close: () => context.close() };
}

describe('the page of a review', () => {
  test.each([
    [1440, 'light'],
    [1440, 'dark'],
    [900, 'light'],
    [720, 'dark'],
    [320, 'light'],
  ] as const)('%i px, %s: axe finds nothing, nothing stands out sideways', async (width, scheme) => {
    const { page, wrong, close } = await opened(width, scheme);
    for (const keys of [[], ['t'], ['t'], ['x'], ['Escape', 'r'], ['Escape', '?']]) {
      for (const key of keys) await page.keyboard.press(key);
      // As a string: the page lets no script in, and an evaluation is none of its own.
      await page.evaluate(axe.source);
      const found = await page.evaluate<{ id: string; nodes: string[] }[]>(
        'axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html.slice(0, 160)) })))',
      );
      expect(found, keys.join(' ')).toEqual([]);
      expect(
        await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth'),
      ).toBeLessThanOrEqual(0);
    }
    expect(wrong).toEqual([]);
    await close();
  });

  test('10,000 acts in a change: painted within a second, and all of them at hand', async () => {
    const html = readFileSync(join(root, 'revue/revue.html'), 'utf8');
    const ids = Array.from({ length: 10_000 }, (_, i) => `2024-01-${String(i).padStart(5, '0')}-conseil_01`);
    const many = html.replace(/"listes":\[\[.*?\]/u, () => `"listes":[${JSON.stringify(ids)}`);
    expect(many).not.toBe(html);
    writeFileSync(join(root, 'revue/dix-mille.html'), many);
    const { page, wrong, close } = await opened(1440, 'light', 'dix-mille.html');
    const painted = await page.evaluate<number>(
      'new Promise((done) => new PerformanceObserver((list) => { const [first] = list.getEntriesByName("first-contentful-paint"); if (first) done(first.startTime); }).observe({ type: "paint", buffered: true }))',
    );
    console.info(`first paint with 10,000 acts: ${Math.round(painted)} ms`);
    expect(painted).toBeLessThan(1000);
    await page.keyboard.press('x');
    expect(await page.locator('.autres li').count()).toBe(201);
    await page.keyboard.type('09999');
    expect(await page.locator('.autres li').count()).toBe(1);
    expect(wrong).toEqual([]);
    await close();
  });

  test('the minutes: PDF/A-3a, PDF/UA-1, sound', async () => {
    const { out } = await greffe(root, 'revue', 'proces-verbal');
    const file = join(root, /(revue\/revue-.*\.pdf)/u.exec(out)?.[1] ?? '');
    expect(file).toMatch(/\.pdf$/u);
    if (present('qpdf', 'qpdf')) expect(qpdf(file)).toBe('sound');
    if (present('veraPDF', 'java')) expect(veraPdf([file])).toEqual([]);
  });

  test('by keyboard: read, leave out, reject, mend, approve, archive', async () => {
    const first = await opened();
    const { page } = first;
    const status = async () => page.textContent('#avancement');
    expect(await status()).toContain('0 changement décidé sur 3');
    // Read: the change that weighs most comes first, before and after, then the page, then one over the other.
    expect(await page.textContent('#t-ch')).toContain('donné à');
    expect(await page.textContent('#v-texte .temoin ins')).toContain('donné à');
    await page.keyboard.press('t');
    expect(await page.isVisible('#v-page')).toBe(true);
    await page.keyboard.press('t');
    await page.keyboard.press(' ');
    expect(await page.getAttribute('#fondu', 'aria-valuetext')).toBe('avant seul');
    await page.keyboard.press('t');
    await page.keyboard.press('n');
    expect(await page.getAttribute('.temoin[aria-current]', 'aria-label')).toBe('Témoin 2');
    expect(page.url()).toMatch(/#c=[0-9a-f]{12}&v=texte&n=2$/u);
    // The author does not approve.
    await page.keyboard.press('a');
    await page.keyboard.type('s. garnier');
    await page.keyboard.press('Tab');
    expect(await page.getAttribute('#approuver', 'aria-disabled')).toBe('true');
    expect(await page.textContent('#pourquoi')).toContain('L’auteur d’un changement ne l’approuve pas.');
    await page.focus('#nom');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('C. Aubry');
    await page.keyboard.press('Escape');
    // Leave one act out.
    await page.keyboard.press('x');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press(' ');
    await page.focus('#motif');
    await page.keyboard.type('formule citée par le juge');
    await page.keyboard.press('Enter');
    expect(await page.textContent('#origine')).toContain('1 acte : formule citée par le juge');
    // Reject, for a reason.
    await page.keyboard.press('r');
    await page.keyboard.type('« représenté par donné à » n’est pas du français');
    await page.keyboard.press('Enter');
    expect(await status()).toContain('1 changement décidé sur 3');
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await page.keyboard.press('a');
    expect(await status()).toContain('3 changements décidés sur 3');
    expect(first.wrong).toEqual([]);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#donner')]);
    writeFileSync(join(root, 'decisions.jsonl'), readFileSync(await download.path(), 'utf8'));
    await first.close();
    const taken = await greffe(root, 'revue', 'decider', 'decisions.jsonl', '--par', 'C. Aubry');
    expect(taken.out).toContain('rejeté par C. Aubry');
    expect(
      (await greffe(root, 'revue', 'conclure', '--par', 'C. Aubry', '--auteur', 'S. Garnier')).code,
    ).toBe(1);
    // Mend what was rejected: what was approved stands.
    changed(root, `${PARTIELS}/absents.hbs`, '{{mot}} donné à {{mandataire}}', '{{mot}} {{mandataire}}');
    await prepare();
    const second = await opened();
    expect(await second.page.textContent('#avancement')).toContain('2 changements décidés sur 2');
    await second.close();
    expect(
      (await greffe(root, 'revue', 'conclure', '--par', 'C. Aubry', '--auteur', 'S. Garnier')).code,
    ).toBe(0);
    const night = await greffe(root, 'archiver', '--archive', 'archive');
    expect([night.code, night.out]).toEqual([0, expect.stringContaining('40 actes faits')]);
  });
});
