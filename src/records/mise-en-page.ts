/**
 * How a body sets its pages: their margins, and the zone left empty for the stamp of the préfecture (L9), which others print
 * on every page once the act is transmitted. Lengths in millimetres.
 */
import type { Refus } from './scalars.ts';

export interface Marges {
  readonly haut: number;
  readonly bas: number;
  readonly gauche: number;
  readonly droite: number;
}

export const PLACES = ['haut-droite', 'haut-gauche', 'bas'] as const;

/** At the foot the zone has the whole width of the page: `largeur` is then that of the head, which stays as it is. */
export interface ZoneTampon {
  readonly place: (typeof PLACES)[number];
  readonly largeur: number;
  readonly hauteur: number;
}

/** What the sheets of style that Greffe brings do by themselves. */
export const MARGES: Marges = { haut: 28, bas: 22, gauche: 20, droite: 20 };
export const ZONE: ZoneTampon = { place: 'haut-droite', largeur: 82, hauteur: 22.5 };

/** The stamp is printed this far from the edges of the sheet, at its sides and at its head or foot. */
export const BORD = 10;
const BORD_COURT = 4;
/** Between the zone and what is printed under or over it; the foot of a page has two lines, under a blank one. */
const SOUS_LA_ZONE = 1.5;
const PIED = 13.5;
/** The letterhead, beside the zone. */
const ENTETE = 85;
/** The mark of a project, in the place of the zone, on two lines. */
const MARQUE = 57;
/** Margins at left and right, together: lines of 150 to 175 mm; a register wants 25 mm to be bound, and 10 outside. */
const COTES = [35, 60] as const;
/** Margins of head and foot, together: more would leave no room for a signature under its act. */
const HAUTEURS = 90;

/** « 22,5 mm » */
export function mm(length: number): string {
  return `${String(Math.round(length * 10) / 10).replace('.', ',')} mm`;
}

/** Why margins do not go together; `null` when they do. */
export function wrongMarges({ haut, bas, gauche, droite }: Marges): Refus | null {
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
  const place = placeDeLaZone(at, own);
  if (place < MARQUE)
    return {
      code: 'zone-impossible',
      message: `Entre les marges, la zone du cachet de la préfecture n’a que ${mm(place)} : la marque d’un projet n’y tient pas.`,
      remedy: `laissez-lui ${MARQUE} mm : élargissez zone_tampon, ou réduisez la marge de ce côté.`,
    };
  const room = 210 - own.gauche - own.droite - place;
  if (room >= ENTETE) return null;
  return {
    code: 'zone-impossible',
    message: `À côté du cachet de la préfecture, il reste ${mm(room)} pour l’en-tête.`,
    remedy: `laissez-lui ${ENTETE} mm : réduisez la largeur de zone_tampon, ou une marge.`,
  };
}
