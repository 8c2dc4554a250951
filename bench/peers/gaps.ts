/** How wide words are parted in justified lines, as poppler sees them: the mean and the widest, in times the space of the font. */
import { spawnSync } from 'node:child_process';

/** Liberation Sans at 11 points, and the right edge of an A4 page with margins of 20 mm. */
const SPACE = 0.278 * 11;
const RIGHT = ((210 - 20) * 72) / 25.4;

interface Box {
  readonly from: number;
  readonly to: number;
}

/** `null` where poppler is not installed, or no line reaches the margin. */
export function gapsOf(file: string): { readonly mean: number; readonly max: number } | null {
  const { stdout, error } = spawnSync('pdftotext', ['-bbox-layout', file, '-'], { encoding: 'utf8' });
  if (error !== undefined) return null;
  const lines = stdout.split('<line ').slice(1);
  const gaps = lines.map(wordsOf).filter(isJustified).flatMap(between);
  if (gaps.length === 0) return null;
  return { mean: gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length, max: Math.max(...gaps) };
}

function wordsOf(line: string): readonly Box[] {
  return [...line.matchAll(/<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"/g)].map(([, from, to]) => ({
    from: Number(from),
    to: Number(to),
  }));
}

function isJustified(words: readonly Box[]): boolean {
  return words.length > 4 && Math.abs((words.at(-1)?.to ?? 0) - RIGHT) < 1;
}

function between(words: readonly Box[]): readonly number[] {
  return words.slice(1).map(({ from }, i) => (from - (words[i]?.to ?? from)) / SPACE);
}
