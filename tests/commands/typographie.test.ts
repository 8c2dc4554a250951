/** `greffe verifier` and the typography of the drafts: when it is told, where, and how much. */
import { afterAll, expect, test } from 'vitest';
import { cleanUp, greffe, POINT, project, SEANCE, SITTING, SOUND } from './project.ts';

afterAll(cleanUp);

const DRAFT = `objet: L'essai de l'année
expose: |
  Voici l'essai ; il coûte 12 €.
  A travers "tout".
dispositif: |
  - d'approuver l’essai ;
  - de le payer ;
numero: "2025-001 - bis"
`;
const prepared = `${SOUND[SITTING]}etat: preparee\n`;

const told = async (sitting: string, point: string) => {
  const root = project({ [SITTING]: sitting, [POINT]: point });
  const { code, out } = await greffe(root, 'verifier', '--json', SEANCE);
  const found = JSON.parse(out) as { line: number; column: number; code: string; severity: string }[];
  return { code, found: found.map((f) => `${f.line}:${f.column} ${f.code} ${f.severity}`) };
};

test('a draft: each fault at its place, what is mended by the program once a file and rule', async () => {
  expect(await told(prepared, DRAFT)).toEqual({
    code: 0,
    found: [
      '1:9 apostrophe-droite avertissement',
      '3:16 espace-avant-ponctuation avertissement',
      '3:30 espace-de-l-unite avertissement',
      '4:3 capitale-sans-accent avertissement',
      '4:13 guillemets-droits avertissement',
      '7:17 ponctuation-de-liste avertissement',
    ],
  });
});

test('its words, for people', async () => {
  const root = project({ [SITTING]: prepared, [POINT]: DRAFT });
  const { out } = await greffe(root, 'verifier', SEANCE);
  expect(out.split('\n\n')[0])
    .toBe(`records/${POINT}:1:9: avertissement: « L'essai » : une apostrophe est droite (et 3 autres dans ce fichier). [apostrophe-droite]
    1 │ objet: L'essai de l'année
                ^
   Remède : écrivez l’apostrophe courbe ’ (U+2019), ou laissez faire « greffe corriger ».`);
});

test('a point that was voted is never told of', async () => {
  expect(await told(SOUND[SITTING]!, DRAFT)).toEqual({ code: 0, found: [] });
  const underWay = `${SOUND[SITTING]}etat: en-cours\n`;
  expect((await told(underWay, DRAFT)).found).toHaveLength(6);
  expect((await told(underWay, `${DRAFT}vote: unanimite\n`)).found).toEqual([]);
  for (const etat of ['annulee', 'reportee'])
    expect((await told(`${SOUND[SITTING]}etat: ${etat}\nmotif: x\n`, DRAFT)).found).toEqual([]);
});

test('the texts of the séance too; what is no sentence is left', async () => {
  const agenda = `ordre_du_jour: [01-essai, "L'avenir", {objet: L'an prochain}]\nlieu: salle n° 3\n`;
  expect((await told(prepared + agenda, 'objet: Essai\n')).found).toEqual([
    '9:29 apostrophe-droite avertissement',
  ]);
});

test('--strict refuses them', async () => {
  const root = project({ [SITTING]: prepared, [POINT]: DRAFT });
  expect(await greffe(root, 'verifier', '--strict', SEANCE)).toMatchObject({ code: 1 });
});
