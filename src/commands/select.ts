/** What a command line asks for: séances, points of them, bodies. */
import { realpathSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { exists, isFolder, isWithin, list, reason, Unreachable, type Project } from './project.ts';

/** A séance that was asked for. */
export interface Selection {
  /** Folder of the séance below the records folder: `2024/2024-09-12-bureau`. */
  readonly folder: string;
  /** File names of the points asked for, `null` for all. */
  readonly points: ReadonlySet<string> | null;
}

const YEAR = /^\d{4}$/;
const ID = /^(\d{4})-\d{2}-\d{2}-[a-z][a-z0-9-]*?(?:_(\d{2,3}[a-z]?))?$/;

/** The séances that the paths ask for, by folder; all of them when there is no path. Throws `Unreachable`. */
export function select(project: Project, paths: readonly string[]): Selection[] {
  const wanted = new Map<string, Set<string> | null>();
  const found = (paths.length > 0 ? paths : [project.records]).flatMap((path) => selectOne(project, path));
  for (const { folder, points } of found) {
    const known = wanted.get(folder);
    const all = points === null || known === null;
    wanted.set(folder, all ? null : new Set([...(known ?? []), ...points]));
  }
  return [...wanted]
    .map(([folder, points]) => ({ folder, points }))
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

function selectOne(project: Project, path: string): readonly Selection[] {
  if (ID.test(path) && !exists(path)) return [byId(project, path)];
  const absolute = realOf(path);
  if (isFolder(absolute) && isWithin(absolute, project.records)) return allOf(project);
  if (!isWithin(project.records, absolute))
    throw new Unreachable(`${path} est hors du dossier des actes, ${project.records}.`);
  const parts = relative(project.records, absolute).split(sep);
  const [top = '', seance, file] = parts;
  if (top === 'assemblees') return [];
  if (seance === undefined && isFolder(absolute))
    return holdsSeance(absolute) ? [{ folder: top, points: null }] : seancesOf(project, top);
  if (seance !== undefined && seance !== 'decisions') {
    const folder = `${top}/${seance}`;
    if (isFolder(absolute) && holdsYaml(join(project.records, folder))) return [{ folder, points: null }];
    if (file === 'seance.yaml') return [{ folder, points: null }];
    if (parts.length === 3 && file?.endsWith('.yaml')) return [{ folder, points: new Set([file]) }];
  }
  throw new Unreachable(`${path} n’est ni une séance, ni un point, ni un dossier de séances.`);
}

/** `2024-09-12-bureau`, or one of its acts: `2024-09-12-bureau_01`. */
function byId(project: Project, id: string): Selection {
  const [seance = '', nn] = id.split('_');
  const folder = `${id.slice(0, 4)}/${seance}`;
  if (!isFolder(join(project.records, folder)))
    throw new Unreachable(`Aucune séance ne porte l’identifiant ${seance} dans ${project.records}.`);
  if (nn === undefined) return { folder, points: null };
  const files = list(join(project.records, folder)).filter((name) => name.startsWith(`${nn}-`));
  if (files.length > 0) return { folder, points: new Set(files) };
  throw new Unreachable(`Aucun point de la séance ${seance} ne porte le numéro ${nn}.`);
}

/** Years and the séances in them; a séance put beside the years is told as misplaced, not left out. */
function allOf(project: Project): Selection[] {
  return list(project.records).flatMap((name) => {
    if (YEAR.test(name)) return seancesOf(project, name);
    const misplaced = name !== 'assemblees' && holdsSeance(join(project.records, name));
    return misplaced ? [{ folder: name, points: null }] : [];
  });
}

/** The years of the records. */
export function yearsOf(project: Project): readonly string[] {
  return list(project.records).filter((name) => YEAR.test(name));
}

/** Every folder of a year that holds a record, whatever its name: a wrong one is told, not left out. */
function seancesOf(project: Project, year: string): Selection[] {
  return list(join(project.records, year))
    .filter((name) => name !== 'decisions' && holdsYaml(join(project.records, year, name)))
    .map((name) => ({ folder: `${year}/${name}`, points: null }));
}

function holdsYaml(folder: string): boolean {
  return isFolder(folder) && list(folder).some((name) => isYaml(name));
}

function holdsSeance(folder: string): boolean {
  return isFolder(folder) && list(folder).includes('seance.yaml');
}

/** A record by its name, well written or not (`.yml`, `.YAML`). */
export function isYaml(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}

/**
 * How paths are shown: below a path of the command line as it was typed; else relative to the working directory; else, when
 * that would climb out of it, below `--projet` as it was typed. Always with `/`.
 */
export function shower(paths: readonly string[], given: string | undefined): (absolute: string) => string {
  const typed = paths.filter(exists).map(typedPath);
  const project = given === undefined || !exists(given) ? [] : [typedPath(given)];
  return (absolute) => {
    const real = realFolder(absolute);
    const shown = below(typed, real) ?? outside(relative(process.cwd(), absolute));
    return (shown ?? below(project, real) ?? relative(process.cwd(), absolute)).split(sep).join('/');
  };
}

interface Typed {
  readonly path: string;
  readonly real: string;
}

function typedPath(path: string): Typed {
  return { path: path.replace(/(?<=.)[\\/]+$/, ''), real: realOf(path) };
}

function below(typed: readonly Typed[], real: string): string | undefined {
  const under = typed.find((each) => isWithin(each.real, real));
  return under === undefined ? undefined : under.path + real.slice(under.real.length);
}

function outside(path: string): string | undefined {
  return path.startsWith('..') ? undefined : path;
}

/** A path whose folder is told without links, its own name as it is: a link is shown under its name. */
function realFolder(absolute: string): string {
  return exists(join(absolute, '..'))
    ? join(realpathSync(join(absolute, '..')), basename(absolute))
    : absolute;
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw new Unreachable(`${path} est introuvable : ${reason(error)}.`);
  }
}
