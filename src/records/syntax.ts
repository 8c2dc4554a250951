/** What the parser could not read → French sentences with a place and a remedy. */
import type { YAMLParseError } from 'yaml';
import { fault } from '../diagnostic.ts';
import type { Diagnostic, Place } from '../diagnostic.ts';

const GUILLEMETS = 'mettez le texte entre guillemets, ou dans un bloc |.';

/** The faults of a parse, one a line at most: what follows on a line from its first fault tells nothing. */
export function syntaxFaults(
  text: string,
  errors: readonly YAMLParseError[],
  at: (offset: number, length: number) => Place,
): Diagnostic[] {
  const faults: Diagnostic[] = [];
  const given = new Set(errors.map((error) => `${error.code}@${error.pos[0]}`));
  // A wrong indentation most often follows from what is wrong on the line.
  for (const error of errors.toSorted((a, b) => indentationLast(a) - indentationLast(b))) {
    const [start] = error.pos;
    // Two errors for one fault: the one that tells it.
    if (error.code === 'BLOCK_AS_IMPLICIT_KEY' && given.has(`MULTILINE_IMPLICIT_KEY@${start}`)) continue;
    if (error.code === 'MULTILINE_IMPLICIT_KEY' && given.has(`BLOCK_IN_FLOW@${start}`)) continue;
    const told = worded(text, error);
    const place = at(told.offset, told.length);
    if (faults.some((f) => f.place.line === place.line)) continue;
    faults.push(fault({ place, code: told.code, message: told.message, remedy: told.remedy }));
  }
  return faults;
}

function indentationLast({ code }: YAMLParseError): number {
  return code === 'BAD_INDENT' ? 1 : 0;
}

