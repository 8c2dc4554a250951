/** How a value that is added to a record is written: as people write it, on one line where it fits. */
import { isList, type Tree } from './located.ts';
import { BLOCK, quoted } from './write.ts';

/** Maps that have a line a key, so that one more person is one more line. */
const ONE_A_LINE: readonly string[] = ['pouvoirs', 'suppleants', 'deports'];

/** What may be listed between brackets: slugs, figures, hours, points. */
const WORD = /^[\p{L}\p{N}][\p{L}\p{N}:._/-]*$/u;

/** The lists of texts, which a comma between brackets would cut. */
const TEXTS: readonly string[] = ['visas', 'considerants', 'motifs', 'articles'];

/**
 * What follows `key:` or a dash that stands at the column `indent`: on the same line, or from the next one (it then begins with a
 * line end). No line end at its end.
 */
export function rendered(tree: Tree, key: string, indent: number): string {
  const space = ' '.repeat(indent + 2);
  if (typeof tree === 'string') {
    if (!BLOCK.test(tree)) return quoted(tree);
    // A first line that begins with a space would be taken for the indentation: it is then told.
    const lines = tree.slice(0, -1).split('\n');
    const head = /^[ \n]/u.test(tree) ? '|2' : '|';
    return [head, ...lines.map((line) => (line === '' ? '' : `${space}${line}`))].join('\n');
  }
  if (isList(tree)) {
    const isWords = tree.every((item) => typeof item === 'string' && WORD.test(item));
    if (tree.length === 0 || (isWords && !TEXTS.includes(key))) return flow(tree);
    return tree.map((item) => `\n${space}- ${rendered(item, '', indent + 2)}`).join('');
  }
  if (!ONE_A_LINE.includes(key) || Object.keys(tree).length === 0) return flow(tree);
  return Object.entries(tree)
    .map(([name, value]) => `\n${space}${name}: ${flow(value)}`)
    .join('');
}

/** A value between brackets, or a text that may stand there. */
export function flow(tree: Tree): string {
  if (typeof tree === 'string') return /[,[\]{}]/u.test(tree) ? JSON.stringify(tree) : quoted(tree);
  if (isList(tree)) return `[${tree.map(flow).join(', ')}]`;
  return `{${Object.entries(tree)
    .map(([name, value]) => `${name}: ${flow(value)}`)
    .join(', ')}}`;
}
