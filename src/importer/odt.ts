/** An .odt → its text: what LibreOffice shows of it with all changes accepted, and what of that is not kept (OpenDocument 1.3, part 3). */
import { openGathering, type Gathering } from './gather.ts';
import { count, whole, type Counters, type Label, type Level } from './numbering.ts';
import { changesOf, inlineReader, textOf } from './odt-inline.ts';
import { odtStyles, type OdtStyles } from './odt-styles.ts';
import { Refus } from './refus.ts';
import type { Block, Cell, Item, Paragraph, Table, Texte } from './texte.ts';
import { attribute, child, elementsOf, readXml, type XmlElement } from './xml.ts';
import type { Parts } from './zip.ts';

export function isOdtPart(name: string): boolean {
  return ['mimetype', 'content.xml', 'styles.xml', 'META-INF/manifest.xml'].includes(name);
}

/** Throws `Refus`. */
export function readOdt({ bytes }: Parts): Texte {
  const manifest = bytes.get('META-INF/manifest.xml');
  if (manifest !== undefined && isEncrypted(readXml(manifest))) throw new Refus('import-chiffre');
  const part = bytes.get('content.xml');
  if (part === undefined) throw new Refus('import-abime');
  const content = readXml(part);
  const text = child(child(content, 'office:body'), 'office:text');
  if (text === undefined) throw new Refus('import-pas-un-texte');
  const edges = bytes.get('styles.xml');
  const styles = odtStyles(content, edges === undefined ? undefined : readXml(edges));
  const gathering = openGathering();
  const blocks = reader(gathering, styles, text)(elementsOf(text), null);
  const seen = new Set<string>();
  for (const { what, element } of styles.edges) {
    const words = textOf(element);
    if (words === '' || seen.has(what + words)) continue;
    seen.add(what + words);
    gathering.loseElsewhere(what, words);
  }
  return gathering.whole(blocks);
}

function isEncrypted(manifest: XmlElement): boolean {
  return elementsOf(manifest).some((each) => child(each, 'manifest:encryption-data') !== undefined);
}

/** A list around: its style, its counts, how deep it is (from 1). */
interface List {
  readonly style: string | undefined;
  readonly counters: Counters;
  readonly depth: number;
  /** The item that is read has shown its mark. */
  marked: boolean;
  /** Its first paragraph is numbered from here. */
  readonly from: number | undefined;
}

