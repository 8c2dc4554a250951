/** Attributes of a tag: in the list for its element, with a value that is accepted; none that is required is missing. */
import type { Token } from 'parse5';
import type { Tell } from './codes.ts';
import { KEPT_SPACE, type Merged } from './merged.ts';
import { didYouMean } from './nearest.ts';
import { placeAt } from './origins.ts';
import { type AttributeName, ATTRIBUTES, ELEMENTS, type ElementName, isAttribute } from './subset.ts';

export type Attributes = Readonly<Partial<Record<AttributeName, string>>>;

/** The accepted attributes of a start tag, whose places count from `base`; the others are told. */
export function readAttributes(
  token: Token.TagToken,
  base: number,
  tag: ElementName,
  merged: Merged,
  tell: Tell,
): Attributes {
  const { attributes, required } = ELEMENTS[tag];
  const start = token.location?.startOffset ?? 0;
  const place = placeAt(merged, base + start, (token.location?.endOffset ?? start) - start);
  const out: Partial<Record<AttributeName, string>> = {};
  for (const { name, value } of token.attrs) {
    const at = token.location?.attrs?.[name];
    const where = at ? placeAt(merged, base + at.startOffset, at.endOffset - at.startOffset) : place;
    if (!isAttribute(name) || !attributes.includes(name))
      tell(
        where,
        'attribut-inconnu',
        `<${tag}> n’a pas d’attribut « ${name} » dans un modèle.`,
        attributes.length === 0
          ? 'supprimez-le.'
          : didYouMean(name, attributes, `sont admis : ${attributes.join(', ')}.`),
      );
    else if (!ATTRIBUTES[name].accepts(value))
      tell(
        where,
        'attribut-refuse',
        `« ${value} » n’est pas une valeur de l’attribut « ${name} ».`,
        `la valeur attendue est ${ATTRIBUTES[name].grammar}.`,
      );
    else out[name] = value.replaceAll(KEPT_SPACE, ' ');
  }
  for (const name of required)
    if (!token.attrs.some((each) => each.name === name))
      tell(
        place,
        'attribut-absent',
        `<${tag}> n’a pas d’attribut « ${name} ».`,
        `ajoutez ${name}="…" : ${ATTRIBUTES[name].grammar}.`,
      );
  return out;
}
