/**
 * Writing in an archive so that a crash or a power cut leaves whole files only: a file is written under a name that nobody reads,
 * its bytes are forced to the disk, then it is renamed, then its folder is forced. All calls are synchronous: their order is the
 * proof. After an error nothing is tried again, for the kernel may have dropped what it could not write.
 */
import {
  closeSync,
  constants,
  fchmodSync,
  fdatasyncSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DRAFT } from '../../archive/tree.ts';
import { reason, Unreachable } from '../project.ts';

const NEW = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

/**
 * `draft`: may be replaced, and replaces what has its name. `once`: for reading only, and its name must be free. `again`: likewise, put back
 * in the place of what is no longer as it was.
 */
export type Manner = 'draft' | 'once' | 'again';

/** A file whose bytes are written, and which has no name yet. */
interface Pending {
  /** `null` once its bytes are on the disk. */
  file: number | null;
  readonly draft: string;
  readonly target: string;
  readonly manner: Manner;
}

/** Writes of one batch, named together. */
export interface Batch {
  /** Writes the bytes of a file, which gets its name, below the archive, at `name`. Throws `Unreachable`. */
  readonly write: (path: string, bytes: Uint8Array, manner?: Manner) => void;
  /** Gives a file another name, at once; a file that has it already is the same one. Throws `Unreachable`. */
  readonly setAside: (from: string, to: string) => void;
  /** Forces all to the disk and gives each its name. Then facts may tell of them. Throws `Unreachable`. */
  readonly name: () => void;
  /** Removes what has no name yet. */
  readonly abandon: () => void;
}

/** `root`: the archive, an absolute path. */
export function openBatch(root: string): Batch {
  let pending: Pending[] = [];
  /** Folders with a new entry. */
  let touched = new Set<string>();
  const abandon = (): void => {
    for (const { file, draft } of pending) {
      if (file !== null) attempt(() => closeSync(file));
      attempt(() => rmSync(draft, { force: true }));
    }
    pending = [];
  };
  return {
    write(path, bytes, manner = 'draft') {
      const target = join(root, path);
      const draft = join(dirname(target), `${DRAFT}${basename(target)}`);
      guarded(target, () => {
        for (const folder of makeFolders(root, dirname(path))) touched.add(folder);
        const file = openSync(draft, NEW, 0o644);
        pending.push({ file, draft, target, manner });
        for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
        if (manner !== 'draft') fchmodSync(file, 0o444);
      });
    },
    setAside(from, to) {
      const target = join(root, to);
      guarded(target, () => {
        for (const folder of makeFolders(root, dirname(to))) touched.add(folder);
        // Both names are one file until the new bytes take the old one.
        if (lstatSync(target, { throwIfNoEntry: false }) === undefined) linkSync(join(root, from), target);
        touched.add(dirname(target));
      });
    },
    name() {
      for (const each of pending)
        guarded(each.target, () => {
          if (each.file === null) return;
          fdatasyncSync(each.file);
          const { file } = each;
          each.file = null;
          closeSync(file);
        });
      for (const { draft, target, manner } of pending)
        guarded(target, () => {
          // A link fails where the name exists already; renaming would replace it.
          if (manner === 'once') linkSync(draft, target);
          else renameSync(draft, target);
          touched.add(dirname(target));
        });
      for (const { draft, manner } of pending) if (manner === 'once') guarded(draft, () => rmSync(draft));
      for (const folder of touched) guarded(folder, () => syncFolder(folder));
      pending = [];
      touched = new Set();
    },
    abandon,
  };
}

/** One file, at once. Throws `Unreachable`. */
export function writeDurably(root: string, path: string, bytes: Uint8Array, manner: Manner = 'draft'): void {
  const batch = openBatch(root);
  try {
    rmSync(join(root, dirname(path), `${DRAFT}${basename(path)}`), { force: true });
    batch.write(path, bytes, manner);
    batch.name();
  } catch (error) {
    batch.abandon();
    throw error;
  }
}

/** Makes the folders of `path` below `root`, each a real folder: a link could lead anywhere. Gives those that have a new entry. */
function makeFolders(root: string, path: string): string[] {
  let folder = root;
  const changed: string[] = [];
  for (const name of path === '.' ? [] : path.split('/')) {
    const parent = folder;
    folder = join(parent, name);
    const found = lstatSync(folder, { throwIfNoEntry: false });
    if (found === undefined) {
      mkdirSync(folder);
      changed.push(parent);
    } else if (!found.isDirectory())
      throw new Unreachable(`${folder} n’est pas un vrai dossier : rien n’est écrit hors de ${root}.`);
  }
  return changed;
}

/** A folder's entries are on the disk when this returns. */
export function syncFolder(folder: string): void {
  const file = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Throws `Unreachable` when less than `bytes` is left where `root` is. */
export function wantRoom(root: string, bytes: number): void {
  const { bavail, bsize } = guarded(root, () => statfsSync(root));
  if (bavail * bsize < bytes)
    throw new Unreachable(
      `Le disque de ${root} est plein : il y faut au moins ${Math.ceil(bytes / 2 ** 20)} Mio libres pour travailler.`,
    );
}

/** What the disk refuses, as a French sentence. */
function guarded<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof Unreachable) throw error;
    throw new Unreachable(`${path} n’a pas pu être écrit : ${reason(error)}.`);
  }
}

/** Tidying up after an error: the first one is the one that is told. */
function attempt(act: () => void): void {
  try {
    act();
  } catch {
    // What is left is swept by the next run.
  }
}
