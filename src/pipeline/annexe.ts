/** A file that is to be annexed to an act, looked at: what it is by its bytes, and how many pages it has. */
import { pictureHead } from '../pdf/picture-head.ts';
import type { AnnexeVue } from '../records/annexes.ts';
import { pageCount } from '../verify/reading.ts';

/** `name`: as the record writes it, `annexes/convention.pdf`. */
export function annexeSeen(name: string, bytes: Uint8Array): AnnexeVue {
  if (bytes.length === 0) return { pages: null, refus: 'est vide' };
  if (!name.toLowerCase().endsWith('.pdf')) {
    const head = pictureHead(bytes);
    const kind = name.toLowerCase().endsWith('.png') ? 'png' : 'jpeg';
    if (head?.kind === kind) return { pages: 1, refus: null };
    return { pages: null, refus: `n’est pas une image ${kind.toUpperCase()} entière` };
  }
  const pages = pageCount(bytes);
  if (typeof pages === 'number') return { pages, refus: null };
  return { pages: null, refus: `ne se lit pas comme un PDF : ${pages}` };
}
