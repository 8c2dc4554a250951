/** What a file carries beside its pages: attachments, identity, metadata, and anything that acts by itself. */
import type { FilePage, PdfFile } from './file.ts';
import { isArray, isDict, isRef, isStream, isString, nameOf, textOf } from './objects.ts';
import type { PdfDict, PdfObject } from './objects.ts';
import { treeLeaves } from './tree.ts';

/** An attached file (ISO 32000-1, 7.11.4). Dates are PDF dates as written, `null` when not given. */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** `Source`, `Data`… */
  readonly relationship: string | null;
  readonly description: string | null;
  /** Media type, `application/yaml`. */
  readonly type: string | null;
  readonly checksum: Uint8Array | null;
  readonly created: string | null;
  readonly modified: string | null;
  /** The catalog's `AF` names it too (ISO 19005-3, 6.8). */
  readonly associated: boolean;
}

export interface Identity {
  /** The information dictionary: `Title`, `Author`, `CreationDate`… */
  readonly info: ReadonlyMap<string, string>;
  /** The XMP packet, `null` when there is none. */
  readonly xmp: string | null;
  /** Both halves of `/ID` in hexadecimal. */
  readonly id: readonly [string, string] | null;
  readonly lang: string | null;
}

export function readAttachments(file: PdfFile): readonly Attachment[] {
  const associated = new Set<number>();
  const list = file.resolve(file.catalog.get('AF'));
  if (isArray(list)) for (const item of list) if (isRef(item)) associated.add(item.number);
  const out: Attachment[] = [];
  for (const leaf of treeLeaves(file, file.dict(file.catalog.get('Names')).get('EmbeddedFiles'))) {
    const pairs = file.resolve(leaf.get('Names'));
    if (!isArray(pairs)) continue;
    for (let i = 1; i < pairs.length; i += 2) {
      const ref = pairs[i];
      const one = readAttachment(file, file.dict(ref), isRef(ref) && associated.has(ref.number));
      if (one !== null) out.push(one);
    }
  }
  return out;
}

function readAttachment(file: PdfFile, spec: PdfDict, associated: boolean): Attachment | null {
  const streams = file.dict(spec.get('EF'));
  const stream = file.resolve(streams.get('F') ?? streams.get('UF'));
  if (!isStream(stream)) return null;
  const parameters = file.dict(stream.dict.get('Params'));
  const checksum = file.resolve(parameters.get('CheckSum'));
  return {
    name: text(file, spec.get('UF')) ?? text(file, spec.get('F')) ?? '',
    bytes: file.bytesOf(stream),
    relationship: nameOf(file.resolve(spec.get('AFRelationship'))),
    description: text(file, spec.get('Desc')),
    type: nameOf(file.resolve(stream.dict.get('Subtype'))),
    checksum: isString(checksum) ? checksum.bytes : null,
    created: text(file, parameters.get('CreationDate')),
    modified: text(file, parameters.get('ModDate')),
    associated,
  };
}

export function readIdentity(file: PdfFile): Identity {
  const info = new Map<string, string>();
  for (const [key, value] of file.dict(file.trailer.get('Info'))) {
    const found = text(file, value);
    if (found !== null) info.set(key, found);
  }
  const metadata = file.resolve(file.catalog.get('Metadata'));
  const id = file.resolve(file.trailer.get('ID'));
  const [first, second] = isArray(id) ? id.map((half) => file.resolve(half)) : [];
  return {
    info,
    xmp: isStream(metadata) ? new TextDecoder('utf-8').decode(file.bytesOf(metadata)) : null,
    id:
      isString(first) && isString(second)
        ? [Buffer.from(first.bytes).toString('hex'), Buffer.from(second.bytes).toString('hex')]
        : null,
    lang: text(file, file.catalog.get('Lang')),
  };
}

/**
 * What acts by itself or leads out of the file: `OpenAction`, `JavaScript`, `Launch`, `URI`… An act is a sheet of paper:
 * it has none.
 */
export function readActions(file: PdfFile, pages: readonly FilePage[]): readonly string[] {
  const out = new Set<string>();
  for (const key of ['OpenAction', 'AA']) if (file.catalog.has(key)) out.add(key);
  if (file.dict(file.catalog.get('Names')).has('JavaScript')) out.add('JavaScript');
  for (const page of pages) {
    if (page.dict.has('AA')) out.add('AA');
    const annotations = file.resolve(page.dict.get('Annots'));
    if (isArray(annotations)) for (const one of annotations) annotationActions(file, file.dict(one), out);
  }
  return [...out].sort();
}

function annotationActions(file: PdfFile, annotation: PdfDict, out: Set<string>): void {
  if (annotation.has('AA')) out.add('AA');
  const action = file.resolve(annotation.get('A'));
  if (!isDict(action)) return;
  const type = nameOf(file.resolve(action.get('S'))) ?? 'A';
  // A jump inside the file is paper too: a table of contents leads to its pages.
  if (type !== 'GoTo') out.add(type);
}

function text(file: PdfFile, value: PdfObject | undefined): string | null {
  const found = file.resolve(value);
  return isString(found) ? textOf(found.bytes) : null;
}
