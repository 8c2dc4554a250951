/** The screens of the desk, of invented people, as the galerie and the guide of the secretariat show them. */
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser, visit } from '../../tests/web/navigateur.ts';
import { writeAnnee } from '../../tests/web/vallee.ts';

const IMAGES = resolve(import.meta.dirname, '../../docs/images');
const SEANCE = '2026-11-19-bureau';

interface Screen {
  readonly name: string;
  readonly title: string;
  readonly hash: string;
  /** What is there once it is drawn. */
  readonly drawn: string;
  readonly theme?: 'dark';
  readonly ensuite?: (page: Page) => Promise<void>;
}

const SCREENS: readonly Screen[] = [
  { name: 'accueil', title: 'Accueil', hash: 'accueil', drawn: '.seances tbody .etape' },
  {
    name: 'seance',
    title: 'Séance : présence, votes, saisie rapide',
    hash: `seance/${SEANCE}/9`,
    drawn: '.presence .m',
    async ensuite(page) {
      await page.keyboard.press(':');
      await page.keyboard.type('@14 -garnier>jo');
      await page.waitForSelector('.echo .phrase');
    },
  },
  {
    name: 'deliberation',
    title: 'Délibération : le texte et sa page',
    hash: `deliberation/${SEANCE}/09`,
    drawn: '.feuillet-page',
    async ensuite(page) {
      await page.focus('.cm-content');
      for (let i = 0; i < 7; i += 1) await page.keyboard.press('Control+ArrowDown');
    },
  },
  { name: 'controles', title: 'Contrôles', hash: `controles/${SEANCE}`, drawn: '.constat, .vide' },
  { name: 'fin', title: 'Clôture', hash: `cloture/${SEANCE}`, drawn: '.cloture li' },
  { name: 'lot', title: 'Lot d’extraits', hash: `lot/${SEANCE}`, drawn: '.lot tbody tr' },
  { name: 'papiers', title: 'Quel papier est lequel ?', hash: 'papiers', drawn: '.papiers td' },
  {
    name: 'sombre',
    title: 'Le thème sombre',
    hash: `seance/${SEANCE}/13`,
    drawn: '.presence .m',
    theme: 'dark',
  },
];

/** Takes the pictures. Gives the lines that show them in the galerie. */
export async function screens(): Promise<readonly string[]> {
  const browser = await openBrowser();
  const lines: string[] = [];
  for (const { name, title, hash, drawn, theme, ensuite } of SCREENS) {
    const at = await visit(browser, (root) => writeAnnee(root), {
      width: 1280,
      height: 800,
      ...(theme !== undefined && { theme }),
    });
    await at.page.goto(`${at.url}#/${hash}`);
    await at.page.waitForSelector(drawn);
    await ensuite?.(at.page);
    await at.page.waitForTimeout(1200);
    const path = resolve(IMAGES, `bureau-${name}.jpg`);
    await at.page.screenshot({ path, type: 'jpeg', quality: 62 });
    await at.close();
    lines.push(`### ${title}\n\n![Écran : ${title}](images/bureau-${name}.jpg)\n`);
  }
  await browser.close();
  return lines;
}
