/** A table → a pipe table, or, where cells are joined, a table of figures of the record, which has joined cells. */
import { readProse, type ProseTable } from '../records/prose.ts';
import { MARGIN, writeInlines } from './prose-inline.ts';
import { plain, type Block, type Cell, type Inline, type Lost, type NotKept, type Table } from './texte.ts';

/** As records have it: lines of cells divided by ` | `. */
export interface Tableau {
  readonly colonnes: string;
  readonly lignes: string;
}

interface TableWritten {
  readonly text: string;
  /** Under the name that it was given; `null` for a pipe table. */
  readonly tableau: Tableau | null;
  readonly lost: readonly Lost[];
}

/** A cell of the grid: its words, where it begins; `null` where another cell covers it. */
interface Square {
  readonly inlines: readonly Inline[];
  readonly from: 'own' | 'left' | 'above';
}

export function writeTable(table: Table, name: string): TableWritten {
  const lost: Lost[] = [];
  const lose = (what: NotKept, text: string): void => void lost.push({ what, text, place: placeOf(table) });
  const grid = gridOf(table, lose);
  const isJoined = grid.some((row) => row.some(({ from }) => from !== 'own'));
  const tableau = isJoined ? asTableau(grid, table.heads) : null;
  if (tableau !== null && readsAs(`[tableau ${name}]`, { [name]: asRead(tableau) }, grid)) {
    // Heads are bold by the template.
    const heavy = grid
      .slice(Math.max(1, table.heads))
      .flat()
      .flatMap(({ inlines }) => inlines.filter((each) => each.kind === 'run' && (each.bold || each.italic)));
    const told = heavy
      .map((each) => (each.kind === 'run' ? each.text : ''))
      .join(' ')
      .trim();
    if (told !== '') lose('gras', told);
    return { text: `[tableau ${name}]`, tableau, lost };
  }
  if (isJoined) lose('cellules-jointes', '');
  const text = pipes(grid, (inlines) => writeInlines(inlines, MARGIN).text);
  if (readsAs(text, {}, grid)) return { text, tableau: null, lost };
  const bare = pipes(grid, (inlines) => writeInlines(light(inlines), MARGIN).text);
  lose('gras', '');
  if (!readsAs(bare, {}, grid)) throw new Error(`importer: no way to write ${JSON.stringify(grid)}`);
  return { text: bare, tableau: null, lost };
}

/** The first cell with words tells where a table is. */
function placeOf(table: Table) {
  const first = table.rows.flat().flatMap(({ blocks }) => blocks)[0];
  return first?.place ?? table.place;
}

/** All rows of one width, covered squares included. */
function gridOf(table: Table, lose: (what: NotKept, text: string) => void): Square[][] {
  const rows: Square[][] = table.rows.map(() => []);
  table.rows.forEach((cells, r) => {
    let c = 0;
    for (const cell of cells) {
      while (rows[r]![c] !== undefined) c += 1;
      const inlines = oneLine(cell, lose);
      for (let y = 0; y < cell.rowspan && rows[r + y] !== undefined; y += 1)
        for (let x = 0; x < cell.colspan; x += 1)
          rows[r + y]![c + x] ??=
            y === 0 && x === 0 ? { inlines, from: 'own' } : { inlines: [], from: x === 0 ? 'above' : 'left' };
      c += cell.colspan;
    }
  });
  const width = Math.max(1, ...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, c) => row[c] ?? { inlines: [], from: 'own' }));
}

/** A cell of ours is one line: its paragraphs follow one another. */
function oneLine(cell: Cell, lose: (what: NotKept, text: string) => void): Inline[] {
  const paragraphs = cell.blocks.flatMap((block): Inline[][] => inlinesOf(block, lose));
  const joined = paragraphs.flatMap((inlines, i): Inline[] => (i === 0 ? inlines : [SPACE, ...inlines]));
  if (paragraphs.length > 1)
    lose('cellule', joined.map((each) => (each.kind === 'run' ? each.text : ' ')).join(''));
  return joined;
}

const SPACE: Inline = { kind: 'run', text: ' ', bold: false, italic: false };

