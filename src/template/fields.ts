/**
 * What a document has to offer to a template, read from its schema: the review asks here whether a field exists, whether it
 * may be missing, and whether it is text.
 */
import { z } from 'zod';

export type Field =
  | { readonly kind: 'texte' }
  | { readonly kind: 'oui-non' }
  | { readonly kind: 'prose' }
  | { readonly kind: 'facultatif'; readonly of: Field }
  | { readonly kind: 'liste'; readonly of: Field }
  | { readonly kind: 'groupe'; readonly fields: ReadonlyMap<string, Field> };

/** The fields of a document's schema. Throws when the schema holds what templates have no words for: a defect of the program. */
export function fieldsOf(schema: z.core.$ZodType): Field {
  if (schema instanceof z.ZodString) return { kind: 'texte' };
  if (schema instanceof z.ZodBoolean) return { kind: 'oui-non' };
  if (schema instanceof z.ZodNullable) return { kind: 'facultatif', of: fieldsOf(schema.unwrap()) };
  if (schema instanceof z.ZodArray) return { kind: 'liste', of: fieldsOf(schema.element) };
  if (schema instanceof z.ZodObject) {
    const entries = Object.entries<z.core.$ZodType>(schema.shape);
    return { kind: 'groupe', fields: new Map(entries.map(([name, of]) => [name, fieldsOf(of)])) };
  }
  if (schema instanceof z.ZodType && schema.meta()?.['genre'] === 'prose') return { kind: 'prose' };
  throw new TypeError('a document holds text, booleans, prose, lists and groups of them, nullable or not');
}
