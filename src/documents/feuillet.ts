/**
 * The numbering of the register (CGCT R. 2121-9): a feuillet is a sheet of two pages, its front « 43 », its back « 43 v° ». Pages
 * are counted from 1 through the year, so that odd pages are fronts.
 */

/** « 43 », « 43 v° » (with a no-break space). */
export function feuilletSaid(page: number): string {
  const feuillet = feuilletOf(page);
  return page % 2 === 1 ? String(feuillet) : `${feuillet}\u00a0v°`;
}

/** The sheet that a page is of. */
export function feuilletOf(page: number): number {
  return Math.ceil(page / 2);
}

/** The front of a sheet. */
export function frontOf(feuillet: number): number {
  return feuillet * 2 - 1;
}
