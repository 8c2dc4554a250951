/** The decisions of a project on the disk: `approbations.jsonl`, and the last approved set beside it. */
import { join } from 'node:path';
import { isFolder } from '../project.ts';
import { dossierDe, type Fonds } from './fonds.ts';

/** The last approved set, as it was kept; `null` where none was. */
export function approuveDe(root: string): Fonds | null {
  const folder = join(root, 'approbations');
  return isFolder(folder) ? dossierDe(folder, 'dernier jeu approuvé') : null;
}
