import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grouped, numberInWords, yearInWords } from '../../src/documents/numbers.ts';

describe('numbers in words', () => {
  test.each([
    [0, 'zéro'],
    [1, 'un'],
    [16, 'seize'],
    [17, 'dix-sept'],
    [21, 'vingt et un'],
    [22, 'vingt-deux'],
    [60, 'soixante'],
    [70, 'soixante-dix'],
    [71, 'soixante et onze'],
    [77, 'soixante-dix-sept'],
    [80, 'quatre-vingts'],
    [81, 'quatre-vingt-un'],
    [91, 'quatre-vingt-onze'],
    [99, 'quatre-vingt-dix-neuf'],
    [100, 'cent'],
    [101, 'cent un'],
    [180, 'cent quatre-vingts'],
    [200, 'deux cents'],
    [201, 'deux cent un'],
    [1000, 'mille'],
    [1001, 'mille un'],
    [2024, 'deux mille vingt-quatre'],
    [80_000, 'quatre-vingt mille'],
    [200_000, 'deux cent mille'],
    [347_000, 'trois cent quarante-sept mille'],
    [1_000_000, 'un million'],
    [80_000_000, 'quatre-vingts millions'],
    [200_000_200, 'deux cents millions deux cents'],
    [
      999_999_999,
      'neuf cent quatre-vingt-dix-neuf millions neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf',
    ],
  ])('%i is « %s »', (n, words) => {
    expect(numberInWords(n)).toBe(words);
  });

  test('the words of every number count back to it', () => {
    assert(
      property(integer({ min: 0, max: 999_999_999 }), (n) => {
        expect(counted(numberInWords(n))).toBe(n);
      }),
      { seed: 20240912, numRuns: 2000 },
    );
  });

  test('the words of every number below 2000 count back to it', () => {
    for (let n = 0; n < 2000; n++) expect(counted(numberInWords(n))).toBe(n);
  });

  test.each([-1, 1.5, 1_000_000_000, Number.NaN])('%d has no words', (n) => {
    expect(() => numberInWords(n)).toThrow(RangeError);
  });
});

test.each([
  [2024, 'deux mille vingt-quatre'],
  [2080, 'deux mille quatre-vingt'],
  [2200, 'deux mille deux cent'],
  [1999, 'mil neuf cent quatre-vingt-dix-neuf'],
  [1900, 'mil neuf cent'],
])('the year %i is « %s »', (year, words) => {
  expect(yearInWords(year)).toBe(words);
});

test.each([
  [0, '0'],
  [999, '999'],
  [5072, '5\u202f072'],
  [879_505, '879\u202f505'],
  [1_234_567, '1\u202f234\u202f567'],
  [-12_000, '\u221212\u202f000'],
])('%i is grouped by thousands', (n, figures) => {
  expect(grouped(n)).toBe(figures);
});

/**
 * The oracle reads words and never writes them: a running sum, multiplied by « vingt(s) » after a lone « quatre », by
 * « cent(s) », « mille » and « million(s) ».
 */
function counted(words: string): number {
  const value: Record<string, number> = {
    zéro: 0, un: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10, onze: 11,
    douze: 12, treize: 13, quatorze: 14, quinze: 15, seize: 16, trente: 30, quarante: 40, cinquante: 50, soixante: 60,
  }; // prettier-ignore
  let total = 0;
  let group = 0;
  let last = 0;
  for (const word of words.split(/[ -]/u)) {
    if (word === 'et') continue;
    if (/^vingts?$/u.test(word)) group += last === 4 ? 76 : 20;
    else if (/^cents?$/u.test(word)) group = Math.max(group, 1) * 100;
    else if (word === 'mille') {
      total += Math.max(group, 1) * 1000;
      group = 0;
    } else if (/^millions?$/u.test(word)) {
      total += group * 1_000_000;
      group = 0;
    } else {
      const n = value[word];
      if (n === undefined) throw new Error(`unknown word ${word}`);
      group += n;
    }
    last = value[word] ?? 0;
  }
  return total + group;
}
