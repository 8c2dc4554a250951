/** What others find in our archives: `bagit.py` (Library of Congress) and `sha256sum`. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { archived, draftOf, flip, onArchive } from '../commands/archive-project.ts';
import { cleanUp, copyOf, project, SEANCE } from '../commands/project.ts';

afterAll(cleanUp);

const PYTHON = resolve(import.meta.dirname, '../../.cache/weasyprint/bin/python');

let root = '';

beforeAll(async () => {
  root = project();
  await archived(root);
  await onArchive(root, 'delivrer', `${SEANCE}_01`, '--par', 'X');
  await archived(root);
}, 60_000);

/** Whether each judge that is here accepts the archive. In CI both are. */
function judged(town: string): readonly boolean[] {
  const cwd = join(town, 'archive');
  const sums = spawnSync('sha256sum', ['-c', '--quiet', 'manifest-sha256.txt'], { cwd });
  const python = existsSync(PYTHON) ? PYTHON : 'python3';
  const bagit = (...argv: readonly string[]): boolean =>
    spawnSync(python, ['-m', 'bagit', ...argv]).status === 0;
  const isHere = bagit('--version');
  if (!isHere && process.env['CI'] !== undefined) throw new Error('bagit: missing');
  if (!isHere) console.warn('bagit did not judge: missing');
  return [sums.status === 0, ...(isHere ? [bagit('--validate', '--quiet', cwd)] : [])];
}

test('both accept an archive that holds drafts, issued acts and their records', () => {
  expect(judged(root)).not.toContain(false);
});

test('both find one changed byte', () => {
  const town = copyOf(root);
  flip(town, draftOf('01').replace('.extrait', '.v1.extrait'));
  expect(judged(town)).not.toContain(true);
});
