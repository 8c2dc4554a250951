/** A file of ours written again with nothing packed: its objects in the open, where a changed byte is a changed object. */
import { openFile } from '../../src/verify/file.ts';
import {
  isArray,
  isDict,
  isRef,
  isStream,
  isString,
  nameOf,
  numberOf,
  type PdfDict,
  type PdfObject,
} from '../../src/verify/objects.ts';
import { written } from '../verify/build.ts';

/** Its objects by number (`12`), `{12}` standing for a reference, and the entries of its trailer; as `written` takes them. */
export function objectsIn(bytes: Uint8Array): {
  readonly objects: Map<string, string>;
  readonly trailer: string;
} {
  const file = openFile(bytes);
  const told = (value: PdfObject): string => {
    if (isRef(value)) return `{${value.number}}`;
    if (isString(value)) return `<${Buffer.from(value.bytes).toString('hex')}>`;
    if (isArray(value)) return `[${value.map(told).join(' ')}]`;
    if (isStream(value)) {
      const data = Buffer.from(file.bytesOf(value)).toString('latin1');
      const dict: PdfDict = new Map(
        [...value.dict].filter(([key]) => !['Filter', 'DecodeParms', 'Length'].includes(key)),
      );
      return `${told(dict).slice(0, -2)}/Length ${data.length}>>stream\n${data}\nendstream`;
    }
    if (isDict(value)) return `<<${[...value].map(([key, item]) => `/${key} ${told(item)}`).join('')}>>`;
    const name = nameOf(value);
    return name === null
      ? JSON.stringify(value)
      : `/${name.replaceAll(/[^\w+.-]/gu, (c) => `#${c.charCodeAt(0).toString(16)}`)}`;
  };
  const size = numberOf(file.resolve(file.trailer.get('Size')), 0);
  const objects = new Map<string, string>();
  for (let number = 1; number < size; number += 1) {
    const value = file.resolve({ kind: 'ref', number, generation: 0 });
    const type = isStream(value) ? nameOf(value.dict.get('Type')) : null;
    if (value !== null && type !== 'ObjStm' && type !== 'XRef') objects.set(String(number), told(value));
  }
  const trailer = ['Root', 'Info', 'ID']
    .map((key) => `/${key} ${told(file.trailer.get(key) ?? null)}`)
    .join('');
  return { objects, trailer };
}

export function unpacked(bytes: Uint8Array): Uint8Array {
  const { objects, trailer } = objectsIn(bytes);
  return written(objects, trailer);
}
