/** What the bar of a long run says. */
import { expect, test } from 'vitest';
import { rateOf, timeLeft } from '../../src/commands/pace.ts';

test('time left is told in units that people use', () => {
  expect([0, 59, 60, 200, 3600, 3725, Infinity, NaN].map((each) => timeLeft(each))).toEqual([
    '0 s',
    '59 s',
    '1 min 00 s',
    '3 min 20 s',
    '1 h 00 min',
    '1 h 02 min',
    '…',
    '…',
  ]);
});

test('a rate has a digit after the comma only when it is small', () => {
  expect([rateOf(1120, 10_000), rateOf(4, 10_000), rateOf(0, 0)]).toEqual(['112', '0,4', '0']);
});
