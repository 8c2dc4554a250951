/** Whether something on the disk is still what was read: names, sizes and times of a folder's files, or of a file. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Equal signatures: nothing was written there since. Empty when there is nothing. */
export function signatureOf(path: string): string {
  const about = statSync(path, { throwIfNoEntry: false });
  if (about === undefined) return '';
  if (!about.isDirectory()) return `${path}:${about.mtimeMs}:${about.size}:${about.ino}`;
  return readdirSync(path)
    .map((name) => {
      const file = statSync(join(path, name), { throwIfNoEntry: false });
      return `${name}:${file?.mtimeMs}:${file?.size}:${file?.ino}`;
    })
    .join('\n');
}
