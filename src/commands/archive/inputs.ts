/** All that the acts depend on, read and hashed; nothing is parsed. */
import { createHash, randomUUID } from 'node:crypto';
import { closeSync, constants, openSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Surroundings } from '../../archive/derived.ts';
import { hashOf } from '../../pipeline/hash.ts';
import { isFolder, list, type Project } from '../project.ts';
import { HOME, templateFilesOf } from '../template-files.ts';
import { yearsOf } from '../select.ts';

/**
 * Hash of the files of a folder and of those below it, by name and bytes. `null` when one is no ordinary file that can be read: such a
 * folder is looked into each time.
 */
export function folderKey(folder: string): string | null {
  const hash = createHash('sha256');
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) {
        const below = folderKey(join(folder, entry.name));
        if (below === null) return null;
        hash.update(`${entry.name}/\0${below}\n`);
      } else if (entry.isFile()) hash.update(`${entry.name}\0${fileKey(join(folder, entry.name))}\n`);
      else return null;
    }
  } catch {
    return null;
  }
  return hash.digest('hex');
}

function fileKey(path: string): string {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } finally {
    closeSync(file);
  }
}

/** What acts depend on besides their own folder. */
export function surroundings(project: Project): Surroundings {
  const folder = join(project.records, 'assemblees');
  const names = isFolder(folder) ? list(folder) : [];
  // A logo beside the bodies may be any body's.
  const others = names.filter((name) => !name.endsWith('.yaml'));
  const bodies = new Map(
    names
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => [name.slice(0, -'.yaml'.length), keyOrOther(join(folder, name))] as const),
  );
  const years = yearsOf(project).map(
    (year) => [year, folderKey(join(project.records, year, 'decisions')) ?? ''] as const,
  );
  const common = hashOf([
    ['program', programKey()],
    ['fonts', folderKey(join(HOME, 'templates/polices')) ?? ''],
    ...others.map((name) => [`assemblees/${name}`, keyOrOther(join(folder, name))] as const),
  ]);
  const families = new Map<string, string>();
  const family = (name: string): string => {
    const known = families.get(name) ?? filesKey(templateFilesOf(project, name));
    families.set(name, known);
    return known;
  };
  return { bodies, family, common, decisions: new Map(years) };
}

function filesKey(paths: readonly string[]): string {
  return hashOf(paths.map((path) => [path, keyOrOther(path)]));
}

/** What cannot be read is each time another: what depends on it is looked into each time. */
function keyOrOther(path: string): string {
  try {
    return fileKey(path);
  } catch {
    return randomUUID();
  }
}

/** The program itself: where it changes, what it found before no longer stands. */
function programKey(): string {
  const source = join(HOME, 'src');
  return folderKey(isFolder(source) ? source : dirname(process.argv[1] ?? HOME)) ?? randomUUID();
}
