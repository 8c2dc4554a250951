/** A shape held against a record: what does not fit, in French, at its place. */
import { z } from 'zod';
import { fault } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { cite, isRefus } from './scalars.ts';
import type { Refus } from './scalars.ts';
import { isList, treeAt } from './located.ts';
import type { Located, Path, Tree } from './located.ts';
import { voulait } from './suggestion.ts';

type Issue = z.core.$ZodIssue;

/** The record in its shape, with the faults, all at once; `null` when it has more than keys of its own that are unknown. */
export function shaped<T extends z.ZodType>(
  schema: T,
  located: Located,
): { value: z.output<T> | null; faults: Diagnostic[] } {
  const result = schema.safeParse(located.value);
  if (result.success) return { value: result.data, faults: [] };
  const { issues } = result.error;
  return {
    value: withoutUnknown(schema, located, issues),
    faults: allWorded(issues, [], { schema, located }),
  };
}

/** A key that is unknown keeps nothing else from being looked at: what is left of the record still says what it says. */
function withoutUnknown<T extends z.ZodType>(
  schema: T,
  { value }: Located,
  issues: readonly Issue[],
): z.output<T> | null {
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [],
  );
  if (unknown.length === 0 || typeof value === 'string' || isList(value)) return null;
  const known = Object.entries(value).filter(([key]) => !unknown.includes(key));
  const result = schema.safeParse(Object.fromEntries(known));
  return result.success ? result.data : null;
}

interface Record {
  readonly schema: z.core.$ZodType;
  readonly located: Located;
}

/** What is said of a whole group is left out when a key of it is unknown: it most often follows from that. */
function allWorded(issues: readonly Issue[], base: Path, record: Record): Diagnostic[] {
  const unknown = issues
    .filter((issue) => issue.code === 'unrecognized_keys')
    .map((issue) => issue.path.join('/'));
  return issues
    .filter((issue) => issue.code !== 'custom' || !unknown.includes(issue.path.join('/')))
    .flatMap((issue) => worded(issue, base, record));
}

function worded(issue: Issue, base: Path, record: Record): Diagnostic[] {
  const { located } = record;
  const path = [...base, ...issue.path.filter((step) => typeof step !== 'symbol')];
  const written = treeAt(located.value, path);
  const place = located.place(path);
  const tell = (code: string, message: string, remedy: string) => [fault({ place, code, message, remedy })];
  switch (issue.code) {
    case 'custom':
      return [fault({ place, ...refusOf(issue) })];
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path, record));
    case 'invalid_key':
      return invalidKey(issue, path, record);
    case 'invalid_union': {
      const branch = branchOf(issue.errors);
      if (branch !== undefined) return allWorded(branch, path, record);
      const expected = issue.errors.map((errors) => errors.find(isMismatch)!).map((inner) => genre(inner));
      return tell(...mismatch(expected, written));
    }
    case 'invalid_type':
      return written === undefined ? missing(path, record) : tell(...mismatch([genre(issue)], written));
    case 'invalid_value': {
      if (written === undefined) return missing(path, record);
      if (typeof written !== 'string') return tell(...mismatch(['texte'], written));
      const words = issue.values.map(String);
      return written === ''
        ? tell('valeur-vide', 'Rien n’est écrit ici.', `écrivez ${oneOf(words)}.`)
        : tell(
            'mot-inconnu',
            `${cite(written)} n’est pas admis ici.${voulait(written, words)}`,
            `écrivez ${oneOf(words)}.`,
          );
    }
    case 'too_small':
      return tell('liste-vide', 'Cette liste est vide.', 'écrivez-y au moins un élément.');
    case 'too_big':
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_element':
      break;
  }
  throw new Error(`a shape refuses in a way that is not worded: ${issue.code}`);
}

/** Of the forms that a value may take, the one that it was meant to take: its nature fits, something in it does not. */
function branchOf(errors: readonly Issue[][]): Issue[] | undefined {
  const fitting = errors.filter((branch) => !branch.some(isMismatch));
  // Two forms of the same nature: the one that got furthest, else the last, which is the long one.
  return fitting.toSorted((a, b) => depth(a) - depth(b)).at(-1);
}

function depth(branch: readonly Issue[]): number {
  return Math.max(0, ...branch.map((issue) => issue.path.length));
}

/** The value itself is not of the nature expected (text, list, group). */
function isMismatch(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_union') return branchOf(issue.errors) === undefined;
  return issue.code === 'invalid_type';
}

