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
  const { code, err, out } = await greffe(root, 'modeles', 'verifier', '--branches', '--projet', root);
  expect(code).toBe(0);
  const told = [...err.matchAll(/^(\S+): (\S+): .*\[(\S+)\]$/gm)].map(
    ([, place = '', severity, which]) => `${place.replace(/^.*templates\//, '')} ${severity} ${which}`,
  );
  expect(told.filter((each) => each.includes('avertissement'))).toEqual([
    'ville/extrait.hbs:2:18 avertissement branche-jamais-prise',
    'ville/style.css:1:5 avertissement contraste-faible',
    'ville/style.css:2:1 avertissement regle-sans-effet',
  ]);
  // The records of the project hold no act that is a project.
  expect(told).toContain('ville/extrait.hbs:2:4 info branche-sans-acte');
  expect(err).toContain('Aucun document de la saisie n’imprime ce que contient {{#if projet}}.');
  expect(out).toMatch(
    /ville.*: 3 avertissements, \d+ informations\.\n\d+ branches : \d+ dans les documents de la saisie, \d+ dans la seule matrice, 1 nulle part\.\n$/,
  );
});

test('JSON tells all, the branches that no record prints too', async () => {
  const root = project(OWN);
  const { code, out } = await greffe(root, 'modeles', 'verifier', '--json', '--projet', root);
  expect(code).toBe(0);
  const codes = (JSON.parse(out) as { code: string }[]).map((each) => each.code);
  expect(new Set(codes)).toEqual(
    new Set(['branche-sans-acte', 'branche-jamais-prise', 'contraste-faible', 'regle-sans-effet']),
  );
});

test('a family at fault has no matrix', async () => {
  const root = project({
    ...OWN,
    '../templates/ville/extrait.hbs': `${HEAD}\n<p>{{objets}}</p>\n</body></html>`,
  });
  const { code, err } = await greffe(root, 'modeles', 'matrice', '--projet', root);
  expect(code).toBe(1);
  expect(err).toContain('[champ-inconnu]');
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
