/** What a file says that it was made from: the hashes that its metadata carry. */
import type { Reading } from './reading.ts';

export interface Making {
  /** SHA-256 of the record carried, of the template, of the fonts. */
  readonly source: string;
  readonly template: string;
  readonly fonts: string;
  /** SHA-256 of its picture; `null` when it draws none. */
  readonly pictures: string | null;
  /** It is addressed to someone whom no record tells. */
  readonly isAddressed: boolean;
  /** Version of the rendering. */
  readonly rendering: number;
}

/** `null` when the file does not say it whole. */
export function readMaking({ identity }: Reading): Making | null {
  const said = (name: string): string | undefined =>
    new RegExp(`<greffe:${name}>([0-9a-f]+)</greffe:${name}>`).exec(identity.xmp ?? '')?.[1];
  const source = said('sourceSha256');
  const template = said('templateSha256');
  const fonts = said('fontsSha256');
  const rendering = said('rendering');
  if (source === undefined || template === undefined || fonts === undefined || rendering === undefined)
    return null;
  const pictures = said('picturesSha256') ?? null;
  const isAddressed = said('addresseeSha256') !== undefined;
  return { source, template, fonts, pictures, isAddressed, rendering: Number(rendering) };
}
