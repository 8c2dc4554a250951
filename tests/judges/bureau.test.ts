/** The desk in a real browser, by the keyboard alone and with the network cut: clerk-workflow's evenings. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { produce } from '../../src/commands/produire.ts';
import { openBrowser, visit, type Visit } from '../web/navigateur.ts';
import { writeVallee } from '../web/vallee.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SEED = '2024-09-12-bureau';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => browser.close());

/** Only the body of the real séance: its evening is to be kept. */
function bodyAlone(root: string): void {
  mkdirSync(join(root, 'records/assemblees'), { recursive: true });
  cpSync(join(ROOT, 'records/assemblees/bureau.yaml'), join(root, 'records/assemblees/bureau.yaml'));
}

async function line({ page, press, type }: Visit, text: string): Promise<void> {
  await press(':');
  await type(text);
  await press('Enter');
  await page.waitForSelector('.echo .effet:has-text("Écrit.")', { timeout: 5000 }).catch(async () => {
    throw new Error(`${text}: ${await page.locator('.echo').innerText()}`);
  });
  await press('Escape');
}

async function counts({ page }: Visit): Promise<string> {
  return (await page.locator('.compte').innerText()).replaceAll(/\s+/gu, ' ');
}

describe('by the keyboard alone', () => {
  test('1. the seed evening: the extract of the original, in 120 keys beside its text', async () => {
    const at = await visit(browser, bodyAlone);
    const { page, press, type } = at;
    await page.goto(at.url);
    await page.waitForSelector('.vide, .seances');
    await press('n');
    await page.waitForSelector('#n-date:focus');
    await type('12/9/2024');
    await press('Tab');
    const before = at.keys();
    // The objet is text of the act.
    await page.keyboard.type('Convention d’appui à la lutte contre la pauvreté 2023 - Bilan');
    expect(at.keys()).toBe(before);
    await press('Control+Enter');
    await page.waitForSelector('.presence .m');
    await line(at, '-ton -carr mas>hoa des>jui tom>huo pop>fal cha>bell bay>beg sec hoa conv 6/9');
    await expect.poll(async () => counts(at)).toContain('Présents 33');
    await expect.poll(async () => counts(at)).toContain('41 = 33 + 6 + 2');
    await press('Enter');
    await page.waitForSelector('.cm-content');
    // The body: its text is pasted whole, as from the service that wrote it.
    const folder = join(ROOT, 'records/2024', SEED);
    const body = readFileSync(
      join(
        folder,
        readdirSync(folder).find((name) => name.startsWith('01-'))!,
      ),
      'utf8',
    );
    await page.focus('.cm-content');
    await press('Control+a');
    await page.keyboard.insertText(body);
    await page.waitForSelector('.feuillet-page');
    await page.waitForSelector('.touches .fin:has-text("Enregistré")');
    await press('Escape', 'Escape');
    await page.evaluate(`location.hash = '#/seance/${SEED}'`);
    await page.waitForSelector('.presence .m');
    await press('c');
    await page.waitForSelector('.cloture li');
    await page.focus('.barre .bouton');
    await press('Enter');
    await page.waitForSelector('.lot tbody tr');
    await press('f');
    await page.waitForSelector('.lot .grav.fait');
    const made = readFileSync(join(at.root, `sortie/2024/${SEED}/${SEED}_01.extrait.pdf`));
    const reference = join(at.root, 'reference');
    await produce([folder], { sortie: reference, json: true, projet: ROOT });
    expect(made.equals(readFileSync(join(reference, `2024/${SEED}/${SEED}_01.extrait.pdf`)))).toBe(true);
    expect(at.keys()).toBeLessThanOrEqual(120);
    expect(at.wrong).toEqual([]);
    await at.close();
  });

  test('2. thirty points, five events, three votes: 300 keys, every header right', async () => {
    const at = await visit(browser, (root) => writeVallee(root, 30));
    const { page } = at;
    await page.goto(`${at.url}#/seance/2026-11-19-bureau`);
    await page.waitForSelector('.presence .m');
    await line(at, '@5 -bar>cas');
    await line(at, '@9 +isn');
    await line(at, '@14 -est');
    await line(at, '@20 -lef>nav');
    await line(at, '@25 +est');
    await line(at, '7: c per');
    await line(at, '16: a roc,vall');
    await line(at, '29: c per a roc');
    expect(at.keys()).toBeLessThanOrEqual(300);
    const presents = async (): Promise<number[]> =>
      (await page.locator('.fil tbody tr:has-text("Présents")').locator('td').allInnerTexts()).map(Number);
    // The opening, then each point: 26, one gone at 5, one come at 9, one (of the sample) at 12, one gone at 14, one at 20, one come at 25.
    const expected = [
      26,
      26,
      26,
      26,
      26,
      25,
      25,
      25,
      25,
      26,
      26,
      26,
      27,
      27,
      ...Array<number>(6).fill(26),
      ...Array<number>(5).fill(25),
      ...Array<number>(6).fill(26),
    ];
    await expect.poll(presents).toEqual(expected);
    expect(at.wrong).toEqual([]);
    await at.close();
  });

  test('3. who gave a pouvoir arrives at point 7: it lapses from there, and the headers before stay', async () => {
    const at = await visit(browser, (root) => writeVallee(root));
    await at.page.goto(`${at.url}#/seance/2026-11-19-bureau/6`);
    await at.page.waitForSelector('.presence .m');
    const before = await counts(at);
    await line(at, 'à7 +diop');
    await expect.poll(async () => counts(at)).toBe(before);
    expect(before).toContain('Pouvoirs 3');
    await at.press('j');
    await at.page.waitForSelector('.compte .au:text-is("Au n° 7")');
    await expect.poll(async () => counts(at)).toContain('Pouvoirs 2');
    await expect.poll(async () => counts(at)).toContain('Présents 27');
    await at.close();
  });

  test('4. who carries a pouvoir leaves at point 9: it lapses, and the quorum is counted again', async () => {
    const at = await visit(browser, (root) => writeVallee(root));
    await at.page.goto(`${at.url}#/seance/2026-11-19-bureau/9`);
    await at.page.waitForSelector('.presence .m');
    await line(at, '@9 -faure');
    await expect.poll(async () => counts(at)).toContain('Présents 25');
    await expect.poll(async () => counts(at)).toContain('Pouvoirs 2');
    await expect.poll(async () => counts(at)).toMatch(/Quorum 16/u);
    // Ten more leave: nothing may be decided from there.
    await line(at, '@10 -bar -ben -cha -est -jol -ker -lac -lef -mas -nav');
    await at.press('j');
    await at.page.waitForSelector('.compte .rompu');
    await expect.poll(async () => counts(at)).toContain('il manque');
    await at.close();
  });

  test('5. who has an interest does not vote, with the pouvoir he carries, at that point alone', async () => {
    const at = await visit(browser, (root) => writeVallee(root));
    await at.page.goto(`${at.url}#/seance/2026-11-19-bureau/8`);
    await at.page.waitForSelector('.presence .m');
    await line(at, '8: dep faure L2131-11');
    await expect.poll(async () => counts(at)).toContain('Votants 27');
    await at.press('j');
    await at.page.waitForSelector('.compte .au:text-is("Au n° 9")');
    await expect.poll(async () => counts(at)).toContain('Votants 29');
    await at.close();
  });
});

