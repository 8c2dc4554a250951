/** Marks and words: apostrophes, guillemets, suspension points, figures, hours, ordinals, ligatures, accents. */
import { FINE, found, NBSP, typo, type Typo } from './rule.ts';
import { UNITES } from './spaces.ts';

const MONTHS_AND_DAYS =
  'Janvier|Février|Mars|Avril|Mai|Juin|Juillet|Août|Septembre|Octobre|Novembre|Décembre|Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche';

/** Words that bear an accent, often seen without it in capitals; those in -TION and so on are told by their stem. */
const BARE_CAPITALS = [
  'ECO(?:LE|LES|NOMIE|NOMIQUE|NOMIQUES|LOGIE|LOGIQUE|LOGIQUES)',
  'ETATS?',
  'ETUDES?',
  'EDUCATION',
  'EDUCATI(?:F|VE)S?',
  'EGALITE',
  'EGLISES?',
  'ELECTIONS?',
  'ELECTRIQUES?',
  'ELUE?S?',
  'ELEVES?',
  'ENERGIES?',
  'ENERGETIQUES?',
  'EQUIPEMENTS?',
  'EVALUATIONS?',
  'EVENEMENTS?',
  'DEVELOPPEMENT',
  'DELIBERATIONS?',
  'DELIBERE',
  'DECIDE',
  'DECISIONS?',
  'DEPARTEMENTS?',
  'DEPARTEMENTA(?:L|LE|UX)',
  'DESIGNATIONS?',
  'DEPENSES?',
  'DEPLACEMENTS?',
  'REGIONS?',
  'REGIONA(?:L|LE|UX)',
  'REGLEMENTS?',
  'RESEAUX?',
  'REALISATIONS?',
  'REHABILITATION',
  'RENOVATION',
  'REUNIONS?',
  'REPUBLIQUE',
  'PREFETS?',
  'PREFECTURE',
  'PRESIDENTE?S?',
  'PRESENTE?S?',
  'SECURITE',
  'SOLIDARITES?',
  'ATTRACTIVITE',
  'ACTIVITES?',
  'QUALITE',
  'SANTE',
  'MOBILITES?',
  'COMMUNAUTES?',
  'COLLECTIVITES?',
  'FRANCAISE?S?',
  'HOTELS?',
  'THEATRES?',
  'MUSEES?',
  'FORETS?',
  'METROPOLE',
  'METROPOLITAINE?S?',
  'CREATION',
  'CREDITS?',
  'GENERA(?:L|LE|UX|LES)',
  'MEDIATHEQUES?',
  'BIBLIOTHEQUES?',
  'NUMERIQUES?',
  'INTERETS?',
  'RECREATION',
];
/** The same with a capital only at the head, where the accent that is missing is the first. */
const BARE_INITIALS =
  'Etats?|Ecoles?|Economies?|Economiques?|Etudes?|Education|Egalité|Eglises?|Elections?|Elue?s?|Elèves?|Energies?|Equipements?|Evaluations?|Evénements?|Etablissements?';

const WITH_LIGATURE =
  /^(?:(?:man|dés)?oeuvr\p{L}*|voeux?|coeurs?|soeurs?|consoeurs?|rancoeurs?|écoeur\p{L}*|noeuds?|boeufs?|oeufs?|oeil\p{L}*|moeurs|choeurs?|foet\p{L}+|oecumén\p{L}+|oed[eè]m\p{L}+)$/iu;

