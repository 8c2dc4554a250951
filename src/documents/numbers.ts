/** Numbers as French writes them: in words, with their hyphens and plurals, and in figures, by thousands. */

const UNDER_SEVENTEEN = [
  'zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf',
  'dix', 'onze', 'douze', 'treize', 'quatorze', 'quinze', 'seize',
] as const; // prettier-ignore

const TENS = ['', 'dix', 'vingt', 'trente', 'quarante', 'cinquante', 'soixante'] as const;

/** The largest number that `numberInWords` writes. */
const LARGEST = 999_999_999;

/**
 * A whole number from 0 to 999 999 999 in words, in the traditional spelling of official acts: hyphens below one
 * hundred save around « et » (« vingt et un », « soixante-dix-sept »), « cent » and « vingt » agree when nothing follows
 * them (« quatre-vingts », « deux cents », but « deux cent mille »), « mille » never, « million » is a noun.
 */
export function numberInWords(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > LARGEST) throw new RangeError(`no words for ${n}`);
  if (n === 0) return 'zéro';
  const millions = Math.floor(n / 1_000_000);
  const thousands = Math.floor(n / 1000) % 1000;
  const units = n % 1000;
  const parts: string[] = [];
  if (millions > 0) parts.push(underThousand(millions), millions === 1 ? 'million' : 'millions');
  if (thousands > 1) parts.push(withoutPlural(underThousand(thousands)));
  if (thousands > 0) parts.push('mille');
  if (units > 0) parts.push(underThousand(units));
  return parts.join(' ');
}

/**
 * A year in words: a rank, so « cent » and « vingt » stay bare (« mil neuf cent quatre-vingt »), and « mil » as notaries
 * and registrars write it between 1001 and 1999.
 */
export function yearInWords(year: number): string {
  const words = withoutPlural(numberInWords(year));
  return year > 1000 && year < 2000 ? words.replace('mille', 'mil') : words;
}

/** A whole number in figures, thousands parted by U+202F: « 879 505 »; minus is U+2212. */
export function grouped(n: number): string {
  const figures = String(Math.abs(n)).replaceAll(/\B(?=(?:\d{3})+$)/gu, '\u202f');
  return n < 0 ? `\u2212${figures}` : figures;
}

function underThousand(n: number): string {
  const hundreds = Math.floor(n / 100);
  const rest = n % 100;
  if (hundreds === 0) return underHundred(rest);
  const cent = hundreds === 1 ? 'cent' : `${UNDER_SEVENTEEN[hundreds]} cent`;
  if (rest === 0) return hundreds === 1 ? cent : `${cent}s`;
  return `${cent} ${underHundred(rest)}`;
}

function underHundred(n: number): string {
  if (n <= 16) return UNDER_SEVENTEEN[n]!;
  if (n < 20) return `dix-${UNDER_SEVENTEEN[n - 10]}`;
  if (n === 80) return 'quatre-vingts';
  if (n > 80) return `quatre-vingt-${underHundred(n - 80)}`;
  // Soixante-dix…: the seventh ten is counted on from sixty.
  const ten = n >= 60 ? 60 : n - (n % 10);
  const word = TENS[ten / 10]!;
  const over = n - ten;
  if (over === 0) return word;
  return over === 1 || over === 11 ? `${word} et ${underHundred(over)}` : `${word}-${underHundred(over)}`;
}

/** « deux cents » → « deux cent » before « mille » (which is no noun), and in ranks. */
function withoutPlural(words: string): string {
  return words.replace(/(?<=cent|vingt)s$/u, '');
}
