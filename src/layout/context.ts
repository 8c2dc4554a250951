/** What every part of layout needs at hand while one document is laid out. */
import type { Origin, Style, StyledElement } from '../template/styled.ts';
import type { LayoutFault } from './faults.ts';
import { missingPicture } from './faults.ts';
import type { Fonts } from './font.ts';
import type { Hyphenate } from './hyphens.ts';
import type { Setting } from './lines.ts';
import { grains, grainsPerUnit, milli } from './measure.ts';
import type { Owner } from './page.ts';
import type { Structure } from './structure.ts';

/** Pictures by the name that `src` gives: their sizes in pixels, 96 to the inch. */
export type Pictures = ReadonlyMap<string, { readonly width: number; readonly height: number }>;

export interface Context {
  readonly fonts: Fonts;
  readonly pictures: Pictures;
  /** Where words may be parted, for texts with `hyphens: auto`. */
  readonly hyphenate: Hyphenate;
  readonly structure: Structure;
  /** Owner of all that is laid outside the tree of tags (running matter). */
  readonly furniture: Owner;
  /** Height of the text area of a page (`null`: an ordinary one), in thousandths of a point. */
  readonly pageHeight: (name: string | null) => number;
  /** Width of the text area of a named page. */
  readonly pageWidth: (name: string) => number;
  /** Place of the document itself, for what has no other. */
  readonly origin: Origin;
  readonly faults: Map<string, LayoutFault>;
  readonly settings: Map<Style, Setting>;
}

/** Adds a fault; the same sentence about the same place is said once. */
export function report(context: Context, fault: LayoutFault): void {
  const { template, field } = fault.origin;
  const key = `${template.file}:${template.line}:${template.column}:${field}:${fault.message}`;
  if (!context.faults.has(key)) context.faults.set(key, fault);
}

/** How a style sets its text. */
export function settingOf(context: Context, style: Style): Setting {
  let setting = context.settings.get(style);
  if (setting === undefined) {
    const font = context.fonts.font(style.face);
    const perUnit = grainsPerUnit(font, style.size);
    const spacing = grains(milli(style.letterSpacing));
    const hyphen = font.advance(font.glyph(0xad)) * perUnit + spacing;
    context.settings.set(style, (setting = { font, size: style.size, perUnit, spacing, hyphen }));
  }
  return setting;
}

/** Size of a picture in thousandths of a point: as the style says; what it leaves out follows from the picture's own. */
export function pictureSize(context: Context, element: StyledElement): { width: number; height: number } {
  const { width, height } = element.style;
  const own = context.pictures.get(element.src ?? '');
  if (own === undefined) {
    report(context, missingPicture(element.src ?? '', element.origin));
    return { width: milli(width ?? 0), height: milli(height ?? 0) };
  }
  const ratio = own.width / own.height;
  return {
    width: milli(width ?? (height === null ? own.width * 0.75 : height * ratio)),
    height: milli(height ?? (width === null ? own.height * 0.75 : width / ratio)),
  };
}
