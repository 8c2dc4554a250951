/** The journal: what was changed in it is found, whatever it is; what a crash cut short is told from it. */
import { describe, expect, test } from 'vitest';
import type { Event, Fact } from '../../src/archive/facts.ts';
import { lineOf, readJournal, START, type JournalRead } from '../../src/archive/journal.ts';
import { announce, chance, runs, SEED } from '../promise/runs.ts';

const T = '2026-11-23T02:00:07Z';
const ACT = { id: '2024-09-12-bureau_07', document: 'extrait' } as const;
const HASH = 'ab'.repeat(32);

function built(rank: number): Event {
  return {
    ev: 'built',
    ...ACT,
    id: `2024-09-12-bureau_${String(rank).padStart(2, '0')}`,
    key: HASH,
    sha256: HASH,
    size: 39112,
  };
}

/** So many lines, as they are written. */
function journal(count: number): Buffer {
  let before = START;
  const lines = Array.from({ length: count }, (_, i) => {
    const { line, seal } = lineOf(built(i + 1), { n: i + 1, t: T, before });
    before = seal;
    return `${line}\n`;
  });
  return Buffer.from(lines.join(''));
}

function read(bytes: Uint8Array): JournalRead & { readonly facts: readonly Fact[] } {
  const facts: Fact[] = [];
  return { ...readJournal(bytes, (fact) => facts.push(fact)), facts };
}

const SIXTY = journal(60);

test('a line tells its number, its moment, its fact, and the seal of all that is before it', () => {
  const { line, seal } = lineOf(built(7), { n: 1, t: T, before: START });
  expect(line).toBe(
    `{"n":1,"t":"${T}","ev":"built","id":"2024-09-12-bureau_07","document":"extrait","key":"${HASH}","sha256":"${HASH}","size":39112,"h":"${seal}"}`,
  );
});

test('a sound journal: every fact in order, the seal of the last line', () => {
  const { lines, facts, fault, torn, sound } = read(SIXTY);
  expect({ lines, fault, torn, sound }).toEqual({ lines: 60, fault: null, torn: 0, sound: SIXTY.length });
  expect(facts.map(({ n }) => n)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
  expect(read(Buffer.alloc(0))).toMatchObject({ lines: 0, head: START, fault: null });
});

test('one bit changed anywhere is refused, at its line', () => {
  const count = runs(800, 10_000);
  announce('bits of the journal', count);
  const { below } = chance(SEED);
  for (let i = 0; i < count; i += 1) {
    const at = below(SIXTY.length);
    const changed = Buffer.from(SIXTY);
    changed[at]! ^= 1 << below(8);
    const line = SIXTY.subarray(0, at).toString('latin1').split('\n').length;
    const { fault } = read(changed);
    expect(fault, `byte ${at}`).not.toBeNull();
    // An end of line that is gone is seen where the two lines begin.
    expect(fault?.line, `byte ${at}`).toBe(line);
  }
});

describe('what a crash leaves', () => {
  const whole = journal(3);
  const start = journal(2).length;

  test('a last line cut at any byte is torn, and the lines before it hold', () => {
    for (let cut = start + 1; cut < whole.length - 1; cut += 1)
      expect(read(whole.subarray(0, cut))).toMatchObject({
        lines: 2,
        fault: null,
        torn: cut - start,
        sound: start,
      });
  });

  test('a last line that lacks only its end of line is kept', () => {
    expect(read(whole.subarray(0, -1))).toMatchObject({ lines: 3, fault: null, torn: 0, unended: true });
  });

  test('a last line whose end of line alone was in a block that did not reach the disk is kept', () => {
    const lost = Buffer.from(whole);
    lost[lost.length - 1] = 0;
    expect(read(lost)).toMatchObject({
      lines: 3,
      fault: null,
      torn: 1,
      unended: true,
      sound: whole.length - 1,
    });
  });

  test('a block of zeros is torn, even before lines that reached the disk', () => {
    const five = Buffer.from(journal(5));
    five.fill(0, start + 20, start + 420);
    expect(read(five)).toMatchObject({ lines: 2, fault: null, torn: five.length - start });
  });
});

test.each([
  ['lines exchanged', (lines: string[]) => [lines[1]!, lines[0]!, lines[2]!], 1],
  ['a line taken out', (lines: string[]) => [lines[0]!, lines[2]!], 2],
  ['a line said twice', (lines: string[]) => [lines[0]!, lines[0]!, lines[1]!], 2],
  ['a foreign line', (lines: string[]) => [lines[0]!, '{"n":2}', lines[1]!], 2],
])('%s', (_, changed, line) => {
  const lines = journal(3).toString().trimEnd().split('\n');
  expect(read(Buffer.from(`${changed(lines).join('\n')}\n`)).fault?.line).toBe(line);
});

test('a fact of a later version is refused, not passed over', () => {
  const event = { ev: 'transmitted', ...ACT } as unknown as Event;
  const { line } = lineOf(event, { n: 1, t: T, before: START });
  expect(read(Buffer.from(`${line}\n`)).fault?.why).toMatch(/version plus récente/);
});
