/**
 * Units inside layout. Positions and box sizes are integers in thousandths of a point. Widths of text are summed in
 * *grains*, 256 000 to the thousandth of a point: font units of any face at any size are whole numbers of grains, so no
 * comparison is ever decided by rounding, and the same lines break on every machine.
 */
import type { Font } from './font.ts';

/** Common multiple of the units per em that fonts use (1000, and powers of two up to 2048). */
const UNITS = 256_000;

/** Millimetres become thousandths of a point one by one: sums of them may be off by a few. */
export const ROUNDING = 10;

/** Points to thousandths of a point. */
export function milli(points: number): number {
  return Math.round(points * 1000);
}

/** Thousandths of a point back to points. */
export function points(milli: number): number {
  return milli / 1000;
}

/** Thousandths of a point to grains. */
export function grains(milli: number): number {
  return milli * UNITS;
}

/** Grains to thousandths of a point, to the nearest. */
export function milliOfGrains(grains: number): number {
  return Math.round(grains / UNITS);
}

/** Grains to thousandths of a point, not above. */
export function milliBelow(grains: number): number {
  return Math.floor(grains / UNITS);
}

/**
 * Grains in one font unit at a size in points.
 * @throws Error for a font whose em is not a divisor of the common multiple: its widths would be rounded.
 */
export function grainsPerUnit(font: Font, size: number): number {
  const perUnit = (milli(size) * UNITS) / font.unitsPerEm;
  if (!Number.isInteger(perUnit))
    throw new Error(
      `La police ${font.face} compte ${font.unitsPerEm} unités au cadratin : 1000 ou 2048 attendues.`,
    );
  return perUnit;
}
