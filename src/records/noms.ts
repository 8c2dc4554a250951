/** Names of people: how a bare name is split. */

export interface NomSepare {
  readonly civilite: 'M.' | 'Mme' | null;
  readonly prenom: string | null;
  readonly nom: string;
}

/**
 * Civilité (optional), prénom, NOM: the longest run of words at the end without a lower-case letter.
 * `null` when no family name can be told: the long form is needed.
 */
export function splitName(bare: string): NomSepare | null {
  const match = /^(?:(M\.|Monsieur|Mme|Madame) )?(.+)$/u.exec(bare);
  const words = match?.[2]?.split(' ') ?? [];
  let start = words.length;
  while (start > 0 && !/\p{Ll}/u.test(words[start - 1]!)) start -= 1;
  const nom = words.slice(start).join(' ');
  if (!/\p{Lu}/u.test(nom)) return null;
  const given = match?.[1];
  return {
    civilite: given === undefined ? null : given.startsWith('Mm') || given === 'Madame' ? 'Mme' : 'M.',
    prenom: words.slice(0, start).join(' ') || null,
    nom,
  };
}