function inlinesOf(block: Block, lose: (what: NotKept, text: string) => void): Inline[][] {
  if (block.kind === 'table') {
    lose(
      'tableau-imbrique',
      block.rows
        .flat()
        .flatMap(({ blocks }) => blocks)
        .map((each) => (each.kind === 'paragraph' ? plain(each) : ''))
        .join(' '),
    );
    return block.rows.flat().flatMap(({ blocks }) => blocks.flatMap((each) => inlinesOf(each, lose)));
  }
  const mark = block.item?.mark ?? null;
  const words = mark === null ? '' : mark === 'dash' ? '- ' : `${mark}. `;
  const inlines = block.inlines.map((each) => (each.kind === 'break' ? SPACE : each));
  if (block.inlines.some(({ kind }) => kind === 'break')) lose('cellule', plain(block));
  return [words === '' ? inlines : [{ kind: 'run', text: words, bold: false, italic: false }, ...inlines]];
}

function light(inlines: readonly Inline[]): Inline[] {
  return inlines.map((each) => (each.kind === 'run' ? { ...each, bold: false, italic: false } : each));
}

/** `| a | b |`; columns of figures stand flush right. */
function pipes(grid: readonly Square[][], written: (inlines: readonly Inline[]) => string): string {
  const rows = grid.map((row) =>
    row.map(({ inlines }) => (textOf(inlines).trim() === '' ? '' : written(inlines))),
  );
  const [head = [], ...body] = rows;
  const under = head.map((_, c) => {
    const cells = grid
      .slice(1)
      .map((row) => textOf(row[c]!.inlines))
      .filter((cell) => cell !== '');
    return cells.length > 0 && cells.every((cell) => FIGURE.test(cell)) ? '---:' : '---';
  });
  return [piped(head), piped(under), ...body.map(piped)].join('\n');
}

function piped(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** As records/tableau.ts has it. */
const FIGURE =
  /^[-−–+]?(?:\d{1,3}(?:[ \u00A0\u202F]\d{3})+|\d+)(?:,\d+)?(?:[ \u00A0\u202F]?(?:%|€|k€|M€|€ HT|€ TTC))?$/u;

function textOf(inlines: readonly Inline[]): string {
  return inlines.map((each) => (each.kind === 'run' ? each.text : ' ')).join('');
}

/** `null` where joined cells leave no row below the heads, or where words of a cell would divide it. */
function asTableau(grid: readonly Square[][], told: number): Tableau | null {
  let heads = Math.max(1, told);
  while (heads < grid.length && grid[heads]!.some(({ from }) => from === 'above')) heads += 1;
  // The last line of heads says how many columns there are: it is whole in any case.
  if (heads >= grid.length) return null;
  const line = (row: readonly Square[]): string =>
    row
      .map(({ inlines, from }) => (from === 'left' ? '<' : from === 'above' ? '^' : textOf(inlines)))
      .join(' | ');
  const lines = (rows: readonly Square[][]): string => `${rows.map(line).join('\n')}\n`;
  const whole = { colonnes: lines(grid.slice(0, heads)), lignes: lines(grid.slice(heads)) };
  return Object.values(whole).some((text) => /^\s|\n[ \n]/u.test(text.replace(/\n$/u, ''))) ? null : whole;
}

function asRead({ colonnes, lignes }: Tableau) {
  return { titre: null, colonnes: linesIn(colonnes), lignes: linesIn(lignes), total: null, somme: [] };
}

function linesIn(text: string): string[] {
  return text.slice(0, -1).split('\n');
}

/** Whether it is read as a table whose squares have these words, joined alike. */
function readsAs(
  text: string,
  tableaux: Parameters<typeof readProse>[1],
  grid: readonly Square[][],
): boolean {
  const { prose, faults } = readProse(text, tableaux);
  const [table] = prose;
  if (faults.length > 0 || prose.length !== 1 || table?.kind !== 'table') return false;
  const wanted = grid.flat().filter(({ from }) => from === 'own' || Object.keys(tableaux).length === 0);
  const found = cellsOf(table);
  return (
    found.length === wanted.length && found.every((cell, i) => cell === textOf(wanted[i]!.inlines).trim())
  );
}

function cellsOf(table: ProseTable): string[] {
  return [...table.head, ...table.rows].flatMap((row) =>
    row.map(({ inlines }) => inlines.map((each) => (each.kind === 'run' ? each.text : ' ')).join('')),
  );
}
