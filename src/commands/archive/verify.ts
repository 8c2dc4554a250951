/** `greffe archive verifier`: all that an archive holds, against its journal and its manifest. Takes no lock, writes nothing. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expected, holdings } from '../../archive/holdings.ts';
import { spelled } from '../../archive/journal.ts';
import { BAGIT, FILES, manifestText } from '../../archive/tree.ts';
import { EXIT } from '../exit.ts';
import { plural } from '../report.ts';
import { archiveAt } from './hold.ts';
import { readState } from './journal-file.ts';
import { compareFolder, toCompare, together } from './scan.ts';

export interface VerifyOptions {
  readonly archive: string;
  readonly json?: boolean;
}

/** Reads everything and tells. Returns the exit code. Throws `Unreachable`, `Altered`. */
export function verifyArchive(options: VerifyOptions): number {
  const root = archiveAt(options.archive);
  const { state, read } = readState(root);
  const held = holdings(state);
  const {
    damaged,
    strangers: unknown,
    drafts,
  } = together(toCompare(root, expected(state)).map(([folder, files]) => compareFolder(root, folder, files)));
  const strangers = unknown.map(([path]) => path);
  const tags = wrongTags(root, manifestText([...held].map(([path, { sha256 }]) => [path, sha256] as const)));
  const unfinished = !state.ended || read.torn > 0 || drafts.length > 0;
  const faults = [
    ...damaged.map(([path, hash]) => `${path} : ${hash === null ? 'absent' : 'changé'}.`),
    ...strangers.map((path) => `${path} : aucun fait du journal n’en parle.`),
    ...(unfinished ? [] : tags.map((name) => `${name} : n’est pas ce que dit le journal.`)),
  ];
  const isSound = faults.length === 0;
  if (options.json === true) {
    const told = {
      archive: root,
      files: held.size,
      damaged: damaged.map(([path, found]) => {
        const { entry, version, sha256 } = held.get(path)!;
        return { path, id: entry.id, version, expected: sha256, found };
      }),
      strangers,
      tags: unfinished ? [] : tags,
      unfinished,
      journal: { lines: read.lines, head: read.head },
    };
    process.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
  } else {
    process.stdout.write(faults.map((fault) => `${fault}\n`).join(''));
    const verdict = isSound ? 'tout est conforme au journal' : plural(faults.length, 'défaut');
    const rest = unfinished ? ' Le dernier travail ne s’est pas terminé : relancez greffe archiver.' : '';
    process.stdout.write(
      `${options.archive} : ${plural(held.size, 'fichier')}, ${verdict}.${rest}\nJournal : ${plural(read.lines, 'ligne')}, tête ${spelled(read.head)}.\n`,
    );
  }
  return isSound ? EXIT.sound : EXIT.alarm;
}

/** The files of the bag that are not what they should be. */
function wrongTags(root: string, manifest: string): string[] {
  const should = [
    [FILES.bagit, BAGIT],
    [FILES.manifest, manifest],
  ] as const;
  return should.flatMap(([name, text]) => {
    const path = join(root, name);
    return existsSync(path) && readFileSync(path, 'utf8') === text ? [] : [name];
  });
}
