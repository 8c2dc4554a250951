/** How the house names people: the pattern `variantes.noms`, « Monsieur François REBSAMEN » and « Monsieur REBSAMEN ». */
import { civiliteInFull, civiliteInShort } from './french.ts';

/** What a name is made of. `nom` is as it was typed: « REBSAMEN », « de La Tour ». */
export interface NameParts {
  readonly civilite: string | null;
  readonly prenom: string | null;
  readonly nom: string;
  readonly fonction: string | null;
  readonly commune: string | null;
  readonly groupe: string | null;
}

const WORD = /Civilite|Civ|Prenom|Initiale|NOM|Nom|, fonction|\(commune\)|\(groupe\)/gu;

/** Names already said, by person and pattern: in an act, each is held against those of all the others. */
const known = new WeakMap<NameParts, Map<string, string>>();

/** The name by the pattern of the house; a word of the pattern that the person lacks leaves no trace. */
export function nameBy(pattern: string, person: NameParts): string {
  let names = known.get(person);
  if (names === undefined) known.set(person, (names = new Map()));
  let name = names.get(pattern);
  if (name === undefined) {
    name = tidied(pattern.replaceAll(WORD, (word) => said(word, person)));
    names.set(pattern, name);
  }
  return name;
}

/**
 * The short form, civilité and family name: « Monsieur REBSAMEN ». `namesakes` are the others it must not be mistaken for:
 * where two people would share it, and where the house writes no civilité, the full name stands.
 */
export function shortNameBy(pattern: string, person: NameParts, namesakes: readonly NameParts[]): string {
  const civilite = /Civilite|Civ/u.exec(pattern)?.[0];
  const family = /NOM|Nom/u.exec(pattern)?.[0] ?? 'NOM';
  const short = (p: NameParts) => nameBy(`${civilite} ${family}`, p);
  const plain = nameBy(pattern.replaceAll(/, fonction|\(commune\)|\(groupe\)/gu, ''), person);
  if (civilite === undefined || person.civilite === null) return plain;
  return namesakes.some((other) => short(other) === short(person)) ? plain : short(person);
}

function said(word: string, person: NameParts): string {
  switch (word) {
    case 'Civ':
      return civiliteInShort(person.civilite) ?? '';
    case 'Civilite':
      return civiliteInFull(person.civilite) ?? '';
    case 'Prenom':
      return person.prenom ?? '';
    case 'Initiale':
      return person.prenom === null ? '' : initials(person.prenom);
    case 'Nom':
      return titleCase(person.nom);
    case ', fonction':
      return person.fonction === null ? '' : `, ${person.fonction}`;
    case '(commune)':
      return person.commune === null ? '' : `(${person.commune})`;
    case '(groupe)':
      return person.groupe === null ? '' : `(${person.groupe})`;
    default:
      return person.nom.toUpperCase();
  }
}

/** « Jean-Patrick » → « J.-P. », « Marie Claude » → « M. C. » */
function initials(prenom: string): string {
  return prenom.replaceAll(
    /(\p{L})\p{L}*(?:[’']\p{L}+)*\.?/gu,
    (_, first: string) => `${first.toUpperCase()}.`,
  );
}

const PARTICLES = new Set(['de', 'des', 'du', 'd', 'et', 'dit', 'dite']);

/**
 * A family name typed in capitals, in small letters with its capitals: « BEGIN-CLAUDET » → « Begin-Claudet »,
 * « CARRELET DE LOISY » → « Carrelet de Loisy ». What was typed with small letters already is left as it is.
 */
function titleCase(nom: string): string {
  if (/\p{Ll}/u.test(nom)) return nom;
  return nom.replaceAll(/\p{L}+/gu, (word) => {
    const small = word.toLowerCase();
    return PARTICLES.has(small) ? small : word.charAt(0) + small.slice(1);
  });
}

function tidied(text: string): string {
  return text
    .replaceAll(/ {2,}/gu, ' ')
    .replaceAll(/ (?=,)/gu, '')
    .trim();
}
