/**
 * What a file says of itself besides its pages. All of it comes from the record and from the bytes that made the document:
 * no clock, no machine, so the same act is the same file for ever.
 */
import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal. */
type Sha256 = string;

export interface Identity {
  /** Of the act: `2024-09-12-bureau_01`. */
  readonly id: string;
  readonly title: string;
  /** The collectivité. */
  readonly author: string;
  readonly subject: string;
  readonly lang: 'fr-FR';
  /** Of the séance, `2024-09-12`: the one date of the file. */
  readonly date: string;
  /** The record that these pages print, carried by the file. */
  readonly source: Source;
  readonly hashes: {
    readonly source: Sha256;
    readonly template: Sha256;
    readonly fonts: Sha256;
    /** Of what is drawn; not there where no picture is. */
    readonly pictures?: Sha256;
    /** Of whom it is addressed to; not there where it is nobody. */
    readonly addressee?: Sha256;
  };
  /** Version of the rendering: it grows when the program draws the same record otherwise. */
  readonly rendering: number;
  /** Its headings are bookmarks however short it is. */
  readonly isOutlined?: boolean;
}

interface Source {
  /** `<id>.yaml` */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly description: string;
}

/** What is written as Producer and CreatorTool. */
export const PRODUCER = 'Greffe';

/**
 * The `/ID` of the file (ISO 32000-1, 14.4): 16 bytes that change with anything that may change its content.
 */
export function fileId(identity: Identity): Uint8Array {
  const { id, title, author, subject, lang, date, source, hashes, rendering } = identity;
  const seed = [id, title, author, subject, lang, date, source.name, source.description, hashes, rendering];
  const hash = createHash('sha256').update(JSON.stringify(seed)).update(source.bytes);
  return Uint8Array.from(hash.digest().subarray(0, 16));
}
