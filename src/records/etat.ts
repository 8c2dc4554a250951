/** The one word of a `seance.yaml` that the program changes by itself: `etat`, once a séance is over. Its other bytes stay. */
import { treeAt, type Located } from './located.ts';
import { readSource } from './source.ts';

/** States of a séance that can be closed: those before its acts count. */
const OPEN = ['preparee', 'en-cours'];

/**
 * The bytes of a `seance.yaml` whose `etat` is `preparee` or `en-cours`, with `tenue` in its place; `null` when it says another
 * state, or none (which is `tenue` already), or has an error in its writing.
 */
export function closed(bytes: Uint8Array): Uint8Array | null {
  const { located: before, faults } = readSource('', bytes);
  if (before === null || faults.some(({ severity }) => severity === 'erreur')) return null;
  const etat = treeAt(before.value, ['etat']);
  if (typeof etat !== 'string' || !OPEN.includes(etat.trimEnd())) return null;
  const { line, column, length } = before.place(['etat']);
  const raw = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const start = offsetOf(raw, line, column);
  const written = raw.slice(start, start + length);
  const word = written.indexOf(etat.trimEnd());
  // A word spelt with escapes between its quotes goes with them.
  const [from, to] =
    word < 0 ? [start, start + length] : [start + word, start + word + etat.trimEnd().length];
  const after = new TextEncoder().encode(`${raw.slice(0, from)}tenue${raw.slice(to)}`);
  const read = readSource('', after).located?.value;
  if (read === undefined || !isOnlyChange(before.value, read)) throw new Error('etat was not changed alone');
  return after;
}

/** Where a line and a column, counted as editors do, stand in the text of the file: after its byte order mark, `\r` included. */
function offsetOf(raw: string, line: number, column: number): number {
  const lines = raw.split('\n').slice(0, line - 1);
  const mark = line === 1 && raw.startsWith('\uFEFF') ? 1 : 0;
  return lines.reduce((sum, each) => sum + each.length + 1, mark) + column - 1;
}

function isOnlyChange(before: Located['value'], after: Located['value']): boolean {
  const { etat, ...others } = after;
  const { etat: _, ...same } = before;
  const isHeld = typeof etat === 'string' && etat.trimEnd() === 'tenue';
  return isHeld && JSON.stringify(others) === JSON.stringify(same);
}
