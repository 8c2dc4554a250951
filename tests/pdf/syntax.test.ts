import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayText, name, number, rgb, text } from '../../src/pdf/syntax.ts';
import { textOf } from './lecture.ts';

describe('what PDF text is made of', () => {
  test('numbers have three decimals at most, no exponent, no minus zero', () => {
    expect([0, -0, 1, -12.5, 0.1 + 0.2, 1e-7, -0.0004, 841.8898, 123456.7891].map(number)).toEqual([
      '0',
      '0',
      '1',
      '-12.5',
      '0.3',
      '0',
      '0',
      '841.89',
      '123456.789',
    ]);
    expect(() => number(Number.NaN)).toThrow('NaN');
    expect(() => number(Number.POSITIVE_INFINITY)).toThrow('Infinity');
  });

  test('names escape what would end them', () => {
    expect(name('application/yaml')).toBe('/application#2fyaml');
    expect(name('A B#(é)')).toBe('/A#20B#23#28#c3#a9#29');
  });

  test('a text string reads back as it was, whatever it holds', () => {
    expect(text('Objet (1) \\ fin')).toBe('(Objet \\(1\\) \\\\ fin)');
    expect(text('é')).toBe('<feff00e9>');
    assert(
      property(string({ unit: 'grapheme' }), (value) => {
        expect(textOf(text(value))).toBe(value);
        expect(text(value)).toMatch(/^[\u0020-\u007e]*$/u);
      }),
    );
  });

  test('a day has no hour, hence no time zone', () => {
    expect(dayText('2024-09-12')).toBe('D:20240912');
    expect(() => dayText('12/09/2024')).toThrow('plain date');
  });

  test('colours are parts of one', () => {
    expect([rgb('#000000'), rgb('#ffffff'), rgb('#1a2B3c')]).toEqual(['0 0 0', '1 1 1', '0.102 0.169 0.235']);
    expect(() => rgb('black')).toThrow('black');
  });
});
