/** Stages 7 and 8 for one document: its pages or, of a published copy, those of the act in full. */
import { fault, type Diagnostic } from '../diagnostic.ts';
import { documentOf } from '../documents/kinds.ts';
import { layout, type LayoutResult } from '../layout/layout.ts';
import { startsLike, type PageStart } from '../layout/starts.ts';
import type { PointLu } from '../records/dossier.ts';
import { occultesOf } from '../records/publie.ts';
import type { StyledDocument } from '../template/styled.ts';
import { dress } from '../template/template.ts';
import type { Draft } from './draft.ts';
import { drawnBy } from './logo.ts';
import type { Plate, Press } from './press.ts';

/** The document laid out, and where its pages were told to begin. */
export function laidOut(
  styled: StyledDocument,
  draft: Draft,
  plate: Plate,
  press: Press,
): {
  readonly result: LayoutResult;
  readonly starts: readonly PageStart[];
  readonly faults: readonly Diagnostic[];
} {
  const { pages } = draft;
  const { fonts, hyphenate } = press;
  const { sizes } = drawnBy(draft.lue.assemblee);
  const own = layout(styled, fonts, sizes, hyphenate);
  if (pages === null) return { result: own, starts: [], faults: [] };
  const starts = isStarts(pages)
    ? pages
    : startsLike(inFull(pages, draft, plate, press) ?? own.broken, own.broken);
  if (starts === null) return { result: own, starts: [], faults: [otherBlocks(placeOf(pages))] };
  const cut = isStarts(pages) ? undefined : occultesOf(pages).find(({ marqueOuverte }) => marqueOuverte);
  if (cut !== undefined) return { result: own, starts: [], faults: [otherBlocks(cut.place)] };
  const result = layout(styled, fonts, sizes, hyphenate, starts);
  return { result, starts, faults: result.overfull.map((page) => tooLong(page, pages)) };
}

/** The pages of the act in full; `null` where it cannot be made. */
function inFull(
  point: PointLu,
  { kind, lue, projet }: Draft,
  plate: Plate,
  { fonts, hyphenate, form }: Press,
): LayoutResult['broken'] | null {
  const { styled } = dress(plate.template, documentOf(kind, lue, point, projet, form));
  return styled && layout(styled, fonts, drawnBy(lue.assemblee).sizes, hyphenate).broken;
}

function isStarts(pages: PointLu | readonly PageStart[]): pages is readonly PageStart[] {
  return Array.isArray(pages);
}

/** The first passage that is hidden; of a copy without its record, nothing better than its beginning. */
function placeOf(pages: Draft['pages']): Diagnostic['place'] {
  const [first] = pages === null || isStarts(pages) ? [] : occultesOf(pages);
  return first?.place ?? { file: 'pagination', line: 1, column: 1, length: 0 };
}

function otherBlocks(place: Diagnostic['place']): Diagnostic {
  return fault({
    place,
    code: 'occultation-de-blocs',
    message:
      'Ce qui est occulté emporte une fin de paragraphe, un tiret, une case ou la moitié d’un gras : le reste de la copie publiée n’aurait plus la même forme.',
    remedy: 'occultez les mots seuls, à l’intérieur de chaque paragraphe, élément de liste ou case.',
  });
}

function tooLong(page: number, pages: PointLu | readonly PageStart[]): Diagnostic {
  return fault({
    place: placeOf(pages),
    code: 'copie-publiee-trop-longue',
    message: `Les mots publiés à la place de ce qui est occulté ne tiennent pas sur la page ${page} : la copie publiée n’aurait plus les pages de l’acte.`,
    remedy: 'raccourcissez les mots publiés : [[passage|mots publiés]].',
  });
}
