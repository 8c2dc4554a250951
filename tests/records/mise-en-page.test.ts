/** Margins and the zone of the stamp, as a body writes them. */
import { describe, expect, test } from 'vitest';
import { ASSEMBLEE, seanceOf } from './dossiers.ts';

const read = (keys: string) => seanceOf({ assemblee: ASSEMBLEE.replace('mandats:', `${keys}\nmandats:`) });

const saidOf = (keys: string) =>
  read(keys).faults.map(({ code, message, remedy }) => `${code}: ${message} ${remedy}`);

test('what is not written is usual; centimetres are read', () => {
  const { lue, faults } = read('marges: {haut: "3,2 cm", gauche: 25mm}\nzone_tampon: {hauteur: 25 mm}');
  expect(faults).toEqual([]);
  expect(lue!.assemblee.marges).toEqual({ haut: 32, bas: 22, gauche: 25, droite: 20 });
  expect(lue!.assemblee.zone_tampon).toEqual({ place: 'haut-droite', largeur: 82, hauteur: 25 });
});

test.each(['marges: {}\nzone_tampon: {}', 'marges: {haut: 28mm}\nzone_tampon: {place: haut-droite}'])(
  'what is usual is nothing: %s',
  (keys) => {
    const { lue, faults } = read(keys);
    expect(faults).toEqual([]);
    expect([lue!.assemblee.marges, lue!.assemblee.zone_tampon]).toEqual([null, null]);
  },
);

test('how it was holds until its day', () => {
  const { lue } = read('marges: {gauche: 30mm}\nauparavant: [{au: 2025-12-31, marges: {}}]');
  expect(lue!.assemblee.marges).toBeNull();
});

describe('what cannot be is told with its remedy', () => {
  test.each([
    ['marges: {haut: "30"}', 'longueur-invalide: « 30 » n’est pas une longueur.'],
    ['marges: {haut: 20mm}', 'longueur-invalide: La marge du haut ne peut faire 20 mm.'],
    ['marges: {bas: 7cm}', 'écrivez une longueur de 22 à 60 mm, avec son unité : 22mm.'],
    ['marges: {droite: 9.5mm}', 'longueur-invalide: La marge de droite ne peut faire 9,5 mm.'],
    ['zone_tampon: {largeur: 120mm}', 'longueur-invalide: La zone du cachet ne peut faire 120 mm.'],
    [
      'marges: {gauche: 10mm}',
      'marges-impossibles: Les marges de gauche et de droite font ensemble 30 mm. donnez-leur ensemble de 35 à 60 mm',
    ],
    ['marges: {gauche: 45mm}', 'marges-impossibles: Les marges de gauche et de droite font ensemble 65 mm.'],
    [
      'marges: {haut: 50mm, bas: 45mm}',
      'marges-impossibles: Les marges du haut et du bas font ensemble 95 mm.',
    ],
    ['zone_tampon: {place: bas, largeur: 70mm}', 'zone-impossible: En bas, la zone du cachet'],
    [
      'marges: {haut: 27mm}',
      'zone-impossible: Le cachet de la préfecture, haut de 22,5 mm, ne tient pas dans la marge du haut, qui fait 27 mm. écrivez marges: {haut: 28mm}',
    ],
    [
      'zone_tampon: {place: bas, hauteur: 20mm}',
      'ne tient pas dans la marge du bas, qui fait 22 mm. écrivez marges: {bas: 37.5mm}',
    ],
    [
      'zone_tampon: {largeur: 99mm}',
      'zone-impossible: À côté du cachet de la préfecture, il reste 81 mm pour l’en-tête.',
    ],
    [
      'marges: {gauche: 25mm, droite: 30mm}\nzone_tampon: {largeur: 70mm}',
      'zone-impossible: Entre les marges, la zone du cachet de la préfecture n’a que 50 mm : la marque d’un projet n’y tient pas.',
    ],
    [
      'marges: {droite: 35mm, gauche: 20mm}\nzone_tampon: {place: haut-gauche}',
      'il reste 83 mm pour l’en-tête. laissez-lui 85 mm',
    ],
  ])('%s', (keys, said) => {
    const all = saidOf(keys);
    expect(all).toHaveLength(1);
    expect(all[0]).toContain(said);
  });
});
