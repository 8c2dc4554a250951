/** Bytes of a file → its text, and the characters that no record may hold. */
import { fault } from '../diagnostic.ts';
import type { Diagnostic, Place } from '../diagnostic.ts';

/** 2 MiB: a séance of a thousand pages is far below. */
const TAILLE_MAXIMALE = 2 * 1024 * 1024;

/** Faults of one kind shown for one file: a pasted document may hold thousands of hidden characters. */
const SHOWN = 20;

/**
 * The text of a file: UTF-8, without its byte order mark, lines ended by `\n` (lines and columns are those an editor
 * shows). `null` when the file is too big (`largest` bytes) or is not UTF-8.
 */
export function decode(
  file: string,
  bytes: Uint8Array,
  largest = TAILLE_MAXIMALE,
): { text: string | null; faults: Diagnostic[] } {
  if (bytes.length > largest) {
    const place = { file, line: 1, column: 1, length: 0 };
    const mib = (bytes.length / 1024 / 1024).toFixed(1).replace('.', ',');
    const message = `Ce fichier pèse ${mib} Mio : plus de ${largest / 1024 / 1024} Mio.`;
    return {
      text: null,
      faults: [
        fault({
          place,
          code: 'fichier-trop-gros',
          message,
          remedy: 'partagez-le, ou sortez-en les annexes.',
        }),
      ],
    };
  }
  const text = utf8(bytes);
  if (text !== null) return { text: text.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n'), faults: [] };
  const good = utf8(bytes.subarray(0, firstWrongByte(bytes)))!.replace(/^\uFEFF/u, '');
  const place = {
    file,
    line: good.split('\n').length,
    column: good.length - good.lastIndexOf('\n'),
    length: 0,
  };
  const message = `L’octet ${bytes[firstWrongByte(bytes)]?.toString(16).toUpperCase() ?? ''} n’est pas de l’UTF-8.`;
  return {
    text: null,
    faults: [
      fault({
        place,
        code: 'pas-utf-8',
        message,
        remedy: 'enregistrez le fichier en UTF-8, puis relisez ses accents.',
      }),
    ],
  };
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Length of the longest prefix that is UTF-8. */
function firstWrongByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  const decodes = (end: number) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (decodes(middle)) low = middle;
    else high = middle - 1;
  }
  // A character cut by the wrong byte, or by the end of the file, is wrong from its first byte.
  while (low > 0 && utf8(bytes.subarray(0, low)) === null) low -= 1;
  return low;
}

/**
 * What must not be in a text that is voted: it would print otherwise than it reads, or not at all. Controls but the
 * line end, format characters (soft hyphen, zero-width, bidi marks, byte order mark), line and paragraph separators,
 * private use, lone surrogates, non-characters.
 */
const INTERDITS = /[[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]--[\n]]+/gv;

/** Letters, figures and marks of French texts: nearly all texts hold nothing else, and are then not searched. */
const USUAL = /^[\n\u0020-\u007E\u00A0-\u00AC\u00AE-\u024F\u2010-\u2027\u202F-\u205E\u20A0-\u20BF]*$/u;

/** Faults of the forbidden characters of `text`; `place` gives the place of a stretch of it. */
export function forbidden(text: string, place: (offset: number, length: number) => Place): Diagnostic[] {
  if (USUAL.test(text)) return [];
  return [...text.matchAll(INTERDITS).take(SHOWN)].map((match) => {
    const found = place(match.index, match[0].length);
    if (match[0].includes('\t'))
      return fault({
        place: found,
        code: 'tabulation',
        message: 'Il y a ici une tabulation.',
        remedy: 'remplacez-la par des espaces.',
      });
    return fault({
      place: found,
      code: 'caractere-interdit',
      message: `Il y a ici un caractère qui ne s’imprime pas : ${named(match[0].codePointAt(0)!)}.`,
      remedy: 'effacez-le, ou retapez le mot où il se trouve.',
    });
  });
}

/** `U+00AD (trait d’union conditionnel)` */
function named(code: number): string {
  const id = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const name =
    code === 0xad
      ? 'trait d’union conditionnel'
      : code === 0xfeff
        ? 'indicateur d’ordre des octets'
        : code === 0x2028 || code === 0x2029
          ? 'séparateur de lignes'
          : (code >= 0x202a && code <= 0x202e) ||
              (code >= 0x2066 && code <= 0x2069) ||
              code === 0x200e ||
              code === 0x200f
            ? 'sens d’écriture'
            : code >= 0x200b && code <= 0x200d
              ? 'espace sans chasse'
              : code >= 0xe000 && code <= 0xf8ff
                ? 'usage privé'
                : code < 0x20 || (code >= 0x7f && code < 0xa0)
                  ? 'commande'
                  : null;
  return name === null ? id : `${id} (${name})`;
}

/** Where a text is not in NFC: offset and length of the first letter that is not, or `null`. */
export function notNfc(text: string): { offset: number; length: number } | null {
  // Below U+0300 there is nothing to compose.
  if (/^[\u0000-\u02FF]*$/u.test(text) || text.normalize('NFC') === text) return null;
  for (const match of text.matchAll(/\P{M}\p{M}*/gu))
    if (match[0].normalize('NFC') !== match[0]) return { offset: match.index, length: match[0].length };
  return { offset: 0, length: text.length };
}
