/**
 * The text of a record → values that remember where they were written. Failsafe: every scalar is text until a shape
 * decides. All that YAML can do beyond maps, lists and text is refused.
 */
import { Composer, isMap, isScalar, Lexer, Parser, YAMLParseError } from 'yaml';
import type { Document } from 'yaml';
import { byPlace, fault } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { decode, forbidden } from './characters.ts';
import { locate } from './located.ts';
import type { Located } from './located.ts';
import { convert } from './nodes.ts';
import { placer } from './places.ts';
import { syntaxFaults } from './syntax.ts';
import { traps } from './traps.ts';

export type { Located, Path } from './located.ts';

/**
 * Reads a record. `located` is `null` when nothing can be read of it; otherwise faults may remain that make it
 * unsound, and its shape can still be looked at.
 */
export function readSource(
  file: string,
  bytes: Uint8Array,
): { located: Located | null; faults: Diagnostic[] } {
  const { text, faults: decoding } = decode(file, bytes);
  if (text === null) return { located: null, faults: decoding };

  const at = placer(file, text);
  const lexemes = [...new Lexer().lex(text)];
  const seen = traps(lexemes, text, at);
  const faults = [...forbidden(text, at), ...seen.faults];
  const done = (located: Located | null) => ({ located, faults: faults.sort(byPlace) });
  if (seen.fatal) return done(null);

  const document = parsed(lexemes, text);
  const wrong = syntaxFaults(text, document.errors, at);
  // A tab is told once, as the character that it is.
  const tabs = new Set(faults.filter((f) => f.code === 'tabulation').map((f) => f.place.line));
  faults.push(...wrong.filter((w) => !tabs.has(w.place.line)));
  const unreadable = document.errors.some((error) => error.code !== 'DUPLICATE_KEY');
  if (unreadable) return done(null);

  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === '')) {
    faults.push(
      fault({
        place: at(0, 0),
        code: 'fichier-vide',
        message: 'Ce fichier est vide.',
        remedy: 'écrivez-y ses clés, ou supprimez-le.',
      }),
    );
    return done(null);
  }
  if (!isMap(root)) {
    const message = 'Ce fichier ne commence pas par une clé suivie de deux-points.';
    faults.push(
      fault({
        place: at(root.range[0], 0),
        code: 'pas-de-cles',
        message,
        remedy: 'écrivez une clé par ligne : date: 2024-09-12.',
      }),
    );
    return done(null);
  }

  const { value, written } = convert(root, text, at, faults);
  return done(locate({ file, text }, at, value, written));
}

const AS_TEXT = {
  schema: 'failsafe',
  version: '1.2',
  resolveKnownTags: false,
  uniqueKeys: true,
  prettyErrors: false,
  logLevel: 'error',
} as const;

/** The one document of a file, from its lexemes. What the library's own `parseDocument` does, the lexemes cut once for us too. */
function parsed(lexemes: readonly string[], text: string): Document.Parsed {
  const parser = new Parser();
  const tokens = [...lexemes.flatMap((lexeme) => [...parser.next(lexeme)]), ...parser.end()];
  const [first, second] = new Composer(AS_TEXT).compose(tokens, true, text.length);
  if (first === undefined) throw new Error('the library composes one document at least');
  if (second !== undefined)
    first.errors.push(new YAMLParseError([second.range[0], second.range[1]], 'MULTIPLE_DOCS', ''));
  return first;
}
