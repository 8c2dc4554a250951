/** What a verb needs from the disk: the séances that were asked for, and the press (fonts and template) they are made with. */
import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { byPlace, fault, type Diagnostic } from '../diagnostic.ts';
import {
  openPress,
  openRecords,
  type DecisionLue,
  type DossierEcrit,
  type PointLu,
  type Press,
  type ReadSeance,
  type SeanceLue,
  type TemplateKind,
} from '../pipeline.ts';
import { explained, readBodies, readDecisionsOf, readDossier } from './files.ts';
import { exists, findProject, isFolder, isWithin, readInside, type Project } from './project.ts';
import { isYaml, select, shower, yearsOf } from './select.ts';

/** The program's own folder, which holds the shipped templates and fonts. */
export const HOME = resolve(import.meta.dirname, '../..');

/** The families that the program brings. */
export const SHIPPED = join(HOME, 'templates');

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
  /** The decisions by delegation of the years that were looked at. */
  readonly decisions: readonly DecisionLue[];
  /** All faults of what was asked for, bodies included. */
  readonly faults: readonly Diagnostic[];
  /** Text of a record by its shown name. */
  readonly textOf: (file: string) => string | undefined;
}

/**
 * Reads what the paths ask for, in the project around them or around the working directory. `asIf`: what the files of a séance
 * are taken for. Throws `Unreachable`.
 */
export function openShop(
  paths: readonly string[],
  given: string | undefined,
  asIf: (dossier: DossierEcrit) => DossierEcrit = (dossier) => dossier,
): Shop {
  const counter = openCounter(paths, given, () => true, asIf);
  const seances = [...counter.seances()];
  return {
    project: counter.project,
    seances,
    decisions: counter.decisions,
    faults: [...counter.others(seances), ...once(seances.flatMap((each) => each.faults))],
    textOf: counter.textOf,
  };
}

/** What only checks needs no more of a séance than its faults: an archive of any length is looked at one séance at a time. */
export function checkShop(
  paths: readonly string[],
  given: string | undefined,
): { readonly count: number; readonly faults: readonly Diagnostic[]; readonly textOf: Shop['textOf'] } {
  const counter = openCounter(paths, given, (faults) => faults.length > 0);
  const seen: Seen[] = [];
  const faults: Diagnostic[] = [];
  for (const { lue, faults: found } of counter.seances()) {
    seen.push({ body: lue?.sources.assemblee.file ?? null });
    faults.push(...found);
  }
  return { count: seen.length, faults: [...counter.others(seen), ...once(faults)], textOf: counter.textOf };
}

interface Counter {
  readonly project: Project;
  readonly decisions: readonly DecisionLue[];
  /** The séances asked for, read one after the other. */
  readonly seances: () => Generator<Asked>;
  /** Faults of the bodies and of the decisions that belong to what was asked for. */
  readonly others: (seen: readonly Asked[] | readonly Seen[]) => readonly Diagnostic[];
  readonly textOf: Shop['textOf'];
}

/** The file of the body of a séance that was read; `null`: it could not be. */
interface Seen {
  readonly body: string | null;
}

