/** The rounds of a run: séance after séance, what changed is read and made. */
import { basename, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { bodiesKey, lineOfIndex, readKey, seenKey, type Line } from '../../archive/derived.ts';
import { annexePaths } from '../../archive/holdings.ts';
import { openPast } from '../../archive/past.ts';
import { knownKeys } from '../../archive/plan.ts';
import { nameOf, standing } from '../../archive/state.ts';
import { DOCUMENT, actIdOf, DATA, pathOf } from '../../archive/tree.ts';
import type { Rappel } from '../../pipeline.ts';
import { list, type Project } from '../project.ts';
import { select } from '../select.ts';
import type { Crew } from './crew.ts';
import { take, takeOrphans, type Books } from './findings.ts';
import { openIndex, writeIndex } from './index-file.ts';
import type { Hold } from './hold.ts';
import { folderKey, surroundings } from './inputs.ts';
import type { Look, Order } from './workshop.ts';

/** What is told as the run goes. */
export interface Telling {
  /** So many séances are to be looked at. */
  readonly total: (seances: number) => Promise<void>;
  readonly step: () => Promise<void>;
  /** Someone asked to stop: what is made is committed, nothing more is made. */
  readonly isStopped: () => boolean;
  /** Called then, at once. */
  readonly onStop: (stop: () => void) => void;
  readonly now: () => string;
}

export interface Work {
  readonly project: Project;
  readonly paths: readonly string[];
  readonly given: string | undefined;
  readonly hold: Hold;
  readonly telling: Telling;
  /** Acts that a review left out of what was approved: they keep the form they have. */
  readonly exclus: ReadonlySet<string>;
}

/** What is remembered of bodies and decisions, under a name that no séance has. */
const BODIES = 'assemblees';

/** How many séances are looked at before their turn, for each thread. */
const AHEAD = 16;
/** How many séances are being made, for each thread: it is to find more to do when it comes to an end. */
const MAKING = 16;
/** What is unchanged takes so little time that signals are heard only now and then. */
const BREATH = 100;

/** A séance in its turn. `own`: hash of its folder; `look` is `null` when nothing that it depends on changed. */
type Coming = { readonly folder: string; readonly own: string | null } & (
  | { readonly known: Line; readonly look: null }
  | { readonly known: Line | undefined; readonly look: Promise<Look> }
);

/** The rounds, until someone asks to stop. Throws `Unreachable`. */
export async function rounds(work: Work, books: Books, crew: Crew): Promise<void> {
  const { telling } = work;
  telling.onStop(crew.close);
  try {
    await allRounds(work, books, crew);
  } catch (error) {
    // What the threads were at is given up: it will be made by the next run.
    if (!telling.isStopped()) throw error;
  }
}

/**
 * Goes through all séances in the order of their dates: each may depend on those before it. What is remembered and did not change is
 * not even parsed. Throws `Unreachable`.
 */
async function allRounds(
  { project, paths, hold, telling, exclus }: Work,
  books: Books,
  crew: Crew,
): Promise<void> {
  const { state, ledger, findings, lost } = books;
  const whole = select(project, []);
  const isWhole = paths.length === 0;
  const wanted = isWhole ? whole : select(project, paths);
  const asked = new Map(wanted.map(({ folder, points }) => [folder, points] as const));
  const all = whole.map(({ folder }) => folder);
  const around = surroundings(project);
  const before = openIndex(hold.root);
  const after = new Map<string, Line | null>();
  const past = openPast();
  const made = new Set<string>();
  const tasks = new Set<Promise<void>>();
  await telling.total(asked.size);

  const bodies = bodiesKey(around);
  const isKnown = before.get(BODIES)?.read === bodies;
  const faults = isWhole && !isKnown ? await crew.faults() : [];
  findings.diagnostics.push(...faults);
  const ofBodies = { folder: BODIES, read: bodies, seen: '', bodies: [], family: '', acts: [] };
  if (isKnown) after.set(BODIES, null);
  else if (faults.length === 0 && isWhole) after.set(BODIES, lineOfIndex(ofBodies, null));

  const coming: Coming[] = [];
  let [next, looking, breath] = [0, 0, 0];
  // Until something changed, what a séance sees of those before it is what it saw.
  const here = new Set(all);
  let isChanged = [...before.folders()].some((folder) => folder !== BODIES && !here.has(folder));
  const lookAhead = (): void => {
    while (next < all.length && looking < AHEAD * crew.size && coming.length < 64 * crew.size) {
      const folder = all[next++]!;
      const own = folderKey(join(project.records, folder));
      const known = before.get(folder);
      const isRead = known !== undefined && own !== null && readKey(own, known, around) === known.read;
      if (!isRead) looking += 1;
      if (isRead) coming.push({ folder, own, known, look: null });
      else {
        const look = crew.look(folder);
        // It is awaited in its turn, or never, when the run stops.
        look.catch(() => undefined);
        coming.push({ folder, own, known, look });
      }
    }
  };

  for (lookAhead(); coming.length > 0 && !telling.isStopped(); lookAhead()) {
    const { folder, own, known, look: ahead } = coming.shift()!;
    if ((breath = (breath + 1) % BREATH) === 0) await setImmediate();
    const isWanted = asked.has(folder);
    if (ahead === null && !isChanged && isKept(known)) {
      // Read again only if a later one asks: what is remembered of a hundred thousand is not held.
      past.pass(() => before.get(folder)?.souvenir() ?? null);
      await keep(known, isWanted);
      continue;
    }
    const look = ahead === null ? { ...known, souvenir: known.souvenir() } : await ahead;
    if (ahead !== null) {
      looking -= 1;
      isChanged = true;
    }
    const rappel = past.recall(look.souvenir);
    past.pass(() => look.souvenir);
    const seen = rappel === null ? '' : seenKey(rappel);
    if (ahead === null && known.seen === seen && isKept(known)) {
      await keep(known, isWanted);
      continue;
    }
    const ids = idsIn(project, folder, asked.get(folder) ?? null);
    if (!isWanted) {
      // What was not asked for stays as it was remembered, until it is.
      if (known !== undefined) after.set(folder, null);
      for (const id of ids) made.add(id);
      continue;
    }
    const task = makeActs({ folder, own, look, rappel, seen, ids });
    tasks.add(task);
    task.then(
      () => tasks.delete(task),
      () => undefined,
    );
    if (tasks.size >= MAKING * crew.size) await Promise.race(tasks);
  }
  if (telling.isStopped()) return;
  await Promise.all(tasks);
  const folders = new Set([...asked.keys()].map((folder) => `${DATA}/${folder}`));
  takeOrphans(
    books,
    (id) => made.has(id),
    (folder) => isWhole || folders.has(folder),
  );
  writeIndex(hold.root, before, after);
  before.close();

  /** The files of the acts of a séance are there, and would come out the same. */
  function isKept({ acts }: Line): boolean {
    return acts.every(({ id, key }) => keysOf(id).includes(key));
  }

  async function keep(known: Line, isWanted: boolean): Promise<void> {
    after.set(known.folder, null);
    for (const { id, key } of known.acts) {
      made.add(id);
      if (isWanted) take({ kind: 'same', id, key }, books);
    }
    if (isWanted) await telling.step();
    ledger.turn();
  }

  /** The form that an act has; none when it was never made. */
  function heldOf(id: string): readonly { readonly id: string; readonly key: string }[] {
    const entry = state.entries.get(nameOf(id, DOCUMENT));
    const key = entry === undefined ? undefined : (standing(entry)?.key ?? entry.draft?.key);
    return key === undefined ? [] : [{ id, key }];
  }

  /** The acts of a séance, made and taken in. */
  async function makeActs(given: {
    readonly folder: string;
    readonly own: string | null;
    readonly look: Look;
    readonly rappel: Rappel | null;
    readonly seen: string;
    readonly ids: readonly string[];
  }): Promise<void> {
    const { folder, own, look, rappel, seen, ids } = given;
    const acts: { id: string; key: string }[] = [];
    const left = ids.flatMap((id) => (exclus.has(id) ? heldOf(id) : []));
    for (const { id, key } of left) {
      take({ kind: 'same', id, key }, books);
      made.add(id);
    }
    // What is left out is looked at again each time.
    let isSound = left.length === 0;
    const order: Order = {
      folder,
      rappel,
      have: new Map(ids.map((id) => [id, keysOf(id)] as const)),
      issued: issuedOf(ids),
      without: left.map(({ id }) => id),
      only: asked.get(folder) === null ? null : ids,
    };
    const done = await crew.make(order, (outcome) => {
      take(outcome, books);
      made.add(outcome.id);
      if (outcome.kind === 'refused') isSound = false;
      else acts.push({ id: outcome.id, key: outcome.key });
      ledger.turn();
    });
    findings.diagnostics.push(...done.faults);
    if (done.faults.length > 0) isSound = false;
    if (isSound && own !== null && look.souvenir !== null && order.only === null) {
      const { bodies: behind, family, souvenir } = look;
      const read = readKey(own, { folder, bodies: behind, family }, around);
      after.set(folder, lineOfIndex({ folder, read, seen, bodies: behind, family, acts }, souvenir));
    }
    await telling.step();
  }

  /** Files of the versions that stand for acts. */
  function issuedOf(ids: readonly string[]) {
    const files = ids.flatMap((id) => {
      const entry = state.entries.get(nameOf(id, DOCUMENT));
      const version = entry === undefined ? null : standing(entry);
      if (version === null) return [];
      const path = join(hold.root, pathOf(id, DOCUMENT, version.version));
      return [[id, { path, sha256: version.sha256, annexes: version.annexes }] as const];
    });
    return new Map(files);
  }

  /** Keys with which the act need not be made. */
  function keysOf(id: string): readonly string[] {
    const entry = state.entries.get(nameOf(id, DOCUMENT));
    const annexes = annexePaths(id, null, entry?.draft?.annexes ?? []).map(([path]) => path);
    return knownKeys(entry, ![pathOf(id, DOCUMENT, null), ...annexes].some((path) => lost.has(path)));
  }
}

/** Ids of the acts that the files of a folder may make; `points`: those asked for, `null` for all. */
function idsIn(project: Project, folder: string, points: ReadonlySet<string> | null): readonly string[] {
  return list(join(project.records, folder))
    .filter((name) => points === null || points.has(name))
    .flatMap((name) => actIdOf(basename(folder), name) ?? []);
}
