/** A draft of the archive read back by every reader there is: ours, pdf-parse and pdf.js; and made again from the record that it carries. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sampled } from '../../archive/sample.ts';
import { DOCUMENT, pathOf } from '../../archive/tree.ts';
import { fault, type Diagnostic } from '../../diagnostic.ts';
import { reread } from '../../pipeline.ts';
import { reason, type Project } from '../project.ts';
import { loadPress } from '../templates.ts';

/** What the readers say against it, with its path below the archive; nothing when they agree. */
export async function readAgain(
  root: string,
  { id, family }: Sampled,
  project: Project,
): Promise<readonly Diagnostic[]> {
  const path = pathOf(id, DOCUMENT, null);
  const { press, faults } = loadPress(project, [], family);
  if (press === null) return faults;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(join(root, path));
  } catch (error) {
    return [
      fault({
        place: { file: path, line: 1, column: 1, length: 0 },
        code: 'pdf-illisible',
        message: `Ce PDF vient d’être fait, et ne peut pas être relu : ${reason(error)}.`,
        remedy: 'vérifiez le disque de l’archive, puis relancez greffe archiver.',
      }),
    ];
  }
  return (await reread(path, bytes, null, press)).faults;
}
