/**
 * Put before the program (`--import`): every call that changes the archive is counted, may be written down (`ESSAI_NOTE`, a file), and the
 * n-th may be made to fail or to be the last thing that the process does (`ESSAI_FAUTE`, `17:EIO`, `17:KILL`).
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, resolve } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import type { Operation } from './operations.ts';

const NOTE = process.env['ESSAI_NOTE'];
const [AT, HOW = ''] = (process.env['ESSAI_FAUTE'] ?? '').split(':');
const ROOT = process.env['ESSAI_ARCHIVE'] ?? '';

/** Inodes by path and by descriptor, under numbers of ours. */
const byPath = new Map<string, string>();
const byDescriptor = new Map<
  number,
  { readonly inode: string; readonly path: string; readonly isFolder: boolean }
>();
let counted = 0;

const {
  openSync,
  closeSync,
  writeSync,
  fdatasyncSync,
  fsyncSync,
  renameSync,
  linkSync,
  rmSync,
  mkdirSync,
  ftruncateSync,
} = fs;
const { fstatSync, existsSync, lstatSync, appendFileSync } = fs;

function note(operation: Operation): void {
  if (NOTE !== undefined) appendFileSync(NOTE, `${JSON.stringify(operation)}\n`);
}

/** One more call on the archive; it may be told to fail. */
function count(): void {
  counted += 1;
  if (String(counted) !== AT) return;
  if (HOW === 'KILL') process.kill(process.pid, 'SIGKILL');
  throw Object.assign(new Error(`${HOW}: planted`), { code: HOW, errno: -1, syscall: 'planted' });
}

function isOurs(path: unknown): path is string {
  return typeof path === 'string' && resolve(path).startsWith(`${ROOT}/`);
}

function inodeOf(path: string): string {
  const known = byPath.get(path) ?? `${process.pid}-${lstatSync(path).ino}`;
  byPath.set(path, known);
  return known;
}

let made = 0;

if (isMainThread) {
  fs.openSync = (path, flags, mode) => {
    if (!isOurs(path) && resolve(String(path)) !== ROOT) return openSync(path, flags, mode);
    const absolute = resolve(String(path));
    const isNew = !existsSync(absolute);
    const isWriting =
      typeof flags === 'number'
        ? (flags & (fs.constants.O_WRONLY | fs.constants.O_RDWR)) !== 0
        : flags === 'w';
    if (isWriting) count();
    const file = openSync(path, flags, mode);
    if (isNew) {
      byPath.set(absolute, `${process.pid}-n${(made += 1)}`);
      note({ op: 'create', path: absolute, inode: inodeOf(absolute) });
    }
    byDescriptor.set(file, {
      inode: inodeOf(absolute),
      path: absolute,
      isFolder: fstatSync(file).isDirectory(),
    });
    return file;
  };
  fs.closeSync = (file) => {
    byDescriptor.delete(file);
    closeSync(file);
  };
  fs.writeSync = ((file: number, ...rest: readonly unknown[]) => {
    const held = byDescriptor.get(file);
    if (held !== undefined) count();
    const written = Reflect.apply(writeSync, fs, [file, ...rest]);
    if (held === undefined) return written;
    const [content, from = 0] = rest as [Uint8Array | string, number?];
    const bytes =
      typeof content === 'string'
        ? Buffer.from(content)
        : Buffer.from(content).subarray(from, from + written);
    note({
      op: 'write',
      inode: held.inode,
      at: fstatSync(file).size - written,
      bytes: bytes.toString('base64'),
    });
    return written;
  }) as typeof writeSync;
  for (const [name, sync] of [
    ['fdatasyncSync', fdatasyncSync],
    ['fsyncSync', fsyncSync],
  ] as const)
    fs[name] = (file) => {
      const held = byDescriptor.get(file);
      if (held !== undefined) count();
      sync(file);
      if (held !== undefined)
        note(held.isFolder ? { op: 'syncFolder', path: held.path } : { op: 'sync', inode: held.inode });
    };
  fs.renameSync = (from, to) => {
    if (isOurs(from)) count();
    const inode = isOurs(from) ? inodeOf(from) : '';
    renameSync(from, to);
    if (!isOurs(from) || !isOurs(to)) return;
    byPath.delete(from);
    byPath.set(to, inode);
    note({ op: 'rename', from, to, inode });
  };
  fs.linkSync = (from, to) => {
    if (isOurs(from)) count();
    linkSync(from, to);
    if (!isOurs(from) || !isOurs(to)) return;
    byPath.set(to, inodeOf(from));
    note({ op: 'link', to, inode: inodeOf(from) });
  };
  fs.rmSync = (path, options) => {
    const isThere = isOurs(path) && existsSync(path);
    if (isThere) count();
    rmSync(path, options);
    if (!isThere) return;
    byPath.delete(path);
    note({ op: 'remove', path });
  };
  fs.mkdirSync = ((path: string, options: unknown) => {
    if (!isOurs(path)) return Reflect.apply(mkdirSync, fs, [path, options]);
    count();
    const result: unknown = Reflect.apply(mkdirSync, fs, [path, options]);
    note({ op: 'folder', path: resolve(path), parent: dirname(resolve(path)) });
    return result;
  }) as typeof mkdirSync;
  fs.ftruncateSync = (file, size) => {
    const held = byDescriptor.get(file);
    if (held !== undefined) count();
    ftruncateSync(file, size);
    if (held !== undefined) note({ op: 'truncate', inode: held.inode, size: size ?? 0 });
  };
  syncBuiltinESMExports();
  process.on('exit', () => {
    if (process.env['ESSAI_COMPTE'] !== undefined)
      appendFileSync(process.env['ESSAI_COMPTE'], `${counted}\n`);
  });
}
