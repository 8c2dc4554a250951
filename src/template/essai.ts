/** A document tried in a template: what it prints, and the branches that it takes. Nothing is laid out. */
import { EXEMPLES } from '../documents/exemples.ts';
import { schemaOf, type Form, type TemplateKind } from '../documents/kinds.ts';
import type { Faits } from '../documents/matrice.ts';
import { branchKey } from './branches.ts';
import { fieldsOf } from './fields.ts';
import { fictif } from './fictif.ts';
import { readMarkup } from './markup.ts';
import { merge } from './merge.ts';
import { type Phrase, phrasesOf } from './phrases.ts';
import type { Template } from './template.ts';

export interface Essai {
  readonly phrases: readonly Phrase[];
  /** Keys of `branchesOf`. */
  readonly taken: ReadonlySet<string>;
}

/** The branches that a document takes. */
export function branchesTaken({ steps, partials }: Template, document: object): ReadonlySet<string> {
  return tried(steps, partials, document).taken;
}

/** An invented document of a kind, by its facts. */
export function essai({ steps, partials }: Template, kind: TemplateKind, form: Form, faits: Faits): Essai {
  const document = fictif(fieldsOf(schemaOf(kind, form)), faits, EXEMPLES);
  if (typeof document !== 'object' || document === null)
    throw new TypeError('a document is a group of fields');
  const { merged, taken } = tried(steps, partials, document);
  const { markup } = readMarkup(merged);
  return { phrases: markup === null ? [] : phrasesOf(markup), taken };
}

function tried(
  steps: Template['steps'],
  partials: Template['partials'],
  document: object,
): { readonly merged: ReturnType<typeof merge>; readonly taken: ReadonlySet<string> } {
  const taken = new Set<string>();
  const merged = merge(steps, partials, document, (step, side) => taken.add(branchKey(step, side)));
  return { merged, taken };
}
