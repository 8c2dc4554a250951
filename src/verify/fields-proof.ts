/**
 * The proof of a document that is no extract by labels: no sentence of it is known beforehand, so every text that its pages
 * should print, of the record or of the template, is looked for in the tagged text, to the character and in the order of
 * printing; pdf-parse attests the words, pdf.js the tags.
 */
import type { AnyDocument } from '../documents/kinds.ts';
import type { Difference } from './compare.ts';
import { outOfOrder } from './order.ts';
import type { Wanted } from './places.ts';
import type { PrintedLine } from './lines.ts';
import { carries, type Proof } from './proof.ts';
import { readPdf } from './reading.ts';
import type { Reading, Unread } from './reading.ts';
import { leavesOf } from './running.ts';
import { heard, readForWitnesses } from './witness.ts';

/** What is to be proved of a document. */
export interface FieldsClaim {
  /** Path under which the file is told of. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly kind: string;
  readonly document: AnyDocument;
  /**
   * The texts that its pages should print, in their order, each with its field (`points.2.objet`), or `null` for the words of
   * the template; `null` for all: not known (another template).
   */
  readonly texts: readonly { readonly field: string | null; readonly text: string }[] | null;
  /** What it should carry; `null` when there is nothing to compare with. */
  readonly source: Uint8Array | null;
}

/** With our own reader alone. */
export function proveFieldsFast(claim: FieldsClaim): Proof | Unread {
  const reading = readPdf(claim.bytes, claim.file);
  return reading.kind === 'unread' ? reading : proved(claim, reading);
}

/** With pdf-parse's words and pdf.js's tags too. */
export async function proveFieldsFull(claim: FieldsClaim): Promise<Proof | Unread> {
  const reading = readForWitnesses(claim.bytes, claim.file);
  if (reading.kind === 'unread') return reading;
  const { proofs, ...proof } = proved(claim, reading);
  const witness = await heard(claim.bytes, reading);
  const text = witness !== null && holdsWords(claim, witness.lines);
  const structure = proofs.structure === true && witness?.structure === true;
  return { ...proof, proofs: { ...proofs, text, structure } };
}

function proved(claim: FieldsClaim, reading: Reading): Proof {
  const differences: readonly Difference[] =
    reading.tree === null ? [] : outOfOrder(wantedTexts(claim.texts), leavesOf(reading.tree));
  return withDifferences(claim, reading, differences);
}

/** The proof of a file of which our reader found these differences. */
export function withDifferences(
  claim: Pick<FieldsClaim, 'file' | 'kind' | 'source'> & { readonly document: Pick<AnyDocument, 'id'> },
  reading: Reading,
  differences: readonly Difference[],
): Proof {
  return {
    kind: 'proof',
    file: claim.file,
    document: claim.kind,
    id: claim.document.id,
    // What the pages alone tell is read of extracts only.
    facts: { seance: {}, deliberation: {} },
    differences,
    proofs: {
      text: null,
      structure: reading.tree !== null && differences.length === 0,
      embedded: claim.source === null ? null : carries(reading, claim.source),
    },
  };
}

/** The texts that hold a word or a figure; marks alone are nobody's. */
export function wantedTexts(texts: FieldsClaim['texts']): readonly Wanted[] {
  return (texts ?? []).flatMap(({ field, text }) => {
    const path = field === null ? 'texte du modèle' : field.replaceAll(/\.(\d+)/gu, '[$1]');
    return /[\p{L}\p{N}]/u.test(text) ? [{ path, text: text.trim() }] : [];
  });
}

/** Every printed word is among those that pdf-parse finds, which knows neither columns nor the spaces of cells. */
function holdsWords(claim: FieldsClaim, lines: readonly PrintedLine[]): boolean {
  const whole = lines.map(({ text }) => bare(text)).join('');
  const words = wantedTexts(claim.texts).flatMap(({ text }) => text.split(/\s+/u).map(bare));
  return words.every((word) => isPrinted(word, whole));
}

/**
 * A word that parts after a hyphen or a slash at the foot of a page has the foot and the next head between its parts.
 * @public A test tells both ways.
 */
export function isPrinted(word: string, whole: string): boolean {
  return whole.includes(word) || word.split(/(?<=[-\u2010\u2013/])/u).every((part) => whole.includes(part));
}

function bare(text: string): string {
  return text.replaceAll(/[\s\u00ad]+/gu, '');
}
