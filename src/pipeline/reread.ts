/** A file that comes back: which act it says it is, and the proof that it says what the record says. */
import { fault, type Diagnostic } from '../diagnostic.ts';
import { readCanonicalOfSeance, seanceKindOf } from '../documents/reread-seance.ts';
import { readCanonical } from '../documents/reread.ts';
import type { ActKind, SeanceKind } from '../documents/kinds.ts';
import type { PointLu } from '../records/dossier.ts';
import type { Image } from '../records/logo.ts';
import { readStart } from '../layout/starts.ts';
import { lintPdf } from '../verify/lint.ts';
import { readMaking } from '../verify/making.ts';
import { proofFaults, type Proof } from '../verify/proof.ts';
import { attachmentsOf, readPdf, type Reading } from '../verify/reading.ts';
import { RENDERING, type Plate, type Press } from './press.ts';
import { stillReadable } from './hidden.ts';
import { inDraft, type Draft, type Readable } from './draft.ts';
import { provenFull, typeset } from './typeset.ts';

/** What is known of a file that was read again. */
export interface Reread {
  /** The act that the file says it is; `null` when it carries no record. */
  readonly id: string | null;
  /** The `/ID` of the file, which no other file has; `null` when it has none or cannot be read. */
  readonly identifier: string | null;
  /**
   * `null` when the file or the record that it carries cannot be read. The record carried proves nothing (`embedded` is
   * `false`) when it is not the one on disk, or does not make the file again.
   */
  readonly proof: Proof | null;
  /**
   * The record that the file carries makes these very bytes again; `null`: not possible here, the file names another
   * template, other fonts or another rendering.
   */
  readonly rerendered: boolean | null;
  readonly faults: readonly Diagnostic[];
}

/** Which act a file says it is: the name of the record that it carries; `null` when it carries none. */
export function idOf(bytes: Uint8Array): string | null {
  return sourceOf({ attachments: attachmentsOf(bytes) })?.name.replace(/\.yaml$/, '') ?? null;
}

/** Which template a file says it was made with; `null` when it cannot be read, or does not say. */
export function templateOf(bytes: Uint8Array): string | null {
  const reading = readPdf(bytes, '');
  return reading.kind === 'unread' ? null : (readMaking(reading)?.template ?? null);
}

/** Whether a press has that template, for some kind of document. */
export function hasTemplate({ plates }: Press, template: string): boolean {
  return [...plates.values()].some(({ hashes }) => hashes.template === template);
}

/**
 * The full proof of a file. It is read by our reader, pdf-parse and pdf.js; what it prints is compared with the record on
 * disk, or, where there is none (`onDisk` is `null`), with the record that it carries; the record that it carries is
 * compared with the one on disk, and made again, byte for byte; and our lint looks where validators are blind.
 */
export async function reread(
  file: string,
  bytes: Uint8Array,
  onDisk: { readonly read: Readable; readonly point: PointLu | null } | null,
  press: Press,
): Promise<Reread> {
  const reading = readPdf(bytes, file);
  if (reading.kind === 'unread') return unread(null, null, [reading.diagnostic]);
  const identifier = reading.identity.id?.join('') ?? null;
  const source = sourceOf(reading);
  if (source === undefined) return unread(null, identifier, [withoutRecord(file)]);
  const carried = carriedBy(`${file}:${source.name}`, source.bytes);
  const again =
    carried.draft === null ? null : typeset(withImage(carried.draft, onDisk?.read ?? null), press);
  const wanted = onDisk?.point ?? carried.ofSeance;
  const draft =
    onDisk === null || wanted === null
      ? null
      : inDraft(onDisk.read, wanted, carried.copy, carried.draft?.feuillet);
  const meant = draft === null ? again : typeset(draft, press);
  if (meant === null || meant.set === null)
    return unread(carried.id, identifier, [...carried.faults, ...(meant?.faults ?? [])]);

  const means = meansOf(reading, meant.set.plate, meant.set.pictures);
  // Another template may leave out what this one prints: only what every act says is then looked for.
  const set = means === 'other-template' ? { ...meant.set, fields: null, texts: null } : meant.set;
  const proof = await provenFull(file, { ...set, bytes }, onDisk === null ? null : set.source);
  if (proof.kind === 'unread') return unread(carried.id, identifier, [proof.diagnostic]);
  const same = again?.set !== null && again !== null && Buffer.compare(bytes, again.set.bytes) === 0;
  const rerendered = means === 'same' ? same : null;
  const remains = draft === null ? [] : stillReadable(draft, bytes);
  const faults = [
    ...carried.faults,
    ...proofFaults(proof),
    ...lintPdf(reading, file),
    ...remains.filter(({ severity }) => severity === 'erreur'),
  ];
  if (rerendered === false && faults.length === 0) faults.push(otherBytes(file));
  const proofs = { ...proof.proofs, embedded: both(proof.proofs.embedded, rerendered) };
  return { id: carried.id, identifier, proof: { ...proof, proofs }, rerendered, faults };
}

