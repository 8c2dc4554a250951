/** What a document is to be said from: a record on disk, or one that a file carries. */
import type { Convocation } from '../documents/convocation.ts';
import type { ActKind, DocumentKind, SeanceKind } from '../documents/kinds.ts';
import type { PageStart } from '../layout/starts.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { pointPublie, seancePubliee } from '../records/publie.ts';
import type { ReadSeance } from './records.ts';

/** A séance that could be read. */
export type Readable = ReadSeance & { readonly lue: SeanceLue };

/** What is made of a séance: one of its acts, or a document of all of it. */
export type Wanted = PointLu | SeanceKind;

/** What a document is said from: an act of a séance, or (`point` is `null`) the séance itself. */
export interface Draft {
  readonly kind: DocumentKind;
  readonly lue: SeanceLue;
  /** Of a published copy: without what it hides. */
  readonly point: PointLu | null;
  /** It may not be issued: an irregularity is not admitted. */
  readonly projet: boolean;
  /** Of a published copy: the act in full, whose pages it has, or where they begin. `null` of any other document. */
  readonly pages: PointLu | readonly PageStart[] | null;
  /** The sheet of the register that it begins on, where it is of the register. */
  readonly feuillet: number;
  /** Whom a convocation or its dossier is addressed to; `null`: to all. */
  readonly destinataire: Destinataire | null;
}

/** Of no record, and carried by no file: only its pages tell it. */
export type Destinataire = NonNullable<Convocation['destinataire']>;

/**
 * Posted for all to read (CGCT L. 2121-10, L. 2121-25): what the records hide is not in them. Minutes and the register keep the
 * acts in full.
 */
const POSTED: readonly SeanceKind[] = ['convocation', 'ordre-du-jour', 'liste'];

/** `copy`: which copy of an act; `feuillet`: the sheet of the register that it begins on. */
export function inDraft(
  { lue, irregular }: Readable,
  wanted: Wanted,
  copy: ActKind,
  feuillet = 1,
  destinataire: Destinataire | null = null,
): Draft {
  if (typeof wanted === 'string') {
    const told = POSTED.includes(wanted) ? seancePubliee(lue) : lue;
    return {
      kind: wanted,
      lue: told,
      point: null,
      projet: irregular.size > 0,
      pages: null,
      feuillet,
      destinataire,
    };
  }
  const act = { kind: copy, lue, projet: irregular.has(wanted.point), feuillet, destinataire: null };
  return copy === 'extrait-publie'
    ? { ...act, point: pointPublie(wanted), pages: wanted }
    : { ...act, point: wanted, pages: null };
}
