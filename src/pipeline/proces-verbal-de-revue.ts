/** The minutes of a review, made along the same road as acts: dressed, laid out, painted, and read back. */
import type { Diagnostic } from '../diagnostic.ts';
import type { Revue } from '../documents/revue.ts';
import { paint } from '../pdf/paint.ts';
import { isSound, proofFaults } from '../verify/proof.ts';
import { proveFieldsFast } from '../verify/fields-proof.ts';
import { sha256 } from './hash.ts';
import { NOTHING_DRAWN } from './logo.ts';
import { RENDERING, type Press } from './press.ts';
import { bound, plateOf } from './sheets.ts';

export type { Revue };

/** The file; `bytes` is `null` where a fault keeps it from being made. `source`: what it carries; `date`: its day. */
export function procesVerbalDeRevue(
  document: Revue,
  source: Uint8Array,
  date: string,
  press: Press,
): { readonly bytes: Uint8Array | null; readonly faults: readonly Diagnostic[] } {
  const made = bound('revue', document, 1, false, press);
  if (made.bound === null) return { bytes: null, faults: made.faults };
  const { laid, texts } = made.bound;
  const bytes = paint(
    laid,
    {
      id: document.id,
      title: document.titre,
      author: document.collectivite,
      subject: document.titre,
      lang: 'fr-FR',
      date,
      source: {
        name: `${document.id}.yaml`,
        bytes: source,
        description: `Décisions de la revue ${document.id}`,
      },
      hashes: { source: sha256(source), ...plateOf('revue', press).hashes },
      rendering: RENDERING,
    },
    press.fonts,
    NOTHING_DRAWN.bytes,
  );
  const proof = proveFieldsFast({
    file: `${document.id}.pdf`,
    bytes,
    kind: 'revue',
    document,
    texts,
    source,
  });
  if (proof.kind === 'unread') return { bytes: null, faults: [proof.diagnostic] };
  return isSound(proof) ? { bytes, faults: [] } : { bytes: null, faults: proofFaults(proof) };
}
