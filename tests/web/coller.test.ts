/** Pasting into a field: what the server makes of HTML, and where the page puts it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CollageVu } from '../../src/web/contract.ts';
import { isInProse, placed } from '../../src/web/page/bloc.ts';
import { openDesk, type Opened } from './projet.ts';

describe('the server', () => {
  let desk: Opened;
  let token: string;
  beforeAll(async () => {
    desk = await openDesk();
    token = /name="greffe-jeton" content="([\w-]+)"/.exec(await (await fetch(desk.url)).text())![1]!;
  });
  afterAll(async () => desk.close());

  const paste = async (body: object, jeton = token): Promise<Response> =>
    fetch(`${desk.url}api/coller`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-greffe-jeton': jeton,
        origin: new URL(desk.url).origin,
      },
      body: JSON.stringify(body),
    });

  test('makes prose, names its tables, and tells what is not kept', async () => {
    const before = desk.print();
    const html = `<p>Un <b>bilan</b> <u>annuel</u><img alt="Plan"></p>
      <table><tr><td colspan=2>Coût</td></tr><tr><td>A</td><td>B</td></tr></table>`;
    const answer = await paste({ html, pris: ['tableau-1'] });
    expect(answer.status).toBe(200);
    const { prose, tableaux, perdus, changes } = (await answer.json()) as CollageVu;
    expect(prose).toBe('Un **bilan** annuel\n\n[tableau tableau-2]\n');
    expect(tableaux.map(({ nom }) => nom)).toEqual(['tableau-2']);
    expect(perdus).toEqual([expect.stringContaining('image')]);
    expect(changes).toEqual([expect.stringContaining('souligné')]);
    expect(desk.print()).toBe(before);
  });

  test('refuses in a sentence what holds no text, and what is not its page or not such a body', async () => {
    const empty = await paste({ html: '<p></p>', pris: [] });
    expect(empty.status).toBe(409);
    expect(await empty.json()).toEqual({ erreur: expect.stringContaining('Remède : ') as unknown });
    expect((await paste({ html: '<p>a</p>', pris: [] }, 'A'.repeat(32))).status).toBe(403);
    expect((await paste({ html: '<p>a</p>', pris: ['../tableau'] })).status).toBe(400);
    expect((await paste({ html: `<p>${'a'.repeat(4 * 2 ** 20)}</p>`, pris: [] })).status).toBe(400);
    expect((await paste({ html: 'a'.repeat(13 * 2 ** 20), pris: [] })).status).toBe(413);
  });
});

/** The text where `‸` stands is replaced; two of them are the ends of a selection. */
function pasted(marked: string, prose: string, tableaux: CollageVu['tableaux'] = []): string | null {
  const from = marked.indexOf('‸');
  const to = Math.max(from, marked.lastIndexOf('‸') - 1);
  const text = marked.replaceAll('‸', '');
  const put = placed(text, from, to, { prose, tableaux });
  expect(isInProse(text, from, to)).toBe(put !== null);
  if (put === null) return null;
  return put.changes
    .toReversed()
    .reduce((all, change) => all.slice(0, change.from) + change.insert + all.slice(change.to), text);
}

describe('the place', () => {
  test('words go on with the words around', () => {
    expect(pasted('expose: |\n  Un ‸texte‸ court.\n', '**mot**\n')).toBe('expose: |\n  Un **mot** court.\n');
    expect(pasted('expose: |\n‸', 'mot\n')).toBe('expose: |\n  mot');
  });

  test('blocks stand apart, as deep as the field', () => {
    expect(pasted('articles:\n  - |\n      Un‸ deux\n      trois\n', '- a\n- b\n')).toBe(
      'articles:\n  - |\n      Un\n\n      - a\n      - b\n\n      deux\n      trois\n',
    );
    expect(pasted('expose: |‸\n  Suite.\nvote: {pour: 5}\n', '### A\n\nB\n')).toBe(
      'expose: |\n  ### A\n\n  B\n\n  Suite.\nvote: {pour: 5}\n',
    );
    expect(pasted('expose: |\n  Avant.\n  ‸\nvote: {pour: 5}\n', 'A\n\nB\n')).toBe(
      'expose: |\n  Avant.\n\n  A\n\n  B\nvote: {pour: 5}\n',
    );
  });

  test('tables with joined cells go under tableaux', () => {
    const tableau = { nom: 'tableau-1', colonnes: 'A | <\n', lignes: ' | 2\n' };
    const written = '  tableau-1:\n    colonnes: |\n      A | <\n    lignes: |2\n       | 2\n';
    expect(pasted('expose: |\n  ‸\nobjet: x\n', '[tableau tableau-1]\n', [tableau])).toBe(
      `expose: |\n  [tableau tableau-1]\nobjet: x\ntableaux:\n${written}`,
    );
    expect(pasted('expose: |\n  ‸\ntableaux:\n  a: {}\n', '[tableau tableau-1]\n', [tableau])).toBe(
      `expose: |\n  [tableau tableau-1]\ntableaux:\n${written}  a: {}\n`,
    );
  });

  test.each([
    'objet: Un ‸\nexpose: |\n  Texte.\n',
    'expose: ‸|\n  Texte.\n',
    'expose: |\n  Te‸xte.\ndispositif: |\n  - d’app‸rouver\n',
    'visas:\n  - |\n    le ‸code\n',
    'tableaux:\n  a:\n    lignes: |\n      1 | ‸2\n',
    'amendements:\n  - texte: |\n      Texte.\n    auteur: x‸\n',
  ])('%j is none', (text) => {
    expect(pasted(text, '- a\n')).toBeNull();
  });
});
