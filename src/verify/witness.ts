/** The witnesses of a file, pdf-parse and pdf.js: readers that share nothing with ours. */
import type { PrintedLine } from './lines.ts';
import { printedText } from './printed.ts';
import { readPdf, tooHeavy, type Reading, type Unread } from './reading.ts';
import { pageItems, sameTagged, taggedByPdfjs, taggedByUs } from './structure.ts';

/** A file by our reader, when it is light enough for the witnesses too. */
export function readForWitnesses(bytes: Uint8Array, name: string): Reading | Unread {
  const reading = readPdf(bytes, name);
  return reading.kind === 'unread' ? reading : (tooHeavy(bytes, name) ?? reading);
}

/** What the witnesses find: the lines that are printed, and whether they see the tags that we see. */
export interface Testimony {
  readonly lines: readonly PrintedLine[];
  readonly structure: boolean;
}

/** `null`: what our reader takes and pdf.js refuses is no proof, the witnesses do not confirm. */
export async function heard(bytes: Uint8Array, { tree }: Reading): Promise<Testimony | null> {
  try {
    const pages = await pageItems(bytes);
    const lines = await printedText(bytes, pages);
    return { lines, structure: tree !== null && sameTagged(taggedByUs(tree), taggedByPdfjs(pages)) };
  } catch {
    return null;
  }
}