/** `isKept`: of which séances the texts are kept, to be shown with faults that they have, or will have. */
function openCounter(
  paths: readonly string[],
  given: string | undefined,
  isKept: (faults: readonly Diagnostic[]) => boolean,
  asIf: (dossier: DossierEcrit) => DossierEcrit = (dossier) => dossier,
): Counter {
  const project = findProject([...paths.filter(exists).slice(0, 1), process.cwd()], given);
  const show = shower(paths, given);
  const selections = select(project, paths);
  const bodies = readBodies(project, show);
  const years = new Set(
    paths.length === 0 ? yearsOf(project) : selections.flatMap(({ folder }) => reportedIn(folder)),
  );
  const decisions = [...years].sort().flatMap((year) => readDecisionsOf(project, year, show) ?? []);
  const records = openRecords(
    bodies.read,
    decisions.map(({ read }) => read),
    bodies.logos,
  );
  const texts = new Map<string, Uint8Array>();
  const keep = (files: readonly { readonly file: string; readonly bytes: Uint8Array }[]): void => {
    for (const { file, bytes } of files) texts.set(file, bytes);
  };
  keep([...bodies.files, ...decisions.flatMap(({ files }) => files)]);
  return {
    project,
    decisions: records.decisions,
    *seances() {
      for (const { folder, points } of selections) {
        const dossier = readDossier(project, folder, show);
        const seance = records.read(asIf(dossier.read));
        const found = [...dossier.faults, ...explained(seance.faults, dossier.unread)];
        const faults = found.filter(concerns(points)).sort(byPlace);
        if (isKept(faults)) keep(dossier.files);
        yield { ...seance, folder, points, files: dossier.read.points.length, faults };
      }
    },
    others(seen) {
      const read = seen.map((each) =>
        'body' in each ? each.body : (each.lue?.sources.assemblee.file ?? null),
      );
      const named = paths.filter(exists).map((path) => realpathSync(path));
      const isNamed = ({ place }: Diagnostic): boolean =>
        paths.length === 0 || named.some((path) => isWithin(path, resolve(place.file)));
      return [
        ...[...bodies.faults, ...explained(records.faults, bodies.unread)].filter(concernsOne(read, isNamed)),
        ...[
          ...decisions.flatMap((each) => each.faults),
          ...explained(
            records.ofDecisions,
            decisions.flatMap((each) => each.unread),
          ),
        ].filter(isNamed),
      ];
    },
    textOf(file) {
      const bytes = texts.get(file);
      return bytes === undefined || bytes.length === 0 ? undefined : new TextDecoder().decode(bytes);
    },
  };
}

/** Years whose decisions a séance may report: its own, and the one before. */
function reportedIn(folder: string): readonly string[] {
  const year = folder.slice(0, 4);
  return /^\d{4}$/.test(year) ? [String(Number(year) - 1), year] : [];
}

/** A fault of a body is found by each of its séances: it is told once. */
function once(faults: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(faults.map((each) => [JSON.stringify(each), each])).values()];
}

/** Who asks for one point is told of it and of its séance, not of the points beside it. */
function concerns(points: ReadonlySet<string> | null): (found: Diagnostic) => boolean {
  return ({ place }) => {
    const name = basename(place.file);
    return points === null || name === 'seance.yaml' || points.has(name) || !isYaml(name);
  };
}

