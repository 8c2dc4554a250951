/** The styles of an .odt: what a paragraph, a run or a list takes from them (OpenDocument 1.3, part 3, 16). */
import type { Look } from './gather.ts';
import { whole, type Level, type NumberFormat } from './numbering.ts';
import { attribute, child, elementsOf, type XmlElement } from './xml.ts';

interface RunSaid {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly looks: ReadonlyMap<Look, boolean>;
}

export interface OdtStyles {
  /** Bold, italic and looks of text in a paragraph of this style, within spans of these styles, the outermost first. */
  readonly run: (
    paragraph: string | undefined,
    spans: readonly string[],
  ) => { bold: boolean; italic: boolean; looks: Look[] };
  readonly role: (p: XmlElement) => 'text' | 'heading' | 'title';
  /** Levels of a list style, from the first. */
  readonly levels: (listStyle: string | undefined) => readonly Level[];
  /** The list style that a paragraph style brings. */
  readonly listOf: (paragraph: string | undefined) => string | undefined;
  /** Levels of headings. */
  readonly outline: readonly Level[];
  /** Headers and footers of the pages. */
  readonly edges: readonly { readonly what: 'en-tete' | 'pied'; readonly element: XmlElement }[];
}

const CHAIN = 20;

/** `content` and `styles`: the roots of content.xml and styles.xml. What the first says wins. */
export function odtStyles(content: XmlElement, styles: XmlElement | undefined): OdtStyles {
  const named = new Map<string, XmlElement>();
  const lists = new Map<string, XmlElement>();
  const roots = [child(styles, 'office:styles'), child(content, 'office:automatic-styles')];
  for (const root of roots)
    for (const each of elementsOf(root)) {
      if (each.name === 'style:style')
        named.set(keyOf(attribute(each, 'style:family'), attribute(each, 'style:name')), each);
      if (each.name === 'text:list-style') lists.set(attribute(each, 'style:name') ?? '', each);
    }
  const chain = (family: string, name: string | undefined): XmlElement[] => {
    const found: XmlElement[] = [];
    for (let style = named.get(keyOf(family, name)); style !== undefined && found.length < CHAIN;) {
      found.push(style);
      style = named.get(keyOf(family, attribute(style, 'style:parent-style-name')));
    }
    return found;
  };
  const said = (family: string, name: string | undefined): RunSaid =>
    saidOf(
      chain(family, name)
        .toReversed()
        .map((each) => child(each, 'style:text-properties')),
    );
  const outline = elementsOf(child(styles, 'office:styles')).find(
    ({ name }) => name === 'text:outline-style',
  );
  return {
    run: (paragraph, spans) => {
      const all = [said('paragraph', paragraph), ...spans.map((span) => said('text', span))];
      const looks = new Map(all.flatMap((each) => [...each.looks]));
      return {
        bold: all.findLast((each) => each.bold !== undefined)?.bold ?? false,
        italic: all.findLast((each) => each.italic !== undefined)?.italic ?? false,
        looks: [...looks].flatMap(([look, on]) => (on ? [look] : [])),
      };
    },
    role: (p) => {
      const names = chain('paragraph', attribute(p, 'text:style-name')).map(
        (each) => attribute(each, 'style:name') ?? '',
      );
      if (names.includes('Title')) return 'title';
      return p.name === 'text:h' || names.includes('Subtitle') ? 'heading' : 'text';
    },
    levels: (listStyle) => levelsOf(lists.get(listStyle ?? '')),
    listOf: (paragraph) =>
      chain('paragraph', paragraph)
        .map((each) => attribute(each, 'style:list-style-name'))
        .find((each) => each !== undefined),
    outline: levelsOf(outline),
    edges: elementsOf(child(styles, 'office:master-styles'))
      .flatMap(elementsOf)
      .flatMap((element) => {
        const what = /^style:(header|footer)(?:-|$)/u.exec(element.name)?.[1];
        return what === undefined
          ? []
          : [{ what: what === 'header' ? ('en-tete' as const) : ('pied' as const), element }];
      }),
  };
}

function keyOf(family: string | undefined, name: string | undefined): string {
  return `${family ?? ''} ${name ?? ''}`;
}

function saidOf(all: readonly (XmlElement | undefined)[]): RunSaid {
  let said: RunSaid = { looks: new Map() };
  for (const properties of all) {
    const told = (name: string): string | undefined => attribute(properties, name);
    const weight = told('fo:font-weight');
    const slope = told('fo:font-style');
    const looks = new Map(said.looks);
    const look = (name: Look, value: string | undefined, isOn: (value: string) => boolean): void => {
      if (value !== undefined) looks.set(name, isOn(value));
    };
    look('souligne', told('style:text-underline-style'), (value) => value !== 'none');
    look(
      'barre',
      told('style:text-line-through-style') ?? told('style:text-line-through-type'),
      (value) => value !== 'none',
    );
    look(
      'surligne',
      told('fo:background-color'),
      (value) => value !== 'transparent' && value.toLowerCase() !== '#ffffff',
    );
    look('exposant', told('style:text-position'), (value) => /^(?:super|[1-9])/u.test(value));
    look('indice', told('style:text-position'), (value) => /^(?:sub|-)/u.test(value));
    look('capitales', told('fo:text-transform'), (value) => value === 'uppercase' || value === 'capitalize');
    if (told('fo:font-variant') !== undefined)
      look('capitales', told('fo:font-variant'), (value) => value === 'small-caps');
    look('masque', told('text:display'), (value) => value !== 'true');
    said = {
      looks,
      ...(weight === undefined
        ? said.bold === undefined
          ? {}
          : { bold: said.bold }
        : { bold: weight === 'bold' || Number(weight) >= 600 }),
      ...(slope === undefined
        ? said.italic === undefined
          ? {}
          : { italic: said.italic }
        : { italic: slope !== 'normal' }),
    };
  }
  return said;
}

const FORMATS: Readonly<Record<string, NumberFormat>> = {
  '1': 'decimal',
  a: 'lower-letter',
  A: 'upper-letter',
  i: 'lower-roman',
  I: 'upper-roman',
  '': 'none',
};

function levelsOf(list: XmlElement | undefined): Level[] {
  const levels: Level[] = [];
  for (const each of elementsOf(list)) {
    const level = Math.min(10, whole(attribute(each, 'text:level'), 1));
    const start = whole(attribute(each, 'text:start-value'), 1);
    if (/level-style-(?:bullet|image)$/u.test(each.name))
      levels[level - 1] = { start, format: 'dash', text: '' };
    else if (/(?:level-style-number|outline-level-style)$/u.test(each.name)) {
      const format = FORMATS[attribute(each, 'style:num-format') ?? ''] ?? 'decimal';
      const shown = Math.min(level, whole(attribute(each, 'text:display-levels'), 1));
      const numbers = Array.from({ length: shown }, (_, i) => `%${level - shown + i + 1}`).join('.');
      const written = attribute(each, 'num-list-format');
      const plainForm = `${attribute(each, 'style:num-prefix') ?? ''}${numbers}${attribute(each, 'style:num-suffix') ?? ''}`;
      // LibreOffice's own form (loext, a namespace that is not ours to name) says `%1%.%2%.`, and is what it prints.
      const text = written === undefined ? plainForm : written.replaceAll(/%(\d+)%/gu, '%$1');
      levels[level - 1] = { start, format, text: format === 'none' ? text.replaceAll(/%\d/gu, '') : text };
    }
  }
  return levels;
}
