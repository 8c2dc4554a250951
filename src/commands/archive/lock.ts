/**
 * One run at a time: flock(2) on `.lock`, taken for a descriptor of ours by the `flock` command. The kernel releases it when the
 * process ends, however it ends; it is never stale.
 */
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  constants,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
} from 'node:fs';
import { join } from 'node:path';
import { FILES } from '../../archive/tree.ts';
import { reason, Unreachable } from '../project.ts';

/** Takes the lock of the archive; the result gives it back. Throws `Unreachable`, naming who holds it. */
export function takeLock(root: string): () => void {
  const path = join(root, FILES.lock);
  let file: number;
  try {
    file = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o644);
  } catch (error) {
    throw new Unreachable(`${path} n’a pas pu être ouvert : ${reason(error)}.`);
  }
  const { status, error } = spawnSync('flock', ['-n', '3'], { stdio: ['ignore', 'ignore', 'ignore', file] });
  if (error !== undefined) {
    closeSync(file);
    throw new Unreachable('La commande flock est introuvable : installez le paquet util-linux.');
  }
  if (status === 0) return () => closeSync(file);
  closeSync(file);
  throw new Unreachable(
    `L’archive ${root} est déjà en travail${holder(path)} : attendez qu’il finisse, puis recommencez.`,
  );
}

/** « (processus 4321 : greffe archiver) », as far as this user may see it. */
function holder(path: string): string {
  const real = realpathSync(path);
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name) && name !== String(process.pid)))
    try {
      const holds = readdirSync(`/proc/${pid}/fd`).some(
        (fd) => readlinkSync(`/proc/${pid}/fd/${fd}`) === real,
      );
      if (!holds) continue;
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
      return ` (processus ${pid} : ${words.slice(1).join(' ')})`;
    } catch {
      // Another user's, or gone meanwhile.
    }
  return '';
}
