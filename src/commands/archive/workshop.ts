/**
 * Where a run's acts are made: one séance after the other is looked at, and its acts are made once it is known what came before it.
 * It reads the project and writes nothing.
 */
import { readFileSync } from 'node:fs';
import { compare, type Comparison } from '../../archive/drift.ts';
import type { Annexed } from '../../archive/facts.ts';
import { isIssued } from '../../archive/plan.ts';
import { actIdOf, isActId } from '../../archive/tree.ts';
import { byPlace, type Diagnostic } from '../../diagnostic.ts';
import {
  acts,
  hashOf,
  keyOf,
  make,
  openRecords,
  printedBy,
  sha256,
  type Looked,
  type Press,
  type Rappel,
  type Records,
  type SeanceLue,
  type Souvenir,
} from '../../pipeline.ts';
import { readAnnexes } from '../annexes.ts';
import { explained, readBodies, readDecisionsOf, readDossier } from '../files.ts';
import type { Project } from '../project.ts';
import { shower, yearsOf } from '../select.ts';
import { isRefused, refusedFiles } from '../shop.ts';
import { familyNamed, familyOf, loadPresses } from '../templates.ts';

/** What was found of a séance before it is judged. */
export interface Look {
  readonly souvenir: Souvenir | null;
  readonly bodies: readonly string[];
  readonly family: string;
}

/** An annexe to be kept beside its act. */
export type AnnexeMade = Annexed & { readonly bytes: Uint8Array };

/** The version that stands for an act: its file, and what it holds. */
interface Issued {
  readonly path: string;
  readonly sha256: string;
  readonly annexes: readonly Annexed[];
}

/** What became of an act. */
export type Outcome =
  | { readonly kind: 'same'; readonly id: string; readonly key: string }
  | {
      readonly kind: 'made';
      readonly id: string;
      readonly key: string;
      readonly bytes: Uint8Array;
      readonly sha256: string;
      readonly source: Uint8Array;
      readonly projet: boolean;
      /** The family of its templates. */
      readonly family: string;
      /** How far it is from the version that was issued; `null` when none was, or it has the same bytes. */
      readonly comparison: Comparison | null;
      readonly annexes: readonly AnnexeMade[];
    }
  | { readonly kind: 'refused'; readonly id: string; readonly faults: readonly Diagnostic[] };

/** An outcome as a thread tells it: without the record that made the act. */
export type Told = Exclude<Outcome, { kind: 'made' }> | Omit<Extract<Outcome, { kind: 'made' }>, 'source'>;

/** What is wanted of a séance. */
export interface Order {
  readonly folder: string;
  readonly rappel: Rappel | null;
  /** Keys of acts with which nothing need be made: the file that they give is there and sound, or is known otherwise. */
  readonly have: ReadonlyMap<string, readonly string[]>;
  /** Files of the versions that stand for acts, by id: what comes out otherwise is compared with them. */
  readonly issued: ReadonlyMap<string, Issued>;
  /** Acts wanted; `null`: all. */
  readonly only: readonly string[] | null;
  /** Acts to be left out: they stopped a workshop before. */
  readonly without: readonly string[];
}

/** What a séance gave. */
export interface Done {
  /** What refuses in it, sorted by place. */
  readonly faults: readonly Diagnostic[];
}

/** What a workshop works on. Plain data: it goes from thread to thread. */
export interface Setting {
  readonly project: Project;
  /** Paths of the command line and `--projet`, by which places are told. */
  readonly paths: readonly string[];
  readonly given: string | undefined;
  /** When the run began: another run reads everything anew. */
  readonly run: string;
}

export interface Workshop {
  /** Faults of bodies and of decisions, whatever séances use them. */
  readonly faults: () => readonly Diagnostic[];
  readonly look: (folder: string) => Look;
  /** Makes the acts of a séance that was looked at, and tells each as it is made; `starting` is told before each. */
  readonly make: (order: Order, each: (outcome: Outcome) => void, starting: (id: string) => void) => Done;
}

/** How many séances are held between being looked at and being made. */
const KEPT = 64;

