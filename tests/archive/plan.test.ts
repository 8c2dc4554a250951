/** What is done about an act: drafts are made again, issued acts never. */
import { expect, test } from 'vitest';
import type { Event } from '../../src/archive/facts.ts';
import { deedOf, knownKeys, type Today } from '../../src/archive/plan.ts';
import { emptyState, fold, nameOf, type Entry } from '../../src/archive/state.ts';

const ACT = { id: '2024-09-12-bureau_07', document: 'extrait' } as const;

const built = (key: string, sha256 = key): Event => ({ ev: 'built', ...ACT, key, sha256, size: 1 });
const issued = (version: number, key: string): Event => ({
  ...{ ev: 'issued', ...ACT, version, key, sha256: key, size: 1, source: 's', record: 'r' },
  ...{ by: 'A. DURAND', reason: null },
});
const drift = (key: string): Event => ({ ev: 'drift', ...ACT, version: 1, key, sha256: key, class: 'data' });
const said = (ev: 'withdrawn', version: number): Event => ({
  ev,
  ...ACT,
  version,
  by: 'x',
  reason: 'y',
  note: 'n',
});

function after(...events: readonly Event[]): Entry | undefined {
  const state = emptyState();
  events.forEach((event, i) => fold(state, { n: i + 1, t: '', ...event }));
  return state.entries.get(nameOf(ACT.id, ACT.document));
}

const same = (key: string): Today => ({ kind: 'same', key });
const made = (key: string, sha256 = key): Today => ({ kind: 'made', key, sha256, size: 1, class: 'data' });
const refused: Today = { kind: 'refused', cause: 'c' };

test.each<[string, readonly Event[], Today, string, readonly Event['ev'][]]>([
  ['new', [], made('a'), 'write', ['built']],
  ['unchanged', [built('a')], same('a'), 'keep', []],
  ['changed', [built('a')], made('b'), 'write', ['built']],
  ['refused', [built('a')], refused, 'refuse', ['failed']],
  ['refused as before', [built('a'), { ev: 'failed', ...ACT, cause: 'c' }], refused, 'refuse', []],
  ['sound again', [built('a'), { ev: 'failed', ...ACT, cause: 'c' }], same('a'), 'keep', ['same']],
  ['back from being an orphan', [built('a'), { ev: 'orphan', ...ACT }], same('a'), 'keep', ['same']],
  ['issued, unchanged', [built('a'), issued(1, 'a')], same('a'), 'keep', []],
  ['issued, other key, same bytes', [built('a'), issued(1, 'a')], made('b', 'a'), 'keep', ['same']],
  ['issued, other bytes', [built('a'), issued(1, 'a')], made('b'), 'differ', ['drift']],
  ['issued, other as before', [issued(1, 'a'), drift('b')], same('b'), 'differ', []],
  ['issued, no longer other', [issued(1, 'a'), drift('b')], same('a'), 'keep', ['same']],
  ['taken back', [issued(1, 'a'), said('withdrawn', 1)], made('a'), 'write', ['built']],
  [
    'the second taken back',
    [issued(1, 'a'), issued(2, 'b'), said('withdrawn', 2)],
    made('b'),
    'differ',
    ['drift'],
  ],
])('%s', (_, past, today, kind, events) => {
  const deed = deedOf(ACT, after(...past), today);
  expect({ kind: deed.kind, events: deed.events.map(({ ev }) => ev) }).toEqual({ kind, events });
});

test('an issued act is never written, whatever today says', () => {
  for (const today of [same('a'), made('b'), made('b', 'a'), refused])
    expect(deedOf(ACT, after(built('a'), issued(1, 'a')), today).kind).not.toBe('write');
});

test('keys with which nothing need be made', () => {
  expect(knownKeys(undefined, true)).toEqual([]);
  expect(knownKeys(after(built('a')), true)).toEqual(['a']);
  expect(knownKeys(after(built('a')), false)).toEqual([]);
  expect(knownKeys(after(issued(1, 'a')), false)).toEqual(['a']);
  expect(knownKeys(after(issued(1, 'a'), drift('b')), true)).toEqual(['a', 'b']);
});

test('an acknowledged drift is so until its content changes', () => {
  const known: Event = { ev: 'acknowledged', ...ACT, key: 'b', by: 'x', reason: 'y' };
  expect(after(issued(1, 'a'), drift('b'), known)?.drift?.acknowledged).toBe(true);
  expect(after(issued(1, 'a'), drift('b'), known, drift('c'))?.drift?.acknowledged).toBe(false);
});
