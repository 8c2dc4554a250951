/** Every screen of the desk as it is seen: by axe-core, by who has only a keyboard, by who writes HTML into a record, by a clock. */
import { spawn } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import axe from 'axe-core';
import { array, constantFrom, sample } from 'fast-check';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageFiles } from '../../src/web/bundle.ts';
import { openBrowser, visit, type Visit } from '../web/navigateur.ts';
import { writeVallee } from '../web/vallee.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SEANCE = '2026-11-19-bureau';

/** Address of each screen after `#/`, and what is there once it is drawn. */
const SCREENS: readonly (readonly [string, string])[] = [
  ['accueil', '.seances tbody .etape'],
  ['chercher/convention', '.resultats li'],
  [`seance/${SEANCE}/9`, '.presence .m'],
  [`deliberation/${SEANCE}/09`, '.feuillet-page'],
  [`controles/${SEANCE}`, '.constat, .vide'],
  [`cloture/${SEANCE}`, '.cloture li'],
  [`lot/${SEANCE}`, '.lot tbody tr'],
  ['papiers', '.papiers td'],
];

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => browser.close());

async function shown({ page, url }: Visit, [hash, drawn]: readonly [string, string]): Promise<void> {
  await page.goto(`${url}#/${hash}`);
  await page.waitForSelector(drawn);
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

describe.each(['light', 'dark'] as const)('in the %s', (theme) => {
  test.each([1440, 720])('axe-core finds nothing, %d pixels wide', async (width) => {
    const at = await visit(browser, (root) => writeVallee(root), { theme, width });
    const found: string[] = [];
    for (const screen of SCREENS) {
      await shown(at, screen);
      await at.page.evaluate(axe.source);
      const violations = await at.page.evaluate<Violation[]>(
        `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((r) => r.violations)`,
      );
      for (const { id, nodes } of violations)
        for (const node of nodes)
          found.push(`${screen[0]}: ${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`);
      const sideways = await at.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      if (sideways > 0) found.push(`${screen[0]}: ${sideways} px sideways`);
    }
    expect(found).toEqual([]);
    expect(at.wrong).toEqual([]);
    await at.close();
  });
});

test('Tab goes through every screen and comes back, its place always seen', async () => {
  const at = await visit(browser, (root) => writeVallee(root));
  for (const screen of SCREENS) {
    await shown(at, screen);
    const seen = new Set<string>();
    let unseen = '';
    for (let i = 0; i < 120; i += 1) {
      await at.page.keyboard.press('Tab');
      // The editor says that it is focused a moment later.
      await at.page.waitForTimeout(screen[0].startsWith('deliberation') ? 40 : 0);
      const [name, outline] = await at.page.evaluate<[string, boolean]>(`(() => {
        const on = document.activeElement;
        if (on === null || on === document.body) return ['', true];
        const shape = (element) => getComputedStyle(element).outlineStyle !== 'none';
        const path = [...document.querySelectorAll('*')].indexOf(on) + on.tagName;
        return [path, shape(on) || on.closest('.cm-focused') !== null || (on.closest('label') !== null && shape(on.closest('label')))];
      })()`);
      if (!outline) unseen = name;
      if (name === '' || seen.has(name)) break;
      seen.add(name);
    }
    expect(unseen, screen[0]).toBe('');
    expect(seen.size, screen[0]).toBeGreaterThan(5);
    expect(seen.size, screen[0]).toBeLessThan(120);
  }
  await at.close();
});

describe('texts of a record', () => {
  const HOSTILE = [
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '"><svg onload=alert(1)>',
    'javascript:alert(1)',
    '{{constructor}} ${alert(1)} <!-- -->',
    '&lt;b&gt; &amp; é <b>gras</b>',
    '<iframe srcdoc="<script>alert(1)</script>">',
    "' onfocus='alert(1)' autofocus='",
  ];

  test('are shown as they are: no element of theirs, on any screen', async () => {
    const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
    const at = await visit(browser, (root) => {
      writeVallee(root, HOSTILE.length);
      const folder = join(root, 'records/2026', SEANCE);
      readdirSync(folder)
        .filter((name) => /^\d/u.test(name))
        .forEach((name, i) => {
          const text = HOSTILE[i]!;
          const [objet, rubrique] = [quoted(`${text} fin`), quoted(text)];
          writeFileSync(
            join(folder, name),
            `rubrique: ${rubrique}\nobjet: ${objet}\nexpose: |\n  ${text}\ndispositif: |\n  - ${text}\n`,
          );
        });
    });
    let dialogs = 0;
    at.page.on('dialog', (dialog) => {
      dialogs += 1;
      void dialog.dismiss();
    });
    await shown(at, [`seance/${SEANCE}/1`, '.presence .m']);
    const told = await at.page.locator('.ordre .registre a > span:first-child').allTextContents();
    HOSTILE.forEach((text, i) => expect(told[i]).toContain(`${text} fin`));
    for (const screen of SCREENS.filter(([hash]) => !hash.startsWith('deliberation')))
      await at.page
        .goto(`${at.url}#/${screen[0].replace('convention', 'fin')}`)
        .then(async () => at.page.waitForTimeout(150));
    for (const nn of ['01', '04', '08']) await shown(at, [`deliberation/${SEANCE}/${nn}`, '.cm-content']);
    const foreign = await at.page.evaluate<number>(
      `document.querySelectorAll('body img:not(.cm-widgetBuffer), body script, body svg, body iframe, [onerror], [onload], [onfocus], b > script').length`,
    );
    expect(foreign).toBe(0);
    expect(dialogs).toBe(0);
    await at.close();
  });
});

test('any text of a record is the text of the page', async () => {
  const seed = Number(process.env['SEED'] ?? 20261124);
  const piece = constantFrom(
    ...'<>&"\'`/=(){}[]$;:!#%é  ',
    '<img src=x onerror=alert(1)>',
    '</a>',
    'on',
    '<b>',
    '&lt;',
    '-->',
    'x',
  );
  const texts = sample(
    array(piece, { minLength: 1, maxLength: 12 }).map((parts) =>
      `x${parts.join('')}x`.replaceAll(/\[\[|\]\]/gu, ''),
    ),
    { numRuns: 60, seed },
  );
  const at = await visit(browser, (root) => {
    writeVallee(root, texts.length);
    const folder = join(root, 'records/2026', SEANCE);
    readdirSync(folder)
      .filter((name) => /^\d/u.test(name))
      .forEach((name, i) => {
        writeFileSync(
          join(folder, name),
          `objet: '${texts[i]!.replaceAll("'", "''")}'\ndispositif: Adopte.\n`,
        );
      });
  });
  await shown(at, [`seance/${SEANCE}/1`, '.presence .m']);
  const told = await at.page.evaluate<string[]>(
    `[...document.querySelectorAll('.ordre .registre a > span:first-child')].map((each) => each.lastChild.textContent)`,
  );
  const inside = await at.page.evaluate<number>(
    `document.querySelectorAll('.ordre .registre a > span:first-child > :not(.vh)').length`,
  );
  expect(told, `seed ${seed}`).toEqual(texts);
  expect(inside, `seed ${seed}`).toBe(0);
  await at.close();
});

test('a server that is killed loses nothing typed: the page writes it when it is back', async () => {
  const at = await visit(browser, (root) => writeVallee(root));
  const port = 20_000 + (process.pid % 20_000);
  const start = async (): Promise<ReturnType<typeof spawn>> => {
    const child = spawn(process.execPath, [
      join(ROOT, 'src/main.ts'),
      'servir',
      at.root,
      '--port',
      String(port),
    ]);
    await new Promise<void>((done, failed) => {
      child.stdout.on('data', () => done());
      child.on('exit', (code) => failed(new Error(`exit ${code}`)));
    });
    return child;
  };
  let child = await start();
  const context = await browser.newContext();
  const page = await context.newPage();
  const folder = join(at.root, 'records/2026', SEANCE);
  const file = join(
    folder,
    readdirSync(folder).find((name) => name.startsWith('09-'))!,
  );
  const before = readFileSync(file, 'utf8');
  await page.goto(`http://127.0.0.1:${port}/#/deliberation/${SEANCE}/09`);
  await page.waitForSelector('.feuillet-page');
  await page.focus('.cm-content');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  child.kill('SIGKILL');
  await new Promise((done) => child.once('exit', done));
  await page.keyboard.type(' et jeunesse');
  await page.waitForSelector('.arret');
  expect(readFileSync(file, 'utf8')).toBe(before);
  child = await start();
  await expect
    .poll(() => readFileSync(file, 'utf8'), { timeout: 15_000 })
    .toContain('rubrique: Solidarités et jeunesse');
  // And the page too may go, with what it holds.
  child.kill('SIGKILL');
  await new Promise((done) => child.once('exit', done));
  await page.keyboard.type(' et sport');
  await page.waitForTimeout(200);
  await page.close();
  child = await start();
  const again = await context.newPage();
  await again.goto(`http://127.0.0.1:${port}/#/deliberation/${SEANCE}/09`);
  await expect.poll(() => readFileSync(file, 'utf8'), { timeout: 15_000 }).toContain('et jeunesse et sport');
  child.kill('SIGKILL');
  await context.close();
  await at.close();
});

describe('figures', () => {
  test('the page weighs 600 kB compressed, without pdf.js', async () => {
    const { files } = await pageFiles();
    const own = [...files].filter(([name]) => !name.startsWith('pdf'));
    const bytes = own.reduce((sum, [, content]) => sum + gzipSync(content).length, 0);
    console.info(`weight of the page: ${Math.round(bytes / 1000)} kB`);
    expect(bytes).toBeLessThan(600_000);
  });

  // The aims are 150 and 500 ms on a machine at rest; the bounds are those of one that others use meanwhile.
  test('from a key to the new page, three pages', async () => {
    const at = await visit(browser, (root) => {
      mkdirSync(join(root, 'records'), { recursive: true });
      cpSync(join(ROOT, 'records'), join(root, 'records'), { recursive: true });
    });
    await shown(at, ['deliberation/2024-09-12-bureau/01', '.feuillet-page']);
    await at.page.focus('.cm-content');
    await at.page.keyboard.press('Control+Home');
    await at.page.keyboard.press('End');
    for (let i = 0; i < 40; i += 1) {
      await at.page.keyboard.type('a');
      await at.page.waitForTimeout(350);
    }
    const all = await at.page.evaluate<number[]>(
      `performance.getEntriesByName('greffe:page').map((each) => each.duration)`,
    );
    const times = all.slice(-35).sort((a, b) => a - b);
    const [median, p95] = [times[Math.floor(times.length / 2)]!, times[Math.floor(times.length * 0.95)]!];
    console.info(`key to page: median ${Math.round(median)} ms, p95 ${Math.round(p95)} ms`);
    expect(times.length).toBeGreaterThan(20);
    expect(p95).toBeLessThan(400);
    await at.close();
  });

  test('the first screen with a thousand séances', async () => {
    const at = await visit(browser, (root) => {
      writeVallee(root, 2);
      const folder = join(root, 'records/2026', SEANCE);
      for (let i = 0; i < 1000; i += 1) {
        const day = new Date(Date.UTC(2021, 0, 1) + i * 2 * 86_400_000).toISOString().slice(0, 10);
        const to = join(root, 'records', day.slice(0, 4), `${day}-bureau`);
        cpSync(folder, to, { recursive: true });
      }
    });
    await at.page.goto(at.url);
    await at.page.waitForSelector('.seances tbody .etape');
    const times: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      await at.page.goto('about:blank');
      const start = performance.now();
      await at.page.goto(at.url, { waitUntil: 'commit' });
      await at.page.waitForSelector('.seances tbody .etape.fait');
      times.push(performance.now() - start);
    }
    const median = times.sort((a, b) => a - b)[2]!;
    console.info(`first screen, 1,001 séances: median ${Math.round(median)} ms`);
    expect(median).toBeLessThan(1500);
    await at.close();
  });
});
