/** What the attributes of an HTML element say of its text: only `style`, which is what word processors put on a clipboard. */
import type { Look } from './gather.ts';

/** Declarations of a `style`: names in lower case. */
export function declarations(style: string | undefined): ReadonlyMap<string, string> {
  return new Map(
    (style ?? '').split(';').flatMap((each): [string, string][] => {
      const colon = each.indexOf(':');
      return colon < 0 ? [] : [[each.slice(0, colon).trim().toLowerCase(), each.slice(colon + 1).trim()]];
    }),
  );
}

export interface Weight {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly looks: readonly Look[];
}

export const LIGHT: Weight = { bold: false, italic: false, looks: [] };

const TAGS: Readonly<Record<string, Look>> = {
  u: 'souligne',
  s: 'barre',
  strike: 'barre',
  sup: 'exposant',
  sub: 'indice',
  mark: 'surligne',
  ins: 'insertion',
};

/** The weight of what is inside an element, from that around it. */
export function weightOf(tag: string, said: ReadonlyMap<string, string>, around: Weight): Weight {
  const weight =
    said.get('font-weight') ?? (tag === 'b' || tag === 'strong' || tag === 'th' ? 'bold' : undefined);
  const slope = said.get('font-style') ?? (tag === 'i' || tag === 'em' ? 'italic' : undefined);
  const looks = new Set(around.looks);
  const own = TAGS[tag];
  if (own !== undefined) looks.add(own);
  const look = (name: Look, value: string | undefined, on: RegExp, off: RegExp): void => {
    if (value !== undefined && on.test(value)) looks.add(name);
    else if (value !== undefined && off.test(value)) looks.delete(name);
  };
  const line = said.get('text-decoration') ?? said.get('text-decoration-line');
  look('souligne', line ?? said.get('text-underline'), /underline|single|double|words/u, /^none/u);
  look('barre', line, /line-through/u, /^none/u);
  look(
    'surligne',
    said.get('background') ?? said.get('background-color') ?? said.get('mso-highlight'),
    /./u,
    /^(?:transparent|white|#fff(?:fff)?|none|inherit)/iu,
  );
  if (
    /^(?:transparent|white|#fff(?:fff)?|none|inherit|initial)/iu.test(
      said.get('background') ?? said.get('background-color') ?? '',
    )
  )
    looks.delete('surligne');
  look('exposant', said.get('vertical-align'), /^super/u, /^baseline/u);
  look('indice', said.get('vertical-align'), /^sub(?!er)/u, /^baseline/u);
  look('capitales', said.get('text-transform'), /^(?:uppercase|capitalize)/u, /^none/u);
  look('capitales', said.get('font-variant'), /small-caps/u, /^normal/u);
  if (said.get('mso-hide') === 'all' || said.get('display') === 'none') looks.add('masque');
  return {
    bold: weight === undefined ? around.bold : weight.startsWith('bold') || Number(weight) >= 600,
    italic: slope === undefined ? around.italic : slope !== 'normal',
    looks: [...looks],
  };
}

/** Where a paragraph of Word stands in its lists: `mso-list:l0 level2 lfo1`; `null` when it stands in none. */
export function msoLevel(said: ReadonlyMap<string, string>): number | null {
  const level = /\blevel([1-9])\b/u.exec(said.get('mso-list') ?? '')?.[1];
  return level === undefined ? null : Number(level);
}
