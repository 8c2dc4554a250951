/**
 * Where things are on the disk: the project, its records, what the command line asks for. Reading is confined to the
 * project's records and to template folders; a symbolic link that leaves them is refused, never followed.
 */
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** A path named on the command line that cannot be read (exit code 3). `message` is French. */
export class Unreachable extends Error {}

/** A file of the records: its name as shown to people, and its bytes. */
export interface RecordFile {
  /** Path as people see it: as typed on the command line, otherwise relative to the working directory; always with `/`. */
  readonly shown: string;
  /** Path below the records folder, with `/`: `2024/2024-09-12-bureau/seance.yaml`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Project {
  /** Absolute path of the project. */
  readonly root: string;
  /** Absolute path of the folder that holds `assemblees/` and the years. */
  readonly records: string;
}

/** What was asked for: a folder of a séance, and the points wanted in it (`null` for all). */
export interface Selection {
  /** Folder of the séance below the records folder: `2024/2024-09-12-bureau`. */
  readonly folder: string;
  readonly points: ReadonlySet<string> | null;
}

const YEAR = /^\d{4}$/;
const SEANCE = /^\d{4}-\d{2}-\d{2}-[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const POINT = /^\d{2,3}[a-z]?-[a-z0-9-]+\.yaml$/;
const ID = /^(\d{4})-\d{2}-\d{2}-[a-z][a-z0-9-]*?(?:_(\d{2,3}[a-z]?))?$/;

/**
 * The nearest folder at or above `start` that holds `records/`, else `assemblees/` (a records folder is a project too).
 * Throws `Unreachable` when there is none.
 */
export function findProject(start: string, given: string | undefined): Project {
  if (given !== undefined) {
    const found = projectAt(resolve(given));
    if (found === undefined)
      throw new Unreachable(`${given} n’est pas un projet : on n’y trouve ni records/ ni assemblees/.`);
    return found;
  }
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    const found = projectAt(folder);
    if (found !== undefined) return found;
    if (dirname(folder) === folder) break;
  }
  throw new Unreachable(
    `Aucun projet ici : ni ${start} ni les dossiers qui le contiennent n’ont de dossier records/.`,
  );
}

function projectAt(folder: string): Project | undefined {
  if (isFolder(join(folder, 'records')))
    return { root: folder, records: realpathSync(join(folder, 'records')) };
  if (isFolder(join(folder, 'assemblees'))) return { root: folder, records: realpathSync(folder) };
  return undefined;
}

