/**
 * The shapes of the records as JSON Schemas, for the editors that complete and explain YAML while it is typed. An editor
 * reads a bare `7.10` or `5072` as a number where we read a text (YAML 1.2 core against failsafe): each scalar is described
 * as both read it. Editors warn; our own reader alone refuses.
 */
import { z } from 'zod';
import { assembleeEcrite } from './assemblee.ts';
import { decision, deliberation } from './deliberation.ts';
import { SLUG } from './scalars.ts';
import { seance } from './seance.ts';

/** A JSON Schema (draft 07, which editors know). */
interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/**
 * The kinds of records, by the name of their schema.
 * @public `scripts/schemas.ts` writes one file for each.
 */
export const GENRES = ['assemblee', 'seance', 'deliberation', 'decision'] as const;
/** @public Likewise. */
export type Genre = (typeof GENRES)[number];

/** @public The tests read with them. */
export const SHAPES: Readonly<Record<Genre, z.ZodType>> = {
  assemblee: assembleeEcrite,
  seance,
  deliberation,
  decision,
};

/** What an editor may read where a text is typed bare: `2024`, `7.10`, `true`. */
const TEXT = { type: ['string', 'number', 'boolean'] };
const WORD = { type: 'string' };
const FIGURE = { type: ['string', 'integer'] };

/** The natures of scalars (`scalars.ts` and the shapes) as editors read them. */
const NATURES: Readonly<Record<string, JsonSchema>> = {
  texte: TEXT,
  bloc: TEXT,
  prose: TEXT,
  slug: { ...WORD, pattern: SLUG.source, maxLength: 40 },
  date: { ...WORD, pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  heure: { ...WORD, pattern: '^([01]?\\d|2[0-3]):[0-5]\\d$' },
  nombre: { ...FIGURE, minimum: 0, pattern: '^\\d[\\d \\u00A0\\u202F]*$' },
  numero: { type: ['string', 'number'], maxLength: 40 },
  ouinon: { enum: ['oui', 'non'] },
  code: { type: ['string', 'number'], pattern: '^\\d{1,2}(\\.\\d{1,2}){0,4}$' },
  point: { type: ['string', 'number'] },
  points: { type: ['string', 'number'] },
  personne: WORD,
  votant: WORD,
  regle: { ...WORD, pattern: '^[NPVCRLD]\\d{1,2}$' },
  fichier: { ...WORD, pattern: '^annexes/' },
  logo: { ...WORD, pattern: String.raw`\.(?:png|jpe?g|PNG|JPE?G)$` },
  acte: WORD,
  majorite: { ...WORD, pattern: '^(simple|absolue|unanimite|[1-9]\\d?/[1-9]\\d?)$' },
  siret: FIGURE,
  siren: FIGURE,
  departement: { ...FIGURE, pattern: '^(\\d{2,3}|2[AB])$' },
  longueur: { ...WORD, pattern: '^\\d{1,3}([.,]\\d{1,2})? ?(mm|cm)$' },
  couleur: { ...WORD, pattern: '^#[0-9A-Fa-f]{6}$' },
  noms: WORD,
  numerotation: WORD,
};

/** What the words that begin a recital stand for: they are the keys of a map, which zod does not describe. */
const WORDS: Readonly<Record<string, string>> = {
  vu: 'Visa : « Vu … ».',
  considerant: 'Considérant : « Considérant … ».',
  entendu: 'Ce qui a été entendu : « Entendu … ».',
  attendu: 'Attendu : « Attendu … ».',
  sur: 'Sur quoi : « Sur … ».',
  avis: 'Avis : « Après avis … ».',
};

/**
 * The schema of a kind of records.
 * @public `scripts/schemas.ts` writes it.
 */
export function editorSchema(genre: Genre): JsonSchema {
  return asEditorsRead({ ...z.toJSONSchema(SHAPES[genre], { io: 'input', target: 'draft-07' }) });
}

/**
 * The line that ties a record to its schema, for the editors that read it; to be put first in a new file. `folder`: of the
 * schemas, from the folder of the record, or its address on the Web: `../../../schemas`.
 * @public For those who write new records.
 */
export function schemaLine(genre: Genre, folder: string): string {
  return `# yaml-language-server: $schema=${folder}/${genre}.json\n`;
}

function asEditorsRead(schema: JsonSchema): JsonSchema {
  const { nature, ...said } = schema;
  if (said['type'] === 'string') return { ...described(said), ...scalar(said, nature) };
  return Object.fromEntries(
    Object.entries(withNamedKeys(said)).map(([keyword, value]) => {
      if (keyword === 'properties') return [keyword, eachOf(value)];
      if (Array.isArray(value))
        return [keyword, value.map((one) => (isSchema(one) ? asEditorsRead(one) : one))];
      return [keyword, isSchema(value) ? asEditorsRead(value) : value];
    }),
  );
}

function eachOf(properties: unknown): JsonSchema {
  const each = Object.entries(isSchema(properties) ? properties : {});
  return Object.fromEntries(
    each.map(([key, value]) => [key, isSchema(value) ? asEditorsRead(value) : value]),
  );
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function described({ description }: JsonSchema): JsonSchema {
  return description === undefined ? {} : { description };
}

function scalar(said: JsonSchema, nature: unknown): JsonSchema {
  const words = said['enum'];
  // `rang: 2` is read as a number.
  if (Array.isArray(words))
    return { enum: words.flatMap((word) => (/^\d+$/u.test(String(word)) ? [word, Number(word)] : [word])) };
  // A number, or names: what a vote takes has no nature of its own.
  if (nature === undefined) return FIGURE;
  const read = typeof nature === 'string' ? NATURES[nature] : undefined;
  if (read === undefined) throw new Error(`editors are not told how to read ${JSON.stringify(nature)}`);
  return read;
}

/** A map whose keys are known words has them as properties, so that an editor offers them. */
function withNamedKeys(schema: JsonSchema): JsonSchema {
  const { propertyNames, ...others } = schema;
  const words = isSchema(propertyNames) ? propertyNames['enum'] : undefined;
  if (!Array.isArray(words)) return schema;
  const value = others['additionalProperties'];
  const properties = words.map(
    (word) => [word, { description: WORDS[String(word)], ...(isSchema(value) ? value : {}) }] as const,
  );
  return { ...others, properties: Object.fromEntries(properties), additionalProperties: false };
}
