/** Writing a file whole or not at all, below one folder and nowhere else. */
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { reason, Unreachable } from './project.ts';

/**
 * Writes `bytes` to `path` (with `/`) below `root`: first under a name that nobody reads, then renamed, so that the name never
 * holds half a document. Folders are made. Throws `Unreachable` (French) when the disk refuses; nothing is left then.
 */
export function writeWhole(root: string, path: string, bytes: Uint8Array): void {
  makeFolders(root, dirname(path));
  writeDraft(join(root, path), bytes, null);
}

/**
 * Puts `bytes` in the place of a file that is there, which keeps its rights, the same way: its name holds the old bytes or
 * the new. Throws `Unreachable` (French).
 */
export function replaceWhole(file: string, bytes: Uint8Array): void {
  writeDraft(file, bytes, statSync(file).mode & 0o777);
}

/** `rights` of the file, whatever the machine takes from those of new ones; `null`: as it does. */
function writeDraft(target: string, bytes: Uint8Array, rights: number | null): void {
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}.partiel`);
  try {
    const file = openSync(draft, 'wx', rights ?? 0o644);
    try {
      if (rights !== null) fchmodSync(file, rights);
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new Unreachable(`${target} n’a pas pu être écrit : ${reason(error)}.`);
  }
}

/**
 * Makes a folder with all its files (texts by path below it, with `/`), or nothing. They are written under a name that nobody
 * reads. A folder that is there keeps its place, and must lack the entries that it is given; the last of them comes last, so that it
 * tells that the others are there. Throws `Unreachable` (French).
 */
export function createWhole(folder: string, files: ReadonlyMap<string, string>): void {
  const isThere = existsSync(folder);
  const draft = join(isThere ? folder : dirname(folder), `.${basename(folder)}.${process.pid}.partiel`);
  const placed: string[] = [];
  try {
    for (const [path, text] of files) writeWhole(draft, path, new TextEncoder().encode(text));
    const entries = [...new Set([...files.keys()].map((path) => path.split('/')[0]!))];
    const moves = isThere
      ? entries.map((entry) => [join(draft, entry), join(folder, entry)] as const)
      : [[draft, folder] as const];
    for (const [from, to] of moves) {
      if (existsSync(to)) throw new Unreachable(`${to} existe déjà : rien n’est écrit par-dessus.`);
      renameSync(from, to);
      placed.push(to);
    }
    rmSync(draft, { recursive: true, force: true });
  } catch (error) {
    for (const path of [...placed, draft]) rmSync(path, { recursive: true, force: true });
    if (error instanceof Unreachable) throw error;
    throw new Unreachable(`${folder} n’a pas pu être créé : ${reason(error)}.`);
  }
}

/** Makes `root` and the folders of `path` below it, one by one: each is a real folder, for a link could lead anywhere. */
function makeFolders(root: string, path: string): void {
  let folder = root;
  try {
    mkdirSync(root, { recursive: true });
    for (const name of path.split('/')) {
      folder = join(folder, name);
      if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() === true)
        throw new Unreachable(`${folder} est un lien : rien n’est écrit hors de ${root}.`);
      mkdirSync(folder, { recursive: true });
    }
  } catch (error) {
    if (error instanceof Unreachable) throw error;
    throw new Unreachable(`${folder} n’a pas pu être créé : ${reason(error)}.`);
  }
}
