/**
 * How a body sets its pages: their margins, and the zone left empty for the stamp of the préfecture (L9), which others print
 * on every page once the act is transmitted. Lengths in millimetres.
 */
import { z } from 'zod';
import { cite, facultatif, mot, refused, scalaire, type Refus } from './scalars.ts';

export interface Marges {
  readonly haut: number;
  readonly bas: number;
  readonly gauche: number;
  readonly droite: number;
}

const PLACES = ['haut-droite', 'haut-gauche', 'bas'] as const;

/** At the foot the zone has the whole width of the page: `largeur` is then that of the head, which stays as it is. */
export interface ZoneTampon {
  readonly place: (typeof PLACES)[number];
  readonly largeur: number;
  readonly hauteur: number;
}

/** What the sheets of style that Greffe brings do by themselves. */
const MARGES: Marges = { haut: 28, bas: 22, gauche: 20, droite: 20 };
export const ZONE: ZoneTampon = { place: 'haut-droite', largeur: 82, hauteur: 22.5 };

/** The stamp is printed this far from the edges of the sheet, at its sides and at its head or foot. */
const BORD = 10;
const BORD_COURT = 4;
/** Between the zone and what is printed under or over it; the foot of a page has two lines, under a blank one. */
const SOUS_LA_ZONE = 1.5;
const PIED = 13.5;
/** The letterhead, beside the zone. */
const ENTETE = 85;
/** Margins at left and right, together: lines of 150 to 175 mm; a register wants 25 mm to be bound, and 10 outside. */
const COTES = [35, 60] as const;
/** Margins of head and foot, together: more would leave no room for a signature under its act. */
const HAUTEURS = 90;

/** « 22,5 mm » */
function mm(length: number): string {
  return `${String(Math.round(length * 10) / 10).replace('.', ',')} mm`;
}

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

// 26 mm: the mark of a project, and the number of a sheet under the place of its paraph; 20 mm: the foot, 10 mm from the edge.
export const margesEcrites = z
  .strictObject({
    haut: facultatif(longueur('La marge du haut', 26, 60)).describe('Marge du haut (par défaut : 28mm).'),
    bas: facultatif(longueur('La marge du bas', 20, 60)).describe('Marge du bas (par défaut : 22mm).'),
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

function wrongMarges({ haut, bas, gauche, droite }: Marges): Refus | null {
  const [least, most] = COTES;
  const sides = gauche + droite;
  if (sides < least || sides > most)
    return {
      code: 'marges-impossibles',
      message: `Les marges de gauche et de droite font ensemble ${mm(sides)}.`,
      remedy: `donnez-leur ensemble de ${least} à ${most} mm : la ligne se lit, et le registre garde 25 mm à la reliure.`,
    };
  if (haut + bas <= HAUTEURS) return null;
  return {
    code: 'marges-impossibles',
    message: `Les marges du haut et du bas font ensemble ${mm(haut + bas)}.`,
    remedy: `donnez-leur ensemble ${HAUTEURS} mm au plus.`,
  };
}

export const zoneEcrite = z
  .strictObject({
    place: facultatif(mot(...PLACES)).describe('Où le cachet est apposé (par défaut : haut-droite).'),
    largeur: facultatif(longueur('La zone du cachet', 40, 100)).describe('Largeur (par défaut : 82mm).'),
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

/** What is usual is as if nothing were written: a body that changes says by `{}` how it was, and its acts stay what they were. */
export function margesOf(marges: Marges | null): Marges | null {
  return marges === null || same(marges, MARGES) ? null : marges;
}

/** Likewise. */
export function zoneOf(zone: ZoneTampon | null): ZoneTampon | null {
  return zone === null || same(zone, ZONE) ? null : zone;
}

function same<T extends object>(a: T, b: T): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Width that the zone takes of the head of the page, from the edge of the text; the rest is for the letterhead. */
function placeDeLaZone({ place, largeur }: ZoneTampon, { gauche, droite }: Marges): number {
  return largeur + BORD - (place === 'haut-gauche' ? gauche : droite);
}

/** Why a zone and the margins of its page do not go together; `null` when they do. */
export function wrongZone(marges: Marges | null, zone: ZoneTampon | null): Refus | null {
  if (marges === null && zone === null) return null;
  const [own, at] = [marges ?? MARGES, zone ?? ZONE];
  const isFoot = at.place === 'bas';
  const least = at.hauteur + BORD_COURT + (isFoot ? PIED : SOUS_LA_ZONE);
  const [margin, name, said] = isFoot ? [own.bas, 'bas', 'du bas'] : [own.haut, 'haut', 'du haut'];
  if (margin < least)
    return {
      code: 'zone-impossible',
      message: `Le cachet de la préfecture, haut de ${mm(at.hauteur)}, ne tient pas dans la marge ${said}, qui fait ${mm(margin)}.`,
      remedy: `écrivez marges: {${name}: ${mm(least).replace(' ', '').replace(',', '.')}}, ou réduisez la hauteur de zone_tampon.`,
    };
  const room = 210 - own.gauche - own.droite - placeDeLaZone(at, own);
  if (room >= ENTETE) return null;
  return {
    code: 'zone-impossible',
    message: `À côté du cachet de la préfecture, il reste ${mm(room)} pour l’en-tête.`,
    remedy: `laissez-lui ${ENTETE} mm : réduisez la largeur de zone_tampon, ou une marge.`,
  };
}
