/**
 * A document as a review of templates looks at it: what it would print, known step by step so that what cannot differ costs
 * nothing. Merged, it has a key; only where keys differ is it dressed and laid out.
 */
import { createHash } from 'node:crypto';
import { fault, type Diagnostic } from '../diagnostic.ts';
import { documentOf, schemaOf, type ActKind, type TemplateKind } from '../documents/kinds.ts';
import type { Faits } from '../documents/matrice.ts';
import { CAS, KINDS_OF_MATRIX } from '../documents/matrice-cas.ts';
import type { Font, Fonts } from '../layout/font.ts';
import { layout } from '../layout/layout.ts';
import type { Laid, TagNode, TextItem } from '../layout/page.ts';
import type { PointLu } from '../records/dossier.ts';
import { branchesOf, type Branch } from '../template/branches.ts';
import { invented } from '../template/essai.ts';
import {
  belowTemplates,
  dressMerged,
  identityIn,
  mergedInto,
  seen,
  sheetsText,
  type Ligne,
  type Proprietes,
  type Run,
} from '../template/seen.ts';
import type { Template } from '../template/template.ts';
import type { Readable } from './draft.ts';
import { drawnBy, NOTHING_DRAWN, type Drawn } from './logo.ts';
import { RENDERING, type Plate, type Press } from './press.ts';

export type { Ligne, Run };

/** What a document prints, before anything is laid out. */
export interface Regard {
  /** Equal keys print equal pages. */
  readonly key: string;
  /** Characters that are printed, tags included: long acts have more. */
  readonly length: number;
  /** Branches of its template that it takes, by key (`libelles/extrait.hbs:12:3:corps`). */
  readonly branches: ReadonlySet<string>;
  /** Dressed and laid out. */
  readonly open: () => Vue;
}

/** A document laid out. */
export interface Vue {
  readonly lignes: readonly Ligne[];
  readonly formes: ReadonlyMap<string, Proprietes>;
  readonly blocs: readonly Bloc[];
  readonly pages: number;
  /** Why it could not be made; its pages are then empty. */
  readonly fautes: readonly Diagnostic[];
  /** The drawing of its pages. */
  readonly dessin: () => readonly Feuille[];
}

/** A block of text on pages: where it begins and ends. */
export interface Bloc {
  readonly role: string;
  readonly text: string;
  readonly page: number;
  readonly last: number;
}

/** A page as it is drawn: enough to show it, and to point at words. Lengths in points. */
export interface Feuille {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly textes: readonly Trait[];
  /** x, y, width, height, colour of filled rectangles. */
  readonly filets: readonly (readonly [number, number, number, number, string])[];
}

/** A stretch of a line; `y` of its baseline, `width` as it is painted. */
interface Trait {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly face: string;
  readonly color: string;
  readonly letterSpacing: number;
  readonly wordSpacing: number;
  readonly text: string;
}

/** An act under a press. */
export function regardOf(read: Readable, point: PointLu, press: Press, copy: ActKind = 'extrait'): Regard {
  const plate = press.plates.get(copy);
  if (plate === undefined) throw new Error(`no template was made ready for ${copy}`);
  const document = documentOf(copy, read.lue, point, read.irregular.has(point.point), press.form);
  return regard(document, plate, press, drawnBy(read.lue.assemblee));
}

/** A cell of the matrix of wording: nobody's act. */
export interface Essai {
  /** `extrait/vote : unanimité` */
  readonly id: string;
  readonly genre: TemplateKind;
  readonly cas: string;
  /** Equal hashes of two presses print every cell of that kind alike. */
  readonly plaque: string;
  readonly regard: () => Regard;
}

/** The matrix of wording under a press, in its order; what a family takes from another is tried with it all the same. */
export function essaisOf(press: Press): readonly Essai[] {
  return KINDS_OF_MATRIX.flatMap((genre) => {
    const plate = press.plates.get(genre);
    if (plate === undefined) return [];
    const isOneSchema = schemaOf(genre, 'libelles') === schemaOf(genre, 'complet');
    const form = isOneSchema ? 'libelles' : press.form;
    const cells: readonly { readonly titre: string; readonly faits: Faits }[] = [
      { titre: 'le plus simple', faits: {} },
      ...CAS[genre],
    ];
    return cells.map(({ titre, faits }) => ({
      id: `${genre} / ${titre}`,
      genre,
      cas: titre,
      plaque: `${plate.hashes.template} ${plate.hashes.fonts}`,
      regard: () => regard(invented(genre, form, faits), plate, press, NOTHING_DRAWN),
    }));
  });
}

