/** A .docx → its text: what Word shows of it with all changes accepted, and what of that is not kept (ECMA-376, part 1, 17). */
import type { DocxParts } from './docx-parts.ts';
import { runReader, textOf, type DocxContext } from './docx-runs.ts';
import { docxStyles } from './docx-styles.ts';
import { openGathering } from './gather.ts';
import { whole, type Label } from './numbering.ts';
import type { Block, Cell, Item, Paragraph, Table, Texte } from './texte.ts';
import { attribute, child, elementsOf, type XmlElement } from './xml.ts';

export function readDocx(parts: DocxParts): Texte {
  const notes = new Map<string, string>();
  for (const [kind, note] of [
    ['footnotes', 'w:footnote'],
    ['endnotes', 'w:endnote'],
    ['comments', 'w:comment'],
  ] as const)
    for (const part of parts.all(kind))
      for (const each of elementsOf(part))
        if (each.name === note) notes.set(`${kind} ${attribute(each, 'w:id') ?? ''}`, textOf(each));
  const gathering = openGathering();
  const context: DocxContext = {
    gathering,
    styles: docxStyles(parts.all('styles')[0], parts.all('numbering')[0]),
    notes,
    link: parts.link,
    fields: [],
  };
  const blocks = blocksOf(elementsOf(child(parts.document, 'w:body')), context);
  for (const [kind, what] of [
    ['header', 'en-tete'],
    ['footer', 'pied'],
  ] as const)
    for (const text of new Set(parts.all(kind).map((part) => textOf(part).trim())))
      if (text !== '') gathering.loseElsewhere(what, text);
  return gathering.whole(blocks);
}

function blocksOf(elements: readonly XmlElement[], context: DocxContext): Block[] {
  const blocks: Block[] = [];
  // Paragraphs whose end was deleted: they go on in the next one, whose look is that of all.
  let open: XmlElement[] = [];
  const end = (): void => {
    const paragraph = open.length === 0 ? null : paragraphOf(open, context);
    if (paragraph !== null) blocks.push(paragraph);
    open = [];
  };
  for (const each of elements) {
    if (each.name === 'w:p') {
      open.push(each);
      if (child(child(child(each, 'w:pPr'), 'w:rPr'), 'w:del') === undefined) end();
      continue;
    }
    if (each.name === 'w:tbl') {
      end();
      const table = tableOf(each, context);
      if (table !== null) blocks.push(table);
    } else if (TRANSPARENT.has(each.name)) {
      end();
      blocks.push(...blocksOf(elementsOf(each), context));
    } else if (each.name === 'w:altChunk')
      context.gathering.lose('inconnu', 'texte inséré d’un autre fichier');
    else if (each.name === 'm:oMathPara' || each.name === 'm:oMath')
      context.gathering.lose('formule', textOf(each));
    else if (!SILENT.has(each.name) && textOf(each) !== '') context.gathering.lose('inconnu', textOf(each));
  }
  end();
  return blocks;
}

/** What only wraps the text, or changes that are shown as accepted. */
const TRANSPARENT = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo', 'w:smartTag']);
const SILENT = new Set([
  'w:sectPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:customXmlPr',
  'w:tblPr',
  'w:tblGrid',
  'w:tcPr',
  'w:trPr',
]);

/** One paragraph, of several whose ends but the last were deleted: label of the list, then the runs. */
function paragraphOf(all: readonly XmlElement[], context: DocxContext): Paragraph | null {
  const { gathering, styles } = context;
  const pPr = child(all.at(-1), 'w:pPr');
  const style = attribute(child(pPr, 'w:pStyle'), 'w:val');
  const role = styles.role(pPr);
  const numbered = styles.label(pPr);
  const words = all.some(hasText) ? wordsOf(numbered?.label, role !== 'text') : '';
  if (words !== '') {
    gathering.run(`${words} `, { ...styles.run(undefined, style), looks: [] });
    gathering.lose('numero', words);
  }
  const read = runReader(context, style);
  all.forEach((p, i) => {
    for (const each of elementsOf(p)) read(each, []);
    if (i < all.length - 1) gathering.lose('suppression', '¶');
  });
  return gathering.end({ role, item: itemOf(numbered, role !== 'text') });
}

