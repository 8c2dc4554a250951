/** A table of figures of a record (`tableaux`) → a table block: joined cells, heads on several levels, checked sums. */
import type { Tableau } from './deliberation.ts';
import type { ProseCell, ProseFault, ProseRow, ProseTable } from './prose.ts';

/** A French figure: `1 234,50`, `-12`, `60 %`, `5 000 €`. It stands flush right. */
const CHIFFRE =
  /^[-−–+]?(?:\d{1,3}(?:[ \u00A0\u202F]\d{3})+|\d+)(?:,\d+)?(?:[ \u00A0\u202F]?(?:%|€|k€|M€|€ HT|€ TTC))?$/u;

/** A fault of a table: `key` and `line` say where (a line of `colonnes` or `lignes`, from 0). */
export interface TableauFault extends Pick<ProseFault, 'code' | 'message' | 'remedy'> {
  readonly key: 'colonnes' | 'lignes' | 'total' | 'somme';
  readonly line: number;
}

/** The table block, and what is wrong with it. A table at fault is still whole: no text of it is lost. */
export function tableOf(tableau: Tableau): { table: ProseTable; faults: TableauFault[] } {
  const faults: TableauFault[] = [];
  const heads = tableau.colonnes.map(cellsOf);
  const width = heads.at(-1)!.length;
  const body = tableau.lignes.filter((line) => line.trim() !== '').map(cellsOf);
  const total = tableau.total === null ? null : cellsOf(tableau.total);
  const figures = columnsOfFigures([...body, ...(total === null ? [] : [total])]);
  const grid = (key: TableauFault['key'], rows: string[][]): ProseRow[] => {
    rows.forEach((row, line) => {
      if (row.length === width) return;
      const message = `Cette ligne compte ${row.length} cellules, la dernière ligne de « colonnes » ${width}.`;
      faults.push({
        key,
        line,
        code: 'tableau-mal-forme',
        message,
        remedy: 'divisez chaque ligne par « | » en autant de cellules que de colonnes.',
      });
    });
    const { laid, wrong } = joined(
      rows.map((row) => Array.from({ length: Math.max(width, row.length) }, (_, i) => row[i] ?? '')),
      figures,
    );
    for (const line of wrong)
      faults.push({
        key,
        line,
        code: 'tableau-mal-joint',
        message: '« ^ » ou « < » joint ici une cellule qui n’existe pas, ou pas en rectangle.',
        remedy: '« ^ » joint la cellule du dessus, « < » celle de gauche : vérifiez la grille.',
      });
    return laid;
  };
  const table: ProseTable = {
    kind: 'table',
    titre: tableau.titre,
    head: grid('colonnes', heads),
    rows: grid('lignes', body),
    total: total === null ? null : (grid('total', [total])[0] ?? null),
  };
  if (faults.length === 0) faults.push(...wrongSums(tableau, body, total, width));
  return { table, faults };
}

function cellsOf(line: string): string[] {
  return line.split(/ \|(?: |$)/u).map((cell) => cell.replaceAll(/^ +| +$/gu, ''));
}

/** Cells that stand for a figure that is not there, or for another cell. */
const NO_FIGURE = ['', '^', '<', '-', '–', '—'];

/** Columns that hold figures only: their heads and their dashes stand flush right with them. */
function columnsOfFigures(rows: readonly string[][]): ReadonlySet<number> {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, c) => rows.map((row) => row[c] ?? ''));
  return new Set(
    columns.flatMap((cells, c) => {
      const written = cells.filter((cell) => !NO_FIGURE.includes(cell));
      return written.length > 0 && written.every((cell) => CHIFFRE.test(cell)) ? [c] : [];
    }),
  );
}

