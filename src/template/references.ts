/** Character references of HTML (`&amp;`, `&nbsp;`) → the characters they stand for. */
import { type Token, Tokenizer, type TokenHandler } from 'parse5';

const ESCAPED: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

const ignore = (): void => {};

/** A text of HTML, without tags, as it reads. Its references were judged before; values use only the four of merge. */
export function decoded(html: string): string {
  if (!html.includes('&')) return html;
  if (!/&(?!(?:amp|lt|gt|quot);)/.test(html))
    return html.replaceAll(/&\w+;/g, (sign) => ESCAPED[sign] ?? sign);
  let text = '';
  const take = (token: Token.CharacterToken): void => {
    text += token.chars;
  };
  const handler: TokenHandler = {
    onCharacter: take,
    onWhitespaceCharacter: take,
    onNullCharacter: take,
    onStartTag: ignore,
    onEndTag: ignore,
    onComment: ignore,
    onDoctype: ignore,
    onEof: ignore,
  };
  new Tokenizer({}, handler).write(html, true);
  return text;
}
