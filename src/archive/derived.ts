/**
 * `index.jsonl`: what a run remembers so that the next one need not parse what did not change. It is no truth: without it, or with a
 * line of it changed, what it would have told is read again.
 */
import type { Rappel, Souvenir } from '../pipeline.ts';
import { hashOf, sha256 } from '../pipeline/hash.ts';

/** What is remembered of a séance that was sound. */
export interface Remembered {
  /** Folder below the records: `2024/2024-09-12-bureau`. */
  readonly folder: string;
  /** Read key: of all files that its acts may depend on. */
  readonly read: string;
  /** Hash of what it saw of the séances before it. */
  readonly seen: string;
  /** Slugs of the bodies that it depends on. */
  readonly bodies: readonly string[];
  /** Its family of templates. */
  readonly family: string;
  /** Its acts, with the key of each. */
  readonly acts: readonly { readonly id: string; readonly key: string }[];
}

/** A line of the index. What the séance is to those after it is read only when one of them changed. */
export interface Line extends Remembered {
  readonly souvenir: () => Souvenir | null;
  readonly bytes: Uint8Array;
}

const TAB = 0x09;
const FIRST = Buffer.from('{"folder":"');
/** Hexadecimal digits of a seal. */
const SEAL = 64;

/** The line of a séance: what is looked at each time, what is looked at when something changed, and the seal of both. */
export function lineOfIndex(remembered: Remembered, souvenir: Souvenir | null): Line {
  const body = Buffer.from(`${JSON.stringify(remembered)}\t${JSON.stringify(souvenir)}\t`);
  return {
    ...remembered,
    souvenir: () => souvenir,
    bytes: Buffer.concat([body, Buffer.from(`${sha256(body)}\n`)]),
  };
}

/** What a line, with its end, remembers; `null` when it does not verify. */
export function readLine(line: Uint8Array): Line | null {
  const bytes = Buffer.from(line.buffer, line.byteOffset, line.byteLength);
  const body = bytes.subarray(0, -SEAL - 1);
  if (sha256(body) !== bytes.subarray(-SEAL - 1, -1).toString('latin1')) return null;
  const tab = body.indexOf(TAB);
  const remembered: unknown = JSON.parse(body.subarray(0, tab).toString());
  if (!isRemembered(remembered)) return null;
  const souvenir = (): Souvenir | null => {
    const read: unknown = JSON.parse(body.subarray(tab + 1, -1).toString());
    return isSouvenir(read) ? read : null;
  };
  return { ...remembered, souvenir, bytes: line };
}

/** The folder that a line says first, before it is verified; `null` when it says none. */
export function folderOfLine(line: Uint8Array): string | null {
  const bytes = Buffer.from(line.buffer, line.byteOffset, line.byteLength);
  const end = bytes.subarray(0, FIRST.length).equals(FIRST) ? bytes.indexOf('"', FIRST.length) : -1;
  return end === -1 ? null : bytes.toString('utf8', FIRST.length, end);
}

/** What is sealed was written by this program, and is of no use to another version, whose keys differ: a glance is enough. */
function isRemembered(value: unknown): value is Remembered {
  return (
    typeof value === 'object' && value !== null && 'folder' in value && 'read' in value && 'acts' in value
  );
}

function isSouvenir(value: unknown): value is Souvenir {
  return typeof value === 'object' && value !== null && 'corps' in value && 'seance' in value;
}

/** One hash of what a séance sees of those before it. */
export function seenKey(rappel: Rappel): string {
  return sha256(new TextEncoder().encode(JSON.stringify(rappel)));
}

/** The contents that acts depend on besides those of their own folder, by name, each hashed. */
export interface Surroundings {
  readonly bodies: ReadonlyMap<string, string>;
  /** Of the templates of a family. */
  readonly family: (name: string) => string;
  /** Program, fonts, and all that every act depends on. */
  readonly common: string;
  /** Decisions by delegation of a year. */
  readonly decisions: ReadonlyMap<string, string>;
}

/** The read key of all bodies and decisions, which have faults of their own. */
export function bodiesKey({ bodies, common, decisions }: Surroundings): string {
  return hashOf([['common', common], ...below('assemblees', bodies), ...below('decisions', decisions)]);
}

function below(name: string, keys: ReadonlyMap<string, string>): (readonly [string, string])[] {
  return [...keys].map(([key, value]) => [`${name}/${key}`, value]);
}

/** The read key of a séance: `own` is the hash of its folder. A file that is no longer there counts as a change. */
export function readKey(
  own: string,
  { folder, bodies, family }: Pick<Remembered, 'folder' | 'bodies' | 'family'>,
  around: Surroundings,
): string {
  const year = folder.slice(0, 4);
  const before = String(Number(year) - 1);
  return hashOf([
    ['own', own],
    ['common', around.common],
    [`templates/${family}`, around.family(family)],
    ...[year, before].map((each) => [`decisions/${each}`, around.decisions.get(each) ?? ''] as const),
    ...bodies.map((slug) => [`assemblees/${slug}`, around.bodies.get(slug) ?? ''] as const),
  ]);
}
