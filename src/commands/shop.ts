/** What a verb needs from the disk: the séances that were asked for, and the press (fonts and template) they are made with. */
import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { byPlace, fault, type Diagnostic } from '../diagnostic.ts';
import {
  openPress,
  readRecords,
  type PointLu,
  type Press,
  type ReadSeance,
  type SeanceLue,
} from '../pipeline.ts';
import { explained, readBodies, readDossier } from './files.ts';
import { exists, findProject, isFolder, isWithin, readInside, type Project } from './project.ts';
import { isYaml, select, shower } from './select.ts';

/** The program's own folder, which holds the shipped templates and fonts. */
const HOME = resolve(import.meta.dirname, '../..');

/** The family of templates that a body takes when it names none. */
const FAMILY = 'libelles';

/** The vendored typefaces, by face: `templates/polices/Liberation<name>.ttf`. */
const FACES = [
  ['sans-regular', 'Sans-Regular'],
  ['sans-bold', 'Sans-Bold'],
  ['sans-italic', 'Sans-Italic'],
  ['sans-bold-italic', 'Sans-BoldItalic'],
  ['serif-regular', 'Serif-Regular'],
  ['serif-bold', 'Serif-Bold'],
  ['serif-italic', 'Serif-Italic'],
  ['serif-bold-italic', 'Serif-BoldItalic'],
] as const;

/** One séance that was asked for. */
export interface Asked extends ReadSeance {
  /** Folder below the records: `2024/2024-09-12-bureau`. */
  readonly folder: string;
  /** File names of the points asked for, `null` for all. */
  readonly points: ReadonlySet<string> | null;
  /** How many files of points the folder holds. */
  readonly files: number;
}

/** What was read for a command line. */
export interface Shop {
  readonly project: Project;
  readonly seances: readonly Asked[];
  /** All faults of what was asked for, bodies included. */
  readonly faults: readonly Diagnostic[];
  /** Text of a record by its shown name. */
  readonly textOf: (file: string) => string | undefined;
}

/** Reads what the paths ask for, in the project around them or around the working directory. Throws `Unreachable`. */
export function openShop(paths: readonly string[], given: string | undefined): Shop {
  const project = findProject([...paths.filter(exists).slice(0, 1), process.cwd()], given);
  const show = shower(paths, given);
  const selections = select(project, paths);
  const bodies = readBodies(project, show);
  const dossiers = selections.map(({ folder }) => readDossier(project, folder, show));
  const { seances, faults } = readRecords(
    bodies.read,
    dossiers.map(({ read }) => read),
  );
  const asked = seances.map((seance, i): Asked => {
    const { folder, points } = selections[i]!;
    const dossier = dossiers[i]!;
    const found = [...dossier.faults, ...explained(seance.faults, dossier.unread)];
    const files = dossier.read.points.length;
    return { ...seance, folder, points, files, faults: found.filter(concerns(points)).sort(byPlace) };
  });
  const ofBodies = [...bodies.faults, ...explained(faults, bodies.unread)].filter(concernsOne(asked, paths));
  const read = [bodies, ...dossiers].flatMap(({ files }) => files);
  const texts = new Map(read.map(({ file, bytes }) => [file, bytes]));
  return {
    project,
    seances: asked,
    faults: [...ofBodies, ...asked.flatMap((each) => each.faults)],
    textOf: (file) => {
      const bytes = texts.get(file);
      return bytes === undefined || bytes.length === 0 ? undefined : new TextDecoder().decode(bytes);
    },
  };
}

/** Who asks for one point is told of it and of its séance, not of the points beside it. */
function concerns(points: ReadonlySet<string> | null): (found: Diagnostic) => boolean {
  return ({ place }) => {
    const name = basename(place.file);
    return points === null || name === 'seance.yaml' || points.has(name) || !isYaml(name);
  };
}

/** Of the bodies, those of the séances asked for, those named by a path, and all when nothing is named or a séance is unread. */
function concernsOne(asked: readonly Asked[], paths: readonly string[]): (found: Diagnostic) => boolean {
  if (paths.length === 0 || asked.some(({ lue }) => lue === null)) return () => true;
  const used = new Set(asked.flatMap(({ lue }) => (lue === null ? [] : [lue.sources.assemblee.file])));
  const named = paths.filter(exists).map((path) => realpathSync(path));
  return ({ place }) => used.has(place.file) || named.some((path) => isWithin(path, resolve(place.file)));
}

/** Files at fault otherwise than by an irregularity: no act is made of them. */
export function refusedFiles(faults: readonly Diagnostic[]): ReadonlySet<string> {
  const errors = faults.filter(({ severity, kind }) => severity === 'erreur' && kind !== 'irregularite');
  return new Set(errors.map(({ place }) => place.file));
}

/** Whether the act of a point cannot be made: its own file, its séance or its body is refused. */
export function isRefused(lue: SeanceLue, { source }: PointLu, refused: ReadonlySet<string>): boolean {
  return [source, lue.sources.seance, lue.sources.assemblee].some(({ file }) => refused.has(file));
}

/** The press for a project, and the texts that its faults are found in, by the name that they are shown under. */
export interface Pressed {
  /** `null` when the template has a fault. */
  readonly press: Press | null;
  readonly faults: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * The press for a project: its own `templates/libelles` when it has one, else (or with no project) the shipped one. Throws
 * `Unreachable`.
 */
export function loadPress(project: Project | null): Pressed {
  const own = project === null ? null : join(project.root, 'templates');
  const templates = own !== null && isFolder(join(own, FAMILY)) ? own : join(HOME, 'templates');
  const family = readdirSync(join(templates, FAMILY), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:hbs|css)$/.test(name))
    .map((name) => join(FAMILY, name));
  const names = exists(join(templates, 'base.css')) ? [...family, 'base.css'] : family;
  const texts = new Map<string, string>();
  const faults: Diagnostic[] = [];
  for (const name of names) {
    const shown = relative(process.cwd(), join(templates, name)).split(sep).join('/');
    const bytes = readInside(realpathSync(templates), join(templates, name), shown);
    texts.set(shown, new TextDecoder().decode(bytes));
    if (!isUtf8(bytes)) faults.push(notUtf8(shown));
  }
  if (faults.length > 0) return { press: null, faults, texts };
  const fonts = FACES.map(
    ([face, name]) => [face, readFileSync(join(HOME, `templates/polices/Liberation${name}.ttf`))] as const,
  );
  return { ...openPress(texts, new Map(fonts)), texts };
}

function notUtf8(file: string): Diagnostic {
  return fault({
    place: { file, line: 1, column: 1, length: 0 },
    code: 'pas-utf-8',
    message: 'Ce modèle n’est pas écrit en UTF-8.',
    remedy: 'enregistrez le fichier en UTF-8, puis relisez ses accents.',
  });
}