/** Of the bodies, those of the séances asked for, those named by a path, and all when nothing is named or a séance is unread. */
function concernsOne(
  read: readonly (string | null)[],
  isNamed: (found: Diagnostic) => boolean,
): (found: Diagnostic) => boolean {
  if (read.includes(null)) return () => true;
  const used = new Set(read);
  return (found) => isNamed(found) || used.has(found.place.file);
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

/** The family of templates of a body. */
export function familyOf({ assemblee }: SeanceLue): string {
  return familyNamed(assemblee.modele);
}

/** The family that a body names, or the usual one. */
export function familyNamed(modele: string | null): string {
  return modele ?? FAMILY;
}

/** The presses of the families of some séances. */
export interface Presses {
  /** By family; `null` when its templates have a fault, or it does not exist. */
  readonly of: ReadonlyMap<string, Press | null>;
  readonly faults: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

/** The press of each family that the bodies of `lues` name. Throws `Unreachable`. */
export function loadPresses(
  project: Project | null,
  lues: readonly SeanceLue[],
  kinds: readonly TemplateKind[],
): Presses {
  const of = new Map<string, Press | null>();
  const faults: Diagnostic[] = [];
  const texts = new Map<string, string>();
  for (const lue of lues) {
    const family = familyOf(lue);
    if (of.has(family)) continue;
    if (rootsOf(project, family).length === 0) {
      of.set(family, null);
      faults.push(unknownFamily(lue, family));
      continue;
    }
    const { press, faults: found, texts: read } = loadPress(project, kinds, family);
    of.set(family, press);
    faults.push(...found);
    for (const [file, text] of read) texts.set(file, text);
  }
  return { of, faults, texts };
}

/**
 * The press for a family, for extracts and the kinds asked for: the project's own `templates/<family>` when it has one, else
 * (or with no project) the shipped one; what it lacks comes from `libelles`. `prepared`: templates reviewed before. Throws `Unreachable`.
 */
export function loadPress(
  project: Project | null,
  kinds: readonly TemplateKind[] = [],
  family = FAMILY,
  prepared = shippedPrepared,
): Pressed {
  const { folders, texts, faults } = readTemplates(project, family);
  if (faults.length > 0) return { press: null, faults, texts };
  const fonts = FACES.map(
    ([face, name]) => [face, readFileSync(join(HOME, `templates/polices/Liberation${name}.ttf`))] as const,
  );
  const form = family === FAMILY ? 'libelles' : 'complet';
  return { ...openPress(texts, new Map(fonts), kinds, folders, form, prepared), texts };
}

/** The texts that a family is made of, and its folders as the faults show them, the nearest first. */
function readTemplates(
  project: Project | null,
  family: string,
): { folders: readonly string[]; texts: Map<string, string>; faults: Diagnostic[] } {
  const folders = templateFolders(project, family);
  const texts = new Map<string, string>();
  const faults: Diagnostic[] = [];
  for (const folder of folders)
    for (const path of filesOf(folder)) {
      const shown = show(path);
      if (texts.has(shown)) continue;
      const bytes = readInside(realpathSync(dirname(folder)), path, shown);
      texts.set(shown, new TextDecoder().decode(bytes));
      if (!isUtf8(bytes)) faults.push(notUtf8(shown));
    }
  return { folders: folders.map((folder) => `${show(folder)}/`), texts, faults };
}

/** A template that the package brings reviewed; from source there is none. */
function shippedPrepared(key: string): string | undefined {
  const path = join(HOME, 'prets', `${key}.json`);
  return exists(path) ? readFileSync(path, 'utf8') : undefined;
}

/** A path as the faults of templates show it. */
function show(path: string): string {
  return relative(process.cwd(), path).split(sep).join('/');
}

/** Templates and sheets that documents of a family may be made with, as absolute paths. */
export function templateFilesOf(project: Project, family: string): readonly string[] {
  return templateFolders(project, family).flatMap(filesOf);
}

/** The folders of a family, then those that stand in for what it lacks. */
function templateFolders(project: Project | null, family: string): string[] {
  return [...rootsOf(project, family), ...(family === FAMILY ? [] : rootsOf(project, FAMILY))];
}

/** The folders of a family: the project's own, then the shipped one. */
function rootsOf(project: Project | null, family: string): string[] {
  const shipped = join(SHIPPED, family);
  const own = project === null ? shipped : join(project.root, 'templates', family);
  return [...new Set([own, shipped])].filter(isFolder);
}

/** Templates and sheets of the folder of a family, and the sheets beside it. */
function filesOf(folder: string): string[] {
  const family = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:hbs|css)$/.test(name))
    .map((name) => join(folder, name));
  const sheets = readdirSync(dirname(folder)).filter((name) => name.endsWith('.css'));
  return [...family, ...sheets.map((name) => join(dirname(folder), name))];
}

function unknownFamily({ sources }: SeanceLue, family: string): Diagnostic {
  return fault({
    place: sources.assemblee.place(['modele']),
    code: 'modele-inconnu',
    message: `Aucune famille de modèles ne s’appelle « ${family} ».`,
    remedy: 'corrigez son nom, ou ajoutez son dossier sous templates/.',
  });
}

function notUtf8(file: string): Diagnostic {
  return fault({
    place: { file, line: 1, column: 1, length: 0 },
    code: 'pas-utf-8',
    message: 'Ce modèle n’est pas écrit en UTF-8.',
    remedy: 'enregistrez le fichier en UTF-8, puis relisez ses accents.',
  });
}