function hasText(p: XmlElement): boolean {
  return textOf(p).trim() !== '';
}

function wordsOf(label: Label | undefined, isHeading: boolean): string {
  if (label?.kind === 'words') return label.words;
  return label?.kind === 'number' && isHeading ? `${label.number}.` : '';
}

function itemOf(numbered: { label: Label; level: number } | null, isHeading: boolean): Item | null {
  if (numbered === null || isHeading) return null;
  const { label, level } = numbered;
  if (label.kind === 'dash') return { depth: level + 1, mark: 'dash' };
  if (label.kind === 'number') return { depth: level + 1, mark: label.number };
  // Its number is written out: it stands below the item that it belongs to.
  return level === 0 ? null : { depth: level, mark: null };
}

function tableOf(tbl: XmlElement, context: DocxContext): Table | null {
  interface Open {
    cell: { blocks: Block[]; colspan: number; rowspan: number };
    column: number;
  }
  const rows: Open[][] = [];
  let heads = 0;
  for (const tr of rowsOf(tbl, context)) {
    const trPr = child(tr, 'w:trPr');
    if (child(trPr, 'w:del') !== undefined) {
      context.gathering.lose('suppression', textOf(tr));
      continue;
    }
    if (child(trPr, 'w:tblHeader') !== undefined && heads === rows.length) heads += 1;
    let column = whole(attribute(child(trPr, 'w:gridBefore'), 'w:val'), 0);
    const row: Open[] = Array.from({ length: Math.min(column, 60) }, (_, i) => ({
      cell: { blocks: [], colspan: 1, rowspan: 1 },
      column: i,
    }));
    for (const tc of cellsOf(tr)) {
      const tcPr = child(tc, 'w:tcPr');
      const colspan = Math.max(1, Math.min(60, whole(attribute(child(tcPr, 'w:gridSpan'), 'w:val'), 1)));
      const merge = child(tcPr, 'w:vMerge');
      const blocks = blocksOf(elementsOf(tc), context);
      const above = rows.at(-1)?.find((each) => each.column === column && each.cell.colspan === colspan);
      if (
        merge !== undefined &&
        (attribute(merge, 'w:val') ?? 'continue') === 'continue' &&
        above !== undefined
      ) {
        above.cell.rowspan += 1;
        // Word hides what a covered cell holds; it is text all the same.
        above.cell.blocks.push(...blocks);
        row.push({ cell: above.cell, column });
      } else row.push({ cell: { blocks, colspan, rowspan: 1 }, column });
      column += colspan;
    }
    rows.push(row);
  }
  const seen = new Set<Cell>();
  const own = rows.map((row) =>
    row.flatMap(({ cell }): Cell[] => {
      if (seen.has(cell)) return [];
      seen.add(cell);
      return [cell];
    }),
  );
  return own.length === 0 ? null : { kind: 'table', rows: own, heads, place: context.gathering.place() };
}

function rowsOf(tbl: XmlElement, context: DocxContext): XmlElement[] {
  return elementsOf(tbl).flatMap((each) => {
    if (each.name === 'w:tr') return [each];
    if (each.name === 'w:tblPr') {
      const caption = attribute(child(each, 'w:tblCaption'), 'w:val');
      if (caption !== undefined && caption !== '') context.gathering.lose('inconnu', caption);
    }
    return TRANSPARENT.has(each.name) ? rowsOf(each, context) : [];
  });
}

function cellsOf(tr: XmlElement): XmlElement[] {
  return elementsOf(tr).flatMap((each) =>
    each.name === 'w:tc' ? [each] : TRANSPARENT.has(each.name) ? cellsOf(each) : [],
  );
}
