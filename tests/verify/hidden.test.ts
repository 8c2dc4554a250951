/** What was to be hidden is found wherever a file still has it. */
import { expect, test } from 'vitest';
import { remainsIn } from '../../src/verify/hidden.ts';
import { actOf, INVENTED, pdfOf, readingOf, RECORDS } from '../road/road.ts';
import { objectsIn } from '../promise/unpacked.ts';
import { written } from './build.ts';

const { bytes } = pdfOf(actOf(RECORDS, INVENTED));

const found = (file: Uint8Array, ...texts: string[]) => remainsIn(file, readingOf(file), texts);

/** The file, with one of its objects changed or one more. */
function edited(edit: (objects: Map<string, string>) => void): Uint8Array {
  const { objects, trailer } = objectsIn(bytes);
  edit(objects);
  return written(objects, trailer);
}

const utf16 = (text: string): string => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;

test('in the pages, whole words, in capitals or not, over a line end', () => {
  expect(found(bytes, 'Bellerive-les-Étangs', 'BELLERIVE-LES-ÉTANGS').map(({ page }) => page)).toEqual([
    2, 2,
  ]);
  expect(found(bytes, 'ellerive-les-Étangs', 'Bellerive-les-Étan', 'M. Jean DUPONT')).toEqual([]);
  expect(found(bytes)).toEqual([]);
});

test('in a text that no page shows, wherever it is', () => {
  const put = '/Dupont';
  const text = 'M. Jean Dupont';
  const files = [
    // An object that nothing leads to.
    edited((objects) => objects.set('9001', utf16(text))),
    edited((objects) => objects.set('9001', `<<${put} [${utf16(text)}]>>`)),
    edited((objects) => objects.set('9001', `<</Length ${text.length}>>stream\n${text}\nendstream`)),
    // The title, the words of a tag.
    edited((objects) => {
      for (const [name, object] of objects)
        if (object.includes('/Title'))
          objects.set(name, object.replace(/\/Title \{\d+\}/, `/Title ${utf16(text)}`));
    }),
    edited((objects) => {
      for (const [name, object] of objects)
        if (object.includes('/S /H1'))
          objects.set(name, object.replace('<<', `<</ActualText ${utf16(`${text}, agent`)}`));
    }),
  ];
  for (const [i, file] of files.entries())
    expect([i, found(file, 'M. Jean DUPONT')]).toEqual([i, [{ text: 'M. Jean DUPONT', page: null }]]);
});
