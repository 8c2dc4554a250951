/** The one helper that may emit tags: rich text of a record → elements of the closed subset. */
import type { Place } from '../diagnostic.ts';
import type { Prose, ProseBlock, ProseCell, ProseInline, ProseRow, ProseTable } from '../records/prose.ts';
import { escaped, type Writer } from './merged.ts';

/** Writes each block of a prose as one stretch, whose field is the block's own path (`expose.3`). */
export function writeProse(prose: Prose, field: string, place: Place, out: Writer): void {
  for (const [i, block] of prose.entries())
    out.write((i === 0 ? '' : '\n') + blockHtml(block), {
      kind: 'value',
      origin: { template: place, field: `${field}.${i}` },
    });
}

function blockHtml(block: ProseBlock): string {
  if (block.kind === 'list') return listHtml(block);
  if (block.kind === 'table') return tableHtml(block);
  const tag = block.kind === 'heading' ? 'h3' : 'p';
  return `<${tag}>${inlinesHtml(block.inlines)}</${tag}>`;
}

/**
 * A list prints the mark that was typed, as text: a reader and a copy find it where the record has it. What an item holds after
 * its first paragraph comes as blocks under it.
 */
function listHtml(list: Extract<ProseBlock, { kind: 'list' }>): string {
  const [open, close] = list.ordered ? ['<ol class="numeros">', '</ol>'] : ['<ul class="tirets">', '</ul>'];
  const items = list.items.map((blocks, i) => {
    const mark = `<span class="tiret">${list.ordered ? `${list.start + i}. ` : '- '}</span>`;
    const [first, ...rest] = blocks;
    if (first?.kind !== 'paragraph') return `<li>${mark}${blocks.map(blockHtml).join('')}</li>`;
    return `<li>${mark}${inlinesHtml(first.inlines)}${rest.map(blockHtml).join('')}</li>`;
  });
  return `${open}\n${items.join('\n')}\n${close}`;
}

function tableHtml(table: ProseTable): string {
  const columns = Math.max(0, ...table.head.map(width), ...table.rows.map(width));
  const head = table.head.map((row) => rowHtml(row.map(headCellHtml)));
  const body = bodyHtml(table.rows);
  const total = table.total === null ? [] : [rowHtml(table.total.map(bodyCellHtml), ' class="total"')];
  const caption = table.titre === null ? '' : `<caption>${escaped(table.titre)}</caption>\n`;
  const lines = [...body, ...total].join('\n');
  return `<table class="tableau">\n${caption}<colgroup>${'<col>'.repeat(columns)}</colgroup>\n<thead>${head.join('\n')}</thead>\n<tbody>\n${lines}\n</tbody>\n</table>`;
}

const width = (row: ProseRow): number => row.reduce((sum, cell) => sum + cell.colspan, 0);

/** The first cell of a row names it, unless the cell above reaches down into its place. */
function bodyHtml(rows: readonly ProseRow[]): string[] {
  let covered = 0;
  return rows.map((row) => {
    const names = covered === 0;
    covered = names ? (row[0]?.rowspan ?? 1) - 1 : covered - 1;
    return rowHtml(row.map((cell, i) => bodyCellHtml(cell, names ? i : 1)));
  });
}

const rowHtml = (cells: readonly string[], attributes = ''): string =>
  `<tr${attributes}>${cells.join('')}</tr>`;

function headCellHtml(cell: ProseCell): string {
  return cellHtml('th', cell, cell.colspan > 1 ? ' scope="colgroup"' : ' scope="col"');
}

function bodyCellHtml(cell: ProseCell, column: number): string {
  const names = column === 0 && cell.align !== 'right' && cell.inlines.length > 0;
  return names
    ? cellHtml('th', cell, cell.rowspan > 1 ? ' scope="rowgroup"' : ' scope="row"')
    : cellHtml('td', cell, '');
}

const ALIGNED = { left: '', right: ' class="n"', center: ' class="c"' } as const;

function cellHtml(tag: 'th' | 'td', cell: ProseCell, scope: string): string {
  const spans = (['colspan', 'rowspan'] as const).map((name) =>
    cell[name] > 1 ? ` ${name}="${cell[name]}"` : '',
  );
  return `<${tag}${scope}${ALIGNED[cell.align ?? 'left']}${spans.join('')}>${inlinesHtml(cell.inlines)}</${tag}>`;
}

function inlinesHtml(inlines: readonly ProseInline[]): string {
  return inlines.map(inlineHtml).join('');
}

function inlineHtml(inline: ProseInline): string {
  if (inline.kind === 'break') return '<br>';
  let html = escaped(inline.text);
  if (inline.italic) html = `<em>${html}</em>`;
  if (inline.bold) html = `<strong>${html}</strong>`;
  return html;
}
