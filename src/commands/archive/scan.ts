/** A look at all that is under `data/`: every file is read and hashed, whatever its date says. */
import { createHash, hash } from 'node:crypto';
import { closeSync, constants, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { DATA, DRAFT } from '../../archive/tree.ts';
import { reason, Unreachable } from '../project.ts';

/** SHA-256 that the files of a folder are to have, by name. */
export type Expected = ReadonlyMap<string, string>;

/** How the files of a folder differ from what they are to be. */
export interface Gap {
  /** Path below the archive → hash found, `null` when there is no such file. What is no ordinary file has the empty hash. */
  readonly damaged: readonly (readonly [string, string | null])[];
  /** Files that are not expected, with their hash. */
  readonly strangers: readonly (readonly [string, string])[];
  /** Files that a crash left without a name. */
  readonly drafts: readonly string[];
}

/** Names in a folder that are folders. */
function below(root: string, folder: string): string[] {
  const absolute = join(root, folder);
  const about = lstatSync(absolute, { throwIfNoEntry: false });
  if (about === undefined) return [];
  if (!about.isDirectory()) throw new Unreachable(planted(absolute, root));
  return entries(absolute).flatMap((entry) => {
    if (entry.isSymbolicLink()) throw new Unreachable(planted(join(absolute, entry.name), root));
    return entry.isDirectory() ? [`${folder}/${entry.name}`] : [];
  });
}

/** What a folder holds against what it is to hold. Folders in it hold no file of ours. */
export function compareFolder(root: string, folder: string, expected: Expected): Gap {
  const damaged: (readonly [string, string | null])[] = [];
  const strangers: (readonly [string, string])[] = [];
  const drafts: string[] = [];
  const seen = new Set<string>();
  const absolute = join(root, folder);
  const found = lstatSync(absolute, { throwIfNoEntry: false }) === undefined ? [] : entries(absolute);
  for (const entry of found) {
    const { name } = entry;
    const path = `${folder}/${name}`;
    if (name.startsWith(DRAFT)) {
      drafts.push(path);
      continue;
    }
    const wanted = expected.get(name);
    const isOther = wanted === undefined && entry.isDirectory();
    if (isOther && (folder === DATA || /^data\/\d{4}$/.test(folder))) continue;
    const is = entry.isFile() ? hashFile(join(root, path)) : '';
    seen.add(name);
    if (wanted === undefined) strangers.push([path, is]);
    else if (is !== wanted) damaged.push([path, is]);
  }
  for (const name of expected.keys()) if (!seen.has(name)) damaged.push([`${folder}/${name}`, null]);
  return { damaged, strangers, drafts };
}

/** Folders to be looked at, with what they are to hold: those that are there, and those that should be. */
export function toCompare(
  root: string,
  expected: ReadonlyMap<string, Expected>,
): (readonly [string, Expected])[] {
  const years = below(root, DATA);
  const folders = new Set([
    DATA,
    ...years,
    ...years.flatMap((year) => below(root, year)),
    ...expected.keys(),
  ]);
  return [...folders].map((folder) => [folder, expected.get(folder) ?? new Map<string, string>()] as const);
}

/** Several looks as one. */
export function together(gaps: readonly Gap[]): Gap {
  return {
    damaged: gaps.flatMap(({ damaged }) => damaged),
    strangers: gaps.flatMap(({ strangers }) => strangers),
    drafts: gaps.flatMap(({ drafts }) => drafts),
  };
}

function entries(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw new Unreachable(`${folder} est illisible : ${reason(error)}.`);
  }
}

/** Read again and again: a buffer for each file would be gone only when the thread is short of memory. */
const buffer = Buffer.allocUnsafe(256 * 1024);

/** SHA-256 of a file that is no link; the empty hash when it is one, or is not there. Throws `Unreachable`. */
export function hashFile(path: string): string {
  let file: number | null = null;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    let read = readSync(file, buffer);
    // Most files are read in one go.
    if (read < buffer.length) return hash('sha256', buffer.subarray(0, read));
    const whole = createHash('sha256');
    for (; read > 0; read = readSync(file, buffer)) whole.update(buffer.subarray(0, read));
    return whole.digest('hex');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ELOOP' || error.code === 'ENOENT'))
      return '';
    throw new Unreachable(`${path} est illisible : ${reason(error)}.`);
  } finally {
    if (file !== null) closeSync(file);
  }
}

function planted(path: string, root: string): string {
  return `${path} n’est pas un vrai dossier : rien n’est lu ni écrit hors de ${root}. Ôtez ce lien.`;
}
