/** All that a file holds, unpacked: every object, every stream, whatever leads to it. */
import { openFile } from '../../src/verify/file.ts';
import {
  isArray,
  isDict,
  isRef,
  isStream,
  isString,
  nameOf,
  numberOf,
  utf16,
  type PdfObject,
} from '../../src/verify/objects.ts';
import { readingOf } from '../road/road.ts';

export interface Contents {
  /** Strings, streams and the text of the pages, in each encoding that they may have. */
  readonly text: string;
  /** Every name: keys of dictionaries and values. */
  readonly names: ReadonlySet<string>;
}

/** Throws when an object cannot be read. */
export function contentsOf(bytes: Uint8Array): Contents {
  const file = openFile(bytes);
  const names = new Set<string>();
  const out: string[] = [];
  const walk = (value: PdfObject): void => {
    const name = nameOf(value);
    if (name !== null) names.add(name);
    else if (isString(value)) out.push(...readings(value.bytes));
    else if (isArray(value)) value.forEach(walk);
    else if (isStream(value)) {
      walk(value.dict);
      out.push(...readings(file.bytesOf(value)));
    } else if (isDict(value))
      for (const [key, item] of value) {
        names.add(key);
        walk(item);
      }
    else if (!isRef(value)) out.push(JSON.stringify(value));
  };
  walk(file.trailer);
  const size = numberOf(file.resolve(file.trailer.get('Size')), 0);
  for (let number = 1; number < size; number += 1) walk(file.resolve({ kind: 'ref', number, generation: 0 }));
  out.push(
    readingOf(bytes)
      .pages.flatMap(({ runs }) => runs.map(({ text }) => text))
      .join(''),
  );
  return { text: out.join('\n'), names };
}

/** Bytes as UTF-8, as Latin-1 with and without the zero bytes of our two-byte codes, as UTF-16. */
function readings(bytes: Uint8Array): readonly string[] {
  const latin1 = Buffer.from(bytes).toString('latin1');
  return [Buffer.from(bytes).toString('utf8'), latin1, latin1.replaceAll('\0', ''), utf16(bytes, 0)];
}

/** What acts by itself, or leads out of the file: an act has none of it. */
export const ACTING = [
  'JavaScript',
  'JS',
  'OpenAction',
  'AA',
  'Launch',
  'URI',
  'SubmitForm',
  'GoToR',
  'GoToE',
  'ImportData',
  'RichMedia',
  'Movie',
  'Rendition',
  'Annots',
  'AcroForm',
];
