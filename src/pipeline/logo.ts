/** The pictures of a document: the logo of its body, looked at before it is ever drawn, and ready to be laid out and painted. */
import type { Pictures } from '../layout/layout.ts';
import type { Laid } from '../layout/page.ts';
import { pictureHead } from '../pdf/picture-head.ts';
import { isDrawable } from '../pdf/pictures.ts';
import { LOGO } from '../documents/body.ts';
import type { Assemblee } from '../records/assemblee-du-jour.ts';
import type { LogoVu } from '../records/logo.ts';
import { sha256 } from './hash.ts';

/** A logo weighs no more, and has no more pixels: each document carries it. */
const HEAVIEST = 1024 * 1024;
const MOST_PIXELS = 4_000_000;

const refused = (refus: string): LogoVu => ({ image: null, refus });

/** A picture beside the files of the bodies: nothing of it is unpacked before its size is known. */
export function logoSeen(bytes: Uint8Array): LogoVu {
  if (bytes.length > HEAVIEST)
    return refused(
      `pèse ${(bytes.length / HEAVIEST).toFixed(1).replace('.', ',')} Mio : un logo en pèse 1 au plus`,
    );
  const head = pictureHead(bytes);
  if (head === null) return refused('n’est pas une image PNG ou JPEG entière');
  const { width, height } = head;
  if (width * height > MOST_PIXELS)
    return refused(`a ${width} × ${height} points : un logo en a 4 millions au plus`);
  if (!isDrawable(bytes)) return refused('est abîmée, ou n’est ni en gris ni en rouge, vert et bleu');
  return { image: { bytes, width, height }, refus: null };
}

/** What a document may draw, by the name that templates give it. */
export interface Drawn {
  readonly sizes: Pictures;
  readonly bytes: ReadonlyMap<string, Uint8Array>;
}

export const NOTHING_DRAWN: Drawn = { sizes: new Map(), bytes: new Map() };

export function drawnBy({ logo }: Pick<Assemblee, 'logo'>): Drawn {
  if (logo === null || logo.image === null) return NOTHING_DRAWN;
  const { bytes, width, height } = logo.image;
  return { sizes: new Map([[LOGO, { width, height }]]), bytes: new Map([[LOGO, bytes]]) };
}

/** SHA-256 of what is drawn on pages; `null` when they draw no picture. */
export function picturesHash({ pages }: Laid, { bytes }: Drawn): string | null {
  const isDrawn = pages.some(({ items }) => items.some(({ kind }) => kind === 'picture'));
  const logo = bytes.get(LOGO);
  return isDrawn && logo !== undefined ? sha256(logo) : null;
}
