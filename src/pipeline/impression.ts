/**
 * One file to print the acts of a séance recto-verso, in their order: each begins on a front page, the back before it left blank.
 * Its pages are those of the extracts; it carries the records of all of them, and is no act itself.
 */
import { fault, type Diagnostic } from '../diagnostic.ts';
import { assembleeOf } from '../documents/body.ts';
import { dateInFrench } from '../documents/dates.ts';
import { joined } from '../layout/join.ts';
import type { Laid } from '../layout/page.ts';
import { paint } from '../pdf/paint.ts';
import type { PointLu } from '../records/dossier.ts';
import { proveFieldsFast } from '../verify/fields-proof.ts';
import { lintPdf } from '../verify/lint.ts';
import { isSound, proofFaults, type Proof } from '../verify/proof.ts';
import { readPdf, type Unread } from '../verify/reading.ts';
import { inDraft, type Readable } from './draft.ts';
import { sha256 } from './hash.ts';
import { located } from './located.ts';
import { drawnBy, picturesHash } from './logo.ts';
import { RENDERING, type Press } from './press.ts';
import { otherBytes, unread, type Reread } from './reread.ts';
import { plateOf } from './sheets.ts';
import { saidOf, sourcesOf, sourceText } from './typeset.ts';

export interface ImpressionMade {
  /** `2025-10-09-conseil_impression` */
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly sha256: string;
  readonly projet: boolean;
  /** Acts in it. */
  readonly actes: number;
  /** The proof of a file by our own reader: it prints these acts, in their order, and carries their records. */
  readonly prove: (file: string, bytes: Uint8Array) => Proof | Unread;
}

/** The séance that a print file is of, by its id; `null` when the id is of none. */
export function impressionNamed(id: string): string | null {
  return /^(\d{4}-\d{2}-\d{2}-[a-z][a-z0-9-]{0,60})_impression$/u.exec(id)?.[1] ?? null;
}

/** The print file of some acts of a séance, in their order (at least one), proved; `made` is `null` where something is at fault. */
export function makeImpression(
  read: Readable,
  points: readonly PointLu[],
  press: Press,
): { made: ImpressionMade | null; faults: readonly Diagnostic[] } {
  const { lue } = read;
  const faults: Diagnostic[] = [];
  const acts = points.flatMap((point) => {
    const draft = inDraft(read, point, 'extrait');
    const { said, faults: undressed } = saidOf(draft, press);
    faults.push(...undressed);
    if (said === null) return [];
    faults.push(...said.faults.map((misfit) => located(misfit, sourcesOf(lue, point))));
    return [{ said, source: sourceText(draft, press.form, []) }];
  });
  const [first] = acts;
  if (first === undefined || faults.some(({ severity }) => severity === 'erreur'))
    return { made: null, faults };
  const id = `${lue.id}_impression`;
  const title = `Actes ${assembleeOf(lue.assemblee).duTitre}, séance du ${dateInFrench(lue.seance.date)}, à imprimer`;
  const laid = joined(acts.map(({ said }, i) => (i < acts.length - 1 ? withBack(said.laid) : said.laid)));
  const drawn = drawnBy(lue.assemblee);
  const pictures = picturesHash(laid, drawn);
  const source = new TextEncoder().encode(
    [`document: impression\nid: ${id}\n`, ...acts.map((act) => act.source)].join('---\n'),
  );
  const bytes = paint(
    laid,
    {
      id,
      title,
      author: lue.assemblee.collectivite,
      subject: title,
      lang: 'fr-FR',
      date: lue.seance.date,
      source: { name: `${id}.yaml`, bytes: source, description: `Saisie des actes de la séance ${lue.id}` },
      hashes: {
        source: sha256(source),
        ...plateOf('extrait', press).hashes,
        ...(pictures === null ? {} : { pictures }),
      },
      isOutlined: true,
      rendering: RENDERING,
    },
    press.fonts,
    drawn.bytes,
  );
  const made: ImpressionMade = {
    id,
    bytes,
    pages: laid.pages.length,
    sha256: sha256(bytes),
    projet: acts.some(({ said }) => said.document.projet),
    actes: acts.length,
    prove: (file, read) =>
      proveFieldsFast({
        file,
        bytes: read,
        kind: 'impression',
        document: { ...first.said.document, id },
        texts: acts.flatMap(({ said }) => said.texts),
        source,
      }),
  };
  const proof = made.prove(`${lue.id}.impression.pdf`, bytes);
  if (proof.kind === 'unread') return { made: null, faults: [...faults, proof.diagnostic] };
  return isSound(proof) ? { made, faults } : { made: null, faults: [...faults, ...proofFaults(proof)] };
}

/** With a blank back where its last page is a front one: it draws nothing, so that there is nothing to tag. */
function withBack(laid: Laid): Laid {
  const last = laid.pages.at(-1);
  if (last === undefined || laid.pages.length % 2 === 0) return laid;
  return { ...laid, pages: [...laid.pages, { ...last, number: last.number + 1, items: [] }] };
}

/** A print file that comes back: it is what its records make, byte for byte, or it is told what it is. `made`: of the records at hand. */
export function rereadImpression(file: string, bytes: Uint8Array, made: ImpressionMade | null): Reread {
  const reading = readPdf(bytes, file);
  if (reading.kind === 'unread') return unread(null, null, [reading.diagnostic]);
  const identifier = reading.identity.id?.join('') ?? null;
  if (made === null) return unread(null, identifier, [withoutActs(file)]);
  const proof = made.prove(file, bytes);
  if (proof.kind === 'unread') return unread(made.id, identifier, [proof.diagnostic]);
  const rerendered = Buffer.compare(bytes, made.bytes) === 0;
  const faults = [...proofFaults(proof), ...lintPdf(reading, file)];
  if (!rerendered && faults.length === 0) faults.push(otherBytes(file));
  return { id: made.id, identifier, proof, rerendered, faults };
}

function withoutActs(file: string): Diagnostic {
  return fault({
    place: { file, line: 1, column: 1, length: 0 },
    code: 'impression-sans-saisie',
    message: 'Ce PDF réunit les actes d’une séance pour les imprimer : il ne se relit qu’avec leur saisie.',
    remedy: 'relisez les actes eux-mêmes, ou relisez-le dans le dossier du projet qui l’a fait.',
  });
}
