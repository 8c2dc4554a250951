/** What a run finds, as it goes: each outcome becomes a deed, its facts and a line of the report. */
import { basename } from 'node:path';
import { annexed } from '../../archive/facts.ts';
import { annexePaths } from '../../archive/holdings.ts';
import { deedOf, type Today } from '../../archive/plan.ts';
import type { Sample } from '../../archive/sample.ts';
import type { Damaged, Drift, Orphan, Refused, Report } from '../../archive/report.ts';
import { nameOf, standing, type Entry, type State } from '../../archive/state.ts';
import { DOCUMENT, folderOf, pathOf, readName, REVIEW, REVIEWED, UNKNOWN } from '../../archive/tree.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import { sha256 as hashed } from '../../pipeline/hash.ts';
import type { Inspection } from './inspection.ts';
import type { Ledger } from './ledger.ts';
import type { AnnexeMade, Told } from './workshop.ts';

export interface Findings {
  readonly refused: Refused[];
  readonly damaged: Damaged[];
  readonly drift: Drift[];
  readonly orphans: Orphan[];
  readonly diagnostics: Diagnostic[];
  /** Where files went that no fact tells of, and whose name an annexe takes. */
  readonly aside: string[];
  made: number;
  same: number;
}

export function nothingFound(): Findings {
  return { refused: [], damaged: [], drift: [], orphans: [], diagnostics: [], aside: [], made: 0, same: 0 };
}

/** What a run is at. `lost`: drafts that are to be there and are not, or have other bytes, by path: what was found in their place. */
export interface Books {
  readonly state: State;
  readonly ledger: Ledger;
  readonly findings: Findings;
  readonly lost: ReadonlyMap<string, string | null>;
  /** Files that no fact tells of, with their hash. */
  readonly strangers: ReadonlyMap<string, string>;
  /** What is made is offered to it, to be read back. */
  readonly sample: Sample;
}

/** Takes in what is wrong with the files of issued versions. Nothing touches them; one that is as it was again is told so. */
export function takeDamages({ state, ledger, findings }: Books, damaged: Inspection['damaged']): void {
  const paths = new Set(damaged.map(({ path }) => path));
  for (const { path, held, found } of damaged) {
    const { id, document } = held.entry;
    const { version, sha256: expected } = held;
    const isNew = !held.entry.damaged.has(path);
    findings.damaged.push({ id, version, path, expected, found, new: isNew });
    if (isNew) ledger.tell([{ ev: 'damaged', id, document, version, path, expected, found }]);
  }
  for (const { id, document, damaged: before } of state.entries.values())
    for (const path of before)
      if (!paths.has(path))
        ledger.tell([
          { ev: 'restored', id, document, version: readName(basename(path))?.version ?? 0, path },
        ]);
}

/** Takes an outcome in: writes the draft, tells the facts, keeps the count. */
export function take(outcome: Told, books: Books): void {
  const { state, ledger, findings, lost } = books;
  const { id } = outcome;
  const entry = state.entries.get(nameOf(id, DOCUMENT));
  const deed = deedOf({ id, document: DOCUMENT }, entry, todayOf(outcome));
  const path = pathOf(id, DOCUMENT, null);
  const found = lost.get(path);
  if (deed.kind === 'write' && outcome.kind === 'made') {
    // A run that was stopped between naming a file and telling of it left the file as it is made again now: nothing was damaged.
    if (entry?.draft != null && found !== undefined && found !== outcome.sha256) {
      const expected = entry.draft.sha256;
      ledger.tell([{ ev: 'damaged', id, document: DOCUMENT, version: null, path, expected, found }]);
      findings.damaged.push({ id, version: null, path, expected, found, new: true });
    }
    ledger.write(path, outcome.bytes);
    books.sample.offer({ id, family: outcome.family });
    takeAnnexes(outcome.annexes, entry, { ...books, id });
    findings.made += 1;
  }
  ledger.tell(deed.events);
  if (deed.kind === 'keep') findings.same += 1;
  if (deed.kind === 'refuse') findings.refused.push({ id, new: deed.isNew, stale: entry?.draft != null });
  if (deed.kind === 'differ') takeDrift(outcome, books, deed.isNew);
}