describe('evenings that go otherwise', () => {
  const at = async (hash = 'seance/2026-11-19-bureau/1'): Promise<Visit> => {
    const opened = await visit(browser, (root) => writeVallee(root));
    await opened.page.goto(`${opened.url}#/${hash}`);
    await opened.page.waitForSelector('.presence .m');
    return opened;
  };
  const sitting = ({ root }: Visit): string =>
    readFileSync(join(root, 'records/2026/2026-11-19-bureau/seance.yaml'), 'utf8');

  test('a séance without quorum is said so, and why', async () => {
    const visited = await at();
    // What was decided of the sample goes first: without quorum, nothing was.
    await line(visited, '11: efface');
    await line(visited, '13: efface');
    await line(visited, '-bar -ben -cha -est -jol -ker -lac -lef -mas -nav -oli -sav');
    await visited.page.waitForSelector('.compte .rompu');
    await line(visited, 'sansquorum tempête');
    expect(sitting(visited)).toContain('etat: sans-quorum');
    await visited.close();
  });

  test('the quorum is lost at point 7: those before keep theirs', async () => {
    const visited = await at('seance/2026-11-19-bureau/6');
    await line(visited, '@7 -bar -ben -cha -est -jol -ker -lac -lef -mas -nav -oli');
    await visited.page.waitForSelector('.compte .ok');
    await visited.press('j');
    await visited.page.waitForSelector('.compte .rompu');
    expect(await counts(visited)).toContain('il manque');
    await visited.close();
  });

  test('a point behind closed doors, a secretary replaced, the president out for one point', async () => {
    const visited = await at('seance/2026-11-19-bureau/4');
    await line(visited, 'hc 5');
    await line(visited, '@6 sec bard');
    await line(visited, '4: -alb pres bard');
    expect(sitting(visited)).toMatch(/huis_clos: *5/u);
    expect(sitting(visited)).toContain('secretaire: bardin');
    await expect.poll(async () => counts(visited)).toContain('Présents 25');
    await visited.press('j');
    await expect.poll(async () => counts(visited)).toContain('Présents 26');
    await visited.close();
  });

  test('a point withdrawn, a point added, and a vote that nobody noted stands out before closing', async () => {
    const visited = await at();
    await line(visited, '17: retiree');
    await line(visited, 'nouveau Motion sur la gare');
    await expect.poll(async () => visited.page.locator('.ordre .registre li').count()).toBe(19);
    await visited.page.waitForSelector('.ordre .res:has-text("retirée")');
    await line(visited, '1-10: u');
    await line(visited, '12: u');
    await line(visited, '14-16: u');
    await line(visited, '19: u');
    await visited.press('c');
    await visited.page.waitForSelector('.cloture li');
    expect(await visited.page.locator('.cloture li:has(.regarder) .n').allInnerTexts()).toEqual([
      expect.stringContaining('18'),
    ]);
    await visited.close();
  });
});

