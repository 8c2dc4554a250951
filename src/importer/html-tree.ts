/** The door of parse5 in this room: HTML of a clipboard → a light tree. Browsers read it so; a script in it is text that nobody runs. */
import { parse, type DefaultTreeAdapterMap } from 'parse5';
import { Refus } from './refus.ts';

export interface HtmlElement {
  /** In lower case: `p`, `o:p`. */
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (HtmlElement | string)[];
}

/** Longer is no delibération: characters. */
const LONGEST = 8 * 1024 * 1024;
const DEPTH = 256;

/** The body. Comments, conditional ones included, are gone; what stands between `<![if …]>` and `<![endif]>` is there. Throws `Refus`. */
export function readHtml(html: string): HtmlElement {
  if (html.length > LONGEST || deepest(html) > DEPTH) throw new Refus('import-demesure');
  const root = parse(html).childNodes.find((each) => each.nodeName === 'html');
  const body =
    root !== undefined && 'childNodes' in root
      ? root.childNodes.find((each) => each.nodeName === 'body')
      : undefined;
  if (body === undefined || !('tagName' in body)) throw new Refus('import-vide');
  return light(body, 0);
}

/** How deep elements that must be closed are open: a parser looks through all of them at each tag. */
function deepest(html: string): number {
  let depth = 0;
  let most = 0;
  for (const [, slash] of html.matchAll(
    /<(\/?)(?:div|span|font|b|i|u|a|table|ul|ol|em|strong|blockquote|section|center)\b/giu,
  ))
    most = Math.max(most, (depth = Math.max(0, depth + (slash === '' ? 1 : -1))));
  return most;
}

function light(element: DefaultTreeAdapterMap['element'], depth: number): HtmlElement {
  if (depth > DEPTH) throw new Refus('import-demesure', `plus de ${DEPTH} éléments y sont l’un dans l’autre`);
  return {
    tag: element.tagName.toLowerCase(),
    attributes: new Map(element.attrs.map(({ name, value }) => [name, value])),
    children: element.childNodes.flatMap((each): (HtmlElement | string)[] => {
      if (each.nodeName === '#text' && 'value' in each) return [each.value];
      return 'tagName' in each ? [light(each, depth + 1)] : [];
    }),
  };
}