/** Keeps the annexes of a draft beside it; those that it no longer has go once that is told. */
function takeAnnexes(
  annexes: readonly AnnexeMade[],
  entry: Entry | undefined,
  { id, ledger, findings, lost, strangers }: Books & { readonly id: string },
): void {
  const now = new Map(annexePaths(id, null, annexes));
  for (const [path, { sha256: expected }] of annexePaths(id, null, entry?.draft?.annexes ?? [])) {
    const found = lost.get(path);
    if (found !== undefined && found !== now.get(path)?.sha256) {
      ledger.tell([{ ev: 'damaged', id, document: DOCUMENT, version: null, path, expected, found }]);
      findings.damaged.push({ id, version: null, path, expected, found, new: true });
    }
    if (!now.has(path)) ledger.drop(path);
  }
  for (const [path, { bytes, sha256 }] of now) {
    const stranger = strangers.get(path);
    if (stranger !== undefined && stranger !== sha256) {
      const to = `${UNKNOWN}/${stranger.slice(0, 12)}-${basename(path)}`;
      ledger.setAside(path, to);
      findings.aside.push(to);
    }
    ledger.write(path, bytes);
  }
}

/** An issued act would come out otherwise: it is not touched, and what people are to look at is put before them. */
function takeDrift(outcome: Told, { state, ledger, findings }: Books, isNew: boolean): void {
  const { id } = outcome;
  const entry = state.entries.get(nameOf(id, DOCUMENT));
  const version = entry === undefined ? null : standing(entry);
  if (entry === undefined || version === null) return;
  const comparison = outcome.kind === 'made' ? outcome.comparison : null;
  const kind = comparison?.class ?? entry.drift?.class ?? 'program';
  const acknowledged = !isNew && entry.drift?.acknowledged === true;
  findings.drift.push({ id, version: version.version, class: kind, new: isNew, acknowledged });
  // The same text in the same form is for no one to read.
  if (outcome.kind !== 'made' || comparison === null || kind === 'program') return;
  const [act, differences] = REVIEWED;
  ledger.write(`${REVIEW}/${id}/${act}`, outcome.bytes);
  const text = comparison.text === '' ? 'Le même texte, mis en page autrement.\n' : comparison.text;
  ledger.write(`${REVIEW}/${id}/${differences}`, new TextEncoder().encode(text));
}

function todayOf(outcome: Told): Today {
  if (outcome.kind === 'same') return outcome;
  if (outcome.kind === 'refused') return { kind: 'refused', cause: causeOf(outcome.faults) };
  const { key, sha256, bytes, comparison } = outcome;
  const annexes = outcome.annexes.map(annexed);
  return { kind: 'made', key, sha256, size: bytes.length, class: comparison?.class ?? 'program', annexes };
}

/** What is said against a record, wherever its lines are. */
function causeOf(faults: readonly Diagnostic[]): string {
  const said = faults.map(({ place, code, message }) => [place.file.replace(/^.*\//, ''), code, message]);
  return hashed(new TextEncoder().encode(JSON.stringify(said)));
}

/** Acts of the archive that no record makes any more; `isMade`: whether one does. */
export function takeOrphans(
  { state, ledger, findings }: Books,
  isMade: (id: string) => boolean,
  isInQuestion: (folder: string) => boolean,
): void {
  for (const entry of state.entries.values()) {
    const { id, document } = entry;
    const issued = standing(entry) !== null;
    if ((entry.draft === null && !issued) || isMade(id) || !isInQuestion(folderOf(id))) continue;
    if (entry.renamed !== null && isMade(entry.renamed)) continue;
    findings.orphans.push({ id, issued, new: !entry.orphan });
    if (!entry.orphan) ledger.tell([{ ev: 'orphan', id, document }]);
  }
}

/** Counts of a run. */
export function countsOf(findings: Findings): Report['counts'] {
  const { made, same, refused, damaged, drift, orphans } = findings;
  return {
    made,
    same,
    refused: refused.length,
    damaged: damaged.length,
    drift: drift.length,
    orphans: orphans.length,
  };
}
