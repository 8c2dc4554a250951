/** Whether a piece that came back says all that the issued act says, in its order, with nothing slipped into its lines. */
import { differenceText } from './difference.ts';

/**
 * The lines of the act that the piece lacks or has otherwise; empty when it has them all. What the piece adds between two lines, a stamp or
 * a signature, is no difference; what it adds within a line is.
 */
export function agreement(act: readonly string[], piece: readonly string[]): string {
  const said = piece.map(spaced);
  let next = 0;
  const kept: string[] = [];
  for (const line of act.map(spaced)) {
    const at = said.indexOf(line, next);
    if (at === -1) continue;
    kept.push(line);
    next = at + 1;
  }
  return differenceText(act.map(spaced), kept.length === act.length ? act.map(spaced) : said);
}

/** Writers of PDF differ in their spaces. */
function spaced(line: string): string {
  return line.replaceAll(/\s+/gu, ' ').trim();
}
