import { assert, date, property } from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber, weekday } from '../../src/records/days.ts';
import { clearDays, daysBetween, within } from '../../src/rules/calendar.ts';

test('neither the day of sending nor the day of the séance is a clear day', () => {
  expect(clearDays('2024-09-06', '2024-09-12')).toBe(5);
  expect(clearDays('2024-02-27', '2024-03-01')).toBe(2);
  expect(clearDays('2024-09-12', '2024-09-12')).toBe(-1);
  expect(daysBetween('2024-12-31', '2025-01-01')).toBe(1);
});

test('day numbers and weekdays are those of a calendar without time zone', () => {
  const names = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];
  expect(dayNumber('1970-01-01')).toBe(0);
  assert(
    property(
      date({ min: new Date('1800-01-01'), max: new Date('2399-12-31'), noInvalidDate: true }),
      (moment) => {
        const day = moment.toISOString().slice(0, 10);
        expect(dayNumber(day)).toBe(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
        expect(weekday(day)).toBe(names[moment.getUTCDay()]);
      },
    ),
    { seed: 20240912 },
  );
});

test('both ends of a span count, and either may be open', () => {
  expect(within('2020-03-12', '2020-03-12', '2020-07-10')).toBe(true);
  expect(within('2020-07-10', '2020-03-12', '2020-07-10')).toBe(true);
  expect(within('2020-07-11', '2020-03-12', '2020-07-10')).toBe(false);
  expect(within('2020-03-11', '2020-03-12', null)).toBe(false);
  expect(within('1999-01-01', null, null)).toBe(true);
});
