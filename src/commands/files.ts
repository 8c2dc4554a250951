/**
 * The files of the records, read as the road wants them. One that cannot be read does not stop the others: it goes down the
 * road empty, and what is said of an empty file is then replaced by the reason (`explained`).
 */
import { lstatSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fault, type Diagnostic } from '../diagnostic.ts';
import {
  annexeSeen,
  logoSeen,
  type AnnexesVues,
  type AnnexeVue,
  type DecisionsEcrites,
  type DossierEcrit,
  type LogosVus,
  type LogoVu,
} from '../pipeline.ts';
import { attempt, isFolder, list, outOf, type Project } from './project.ts';
import { isYaml } from './select.ts';

/** A file of the records: as shown to people, its name without `.yaml`, its bytes. */
interface Written {
  readonly file: string;
  readonly nom: string;
  readonly bytes: Uint8Array;
}

/** What was read of a folder. */
interface Read<T> {
  readonly read: T;
  readonly files: readonly Written[];
  /** What is wrong with its files as files, before they are looked into. */
  readonly faults: readonly Diagnostic[];
  /** Why files could not be read, one fault each. */
  readonly unread: readonly Diagnostic[];
}

/** How a path is told to people. */
type Show = (absolute: string) => string;

/** The files of all bodies, and the pictures beside them. */
export function readBodies(
  project: Project,
  show: Show,
): Read<readonly Written[]> & { readonly logos: LogosVus } {
  const folder = join(project.records, 'assemblees');
  if (!isFolder(folder)) return { read: [], files: [], faults: [], unread: [], logos: new Map() };
  const { files, unread } = readAll(project, folder, yamlOf(folder), show);
  const pictures = list(folder).filter((name) => /\.(?:png|jpe?g)$/iu.test(name));
  const logos = new Map(
    pictures.map((name): [string, LogoVu] => {
      const read = attempt(project.bounds, join(folder, name));
      return [name, typeof read === 'string' ? { image: null, refus: read } : logoSeen(read)];
    }),
  );
  return { read: files, files, faults: wrongEndings(folder, show), unread, logos };
}

/** The files of the séance of a folder below the records folder (`2024/2024-09-12-bureau`). */
export function readDossier(project: Project, folder: string, show: Show): Read<DossierEcrit> {
  const absolute = join(project.records, folder);
  const points = yamlOf(absolute).filter((name) => name !== 'seance.yaml');
  const { files, unread } = readAll(project, absolute, ['seance.yaml', ...points], show);
  const annexes = annexesOf(project, absolute, show);
  const dossier = {
    nom: basename(absolute),
    annee: basename(dirname(absolute)),
    seance: files[0]!,
    points: files.slice(1),
    annexes: annexes.seen,
  };
  return { read: dossier, files, faults: [...wrongEndings(absolute, show), ...annexes.faults], unread };
}

/** The decisions by delegation of a year (`records/2025/decisions/`), `null` when it has none. */
export function readDecisionsOf(project: Project, year: string, show: Show): Read<DecisionsEcrites> | null {
  const absolute = join(project.records, year, 'decisions');
  if (!isFolder(absolute)) return null;
  const { files, unread } = readAll(project, absolute, yamlOf(absolute), show);
  const annexes = annexesOf(project, absolute, show);
  const read = { annee: year, files, annexes: annexes.seen };
  return { read, files, faults: [...wrongEndings(absolute, show), ...annexes.faults], unread };
}

/** The same faults, where a file that could not be read says why. */
export function explained(faults: readonly Diagnostic[], unread: readonly Diagnostic[]): Diagnostic[] {
  const why = new Map(unread.map((each) => [each.place.file, each]));
  return faults.map((each) => (each.code === 'fichier-vide' ? (why.get(each.place.file) ?? each) : each));
}

function readAll(
  project: Project,
  folder: string,
  names: readonly string[],
  show: Show,
): { files: Written[]; unread: Diagnostic[] } {
  const unread: Diagnostic[] = [];
  const files = names.map((name): Written => {
    const absolute = join(folder, name);
    const file = show(absolute);
    const read = attempt(project.bounds, absolute);
    if (typeof read !== 'string') return { file, nom: basename(name, '.yaml'), bytes: read };
    unread.push(
      lstatSync(absolute, { throwIfNoEntry: false }) ? unreadable(file, read) : withoutSeance(file),
    );
    return { file, nom: basename(name, '.yaml'), bytes: new Uint8Array() };
  });
  return { files, unread };
}

/** What is in `annexes/`, by its name below the folder: `annexes/convention.pdf`. What leads out of the project is told, and not named. */
function annexesOf(
  project: Project,
  folder: string,
  show: Show,
): { seen: AnnexesVues; faults: readonly Diagnostic[] } {
  const annexes = join(folder, 'annexes');
  if (!isFolder(annexes)) return { seen: new Map(), faults: [] };
  const whole = outOf(project.bounds, annexes);
  if (whole !== null) return { seen: new Map(), faults: [unreadable(show(annexes), whole)] };
  const seen = new Map<string, AnnexeVue>();
  const faults: Diagnostic[] = [];
  for (const name of list(annexes)) {
    const absolute = join(annexes, name);
    const why = outOf(project.bounds, absolute);
    if (why !== null) {
      faults.push(unreadable(show(absolute), why));
      continue;
    }
    const read = attempt(project.bounds, absolute);
    const file = `annexes/${name}`;
    seen.set(file, typeof read === 'string' ? { pages: null, refus: read } : annexeSeen(file, read));
  }
  return { seen, faults };
}

function yamlOf(folder: string): string[] {
  return list(folder).filter((name) => name.endsWith('.yaml'));
}

/** `01-budget.yml` is a record that would be left out unseen. */
function wrongEndings(folder: string, show: Show): Diagnostic[] {
  return list(folder)
    .filter((name) => isYaml(name) && !name.endsWith('.yaml'))
    .map((name) =>
      fault({
        place: head(show(join(folder, name))),
        code: 'nom-de-fichier',
        message: `« ${name} » ne finit pas par « .yaml » : il n’est pas lu.`,
        remedy: `renommez-le ${name.replace(/\.[^.]*$/u, '.yaml')}.`,
      }),
    );
}

function withoutSeance(file: string): Diagnostic {
  return fault({
    place: head(file),
    code: 'seance-absente',
    message: 'Ce dossier n’a pas de fichier seance.yaml : rien ne dit qui siège.',
    remedy: 'écrivez seance.yaml, avec « assemblee: » et « date: », ou rangez ces fichiers ailleurs.',
  });
}

function unreadable(file: string, why: string): Diagnostic {
  return fault({
    place: head(file),
    code: 'fichier-illisible',
    message: `Ce fichier ${why}.`,
    remedy: 'mettez à sa place un fichier ordinaire, que vous pouvez ouvrir.',
  });
}

function head(file: string): Diagnostic['place'] {
  return { file, line: 1, column: 1, length: 0 };
}
