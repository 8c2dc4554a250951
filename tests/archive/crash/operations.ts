/**
 * What a disk may hold after a power cut, given the operations that were asked of it: what was forced is there; of the rest, each
 * write may be whole, cut, zeros or missing, and each change of a folder may be there or not, in any combination.
 */
import { dirname } from 'node:path';
import type { Chance } from '../../promise/runs.ts';

export type Operation =
  | { readonly op: 'create'; readonly path: string; readonly inode: string }
  | { readonly op: 'write'; readonly inode: string; readonly at: number; readonly bytes: string }
  | { readonly op: 'truncate'; readonly inode: string; readonly size: number }
  | { readonly op: 'sync'; readonly inode: string }
  | { readonly op: 'rename'; readonly from: string; readonly to: string; readonly inode: string }
  | { readonly op: 'link'; readonly to: string; readonly inode: string }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'folder'; readonly path: string; readonly parent: string }
  | { readonly op: 'syncFolder'; readonly path: string };

/** A disk after the cut: files by path, folders. */
export interface Disk {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly folders: ReadonlySet<string>;
}

type Write = Extract<Operation, { op: 'write' | 'truncate' }>;
type Naming = Extract<Operation, { op: 'create' | 'rename' | 'link' | 'remove' | 'folder' }>;

/** One of the disks that a cut after the first `count` operations may leave. */
export function diskAfter(operations: readonly Operation[], count: number, chance: Chance): Disk {
  const contents = new Map<string, Buffer>();
  const pending = new Map<string, Write[]>();
  const names = new Map<string, string>();
  const folders = new Set<string>();
  const unnamed = new Map<string, Naming[]>();
  const late = (folder: string, operation: Naming): void =>
    void unnamed.set(folder, [...(unnamed.get(folder) ?? []), operation]);
  for (const operation of operations.slice(0, count))
    switch (operation.op) {
      case 'write':
      case 'truncate':
        pending.set(operation.inode, [...(pending.get(operation.inode) ?? []), operation]);
        break;
      case 'sync':
        for (const write of pending.get(operation.inode) ?? []) applied(contents, write);
        pending.delete(operation.inode);
        break;
      case 'syncFolder':
        for (const naming of unnamed.get(operation.path) ?? []) named(names, folders, naming);
        unnamed.delete(operation.path);
        break;
      case 'create':
      case 'rename':
      case 'link':
      case 'remove':
      case 'folder':
        late(folderOf(operation), operation);
    }
  for (const writes of pending.values()) for (const write of writes) mangled(contents, write, chance);
  // A name that did not reach the disk takes with it all that is below it.
  for (const namings of unnamed.values())
    for (const naming of namings) if (chance.once(2)) named(names, folders, naming);
  const isReached = (path: string): boolean => {
    const above = dirname(path);
    return (
      above === path || !isMadeHere(above, operations, count) || (folders.has(above) && isReached(above))
    );
  };
  const files = [...names].filter(([path]) => isReached(path));
  return {
    files: new Map(files.map(([path, inode]) => [path, contents.get(inode) ?? Buffer.alloc(0)] as const)),
    folders: new Set([...folders].filter(isReached)),
  };
}

function folderOf(operation: Naming): string {
  if (operation.op === 'folder') return operation.parent;
  return dirname(operation.op === 'rename' || operation.op === 'link' ? operation.to : operation.path);
}

function isMadeHere(folder: string, operations: readonly Operation[], count: number): boolean {
  return operations.slice(0, count).some((each) => each.op === 'folder' && each.path === folder);
}

function named(names: Map<string, string>, folders: Set<string>, naming: Naming): void {
  switch (naming.op) {
    case 'create':
      names.set(naming.path, naming.inode);
      break;
    case 'rename':
      names.delete(naming.from);
      names.set(naming.to, naming.inode);
      break;
    case 'link':
      names.set(naming.to, naming.inode);
      break;
    case 'remove':
      for (const path of names.keys())
        if (path === naming.path || path.startsWith(`${naming.path}/`)) names.delete(path);
      break;
    case 'folder':
      folders.add(naming.path);
  }
}

function applied(contents: Map<string, Buffer>, write: Write): void {
  const before = contents.get(write.inode) ?? Buffer.alloc(0);
  if (write.op === 'truncate') {
    contents.set(write.inode, before.subarray(0, write.size));
    return;
  }
  placed(contents, write.inode, write.at, Buffer.from(write.bytes, 'base64'));
}

function placed(contents: Map<string, Buffer>, inode: string, at: number, bytes: Buffer): void {
  const before = contents.get(inode) ?? Buffer.alloc(0);
  const after = Buffer.alloc(Math.max(before.length, at + bytes.length));
  before.copy(after);
  bytes.copy(after, at);
  contents.set(inode, after);
}

/** A write that was not forced: whole, missing, cut, or blocks of zeros in it. */
function mangled(contents: Map<string, Buffer>, write: Write, chance: Chance): void {
  const fate = chance.below(4);
  if (fate === 0) applied(contents, write);
  if (fate <= 1 || write.op === 'truncate') return;
  const bytes = Buffer.from(write.bytes, 'base64');
  if (fate === 2) placed(contents, write.inode, write.at, bytes.subarray(0, chance.below(bytes.length)));
  else {
    const from = chance.below(bytes.length);
    bytes.fill(0, from, Math.min(bytes.length, from + 512 * chance.between(1, 16)));
    placed(contents, write.inode, write.at, bytes);
  }
}
