/** A volume of the register that comes back: what it carries is read as any record, bound again, and held against it. */
import { fault, type Diagnostic } from '../diagnostic.ts';
import { readCanonicalOfSeance, seanceKindOf } from '../documents/reread-seance.ts';
import { readCanonicalOfDecisions } from '../documents/source-decisions.ts';
import { lintPdf } from '../verify/lint.ts';
import { proofFaults } from '../verify/proof.ts';
import { readPdf } from '../verify/reading.ts';
import type { Press } from './press.ts';
import { place, type Inscription, type Placed } from './register.ts';
import { both, meansOf, otherBytes, sourceOf, unread, withoutRecord, type Reread } from './reread.ts';
import { bindAgain, setVolume, type Cut, type VolumeSet } from './volume.ts';

/** Id of a volume: `2025-conseil_v1`. */
const ID = /^(?<annee>\d{4})-[a-z][a-z0-9-]*_v(?<numero>[1-9]\d?)$/u;

/** The year and the body of a volume by its id; `null` when the id is of none. */
export function volumeNamed(id: string): { readonly annee: string; readonly body: string } | null {
  const [, annee, body] = /^(\d{4})-([a-z][a-z0-9-]*)_v[1-9]\d?$/u.exec(id) ?? [];
  return annee === undefined || body === undefined ? null : { annee, body };
}

/**
 * The proof of a volume by our own reader, which reads every page, feuillet and tag of it; it is bound again, byte for byte.
 * `onDisk`: the same volume as the records of the project make it; `null`: they do not.
 */
export function rereadVolume(file: string, bytes: Uint8Array, onDisk: Cut | null, press: Press): Reread {
  const reading = readPdf(bytes, file);
  if (reading.kind === 'unread') return unread(null, null, [reading.diagnostic]);
  const identifier = reading.identity.id?.join('') ?? null;
  const source = sourceOf(reading);
  if (source === undefined) return unread(null, identifier, [withoutRecord(file)]);
  const carried = carriedBy(`${file}:${source.name}`, source.bytes, press);
  const meant = onDisk === null ? carried.set : setVolume(onDisk, press).set;
  if (meant === null) return unread(carried.id, identifier, carried.faults);

  const means = meansOf(reading, meant.plate, null);
  const proof = meant.prove(file, bytes, onDisk === null ? null : meant.source, means !== 'other-template');
  if (proof.kind === 'unread') return unread(carried.id, identifier, [proof.diagnostic]);
  const same = carried.set !== null && Buffer.compare(bytes, carried.set.bytes) === 0;
  const rerendered = means === 'same' ? same : null;
  const faults = [...carried.faults, ...proofFaults(proof), ...lintPdf(reading, file)];
  if (rerendered === false && faults.length === 0) faults.push(otherBytes(file));
  const proofs = { ...proof.proofs, embedded: both(proof.proofs.embedded, rerendered) };
  return { id: carried.id, identifier, proof: { ...proof, proofs }, rerendered, faults };
}

interface Carried {
  readonly id: string | null;
  readonly set: VolumeSet | null;
  readonly faults: readonly Diagnostic[];
}

/** The volume that a stream makes: its own document, then that of each inscription. */
function carriedBy(name: string, bytes: Uint8Array, press: Press): Carried {
  const [head = '', ...parts] = new TextDecoder().decode(bytes).split(/^---\n/mu);
  const [, id = '', sheet = ''] = /^document: volume\nid: (\S+)\nfeuillet: (\d{1,4})\n$/u.exec(head) ?? [];
  const { annee, numero } = ID.exec(id)?.groups ?? {};
  if (annee === undefined || parts.length === 0)
    return { id: null, set: null, faults: [notAVolume(name, 'Elle ne dit pas de quel volume elle est.')] };
  const placed: Placed[] = [];
  for (const part of parts) {
    const { inscription, feuillet, faults } = inscribed(name, new TextEncoder().encode(part));
    if (inscription === null) return { id, set: null, faults };
    const made = place(inscription, feuillet, press);
    if (made.placed === null) return { id, set: null, faults: made.faults };
    placed.push(made.placed);
  }
  const cut = bindAgain({ annee, numero: Number(numero), from: Number(sheet), placed }, press);
  return cut === null
    ? { id, set: null, faults: [notAVolume(name, 'Ses feuillets ne se suivent pas.')] }
    : { id, ...setVolume(cut, press) };
}

function inscribed(
  name: string,
  bytes: Uint8Array,
): { inscription: Inscription | null; feuillet: number; faults: readonly Diagnostic[] } {
  if (seanceKindOf(bytes) === 'registre') {
    const { read, faults } = readCanonicalOfSeance(name, bytes);
    if (read === null) return { inscription: null, feuillet: 0, faults };
    const { lue, projet, feuillet } = read;
    const irregular = new Set(projet && lue.seance.etat === 'tenue' ? [lue.id] : []);
    return { inscription: { kind: 'seance', read: { lue, irregular } }, feuillet, faults: [] };
  }
  const { read, faults } = readCanonicalOfDecisions(name, bytes);
  if (read === null) return { inscription: null, feuillet: 0, faults };
  return {
    inscription: { kind: 'decisions', decisions: read.decisions },
    feuillet: read.feuillet,
    faults: [],
  };
}

function notAVolume(file: string, message: string): Diagnostic {
  return fault({
    place: { file, line: 1, column: 1, length: 0 },
    code: 'volume-altere',
    message: `Cette pièce n’est pas la saisie d’un volume du registre. ${message}`,
    remedy: 'reprenez le fichier d’origine, ou reliez de nouveau le registre : greffe registre.',
  });
}
