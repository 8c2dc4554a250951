/**
 * `greffe chercher`: words in the printed text of an archive's acts, accents aside. What is searched is an index derived from the
 * archive, brought up to date first; it is never the truth, and may be deleted.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { standing, type State } from '../archive/state.ts';
import { dayAndBody, FILES, pathOf } from '../archive/tree.ts';
import { printedBy } from '../pipeline.ts';
import { archiveAt } from './archive/hold.ts';
import { readState } from './archive/journal-file.ts';
import { EXIT } from './exit.ts';
import { reason, Unreachable } from './project.ts';
import { plural } from './report.ts';

export interface ChercherOptions {
  readonly archive: string;
  readonly assemblee?: string;
  readonly depuis?: string;
  readonly jusque?: string;
  readonly json?: boolean;
}

/** A page that holds the words. */
interface Hit {
  readonly id: string;
  readonly file: string;
  readonly page: number;
  /** The words in their sentence, between « and ». */
  readonly excerpt: string;
}

/** Searches and tells, the latest first. Returns the exit code. Throws `Unreachable`, `Altered`. */
export async function chercher(text: string, options: ChercherOptions): Promise<number> {
  const root = archiveAt(options.archive);
  const { state } = readState(root);
  const query = queryOf(text);
  if (query === '') throw new Unreachable('Donnez au moins un mot à chercher.');
  const index = await openIndex(root);
  try {
    bringUpToDate(index, root, state);
    const hits = find(index, query, options);
    if (options.json === true) process.stdout.write(`${JSON.stringify(hits, null, 2)}\n`);
    else {
      process.stdout.write(
        hits.map(({ id, page, excerpt }) => `${id}, page ${page} : ${excerpt}\n`).join(''),
      );
      process.stdout.write(hits.length === 0 ? 'Rien.\n' : `${plural(hits.length, 'page')}.\n`);
    }
  } finally {
    index.close();
  }
  return EXIT.sound;
}

/** Words that must all be there; what is between quotes, in that order. No sign of theirs is a command of the index. */
function queryOf(text: string): string {
  const parts = text.match(/"[^"]*"|«[^»]*»|[^\s"«»]+/gu) ?? [];
  return parts
    .map((part) => part.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim())
    .filter((part) => part !== '')
    .map((part) => `"${part}"`)
    .join(' AND ');
}

/** The index of an archive; one that cannot be written is held in memory. */
async function openIndex(root: string): Promise<DatabaseSync> {
  const { DatabaseSync } = await sqlite();
  const open = (path: string): DatabaseSync => {
    const index = new DatabaseSync(path);
    index.exec(`
      CREATE TABLE IF NOT EXISTS acts (id TEXT PRIMARY KEY, file TEXT, sha256 TEXT, day TEXT, body TEXT);
      CREATE VIRTUAL TABLE IF NOT EXISTS pages USING fts5 (text, id UNINDEXED, page UNINDEXED, tokenize = "unicode61 remove_diacritics 2");
    `);
    return index;
  };
  try {
    return open(join(root, FILES.search));
  } catch {
    return open(':memory:');
  }
}

/** node:sqlite tells on standard error that it is young: that is for us, not for who searches. */
async function sqlite(): Promise<typeof import('node:sqlite')> {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return await import('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** The version that stands for each act, else its draft: read where its bytes are not those that were read last. */
function bringUpToDate(index: DatabaseSync, root: string, { entries }: State): void {
  const known = new Map(
    index
      .prepare('SELECT id, sha256 FROM acts')
      .all()
      .map(({ id, sha256 }) => [String(id), String(sha256)] as const),
  );
  const remove = [
    index.prepare('DELETE FROM pages WHERE id = ?'),
    index.prepare('DELETE FROM acts WHERE id = ?'),
  ];
  const act = index.prepare('INSERT INTO acts VALUES (?, ?, ?, ?, ?)');
  const page = index.prepare('INSERT INTO pages VALUES (?, ?, ?)');
  index.exec('BEGIN');
  for (const entry of entries.values()) {
    const { id, document, draft } = entry;
    const version = standing(entry);
    const sha256 = version?.sha256 ?? draft?.sha256;
    const before = known.get(id);
    if (sha256 === undefined) continue;
    known.delete(id);
    if (before === sha256) continue;
    for (const each of remove) each.run(id);
    const file = pathOf(id, document, version?.version ?? null);
    const { day, body } = dayAndBody(id);
    act.run(id, file, sha256, day, body);
    for (const [i, text] of (printedBy(read(join(root, file)))?.pages ?? []).entries())
      page.run(text, id, i + 1);
  }
  // What is left is no longer in the archive.
  for (const id of known.keys()) for (const each of remove) each.run(id);
  index.exec('COMMIT');
}

function find(
  index: DatabaseSync,
  query: string,
  { assemblee, depuis, jusque }: ChercherOptions,
): readonly Hit[] {
  const rows = index
    .prepare(
      `SELECT acts.id, file, page, snippet(pages, 0, '«', '»', '…', 12) AS excerpt FROM pages JOIN acts ON acts.id = pages.id
       WHERE pages MATCH ? AND day >= ? AND day <= ? AND (? = '' OR body = ?) ORDER BY day DESC, acts.id, page`,
    )
    .all(query, depuis ?? '', jusque ?? '9999', assemblee ?? '', assemblee ?? '');
  return rows.map(({ id, file, page, excerpt }) => ({
    id: String(id),
    file: String(file),
    page: Number(page),
    excerpt: String(excerpt).replaceAll(/\s+/g, ' '),
  }));
}

function read(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Unreachable(`${path} est illisible : ${reason(error)}.`);
  }
}
