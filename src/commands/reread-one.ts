/** One file read again: compared with the record that it names, where the project at hand holds it. */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import {
  acts,
  hasTemplate,
  idOf,
  idOfVolume,
  impressionNamed,
  makeImpression,
  reread,
  rereadImpression,
  rereadVolume,
  templateOf,
  DOCUMENT_KINDS,
  VOLUME,
  volumeNamed,
  type PointLu,
  type Press,
  type Proof,
  type SeanceLue,
} from '../pipeline.ts';
import { alteredBeside } from './annexes.ts';
import { EXIT } from './exit.ts';
import { familiesOf } from './modeles.ts';
import { findProject, isFolder, readInside, Unreachable, type Project } from './project.ts';
import { isRefused, openShop, refusedFiles, type Asked } from './shop.ts';
import { familyOf, loadPress, loadPresses } from './templates.ts';
import { bodiesIn, openYear, registerOf } from './year.ts';

/** What became of one file. Plain data: it is told from a thread to another. */
export interface RereadFile {
  readonly file: string;
  /** The `/ID` of the file, `null` when it has none. */
  readonly identifier: string | null;
  /** Of its bytes. */
  readonly sha256: string;
  /** `null` when nothing could be compared. */
  readonly proof: Proof | null;
  /** The record that it names is on disk and was compared; it is not there; it is at fault. */
  readonly record: 'compared' | 'absent' | 'refused';
  /** The record that it carries makes the same bytes again; `null`: not possible here. */
  readonly rerendered: boolean | null;
  readonly faults: readonly Diagnostic[];
  readonly code: number;
}

/** Reads files again, those of one séance against the same reading of its records. `given`: the project named by `--projet`. */
export function rereader(given: string | undefined): (file: string) => Promise<RereadFile> {
  const desks = new Map<string, Desk>();
  return async (file) => {
    const bytes = readInside(sep, resolve(file), file);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const id = idOf(bytes);
    const project = projectOf(file, given);
    const volume = volumeNamed(id ?? '');
    if (volume !== null) return { file, sha256, ...readVolume(file, bytes, id ?? '', volume, project) };
    const printed = impressionNamed(id ?? '');
    const seance = printed ?? seanceOf(id);
    const key = `${project?.root ?? ''} ${seance ?? ''}`;
    let desk = desks.get(key);
    if (desk === undefined) desks.set(key, (desk = openDesk(project, seance)));
    const { read } = desk;
    if (printed !== null) return { file, sha256, ...readImpression(file, bytes, desk) };
    if (desk.press === null) return { file, sha256, ...NOTHING, faults: desk.faults, code: EXIT.refused };

    const found = read === null ? 'absent' : recordOf(read, id, desk.refused);
    const onDisk = typeof found === 'string' ? null : found;
    const record = typeof found === 'string' ? found : 'compared';
    // Without its record at hand, which family a body has is told by the file alone.
    const press = onDisk === null ? maker(project, bytes, desk.press) : desk.press;
    const { proof, identifier, rerendered, faults: inFile } = await reread(file, bytes, onDisk, press);
    const beside =
      project === null || onDisk?.point == null
        ? []
        : alteredBeside(file, project, onDisk.read.folder, onDisk.point);
    const faults = [...inFile, ...beside];
    const code = faults.length > 0 ? EXIT.alarm : record === 'refused' ? EXIT.refused : EXIT.sound;
    return { file, sha256, identifier, proof, record, rerendered, faults, code };
  };
}

/** The press of the family whose template the file says it was made with; `usual` where there is none. */
function maker(project: Project | null, bytes: Uint8Array, usual: Press): Press {
  const template = templateOf(bytes);
  if (template === null || hasTemplate(usual, template)) return usual;
  for (const family of familiesOf(project)) {
    const { press } = loadPress(project, OTHERS, family);
    if (press !== null && hasTemplate(press, template)) return press;
  }
  return usual;
}

