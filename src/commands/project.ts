/**
 * The project on the disk, and reading below it. Reading is confined: a symbolic link that leaves the project is refused,
 * never followed.
 */
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';

/** What keeps a command line from being run: a path that is not there, a disk that refuses (exit code 3). `message` is French. */
export class Unreachable extends Error {}

/** An archive that was changed from outside: nothing is done with it (exit code 2). `message` is French. */
export class Altered extends Error {}

/** A change of printed form that nobody approved: nothing is made with it (exit code 1). `message` is French. */
export class Unapproved extends Error {}

export interface Project {
  /** Absolute path of the project. */
  readonly root: string;
  /** Absolute path, without links, of the folder that holds `assemblees/` and the years. */
  readonly records: string;
  /** Absolute path, without links, of the folder that nothing is read outside of. */
  readonly bounds: string;
}

/**
 * The nearest folder at or above one of `starts`, tried in order, that holds `records/`, else `assemblees/` (a records folder
 * is a project too); `given` (`--projet`) overrides. Throws `Unreachable` when there is none.
 */
export function findProject(starts: string | readonly string[], given: string | undefined): Project {
  if (given !== undefined) {
    const found = projectAt(resolve(given));
    if (found !== undefined) return found;
    if (!exists(given)) throw new Unreachable(`${given} est introuvable : il n’existe pas.`);
    throw new Unreachable(`${given} n’est pas un projet : on n’y trouve ni records/ ni assemblees/.`);
  }
  const tried = [starts].flat();
  for (const start of tried)
    for (let folder = resolve(start); ; folder = dirname(folder)) {
      const found = projectAt(folder);
      if (found !== undefined) return found;
      if (dirname(folder) === folder) break;
    }
  throw new Unreachable(
    `Aucun projet ici : ni ${resolve(tried[0] ?? '.')} ni les dossiers qui le contiennent n’ont de dossier records/. Nommez le dossier du projet par --projet.`,
  );
}

function projectAt(folder: string): Project | undefined {
  const found = [join(folder, 'records'), folder].find((each) =>
    each === folder ? isFolder(join(each, 'assemblees')) : isFolder(each),
  );
  if (found === undefined) return undefined;
  const [root, records] = [realpathSync(folder), realpathSync(found)];
  // A records folder kept elsewhere (a share) is its own bounds.
  return { root: folder, records, bounds: isWithin(root, records) ? root : records };
}

/** Reads a regular file that really lies below `root`. Throws `Unreachable`. */
export function readInside(root: string, absolute: string, shown: string): Uint8Array {
  const read = attempt(root, absolute);
  if (typeof read === 'string') throw new Unreachable(`${shown} ${read}.`);
  return read;
}

/** No record and no act comes near: what is larger is not even opened. */
const LARGEST = 256 * 1024 * 1024;

/** The bytes of a regular file that really lies below `root`, or why not: what follows « ce fichier ». */
export function attempt(root: string, absolute: string): Uint8Array | string {
  try {
    const out = outOf(root, absolute);
    if (out !== null) return out;
    const real = realpathSync(absolute);
    const about = lstatSync(real);
    if (!about.isFile()) return 'n’est pas un fichier ordinaire';
    if (about.size > LARGEST) return `pèse ${(about.size / 2 ** 20).toFixed(0)} Mio : il n’est pas lu`;
    return readFileSync(real);
  } catch (error) {
    return `est illisible : ${reason(error)}`;
  }
}

/** Why what `absolute` leads to is not looked at: it is out of `root`, or nowhere; `null` when it is below `root`. */
export function outOf(root: string, absolute: string): string | null {
  try {
    return isWithin(root, realpathSync(absolute))
      ? null
      : `mène, par un lien, hors de ${root} : il n’est pas lu`;
  } catch (error) {
    const isLink = lstatSync(absolute, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    return isLink ? 'est un lien qui ne mène à rien' : `est illisible : ${reason(error)}`;
  }
}

/** Names of what is in a folder, sorted, hidden files left out. Throws `Unreachable`. */
export function list(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .sort();
  } catch (error) {
    throw new Unreachable(`${folder} est illisible : ${reason(error)}.`);
  }
}

/** `path` is `root` or lies below it; both absolute and without links. */
export function isWithin(root: string, path: string): boolean {
  const inside = relative(root, path);
  return !/^\.\.(?:[\\/]|$)/.test(inside) && !isAbsolute(inside);
}

export const exists = (path: string): boolean => statOf(path) !== undefined;
export const isFolder = (path: string): boolean => statOf(path)?.isDirectory() === true;

/** What a path leads to; `undefined` when it leads nowhere (not there, links in a ring, a file taken for a folder). */
function statOf(path: string): ReturnType<typeof statSync> {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** An operating system error in a few French words. */
export function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (code === '' ? 'erreur inconnue' : `erreur ${code}`);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'il n’existe pas',
  EACCES: 'l’accès en est refusé',
  EPERM: 'l’accès en est refusé',
  EISDIR: 'c’est un dossier',
  ENOTDIR: 'un élément du chemin n’est pas un dossier',
  EEXIST: 'un fichier porte déjà ce nom',
  ENOSPC: 'le disque est plein',
  EFBIG: 'le fichier serait trop gros pour ce disque',
  EROFS: 'le disque est en lecture seule',
  EDQUOT: 'le quota du disque est atteint',
  EMFILE: 'trop de fichiers sont ouverts',
  ELOOP: 'les liens tournent en rond',
  EIO: 'le disque a répondu par une erreur',
  ENAMETOOLONG: 'le nom est trop long',
};

/** The version of the program. */
export function version(): string {
  const file = resolve(import.meta.dirname, '../../package.json');
  return /"version": "([^"]+)"/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
}
