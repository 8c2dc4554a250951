/** `greffe modeles`: the review of the families of a project, and what they print in every case. */
import { afterAll, expect, test } from 'vitest';
import { cleanUp, greffe, project } from './project.ts';

afterAll(cleanUp);

const HEAD =
  '<!DOCTYPE html><html lang="fr"><head><title>{{titre}}</title><link rel="stylesheet" href="style.css"></head><body>';
/** A family with a branch that nothing takes, a dead rule and a pale text. */
const OWN = {
  '../templates/ville/extrait.hbs': `${HEAD}\n{{#if projet}}{{#unless projet}}<p>jamais</p>{{/unless}}{{/if}}\n<p>{{objet}}</p>\n</body></html>`,
  '../templates/ville/style.css': 'p { color: #999999; }\n.absente { margin: 0; }\n',
};

test('a family that is sound is told what nobody has seen, and is not refused', async () => {
  const root = project(OWN);
  const { code, err, out } = await greffe(root, 'modeles', 'verifier', '--projet', root);
  expect(code).toBe(0);
  const told = [...err.matchAll(/^(\S+): (\S+): .*\[(\S+)\]$/gm)].map(
    ([, place, , which]) => `${place} ${which}`,
  );
  expect(told.map((each) => each.replace(/^.*templates\//, ''))).toEqual([
    'ville/extrait.hbs:2:18 branche-jamais-prise',
    'ville/style.css:1:5 contraste-faible',
    'ville/style.css:2:1 regle-sans-effet',
  ]);
  expect(out).toMatch(
    /ville.*: 3 avertissements\.\n\d+ branches : \d+ dans les documents de la saisie, \d+ dans la seule matrice, 1 nulle part\.\n$/,
  );
});

test('the branches that no record prints are told when asked for', async () => {
  const root = project(OWN);
  const { err } = await greffe(root, 'modeles', 'verifier', '--branches', '--projet', root);
  expect(err).toMatch(
    /ville\/extrait\.hbs:2:4: info: Aucun document de la saisie n’imprime ce que contient \{\{#if projet\}\}\. \[branche-sans-acte\]/,
  );
  const { out } = await greffe(root, 'modeles', 'verifier', '--json', '--projet', root);
  const codes = (JSON.parse(out) as { code: string }[]).map(({ code }) => code);
  expect(new Set(codes)).toEqual(
    new Set(['branche-sans-acte', 'branche-jamais-prise', 'contraste-faible', 'regle-sans-effet']),
  );
});

test('a family at fault is refused, and has no matrix', async () => {
  const root = project({
    ...OWN,
    '../templates/ville/extrait.hbs': `${HEAD}\n<p>{{objets}}</p>\n</body></html>`,
  });
  for (const verb of ['verifier', 'matrice']) {
    const { code, err } = await greffe(root, 'modeles', verb, '--projet', root);
    expect(code).toBe(1);
    expect(err).toContain('[champ-inconnu]');
  }
});

test('the matrix tells each case, and the families that print alike', async () => {
  const root = project(OWN);
  const { code, out } = await greffe(root, 'modeles', 'matrice', '--projet', root);
  expect(code).toBe(0);
  expect(out).toMatch(
    /\nvote : unanimité, scrutin secret\n(?: .*\n)* {2}libelles\n {4}Vote au scrutin secret\.\n/,
  );
  expect(out).toContain('\n  marge, recit\n    Était absente : Mme Anne DURAND.\n');
  const json = await greffe(root, 'modeles', 'matrice', '--json', '--projet', root);
  const cells = JSON.parse(json.out) as unknown[];
  expect(cells).toContainEqual({
    document: 'liste',
    cas: 'sort : retirée',
    familles: ['cases', 'libelles', 'marge', 'nominatif', 'recit', 'ville'],
    phrases: ['2025-061 | Un objet | Retirée de l’ordre du jour'],
  });
});
