/**
 * What a body sets without touching a template, over the sheets of style: its colour, which dresses its name in the letterhead
 * and the rule under the title; its face, the serif half a point larger on the same line; its margins, and where it is stamped.
 */
import type { AnyDocument } from '../documents/kinds.ts';
import { readSheet, type SheetRules } from './css.ts';
import { ordinaryPage, ratioOf, type Fit } from './fit.ts';
import type { Markup } from './markup.ts';
import { styler } from './style.ts';
import type { Sheet, Sides, StyledDocument } from './styled.ts';

/** Texts of a document that it prints nowhere. Lengths in millimetres. */
export interface Identite {
  readonly couleur: string | null;
  readonly police: string | null;
  readonly marges: Readonly<Record<'haut' | 'bas' | 'gauche' | 'droite', string>> | null;
  readonly zone: { readonly place: string; readonly largeur: string } | null;
}

const NONE: Identite = { couleur: null, police: null, marges: null, zone: null };

export function identityOf(document: AnyDocument): Identite {
  const { couleur, police } = 'entete' in document ? document.entete : NONE;
  const { marges, zone } = 'assemblee' in document ? document.assemblee : NONE;
  return { couleur, police, marges, zone };
}

/** Sheets of style, ready for the documents of any body. */
export function inIdentity(
  sheets: readonly SheetRules[],
): (markup: Markup, identite?: Identite) => StyledDocument {
  const plain = styler(sheets);
  const { sheet } = plain;
  const dressed = new Map<string, ReturnType<typeof styler>['dress']>();
  return (markup, identite = NONE) => {
    const key = JSON.stringify([identite.couleur, identite.police, identite.marges, identite.zone]);
    let style = dressed.get(key);
    if (style === undefined) {
      const fit = fitOf(identite, sheet);
      const rules = rulesOf(identite) + (fit === null ? '' : letterhead(fit, ratioOf(sheet, fit)));
      style = rules === '' && fit === null ? plain.dress : styler([...sheets, sheetOf(rules)], fit).dress;
      dressed.set(key, style);
    }
    return style(markup);
  };
}

/** What stands in it is ours: a fault of it is a defect of the program. */
function sheetOf(rules: string): SheetRules {
  const { sheet, faults } = readSheet('identite.css', rules);
  if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join('\n'));
  return sheet;
}

const SERIF =
  'html { font-family: "Liberation Serif"; font-size: 11.5pt; } .titre { letter-spacing: 0.6pt; } .noms { font-size: 10.5pt; }';

function rulesOf({ couleur, police }: Identite): string {
  const coloured =
    couleur === null
      ? ''
      : `.entete .nom { color: ${couleur}; } .filet { border-bottom-color: ${couleur}; } `;
  return coloured + (police === 'serif' ? SERIF : '');
}

const MM = 72 / 25.4;
/** From the edges of the sheet to the zone, and from it to what runs beside it. */
const EDGE = 10 * MM;
const GAP = 3 * MM;

function fitOf({ marges, zone }: Identite, sheet: Sheet): Fit | null {
  if (marges === null && zone === null) return null;
  const { width, margin } = ordinaryPage(sheet);
  const margins: Sides =
    marges === null
      ? margin
      : {
          top: Number(marges.haut) * MM,
          right: Number(marges.droite) * MM,
          bottom: Number(marges.bas) * MM,
          left: Number(marges.gauche) * MM,
        };
  if (zone === null) return { margins, stamp: null };
  const corner = zone.place === 'haut-gauche' ? 'top-left' : 'top-right';
  const [own, beside] = corner === 'top-left' ? [margins.left, margins.right] : [margins.right, margins.left];
  const taken = Number(zone.largeur) * MM + EDGE - own;
  return { margins, stamp: { corner, taken, room: width - own - taken - beside - GAP } };
}

/**
 * The letterhead: what the zone leaves of the row is for the identity, less the place of a logo, which does not shrink with
 * the row: those widths are written as what their proportion makes of them.
 */
function letterhead({ stamp }: Fit, ratio: number): string {
  if (stamp === null) return '';
  const { taken } = stamp;
  const name = stamp.room + GAP;
  const width = (selector: string, points: number) =>
    `.entete ${selector} { width: ${(points / ratio).toFixed(3)}pt; } `;
  const cells = [
    width('.identite', name),
    width('.a-cote', name - 22 * MM),
    width('.a-cote-large', name - 42 * MM),
    width('.logo', 22 * MM),
    width('.large', 42 * MM),
  ].join('');
  return stamp.corner === 'top-right'
    ? cells + width('.tampon', taken)
    : `${cells}${width('.tampon', 0)}${width('.rangee', name)}.entete .rangee { margin: 0 0 0 ${(taken / ratio).toFixed(3)}pt; } .suite { text-align: right; }`;
}
