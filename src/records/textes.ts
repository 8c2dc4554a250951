/** The texts of a point, read: rich ones as blocks, one-line ones in the full copy. */
import { fault } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Deliberation } from './deliberation.ts';
import { passagesMalFermes, texteEntier } from './prose-preparation.ts';
import { isPlain, readProse } from './prose.ts';
import type { Prose, ProseFault } from './prose.ts';
import type { Located, Path } from './located.ts';
import { tableOf } from './tableau.ts';

/** Each is read when it is first asked for: who only checks an archive does not pay for what he does not print. */
export interface Textes {
  readonly expose: Prose | null;
  readonly debats: Prose | null;
  readonly dispositif: Prose | null;
  readonly articles: readonly Prose[];
}

/** The rich texts of a point, and the point with its one-line texts in the full copy (hidden passages shown). */
export function readTexts(
  ecrite: Deliberation,
  source: Located,
  base: Path,
): { textes: Textes; deliberation: Deliberation; faults: Diagnostic[] } {
  const faults: Diagnostic[] = [];
  const printed: string[] = [];
  const inText = (path: Path) => (f: ProseFault) => {
    const { offset, length, code, message, remedy } = f;
    faults.push(fault({ place: source.placeIn([...base, ...path], offset, length), code, message, remedy }));
  };
  const prose = (typed: string | null, ...path: Path): (() => Prose | null) => {
    if (typed === null) return () => null;
    printed.push(typed);
    const read = memo(() => readProse(typed, ecrite.tableaux));
    if (!isPlain(typed, ecrite.tableaux)) read().faults.forEach(inText(path));
    return () => read().prose;
  };
  const line = (typed: string, ...path: Path): string => {
    passagesMalFermes(typed).forEach(inText(path));
    return texteEntier(typed);
  };
  const lineEach = (typed: readonly string[], key: string) => typed.map((text, i) => line(text, key, i));

  const [expose, debats, dispositif] = (['expose', 'debats', 'dispositif'] as const).map((key) =>
    prose(ecrite[key], key),
  );
  const articles = ecrite.articles.map((article, i) => prose(article, 'articles', i));
  const textes: Textes = {
    get expose() {
      return expose!();
    },
    get debats() {
      return debats!();
    },
    get dispositif() {
      return dispositif!();
    },
    get articles() {
      return articles.map((article) => article()!);
    },
  };
  const deliberation: Deliberation = {
    ...ecrite,
    objet: line(ecrite.objet, 'objet'),
    visas: lineEach(ecrite.visas, 'visas'),
    considerants: lineEach(ecrite.considerants, 'considerants'),
    motifs: ecrite.motifs.map(({ mot, texte }, i) => ({ mot, texte: line(texte, 'motifs', i, mot) })),
  };
  faults.push(...wrongTables(ecrite, source, base, printed));
  if (ecrite.dispositif !== null && ecrite.articles.length > 0)
    faults.push(
      fault({
        place: source.place([...base, 'articles'], 'key'),
        code: 'dispositif-et-articles',
        message: 'La décision est écrite deux fois : en dispositif et en articles.',
        remedy: 'gardez l’un des deux.',
        related: [{ place: source.place([...base, 'dispositif'], 'key'), message: 'le dispositif est ici' }],
      }),
    );
  if (ecrite.motifs.length > 0 && ecrite.visas.length + ecrite.considerants.length > 0)
    faults.push(
      fault({
        place: source.place([...base, 'motifs'], 'key'),
        code: 'motifs-et-visas',
        message: '« motifs » remplace « visas » et « considerants » : l’un et l’autre sont écrits.',
        remedy: 'rassemblez-les sous « motifs ».',
      }),
    );
  return { textes, deliberation, faults };
}

/** The value of `make`, made once. */
function memo<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Tables that do not hold together, or that no text prints. */
function wrongTables(
  { tableaux }: Deliberation,
  source: Located,
  base: Path,
  texts: readonly string[],
): Diagnostic[] {
  return Object.entries(tableaux).flatMap(([name, tableau]) => {
    const at: Path = [...base, 'tableaux', name];
    const faults = tableOf(tableau).faults.map(({ key, line, code, message, remedy }) => {
      const place =
        key === 'somme'
          ? source.place([...at, key, line])
          : source.placeIn([...at, key], lineOffset(tableau[key], line), 1000);
      return fault({ place, code, message, remedy });
    });
    if (!texts.some((text) => text.includes(`[tableau ${name}]`)))
      faults.push(
        fault({
          place: source.place(at, 'key'),
          severity: 'avertissement',
          code: 'tableau-non-imprime',
          message: `Le tableau « ${name} » n’est imprimé nulle part.`,
          remedy: `écrivez [tableau ${name}] seul dans un paragraphe, ou ôtez-le.`,
        }),
      );
    return faults;
  });
}

/** Offset of a line in the block that it was written in. */
function lineOffset(lines: readonly string[] | string | null, line: number): number {
  if (lines === null || typeof lines === 'string') return 0;
  return lines.slice(0, line).reduce((offset, text) => offset + text.length + 1, 0);
}
