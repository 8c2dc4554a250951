/**
 * Spaces: before and after punctuation, inside guillemets, between what must stay together. Any no-break space is accepted
 * where one is due; an ordinary one, or none, is not. After the *Lexique des règles typographiques en usage à l’Imprimerie
 * nationale*, and NF X 02-003 for units.
 */
import { FINE, NBSP, typo, type Typo } from './rule.ts';

const MOIS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
export const UNITES = 'k€|M€|€|%|m²|m³|ha|km|kWh|MWh|kW|MW|kg';

export const SPACES: readonly Typo[] = [
  typo({
    id: 'F01',
    code: 'espace-avant-ponctuation',
    found: 'il manque une espace fine insécable avant « ; », « ! » ou « ? »',
    remedy: 'mettez-y une espace fine insécable (U+202F)',
    regex: /(?<=[^\s\u00A0\u202F«“([;:!?…\\/])(?<x> ?)(?=[;!?](?:[\s\u00A0\u202F»”)\]*;!?…]|$))/dgu,
    by: FINE,
  }),
  typo({
    id: 'F02',
    code: 'espace-avant-deux-points',
    found: 'il manque une espace insécable avant « : »',
    remedy: 'mettez-y une espace insécable (U+00A0)',
    // Followed by a space or the end: neither a time, nor a ratio, nor an address.
    regex: /(?<=[\p{L}\p{N}»”)\]%€°²*.])(?<x> ?)(?=:(?:[\s\u00A0\u202F*]|$))/dgu,
    by: NBSP,
  }),
  typo({
    id: 'F03',
    code: 'espace-des-guillemets',
    found: 'il manque une espace insécable après « ou avant »',
    remedy: 'mettez-y une espace insécable (U+00A0)',
    regex: /(?:(?<=«) ?(?=[^\s\u00A0\u202F])|(?<=[^\s\u00A0\u202F«]) ?(?=»))/dgu,
    by: NBSP,
  }),
  typo({
    id: 'F07',
    code: 'espace-en-trop',
    found: 'une espace précède une virgule, un point ou une parenthèse fermante, ou suit une ouvrante',
    remedy: 'ôtez cette espace',
    // Not before … : « le … octobre » is a blank to be filled in.
    regex: /(?:(?<=[\p{L}\p{N}»)])(?<!\d) +(?=[,.)\]](?:[\s\u00A0)»;:]|$))|(?<=[(]) +(?=\S))/dgu,
    by: '',
  }),
  typo({
    id: 'F11',
    code: 'espace-de-l-unite',
    found: 'il manque une espace insécable entre un nombre et son unité',
    remedy: 'mettez-y une espace insécable (U+00A0)',
    regex: new RegExp(`(?<=\\d)(?<x> ?)(?=(?:${UNITES})(?![\\p{L}\\p{N}]))`, 'dgu'),
    by: NBSP,
  }),
  typo({
    id: 'F13',
    code: 'espace-du-numero',
    found: 'il manque une espace insécable entre « n° » (§, art., p., al.) et son nombre',
    remedy: 'mettez-y une espace insécable (U+00A0)',
    regex: /(?<=(?<![\p{L}\p{N}])(?:[nN][°º]s?|§|art\.|p\.|al\.))(?<x> ?)(?=\d)/dgu,
    by: NBSP,
  }),
  typo({
    id: 'F15',
    code: 'espace-de-la-civilite',
    found: 'une espace ordinaire suit une civilité',
    remedy: 'mettez-y une espace insécable (U+00A0) : M. DUPONT ne se coupe pas en fin de ligne',
    regex: /(?<=(?<![\p{L}\p{N}.])(?:MM?\.|Mmes?|Mlles?|Me|Dr))(?<x> )(?=\p{Lu})/dgu,
    by: NBSP,
  }),
  typo({
    id: 'F18',
    code: 'espace-de-la-date',
    found: 'une espace ordinaire sépare le jour du mois',
    remedy: 'mettez-y une espace insécable (U+00A0)',
    regex: new RegExp(
      `(?<=(?<![\\p{L}\\p{N}])(?:1er|[12]?\\d|3[01]))(?<x> )(?=(?:${MOIS})(?!\\p{L}))`,
      'dgu',
    ),
    by: NBSP,
  }),
  typo({
    id: 'F22',
    code: 'espace-de-l-article',
    found: 'il manque une espace insécable après L., R. ou D. dans le numéro d’un article',
    remedy: 'mettez-y une espace insécable (U+00A0)',
    regex: /(?<=(?<![\p{L}\p{N}.])[LRD]\.)(?<x> ?)(?=\d)/dgu,
    by: NBSP,
  }),
  typo({
    id: 'F26',
    code: 'espaces-multiples',
    found: 'plusieurs espaces se suivent, ou finissent une ligne',
    remedy: 'n’en gardez qu’une, et aucune en fin de ligne',
    // A paragraph of one no-break space is an empty line that was asked for.
    regex: /(?<=\S)(?:(?<!\\)[ ]+(?=\n|$)|[ \u00A0\u202F]{2,}(?=\S))/dgu,
    by: (x, { input, index }) => {
      const ends = index + x.length === input.length || input[index + x.length] === '\n';
      return ends ? '' : (/[\u00A0\u202F]/u.exec(x)?.[0] ?? ' ');
    },
  }),
];
