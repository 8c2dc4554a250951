/** Signatures by SSH keys, made and verified by `ssh-keygen -Y`: the keys that a reviewer already has. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Unreachable } from '../project.ts';

/** What a signature is for: one of a commit or of a file is none of a review. */
const ESPACE = 'greffe-revue';

/** Signs a text with a key file. Throws `Unreachable` (French). */
export function signer(text: string, key: string): string {
  const { status, stdout, stderr } = spawnSync('ssh-keygen', ['-Y', 'sign', '-f', key, '-n', ESPACE], {
    input: text,
    encoding: 'utf8',
  });
  if (status === 0 && stdout.includes('BEGIN SSH SIGNATURE')) return stdout;
  const why =
    stderr === undefined || stderr === null || stderr.trim() === ''
      ? 'ssh-keygen ne répond pas'
      : stderr.trim().split('\n').at(-1);
  throw new Unreachable(`La clé ${key} ne signe pas : ${why}.`);
}

/** Whether a signature is that of a text, by someone whose key the file of reviewers holds. */
export function signatureVraie(text: string, signature: string, identite: string, allowed: string): boolean {
  if (signature === '' || identite === '' || identite.startsWith('-') || !existsSync(allowed)) return false;
  const folder = mkdtempSync(join(tmpdir(), 'greffe-signature-'));
  try {
    const file = join(folder, 'signature');
    writeFileSync(file, signature);
    const argv = ['-Y', 'verify', '-f', allowed, '-I', identite, '-n', ESPACE, '-s', file];
    return spawnSync('ssh-keygen', argv, { input: text, encoding: 'utf8' }).status === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
