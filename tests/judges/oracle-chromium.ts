/** Chromium as a judge: documents on a screen, at an explicit width, without pages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as browsers } from 'playwright-core';
import type { Seen } from './compare.ts';

const READ = readFileSync(join(import.meta.dirname, 'oracle-chromium.js'), 'utf8');

/** What Chromium draws of each file, whose bodies are `widths` points wide; `null` when it cannot start on this machine. */
export async function chromiumSees(
  files: readonly string[],
  widths: readonly number[],
): Promise<Seen[] | null> {
  const browser = await started();
  if (browser === null) return null;
  const seen: Seen[] = [];
  try {
    const page = await browser.newPage({ viewport: { width: 100, height: 100 } });
    for (const [i, file] of files.entries()) {
      await page.goto(pathToFileURL(file).href);
      await page.addStyleTag({ content: `body { width: ${widths[i]}pt; }` });
      await page.evaluate('document.fonts.ready.then(() => null)');
      seen.push(await page.evaluate<Seen>(READ));
    }
  } finally {
    await browser.close();
  }
  return seen;
}

async function started(): Promise<Browser | null> {
  try {
    const executablePath = await chromium.executablePath();
    const args = [...chromium.args, '--font-render-hinting=none'];
    return await browsers.launch({ executablePath, args, headless: true });
  } catch (error) {
    console.warn(String(error));
    return null;
  }
}