/** Every branch of the templates of a press, by the keys that `Regard` tells. */
export function branchesIn(press: Press): ReadonlyMap<string, Branch> {
  const all = new Map<string, Branch>();
  for (const { template } of press.plates.values())
    for (const [key, branch] of branchesOf(template.steps, template.partials))
      all.set(belowTemplates(key), branch);
  return all;
}

const dressings = new WeakMap<Template, string>();

/** What dresses a document, as one hash: its sheets, the fonts, the program. */
function dressing({ template, hashes }: Plate): string {
  let known = dressings.get(template);
  if (known === undefined) {
    known = createHash('sha256').update(sheetsText(template)).digest('hex');
    dressings.set(template, known);
  }
  return `${known} ${hashes.fonts} ${RENDERING}`;
}

function regard(document: object, plate: Plate, press: Press, drawn: Drawn): Regard {
  const { template } = plate;
  const { merged, branches } = mergedInto(template, document);
  const identity = JSON.stringify(['entete' in document ? document.entete : null, identityIn(document)]);
  const hash = createHash('sha256').update(`${dressing(plate)}\n${identity}\n${merged.html}`);
  for (const [, bytes] of drawn.bytes) hash.update(bytes);
  return {
    key: hash.digest('hex'),
    length: merged.html.length,
    branches: new Set([...branches].map(belowTemplates)),
    open: () => opened(document, plate, press, drawn, merged),
  };
}

function opened(
  document: object,
  { template }: Plate,
  { fonts, hyphenate }: Press,
  drawn: Drawn,
  merged: Parameters<typeof dressMerged>[1],
): Vue {
  const { styled, faults: fautesDeTexte } = dressMerged(template, merged, document);
  if (styled === null)
    return {
      lignes: [],
      formes: new Map(),
      blocs: [],
      pages: 0,
      fautes: fautesDeTexte,
      dessin: () => [],
    };
  const { laid, faults } = layout(styled, fonts, drawn.sizes, hyphenate);
  const fautes = faults
    .filter(({ severity }) => severity === 'erreur')
    .map(({ code, message, remedy }) => fault({ place: NOWHERE, code, message, remedy }));
  return {
    ...seen(styled),
    blocs: blocsOf(laid),
    pages: laid.pages.length,
    fautes,
    dessin: () => drawnPages(laid, fonts),
  };
}

const NOWHERE = { file: 'revue', line: 1, column: 1, length: 0 };

/** The leaves of the tag tree that hold text, in reading order. */
function blocsOf({ root, pages }: Laid): Bloc[] {
  const found = new Map<number, { role: string; text: string; page: number; last: number }>();
  const walk = (node: TagNode): void => {
    if (node.children.length === 0) found.set(node.id, { role: node.role, text: '', page: 0, last: 0 });
    node.children.forEach(walk);
  };
  walk(root);
  for (const { number, items } of pages)
    for (const item of items) {
      if (item.kind !== 'text' || item.owner.kind !== 'tag') continue;
      const bloc = found.get(item.owner.id);
      if (bloc === undefined) continue;
      bloc.text += item.text;
      if (bloc.page === 0) bloc.page = number;
      bloc.last = number;
    }
  return [...found.values()].filter(({ page }) => page > 0);
}

function drawnPages({ pages }: Laid, fonts: Fonts): Feuille[] {
  return pages.map(({ number, width, height, items }) => ({
    number,
    width,
    height,
    textes: items.flatMap((item) =>
      item.kind !== 'text' || item.text === ''
        ? []
        : [
            {
              x: item.x,
              y: item.y,
              width: widthOf(item, fonts.font(item.face)),
              size: item.size,
              face: item.face,
              color: item.color,
              letterSpacing: item.letterSpacing,
              wordSpacing: item.spaceExtra,
              text: item.text,
            },
          ],
    ),
    filets: items.flatMap((item) =>
      item.kind === 'stroke' ? [[item.x, item.y, item.width, item.height, item.color] as const] : [],
    ),
  }));
}

/** As it is painted, spaces at its end left out: they hang. */
function widthOf({ text, size, letterSpacing, spaceExtra }: TextItem, font: Font): number {
  let units = 0;
  let last = -1;
  const points = Array.from(text.trimEnd());
  for (const sign of points) {
    const glyph = font.glyph(sign.codePointAt(0) ?? 0);
    units += font.advance(glyph) + (last < 0 ? 0 : font.kern(last, glyph));
    last = glyph;
  }
  const spaces = points.filter((sign) => sign === ' ').length;
  return (units * size) / font.unitsPerEm + points.length * letterSpacing + spaces * spaceExtra;
}
