/** Writes `schemas/`, the JSON Schemas of the records for editors, from their shapes: `npm run schemas`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { editorSchema, GENRES, type Genre } from '../src/records/editor-schema.ts';

/** The text of `schemas/<genre>.json`. */
export function schemaText(genre: Genre): string {
  return `${JSON.stringify(editorSchema(genre), null, 2)}\n`;
}

if (import.meta.main) {
  const folder = new URL('../schemas/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const genre of GENRES) writeFileSync(new URL(`${genre}.json`, folder), schemaText(genre));
}
