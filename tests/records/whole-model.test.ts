/**
 * The sample records use every part of the model: each key of the schemas, at every depth, and each value of a closed list.
 *
 * A key belongs to the shape that holds it: the keys of a vote are one part of the model, wherever a vote is taken;
 * the keys at the head of a file are of that kind of file alone.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { editorSchema, GENRES, type Genre } from '../../src/records/editor-schema.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Parts that no record can use, each with its reason, which is printed. */
const EXCEPTED: ReadonlyMap<string, string> = new Map([
  [
    'assemblee.auparavant[].meme_collectivite_que',
    'a body that comes to belong to another legal person is another body: it has a file of its own',
  ],
]);

/** Closed lists whose values are no situations of their own. */
const NO_SITUATION = new Set([
  '["oui","non"]',
  '["lundi","mardi","mercredi","jeudi","vendredi","samedi","dimanche"]',
]);

interface Schema {
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** What a part of the model is known by, and the first path where it stands. */
type Parts = Map<string, string>;

/** A shape is its keys and all that they hold; the head of a file is named for its kind. */
function shapeOf(schema: Schema, path: string): string {
  return path.includes('.') ? JSON.stringify(schema.properties) : path;
}

/** All that `schema` offers. */
function offered(schema: Schema, path: string, parts: Parts): Parts {
  const shape = shapeOf(schema, path);
  for (const [key, each] of Object.entries(schema.properties ?? {})) {
    const part = `${shape} ${key}`;
    if (!parts.has(part)) parts.set(part, `${path}.${key}`);
    offered(each, `${path}.${key}`, parts);
  }
  for (const value of situations(schema)) {
    const part = `${JSON.stringify(schema.enum)} ${value}`;
    if (!parts.has(part)) parts.set(part, `${path} = ${value}`);
  }
  for (const each of schema.anyOf ?? []) offered(each, path, parts);
  if (schema.items) offered(schema.items, `${path}[]`, parts);
  if (typeof schema.additionalProperties === 'object')
    offered(schema.additionalProperties, `${path}.*`, parts);
  return parts;
}

function situations(schema: Schema): readonly string[] {
  if (NO_SITUATION.has(JSON.stringify(schema.enum))) return [];
  return [...new Set((schema.enum ?? []).map(String))];
}

/** Adds to `parts` what `value`, read as `schema`, uses of it. */
function use(schema: Schema, value: unknown, path: string, parts: Set<string>): void {
  for (const each of schema.anyOf ?? []) use(each, value, path, parts);
  if (Array.isArray(value)) {
    if (schema.items) for (const each of value as unknown[]) use(schema.items, each, `${path}[]`, parts);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      const property = schema.properties?.[key];
      if (property) {
        parts.add(`${shapeOf(schema, path)} ${key}`);
        use(property, each, `${path}.${key}`, parts);
      } else if (typeof schema.additionalProperties === 'object')
        use(schema.additionalProperties, each, `${path}.*`, parts);
    }
  } else if (schema.enum?.some((each) => String(each) === value))
    parts.add(`${JSON.stringify(schema.enum)} ${String(value)}`);
}

function genreOf(name: string): Genre {
  if (name.startsWith('assemblees/')) return 'assemblee';
  if (name.includes('/decisions/')) return 'decision';
  return name.endsWith('/seance.yaml') ? 'seance' : 'deliberation';
}

/** The parts of the model that no record of `records/` uses, by the path where each first stands. */
function unused(): string[] {
  const schemas = new Map(GENRES.map((genre) => [genre, editorSchema(genre) as Schema]));
  const all: Parts = new Map();
  for (const [genre, schema] of schemas) offered(schema, genre, all);
  const used = new Set<string>();
  for (const entry of readdirSync(join(ROOT, 'records'), { recursive: true, encoding: 'utf8' })) {
    const name = entry.replaceAll('\\', '/');
    if (!name.endsWith('.yaml') || name.endsWith('feuillets.yaml')) continue;
    const record: unknown = parse(readFileSync(join(ROOT, 'records', name), 'utf8'), { schema: 'failsafe' });
    use(schemas.get(genreOf(name))!, record, genreOf(name), used);
  }
  return [...all].filter(([part]) => !used.has(part)).map(([, path]) => path);
}

test('every key and every situation of the model is used by a sample record', () => {
  const missing = unused();
  for (const [path, reason] of EXCEPTED) console.info(`${path}: ${reason}`);
  expect(missing.filter((path) => !EXCEPTED.has(path))).toEqual([]);
  expect([...EXCEPTED.keys()].filter((path) => !missing.includes(path))).toEqual([]);
});
