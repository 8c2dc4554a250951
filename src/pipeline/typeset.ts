/** Stages 4 to 9 for one document: say, merge, dress, lay out, paint; and the proof that fits its kind. */
import type { Diagnostic } from '../diagnostic.ts';
import { canonicalOfSeance } from '../documents/canonical-seance.ts';
import {
  documentOf,
  isByLabels,
  isSeanceKind,
  SHEETS,
  type AnyDocument,
  type DocumentKind,
  type Form,
} from '../documents/kinds.ts';
import { canonicalSource } from '../documents/source.ts';
import { writtenStart, type PageStart } from '../layout/starts.ts';
import { paint } from '../pdf/paint.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import type { Located } from '../records/located.ts';
import { dress, printedFields, printedTexts, type PrintedText } from '../template/template.ts';
import { proveFieldsFast, proveFieldsFull } from '../verify/fields-proof.ts';
import { proveFast, proveFull, type Proof } from '../verify/proof.ts';
import type { Unread } from '../verify/reading.ts';
import type { Draft } from './draft.ts';
import { hashOf, sha256 } from './hash.ts';
import { located } from './located.ts';
import { drawnBy, picturesHash } from './logo.ts';
import { laidOut } from './pages.ts';
import { RENDERING, type Plate, type Press } from './press.ts';
import { plateOf, plateOfAll, sheetsOf, type Bound } from './sheets.ts';

/**
 * What the bytes of a document are a function of, as one hash: the record that it carries, its template, the fonts, and the
 * version of what the program draws. Two equal keys give the same bytes: nothing need be made.
 */
export function renderKey(draft: Draft, press: Press): string {
  const plate = plateOf(draft.kind, press);
  return hashOf([
    ['source', sourceText(draft, press.form, [])],
    ['template', plate.hashes.template],
    ['fonts', plate.hashes.fonts],
    ['form', press.form],
    // An extract by labels has no letterhead: it draws nothing.
    ...(press.form === 'complet' ? [...drawnBy(draft.lue.assemblee).bytes] : []),
    ['rendering', String(RENDERING)],
  ]);
}

/** Stages 4 to 9: the document, its pages, its bytes. `set` is `null` when a fault keeps it from being made. */
export function typeset(draft: Draft, press: Press): { set: Typeset | null; faults: readonly Diagnostic[] } {
  const { kind, lue, point } = draft;
  const { said, faults: undressed } = kind === 'registre' ? boundOf(draft, press) : saidOf(draft, press);
  if (said === null) return { set: null, faults: undressed };
  const { document, plate, fields, texts, laid, starts } = said;
  const faults = [...said.unlike, ...said.faults.map((misfit) => located(misfit, sourcesOf(lue, point)))];
  if (faults.some(({ severity }) => severity === 'erreur')) return { set: null, faults };

  const drawn = drawnBy(lue.assemblee);
  const pictures = picturesHash(laid, drawn);
  const { destinataire } = draft;
  const addressee = destinataire && sha256(new TextEncoder().encode(JSON.stringify(destinataire)));
  const source = new TextEncoder().encode(sourceText(draft, press.form, starts.map(writtenStart)));
  const identity = {
    id: document.id,
    title: document.titre,
    author: document.collectivite,
    subject: 'objet' in document ? document.objet : document.titre,
    lang: 'fr-FR',
    date: lue.seance.date,
    source: {
      name: `${document.id}.yaml`,
      bytes: source,
      description: `Saisie ${point === null ? 'de la séance' : 'de l’acte'} ${document.id}`,
    },
    hashes: {
      source: sha256(source),
      ...plate.hashes,
      ...(pictures === null ? {} : { pictures }),
      ...(addressee === null ? {} : { addressee }),
    },
    isOutlined: kind === 'dossier',
    rendering: RENDERING,
  } as const;
  const bytes = paint(laid, identity, press.fonts, drawn.bytes);
  return {
    set: {
      kind,
      document,
      form: press.form,
      plate,
      pictures,
      fields,
      texts,
      source,
      bytes,
      pages: laid.pages.length,
    },
    faults,
  };
}

