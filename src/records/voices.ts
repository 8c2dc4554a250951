/** Voix: who is named by a vote, and what each one's voice weighs. */
import { membreDe } from './assemblee-du-jour.ts';
import type { Assemblee } from './assemblee-du-jour.ts';
import type { Presence } from './presence.ts';

/** `groupe:x` → its members; a slug → itself. */
export function membersNamed(assemblee: Assemblee, name: string): string[] {
  if (!name.startsWith('groupe:')) return [name];
  const groupe = name.slice('groupe:'.length);
  const label = assemblee.groupes[groupe];
  return assemblee.membres
    .filter((m) => m.groupe !== null && (m.groupe === groupe || m.groupe === label))
    .map((m) => m.id);
}

/** Voix of each who votes here: a seated suppléant has those of his titulaire. */
export function voicesOf(
  assemblee: Assemblee,
  { suppleants }: Pick<Presence, 'suppleants'>,
): (id: string) => number {
  return (id) => {
    const titulaire = suppleants.find((s) => s.suppleant === id)?.titulaire ?? id;
    return membreDe(assemblee, titulaire)?.voix ?? 1;
  };
}

export function sum(ids: readonly string[], voices: (id: string) => number): number {
  return ids.reduce((total, id) => total + voices(id), 0);
}
