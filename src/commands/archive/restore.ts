/**
 * `greffe archive restaurer`: the files of issued versions that are no longer as they were, put back byte for byte: from a file that is
 * given, or by making the act again from the record beside it. What is not the very bytes is never put there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { holdings, type Held } from '../../archive/holdings.ts';
import { DOCUMENT, pathOf, REVIEW, sourcePathOf } from '../../archive/tree.ts';
import { printedBy, remade, sha256 } from '../../pipeline.ts';
import { EXIT } from '../exit.ts';
import { familiesOf, projectOf } from '../modeles.ts';
import { actToday } from './today.ts';
import { findProject, reason, Unreachable, type Project } from '../project.ts';
import { loadPress } from '../templates.ts';
import { plural } from '../report.ts';
import { openBatch } from './disk.ts';
import { takeHold, writeManifest, utc } from './hold.ts';
import { alarm } from './issue.ts';
import { hashFile } from './scan.ts';

export interface RestoreOptions {
  readonly archive: string;
  readonly projet?: string;
}

/** Puts back what is damaged of an act. `given`: files of a backup. Returns the exit code. Throws `Unreachable`, `Altered`. */
export function restore(id: string, given: readonly string[], options: RestoreOptions): number {
  const hold = takeHold(options.archive, utc, false);
  try {
    const { root, journal } = hold;
    const own = [...holdings(journal.state)].filter(
      ([, { entry, version }]) => entry.id === id && version !== null,
    );
    if (own.length === 0) throw new Unreachable(`L’archive n’a aucun acte délivré d’identifiant ${id}.`);
    const damaged = own.filter(([path, { sha256: hash }]) => hashFile(join(root, path)) !== hash);
    const offered = new Map(given.map(read).map((bytes) => [sha256(bytes), bytes] as const));
    const project = projectOf(options.projet);
    const batch = openBatch(root);
    const restored: (readonly [string, Held])[] = [];
    const lost: string[] = [];
    try {
      for (const [path, held] of damaged) {
        const bytes =
          offered.get(held.sha256) ??
          again(root, path, held, project) ??
          fromRecords(root, path, held, options.projet);
        if (bytes === null) {
          lost.push(path);
          continue;
        }
        // What stood there is kept, for whoever asks what happened.
        if (existsSync(join(root, path)))
          batch.write(`${REVIEW}/${id}/abime-${basename(path)}`, readFileSync(join(root, path)));
        batch.write(path, bytes, 'again');
        restored.push([path, held]);
      }
      batch.name();
    } catch (error) {
      batch.abandon();
      throw error;
    }
    journal.append(
      restored.map(([path, { version }]) => ({
        ev: 'restored',
        id,
        document: DOCUMENT,
        version: version ?? 0,
        path,
      })),
    );
    writeManifest(root, journal.state);
    process.stdout.write(
      damaged.length === 0
        ? `Rien n’est abîmé de ${id}.\n`
        : `${plural(restored.length, 'fichier rétabli', 'fichiers rétablis')}, octet pour octet.\n`,
    );
    return lost.length === 0
      ? EXIT.sound
      : alarm(`${lost.join(', ')} ne se refait pas à l’identique : donnez le fichier d’une sauvegarde.`);
  } finally {
    hold.release();
  }
}

/** The very bytes of a file, made again from what stands beside it; `null` when that does not give them. */
function again(
  root: string,
  path: string,
  { entry, version, sha256: hash }: Held,
  project: Project | null,
): Uint8Array | null {
  if (version === null) return null;
  const { id } = entry;
  const source = sourcePathOf(id, version);
  const act = pathOf(id, DOCUMENT, version);
  const isIt = (bytes: Uint8Array | null): Uint8Array | null =>
    bytes !== null && sha256(bytes) === hash ? bytes : null;
  if (path === source && existsSync(join(root, act)))
    return isIt(printedBy(readFileSync(join(root, act)))?.source ?? null);
  if (path !== act || !existsSync(join(root, source))) return null;
  const record = readFileSync(join(root, source));
  for (const family of familiesOf(project)) {
    const { press } = loadPress(project, [], family);
    const made = press === null ? null : isIt(remade(record, press));
    if (made !== null) return made;
  }
  return null;
}

/** The very bytes of an act, as its records make it today: what its own record does not hold, the logo, is theirs. */
function fromRecords(
  root: string,
  path: string,
  { entry, version, sha256: hash }: Held,
  given: string | undefined,
): Uint8Array | null {
  if (version === null) return null;
  const isAnnexe = basename(path).includes('.annexe-');
  if (!isAnnexe && path !== pathOf(entry.id, DOCUMENT, version)) return null;
  try {
    const { outcome } = actToday(findProject('.', given), root, entry.id, given);
    if (outcome.kind !== 'made') return null;
    if (isAnnexe) return outcome.annexes.find((each) => each.sha256 === hash)?.bytes ?? null;
    return outcome.sha256 === hash ? outcome.bytes : null;
  } catch (error) {
    if (error instanceof Unreachable) return null;
    throw error;
  }
}

function read(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Unreachable(`${path} est illisible : ${reason(error)}.`);
  }
}