/** The séances that the paths of the command line ask for; all of them when there is no path. */
export function select(project: Project, paths: readonly string[]): Selection[] {
  const wanted = new Map<string, Set<string> | null>();
  const add = (folder: string, point: string | null): void => {
    const known = wanted.get(folder);
    if (point === null || known === null) wanted.set(folder, null);
    else wanted.set(folder, (known ?? new Set()).add(point));
  };
  for (const path of paths.length > 0 ? paths : [project.records]) selectOne(project, path, add);
  return [...wanted]
    .map(([folder, points]) => ({ folder, points }))
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

function selectOne(
  project: Project,
  path: string,
  add: (folder: string, point: string | null) => void,
): void {
  const id = ID.exec(path);
  if (id !== null && !exists(path)) {
    const [seance = '', nn] = path.split('_');
    const folder = `${id[1]}/${seance}`;
    if (!isFolder(join(project.records, folder)))
      throw new Unreachable(`Aucune séance ne porte l’identifiant ${seance}.`);
    const file =
      nn === undefined
        ? null
        : readdirSync(join(project.records, folder)).find((name) => name.startsWith(`${nn}-`));
    if (file === undefined)
      throw new Unreachable(`Aucun point de la séance ${seance} ne porte le numéro ${nn}.`);
    add(folder, file);
    return;
  }
  const absolute = realOf(path);
  const inside = relative(project.records, absolute).split(sep).join('/');
  if (inside.startsWith('..') || isAbsolute(inside)) {
    if (isFolder(absolute) && !relative(absolute, project.records).startsWith('..'))
      return selectBelow(project, '', add);
    throw new Unreachable(`${path} est hors du dossier des actes ${project.records}.`);
  }
  const [year, seance, file] = inside.split('/');
  if (file !== undefined && POINT.test(file) && isFile(absolute)) return add(`${year}/${seance}`, file);
  if (file === 'seance.yaml' && isFile(absolute)) return add(`${year}/${seance}`, null);
  if (isFolder(absolute)) return selectBelow(project, inside, add);
  throw new Unreachable(`${path} n’est ni une séance, ni un point, ni un dossier de séances.`);
}

function selectBelow(project: Project, inside: string, add: (folder: string, point: null) => void): void {
  const [year, seance] = inside === '' ? [] : inside.split('/');
  if (seance !== undefined) return add(`${year}/${seance}`, null);
  const years = year === undefined ? list(project.records).filter((name) => YEAR.test(name)) : [year];
  for (const name of years)
    for (const folder of list(join(project.records, name)))
      if (SEANCE.test(folder)) add(`${name}/${folder}`, null);
}

/** Folders of the séances among the selection's, whose body says it, with its files: `seance.yaml` and the points, by name. */
export function readSeanceFiles(
  project: Project,
  folder: string,
  show: (absolute: string) => string,
): RecordFile[] {
  const names = list(join(project.records, folder)).filter(
    (name) => name === 'seance.yaml' || POINT.test(name),
  );
  return names.map((name) => readRecord(project, `${folder}/${name}`, show));
}

/** The files of all bodies. */
export function readAssemblees(project: Project, show: (absolute: string) => string): RecordFile[] {
  const folder = join(project.records, 'assemblees');
  if (!isFolder(folder)) return [];
  return list(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readRecord(project, `assemblees/${name}`, show));
}

/** Names of what is in the folder `annexes/` of a séance: `annexes/convention.pdf`. */
export function readAnnexes(project: Project, folder: string): ReadonlySet<string> {
  const annexes = join(project.records, folder, 'annexes');
  return new Set(isFolder(annexes) ? list(annexes).map((name) => `annexes/${name}`) : []);
}

function readRecord(project: Project, path: string, show: (absolute: string) => string): RecordFile {
  const absolute = join(project.records, path);
  return { shown: show(absolute), path, bytes: readInside(project.records, absolute, show(absolute)) };
}

/** Reads a regular file that really lies below `root`. Throws `Unreachable`. */
export function readInside(root: string, absolute: string, shown: string): Uint8Array {
  try {
    const real = realpathSync(absolute);
    if (relative(root, real).startsWith('..'))
      throw new Unreachable(`${shown} est un lien qui sort de ${root} : il n’est pas lu.`);
    if (!lstatSync(real).isFile()) throw new Unreachable(`${shown} n’est pas un fichier ordinaire.`);
    return readFileSync(real);
  } catch (error) {
    throw error instanceof Unreachable
      ? error
      : new Unreachable(`${shown} est illisible : ${reason(error)}.`);
  }
}

/** How paths are shown: below a path of the command line as it was typed, otherwise relative to the working directory. */
export function shower(paths: readonly string[]): (absolute: string) => string {
  const typed = paths
    .filter(exists)
    .map((path) => ({ path: path.replace(/[\\/]+$/, ''), real: realOf(path) }));
  return (absolute) => {
    const real = exists(absolute) ? realpathSync(absolute) : absolute;
    const under = typed.find((each) => real === each.real || real.startsWith(each.real + sep));
    const shown =
      under === undefined ? relative(process.cwd(), absolute) : under.path + real.slice(under.real.length);
    return shown.split(sep).join('/');
  };
}

function list(folder: string): string[] {
  return readdirSync(folder).sort();
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw new Unreachable(`${path} est introuvable : ${reason(error)}.`);
  }
}

const exists = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;
const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** An operating system error in a few French words. */
export function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Record<string, string> = {
    ENOENT: 'il n’existe pas',
    EACCES: 'l’accès en est refusé',
    EPERM: 'l’accès en est refusé',
    EISDIR: 'c’est un dossier',
    ENOTDIR: 'un élément du chemin n’est pas un dossier',
    ENOSPC: 'le disque est plein',
    EROFS: 'le disque est en lecture seule',
    EDQUOT: 'le quota du disque est atteint',
    EMFILE: 'trop de fichiers sont ouverts',
    ELOOP: 'les liens tournent en rond',
    EIO: 'le disque a répondu par une erreur',
    ENAMETOOLONG: 'le nom est trop long',
  };
  return known[code] ?? (code === '' ? 'erreur inconnue' : `erreur ${code}`);
}
