/** What a verb needs from the disk: the séances that were asked for, and the press (fonts and template) they are made with. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { openPress, readRecords, type Press, type ReadSeance } from '../pipeline.ts';
import {
  findProject,
  readAnnexes,
  readAssemblees,
  readSeanceFiles,
  select,
  shower,
  type Project,
  type RecordFile,
} from './project.ts';

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
}

/** What was read for a command line. */
export interface Shop {
  readonly project: Project;
  readonly seances: readonly Asked[];
  /** All faults, bodies included. */
  readonly faults: readonly Diagnostic[];
  /** Text of a record by its shown name. */
  readonly textOf: (file: string) => string | undefined;
}

/** Reads what the paths ask for. Throws `Unreachable`. */
export function openShop(paths: readonly string[], given: string | undefined): Shop {
  const project = findProject(startOf(paths), given);
  const show = shower(paths);
  const selections = select(project, paths);
  const bodies = readAssemblees(project, show);
  const texts = new Map<string, Uint8Array>();
  const keep = (file: RecordFile): { file: string; nom: string; bytes: Uint8Array } => {
    texts.set(file.shown, file.bytes);
    return { file: file.shown, nom: basename(file.path, '.yaml'), bytes: file.bytes };
  };
  const dossiers = selections.map(({ folder }) => {
    const files = readSeanceFiles(project, folder, show).map(keep);
    const [annee = '', nom = ''] = folder.split('/');
    const seance = files.find((file) => file.nom === 'seance') ?? {
      file: show(join(project.records, folder, 'seance.yaml')),
      nom: 'seance',
      bytes: new Uint8Array(),
    };
    return {
      nom,
      annee,
      seance,
      points: files.filter((file) => file !== seance),
      annexes: readAnnexes(project, folder),
    };
  });
  const { seances, faults } = readRecords(bodies.map(keep), dossiers);
  const asked = seances.map((seance, i) => ({ ...seance, ...selections[i]! }));
  const used = new Set(asked.flatMap(({ lue }) => (lue === null ? [] : [lue.sources.assemblee.file])));
  const everything = paths.length === 0;
  const bodyFaults = faults.filter(
    ({ place }) => everything || used.has(place.file) || asked.some(({ lue }) => lue === null),
  );
  const decoder = new TextDecoder();
  return {
    project,
    seances: asked,
    faults: [...bodyFaults, ...asked.flatMap((each) => each.faults)],
    textOf: (file) => (texts.has(file) ? decoder.decode(texts.get(file)) : undefined),
  };
}

/** The first path that is a file or folder tells where the project is; otherwise the working directory. */
function startOf(paths: readonly string[]): string {
  return paths.find((path) => existsSync(path)) ?? process.cwd();
}

/** The press for a project: its own `templates/libelles` when it has one, else (or with no project) the shipped one. */
export function loadPress(project: Project | null): { press: Press | null; faults: readonly Diagnostic[] } {
  const own = project === null ? null : join(project.root, 'templates');
  const templates = own !== null && existsSync(join(own, FAMILY)) ? own : join(HOME, 'templates');
  const files = new Map<string, string>();
  const add = (path: string): void => {
    const shown = relative(process.cwd(), path).split(sep).join('/');
    files.set(shown, readFileSync(path, 'utf8'));
  };
  for (const name of readdirSync(join(templates, FAMILY), { recursive: true, encoding: 'utf8' }))
    if (/\.(?:hbs|css)$/.test(name)) add(join(templates, FAMILY, name));
  if (existsSync(join(templates, 'base.css'))) add(join(templates, 'base.css'));
  const folder = join(HOME, 'templates/polices');
  const fonts = new Map(
    FACES.map(([face, name]) => [face, readFileSync(join(folder, `Liberation${name}.ttf`))]),
  );
  return openPress(files, fonts);
}