/** A volume, held against the register of its year where the project at hand makes it. */
function readVolume(
  file: string,
  bytes: Uint8Array,
  id: string,
  { annee, body }: { readonly annee: string; readonly body: string },
  project: Project | null,
): Omit<RereadFile, 'file' | 'sha256'> {
  const isHeld = project !== null && isFolder(join(project.records, annee));
  const year = isHeld ? openYear(annee, project.root) : null;
  const bound = year === null ? null : registerOf(year, body);
  const cut = bound?.register?.volumes.find((each) => idOfVolume(each) === id) ?? null;
  const { press, faults: ofTemplate } =
    bound?.press == null ? loadPress(project, VOLUME) : { ...bound, faults: [] };
  if (press === null) return { ...NOTHING, faults: ofTemplate, code: EXIT.refused };
  const isInscribed = year !== null && bodiesIn(year).includes(body);
  const record = cut !== null ? 'compared' : isInscribed ? 'refused' : 'absent';
  const { proof, identifier, rerendered, faults } = rereadVolume(file, bytes, cut, press);
  const code = faults.length > 0 ? EXIT.alarm : record === 'refused' ? EXIT.refused : EXIT.sound;
  return { identifier, proof, record, rerendered, faults, code };
}

/** A print file, held against that of the séance as the records at hand make it. */
function readImpression(
  file: string,
  bytes: Uint8Array,
  { read, press, refused }: Desk,
): Omit<RereadFile, 'file' | 'sha256'> {
  const lue = read?.lue ?? null;
  const points = lue === null ? [] : acts(lue);
  const isWhole =
    read?.illisibles.length === 0 && lue !== null && !points.some((point) => isRefused(lue, point, refused));
  const made =
    read !== null && lue !== null && press !== null && isWhole
      ? makeImpression({ ...read, lue }, points, press).made
      : null;
  const { proof, identifier, rerendered, faults } = rereadImpression(file, bytes, made);
  const record = made !== null ? 'compared' : lue === null ? 'absent' : 'refused';
  // What cannot be compared is no alarm.
  const code = faults.length === 0 ? EXIT.sound : made === null ? EXIT.refused : EXIT.alarm;
  return { identifier, proof, record, rerendered, faults, code };
}

/** Any document may be read again. */
const OTHERS = DOCUMENT_KINDS.filter((kind) => kind !== 'extrait');

/** Nothing was read. */
const NOTHING = { identifier: null, proof: null, record: 'absent', rerendered: null } as const;

/** The record of an act in a séance, or the séance itself, or why there is none to compare it with. */
function recordOf(
  read: Asked,
  id: string | null,
  refused: ReadonlySet<string>,
): { read: Asked & { lue: SeanceLue }; point: PointLu | null } | 'absent' | 'refused' {
  const { lue, illisibles } = read;
  if (lue === null) return 'refused';
  if (id === lue.id) {
    const isWhole = illisibles.length === 0 && !lue.points.some((each) => isRefused(lue, each, refused));
    return isWhole ? { read: { ...read, lue }, point: null } : 'refused';
  }
  const point = lue.points.find((each) => each.id === id);
  if (point !== undefined)
    return isRefused(lue, point, refused) ? 'refused' : { read: { ...read, lue }, point };
  return id !== null && illisibles.includes(id) ? 'refused' : 'absent';
}

/**
 * The séance of an act, or that a name is itself; `null` when it is neither. It comes out of a file that anybody may have written:
 * nothing else may become a path.
 */
function seanceOf(id: string | null): string | null {
  return /^(\d{4}-\d{2}-\d{2}-[a-z][a-z0-9-]{0,60})(?:_\d{2,3}[a-z]?)?$/u.exec(id ?? '')?.[1] ?? null;
}

/** What the files of one séance are compared with. */
interface Desk {
  /** `null` when the project at hand does not hold it. */
  readonly read: Asked | null;
  /** Files of its records at fault. */
  readonly refused: ReadonlySet<string>;
  readonly press: Press | null;
  readonly faults: readonly Diagnostic[];
}

function openDesk(project: Project | null, seance: string | null): Desk {
  const folder =
    project === null || seance === null ? null : join(project.records, seance.slice(0, 4), seance);
  const isHeld = folder !== null && statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  const shop = isHeld ? openShop([relative('.', folder)], project?.root) : null;
  const read = shop?.seances[0] ?? null;
  const refused = refusedFiles(shop?.faults ?? []);
  if (read === null || read.lue === null) return { read, refused, ...loadPress(project, OTHERS) };
  const { of, faults } = loadPresses(project, [read.lue], OTHERS);
  return { read, refused, press: of.get(familyOf(read.lue)) ?? null, faults };
}

/**
 * The project that made a file may be around the file itself (`sortie/` stands in it); otherwise the working directory
 * tells. None is no fault of the file. Throws `Unreachable` when the one that was named is none.
 */
function projectOf(file: string, given: string | undefined): Project | null {
  if (given !== undefined) return findProject('.', given);
  for (const start of [dirname(resolve(file)), process.cwd()]) {
    try {
      return findProject(start, undefined);
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
    }
  }
  return null;
}
