/** A real browser on the desk, with the network cut but for the desk itself. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as browsers, type Page } from 'playwright-core';
import { findProject } from '../../src/commands/project.ts';
import { openServer } from '../../src/web/server.ts';

/** Without what the package's own arguments give up of a browser's guards. */
const ARGS = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'];

export async function openBrowser(): Promise<Browser> {
  return browsers.launch({ executablePath: await chromium.executablePath(), args: ARGS, headless: true });
}

export interface Visit {
  readonly page: Page;
  readonly root: string;
  readonly url: string;
  /** Keys pressed since the last look. */
  readonly keys: () => number;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** What the page complained of, and what it asked of elsewhere. */
  readonly wrong: readonly string[];
  readonly close: () => Promise<void>;
}

/** The desk on a project that `write` makes, in a page of its own; every address but the desk's is cut. */
export async function visit(
  browser: Browser,
  write: (root: string) => void,
  options: { readonly theme?: 'light' | 'dark'; readonly width?: number; readonly height?: number } = {},
): Promise<Visit> {
  const { theme = 'light', width = 1440, height = 900 } = options;
  const root = mkdtempSync(join(tmpdir(), 'greffe-visite-'));
  write(root);
  const server = openServer(findProject(root, root));
  const url = await server.listen(0);
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: 'fr-FR',
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  await context.route('**/*', async (route) => {
    if (route.request().url().startsWith(url)) return route.continue();
    wrong.push(`asked of elsewhere: ${route.request().url()}`);
    return route.abort();
  });
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('409')) wrong.push(message.text());
  });
  let count = 0;
  return {
    page,
    root,
    url,
    wrong,
    keys: () => count,
    async press(...keys) {
      for (const key of keys) {
        count += 1;
        await page.keyboard.press(key);
      }
    },
    async type(text) {
      count += text.length;
      await page.keyboard.type(text);
    },
    async close() {
      await context.close();
      await server.close();
      rmSync(root, { recursive: true });
    },
  };
}
