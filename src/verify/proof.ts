/**
 * Stage ten of the road: does the file say what the record says? Fast, with our own reader alone, each time that an act is
 * made; in full, with pdf-parse and pdf.js as witnesses, when it is read again.
 */
import type { Diagnostic } from '../diagnostic.ts';
import { fault } from '../diagnostic.ts';
import type { Extrait } from '../documents/extrait.ts';
import { compareFacts } from './compare.ts';
import type { Difference } from './compare.ts';
import { exactDifferences, isGroup } from './exact.ts';
import { factsOf } from './facts.ts';
import type { Facts } from './facts.ts';
import { folded, linesOf } from './lines.ts';
import type { PrintedLine } from './lines.ts';
import { readPdf } from './reading.ts';
import type { Reading, Unread } from './reading.ts';
import { differenceSentence } from './sentences.ts';
import { heard, readForWitnesses } from './witness.ts';

/**
 * Why a proof fails.
 * @public The tests hold it against docs/erreurs.md.
 */
export type ProofCode = 'pdf-different' | 'pdf-saisie-differente' | 'pdf-lectures-discordantes';

/** What is to be proved. */
export interface Claim {
  /** Path under which the file is told of. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Its kind: `extrait`, `extrait-executoire`, `extrait-publie`. */
  readonly kind: string;
  /** What it should say. */
  readonly document: Extrait;
  /**
   * Fields of the document that this act prints, with their ranks (`pouvoirs.2.mandant`): then each is looked for. Without
   * ranks, or `null`, only the object, the people and the running text are.
   */
  readonly fields: ReadonlySet<string> | null;
  /** What it should carry: the record projected from the disk; `null` when there is nothing to compare with. */
  readonly source: Uint8Array | null;
}

/** The answer, as `greffe relire --json` gives it. */
export interface Proof {
  readonly kind: 'proof';
  readonly file: string;
  readonly document: string;
  readonly id: string;
  readonly facts: Facts;
  readonly differences: readonly Difference[];
  readonly proofs: {
    /** pdf-parse's text tells the same facts; `null` when it was not asked. */
    readonly text: boolean | null;
    /** The tagged text is that of the document, to the character (and pdf.js sees the same tags, when asked). */
    readonly structure: boolean | null;
    /** The file carries the record that is on disk; `null` when there is nothing to compare with. */
    readonly embedded: boolean | null;
  };
}

/** With our own reader alone: for each act, as it is made. */
export function proveFast(claim: Claim): Proof | Unread {
  const reading = readPdf(claim.bytes, claim.file);
  return reading.kind === 'unread' ? reading : proved(claim, reading);
}

/** With pdf-parse's text and pdf.js's structure too. */
export async function proveFull(claim: Claim): Promise<Proof | Unread> {
  const reading = readForWitnesses(claim.bytes, claim.file);
  if (reading.kind === 'unread') return reading;
  const proof = proved(claim, reading);
  const witness = await heard(claim.bytes, reading);
  const differences = witness && compareFacts(factsOf(witness.lines), claim.document, 'guessed');
  return {
    ...proof,
    differences: [...proof.differences, ...added(proof.differences, differences ?? [])],
    proofs: {
      text: differences !== null && differences.length === 0,
      structure: proof.proofs.structure === true && witness?.structure === true,
      embedded: proof.proofs.embedded,
    },
  };
}

/** Nothing differs and no proof fails. */
export function isSound({ differences, proofs }: Proof): boolean {
  return differences.length === 0 && !Object.values(proofs).includes(false);
}

function proved(claim: Claim, reading: Reading): Proof {
  const lines = linesOf(reading);
  const found = factsOf(lines);
  const blind = compareFacts(found, claim.document, 'folded');
  const exact =
    reading.tree === null
      ? null
      : exactDifferences(claim.document, { tree: reading.tree, furniture: edges(lines) }, claim.fields);
  return {
    kind: 'proof',
    file: claim.file,
    document: claim.kind,
    id: claim.document.id,
    facts: found.facts,
    differences: merged(blind, exact, found.facts),
    proofs: {
      text: null,
      structure: exact !== null && exact.length === 0,
      embedded: claim.source === null ? null : carries(reading, claim.source),
    },
  };
}

function edges(lines: readonly PrintedLine[]): readonly string[] {
  return lines.filter(({ part }) => part !== 'body').map(({ text }) => text);
}

/** The record is the one attachment called Source. */
export function carries(reading: Reading, source: Uint8Array): boolean {
  const sources = reading.attachments.filter(({ relationship }) => relationship === 'Source');
  return sources.length === 1 && Buffer.compare(sources[0]!.bytes, source) === 0;
}

/** Running text is shown paragraph by paragraph, as the tags have it; anything else as the page has it. */
const RUNNING = /^deliberation\.(?:expose|dispositif|articles)/;

/**
 * One difference for each thing, though two readings have seen it. What the blind reading does not find is no difference
 * where the tags have it to the character: the template may word its labels in its own way. And when something else
 * differs, what the tags miss is none where the blind reading sees it: of three equal figures one is altered, and the
 * tags do not tell which.
 */
function merged(
  blind: readonly Difference[],
  exact: readonly Difference[] | null,
  facts: Facts,
): readonly Difference[] {
  if (exact === null) return blind;
  const byTags = new Set(exact.map(({ path }) => path));
  const kept = blind.filter(
    ({ path, printed }) => printed !== null && !(RUNNING.test(path) && byTags.has(path)),
  );
  const surer = exact.filter((difference) => difference.printed !== null || !isSeen(facts, difference));
  return [...kept, ...added(kept, kept.length + surer.length > 0 ? surer : exact)];
}

/** The blind reading has the record's figure at that path, or its text in that list. */
function isSeen(facts: Facts, { path, record }: Difference): boolean {
  const [, list, field] = /^(.+)\[\d+\](?:\.(\w+))?$/.exec(path) ?? [];
  const found = valueAt(facts, list ?? path);
  const values = Array.isArray(found) ? found : [found];
  return values.some((value) => folded(String(valueAt(value, field ?? ''))) === folded(String(record)));
}

/** What is at a path of names; the value itself at the empty one. */
function valueAt(value: unknown, path: string): unknown {
  let at = value;
  for (const key of path === '' ? [] : path.split('.')) at = isGroup(at) ? at[key] : undefined;
  return at;
}

/** Those of `more` about something that is not told yet. */
function added(told: readonly Difference[], more: readonly Difference[]): readonly Difference[] {
  const paths = new Set(told.map(({ path }) => path));
  return more.filter(({ path }) => !paths.has(path));
}

/** What the clerk is told of a proof that fails; empty when it is sound. */
export function proofFaults(proof: Proof): readonly Diagnostic[] {
  const place = { file: proof.file, line: 1, column: 1, length: 0 };
  const failed = (code: ProofCode, message: string): Diagnostic =>
    fault({ place, code, message, remedy: AGAIN });
  const out = proof.differences.map((difference) => failed('pdf-different', differenceSentence(difference)));
  const { text, structure, embedded } = proof.proofs;
  if (embedded === false)
    out.push(failed('pdf-saisie-differente', `La saisie jointe à ce PDF n’est pas celle de ${proof.id}.`));
  if (out.length === 0 && (text === false || structure === false))
    out.push(
      failed(
        'pdf-lectures-discordantes',
        'Deux lectures indépendantes de ce PDF ne donnent pas le même texte.',
      ),
    );
  return out;
}

const AGAIN = 'reprenez le fichier remis à l’origine, ou produisez l’acte de nouveau si la saisie a changé.';
