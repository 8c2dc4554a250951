/** Where a side of a review is read: the working folder, another folder, or a revision of git, which touches no file. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { isFolder, list, Unreachable } from '../project.ts';

/** Files below a root, by path with `/`. */
export interface Fonds {
  /** As people named it. */
  readonly nom: string;
  /** Who wrote it last, where that is known. */
  readonly auteur: string | null;
  /** Paths of the files below a folder, sorted; none when it is not there. */
  readonly files: (folder: string) => readonly string[];
  readonly read: (path: string) => Uint8Array;
}

/** The files of a folder on the disk. */
export function dossierDe(root: string, nom: string): Fonds {
  return {
    nom,
    auteur: null,
    files: (folder) =>
      isFolder(join(root, folder))
        ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8', withFileTypes: true })
            .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
            .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
            .sort()
        : [],
    read: (path) => readFileSync(join(root, path)),
  };
}

/**
 * What `--de` and `--a` name: a folder that is there, else a revision of the git repository around the project. Throws `Unreachable`
 * (French).
 */
export function fondsDe(root: string, nomme: string): Fonds {
  // Of several towns, each may have a folder of that name.
  const folder = [resolve(nomme), join(root, nomme)].find(isFolder);
  if (folder === undefined) return revisionDe(root, nomme);
  if (list(folder).length === 0) throw new Unreachable(`${nomme} est vide : rien n’est à comparer.`);
  return dossierDe(folder, nomme);
}

function revisionDe(root: string, nomme: string): Fonds {
  const top = git(root, ['rev-parse', '--show-toplevel']);
  if (top === null)
    throw new Unreachable(`${nomme} n’est pas un dossier, et ${root} n’est pas dans un dépôt git.`);
  const found = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${nomme}^{commit}`]);
  if (found === null)
    throw new Unreachable(`${nomme} n’est ni un dossier, ni une révision du dépôt ${text(top).trim()}.`);
  const commit = text(found).trim();
  const below = relative(realpathSync(text(top).trim()), realpathSync(root))
    .split(sep)
    .join('/');
  const prefix = below === '' ? '' : `${below}/`;
  const tree = git(root, [
    'ls-tree',
    '-r',
    '-z',
    '--full-tree',
    commit,
    ...(below === '' ? [] : ['--', below]),
  ]);
  const blobs = new Map<string, string>();
  for (const entry of text(tree ?? new Uint8Array()).split('\0')) {
    // Links are no files: what they lead to is not read.
    const [, blob, path] = /^100\d{3} blob (\w+)\t(.*)$/u.exec(entry) ?? [];
    if (blob !== undefined && path !== undefined) blobs.set(path.slice(prefix.length), blob);
  }
  let read: ReadonlyMap<string, Uint8Array> | null = null;
  const author = git(root, ['log', '-1', '--format=%an', commit]);
  return {
    nom: `${nomme} (${commit.slice(0, 8)})`,
    auteur: author === null ? null : text(author).trim(),
    files: (folder) => [...blobs.keys()].filter((path) => path.startsWith(`${folder}/`)).sort(),
    read(path) {
      read ??= contents(
        root,
        [...blobs].filter(([name]) => FORME.test(name)),
      );
      const bytes = read.get(path);
      if (bytes === undefined) throw new Unreachable(`${path} ne peut pas être lu à la révision ${nomme}.`);
      return bytes;
    },
  };
}

/** What gives acts their form. */
const FORME = /^templates\/|(?:^|\/)assemblees\//u;

/** Blobs in one go: `<hash> blob <size>`, a line end, the bytes, a line end. */
function contents(
  root: string,
  blobs: readonly (readonly [string, string])[],
): ReadonlyMap<string, Uint8Array> {
  const input = blobs.map(([, blob]) => `${blob}\n`).join('');
  const { stdout } = spawnSync('git', ['-C', root, 'cat-file', '--batch'], { input, maxBuffer: 2 ** 30 });
  const found = new Map<string, Uint8Array>();
  let at = 0;
  for (const [path] of blobs) {
    const end = stdout.indexOf(10, at);
    const size = Number(/ blob (\d+)$/u.exec(stdout.toString('latin1', at, end))?.[1] ?? -1);
    if (size < 0) break;
    found.set(path, new Uint8Array(stdout.subarray(end + 1, end + 1 + size)));
    at = end + size + 2;
  }
  return found;
}

/** Who last touched the templates of a working folder; `null` outside git, or where they have changed since. */
export function auteurDe(root: string): string | null {
  const name = git(root, ['config', 'user.name']);
  const changed = git(root, ['status', '--porcelain', '--', 'templates', 'records/assemblees']);
  if (changed !== null && text(changed).trim() !== '')
    return name === null ? null : text(name).trim() || null;
  const last = git(root, ['log', '-1', '--format=%an', '--', 'templates', 'records/assemblees']);
  return last === null ? null : text(last).trim() || null;
}

/** What git answers; `null` when it refuses, or is not there. */
function git(root: string, argv: readonly string[]): Uint8Array | null {
  const { status, stdout } = spawnSync('git', ['-C', root, ...argv], { maxBuffer: 2 ** 28 });
  return status === 0 ? stdout : null;
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
