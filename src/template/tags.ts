/**
 * The tags of merged HTML, found without reading every character.
 *
 * Problem: parse5 goes through a document character by character, and what it finds are the same forty tags a hundred times over.
 * Solution: each distinct tag is read by parse5 once, and kept; between tags, the next `<` is looked for. Limit: plain HTML only
 * (a tag of small letters with its values in double quotes, the references that `merge` writes); for anything else the whole
 * document is left to parse5. A property holds the one against the other.
 */
import { type Token, Tokenizer, type TokenHandler } from 'parse5';

/** A tag of a document, and where it stands. Places inside `token` count from `start`. */
export interface Tagged {
  readonly token: Token.TagToken;
  readonly start: number;
  readonly end: number;
}

/** Past that many distinct tags all are forgotten: values of a record may stand in them. */
const REMEMBERED = 2000;

const ignore = (): void => {};

const known = new Map<string, Token.TagToken | null>();

export const DOCTYPE = '<!DOCTYPE html>';

const TAG = /<\/?[a-z][a-z0-9]*(?: [a-z-]+="[^"<>]*")*>/y;

/** Characters or references that parse5 would have something to say about, or would not leave as they are. */
const DELICATE = /[^\t\n -~\u00A0-\uD7FF\uE000-\uFDCF\uFDF0-\uFEFE\uFF00-\uFFFD]|&(?!(?:amp|lt|gt|quot);)/;

/** The tags of plain HTML that begins with its doctype; `null` for any other. */
export function plainTags(html: string): readonly Tagged[] | null {
  if (!html.startsWith(DOCTYPE) || DELICATE.test(html)) return null;
  const tags: Tagged[] = [];
  for (let start = html.indexOf('<', DOCTYPE.length); start !== -1;) {
    TAG.lastIndex = start;
    if (!TAG.test(html)) return null;
    const end = TAG.lastIndex;
    const token = tagOf(html.slice(start, end));
    if (token === null) return null;
    tags.push({ token, start, end });
    const next = html.indexOf('<', end);
    // What a title holds is text, up to its end.
    if (token.tagName === 'title' && html[start + 1] !== '/' && !html.startsWith('</title>', next))
      return null;
    start = next;
  }
  return tags;
}

/** A tag as parse5 reads it; `null` when it has something to say. */
function tagOf(written: string): Token.TagToken | null {
  const before = known.get(written);
  if (before !== undefined) return before;
  let token: Token.TagToken | null = null;
  let isSound = true;
  const take = (found: Token.TagToken): void => void (token = found);
  const handler: TokenHandler = {
    onStartTag: take,
    onEndTag: take,
    onParseError: () => void (isSound = false),
    onCharacter: ignore,
    onWhitespaceCharacter: ignore,
    onNullCharacter: ignore,
    onComment: ignore,
    onDoctype: ignore,
    onEof: ignore,
  };
  new Tokenizer({ sourceCodeLocationInfo: true }, handler).write(written, true);
  if (!isSound) token = null;
  if (known.size >= REMEMBERED) known.clear();
  known.set(written, token);
  return token;
}
