/** What a verb needs of the records: the séances that were asked for, read and judged, with the files that are at fault. */
import { realpathSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { byPlace, type Diagnostic } from '../diagnostic.ts';
import {
  openRecords,
  type DecisionLue,
  type DossierEcrit,
  type PointLu,
  type ReadSeance,
  type SeanceLue,
} from '../pipeline.ts';
import { explained, readBodies, readDecisionsOf, readDossier } from './files.ts';
import { exists, findProject, isFolder, isWithin, type Project } from './project.ts';
import { isYaml, select, shower, yearsOf } from './select.ts';

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
  /** A séance that is not asked for, and that an act names. */
  const older = (id: string): DossierEcrit | null => {
    const folder = `${id.slice(0, 4)}/${id}`;
    if (!isFolder(join(project.records, folder))) return null;
    const { read, files } = readDossier(project, folder, show);
    keep(files);
    return read;
  };
  keep([...bodies.files, ...decisions.flatMap(({ files }) => files)]);
  return {
    project,
    decisions: records.decisions,
    *seances() {
      for (const { folder, points } of selections) {
        const dossier = readDossier(project, folder, show);
        const seance = records.read(asIf(dossier.read), older);
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