interface Told {
  readonly offset: number;
  readonly length: number;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

function worded(text: string, error: YAMLParseError): Told {
  const [start, end] = error.pos;
  const shown = text.slice(start, Math.max(start + 1, end)).split('\n')[0]!;
  const here = { offset: start, length: Math.max(1, shown.length) };
  switch (error.code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
      if (text.startsWith('- ', start)) return badList(here);
      return {
        ...colonAfter(text, start),
        code: 'deux-points-dans-un-texte',
        message: 'Les deux-points suivis d’une espace coupent ce texte.',
        remedy: GUILLEMETS,
      };
    case 'MULTILINE_IMPLICIT_KEY':
      return {
        ...lineOf(text, Math.max(start, end - 1)),
        code: 'retrait',
        message: 'Cette ligne, plus en retrait, continue le texte de la ligne d’avant.',
        remedy: `alignez-la sur les clés d’avant ; si c’est du texte, ${GUILLEMETS}`,
      };
    case 'DUPLICATE_KEY': {
      const offset = start + /^\s*/u.exec(text.slice(start))![0].length;
      const key = /^[^:\n]*/u.exec(text.slice(offset))![0].trim();
      return {
        offset,
        length: key.length,
        code: 'cle-en-double',
        message: `La clé « ${key} » est déjà écrite plus haut.`,
        remedy: 'gardez-en une seule.',
      };
    }
    case 'MULTIPLE_DOCS':
      return {
        offset: start,
        length: 3,
        code: 'plusieurs-documents',
        message: '« --- » ouvre un second document dans le même fichier.',
        remedy: 'gardez-en un seul par fichier.',
      };
    case 'TAB_AS_INDENT':
      return {
        ...here,
        code: 'tabulation',
        message: 'Il y a ici une tabulation.',
        remedy: 'remplacez-la par des espaces.',
      };
    case 'BAD_INDENT':
      return error.message.includes('end with a')
        ? unclosed(text, error)
        : {
            ...here,
            code: 'retrait',
            message: 'Le retrait de cette ligne ne va pas avec ce qui précède.',
            remedy: 'alignez-la sur ses voisines, et refermez ce qui est ouvert ([, {, guillemet).',
          };
    case 'BAD_SCALAR_START':
      return {
        ...here,
        length: 1,
        code: 'debut-reserve',
        message: `Un texte ne peut commencer ici par « ${shown[0]!} ».`,
        remedy: GUILLEMETS,
      };
    case 'BAD_DQ_ESCAPE':
      return {
        ...here,
        code: 'barre-oblique-inverse',
        message: 'Entre guillemets droits, la barre « \\ » ne peut être suivie de ce caractère.',
        remedy: 'doublez-la, ou employez un bloc |.',
      };
    case 'RESOURCE_EXHAUSTION':
      return {
        ...here,
        code: 'trop-profond',
        message: 'Trop de listes ou de groupes sont ouverts les uns dans les autres.',
        remedy: 'refermez-les.',
      };
    case 'MISSING_CHAR':
    case 'UNEXPECTED_TOKEN':
      return missing(text, error, here);
    case 'ALIAS_PROPS':
    case 'BAD_ALIAS':
    case 'BAD_COLLECTION_TYPE':
    case 'BAD_DIRECTIVE':
    case 'BAD_PROP_ORDER':
    case 'IMPOSSIBLE':
    case 'KEY_OVER_1024_CHARS':
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
    case 'NON_STRING_KEY':
    case 'TAG_RESOLVE_FAILED':
      break;
  }
  return unread(here);
}

function unread(here: { offset: number; length: number }): Told {
  return {
    ...here,
    code: 'illisible',
    message: 'Ce qui est écrit ici ne se lit pas.',
    remedy: 'écrivez « clé: valeur », une clé par ligne, ou un tiret et un texte.',
  };
}

function badList(here: { offset: number; length: number }): Told {
  return {
    ...here,
    code: 'liste-mal-formee',
    message: 'Cette liste entre crochets ou accolades ne se lit pas.',
    remedy: 'séparez ses éléments par une virgule, et refermez-la.',
  };
}

/** Errors whose code says little: their sentence tells which. */
function missing(text: string, error: YAMLParseError, here: { offset: number; length: number }): Told {
  const said = error.message;
  if (said.includes('closing'))
    return {
      ...opening(text, here.offset, said.at(-6) === '"' ? '"' : "'"),
      code: 'guillemet-ouvert',
      message: 'Ce guillemet n’est pas refermé.',
      remedy: 'refermez-le à la fin du texte.',
    };
  if (said.includes('need to be followed by map values'))
    return {
      ...lineOf(text, here.offset),
      code: 'ligne-sans-deux-points',
      message: 'Cette ligne n’est pas une clé suivie de deux-points.',
      remedy: `écrivez « clé: valeur » ; si elle continue le texte d’avant, ${GUILLEMETS}`,
    };
  if (said.includes('at node end'))
    return {
      ...here,
      code: 'texte-en-trop',
      message: 'Quelque chose suit un guillemet, un crochet ou une accolade déjà refermés.',
      remedy: GUILLEMETS,
    };
  if (said.includes('block-seq-ind on same line'))
    return {
      ...here,
      code: 'tiret-sur-la-ligne',
      message: 'Un tiret suit la clé sur la même ligne.',
      remedy: `mettez les tirets à la ligne, sous la clé ; si c’est du texte, ${GUILLEMETS}`,
    };
  if (/[|>][-+\d]* +$/u.test(text.slice(0, here.offset).split('\n').at(-1)!))
    return {
      ...here,
      code: 'bloc-sur-la-ligne',
      message: 'Du texte suit « | » sur la même ligne.',
      remedy: 'commencez le texte à la ligne, en retrait.',
    };
  if (said.includes('end with a')) return unclosed(text, error);
  if (/, or :|Unexpected ,|empty item|between/u.test(said)) return badList(here);
  return unread(here);
}

/** A bracket or a brace that is not closed, at the place where it was opened. */
function unclosed(text: string, error: YAMLParseError): Told {
  const bracket = error.message.at(-1) === '}' ? '{' : '[';
  return {
    ...opening(text, error.pos[0], bracket),
    code: 'crochet-ouvert',
    message: `« ${bracket} » n’est pas refermé, ou sa suite n’est pas assez en retrait.`,
    remedy: `refermez-le par « ${bracket === '{' ? '}' : ']'} ».`,
  };
}

/** The first colon followed by a space, from an offset on its line. */
function colonAfter(text: string, start: number): { offset: number; length: number } {
  const colon = /:(?=\s|$)/u.exec(text.slice(start));
  return { offset: colon ? start + colon.index : start, length: 1 };
}

/** The words of the line that holds an offset. */
function lineOf(text: string, offset: number): { offset: number; length: number } {
  const first = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  const line = text.slice(first, next < 0 ? text.length : next);
  const indent = /^ */u.exec(line)![0].length;
  return { offset: first + indent, length: Math.max(1, line.trimEnd().length - indent) };
}

/** The last quote, bracket or brace opened before an offset: the one that never closes. */
function opening(text: string, before: number, mark: string): { offset: number; length: number } {
  const start = text.lastIndexOf(mark, before - 1);
  return { offset: Math.max(0, start), length: 1 };
}