/** A document laid out, with what it prints. */
interface Said extends Bound {
  readonly document: AnyDocument;
  readonly plate: Plate;
  /** Where its pages were told to begin, and what is wrong with that. */
  readonly starts: readonly PageStart[];
  readonly unlike: readonly Diagnostic[];
}

/** Stages 4 to 8 for a document of one template. */
export function saidOf(draft: Draft, press: Press): { said: Said | null; faults: readonly Diagnostic[] } {
  const { kind, lue, point, projet, destinataire } = draft;
  const plate = plateOf(kind, press);
  const said = documentOf(kind, lue, point, projet, press.form);
  const document = 'destinataire' in said ? { ...said, destinataire } : said;
  const { styled, faults: undressed } = dress(plate.template, document);
  if (styled === null) return { said: null, faults: undressed };
  const { result, starts, faults: unlike } = laidOut(styled, draft, plate, press);
  const { laid, faults } = result;
  const [fields, texts] = [printedFields(styled), printedTexts(styled)];
  return { said: { document, plate, laid, starts, unlike, faults, fields, texts }, faults: [] };
}

/** The sheets of the register come from several templates. */
function boundOf(
  { lue, projet, feuillet }: Draft,
  press: Press,
): { said: Said | null; faults: readonly Diagnostic[] } {
  const { sheets, faults } = sheetsOf(lue, projet, feuillet, press);
  const plate = plateOfAll(SHEETS, press);
  return { said: sheets && { ...sheets, plate, starts: [], unlike: [] }, faults };
}

/** The record that a document carries. */
export function sourceText(
  { kind, lue, point, projet, feuillet }: Draft,
  form: Form,
  pagination: readonly string[],
): string {
  if (isSeanceKind(kind)) return canonicalOfSeance(lue, kind, projet, feuillet);
  return point === null ? '' : canonicalSource(lue, point, kind, projet, !isByLabels(kind, form), pagination);
}

export interface Typeset {
  readonly kind: DocumentKind;
  readonly document: AnyDocument;
  readonly form: Form;
  readonly plate: Plate;
  /** SHA-256 of what it draws; `null` when it draws no picture. */
  readonly pictures: string | null;
  /** Fields of the document that its pages print; `null` when the pages were made with another template. */
  readonly fields: ReadonlySet<string> | null;
  /** Texts that its pages print, in their order; `null` likewise. */
  readonly texts: readonly PrintedText[] | null;
  /** The record that the file carries. */
  readonly source: Uint8Array;
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** The proof with our own reader: by the facts of an extract by labels, by the printed texts of any other document. */
export function provenFast(file: string, set: Typeset, source: Uint8Array | null): Proof | Unread {
  const { kind, bytes, document, fields, texts } = set;
  return 'objet' in document && isByLabels(kind, set.form)
    ? proveFast({ file, bytes, kind, document, fields, source })
    : proveFieldsFast({ file, bytes, kind, document, texts, source });
}

/** The same with the witnesses. */
export async function provenFull(
  file: string,
  set: Typeset,
  source: Uint8Array | null,
): Promise<Proof | Unread> {
  const { kind, bytes, document, fields, texts } = set;
  return 'objet' in document && isByLabels(kind, set.form)
    ? proveFull({ file, bytes, kind, document, fields, source })
    : proveFieldsFull({ file, bytes, kind, document, texts, source });
}

/** Where the texts of an act are written, or those of all points; then its séance and its body. */
export function sourcesOf({ points, sources }: SeanceLue, point: PointLu | null): readonly Located[] {
  const written = (point === null ? points : [point]).map(({ source }) => source);
  return [...written, sources.seance, sources.assemblee];
}
