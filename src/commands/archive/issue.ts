/**
 * `greffe archive delivrer`: a draft becomes the act. It is verified once more, by every reader; then it stands under its version, for
 * reading only, with the record that made it beside it, and nothing rewrites it.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { annexed } from '../../archive/facts.ts';
import { annexePaths } from '../../archive/holdings.ts';
import { isIssued } from '../../archive/plan.ts';
import { standing, type Entry } from '../../archive/state.ts';
import { nameOf } from '../../archive/state.ts';
import { DOCUMENT, pathOf, REVIEW, sourcePathOf } from '../../archive/tree.ts';
import { reread, sha256 } from '../../pipeline.ts';
import { EXIT } from '../exit.ts';
import { findProject } from '../project.ts';
import { report } from '../report.ts';
import { loadPress } from '../templates.ts';
import { openBatch } from './disk.ts';
import { takeHold, utc, writeManifest, type Hold } from './hold.ts';
import { actToday } from './today.ts';
import type { Outcome } from './workshop.ts';

export interface ByHandOptions {
  readonly archive: string;
  readonly projet?: string;
  readonly par: string;
  readonly motif?: string;
}

type Made = Extract<Outcome, { kind: 'made' }>;

/** Issues an act. Returns the exit code. Throws `Unreachable`, `Altered`. */
export async function issue(id: string, options: ByHandOptions): Promise<number> {
  const project = findProject('.', options.projet);
  const hold = takeHold(options.archive, utc, false);
  try {
    const { outcome, record } = actToday(project, hold.root, id, options.projet);
    if (outcome.kind !== 'made') {
      process.stderr.write(outcome.kind === 'refused' ? report(outcome.faults, () => undefined) : '');
      return refuse(`${id} n’est pas délivré : sa saisie est refusée.`);
    }
    const entry = hold.journal.state.entries.get(nameOf(id, DOCUMENT));
    const why = whyNot(outcome, entry, options);
    if (why !== null) return refuse(`${id} n’est pas délivré : ${why}.`);
    if (entry?.draft != null) {
      const path = join(hold.root, pathOf(id, DOCUMENT, null));
      const found = existsSync(path) ? sha256(readFileSync(path)) : null;
      if (found !== outcome.sha256)
        return alarm(
          `${id} n’est pas délivré : son ébauche n’a plus les octets que le journal dit. Relancez greffe archiver.`,
        );
    }
    const { press } = loadPress(project, [], outcome.family);
    const faults = press === null ? [] : (await reread(`${id}.pdf`, outcome.bytes, null, press)).faults;
    if (faults.length > 0) {
      process.stderr.write(report(faults, () => undefined));
      return alarm(`${id} n’est pas délivré : relu, il ne dit pas ce que dit sa saisie.`);
    }
    const version = freeze(hold, outcome, entry, record, options);
    process.stdout.write(`${id} est délivré : ${pathOf(id, DOCUMENT, version)}\n`);
    return EXIT.sound;
  } finally {
    hold.release();
  }
}

/** Why an act may not be issued, as it is today; `null` when it may. */
function whyNot(made: Made, entry: Entry | undefined, { motif }: ByHandOptions): string | null {
  const { key, projet } = made;
  if (projet) return 'c’est un PROJET, une irrégularité n’est pas admise ou la séance n’est pas tenue';
  const version = entry === undefined ? null : standing(entry);
  if (version === null)
    return entry?.draft?.key === key
      ? null
      : 'l’archive n’en a pas l’ébauche à jour : relancez greffe archiver, et relisez-la';
  if (isIssued(made, version)) return `la version ${version.version} l’est déjà, et rien n’a changé`;
  if (entry?.drift?.key !== key)
    return 'sa forme d’aujourd’hui n’a pas été montrée : relancez greffe archiver, et relisez a-revoir/';
  if (motif === undefined)
    return `la version ${version.version} l’est déjà : une rectification demande --motif`;
  return null;
}

/** Writes the version and its record, then tells it. What a crash left of the same version is taken as it is. */
function freeze(
  { root, journal }: Hold,
  made: Made,
  entry: Entry | undefined,
  record: string,
  { par, motif }: ByHandOptions,
): number {
  const { id, key, bytes, source, annexes } = made;
  const version = 1 + Math.max(0, ...(entry?.versions ?? []).map((each) => each.version));
  const batch = openBatch(root);
  try {
    for (const [path, content] of [
      [pathOf(id, DOCUMENT, version), bytes],
      [sourcePathOf(id, version), source],
      ...annexePaths(id, version, annexes).map(([path, each]) => [path, each.bytes] as const),
    ] as const)
      if (!isThere(join(root, path), content)) batch.write(path, content, 'once');
    batch.name();
  } catch (error) {
    batch.abandon();
    throw error;
  }
  journal.append([
    {
      ev: 'issued',
      id,
      document: DOCUMENT,
      version,
      key,
      sha256: made.sha256,
      size: bytes.length,
      source: sha256(source),
      record,
      by: par,
      reason: motif ?? null,
      ...(annexes.length === 0 ? {} : { annexes: annexes.map(annexed) }),
    },
  ]);
  const drafts = annexePaths(id, null, entry?.draft?.annexes ?? []).map(([path]) => path);
  for (const path of [pathOf(id, DOCUMENT, null), ...drafts]) rmSync(join(root, path), { force: true });
  rmSync(join(root, REVIEW, id), { recursive: true, force: true });
  writeManifest(root, journal.state);
  return version;
}

function isThere(path: string, bytes: Uint8Array): boolean {
  return existsSync(path) && readFileSync(path).equals(bytes);
}

export function refuse(sentence: string): number {
  process.stderr.write(`erreur: ${sentence}\n`);
  return EXIT.refused;
}

export function alarm(sentence: string): number {
  process.stderr.write(`erreur: ${sentence}\n`);
  return EXIT.alarm;
}
