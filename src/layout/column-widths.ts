/** Widths of the columns of a table (CSS 2.2 § 17.5.2.1, fixed layout). */
import type { StyledElement } from '../template/styled.ts';
import type { Context } from './context.ts';
import { report } from './context.ts';
import { wideBox } from './faults.ts';
import { sides } from './flow.ts';
import type { Row } from './grid.ts';
import { ROUNDING, milli } from './measure.ts';

/**
 * The widths: what `col` says, else what the cells of the first row say; columns left without share what remains of the
 * table, or of `available` when the table has no width. Columns narrower than the table together are widened in proportion.
 */
export function columnWidths(
  context: Context,
  table: StyledElement,
  rows: readonly Row[],
  available: number,
): number[] {
  const given = declared(table);
  let count = given.length;
  if (count === 0)
    for (const { cells } of rows)
      for (const { column, colspan } of cells) count = Math.max(count, column + colspan);
  const widths = Array.from({ length: count }, (_, i) => given[i] ?? null);
  for (const { element, column, colspan } of rows[0]?.cells ?? []) {
    const { style } = element;
    if (style.width === null) continue;
    const { left, right } = sides(style);
    for (let c = column; c < column + colspan && c < count; c++)
      widths[c] ??= Math.floor((milli(style.width) + left + right) / colspan);
  }
  const free = widths.filter((width) => width === null).length;
  const sum = widths.reduce((total: number, width) => total + (width ?? 0), 0);
  const own = table.style.width === null ? null : milli(table.style.width);
  const whole = own ?? (free > 0 ? available : sum);
  if (sum > whole + ROUNDING)
    report(context, wideBox('La somme des colonnes du tableau', sum - whole, table.origin));
  else if (whole > available + ROUNDING)
    report(context, wideBox('Le tableau', whole - available, table.origin));
  if (free > 0) return widths.map((width) => width ?? Math.floor(Math.max(0, whole - sum) / free));
  if (sum === 0 || whole - sum <= ROUNDING) return widths.map((width) => width ?? 0);
  let before = 0;
  return widths.map((width) => {
    const left = Math.round((before * whole) / sum);
    before += width ?? 0;
    return Math.round((before * whole) / sum) - left;
  });
}

/** Widths of the `col` elements, `null` for those that say nothing. */
function declared(table: StyledElement): (number | null)[] {
  const columns: (number | null)[] = [];
  const walk = (element: StyledElement): void => {
    for (const child of element.children) {
      if (child.kind === 'text') continue;
      if (child.style.display === 'table-column')
        columns.push(child.style.width === null ? null : milli(child.style.width));
      else if (child.style.display === 'table-column-group') walk(child);
    }
  };
  walk(table);
  return columns;
}
