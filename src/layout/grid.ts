/** The grid of a table: its sections, their rows, and the column at which each cell begins. */
import type { StyledElement } from '../template/styled.ts';

/** A cell in the grid of its section. */
export interface Cell {
  readonly element: StyledElement;
  readonly column: number;
  readonly colspan: number;
  readonly rowspan: number;
}

/** A row, or for a row of cells without `tr`, their table. */
export interface Row {
  readonly element: StyledElement;
  readonly cells: readonly Cell[];
}

/** A head or a body. `element` is `null` when the rows stand directly in the table. */
export interface Section {
  readonly element: StyledElement | null;
  readonly head: boolean;
  readonly rows: readonly Row[];
}

/** Heads and bodies of a table, in source order; cells or rows without a parent get one, as CSS supposes. */
export function sectionsOf(table: StyledElement): Section[] {
  const sections: Section[] = [];
  let rows: StyledElement[] = [];
  let cells: StyledElement[] = [];
  const flush = (): void => {
    if (rows.length > 0) sections.push({ element: null, head: false, rows: gridOf(rows) });
    if (cells.length > 0) {
      const row = { element: anonymousRow(table), cells: placeCells(cells, [], 1) };
      sections.push({ element: null, head: false, rows: [row] });
    }
    rows = [];
    cells = [];
  };
  for (const child of table.children) {
    if (child.kind === 'text') continue;
    const { display } = child.style;
    if (display === 'table-row') rows.push(child);
    else if (display === 'table-cell') cells.push(child);
    else if (display === 'table-header-group' || display === 'table-row-group') {
      flush();
      const own = child.children.filter((node) => node.kind === 'element');
      sections.push({ element: child, head: display === 'table-header-group', rows: gridOf(own) });
    }
  }
  flush();
  return sections;
}

/** The row that CSS supposes round cells that stand directly in a table: it says nothing of breaks or margins. */
function anonymousRow(table: StyledElement): StyledElement {
  const none = { top: 0, right: 0, bottom: 0, left: 0 };
  const style = {
    ...table.style,
    margin: none,
    height: null,
    breakBefore: 'auto',
    breakAfter: 'auto',
  } as const;
  return { ...table, tag: 'div', style: { ...style, breakInside: 'auto' } };
}

function gridOf(rows: readonly StyledElement[]): Row[] {
  /** Rows that each column is still covered for by a cell from above. */
  const covered: number[] = [];
  return rows.map((element, r) => {
    const cells = element.children.filter((node) => node.kind === 'element');
    const row = { element, cells: placeCells(cells, covered, rows.length - r) };
    for (const [column, rest] of covered.entries()) covered[column] = Math.max(0, (rest ?? 0) - 1);
    return row;
  });
}

function placeCells(cells: readonly StyledElement[], covered: number[], rowsLeft: number): Cell[] {
  let column = 0;
  return cells.map((element) => {
    while ((covered[column] ?? 0) > 0) column++;
    const { colspan } = element;
    const rowspan = Math.min(element.rowspan, rowsLeft);
    for (let c = column; c < column + colspan; c++) covered[c] = rowspan;
    const cell = { element, column, colspan, rowspan };
    column += colspan;
    return cell;
  });
}
