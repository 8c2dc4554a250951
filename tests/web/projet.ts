/** A project of invented people to open the desk on, in a folder of its own. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findProject } from '../../src/commands/project.ts';
import { openServer } from '../../src/web/server.ts';

const RECORDS = resolve(import.meta.dirname, '../../records');

export interface Opened {
  readonly root: string;
  readonly url: string;
  /** One hash of every file of the project: equal, nothing was written. */
  readonly print: () => string;
  readonly close: () => Promise<void>;
}

/** The sample records, copied, and the desk opened on them. */
export async function openDesk(): Promise<Opened> {
  const root = mkdtempSync(join(tmpdir(), 'greffe-bureau-'));
  cpSync(RECORDS, join(root, 'records'), { recursive: true });
  const server = openServer(findProject(root, root));
  return {
    root,
    url: await server.listen(0),
    print: () => printOf(root),
    async close() {
      await server.close();
      rmSync(root, { recursive: true });
    },
  };
}

function printOf(root: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(root, name);
    hash.update(name);
    if (statSync(path).isFile()) hash.update(readFileSync(path));
  }
  return hash.digest('hex');
}
