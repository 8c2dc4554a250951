/** Where the members live: a table that the command line names, which is none of the records. */
import { realpathSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { SeanceLue } from '../pipeline.ts';
import type { adressesOf } from '../pipeline/adresses.ts';
import { Misuse } from './french.ts';
import { isWithin, readInside, type Project } from './project.ts';

/** Who is written to in each séance; nobody by name where no table is given. Throws `Unreachable`, and `Misuse` for a table in the records. */
export async function lettersOf(
  { records }: Project,
  lues: readonly SeanceLue[],
  file: string | undefined,
): Promise<ReturnType<typeof adressesOf>> {
  if (file === undefined) return { of: new Map(), faults: [] };
  const bytes = readInside(sep, resolve(file), file);
  if (isWithin(records, realpathSync(file)))
    throw new Misuse(
      `${file} est dans le dossier des actes : les adresses des membres n’y ont pas leur place. Rangez ce tableau ailleurs.`,
    );
  const { adressesOf: read } = await import('../pipeline/adresses.ts');
  return read(lues, file, bytes);
}
