/** A project at work under watch: what the program does to the archive is counted, written down, made to fail. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sha256 } from '../../../src/pipeline.ts';
import { MAIN, POINT, project, SEANCE, SOUND } from '../../commands/project.ts';

const WATCH = resolve(import.meta.dirname, 'watched-fs.ts');

/** A project of one séance of so many acts. */
export function townOf(acts: number): string {
  const more = Array.from({ length: acts - 1 }, (_, i) => {
    const nn = String(i + 2).padStart(2, '0');
    return [`2025/${SEANCE}/${nn}-essai.yaml`, SOUND[POINT]!.replace('Essai', `Essai ${nn}`)] as const;
  });
  return project(Object.fromEntries(more));
}

export interface Watched {
  readonly status: number | null;
  readonly signal: string | null;
  readonly err: string;
}

/** `greffe …` on the archive of the project, watched. `fault`: `17:EIO`, `17:KILL`. */
export function watched(
  root: string,
  argv: readonly string[],
  { note, fault, count }: { readonly note?: string; readonly fault?: string; readonly count?: string },
): Watched {
  const { status, signal, stderr } = spawnSync(
    process.execPath,
    ['--import', WATCH, MAIN, ...argv, '--archive', 'archive'],
    {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        ESSAI_ARCHIVE: join(root, 'archive'),
        ...(note === undefined ? {} : { ESSAI_NOTE: note }),
        ...(fault === undefined ? {} : { ESSAI_FAUTE: fault }),
        ...(count === undefined ? {} : { ESSAI_COMPTE: count }),
      },
    },
  );
  return { status, signal, err: stderr };
}

/** SHA-256 of the files of `data/`, by path below the archive. */
export function dataOf(root: string): ReadonlyMap<string, string> {
  const data = join(root, 'archive/data');
  if (!existsSync(data)) return new Map();
  const paths = readdirSync(data, { recursive: true, encoding: 'utf8' }).sort();
  return new Map(
    paths.flatMap((path) =>
      statSync(join(data, path)).isFile()
        ? [[`data/${path}`, sha256(readFileSync(join(data, path)))] as const]
        : [],
    ),
  );
}
