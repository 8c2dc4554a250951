/**
 * People found by the shortest beginning of their name that is theirs alone; accents, capitals, hyphens, spaces and apostrophes
 * do not count. A beginning that several share is refused, and they are named: nobody is guessed.
 */
import type { Assemblee, Membre } from '../records/assemblee-du-jour.ts';
import { folded, voulait } from '../records/suggestion.ts';

/** Who is meant, or why nobody can be told: a French sentence. */
export type Found = { readonly id: string } | { readonly why: string };

/** How many people a refusal names. */
const NAMED = 6;

/** The member whose slug or family name begins so, else whose first name does; who is so called in full comes before longer names. */
export function memberNamed(typed: string, { membres }: Assemblee): Found {
  const start = bare(typed);
  if (start === '') return { why: 'Il manque un nom.' };
  const whole = membres.filter((membre) => callsOf(membre).includes(start));
  const family = membres.filter((membre) => callsOf(membre).some((call) => call.startsWith(start)));
  const given = membres.filter((membre) => bare(sayable(membre)).startsWith(start));
  const begun = whole.length === 1 ? whole : family.length > 0 ? family : given;
  const [only, ...others] = begun;
  if (only === undefined) {
    const slugs = membres.map(({ id }) => id);
    return { why: `Personne ne s’appelle « ${typed} ».${voulait(typed, slugs)}` };
  }
  if (others.length === 0) return { id: only.id };
  const shown = begun.slice(0, NAMED).map((m) => `${sayable(m)} (${shortest(m, membres)})`);
  const more = begun.length > NAMED ? `, et ${begun.length - NAMED} autres` : '';
  return { why: `« ${typed} » peut être ${shown.join(', ')}${more}.` };
}

/** The political group whose slug begins so. */
export function groupNamed(typed: string, { groupes }: Assemblee): Found {
  const slugs = Object.keys(groupes);
  const begun = slugs.filter((slug) => bare(slug).startsWith(bare(typed)));
  const [only, ...others] = slugs.includes(typed) ? [typed] : begun;
  if (only !== undefined && others.length === 0) return { id: only };
  return {
    why:
      only === undefined
        ? `L’assemblée n’a pas de groupe « ${typed} ».${voulait(typed, slugs)}`
        : `« ${typed} » peut être le groupe ${begun.join(', ')}.`,
  };
}

/** The shortest beginning of a member's slug that is his alone. */
function shortest(membre: Membre, all: readonly Membre[]): string {
  const slug = bare(membre.id);
  const others = all.filter((other) => other !== membre).flatMap(callsOf);
  for (let length = 1; length < slug.length; length += 1)
    if (!others.some((call) => call.startsWith(slug.slice(0, length)))) return slug.slice(0, length);
  return membre.id;
}

/** « Antoine HOAREAU » */
function sayable({ prenom, nom }: Membre): string {
  return prenom === null ? nom : `${prenom} ${nom}`;
}

/** What a member is called by, folded; his first name comes only where no such name begins so. */
function callsOf({ id, nom }: Membre): string[] {
  return [bare(id), bare(nom)];
}

function bare(name: string): string {
  return folded(name).replaceAll(/[^a-z0-9]/gu, '');
}
