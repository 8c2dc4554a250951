/** What the screens of a séance share, and what an edit changed. */
import type { Ecrit, SeanceVue } from '../contract.ts';

/** What the screens of a séance share. */
export interface Dossier {
  readonly vue: SeanceVue;
  /** Said at the foot of the screen: what was written last, and when. */
  readonly dit: string;
  /** Reads the files again. */
  readonly relire: () => Promise<void>;
  /** Remembers a change, so that it can be undone; tells it. `apres`: what the file says now. */
  readonly noter: (change: Change) => void;
}

/** A file before and after an edit. */
export interface Change {
  readonly nom: string;
  readonly avant: string;
  readonly apres: string;
  /** Hash of the file as it is since. */
  readonly sha256: string;
}

/** The change that a writing made. */
export function changeOf(nom: string, apres: string, written: Extract<Ecrit, { kind: 'ecrit' }>): Change {
  return { nom, avant: written.avant, apres, sha256: written.sha256 };
}
