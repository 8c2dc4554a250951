/**
 * Where everything is in an archive: a BagIt 1.0 bag (RFC 8493) that people can read, and that `sha256sum -c` and `bagit.py` verify.
 * Only ids of the shape of records.md §1 become paths.
 */

/** What every bag says first. */
export const BAGIT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

export const FILES = {
  bagit: 'bagit.txt',
  manifest: 'manifest-sha256.txt',
  journal: 'journal.jsonl',
  lock: '.lock',
  index: 'index.jsonl',
  search: 'recherche.sqlite',
  report: 'rapport.json',
  page: 'rapport.html',
} as const;

/** The kind of document that the archive holds. */
export const DOCUMENT = 'extrait';

/** Files under their final names, each hashed in the manifest. */
export const DATA = 'data';
/** What people are to look at; never in the manifest. */
export const REVIEW = 'a-revoir';
/** What is there of an act that would come out otherwise: its new form, and the lines that differ. */
export const REVIEWED = ['nouveau.pdf', 'differences.txt'] as const;
/** Where a file that no fact tells of goes when an act takes its name. */
export const UNKNOWN = `${REVIEW}/inconnus`;
/** A file being written: it has no name yet. Left by a crash, it is removed by the next run. */
export const DRAFT = '.tmp-';

const ACT = /^((\d{4})-\d{2}-\d{2}-[a-z][a-z0-9]*(?:-[a-z0-9]+)*)_\d{2,3}[a-z]?$/;

/** Whether a text is the id of an act, and so may become a path. */
export function isActId(id: string): boolean {
  return id.length <= 64 && ACT.test(id);
}

/** The id of the act of a file in the folder of a séance (`07-budget.yaml`); `null` when they make none. */
export function actIdOf(seance: string, file: string): string | null {
  const nn = /^(\d{2,3}[a-z]?)-/.exec(file)?.[1];
  const id = `${seance}_${nn}`;
  return nn !== undefined && isActId(id) ? id : null;
}

/** The day and the body of an act, as its id says them. */
export function dayAndBody(id: string): { readonly day: string; readonly body: string } {
  const [, day = '', body = ''] = /^(\d{4}-\d{2}-\d{2})-(.+?)(?:-[2-9])?_/.exec(id) ?? [];
  return { day, body };
}

/** The folder of an act, below the archive. Throws on what is no id of an act: such a text never becomes a path. */
export function folderOf(id: string): string {
  const [, seance, year] = isActId(id) ? (ACT.exec(id) ?? []) : [];
  if (seance === undefined || year === undefined) throw new TypeError(`no id of an act: ${id}`);
  return `${DATA}/${year}/${seance}`;
}

/** The file of an act; `version` is `null` for the draft, which may be replaced. */
export function pathOf(id: string, document: string, version: number | null): string {
  return `${folderOf(id)}/${id}${version === null ? '' : `.v${version}`}.${document}.pdf`;
}

/** An annexe of an act, by its rank (from 1): `2024-09-12-bureau_07.annexe-01.pdf`, `….v1.annexe-01.pdf` once the act is issued. */
export function annexePathOf(id: string, version: number | null, rank: number, ending: string): string {
  const of = version === null ? '' : `.v${version}`;
  return `${folderOf(id)}/${id}${of}.annexe-${String(rank).padStart(2, '0')}.${ending}`;
}

/** The record that made an issued version, as the file carries it. */
export function sourcePathOf(id: string, version: number): string {
  return `${folderOf(id)}/${id}.v${version}.yaml`;
}

/** The note that says that an issued version was taken back. */
export function notePathOf(id: string, version: number): string {
  return `${folderOf(id)}/${id}.v${version}.repris.txt`;
}

/** A piece received for an issued version, under a name of ours: `2024-09-12-bureau_07.v1.signe.pdf`. */
export function pieceName(id: string, version: number, nature: string, rank: number, ending: string): string {
  return `${id}.v${version}.${nature}${rank === 1 ? '' : `-${rank}`}.${ending}`;
}

/** What a file name of an archive says: the act and, if it is issued, its version; `null` for any other name. */
export function readName(name: string): { readonly id: string; readonly version: number | null } | null {
  const [, id, version] = /^([^.]+)(?:\.v(\d+))?\.[a-z0-9.-]+$/.exec(name) ?? [];
  return id === undefined || !isActId(id)
    ? null
    : { id, version: version === undefined ? null : Number(version) };
}

/** The manifest of a bag: sorted by path. `files`: SHA-256 by path below the archive. */
export function manifestText(files: Iterable<readonly [string, string]>): string {
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, hash]) => `${hash}  ${path}\n`)
    .join('');
}
