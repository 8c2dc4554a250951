/** The files that an archive is to hold, by its state, and what a look at its disk finds against them. */
import type { Annexed } from './facts.ts';
import type { Entry, State } from './state.ts';
import { annexePathOf, folderOf, notePathOf, pathOf, sourcePathOf } from './tree.ts';

/** A file that the journal says is there. */
export interface Held {
  readonly entry: Entry;
  /** `null` for a draft, which may be made again. */
  readonly version: number | null;
  readonly sha256: string;
}

/** Every file that is to be under `data/`, by its path. */
export function holdings({ entries }: State): Map<string, Held> {
  const held = new Map<string, Held>();
  for (const entry of entries.values()) {
    const { id, document, draft, versions } = entry;
    const hold = (path: string, version: number | null, sha256: string): void =>
      void held.set(path, { entry, version, sha256 });
    if (draft !== null) {
      hold(pathOf(id, document, null), null, draft.sha256);
      for (const [path, { sha256 }] of annexePaths(id, null, draft.annexes)) hold(path, null, sha256);
    }
    for (const { version, sha256, source, note, pieces, annexes } of versions) {
      held.set(pathOf(id, document, version), { entry, version, sha256 });
      for (const [path, each] of annexePaths(id, version, annexes)) hold(path, version, each.sha256);
      held.set(sourcePathOf(id, version), { entry, version, sha256: source });
      if (note !== null) held.set(notePathOf(id, version), { entry, version, sha256: note });
      for (const piece of pieces)
        held.set(`${folderOf(id)}/${piece.name}`, { entry, version, sha256: piece.sha256 });
    }
  }
  return held;
}

/** The paths of annexes in their order, each with what is said of it. */
export function annexePaths<T extends Annexed>(
  id: string,
  version: number | null,
  annexes: readonly T[],
): (readonly [string, T])[] {
  return annexes.map((each, i) => [annexePathOf(id, version, i + 1, each.ending), each] as const);
}

/** SHA-256 of what each folder is to hold, by name. */
export function expected(state: State): Map<string, Map<string, string>> {
  const folders = new Map<string, Map<string, string>>();
  for (const [path, { sha256 }] of holdings(state)) {
    const cut = path.lastIndexOf('/');
    const folder = folders.get(path.slice(0, cut)) ?? new Map<string, string>();
    folders.set(path.slice(0, cut), folder.set(path.slice(cut + 1), sha256));
  }
  return folders;
}
