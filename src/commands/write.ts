/** Writing a file whole or not at all. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { reason, Unreachable } from './project.ts';

/**
 * Writes `bytes` to `path` below `root`: first under a name that nobody reads, then renamed, so that the name never
 * holds half a document. Folders are made. Throws `Unreachable` (French) when the disk refuses; nothing is left then.
 */
export function writeWhole(root: string, path: string, bytes: Uint8Array): void {
  const target = join(root, path);
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}.partiel`);
  try {
    mkdirSync(dirname(target), { recursive: true });
    if (relative(realpathSync(root), realpathSync(dirname(target))).startsWith('..'))
      throw new Unreachable(`${dirname(target)} est un lien qui sort de ${root} : rien n’y est écrit.`);
    const file = openSync(draft, 'wx', 0o644);
    try {
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    if (error instanceof Unreachable) throw error;
    throw new Unreachable(`${target} n’a pas pu être écrit : ${reason(error)}.`);
  }
}
