/**
 * What was hidden from a file, looked for in all of it: pages and tags as they are read, every string and every unpacked stream,
 * whether or not anything leads there. A passage covered, or left in a title, a bookmark or the record carried, is found.
 */
import { openFile } from './file.ts';
import { isArray, isDict, isStream, isString, textOf, type PdfObject } from './objects.ts';
import type { Reading } from './reading.ts';
import { leavesOf } from './running.ts';

/** A text that can still be read, and where: a page from 1, or `null` for what no page shows. */
export interface Remains {
  readonly text: string;
  readonly page: number | null;
}

/** Those of the texts that a file still holds, as whole words, in capitals or not. The file is one that could be read. */
export function remainsIn(bytes: Uint8Array, reading: Reading, texts: readonly string[]): readonly Remains[] {
  if (texts.length === 0) return [];
  const shown = reading.pages.map(({ runs }) => folded(runs.map(({ text }) => text).join('')));
  const tagged = reading.tree === null ? [] : leavesOf(reading.tree).map(({ text }) => folded(text));
  const unseen = everyText(bytes).map(folded);
  return texts.flatMap((text): Remains[] => {
    const wanted = folded(text);
    if (wanted === '') return [];
    const page = shown.findIndex((each) => holds(each, wanted));
    if (page >= 0) return [{ text, page: page + 1 }];
    return [...tagged, ...unseen].some((each) => holds(each, wanted)) ? [{ text, page: null }] : [];
  });
}

/** Every string and every stream of a file. */
function everyText(bytes: Uint8Array): readonly string[] {
  const file = openFile(bytes);
  const out: string[] = [];
  const walk = (value: PdfObject): void => {
    if (isString(value)) out.push(textOf(value.bytes));
    else if (isArray(value)) value.forEach(walk);
    else if (isStream(value)) {
      walk(value.dict);
      out.push(new TextDecoder().decode(file.bytesOf(value)));
    } else if (isDict(value)) for (const item of value.values()) walk(item);
  };
  walk(file.trailer);
  for (const number of file.numbers) walk(file.resolve({ kind: 'ref', number, generation: 0 }));
  return out;
}

/** What a person reads, however it is spaced, cut or capitalised. */
function folded(text: string): string {
  return text.replaceAll('\u00ad', '').replaceAll(/\s+/gu, ' ').trim().toLowerCase();
}

/** `roy` is in « m. roy », not in « royal ». */
function holds(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    if (!LETTER.test(text[at - 1] ?? '') && !LETTER.test(text[at + wanted.length] ?? '')) return true;
  return false;
}

const LETTER = /[\p{L}\p{N}]/u;
