/** `styles.xml` and `numbering.xml` of a .docx: what a paragraph or a run takes from its style (ECMA-376, 17.7 and 17.9). */
import type { Look } from './gather.ts';
import { count, whole, type Counters, type Label, type Level, type NumberFormat } from './numbering.ts';
import { attribute, child, elementsOf, type XmlElement } from './xml.ts';

/** What a run's properties say; a key that is absent says nothing. */
interface RunSaid {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly looks: ReadonlyMap<Look, boolean>;
}

export interface DocxStyles {
  /** Bold, italic and looks of a run of direct properties `rPr`, in a paragraph of this style. */
  readonly run: (
    rPr: XmlElement | undefined,
    paragraphStyle: string | undefined,
  ) => { bold: boolean; italic: boolean; looks: Look[] };
  readonly role: (pPr: XmlElement | undefined) => 'text' | 'heading' | 'title';
  /** The label of a numbered paragraph, and its level from 0; `null` when it is not numbered. Counts it. */
  readonly label: (pPr: XmlElement | undefined) => { label: Label; level: number } | null;
}

/** Chains of styles based on one another: Word stops there too. */
const CHAIN = 20;

export function docxStyles(styles: XmlElement | undefined, numbering: XmlElement | undefined): DocxStyles {
  const byId = new Map(
    elementsOf(styles).flatMap((each) =>
      each.name === 'w:style' ? [[attribute(each, 'w:styleId') ?? '', each]] : [],
    ),
  );
  const defaults = child(child(child(styles, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr');
  const usual = elementsOf(styles).find(
    (each) =>
      each.name === 'w:style' &&
      attribute(each, 'w:type') === 'paragraph' &&
      isOn(attribute(each, 'w:default') ?? '0'),
  );
  const chain = (id: string | undefined): XmlElement[] => {
    const found: XmlElement[] = [];
    for (
      let style = id === undefined ? undefined : byId.get(id);
      style !== undefined && found.length < CHAIN;
    ) {
      found.push(style);
      const base = attribute(child(style, 'w:basedOn'), 'w:val');
      style = base === undefined ? undefined : byId.get(base);
    }
    return found;
  };
  const ofStyle = (id: string | undefined): RunSaid =>
    saidOf(
      chain(id)
        .toReversed()
        .map((each) => child(each, 'w:rPr')),
    );
  const lists = numberings(numbering);
  const pStyle = (pPr: XmlElement | undefined): string | undefined =>
    attribute(child(pPr, 'w:pStyle'), 'w:val') ?? attribute(usual, 'w:styleId');
  return {
    run: (rPr, paragraphStyle) => {
      const base = saidOf([defaults]);
      const paragraph = ofStyle(paragraphStyle ?? attribute(usual, 'w:styleId'));
      const character = ofStyle(attribute(child(rPr, 'w:rStyle'), 'w:val'));
      const direct = saidOf([rPr]);
      // Bold in both styles is not bold (17.7.3): what is typed on the run decides before them.
      const toggled = (key: 'bold' | 'italic'): boolean =>
        direct[key] ?? ((paragraph[key] ?? false) !== (character[key] ?? false) || (base[key] ?? false));
      const looks = new Map([...base.looks, ...paragraph.looks, ...character.looks, ...direct.looks]);
      return {
        bold: toggled('bold'),
        italic: toggled('italic'),
        looks: [...looks].flatMap(([look, on]) => (on ? [look] : [])),
      };
    },
    role: (pPr) => {
      const direct = attribute(child(pPr, 'w:outlineLvl'), 'w:val');
      const all = chain(pStyle(pPr));
      const names = all.map((each) => (attribute(child(each, 'w:name'), 'w:val') ?? '').toLowerCase());
      if (names[0] === 'title' || names[0] === 'titre') return 'title';
      const level =
        direct ??
        all
          .map((each) => attribute(child(child(each, 'w:pPr'), 'w:outlineLvl'), 'w:val'))
          .find((each) => each !== undefined);
      if (level !== undefined && whole(level, 9) < 9) return 'heading';
      return names.some((name) => /^(?:heading|titre) \d$|^(?:subtitle|sous-titre)$/u.test(name))
        ? 'heading'
        : 'text';
    },
    label: (pPr) => {
      const all = [pPr, ...chain(pStyle(pPr)).map((each) => child(each, 'w:pPr'))];
      const said = all.map((each) => child(each, 'w:numPr')).filter((each) => each !== undefined);
      const numId = said
        .map((each) => attribute(child(each, 'w:numId'), 'w:val'))
        .find((each) => each !== undefined);
      if (numId === undefined || numId === '0') return null;
      const told = said
        .map((each) => attribute(child(each, 'w:ilvl'), 'w:val'))
        .find((each) => each !== undefined);
      const level = Math.min(8, whole(told ?? lists.levelOf(numId, pStyle(pPr)), 0));
      const label = lists.count(numId, level);
      return label === null ? null : { label, level };
    },
  };
}

/** `w:val` of a toggle: absent is on. */
function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off|none)$/u.test(value);
}

function saidOf(all: readonly (XmlElement | undefined)[]): RunSaid {
  let said: RunSaid = { looks: new Map() };
  for (const rPr of all)
    for (const each of elementsOf(rPr)) {
      const value = attribute(each, 'w:val');
      const look = (name: Look, on: boolean): RunSaid => ({
        ...said,
        looks: new Map([...said.looks, [name, on]]),
      });
      if (each.name === 'w:b') said = { ...said, bold: isOn(value) };
      else if (each.name === 'w:i') said = { ...said, italic: isOn(value) };
      else if (each.name === 'w:u') said = look('souligne', value !== undefined && value !== 'none');
      else if (each.name === 'w:strike' || each.name === 'w:dstrike') said = look('barre', isOn(value));
      else if (each.name === 'w:highlight') said = look('surligne', isOn(value));
      else if (each.name === 'w:caps' || each.name === 'w:smallCaps') said = look('capitales', isOn(value));
      else if (each.name === 'w:vanish') said = look('masque', isOn(value));
      else if (each.name === 'w:vertAlign') {
        said = look('exposant', value === 'superscript');
        said = look('indice', value === 'subscript');
      }
    }
  return said;
}

const FORMATS: Readonly<Record<string, NumberFormat>> = {
  decimal: 'decimal',
  lowerLetter: 'lower-letter',
  upperLetter: 'upper-letter',
  lowerRoman: 'lower-roman',
  upperRoman: 'upper-roman',
  ordinal: 'ordinal',
  decimalZero: 'zero',
  none: 'none',
};

/** The lists of `numbering.xml`: several `num` may share the levels and the counts of one `abstractNum`. */
function numberings(numbering: XmlElement | undefined) {
  const abstracts = new Map<string, XmlElement>();
  const nums = new Map<string, XmlElement>();
  for (const each of elementsOf(numbering)) {
    if (each.name === 'w:abstractNum') abstracts.set(attribute(each, 'w:abstractNumId') ?? '', each);
    if (each.name === 'w:num') nums.set(attribute(each, 'w:numId') ?? '', each);
  }
  /** A list may be that of a style (`numStyleLink`), which another one defines (`styleLink`). */
  const definition = (num: XmlElement): [string, XmlElement | undefined] => {
    const id = attribute(child(num, 'w:abstractNumId'), 'w:val') ?? '';
    const link = attribute(child(abstracts.get(id), 'w:numStyleLink'), 'w:val');
    const linked = [...abstracts].find(
      ([, each]) => link !== undefined && attribute(child(each, 'w:styleLink'), 'w:val') === link,
    );
    return linked ?? [id, abstracts.get(id)];
  };
  const counters = new Map<string, Counters>();
  const begun = new Set<string>();
  return {
    count: (numId: string, level: number): Label | null => {
      const num = nums.get(numId);
      if (num === undefined) return null;
      const [id, abstract] = definition(num);
      const overrides = elementsOf(num).filter((each) => each.name === 'w:lvlOverride');
      const own = overrides.flatMap((each) => elementsOf(each).filter(({ name }) => name === 'w:lvl'));
      const levels = levelsOf([...elementsOf(abstract), ...own]);
      const restart = overrides
        .filter((each) => Number(attribute(each, 'w:ilvl')) === level)
        .map((each) => attribute(child(each, 'w:startOverride'), 'w:val'))
        .find((each) => each !== undefined);
      const isFirst = !begun.has(`${numId} ${level}`);
      begun.add(`${numId} ${level}`);
      const mine = counters.get(id) ?? [];
      counters.set(id, mine);
      return count(mine, level, levels, isFirst && restart !== undefined ? whole(restart, 1) : undefined);
    },
    /** A style tells its list, and the list which of its levels is of that style. */
    levelOf: (numId: string, style: string | undefined): string | undefined => {
      const num = nums.get(numId);
      const abstract = num === undefined ? undefined : definition(num)[1];
      const found = elementsOf(abstract).find(
        (each) => attribute(child(each, 'w:pStyle'), 'w:val') === style,
      );
      return style === undefined ? undefined : attribute(found, 'w:ilvl');
    },
  };
}

function levelsOf(all: readonly XmlElement[]): Level[] {
  const levels: Level[] = [];
  for (const each of all) {
    if (each.name !== 'w:lvl') continue;
    const format = attribute(child(each, 'w:numFmt'), 'w:val') ?? 'decimal';
    levels[Math.min(8, whole(attribute(each, 'w:ilvl'), 0))] = {
      start: whole(attribute(child(each, 'w:start'), 'w:val'), 1),
      format: format === 'bullet' ? 'dash' : (FORMATS[format] ?? 'decimal'),
      text: attribute(child(each, 'w:lvlText'), 'w:val') ?? '',
    };
  }
  return levels;
}
