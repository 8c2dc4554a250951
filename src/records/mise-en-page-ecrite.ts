/** How the margins and the stamp zone of a body are written in its file. */
import { z } from 'zod';
import { BORD, MARGES, mm, PLACES, wrongMarges, ZONE, type Marges, type ZoneTampon } from './mise-en-page.ts';
import { cite, facultatif, mot, refused, scalaire } from './scalars.ts';

function longueur(quoi: string, least: number, most: number) {
  return scalaire('longueur', (lu, refuse) => {
    const [, number, unit] = /^(\d{1,3}(?:[.,]\d{1,2})?) ?(mm|cm)$/u.exec(lu) ?? [];
    const remedy = `écrivez une longueur de ${least} à ${most} mm, avec son unité : ${least}mm.`;
    if (number === undefined)
      return refuse({ code: 'longueur-invalide', message: `${cite(lu)} n’est pas une longueur.`, remedy });
    const length = Math.round(Number(number.replace(',', '.')) * (unit === 'cm' ? 100 : 10)) / 10;
    return length >= least && length <= most
      ? length
      : refuse({ code: 'longueur-invalide', message: `${quoi} ne peut faire ${mm(length)}.`, remedy });
  });
}

// 26 mm: the mark of a project, and the number of a sheet under the place of its paraph; 22 mm: a foot of two lines, 10 mm from the edge.
export const margesEcrites = z
  .strictObject({
    haut: facultatif(longueur('La marge du haut', 26, 60)).describe('Marge du haut (par défaut : 28mm).'),
    bas: facultatif(longueur('La marge du bas', 22, 60)).describe('Marge du bas (par défaut : 22mm).'),
    gauche: facultatif(longueur('La marge de gauche', BORD, 50)).describe(
      'Marge de gauche (par défaut : 20mm).',
    ),
    droite: facultatif(longueur('La marge de droite', BORD, 50)).describe(
      'Marge de droite (par défaut : 20mm).',
    ),
  })
  .transform((lu, ctx): Marges => {
    const marges: Marges = {
      haut: lu.haut ?? MARGES.haut,
      bas: lu.bas ?? MARGES.bas,
      gauche: lu.gauche ?? MARGES.gauche,
      droite: lu.droite ?? MARGES.droite,
    };
    const wrong = wrongMarges(marges);
    if (wrong !== null) ctx.addIssue(refused(wrong));
    return marges;
  });

export const zoneEcrite = z
  .strictObject({
    place: facultatif(mot(...PLACES)).describe('Où le cachet est apposé (par défaut : haut-droite).'),
    largeur: facultatif(longueur('La zone du cachet', 60, 100)).describe('Largeur (par défaut : 82mm).'),
    hauteur: facultatif(longueur('La zone du cachet', 10, 40)).describe('Hauteur (par défaut : 22,5mm).'),
  })
  .transform(({ place, largeur, hauteur }, ctx): ZoneTampon => {
    if (place === 'bas' && largeur !== null)
      ctx.addIssue(
        refused(
          {
            code: 'zone-impossible',
            message: 'En bas, la zone du cachet tient toute la largeur de la page.',
            remedy: 'ôtez « largeur », ou placez la zone en haut.',
          },
          ['largeur'],
        ),
      );
    return {
      place: place ?? ZONE.place,
      largeur: largeur ?? ZONE.largeur,
      hauteur: hauteur ?? ZONE.hauteur,
    };
  });
