/**
 * What was compared is not compared again: after one word is mended, only the acts that print it are laid out anew. It only saves time:
 * without it, or with another program, everything is compared.
 */
import { signature, type Comparaison } from './comparaison.ts';
import { empreinte } from './empreintes.ts';
import type { Retouche, Segment } from './mots.ts';

export interface Memoire {
  /** The comparison of two documents by their keys; `undefined`: not known. */
  readonly de: (before: string, after: string) => Comparaison | undefined;
  readonly retenir: (before: string, after: string, found: Comparaison) => void;
  /** What this review used, as it is kept. */
  readonly texte: () => string;
}

/** Raised by hand when changes are told otherwise. */
const VERSION = 1;
/** Of so many acts the line is kept, as many as a page shows. */
const LIGNES = 200;

/** Two documents: their pages, then the ranks of their changes, each with its line. */
type Cas = readonly [number, number, readonly (readonly [number, readonly Segment[]])[]];

interface Ecrite {
  readonly version: number;
  readonly retouches: readonly Retouche[];
  readonly cas: Readonly<Record<string, Cas>>;
}

/** `text`: what a review kept before; '' for none. */
export function openMemoire(text: string): Memoire {
  const old = lue(text);
  const retouches: Retouche[] = [];
  const rank = new Map<string, number>();
  const lines: number[] = [];
  const cas: Record<string, Cas> = {};
  const retenir = (before: string, after: string, { retouches: found, pages }: Comparaison): void => {
    const told = found.map((each) => {
      const key = `${signature(each)} ${each.liens.join(' ')}`;
      let at = rank.get(key);
      if (at === undefined) {
        rank.set(key, (at = retouches.length));
        retouches.push({ ...each, segments: [] });
        lines.push(0);
      }
      return [at, lines[at]!++ < LIGNES ? each.segments : []] as const;
    });
    cas[cle(before, after)] = [...pages, told];
  };
  return {
    de(before, after) {
      const known = old?.cas[cle(before, after)];
      if (known === undefined || old === null) return undefined;
      const [a, b, told] = known;
      const found = {
        pages: [a, b] as const,
        retouches: told.flatMap(([at, segments]) => {
          const retouche = old.retouches[at];
          return retouche === undefined ? [] : [{ ...retouche, segments }];
        }),
      };
      retenir(before, after, found);
      return found;
    },
    retenir,
    texte: () => `${JSON.stringify({ version: VERSION, retouches, cas } satisfies Ecrite)}\n`,
  };
}

const cle = (before: string, after: string): string => empreinte(`${before} ${after}`).slice(0, 32);

function lue(text: string): Ecrite | null {
  try {
    const read: unknown = JSON.parse(text);
    const isOurs = typeof read === 'object' && read !== null && 'version' in read && read.version === VERSION;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own file, beside the review that it saves time for
    return isOurs ? (read as unknown as Ecrite) : null;
  } catch {
    return null;
  }
}
