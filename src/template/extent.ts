/**
 * How large a template is, before Handlebars parses it: its parser needs a time that grows with the square of what it is given,
 * and a stack that grows with the blocks in blocks.
 */
import type { Diagnostic } from '../diagnostic.ts';
import { templateFault } from './codes.ts';
import type { Source } from './source.ts';

/** Blocks inside blocks: the deepest act needs five. */
export const DEPTH = 20;
/** Braces of one file, and of one pair: the longest of ours has eighty, of forty characters. */
const MUSTACHES = 2000;
const LENGTH = 500;

/** A comment, or the beginning of anything else: what it does to blocks, and the word after it. */
const MUSTACHE = /\{\{!--[\s\S]*?--~?\}\}|\{\{![^}]*\}\}|\{\{+[~&>*]*\s*([#^/]?)\s*(else\s+\w)?/g;

/** What is too much in a file, by its first character; `null` when nothing is. */
export function tooLarge(source: Source): Diagnostic | null {
  const { text } = source;
  // For each open block, the questions that its `{{else if}}` have asked.
  const open: number[] = [];
  let depth = 0;
  let count = 0;
  for (const found of text.matchAll(MUSTACHE)) {
    if (found[1] === undefined) continue;
    const at = found.index;
    const [whole, sign, chained] = found;
    if (++count > MUSTACHES) return long(source, at, `Ce fichier a plus de ${MUSTACHES} accolades.`);
    const end = text.indexOf('}}', at);
    if (end - at > LENGTH) return long(source, at, `Ce qui s’ouvre ici tient plus de ${LENGTH} caractères.`);
    const opens = sign === '#' || (sign === '^' && /\w/.test(text.charAt(at + whole.length)));
    if (opens) {
      open.push(1);
      depth++;
    } else if (sign === '/') depth -= open.pop() ?? 0;
    else if (chained !== undefined && open.length > 0) {
      open[open.length - 1]!++;
      depth++;
    }
    // One more is left to the reader, which sees whether the last holds anything.
    if (depth > DEPTH + 1) return deep(source, at);
  }
  return null;
}

function deep(source: Source, at: number): Diagnostic {
  return templateFault(
    source.placeAt(at, 2),
    'gabarit-trop-profond',
    `Les blocs sont imbriqués sur plus de ${DEPTH} niveaux.`,
    'sortez une partie du texte dans un fichier de partiels/.',
  );
}

function long(source: Source, at: number, message: string): Diagnostic {
  return templateFault(
    source.placeAt(at, 2),
    'gabarit-trop-long',
    message,
    'partagez le modèle en partiels, ou vérifiez que c’est le bon fichier.',
  );
}
