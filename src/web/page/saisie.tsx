/** The quick-entry line: what is typed, what it would print, and the writing of it. */
import type { Dossier } from './change.ts';

export async function inscrire(_dossier: Dossier, _ligne: string): Promise<void> {}

export function Saisie(_props: {
  dossier: Dossier;
  ligne: string;
  setLigne: (ligne: string) => void;
  point: string;
}) {
  return null;
}
