/** Convocations addressed to each member. Apart from the road: it brings a reader of tables that no other verb pays for. */
import { fault, type Diagnostic } from '../diagnostic.ts';
import { personOf } from '../documents/people.ts';
import { readCoordonnees } from '../records/coordonnees.ts';
import type { SeanceLue } from '../records/dossier.ts';
import type { Destinataire } from './draft.ts';

/** A member to whom a séance writes. */
export interface Adresse {
  readonly membre: string;
  readonly destinataire: Destinataire;
}

/** The members of some séances, by the id of each; those who have no line in the table are told, and get no letter. */
export function adressesOf(
  lues: readonly SeanceLue[],
  file: string,
  bytes: Uint8Array,
): { of: ReadonlyMap<string, readonly Adresse[]>; faults: readonly Diagnostic[] } {
  const connus = new Set(lues.flatMap(({ assemblee }) => assemblee.membres.map(({ id }) => id)));
  const { adresses, faults } = readCoordonnees(file, bytes, connus);
  const without = new Map<string, string>();
  const of = new Map(
    lues.map(({ id, assemblee, ouverture }): [string, readonly Adresse[]] => {
      // In full, whatever the house does in its acts.
      const named = { ...assemblee, variantes: { ...assemblee.variantes, noms: 'Civ Prenom NOM' } };
      const letters = ouverture.exercice.flatMap((membre): Adresse[] => {
        const { nom } = personOf(named, { kind: 'membre', membre });
        const lignes = adresses.get(membre)?.lignes;
        if (lignes !== undefined) return [{ membre, destinataire: { nom, lignes: [...lignes] } }];
        without.set(membre, nom);
        return [];
      });
      return [id, letters];
    }),
  );
  const untold = [...without].map(([membre, nom]) =>
    fault({
      place: { file, line: 1, column: 1, length: 0 },
      severity: 'avertissement',
      code: 'coordonnees-absentes',
      message: `${nom} n’a pas de ligne dans ce tableau : rien ne lui est adressé.`,
      remedy: `ajoutez une ligne qui commence par ${membre}.`,
    }),
  );
  return { of, faults: [...faults, ...untold] };
}
