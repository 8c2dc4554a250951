/** The review for `greffe servir`: the page as it was prepared, and its decisions taken without a file between. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exists, type Project } from '../project.ts';
import { decider, type Signataire } from './decider.ts';

/**
 * What a server mounts for a project: `page` is the HTML of the review in its folder `revue/`, `null` where none was prepared; `decider` takes
 * the lines that the page gives and returns an exit code. Throws `Unreachable` (French) where a decision may not be taken.
 * @public The desk mounts it.
 */
export function revueServie(project: Project): {
  readonly page: () => Uint8Array | null;
  readonly decider: (lignes: string, qui: Signataire) => number;
} {
  const revue = join(project.root, 'revue');
  return {
    page() {
      const file = join(revue, 'revue.html');
      return exists(file) ? readFileSync(file) : null;
    },
    decider(lignes, qui) {
      const folder = mkdtempSync(join(tmpdir(), 'greffe-decisions-'));
      try {
        const file = join(folder, 'decisions.jsonl');
        writeFileSync(file, lignes);
        return decider(file, { ...qui, revue, projet: project.root });
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}
