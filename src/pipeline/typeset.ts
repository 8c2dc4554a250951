/** Stages 4 to 9 for one document: say, merge, dress, lay out, paint; and the proof that fits its kind. */
import { fault, type Diagnostic } from '../diagnostic.ts';
import { canonicalOfSeance } from '../documents/canonical-seance.ts';
import {
  documentOf,
  isByLabels,
  isSeanceKind,
  type AnyDocument,
  type DocumentKind,
  type Form,
} from '../documents/kinds.ts';
import { canonicalSource } from '../documents/source.ts';
import type { LayoutFault } from '../layout/layout.ts';
import { writtenStart } from '../layout/starts.ts';
import { paint } from '../pdf/paint.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { dress, printedFields, printedTexts, type PrintedText } from '../template/template.ts';
import { proveFieldsFast, proveFieldsFull } from '../verify/fields-proof.ts';
import { proveFast, proveFull, type Proof } from '../verify/proof.ts';
import type { Unread } from '../verify/reading.ts';
import type { Draft } from './draft.ts';
import { sha256 } from './hash.ts';
import { laidOut } from './pages.ts';
import { RENDERING, type Plate, type Press } from './press.ts';

/** Stages 4 to 9: the document, its pages, its bytes. `set` is `null` when a fault keeps it from being made. */
export function typeset(draft: Draft, press: Press): { set: Typeset | null; faults: readonly Diagnostic[] } {
  const { kind, lue, point } = draft;
  const plate = press.plates.get(kind);
  if (plate === undefined) throw new Error(`no template was made ready for ${kind}`);
  const document = documentOf(kind, lue, point, draft.projet, press.form);
  const { styled, faults: undressed } = dress(plate.template, document);
  if (styled === null) return { set: null, faults: undressed };
  const { result, starts, faults: unlike } = laidOut(styled, draft, plate, press);
  const { laid, faults: misfits } = result;
  const faults = [...unlike, ...misfits.map((misfit) => located(misfit, lue, point))];
  if (faults.some(({ severity }) => severity === 'erreur')) return { set: null, faults };

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
    hashes: { source: sha256(source), ...plate.hashes },
    rendering: RENDERING,
  } as const;
  const bytes = paint(laid, identity, press.fonts, new Map());
  const fields = printedFields(styled);
  const texts = printedTexts(styled);
  return {
    set: { kind, document, form: press.form, plate, fields, texts, source, bytes, pages: laid.pages.length },
    faults,
  };
}

/** The record that a document carries. */
function sourceText({ kind, lue, point, projet }: Draft, form: Form, pagination: readonly string[]): string {
  if (isSeanceKind(kind)) return canonicalOfSeance(lue, kind, projet);
  return point === null ? '' : canonicalSource(lue, point, kind, projet, !isByLabels(kind, form), pagination);
}

export interface Typeset {
  readonly kind: DocumentKind;
  readonly document: AnyDocument;
  readonly form: Form;
  readonly plate: Plate;
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

/**
 * A fault of layout, at the place that its reader can mend: a missing character is looked for in the record first, and
 * only what the record does not hold is the template's.
 */
function located(misfit: LayoutFault, lue: SeanceLue, point: PointLu | null): Diagnostic {
  const { code, severity, message, remedy, origin } = misfit;
  const character = misfit.character ?? null;
  const written =
    character === null
      ? undefined
      : [...sourcesOf(lue, point), lue.sources.seance, lue.sources.assemblee].flatMap((source) =>
          source.find(character),
        )[0];
  return fault({ place: written ?? origin.template, code, severity, message, remedy });
}

/** Where the texts of an act are written, or those of all points. */
function sourcesOf({ points }: SeanceLue, point: PointLu | null): readonly PointLu['source'][] {
  return (point === null ? points : [point]).map(({ source }) => source);
}
