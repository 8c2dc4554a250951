/** What the disk of an archive holds against its journal, before anything is made. */
import { readdirSync, rmdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { annexePaths, expected, holdings, type Held } from '../../archive/holdings.ts';
import { nameOf, type State } from '../../archive/state.ts';
import { DOCUMENT, pathOf, readName, REVIEW, REVIEWED } from '../../archive/tree.ts';
import { isFolder, list } from '../project.ts';
import type { Crew } from './crew.ts';
import type { Hold } from './hold.ts';
import { compareFolder, toCompare, together, type Gap } from './scan.ts';

/** What a look at the disk finds. */
export interface Inspection {
  /** Files of issued versions that are not there, or do not have the bytes that the journal says. */
  readonly damaged: readonly { readonly path: string; readonly held: Held; readonly found: string | null }[];
  /** Drafts likewise, by path: what was found in their place. They are made again. */
  readonly lost: ReadonlyMap<string, string | null>;
  /** Files that no fact tells of, with their hash. */
  readonly strangers: ReadonlyMap<string, string>;
}

/** What the disk holds against the journal. What is only left over from a crash is removed. */
export async function inspectDisk({ root, journal: { state } }: Hold, crew: Crew): Promise<Inspection> {
  const { damaged, strangers, drafts } = await compared(root, state, crew);
  for (const draft of drafts) rmSync(join(root, draft));
  const held = damaged.length === 0 ? new Map<string, Held>() : holdings(state);
  const all = damaged.map(([path, found]) => ({ path, found, held: held.get(path)! }));
  const leftOver = strangers.filter(([path, hash]) => isLeftOver(state, path, hash)).map(([path]) => path);
  for (const path of leftOver) rmSync(join(root, path));
  return {
    damaged: all.filter(({ held: { version } }) => version !== null),
    lost: new Map(
      all.filter(({ held: { version } }) => version === null).map(({ path, found }) => [path, found]),
    ),
    strangers: new Map(strangers.filter(([path]) => !leftOver.includes(path))),
  };
}

/**
 * What a run that was stopped was about to remove: the draft of an act that was issued meanwhile, whose bytes stand beside it under their
 * version, and the annexes that its act no longer has. With other bytes, or without such a fact, someone put the file there.
 */
function isLeftOver({ entries }: State, path: string, hash: string): boolean {
  const name = readName(basename(path));
  if (name === null || name.version !== null) return false;
  const entry = entries.get(nameOf(name.id, DOCUMENT));
  if (entry === undefined) return false;
  if (path === pathOf(name.id, DOCUMENT, null)) return entry.versions.some(({ sha256 }) => sha256 === hash);
  return annexePaths(name.id, null, entry.former).some(([at, { sha256 }]) => at === path && sha256 === hash);
}

/** What was to be reviewed of a drift that is no more. */
export function tidyReview(root: string, { entries }: State): void {
  const review = join(root, REVIEW);
  for (const id of isFolder(review) ? list(review) : []) {
    if (entries.get(nameOf(id, DOCUMENT))?.drift != null) continue;
    for (const name of REVIEWED) rmSync(join(review, id, name), { force: true });
    if (readdirSync(join(review, id)).length === 0) rmdirSync(join(review, id));
  }
}

/** Below so many folders, starting a thread takes longer than reading them. */
const FEW = 400;
/** Folders that a thread hashes in one go. */
const GO = 200;

/** All files of `data/`, hashed by several threads when they are many. */
async function compared(root: string, state: State, crew: Crew): Promise<Gap> {
  const folders = toCompare(root, expected(state));
  if (folders.length < FEW)
    return together(folders.map(([folder, files]) => compareFolder(root, folder, files)));
  const goes = Array.from({ length: Math.ceil(folders.length / GO) }, (_, i) =>
    folders.slice(i * GO, (i + 1) * GO),
  );
  return together(await Promise.all(goes.map((go) => crew.compare(root, go))));
}
