/** What the reviewer sees of one act: its lines before and after, its pages with the words that changed. */
import type { Feuille, Regard } from '../pipeline.ts';
import type { Changement } from './changements.ts';
import { commun } from './commun.ts';
import { compare, signature } from './comparaison.ts';
import type { Segment } from './mots.ts';

/** A stretch of a drawn line: x, y of its baseline, size, face, colour, space between letters, between words, its text by marks. */
type Trace = readonly [number, number, number, string, string, number, number, readonly Segment[]];

/** A page as the screen draws it. Lengths in points. */
interface Planche {
  readonly n: number;
  readonly l: number;
  readonly h: number;
  readonly traits: readonly Trace[];
  readonly filets: Feuille['filets'];
  /** Where the first and the last marked lines stand; `null` where none is. */
  readonly vue: readonly [number, number] | null;
}

export interface TemoinVu {
  readonly id: string;
  readonly titre: string;
  /** Lines of this change as the act prints them. */
  readonly lignes: readonly (readonly Segment[])[];
  readonly champs: readonly (readonly [string, string])[];
  readonly pages: readonly [number, number];
  /** The page of the change on each side; `null` where there is none. */
  readonly avant: Planche | null;
  readonly apres: Planche | null;
}

/** One act of a change. */
export function temoinDe(
  changement: Pick<Changement, 'retouches'>,
  id: string,
  titre: string,
  before: Regard | null,
  after: Regard | null,
): TemoinVu {
  const own = new Set(changement.retouches.map(signature));
  const found = compare(before, after);
  const retouches = (found?.retouches ?? []).filter((each) => own.has(signature(each)));
  const [a, b] = [before?.open().dessin() ?? [], after?.open().dessin() ?? []];
  const [left, right] = marquees(a, b, motsDuChangement(retouches));
  const at = pageDe(right) ?? pageDe(left) ?? 0;
  const lignes = new Map(
    retouches
      .filter(({ segments }) => segments.length > 0)
      .map(({ segments }) => [JSON.stringify(segments), segments]),
  );
  return {
    id,
    titre,
    lignes: [...lignes.values()].slice(0, 6),
    champs: retouches.find(({ champs }) => champs.length > 0)?.champs.slice(0, 8) ?? [],
    pages: found?.pages ?? [a.length, b.length],
    avant: left[Math.min(at, left.length - 1)] ?? null,
    apres: right[Math.min(at, right.length - 1)] ?? null,
  };
}

/** Words that a change takes or brings. */
function motsDuChangement(
  retouches: readonly { readonly genre: string; readonly retire: string; readonly ajoute: string }[],
): ReadonlySet<string> {
  const told = retouches.filter(({ genre }) => genre === 'mots' || genre === 'valeur');
  return new Set(told.flatMap(({ retire, ajoute }) => piecesDe(`${retire} ${ajoute}`)));
}

function piecesDe(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
}

/** The page with the most of the words that changed. */
function pageDe(pages: readonly Planche[]): number | null {
  const counts = pages.map(
    ({ traits }) =>
      new Set(
        traits.flatMap(([, , , , , , , parts]) =>
          parts.flatMap(([mark, text]) => (mark === '=' ? [] : piecesDe(text))),
        ),
      ).size,
  );
  const most = Math.max(0, ...counts);
  return most === 0 ? null : counts.indexOf(most);
}

/** Pages of both sides; the words of a change that the other side has not are marked. */
function marquees(
  a: readonly Feuille[],
  b: readonly Feuille[],
  wanted: ReadonlySet<string>,
): readonly [readonly Planche[], readonly Planche[]] {
  const [left, right] = [motsDe(a), motsDe(b)];
  const gone = new Set<number>();
  const come = new Set<number>();
  for (const { mark, a: i, b: j } of commun(left, right))
    if (mark === '-' && piecesDe(left[i]!).some((piece) => wanted.has(piece))) gone.add(i);
    else if (mark === '+' && piecesDe(right[j]!).some((piece) => wanted.has(piece))) come.add(j);
  return [planches(a, gone, '-'), planches(b, come, '+')];
}

const WORDS = /\s+|[^\s]+/gu;

/** Words of all pages in the order in which they are drawn. */
function motsDe(pages: readonly Feuille[]): string[] {
  return pages.flatMap(({ textes }) =>
    textes.flatMap(({ text }) => (text.match(WORDS) ?? []).filter((word) => word.trim() !== '')),
  );
}

function planches(pages: readonly Feuille[], marked: ReadonlySet<number>, mark: '-' | '+'): Planche[] {
  let word = 0;
  return pages.map(({ number, width, height, textes, filets }) => {
    let [top, bottom] = [Infinity, -Infinity];
    const traits = textes.map(({ x, y, size, face, color, letterSpacing, wordSpacing, text }): Trace => {
      const parts: Segment[] = [];
      for (const piece of text.match(WORDS) ?? []) {
        const isMarked = piece.trim() !== '' && marked.has(word++);
        if (isMarked) [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
        const last = parts.at(-1);
        const sign = isMarked ? mark : '=';
        // A space between two marked words is marked with them.
        if (last !== undefined && (last[0] === sign || piece.trim() === ''))
          parts[parts.length - 1] = [last[0], last[1] + piece];
        else parts.push([sign, piece]);
      }
      return [rond(x), rond(y), rond(size), face, color, rond(letterSpacing), rond(wordSpacing), parts];
    });
    return {
      n: number,
      l: rond(width),
      h: rond(height),
      traits,
      filets: filets.map(([x, y, w, h, color]) => [rond(x), rond(y), rond(w), rond(h), color] as const),
      vue: top > bottom ? null : [rond(top), rond(bottom)],
    };
  });
}

function rond(value: number): number {
  return Math.round(value * 100) / 100;
}
