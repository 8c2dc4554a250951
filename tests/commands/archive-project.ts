/** An archive beside a small project, and what is looked at in it. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/archive/report.ts';
import { greffe, SEANCE, type Outcome } from './project.ts';

/** Path of the draft of an act, below the archive. */
export function draftOf(nn: string, seance = SEANCE): string {
  return `data/${seance.slice(0, 4)}/${seance}/${seance}_${nn}.extrait.pdf`;
}

/** `greffe archiver` in the project, and what it reports. */
export async function archived(
  root: string,
  ...paths: readonly string[]
): Promise<Outcome & { report: Report }> {
  const outcome = await greffe(root, 'archiver', ...paths, '--archive', 'archive');
  return { ...outcome, report: reportOf(root) };
}

export function reportOf(root: string): Report {
  return JSON.parse(readFileSync(join(root, 'archive/rapport.json'), 'utf8')) as Report;
}

/** A verb of `greffe archive`, on the archive of the project. */
export async function onArchive(root: string, ...argv: readonly string[]): Promise<Outcome> {
  return greffe(root, 'archive', ...argv, '--archive', 'archive');
}

/** Facts of the journal, as they are written. */
export function factsOf(root: string): readonly Readonly<Record<string, unknown>>[] {
  return readFileSync(join(root, 'archive/journal.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Every file of the archive: time of writing and bytes, by path. */
export function filesOf(root: string): ReadonlyMap<string, string> {
  const archive = join(root, 'archive');
  const paths = readdirSync(archive, { recursive: true, encoding: 'utf8' }).sort();
  return new Map(
    paths.flatMap((path) => {
      const about = statSync(join(archive, path));
      if (!about.isFile()) return [];
      const bytes = readFileSync(join(archive, path)).toString('latin1');
      return [[path, `${about.mtimeMs} ${bytes}`] as const];
    }),
  );
}

/** Files that are not what they were. */
export function changedSince(before: ReadonlyMap<string, string>, root: string): readonly string[] {
  const after = filesOf(root);
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .sort();
}

/** Changes the text of a record. */
export function rewrite(root: string, path: string, changed: (text: string) => string): void {
  const file = join(root, 'records', path);
  writeFileSync(file, changed(readFileSync(file, 'utf8')));
}

/** Changes one bit of a file of the archive. */
export function flip(root: string, path: string, at = 1000): void {
  const file = join(root, 'archive', path);
  const bytes = readFileSync(file);
  bytes[at % bytes.length]! ^= 4;
  writeFileSync(file, bytes);
}
