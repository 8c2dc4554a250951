/** Names in a canonical source: bare where reading splits them again the same way, else in their long form. */
import type { Membre } from '../records/assemblee-du-jour.ts';
import { splitName } from '../records/noms.ts';
import { SLUG, type Personne } from '../records/scalars.ts';
import type { Writable } from '../records/write.ts';

/** `nom` alone is a whole name, with `civilite` or `prenom` a family name. */
export interface NameTree {
  readonly nom: string;
  readonly civilite: string | null;
  readonly prenom: string | null;
}

/** The parts asked of a member's name; all of them where its family name cannot be told without. */
export function nameTree(
  { civilite, prenom, nom }: Pick<Membre, 'civilite' | 'prenom' | 'nom'>,
  asked: { readonly civilite: boolean; readonly prenom: boolean },
): NameTree {
  const c = asked.civilite ? civilite : null;
  const p = asked.prenom ? prenom : null;
  const bare = [c, p, nom].filter((part) => part !== null).join(' ');
  const split = splitName(bare);
  if (split !== null && split.civilite === c && split.prenom === p && split.nom === nom)
    return { nom: bare, civilite: null, prenom: null };
  if (c === null && p === null && (civilite !== null || prenom !== null))
    return nameTree({ civilite, prenom, nom }, { civilite: true, prenom: true });
  return { nom, civilite: c, prenom: p };
}

/** Someone who is perhaps no member: a slug, « Mme Anne DURAND, directrice générale », or the long form. */
export function personTree(person: Personne, { qualite: isTold }: { readonly qualite: boolean }): Writable {
  if (person.kind === 'membre') return person.membre;
  const { nom } = person;
  const qualite = isTold ? person.qualite : null;
  const isBare = !SLUG.test(nom) && !nom.includes(', ') && /\p{Lu}{2}/u.test(nom);
  if (!isBare) return { nom, qualite };
  return qualite === null ? nom : `${nom}, ${qualite}`;
}
