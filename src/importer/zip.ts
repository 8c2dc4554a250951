/** The door of yauzl: bytes of a zip → the parts asked for. A zip may come from anybody: nothing is inflated past what a text may weigh. */
import { Buffer } from 'node:buffer';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { Refus } from './refus.ts';

/** Parts of one file: a text of a hundred pages with its pictures has some two hundred. */
const PARTS = 5_000;
/** One part inflated, and all those read, in bytes: a hundred pages are some two MiB of XML. */
const PART = 16 * 1024 * 1024;
const ALL = 48 * 1024 * 1024;

/** What a zip holds: the names of its parts, and those that were asked for. */
export interface Parts {
  readonly names: ReadonlySet<string>;
  readonly bytes: ReadonlyMap<string, Uint8Array>;
}

/** Reads the parts that `wanted` names. Throws `Refus`. */
export async function unzipped(file: Uint8Array, wanted: (name: string) => boolean): Promise<Parts> {
  const names = new Set<string>();
  const bytes = new Map<string, Uint8Array>();
  let all = 0;
  try {
    const zip = await fromBufferPromise(Buffer.from(file.buffer, file.byteOffset, file.byteLength), {
      lazyEntries: true,
      strictFileNames: true,
    });
    if (zip.entryCount > PARTS) throw new Refus('import-demesure', `il compte ${zip.entryCount} pièces`);
    for await (const entry of zip.eachEntry()) {
      if (names.has(entry.fileName))
        throw new Refus('import-abime', `deux pièces s’y nomment ${entry.fileName}`);
      names.add(entry.fileName);
      if (!wanted(entry.fileName)) continue;
      if (entry.isEncrypted()) throw new Refus('import-chiffre');
      // What a part says that it weighs is held to: yauzl stops one that gives more.
      all += entry.uncompressedSize;
      if (entry.uncompressedSize > PART || all > ALL)
        throw new Refus('import-demesure', `${entry.fileName} pèserait ${mib(entry.uncompressedSize)} Mio`);
      bytes.set(entry.fileName, await inflated(zip, entry));
    }
  } catch (error) {
    throw error instanceof Refus ? error : refusalOf(error);
  }
  return { names, bytes };
}

async function inflated(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry))
    if (chunk instanceof Uint8Array) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

function mib(size: number): string {
  return (size / 1024 / 1024).toFixed(0);
}

/** yauzl says in English what is wrong; two of its refusals are of their own kind. */
function refusalOf(error: unknown): Refus {
  const said = error instanceof Error ? error.message : '';
  if (/^(?:invalid relative path|absolute path|invalid characters in fileName)/u.test(said))
    return new Refus('import-chemin', said.slice(said.indexOf(':') + 2));
  if (said.startsWith('too many bytes in the stream'))
    return new Refus('import-demesure', 'une pièce y tait son poids');
  return new Refus('import-abime');
}