export const MARKS: readonly Typo[] = [
  typo({
    id: 'F06',
    code: 'apostrophe-droite',
    found: 'une apostrophe est droite',
    remedy: 'écrivez l’apostrophe courbe ’ (U+2019)',
    regex: /(?<=\p{L})'(?=[\p{L}\p{N}«])/dgu,
    by: '’',
  }),
  typo({
    id: 'F08',
    code: 'points-de-suspension',
    found: 'des points de suspension sont en trois points, ou suivent « etc. »',
    remedy: 'écrivez le signe … (U+2026), et rien après « etc. »',
    regex: /(?:(?<=(?<!\p{L})etc\.) ?(?:…|\.{2,3}(?!\.))|(?<![.…]|(?<!\p{L})etc)\.{3}(?!\.))/dgu,
    by: (_, { input, index }) =>
      /(?<!\p{L})etc\.$/u.test(input.slice(Math.max(0, index - 5), index)) ? '' : '…',
  }),
  typo({
    id: 'F09',
    code: 'milliers',
    found: 'les milliers ne sont pas séparés par une espace fine insécable',
    remedy: 'mettez entre les milliers une espace fine insécable (U+202F)',
    // A long number that nothing measures may be a postcode or a reference: it is left.
    regex: new RegExp(
      `(?<![\\d.,]|\\d[ \\u00A0\\u202F]|[nN][°º]s?[ \\u00A0\\u202F]?)(?:[1-9]\\d{0,2}(?:[ \\u00A0\\u202F]\\d{3})+(?![ \\u00A0\\u202F]?\\d)|\\d{5,9}(?=(?:,\\d+)?[ \\u00A0\\u202F]?(?:(?:${UNITES})(?![\\p{L}\\p{N}])|euros|habitants)))`,
      'dgu',
    ),
    by: (x) =>
      /\d{4}|(?<=\d) /u.test(x) ? x.replaceAll(/\D/gu, '').replaceAll(/\B(?=(?:\d{3})+$)/gu, FINE) : x,
  }),
  typo({
    id: 'F10',
    code: 'virgule-decimale',
    found: 'un point tient lieu de virgule dans un nombre',
    remedy: 'écrivez une virgule',
    // Where a unit follows: elsewhere it may be a date, a code, an article.
    regex: new RegExp(
      `(?<=(?<![\\d.,])\\d{1,3})\\.(?=\\d{1,2}[ \\u00A0\\u202F]?(?:${UNITES}|euros|millions?)(?![\\p{L}\\p{N}]))`,
      'dgu',
    ),
    by: ',',
  }),
  typo({
    id: 'F12',
    code: 'montant-mal-ecrit',
    found: 'le signe € précède le montant, ou une seule décimale suit la virgule',
    remedy: 'écrivez le montant puis €, sans décimale ou avec deux',
    regex: /(?:(?<!\d[ \u00A0\u202F]?[kM]?)€[ \u00A0\u202F]?\d|\d,\d(?=[ \u00A0\u202F]?€))/dgu,
    by: null,
  }),
  typo({
    id: 'F14',
    code: 'numero-en-capitale',
    found: '« N° » a une capitale à l’intérieur d’une phrase',
    remedy: 'écrivez n°',
    regex: /(?<=[\p{Ll},][ \u00A0\u202F]\(?)N°/dgu,
    by: null,
  }),
  typo({
    id: 'F16',
    code: 'civilite-abregee',
    found: 'une civilité est mal abrégée',
    remedy: 'écrivez M. pour Monsieur, et Mme sans point',
    regex: /(?<![\p{L}\p{N}])(?:Mr\.?(?=[ \u00A0\u202F]\p{Lu})|Mmes?\.(?=[ \u00A0\u202F]\p{Lu}))/dgu,
    by: (x) => (x.startsWith('Mr') ? 'M.' : x.slice(0, -1)),
  }),
  typo({
    id: 'F19',
    code: 'ordinal',
    found: 'un ordinal est mal abrégé',
    remedy: 'écrivez 1re, 2e, 2d',
    regex: /(?<=(?<![\p{L}\p{N}])\d{1,3})(?:[èe]res?|i?[èe]mes?|nde?s?)(?![\p{L}\p{N}])/dgu,
    by: (x, { input, index }) => {
      const plural = x.endsWith('s') ? 's' : '';
      if (/^[èe]re/u.test(x))
        return /(?<!\d)1$/u.test(input.slice(Math.max(0, index - 2), index)) ? `re${plural}` : x;
      if (x.startsWith('nd')) return x.replace('n', '');
      return `e${plural}`;
    },
  }),
  typo({
    id: 'F20',
    code: 'heure-mal-ecrite',
    found: 'une heure est mal écrite',
    remedy: 'écrivez 18 h 30, avec des espaces insécables (U+00A0)',
    regex:
      /(?<![\p{L}\p{N}:.,])(?:(?:[01]?\d|2[0-3])[ \u00A0\u202F]?[hH](?:[ \u00A0\u202F]?[0-5]\d(?!\d))?|(?:[01]\d|2[0-3]):[0-5]\d)(?![\p{L}\p{N}:])/dgu,
    by: (x) => {
      const [, hour, minutes] = /^(\d+)\D+(\d+)?$/u.exec(x)!;
      const isWell = /^\d+[\u00A0\u202F]h(?:[\u00A0\u202F]\d+)?$/u.test(x);
      return isWell ? x : `${hour!}${NBSP}h${minutes === undefined ? '' : NBSP + minutes}`;
    },
  }),
  typo({
    id: 'F21',
    code: 'capitale-sans-accent',
    found: 'une capitale a perdu son accent',
    remedy: 'mettez l’accent, sur les capitales aussi : É, È, À',
    regex: new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${BARE_CAPITALS.join('|')}|${BARE_INITIALS})(?![\\p{L}\\p{N}])|(?<=^|\\n|[.!?][ \\u00A0\\u202F])A(?= (?!\\p{Ll}*(?:é|ée|és|ées|i|is|it|u|ue|us)(?!\\p{L}))\\p{Ll})`,
      'dgu',
    ),
    by: null,
  }),
  typo({
    id: 'F23',
    code: 'tiret-d-incise',
    found: 'un trait d’union tient lieu de tiret',
    remedy: 'écrivez un tiret – (U+2013), avec une espace insécable du côté de l’incise',
    regex: /(?<=[^\s\u00A0\u202F#*] )-(?= [^\s\u00A0\u202F-])/dgu,
    by: null,
  }),
  {
    id: 'F24',
    code: 'ligature',
    found: 'une ligature est défaite',
    remedy: 'écrivez œ en une lettre',
    find: (text) =>
      found(text, /(?<!\p{L})\p{L}*?(?<x>oe)\p{L}*/dgiu, (x, [word]) =>
        WITH_LIGATURE.test(word) ? (x === 'oe' ? 'œ' : 'Œ') : x,
      ),
  },
  typo({
    id: 'F25',
    code: 'capitale-de-trop',
    found: 'un mois ou un jour a une capitale',
    remedy: 'écrivez-le en minuscules',
    // Streets and squares keep the capital of the day that they are named after.
    regex: new RegExp(
      `(?<=(?:\\d|1er|[\\p{Ll},])[ \\u00A0\\u202F])(?<!(?:rue|place|avenue|boulevard|square|salle|école|stade|quai|cours)(?: d[ue]s?)? \\d{0,2}(?:er)? ?|(?:M\\.|Mmes?|Mlle)[ \\u00A0])(?:${MONTHS_AND_DAYS})(?!\\p{L})(?=[\\s\\u00A0\\u202F,.;)]|$)`,
      'dgu',
    ),
    by: null,
  }),
];
