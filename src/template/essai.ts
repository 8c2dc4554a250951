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

/** The branches that a document takes, by key of `branchesOf`. */
export function branchesTaken({ steps, partials }: Template, document: object): ReadonlySet<string> {
  const taken = new Set<string>();
  merge(steps, partials, document, (step, side) => taken.add(branchKey(step, side)));
  return taken;
}

/** The lines that a template prints of a document. */
export function phrasesPrinted({ steps, partials }: Template, document: object): readonly Phrase[] {
  const { markup } = readMarkup(merge(steps, partials, document));
  return markup === null ? [] : phrasesOf(markup);
}

/** Fields by schema: a review invents a thousand documents. */
const known = new WeakMap<object, ReturnType<typeof fieldsOf>>();

/** An invented document of a kind, by its facts. */
export function invented(kind: TemplateKind, form: Form, faits: Faits): object {
  const schema = schemaOf(kind, form);
  let fields = known.get(schema);
  if (fields === undefined) known.set(schema, (fields = fieldsOf(schema)));
  const document = fictif(fields, faits, EXEMPLES);
  if (typeof document !== 'object' || document === null)
    throw new TypeError('a document is a group of fields');
  return document;
}
