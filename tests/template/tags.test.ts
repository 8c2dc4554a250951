/** The tags that are found without parse5 are those that parse5 finds, each where it stands. */
import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { type Token, Tokenizer } from 'parse5';
import { describe, expect, test } from 'vitest';
import { merge } from '../../src/template/merge.ts';
import { DOCTYPE, plainTags } from '../../src/template/tags.ts';
import { INVENTE } from './actes.ts';
import { libelles } from './modele.ts';

interface Found {
  readonly tags: readonly string[];
  readonly isSound: boolean;
}

/** A tag on one line, with its places in the document. */
function told(token: Token.TagToken, base: number): string {
  const { startOffset = 0, endOffset = 0, attrs = {} } = token.location ?? {};
  const places = Object.entries(attrs).map(
    ([name, at]) => `${name}@${base + at.startOffset}-${base + at.endOffset}`,
  );
  const values = token.attrs.map(({ name, value }) => `${name}=${value}`);
  return [token.tagName, base + startOffset, base + endOffset, ...values, ...places].join(' ');
}

/** The tags of a document as parse5 finds them by itself. */
function byParse5(html: string): Found {
  const tags: string[] = [];
  let isSound = true;
  const ignore = (): void => {};
  const take = (token: Token.TagToken): void => {
    tags.push(told(token, 0));
  };
  new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: take,
      onEndTag: take,
      onParseError: () => (isSound = false),
      onCharacter: ignore,
      onWhitespaceCharacter: ignore,
      onNullCharacter: ignore,
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
    },
  ).write(html, true);
  return { tags, isSound };
}

const byUs = (html: string): readonly string[] | null =>
  plainTags(html)?.map(({ token, start }) => told(token, start)) ?? null;

describe('tags of merged HTML', () => {
  test('those of an act are found without parse5', () => {
    const { steps, partials } = libelles();
    const { html } = merge(steps, partials, INVENTE);
    expect(byUs(html)).toEqual(byParse5(html).tags);
  });

  const piece = oneof(
    {
      weight: 6,
      arbitrary: constantFrom('<p>', '</p>', '<td class="n">', '<a b="&amp;é" c-d="">', '<br>', ' ', 'mot'),
    },
    {
      weight: 1,
      arbitrary: constantFrom(
        '<',
        '>',
        '"',
        '<p/>',
        '<P>',
        '<p a=b>',
        '<p a="1" a="2">',
        '<!-- <p> -->',
        '&x;',
        '&amp;',
        '\0',
        '\r',
        '\u{1F600}',
        '</p a="b">',
      ),
    },
    { weight: 1, arbitrary: string({ maxLength: 3 }) },
  );

  test('of any text: the same as parse5, or left to it', () => {
    assert(
      property(array(piece, { maxLength: 12 }), (pieces) => {
        const html = DOCTYPE + pieces.join('');
        const found = byUs(html);
        const known = byParse5(html);
        expect(found ?? known.tags).toEqual(known.tags);
        expect(found === null || known.isSound).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test.each(['<p>', `${DOCTYPE}<title>a <b></title>`, `${DOCTYPE}<p>\r</p>`, `${DOCTYPE}<p>&eacute;</p>`])(
    'left to parse5: %j',
    (html) => expect(plainTags(html)).toBeNull(),
  );
});
