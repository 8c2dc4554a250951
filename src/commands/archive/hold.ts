/** An archive in hand: its folder, its lock, its journal. */
import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { holdings } from '../../archive/holdings.ts';
import type { State } from '../../archive/state.ts';
import { BAGIT, DRAFT, FILES, manifestText } from '../../archive/tree.ts';
import { exists, reason, Unreachable } from '../project.ts';
import { syncFolder, writeDurably } from './disk.ts';
import { openJournal, type Journal } from './journal-file.ts';
import { takeLock } from './lock.ts';

export interface Hold {
  readonly root: string;
  readonly journal: Journal;
  /** Lets the archive go. */
  readonly release: () => void;
}

/** A moment, to the second. */
export function utc(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}

/** The archive is only for systems whose locks and syncs are those that were proved. Throws `Unreachable`. */
function onLinux(): void {
  if (process.platform !== 'linux')
    throw new Unreachable(
      'L’archive ne se tient que sous Linux : ses verrous et ses écritures y sont éprouvés.',
    );
}

/** An archive that is there, to be read only. Throws `Unreachable`. */
export function archiveAt(path: string): string {
  onLinux();
  const root = resolve(path);
  if (!exists(root)) throw new Unreachable(`${path} est introuvable : il n’existe pas.`);
  if (!existsSync(join(root, FILES.journal)))
    throw new Unreachable(`${path} n’est pas une archive : on n’y trouve pas ${FILES.journal}.`);
  return root;
}

/**
 * Takes an archive in hand; `mayBegin`: an empty or new folder becomes one. Throws `Unreachable`,
 * `Altered`.
 */
export function takeHold(path: string, now: () => string, mayBegin: boolean): Hold {
  onLinux();
  const root = resolve(path);
  if (mayBegin) begin(root, path);
  else archiveAt(path);
  const unlock = takeLock(root);
  let journal: Journal;
  try {
    journal = openJournal(root, now);
  } catch (error) {
    unlock();
    throw error;
  }
  if (mayBegin && !existsSync(join(root, FILES.bagit)))
    writeDurably(root, FILES.bagit, new TextEncoder().encode(BAGIT));
  return {
    root,
    journal,
    release() {
      journal.close();
      unlock();
    },
  };
}

/** A folder that holds something else is not made into an archive. */
function begin(root: string, path: string): void {
  try {
    if (!exists(root)) {
      mkdirSync(root, { recursive: true });
      syncFolder(join(root, '..'));
    }
    if (!lstatSync(root).isDirectory()) throw new Unreachable(`${path} n’est pas un vrai dossier.`);
    const names = existsSync(join(root, FILES.journal)) ? [] : foreign(root);
    if (names.length > 0)
      throw new Unreachable(
        `${path} n’est pas une archive et n’est pas vide (${names.slice(0, 3).join(', ')}) : donnez un dossier neuf.`,
      );
    probe(root);
  } catch (error) {
    if (error instanceof Unreachable) throw error;
    throw new Unreachable(`${path} n’a pas pu être créé : ${reason(error)}.`);
  }
}

/** What a folder holds that no archive has before its journal. */
function foreign(root: string): string[] {
  const ours: readonly string[] = [FILES.lock, FILES.bagit];
  return readdirSync(root).filter((name) => !ours.includes(name) && !name.startsWith(DRAFT));
}

/** A disk for reading only is told before anything else. */
function probe(root: string): void {
  try {
    const path = join(root, `${DRAFT}essai`);
    closeSync(openSync(path, 'w'));
    rmSync(path);
  } catch (error) {
    throw new Unreachable(`L’archive ${root} ne peut pas être écrite : ${reason(error)}.`);
  }
}

/** Writes the manifest of what the journal says, if it is another. */
export function writeManifest(root: string, state: State): void {
  const files = [...holdings(state)].map(([path, { sha256 }]) => [path, sha256] as const);
  writeIfOther(root, FILES.manifest, manifestText(files));
}

/** Writes a derived file, if it is not so already. */
export function writeIfOther(root: string, path: string, text: string): void {
  const bytes = Buffer.from(text);
  const absolute = join(root, path);
  const before = existsSync(absolute) ? readFileSync(absolute) : null;
  if (before === null || !before.equals(bytes)) writeDurably(root, path, bytes);
}
