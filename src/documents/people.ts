/** The people of a document: how the house names them, and in what order it lists them. */
import { z } from 'zod';
import { membreDe, type Assemblee, type Membre } from '../records/assemblee-du-jour.ts';
import { deNom } from '../records/contraction.ts';
import { splitName } from '../records/noms.ts';
import type { Personne } from '../records/scalars.ts';
import { isFeminine } from './french.ts';
import { nameBy, shortNameBy, type NameParts } from './names.ts';

/** A person as the house names people: « Monsieur François REBSAMEN », « Monsieur REBSAMEN ». */
export const personne = z.strictObject({
  nom: z.string(),
  /** « de Monsieur François REBSAMEN », « d’Anne DURAND » */
  deNom: z.string(),
  court: z.string(),
  feminin: z.boolean(),
  fonction: z.string().nullable(),
});

export type PersonneDite = z.infer<typeof personne>;

/** How the words about some people agree with them: none or one is singular, women alone are feminine. */
export const accord = z.strictObject({ pluriel: z.boolean(), feminin: z.boolean() });

/** The same, for words that have one gender: « titulaire », « assiste ». */
export const nombre = z.strictObject({ pluriel: z.boolean() });

export type Accord = z.infer<typeof accord>;

/** The agreement with people whose gender is known. */
export function accordOf(people: readonly { readonly feminin: boolean }[]): Accord {
  return { pluriel: people.length > 1, feminin: people.length > 0 && people.every((each) => each.feminin) };
}

/** The agreement with members. */
export function accordOfMembers(assemblee: Assemblee, ids: readonly string[]): Accord {
  return accordOf(ids.map((id) => ({ feminin: isFeminine(membreDe(assemblee, id)?.civilite ?? null) })));
}

/** « deux membres » is plural, « un membre » and « 0 membre » are not. */
export function nombreOf(n: number): z.infer<typeof nombre> {
  return { pluriel: n > 1 };
}

/** A member, by the pattern of the house: « Monsieur François REBSAMEN ». */
export function memberName(assemblee: Assemblee, id: string): string {
  const membre = membreDe(assemblee, id);
  return membre ? nameBy(assemblee.variantes.noms, partsOf(assemblee, membre)) : id;
}

/** A member or someone else, with his short name, gender and function. */
export function personOf(assemblee: Assemblee, personne: Personne): PersonneDite {
  const membre = personne.kind === 'membre' ? membreDe(assemblee, personne.membre) : undefined;
  const parts = membre ? partsOf(assemblee, membre) : strangerParts(personne);
  const others = assemblee.membres.filter((m) => m !== membre).map((m) => partsOf(assemblee, m));
  const { noms } = assemblee.variantes;
  const nom = nameBy(noms, parts);
  return {
    nom,
    deNom: deNom(nom),
    court: shortNameBy(noms, parts, others),
    feminin: isFeminine(parts.civilite),
    fonction: parts.fonction,
  };
}

/** Slugs in the order of the printed lists (`variantes.ordre`); they come in the order of precedence. */
export function inListOrder(assemblee: Assemblee, ids: readonly string[]): readonly string[] {
  const { ordre } = assemblee.variantes;
  if (ordre === 'tableau') return ids;
  const keys = new Map(ids.map((id) => [id, sortKey(assemblee, membreDe(assemblee, id), ordre)]));
  return [...ids].sort((a, b) => compare(keys.get(a) ?? '', keys.get(b) ?? ''));
}

function sortKey(
  assemblee: Assemblee,
  membre: Membre | undefined,
  ordre: 'alphabetique' | 'commune' | 'groupe',
): string {
  if (membre === undefined) return '';
  if (ordre === 'alphabetique') return `${collated(membre.nom)} ${collated(membre.prenom ?? '')}`;
  return ordre === 'commune'
    ? rank(assemblee.communes, membre.commune)
    : rank(assemblee.groupes, membre.groupe);
}

/** Place in the house's own order of communes or groups; what it does not list comes after, alphabetically. */
function rank(known: Readonly<Record<string, string>>, told: string | null): string {
  if (told === null) return '3';
  const at = Object.entries(known).findIndex(([slug, nom]) => slug === told || nom === told);
  return at < 0 ? `2${collated(told)}` : `1${String(at).padStart(4, '0')}`;
}

/** Letters without accents, hyphens and apostrophes as spaces: the order of a French directory. */
export function collated(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/œ/giu, 'oe')
    .replaceAll(/[-’']/gu, ' ')
    .toUpperCase();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What names are made of, by assembly and member: said again for each list that a member stands in. */
const known = new WeakMap<Assemblee, Map<Membre, NameParts>>();

function partsOf(assemblee: Assemblee, membre: Membre): NameParts {
  let parts = known.get(assemblee);
  if (parts === undefined) known.set(assemblee, (parts = new Map()));
  let found = parts.get(membre);
  if (found === undefined) parts.set(membre, (found = partsIn(assemblee, membre)));
  return found;
}

function partsIn(assemblee: Assemblee, membre: Membre): NameParts {
  const { civilite, prenom, nom, fonction, commune, groupe } = membre;
  return {
    civilite,
    prenom,
    nom,
    fonction,
    commune: commune === null ? null : (assemblee.communes[commune] ?? commune),
    groupe: groupe === null ? null : (assemblee.groupes[groupe] ?? groupe),
  };
}

function strangerParts(personne: Personne): NameParts {
  const nom = personne.kind === 'tiers' ? personne.nom : personne.membre;
  const { civilite, prenom, nom: family } = splitName(nom) ?? { civilite: null, prenom: null, nom };
  const fonction = personne.kind === 'tiers' ? personne.qualite : null;
  return { civilite, prenom, nom: family, fonction, commune: null, groupe: null };
}