function reader(gathering: Gathering, styles: OdtStyles, text: XmlElement) {
  const changes = changesOf(text, gathering);
  const outline: Counters = [];
  /** Counts of lists that others may go on with: by id, by style. */
  const known = new Map<string, Counters>();

  const blocksOf = (elements: readonly XmlElement[], list: List | null): Block[] =>
    elements.flatMap((each): Block[] => {
      switch (each.name) {
        case 'text:p':
        case 'text:h': {
          const paragraph = paragraphOf(each, list);
          return paragraph === null ? [] : [paragraph];
        }
        case 'text:list':
          return listOf(each, list);
        case 'text:section':
          if (attribute(each, 'text:display') === 'none') {
            gathering.lose('masque', textOf(each));
            return [];
          }
          return blocksOf(elementsOf(each), list);
        case 'text:table-of-content':
        case 'text:alphabetical-index':
        case 'text:illustration-index':
        case 'text:table-index':
        case 'text:bibliography':
        case 'text:user-index':
        case 'text:object-index':
          gathering.lose('champ', 'table');
          return blocksOf(elementsOf(child(each, 'text:index-body')), list);
        case 'text:index-title':
        case 'text:numbered-paragraph':
          return blocksOf(elementsOf(each), list);
        case 'table:table':
          return [tableOf(each)];
        case 'text:change':
        case 'text:change-start':
        case 'text:change-end':
          changes.mark(each);
          return [];
        case 'text:tracked-changes':
        case 'text:sequence-decls':
        case 'text:variable-decls':
        case 'text:user-field-decls':
        case 'text:dde-connection-decls':
        case 'office:forms':
        case 'text:soft-page-break':
          return [];
        default:
          inline(each, undefined);
          return [];
      }
    });

  const inline = inlineReader(gathering, styles, changes);

  const paragraphOf = (p: XmlElement, list: List | null): Paragraph | null => {
    const style = attribute(p, 'text:style-name');
    const role = styles.role(p);
    const hasText = textOf(p) !== '';
    let item: Item | null = null;
    let words = '';
    if (role !== 'text') {
      const level = Math.min(9, Math.max(0, whole(attribute(p, 'text:outline-level'), 1) - 1));
      const isNumbered = p.name === 'text:h' && attribute(p, 'text:is-list-header') !== 'true';
      // A heading in a list is numbered by that list, when it says so.
      const label =
        list === null
          ? isNumbered && styles.outline[level] !== undefined
            ? count(outline, level, styles.outline)
            : null
          : list.marked
            ? null
            : labelOf(list, styles.levels(list.style));
      words =
        label === null
          ? ''
          : label.kind === 'words'
            ? label.words
            : label.kind === 'number'
              ? `${label.number}.`
              : '';
    } else if (list !== null) {
      if (list.marked) item = { depth: list.depth, mark: null };
      else {
        const label = labelOf(list, styles.levels(list.style ?? styles.listOf(style)));
        if (label.kind === 'dash') item = { depth: list.depth, mark: 'dash' };
        else if (label.kind === 'number') item = { depth: list.depth, mark: label.number };
        else if (list.depth > 1) item = { depth: list.depth - 1, mark: null };
        if (label.kind === 'words') words = label.words;
      }
    }
    if (list !== null) list.marked = true;
    if (words !== '' && hasText) {
      gathering.run(`${words} `, { ...styles.run(style, []), looks: [] });
      gathering.lose('numero', words);
    }
    inline(p, style);
    return gathering.end({ role, item });
  };

  const listOf = (element: XmlElement, outer: List | null): Block[] => {
    const style = attribute(element, 'text:style-name') ?? outer?.style;
    const depth = (outer?.depth ?? 0) + 1;
    const goesOn =
      attribute(element, 'text:continue-numbering') === 'true'
        ? known.get(`style ${style ?? ''}`)
        : undefined;
    const after = known.get(`id ${attribute(element, 'text:continue-list') ?? ''}`);
    const counters = outer?.counters ?? after ?? goesOn ?? [];
    known.set(`style ${style ?? ''}`, counters);
    const id = attribute(element, 'xml:id');
    if (id !== undefined) known.set(`id ${id}`, counters);
    return elementsOf(element).flatMap((each) => {
      const start = attribute(each, 'text:start-value');
      const list: List = {
        style: attribute(each, 'text:style-override') ?? style,
        counters,
        depth: Math.min(depth, 9),
        marked: each.name === 'text:list-header',
        from: start === undefined ? undefined : whole(start, 1),
      };
      return blocksOf(elementsOf(each), list);
    });
  };

  const tableOf = (element: XmlElement): Table => {
    const rows: Cell[][] = [];
    let heads = 0;
    const walk = (each: XmlElement, isHead: boolean): void => {
      if (each.name === 'table:table-row') {
        rows.push(cellsOf(each));
        if (isHead && heads === rows.length - 1) heads += 1;
      } else if (each.name === 'table:title' || each.name === 'table:desc')
        gathering.lose('inconnu', textOf(each));
      else
        for (const inner of elementsOf(each)) walk(inner, isHead || each.name === 'table:table-header-rows');
    };
    for (const each of elementsOf(element)) walk(each, false);
    return { kind: 'table', rows, heads, place: gathering.place() };
  };

  const cellsOf = (row: XmlElement): Cell[] =>
    elementsOf(row).flatMap((each): Cell[] => {
      if (each.name !== 'table:table-cell') {
        // What a covered cell holds is hidden, and is text all the same.
        if (textOf(each) !== '') gathering.lose('masque', textOf(each));
        return [];
      }
      const span = (name: string): number => Math.max(1, Math.min(60, whole(attribute(each, name), 1)));
      const cell = {
        blocks: blocksOf(elementsOf(each), null),
        colspan: span('table:number-columns-spanned'),
        rowspan: span('table:number-rows-spanned'),
      };
      return Array.from({ length: span('table:number-columns-repeated') }, () => cell);
    });

  return blocksOf;
}

function labelOf(list: List, levels: readonly Level[]): Label {
  return count(list.counters, list.depth - 1, levels, list.from);
}
