/** What an earlier run left in the output folder, and this one did not make again: it stays, and is told. */
import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fault, type Diagnostic } from '../diagnostic.ts';
import type { DocumentKind } from '../pipeline.ts';
import { isCopy } from './annexes.ts';

/**
 * Files of the kinds asked for that stand in the folders of the séances asked for, and were not written now: of an act that
 * is refused, or that the records no longer hold. `written`: files below `sortie`, as they were written; `folders` likewise.
 */
export function leftFromBefore(
  sortie: string,
  folders: readonly string[],
  kinds: readonly DocumentKind[],
  written: ReadonlySet<string>,
): readonly Diagnostic[] {
  // The transmitted copy has all annexes of an act; the published one need not.
  const isWhole = kinds.includes('extrait');
  return folders.flatMap((folder) =>
    namesIn(join(sortie, folder))
      .filter((name) => kinds.some((kind) => name.endsWith(`.${kind}.pdf`)) || (isWhole && isCopy(name)))
      .map((name) => `${folder}/${name}`)
      .filter((file) => !written.has(file))
      .map((file) =>
        fault({
          place: { file: join(sortie, file).split(sep).join('/'), line: 1, column: 1, length: 0 },
          severity: 'avertissement',
          code: 'document-d-avant',
          message: 'Ce fichier date d’une production antérieure : la saisie d’aujourd’hui ne le donne pas.',
          remedy: 'corrigez ce qui refuse l’acte et produisez-le de nouveau, ou ôtez ce fichier.',
        }),
      ),
  );
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    // Nothing was ever written there.
    return [];
  }
}
