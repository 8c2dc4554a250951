/** A record edited by place: what was asked is read back, no other line changes, and the reverse edits restore the bytes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { edited, editsTo, reversed, type Values } from '../../src/records/edit.ts';
import type { Tree } from '../../src/records/located.ts';
import { readSource } from '../../src/records/source.ts';
import { runs, SEED } from '../promise/runs.ts';

const RECORDS = resolve(import.meta.dirname, '../../records');
const FILES = readdirSync(RECORDS, { recursive: true, encoding: 'utf8' })
  .filter((name) => /(?:\d{4}-.*\/seance|\/\d\d-[^/]*)\.yaml$/u.test(name))
  .map((name) => ({ name, text: readFileSync(join(RECORDS, name), 'utf8') }));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (from: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(from);
const read = (from: Uint8Array): Values => readSource('', from).located!.value;

/** The text of a record that was made to hold other values. */
function made(before: string, change: (values: Values) => Values): string {
  const from = bytes(before);
  const edits = editsTo(from, change(read(from)));
  if (edits === null) throw new Error('not by place');
  const after = edited(from, edits);
  expect(text(edited(after, reversed(from, edits)))).toBe(before);
  return text(after);
}

const SITTING = `# La séance du 13 mars.
assemblee: conseil   # le conseil municipal
date: 2025-03-13

absents: thomas  # a téléphoné
pouvoirs:
  bernard: petit   # reçu la veille

# Ce qui s’est passé.
evenements:
  - {avant: 2, arrivee: thomas}   # à pied
  - avant: 3
    depart: petit
`;

test('an addition takes the place of what it adds to, and leaves the rest as it was typed', () => {
  const after = made(SITTING, ({ pouvoirs, evenements, ...values }) => ({
    ...values,
    absents: ['thomas', 'durand'],
    pouvoirs: { ...(pouvoirs as Values), martin: 'petit' },
    evenements: [...(evenements as Tree[]), { avant: '4', depart: 'martin', pouvoir: 'durand' }],
  }));
  expect(after).toBe(
    SITTING.replace('absents: thomas', 'absents: [thomas, durand]')
      .replace('# reçu la veille\n', '# reçu la veille\n  martin: petit\n')
      .replace('depart: petit\n', 'depart: petit\n  - {avant: 4, depart: martin, pouvoir: durand}\n'),
  );
});

test.each([
  ['\uFEFF', '\n'],
  ['', '\r\n'],
  ['\uFEFF', '\r\n'],
])('a byte order mark and line ends of two characters are kept: %j %j', (mark, end) => {
  const before = `${mark}${SITTING}`.replaceAll('\n', end);
  const after = made(before, ({ pouvoirs, ...values }) => ({
    ...values,
    pouvoirs: { ...(pouvoirs as Values), martin: 'petit' },
    secretaire: 'durand',
  }));
  expect(after.startsWith(mark)).toBe(true);
  expect(after.includes(`  martin: petit${end}`)).toBe(true);
  if (end === '\r\n') expect(after.replaceAll('\r\n', '').includes('\n')).toBe(false);
});

test('what is taken away takes its line, its comma or its key', () => {
  const { pouvoirs: _, ...values } = read(bytes(SITTING));
  expect(made(SITTING, () => values)).toBe(
    SITTING.replace('pouvoirs:\n  bernard: petit   # reçu la veille\n', ''),
  );
  expect(made('a: [x, y, z]\n', () => ({ a: ['x', 'z'] }))).toBe('a: [x, z]\n');
  expect(made('a: [x, y, z]\n', () => ({ a: ['y', 'z'] }))).toBe('a: [y, z]\n');
  expect(made('vote: {contre: a, abstention: b}\n', () => ({ vote: { abstention: 'b' } }))).toBe(
    'vote: {abstention: b}\n',
  );
  expect(made('a: b\nc: d', () => ({ a: 'b' }))).toBe('a: b');
});

/** Values of any record, and texts that YAML would cut if nobody took care. */
const word = fc.constantFrom(
  'durand',
  'petit',
  'el-hassouni',
  '12',
  '18:30',
  'Budget : vote',
  'a, b',
  '# un',
  '«',
  '',
);
const tree: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    word,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('avant', 'depart', 'vote', 'contre', 'pouvoir'), tie('tree'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).tree;

/** The values of a record with one thing of it otherwise, and the key of the top that it stands under. */
function altered(values: Values, at: number, by: Tree, how: number): { values: Values; key: string } {
  const keys = Object.keys(values);
  const key = keys[at % keys.length]!;
  const old = values[key]!;
  const inside: Tree =
    typeof old === 'string' || how === 0
      ? by
      : Array.isArray(old)
        ? how === 1
          ? [...old, by]
          : old.toSpliced(at % Math.max(1, old.length), 1)
        : how === 1
          ? { ...(old as Values), ajout: by }
          : Object.fromEntries(Object.entries(old).slice(1));
  return { values: { ...values, [key]: inside }, key };
}

test('real records: what is asked is read back, and lines of other keys do not move', () => {
  let bare = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...FILES),
      fc.nat(1000),
      tree,
      fc.nat(2),
      fc.constantFrom('\n', '\r\n'),
      ({ text: typed }, at, by, how, end) => {
        const before = typed.replaceAll('\n', end);
        const from = bytes(before);
        const { values, key } = altered(read(from), at, by, how);
        const edits = editsTo(from, values);
        if (edits === null) {
          bare += 1;
          return;
        }
        const after = edited(from, edits);
        expect(read(after)).toEqual(values);
        expect(text(edited(after, reversed(from, edits)))).toBe(before);
        expect(othersOf(text(after), key)).toEqual(othersOf(before, key));
      },
    ),
    { numRuns: runs(300, 20_000), seed: SEED },
  );
  // A text that holds a list as its first word, say, cannot be typed: it is said, not written.
  expect(bare).toBeLessThan(runs(300, 20_000) / 10);
});

/** The lines of a file but those of one key of the top. */
function othersOf(from: string, key: string): string[] {
  let isIn = false;
  return from.split('\n').filter((line) => {
    if (/^[^\s#-]/u.test(line)) isIn = line.startsWith(`${key}:`);
    return !isIn;
  });
}