test('eighteen acts are noted as sent in fifteen keys', async () => {
  const at = await visit(browser, (root) => writeVallee(root));
  await at.page.goto(`${at.url}#/lot/2026-11-19-bureau`);
  await at.page.waitForSelector('.lot tbody tr');
  await at.press('s');
  await at.type('envoi 20/11');
  await at.press('Enter');
  await at.page.waitForSelector('.barre [role=status]:has-text("Noté")');
  expect(at.keys()).toBeLessThanOrEqual(15);
  const folder = join(at.root, 'records/2026/2026-11-19-bureau');
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  expect(texts.join('')).toContain('2026-11-20');
  await at.close();
});

test('what is pasted from Word enters its field as prose, is told, and is undone at once', async () => {
  const at = await visit(browser, (root) => writeVallee(root));
  const { page } = at;
  const folder = join(at.root, 'records/2026/2026-11-19-bureau');
  const file = join(
    folder,
    readdirSync(folder).find((name) => name.startsWith('09-'))!,
  );
  const before = readFileSync(file, 'utf8');
  await page.goto(`${at.url}#/deliberation/2026-11-19-bureau/09`);
  await page.waitForSelector('.feuillet-page');
  const paste = async (html: string, plain: string): Promise<void> => {
    const first = page.locator('.cm-line:has-text("La communauté porte")');
    await first.click({ position: { x: 7, y: 8 } });
    await page.evaluate(`{
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', ${JSON.stringify(html)});
      clipboardData.setData('text/plain', ${JSON.stringify(plain)});
      document.querySelector('.cm-content').dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }`);
  };
  await paste(
    '<h2>Contexte</h2><ul><li>un <b>bilan</b></li><li>un <i>avis</i></li></ul><p>Fin<img alt="Plan"></p>',
    'Contexte un bilan',
  );
  await page.waitForSelector('.notes [role=status] .colle:has-text("Non repris : ")');
  expect(await page.locator('.colle').innerText()).toContain('« Plan »');
  await expect
    .poll(() => readFileSync(file, 'utf8'))
    .toContain('expose: |\n  ### Contexte\n\n  - un **bilan**\n  - un *avis*\n\n  Fin\n\n  La communauté');
  await page.keyboard.press('Control+z');
  await expect.poll(() => readFileSync(file, 'utf8')).toBe(before);
  // Nothing to read in it: the plain text, and why.
  await paste('<p></p>', 'Mot. ');
  await page.waitForSelector('.colle:has-text("Collé sans sa mise en forme.")');
  await expect.poll(() => readFileSync(file, 'utf8')).toContain('expose: |\n  Mot. La communauté');
  expect(at.wrong).toEqual([]);
  await at.close();
});

describe('the file is the truth', () => {
  test('a file changed elsewhere is merged when its lines are others, and shown when they are the same', async () => {
    const at = await visit(browser, (root) => writeVallee(root));
    const { page } = at;
    const folder = join(at.root, 'records/2026/2026-11-19-bureau');
    const file = join(
      folder,
      readdirSync(folder).find((name) => name.startsWith('09-'))!,
    );
    await page.goto(`${at.url}#/deliberation/2026-11-19-bureau/09`);
    await page.waitForSelector('.feuillet-page');
    const saved = async (): Promise<unknown> => page.waitForSelector('.touches .fin:has-text("Enregistré")');
    // Another program writes the last line; the page, the first.
    writeFileSync(file, readFileSync(file, 'utf8').replace('signer tout acte utile', 'signer la convention'));
    await page.focus('.cm-content');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('End');
    await page.keyboard.type(' et santé');
    await saved();
    await expect.poll(() => readFileSync(file, 'utf8')).toContain('Solidarités et santé');
    expect(readFileSync(file, 'utf8')).toContain('signer la convention');
    // Both write the first line.
    writeFileSync(file, readFileSync(file, 'utf8').replace('Solidarités et santé', 'Action sociale'));
    const theirs = readFileSync(file, 'utf8');
    await page.keyboard.type(', logement');
    await page.waitForSelector('.ecart');
    expect(readFileSync(file, 'utf8')).toBe(theirs);
    await page.focus('.ecart .bouton');
    await page.keyboard.press('Enter');
    await expect.poll(() => readFileSync(file, 'utf8')).toContain('santé, logement');
    await at.close();
  });

  test('an edit keeps comments and layout, and is undone to the byte', async () => {
    const at = await visit(browser, (root) => writeVallee(root));
    const file = join(at.root, 'records/2026/2026-11-19-bureau/seance.yaml');
    const before = readFileSync(file, 'utf8');
    await at.page.goto(`${at.url}#/seance/2026-11-19-bureau/1`);
    await at.page.waitForSelector('.presence .m');
    await line(at, '-alb');
    const after = readFileSync(file, 'utf8');
    expect(after).not.toBe(before);
    expect(after).toContain('convocation: 2026-11-12   # par courriel');
    await at.press('Control+z');
    await expect.poll(() => readFileSync(file, 'utf8')).toBe(before);
    await at.close();
  });
});