type Genre = 'texte' | 'liste' | 'groupe';

function genre(issue: Issue): Genre {
  const expected = issue.code === 'invalid_type' ? issue.expected : 'string';
  return expected === 'array' ? 'liste' : expected === 'object' || expected === 'record' ? 'groupe' : 'texte';
}

const WORDS: Readonly<{ [genre in Genre]: string }> = {
  texte: 'un texte',
  liste: 'une liste',
  groupe: 'un groupe de clés',
};

/** Code, message, remedy for a value of the wrong nature. */
function mismatch(expected: readonly Genre[], written: Tree | undefined): [string, string, string] {
  if (written === '' || written === undefined)
    return ['valeur-vide', 'Rien n’est écrit ici.', 'écrivez la valeur, ou ôtez la clé.'];
  const wanted = [...new Set(expected)].map((one) => WORDS[one]);
  const is: Genre = typeof written === 'string' ? 'texte' : isList(written) ? 'liste' : 'groupe';
  const message = `Il y a ici ${WORDS[is]}, au lieu ${wanted.map((one) => `d’${one}`).join(' ou ')}.`;
  if (is === 'groupe' && !expected.includes('groupe'))
    return [
      'nature-inattendue',
      message,
      'si c’est un texte qui contient des deux-points, mettez-le entre guillemets ou dans un bloc |.',
    ];
  if (!expected.includes('texte') && is === 'texte')
    return [
      'nature-inattendue',
      message,
      expected.includes('groupe')
        ? 'écrivez à la ligne, en retrait, « clé: valeur ».'
        : 'écrivez un tiret par ligne.',
    ];
  return ['nature-inattendue', message, `écrivez ${wanted.join(' ou ')}.`];
}

function missing(path: Path, { located }: Record): Diagnostic[] {
  const key = String(path.at(-1));
  const place = located.place(path.slice(0, -1));
  return [
    fault({
      place,
      code: 'cle-manquante',
      message: `Il manque ici la clé « ${key} ».`,
      remedy: `ajoutez « ${key}: » et sa valeur.`,
    }),
  ];
}

function unknownKey(key: string, path: Path, { schema, located }: Record): Diagnostic {
  const known = [...new Set(keysAt(schema, path))];
  const suggested = voulait(key, known);
  return fault({
    place: located.place([...path, key], 'key'),
    code: 'cle-inconnue',
    message: `La clé « ${key} » n’existe pas ici.${suggested}`,
    remedy:
      suggested === ''
        ? `ôtez-la ; les clés admises ici sont ${known.join(', ')}.`
        : 'corrigez-la, ou ôtez-la.',
  });
}

function invalidKey(
  issue: Extract<Issue, { code: 'invalid_key' }>,
  path: Path,
  record: Record,
): Diagnostic[] {
  const key = String(path.at(-1));
  const place = record.located.place(path, 'key');
  return issue.issues.map((inner) => {
    if (inner.code === 'custom') {
      return fault({ place, ...refusOf(inner) });
    }
    const words = inner.code === 'invalid_value' ? inner.values.map(String) : [];
    return fault({
      place,
      code: 'cle-inconnue',
      message: `La clé « ${key} » n’existe pas ici.${voulait(key, words)}`,
      remedy: `écrivez ${oneOf(words)}.`,
    });
  });
}

function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ou ${words.at(-1)!}`;
}

/** What a scalar said when it refused. */
function refusOf(issue: Extract<Issue, { code: 'custom' }>): Refus {
  const said: unknown = issue.params?.['refus'];
  if (!isRefus(said)) throw new Error(`a shape refuses without a sentence: ${issue.message}`);
  return said;
}

/** Keys that the shape takes at a path, in all the forms that it may have there. */
function keysAt(schema: unknown, path: Path): string[] {
  const [step, ...rest] = path;
  if (schema instanceof z.ZodOptional) return keysAt(schema.unwrap(), path);
  if (schema instanceof z.ZodPipe) return keysAt(schema.in, path);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => keysAt(option, path));
  if (schema instanceof z.ZodArray) return typeof step === 'number' ? keysAt(schema.element, rest) : [];
  if (schema instanceof z.ZodRecord) {
    if (step !== undefined) return keysAt(schema.valueType, rest);
    return schema.keyType instanceof z.ZodEnum ? schema.keyType.options.map(String) : [];
  }
  if (schema instanceof z.ZodObject)
    return step === undefined ? Object.keys(schema.shape) : keysAt(schema.shape[step], rest);
  return [];
}
