/**
 * One run: what is on the disk is compared with the journal, what the acts depend on with what it was, and only what changed is read,
 * judged and made. Facts are told after the files that they tell of are on the disk.
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { holdings } from '../../archive/holdings.ts';
import { codeOf, type Report } from '../../archive/report.ts';
import { openSample } from '../../archive/sample.ts';
import type { State } from '../../archive/state.ts';
import { byPlace, type Diagnostic } from '../../diagnostic.ts';
import { EXIT } from '../exit.ts';
import { exists, findProject, version, type Project } from '../project.ts';
import type { Porte } from '../revue/porte.ts';
import { openCrew } from './crew.ts';
import { wantRoom } from './disk.ts';
import { countsOf, nothingFound, takeDamages, type Books } from './findings.ts';
import { takeHold, writeManifest } from './hold.ts';
import { inspectDisk, tidyReview } from './inspection.ts';
import { READER } from './hand.ts';
import { openLedger } from './ledger.ts';
import { writeReports } from './report-file.ts';
import { rounds, type Telling, type Work } from './rounds.ts';

export interface NightOptions {
  readonly archive: string;
  readonly projet?: string;
}

/** Works through the project, or the séances that `paths` name, and reports. Throws `Unreachable`, `Altered`, `Unapproved`. */
export async function night(
  paths: readonly string[],
  options: NightOptions,
  telling: Telling,
): Promise<Report> {
  const found = findProject([...paths.filter(exists).slice(0, 1), process.cwd()], options.projet);
  const { project, exclus, dit } = await approved(found);
  const hold = takeHold(options.archive, telling.now, true);
  try {
    const made = await inHand({ project, paths, given: options.projet, hold, telling, exclus });
    const report =
      dit === '' ? made : { ...made, project: found.root, unapproved: dit, code: made.code || EXIT.refused };
    writeReports(report);
    return report;
  } finally {
    hold.release();
  }
}

/** The project with templates that it approved; what a review needs is loaded only where one was. Throws `Unapproved`. */
async function approved(project: Project): Promise<Porte> {
  if (!exists(join(project.root, 'approbations.jsonl'))) return { project, exclus: new Set(), dit: '' };
  const { porteDe } = await import('../revue/porte.ts');
  return porteDe(project);
}

/** The same, once the archive is in hand. */
async function inHand(work: Work): Promise<Report> {
  const { project, hold, telling } = work;
  const { root, journal } = hold;
  const started = telling.now();
  const since = performance.now();
  wantRoom(root, 2 * largest(journal.state) + 2 ** 20);
  const before = blamed(journal.state);
  journal.append([{ ev: 'run-start', ...program() }]);

  const { paths, given } = work;
  const ledger = openLedger(hold);
  const findings = nothingFound();
  const sample = openSample(started.slice(0, 10));
  const setting = { project, paths, given, run: `${started} ${since}` };
  const crew = openCrew(setting, availableParallelism());
  const readers = openCrew(setting, availableParallelism(), READER);
  const second = { acts: 0, differences: [] as Diagnostic[] };
  let strangers: ReadonlyMap<string, string> = new Map();
  try {
    const disk = await inspectDisk(hold, readers);
    readers.close();
    ({ strangers } = disk);
    const books: Books = { state: journal.state, ledger, findings, lost: disk.lost, strangers, sample };
    takeDamages(books, disk.damaged);
    await rounds(work, books, crew);
    ledger.close();
    const chosen = telling.isStopped() ? [] : sample.chosen();
    second.differences.push(...(await Promise.all(chosen.map((act) => crew.reread(root, act)))).flat());
    second.acts = chosen.length;
  } catch (error) {
    ledger.abandon();
    throw error;
  } finally {
    readers.close();
    crew.close();
  }
  const interrupted = telling.isStopped();
  const counts = countsOf(findings);
  journal.append([{ ev: 'run-end', interrupted, ...counts }]);
  writeManifest(root, journal.state);
  tidyReview(root, journal.state);
  const still = blamed(journal.state);
  const held = holdings(journal.state);
  const { refused, damaged, drift, orphans } = findings;
  const told = {
    archive: root,
    project: project.root,
    started,
    ended: telling.now(),
    seconds: Math.round(performance.now() - since) / 1000,
    interrupted,
    counts,
    resolved: [...before].filter((name) => !still.has(name)).length,
    journal: { lines: journal.lines(), head: journal.head() },
    refused: refused.sort(byId),
    damaged: damaged.sort(byId),
    drift: drift.sort(byId),
    orphans: orphans.sort(byId),
    strangers: [...[...strangers.keys()].filter((path) => !held.has(path)), ...findings.aside].sort(),
    reread: { ...second, differences: refusing(second.differences) },
    findings: refusing(findings.diagnostics),
  };
  return { ...told, code: codeOf(told) };
}

/** Bytes of the largest file. */
function largest({ entries }: State): number {
  let most = 0;
  for (const { draft, versions } of entries.values())
    for (const each of [draft, ...versions]) most = Math.max(most, each?.size ?? 0);
  return most;
}

/** What is told of the program when a run begins: facts for people, no part of any key. */
function program() {
  return { program: version(), node: process.versions.node, zlib: process.versions.zlib };
}

/** Documents that something is said against. */
function blamed({ entries }: State): Set<string> {
  const names = new Set<string>();
  for (const [name, { failed, orphan, drift, damaged }] of entries)
    if (failed !== null || orphan || drift !== null || damaged.size > 0) names.add(name);
  return names;
}

/** What refuses, told once: a fault of a body is found by each of its séances. What only warns, `greffe verifier` tells. */
function refusing(faults: readonly Diagnostic[]): readonly Diagnostic[] {
  const errors = faults.filter(({ severity }) => severity === 'erreur');
  return [...new Map(errors.map((each) => [JSON.stringify(each), each])).values()].sort(byPlace);
}

/** Threads finish when they finish; what they found is told in order. */
function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
