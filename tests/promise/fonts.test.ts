/** The fonts that every act carries, and what a file weighs. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openFile } from '../../src/verify/file.ts';
import { isStream } from '../../src/verify/objects.ts';
import { actOf, pdfOf, PRESS, REAL, RECORDS } from '../road/road.ts';

const FOLDER = resolve(import.meta.dirname, '../../templates/polices');

test('are those that were looked at, and no other, with their licence', () => {
  const sums = readFileSync(join(FOLDER, 'SHA256SUMS'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(/ +/u));
  const names = readdirSync(FOLDER).filter((name) => name !== 'SHA256SUMS' && name !== 'OFL.txt');
  expect(new Set(sums.map(([, name]) => name))).toEqual(new Set(names));
  for (const [sum, name] of sums)
    expect([
      name,
      createHash('sha256')
        .update(readFileSync(join(FOLDER, name!)))
        .digest('hex'),
    ]).toEqual([name, sum]);
  expect(names.every((name) => name.endsWith('.ttf'))).toBe(true);
  expect(readFileSync(join(FOLDER, 'OFL.txt'), 'utf8')).toContain('SIL OPEN FONT LICENSE Version 1.1');
});

test('are all of TrueType outlines, and have the characters of French and the spaces that it tells apart', () => {
  for (const face of ['sans', 'serif'])
    for (const style of ['regular', 'bold', 'italic', 'bold-italic'])
      for (const character of 'éèêëàâäçîïôöùûüÿœæÉÈÊÀÂÇÎÔŒÆ«»“”‘’…–—€°²§½ \u00a0\u202f\u2011\u00ad-')
        expect(
          PRESS.fonts.font(`${face}-${style}` as 'sans-regular').glyph(character.codePointAt(0)!),
        ).toBeGreaterThan(0);
});

/** Bytes of a file by what they are for: its streams by type, and the rest. */
function weights(bytes: Uint8Array): Readonly<Record<string, number>> {
  const file = openFile(bytes);
  const out: Record<string, number> = {};
  for (let number = 1; number < 2000; number += 1) {
    const value = file.resolve({ kind: 'ref', number, generation: 0 });
    if (!isStream(value)) continue;
    const what = value.dict.has('Length1') ? 'fonts' : 'others';
    out[what] = (out[what] ?? 0) + value.raw.length;
  }
  return out;
}

test('the real extract weighs less than 40 kB, its record and its fonts included', () => {
  const { bytes } = pdfOf(actOf(RECORDS, REAL));
  const { fonts = 0 } = weights(bytes);
  console.info(`the real extract: ${bytes.length} bytes, of which ${fonts} are its fonts`);
  expect(bytes.length).toBeLessThan(40_000);
  expect(fonts).toBeLessThan(15_000);
});
