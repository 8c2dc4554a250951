import { describe, expect, test } from 'vitest';
import { dateInFrench, hourInFrench, lanEtJour, weekdayAndDate } from '../../src/documents/dates.ts';

describe('days', () => {
  test.each([
    ['2024-09-12', '12 septembre 2024', 'jeudi 12 septembre 2024'],
    ['2025-03-01', '1er mars 2025', 'samedi 1er mars 2025'],
    ['2024-02-29', '29 février 2024', 'jeudi 29 février 2024'],
    ['2025-08-31', '31 août 2025', 'dimanche 31 août 2025'],
    ['1999-12-31', '31 décembre 1999', 'vendredi 31 décembre 1999'],
  ])('%s is « %s »', (day, short, long) => {
    expect(dateInFrench(day)).toBe(short);
    expect(weekdayAndDate(day)).toBe(long);
  });

  test('a day in words', () => {
    expect(dateInFrench('2024-09-12', 'en-lettres')).toBe('douze septembre deux mille vingt-quatre');
    expect(dateInFrench('2021-01-01', 'en-lettres')).toBe('premier janvier deux mille vingt et un');
    expect(weekdayAndDate('2025-03-06', 'en-lettres')).toBe('jeudi six mars deux mille vingt-cinq');
    expect(lanEtJour('2024-09-12')).toBe('L’an deux mille vingt-quatre, le douze septembre');
  });
});

describe('hours', () => {
  test.each([
    ['18:30', '18\u00a0h\u00a030', '18h30', 'dix-huit heures trente'],
    ['20:00', '20\u00a0h', '20h', 'vingt heures'],
    ['9:05', '9\u00a0h\u00a005', '9h05', 'neuf heures cinq'],
    ['21:21', '21\u00a0h\u00a021', '21h21', 'vingt et une heures vingt et une'],
    ['1:00', '1\u00a0h', '1h', 'une heure'],
    ['0:40', '0\u00a0h\u00a040', '0h40', 'minuit quarante'],
    ['12:15', '12\u00a0h\u00a015', '12h15', 'midi quinze'],
  ])('%s in the three styles', (hour, spaced, tight, words) => {
    expect(hourInFrench(hour)).toBe(spaced);
    expect(hourInFrench(hour, '18h30')).toBe(tight);
    expect(hourInFrench(hour, 'en-lettres')).toBe(words);
  });
});
