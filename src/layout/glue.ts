/**
 * Typographic gluing, for `-greffe-glue: french`: where French usage lets no line break, though a U+0020 stands there.
 *
 * The text is what was voted, and no character of it changes: a space stays a U+0020, in the file and for who copies it; a line
 * only does not break at it, as long as it need not. Source: Lexique des règles typographiques en usage à l’Imprimerie
 * nationale; each rule has the heading under which it is found there.
 */

interface Glue {
  /** Heading of the Lexique. */
  readonly heading: string;
  /** Matches what stands before the space, and the space; what must follow is looked ahead at. */
  readonly pattern: RegExp;
}

const UNITS = '€|%|‰|k€|M€|Md€|euros?|mm|cm|m|km|m²|km²|m³|ha|g|kg|t|L|kWh|MWh|MW|kW|h|min|°C';
const MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';

const GLUES: readonly Glue[] = [
  { heading: 'Ponctuation : signes doubles', pattern: / (?=[;:!?](?![\p{L}\p{N}]))/gu },
  { heading: 'Guillemets', pattern: /« | (?=»)/gu },
  {
    heading: 'Nombres : tranches de trois chiffres',
    pattern: /(?<=(?<![\d,])\d{1,3}(?: \d{3})*) (?=\d{3}(?!\d))/gu,
  },
  {
    heading: 'Unités de mesure et monnaies',
    pattern: new RegExp(`(?<=\\d) (?=(?:${UNITS})(?![\\p{L}\\p{N}²³]))`, 'gu'),
  },
  { heading: 'Numéros, paragraphes, pages', pattern: /(?<=(?<!\p{L})(?:[nN]°|[nN]os|§|p\.|al\.)) (?=\d)/gu },
  {
    heading: 'Articles',
    pattern: /(?<=(?<!\p{L})(?:[aA]rt\.|[aA]rticles?|[aA]linéa)) (?=\d)|(?<=(?<!\p{L})[LRDA]\.) (?=\d)/gu,
  },
  {
    heading: 'Titres de civilité',
    pattern: /(?<=(?<!\p{L})(?:M\.|MM\.|Mme|Mmes|Mlle|Mlles|Me|Dr)) (?=\p{Lu})/gu,
  },
  {
    heading: 'Dates',
    pattern: new RegExp(`(?<=(?<!\\d)(?:1er|[12]?\\d|3[01])) (?=(?:${MONTHS})(?!\\p{L}))`, 'gu'),
  },
  { heading: 'Heures', pattern: /(?<=\d h) (?=\d{2}(?!\d))/gu },
];

/** Offsets right after a space at which no line should break. */
export function gluedIn(text: string): ReadonlySet<number> {
  const glued = new Set<number>();
  for (const { pattern } of GLUES)
    for (const { 0: matched, index } of text.matchAll(pattern)) glued.add(index + matched.length);
  return glued;
}