/** `^` joins the cell above, `<` the one on the left; a joined cell is a rectangle. `wrong`: rows where it is not. */
function joined(
  rows: readonly string[][],
  figures: ReadonlySet<number>,
): { laid: ProseRow[]; wrong: number[] } {
  const wrong = new Set<number>();
  const owner: [number, number][][] = [];
  rows.forEach((row, r) => {
    owner.push([]);
    row.forEach((cell, c) => {
      const from =
        cell === '^' ? owner[r - 1]?.[c] : cell === '<' ? owner[r]![c - 1] : ([r, c] as [number, number]);
      if (from === undefined) wrong.add(r);
      owner[r]!.push(from ?? [r, c]);
    });
  });
  // How many cells of the grid each one covers.
  const covered = new Map<string, number>();
  for (const line of owner)
    for (const [r, c] of line) covered.set(`${r} ${c}`, (covered.get(`${r} ${c}`) ?? 0) + 1);
  const owns = (r: number, c: number, [or, oc]: readonly [number, number]) =>
    owner[r]?.[c]?.[0] === or && owner[r]?.[c]?.[1] === oc;
  const laid = rows.map((row, r) =>
    row.flatMap((cell, c): ProseCell[] => {
      if (!owns(r, c, [r, c])) return [];
      let colspan = 1;
      while (owns(r, c + colspan, [r, c])) colspan += 1;
      let rowspan = 1;
      while (owns(r + rowspan, c, [r, c])) rowspan += 1;
      const inside = Array.from({ length: rowspan }, (_, y) =>
        Array.from({ length: colspan }, (_, x) => owns(r + y, c + x, [r, c])),
      ).flat();
      if (inside.includes(false) || covered.get(`${r} ${c}`) !== inside.length) wrong.add(r);
      const align = CHIFFRE.test(cell) || (figures.has(c) && colspan === 1) ? 'right' : null;
      const inlines = cell === '' ? [] : [{ kind: 'run' as const, text: cell, bold: false, italic: false }];
      return [{ inlines, align, colspan, rowspan }];
    }),
  );
  return { laid, wrong: [...wrong] };
}

/** Columns of `somme` whose total is not the sum of their rows. Counted in whole ten-thousandths: no rounding. */
function wrongSums(
  tableau: Tableau,
  rows: readonly string[][],
  total: string[] | null,
  width: number,
): TableauFault[] {
  return tableau.somme.flatMap((column, line): TableauFault[] => {
    const wrong = (message: string, remedy: string, code = 'somme-fausse'): TableauFault[] => [
      { key: 'somme', line, code, message, remedy },
    ];
    if (total === null || column < 1 || column > width)
      return wrong(
        total === null ? 'Il n’y a pas de ligne « total » à vérifier.' : `Il n’y a pas de colonne ${column}.`,
        'écrivez « total: », ou ôtez « somme ».',
        'somme-sans-total',
      );
    const cells = rows.map((row) => row[column - 1]!).filter((cell) => !NO_FIGURE.includes(cell));
    const values = cells.map(valueOf);
    const stated = valueOf(total[column - 1]!);
    const unread = stated === null ? total[column - 1] : cells[values.indexOf(null)];
    if (stated === null || values.includes(null))
      return wrong(
        `« ${unread ?? ''} » n’est pas un chiffre, dans la colonne ${column} dont la somme est demandée.`,
        'écrivez un chiffre : 1 234,50.',
        'somme-illisible',
      );
    const sum = values.reduce<bigint>((all, value) => all + (value ?? 0n), 0n);
    if (sum === stated) return [];
    return wrong(
      `La colonne ${column} a pour somme ${written(sum)}, et non ${total[column - 1]!}.`,
      'corrigez une ligne ou le total.',
    );
  });
}

/** In ten-thousandths. */
function valueOf(cell: string): bigint | null {
  if (!CHIFFRE.test(cell)) return null;
  const [whole = '', decimals = ''] = cell.replaceAll(/[^\d,]/gu, '').split(',');
  if (decimals.length > 4) return null;
  const value = BigInt(whole + decimals.padEnd(4, '0'));
  return /^[-−–]/u.test(cell) ? -value : value;
}

function written(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(5, '0');
  const whole = digits.slice(0, -4).replaceAll(/\B(?=(?:\d{3})+$)/gu, '\u202f');
  const decimals = digits.slice(-4).replace(/0{1,2}$/u, '');
  return `${value < 0n ? '-' : ''}${whole}${decimals === '00' ? '' : `,${decimals}`}`;
}