/** What a file says that it is, and is said from: a document of a séance, or a copy of an act. */
function carriedBy(
  name: string,
  bytes: Uint8Array,
): {
  id: string | null;
  ofSeance: SeanceKind | null;
  copy: ActKind;
  draft: Draft | null;
  faults: readonly Diagnostic[];
} {
  const ofSeance = seanceKindOf(bytes);
  if (ofSeance === null) {
    const { id, kind, read, faults } = readCanonical(name, bytes);
    const copy = kind ?? 'extrait';
    const starts = read?.pagination.map(readStart) ?? [];
    const draft = read && {
      ...read,
      kind: copy,
      feuillet: 1,
      destinataire: null,
      pages: copy === 'extrait-publie' ? starts : null,
    };
    return { id, ofSeance, copy, draft, faults };
  }
  const { id, read, faults } = readCanonicalOfSeance(name, bytes);
  return {
    id,
    ofSeance,
    copy: 'extrait',
    draft: read && { ...read, kind: ofSeance, point: null, pages: null, destinataire: null },
    faults,
  };
}

/** Nothing could be compared. */
export function unread(id: string | null, identifier: string | null, faults: readonly Diagnostic[]): Reread {
  return { id, identifier, proof: null, rerendered: null, faults };
}

/** Two proofs of one thing, `null` where one could not be had. */
export function both(one: boolean | null, other: boolean | null): boolean | null {
  if (one === null || other === null) return one ?? other;
  return one && other;
}

/** The record that a file carries. */
export function sourceOf({
  attachments,
}: Pick<Reading, 'attachments'>): Reading['attachments'][number] | undefined {
  return attachments.find(({ relationship }) => relationship === 'Source');
}

/** A logo of which nobody has the picture: the texts around it are the same, and the file cannot be made again. */
const UNKNOWN: Image = {
  bytes: Uint8Array.from(
    atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='),
    (character) => character.charCodeAt(0),
  ),
  width: 1,
  height: 1,
};

/** What a file carries tells of its logo by its text alone: the picture is that of the body at hand. */
function withImage(draft: Draft, onDisk: Readable | null): Draft {
  const { lue } = draft;
  const { assemblee } = lue;
  if (assemblee.logo === null) return draft;
  const image = onDisk?.lue.assemblee.logo?.image ?? UNKNOWN;
  return { ...draft, lue: { ...lue, assemblee: { ...assemblee, logo: { ...assemblee.logo, image } } } };
}

/**
 * Whether the file was made with the template, the fonts, the picture (its SHA-256, `null` for none) and the rendering at hand.
 * One that does not say is held to them.
 */
export function meansOf(
  reading: Reading,
  { hashes }: Plate,
  pictures: string | null,
): 'same' | 'other-template' | 'other' {
  const said = readMaking(reading);
  if (said === null) return 'same';
  if (said.template !== hashes.template) return 'other-template';
  // What is addressed says to whom by its pages alone.
  const isAlike = said.fonts === hashes.fonts && said.pictures === pictures && !said.isAddressed;
  return isAlike && said.rendering === RENDERING ? 'same' : 'other';
}

export function withoutRecord(file: string): Diagnostic {
  return fault({
    place: { file, line: 1, column: 1, length: 0 },
    code: 'pdf-sans-saisie',
    message: 'Ce PDF ne porte pas la saisie d’un acte : il n’a pas été fait par Greffe, ou il a été récrit.',
    remedy: 'relisez le fichier que Greffe a produit.',
  });
}

export function otherBytes(file: string): Diagnostic {
  return fault({
    place: { file, line: 1, column: 1, length: 0 },
    code: 'pdf-octets-differents',
    message:
      'Ce PDF dit ce que dit la saisie, mais ce ne sont pas les octets qu’elle donne : il a été modifié après coup.',
    remedy: 'reprenez le fichier remis à l’origine, ou produisez l’acte de nouveau.',
  });
}