export function openWorkshop({ project, paths, given }: Setting): Workshop {
  const show = shower(paths, given);
  const bodies = readBodies(project, show);
  const years = new Map<string, Records>();
  const presses = new Map<string, { readonly press: Press | null; readonly faults: readonly Diagnostic[] }>();
  const looked = new Map<
    string,
    { readonly dossier: ReturnType<typeof readDossier>; readonly look: Looked }
  >();

  const recordsOf = (folder: string): Records => {
    const year = folder.slice(0, 4);
    const known = years.get(year);
    if (known !== undefined) return known;
    const decisions = [String(Number(year) - 1), year].flatMap(
      (each) => readDecisionsOf(project, each, show)?.read ?? [],
    );
    const records = openRecords(bodies.read, decisions, bodies.logos);
    years.set(year, records);
    return records;
  };
  const pressOf = (lue: SeanceLue) => {
    const family = familyOf(lue);
    const known = presses.get(family);
    if (known !== undefined) return known;
    const { of, faults } = loadPresses(project, [lue], []);
    const opened = { press: of.get(family) ?? null, faults };
    presses.set(family, opened);
    return opened;
  };
  const lookAt = (folder: string) => {
    const dossier = readDossier(project, folder, show);
    const look = recordsOf(folder).look(dossier.read);
    return { dossier, look };
  };

  return {
    faults() {
      const decisions = yearsOf(project).flatMap((year) => readDecisionsOf(project, year, show) ?? []);
      const { faults, ofDecisions } = openRecords(
        bodies.read,
        decisions.map(({ read }) => read),
        bodies.logos,
      );
      return [
        ...bodies.faults,
        ...explained(faults, bodies.unread),
        ...decisions.flatMap((each) => each.faults),
        ...explained(
          ofDecisions,
          decisions.flatMap((each) => each.unread),
        ),
      ].sort(byPlace);
    },
    look(folder) {
      const found = lookAt(folder);
      looked.set(folder, found);
      // What is looked at for others alone is never made.
      const [oldest] = looked.keys();
      if (looked.size > KEPT && oldest !== undefined) looked.delete(oldest);
      const { souvenir, bodies: behind, modele } = found.look;
      return { souvenir, bodies: behind, family: familyNamed(modele) };
    },
    make({ folder, rappel, have, issued, only, without }, each, starting) {
      const { dossier, look } = looked.get(folder) ?? lookAt(folder);
      looked.delete(folder);
      const read = look.judged(rappel);
      const { lue } = read;
      const found = [...dossier.faults, ...explained(read.faults, dossier.unread)];
      const isWanted = (id: string): boolean => only === null || only.includes(id);
      const asked = idsOf(dossier.read).filter(isWanted);
      if (lue === null) {
        for (const id of asked) each({ kind: 'refused', id, faults: errorsOf(found) });
        return { faults: errorsOf(found).toSorted(byPlace) };
      }
      const { press, faults: ofTemplate } = pressOf(lue);
      const refused = refusedFiles([...found, ...bodyFaults(lue)]);
      const readable = { ...read, lue };
      const told = new Set<string>(without);
      const inMaking: Diagnostic[] = [];
      for (const point of acts(lue)) {
        const { id } = point;
        if (id === null || told.has(id) || !isActId(id) || !isWanted(id)) continue;
        told.add(id);
        starting(id);
        if (isRefused(lue, point, refused) || press === null) {
          const files = [point.source.file, lue.sources.seance.file, lue.sources.assemblee.file];
          const own = errorsOf(found).filter(({ place }) => files.includes(place.file));
          each({ kind: 'refused', id, faults: [...own, ...(press === null ? ofTemplate : [])] });
          continue;
        }
        const beside = readAnnexes(project, folder, point);
        const annexes = beside.read.map(({ ending, bytes }): AnnexeMade => {
          return { ending, sha256: sha256(bytes), size: bytes.length, bytes };
        });
        const key = keyWith(keyOf(readable, point, press), annexes);
        if (have.get(id)?.includes(key) === true) {
          each({ kind: 'same', id, key });
          continue;
        }
        const { made, faults: ofAct } = make(readable, point, press);
        const faults = [...ofAct, ...beside.faults];
        inMaking.push(...faults);
        if (made === null || beside.faults.length > 0)
          each({ kind: 'refused', id, faults: errorsOf(faults) });
        else {
          const { bytes, source, projet } = made;
          const before = issued.get(id);
          const act = { sha256: made.sha256, annexes };
          const comparison =
            before === undefined || isIssued(act, before) ? null : comparedWith(before, act, bytes);
          each({
            kind: 'made',
            id,
            key,
            bytes,
            sha256: made.sha256,
            source,
            projet,
            comparison,
            annexes,
            family: familyOf(lue),
          });
        }
      }
      for (const id of read.illisibles.filter((each) => !told.has(each) && asked.includes(each))) {
        told.add(id);
        const own = errorsOf(found).filter(({ place }) => place.file.includes(`/${nnOf(id)}-`));
        each({ kind: 'refused', id, faults: own });
      }
      const faults = [...found, ...inMaking, ...(press === null ? ofTemplate : [])];
      return { faults: errorsOf(faults).toSorted(byPlace) };
    },
  };

  /** Faults of the file of the body of a séance. */
  function bodyFaults(lue: SeanceLue): readonly Diagnostic[] {
    const { file } = lue.sources.assemblee;
    return recordsOf(lue.id).faults.filter(({ place }) => place.file === file);
  }
}

/** The key of an act with what is annexed to it. */
function keyWith(key: string, annexes: readonly Annexed[]): string {
  if (annexes.length === 0) return key;
  return hashOf([['act', key], ...annexes.map((each, i) => [`annexes/${i + 1}`, each.sha256] as const)]);
}

/** An issued version beside the act of today. */
function comparedWith(
  before: Issued,
  { sha256: hash }: { readonly sha256: string },
  bytes: Uint8Array,
): Comparison {
  if (before.sha256 !== hash) return compared(before.path, bytes);
  return { class: 'data', text: 'Le même acte ; ses annexes ont changé.\n' };
}

/** An issued file beside the act of today. */
function compared(path: string, bytes: Uint8Array): Comparison {
  let before: Uint8Array;
  try {
    before = readFileSync(path);
  } catch {
    return compare(null, null);
  }
  return compare(printedBy(before), printedBy(bytes));
}

function errorsOf(faults: readonly Diagnostic[]): readonly Diagnostic[] {
  return faults.filter(({ severity }) => severity === 'erreur');
}

/** `2024-09-12-bureau_07` → `07` */
function nnOf(id: string): string {
  return id.slice(id.lastIndexOf('_') + 1);
}

/** Ids of the acts that the files of a folder may make. */
function idsOf({
  nom,
  points,
}: {
  readonly nom: string;
  readonly points: readonly { readonly nom: string }[];
}): string[] {
  return points.flatMap((point) => actIdOf(nom, point.nom) ?? []);
}
