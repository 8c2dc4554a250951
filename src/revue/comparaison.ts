/**
 * One act before and after, in layers, the cheapest first: equal keys print equal pages; then lines, word by word and with the place
 * of each; then forms; then what moved on pages. The text of files is compared for the witnesses alone (`temoin.ts`).
 */
import type { Bloc, Ligne, Regard, Vue } from '../pipeline.ts';
import { commun, ecarts } from './commun.ts';
import { abstrait, retouchesDe, type Retouche } from './mots.ts';

/** What became of a document. */
export interface Comparaison {
  readonly retouches: readonly Retouche[];
  readonly pages: readonly [number, number];
}

/** Compares what differs; `null` when nothing can. */
export function compare(before: Regard | null, after: Regard | null): Comparaison | null {
  if (before !== null && before.key === after?.key) return null;
  const [a, b] = [before?.open() ?? NOTHING, after?.open() ?? NOTHING];
  return { retouches: [...uniques(differences(a, b))], pages: [a.pages, b.pages] };
}

const NOTHING: Vue = {
  lignes: [],
  formes: new Map(),
  blocs: [],
  pages: 0,
  fautes: [],
  dessin: () => [],
};

/** The same change of several lines of an act is told once. */
function uniques(all: Iterable<Retouche>): Iterable<Retouche> {
  const found = new Map<string, Retouche>();
  for (const each of all) {
    const key = signature(each);
    if (!found.has(key)) found.set(key, each);
  }
  return found.values();
}

/** What tells a change from another, whatever lines come before it in its file. */
export function signature({ genre, fichier, avant, apres, liens }: Retouche): string {
  return JSON.stringify([genre, fichier, avant, apres, genre === 'mots' ? '' : liens[0]]);
}

function* differences(a: Vue, b: Vue): Generator<Retouche> {
  if (b.fautes.length > 0 && a.fautes.length === 0)
    for (const { code, message } of b.fautes) yield bare('', message, [`R${code}`], 'refus');
  if (b.fautes.length > 0 || a.fautes.length > 0) return;
  const pairs = [...appariees(a.lignes, b.lignes)];
  for (const { before, after } of pairs) if (before !== after) yield* retouchesOf(before, after);
  yield* formes(a, b, pairs);
  yield* mouvements(a, b);
}

function* retouchesOf(before: readonly Ligne[], after: readonly Ligne[]): Generator<Retouche> {
  const own = Array.from({ length: Math.max(before.length, after.length) }, (_, i) =>
    retouchesDe(before[i] ?? null, after[i] ?? null),
  ).flat();
  // Lines that came or left together are one change.
  const isWhole = before.length === 0 || after.length === 0;
  const liens = isWhole ? own.flatMap((each) => each.liens) : null;
  for (const each of own) yield liens === null ? each : { ...each, liens };
}

interface Paire {
  readonly before: readonly Ligne[];
  readonly after: readonly Ligne[];
}

const written = ({ role, runs }: Ligne): string => `${role} ${runs.map(({ text }) => text).join('')}`;
const abstract = ({ role, runs }: Ligne): string => `${role} ${runs.map(abstrait).join('')}`;

/** Lines that stand for each other; several that came or left together stand together. */
function* appariees(a: readonly Ligne[], b: readonly Ligne[]): Generator<Paire> {
  const steps = commun(a.map(written), b.map(written));
  for (const { mark, a: i, b: j } of steps) if (mark === '=') yield { before: [a[i]!], after: [b[j]!] };
  for (const gap of ecarts(steps)) {
    const [left, right] = [gap.a.map((i) => a[i]!), gap.b.map((j) => b[j]!)];
    const inside = commun(left.map(abstract), right.map(abstract));
    for (const { mark, a: i, b: j } of inside)
      if (mark === '=') yield { before: [left[i]!], after: [right[j]!] };
    for (const hole of ecarts(inside)) {
      const { pairs, lost, found } = semblables(
        hole.a.map((i) => left[i]!),
        hole.b.map((j) => right[j]!),
      );
      for (const [before, after] of pairs) yield { before: [before], after: [after] };
      if (lost.length > 0) yield { before: lost, after: [] };
      if (found.length > 0) yield { before: [], after: found };
    }
  }
}

/** Lines alike enough to be one that changed, in their order. */
function semblables(
  a: readonly Ligne[],
  b: readonly Ligne[],
): { pairs: (readonly [Ligne, Ligne])[]; lost: Ligne[]; found: Ligne[] } {
  const pairs: (readonly [Ligne, Ligne])[] = [];
  const lost: Ligne[] = [];
  const found: Ligne[] = [];
  let next = 0;
  for (const line of a) {
    let best = -1;
    let most = 0.34;
    // One line alone against one is that line, however little is left of it.
    if (a.length === 1 && b.length === 1 && line.role === b[0]!.role) most = 0.05;
    for (let j = next; j < b.length && j < next + 40; j++) {
      const likeness = alike(line, b[j]!);
      if (likeness > most) [best, most] = [j, likeness];
    }
    if (best < 0) {
      lost.push(line);
      continue;
    }
    for (; next < best; next++) found.push(b[next]!);
    pairs.push([line, b[best]!]);
    next = best + 1;
  }
  found.push(...b.slice(next));
  return { pairs, lost, found };
}

function words({ runs }: Ligne): string[] {
  return runs.flatMap((run) => abstrait(run).split(/\s+/u)).filter((word) => word !== '');
}

/** Dice's measure of the words and fields that two lines share. */
function alike(a: Ligne, b: Ligne): number {
  const [left, right] = [words(a), words(b)];
  const count = new Map<string, number>();
  for (const word of left) count.set(word, (count.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of right) {
    const n = count.get(word) ?? 0;
    if (n > 0) shared++;
    count.set(word, n - 1);
  }
  return (2 * shared) / (left.length + right.length) + (a.role === b.role ? 0.02 : 0);
}

/** Properties that differ of lines that stand for each other, and of the pages. */
function* formes(a: Vue, b: Vue, pairs: readonly Paire[]): Generator<Retouche> {
  const seen = new Set<string>();
  const differ = function* (left: string, right: string, role: string): Generator<Retouche> {
    const both = `${left}\n${right}`;
    if (left === right || seen.has(both)) return;
    seen.add(both);
    const [before, after] = [a.formes.get(left) ?? {}, b.formes.get(right) ?? {}];
    for (const property of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const [from = '', to = ''] = [before[property], after[property]];
      if (from !== to)
        yield bare(
          `${property}: ${from}`,
          `${property}: ${to}`,
          [`F${property} ${from} ${to}`],
          'forme',
          role,
        );
    }
  };
  for (const { before, after } of pairs) {
    const [left, right] = [before[0], after[0]];
    if (left === undefined || right === undefined) continue;
    yield* differ(left.style, right.style, right.role);
    if (left.runs.length === right.runs.length)
      for (const [i, run] of left.runs.entries()) yield* differ(run.style, right.runs[i]!.style, right.role);
  }
  for (const number of [1, 2, 3]) {
    const [before, after] = [a.formes.get(`page:${number}`) ?? {}, b.formes.get(`page:${number}`) ?? {}];
    for (const property of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const [from = '', to = ''] = [before[property], after[property]];
      if (from !== to) yield bare(`${property}: ${from}`, `${property}: ${to}`, [`P${property}`], 'feuille');
    }
  }
}

/** Pages more or less; the first block that is on another page; what is now parted from what it belongs to. */
function* mouvements(a: Vue, b: Vue): Generator<Retouche> {
  if (a.pages > 0 && b.pages > 0 && a.pages !== b.pages)
    yield bare(
      '',
      `${b.pages > a.pages ? '+' : '-'}${Math.abs(b.pages - a.pages)}`,
      [`N${Math.sign(b.pages - a.pages)}`],
      'pages',
    );
  const steps = commun(a.blocs.map(textOf), b.blocs.map(textOf));
  for (const { mark, a: i, b: j } of steps) {
    if (mark !== '=') continue;
    const [before, after] = [a.blocs[i]!, b.blocs[j]!];
    if (before.page === after.page && before.last === after.last) continue;
    const how =
      after.page > before.page
        ? 'suivante'
        : after.page < before.page
          ? 'précédente'
          : after.last > before.last
            ? 'coupé'
            : 'réuni';
    yield bare('', `${roleOf(after)} ${how}`, [`D${roleOf(after)} ${how}`], 'deplacement');
    return;
  }
}

const textOf = ({ role, text }: Bloc): string => `${role} ${text.trim()}`;

/** What people call it. */
function roleOf({ role }: Bloc): string {
  if (/^H\d$/u.test(role)) return 'Un titre';
  if (role === 'TD' || role === 'TH') return 'Un tableau';
  return role === 'LBody' || role === 'Lbl' ? 'Une liste' : 'Un paragraphe';
}

function bare(
  avant: string,
  apres: string,
  liens: readonly string[],
  genre: Retouche['genre'],
  phrase = '',
): Retouche {
  return {
    genre,
    avant,
    apres,
    fichier: '',
    ligneAvant: 0,
    ligneApres: 0,
    liens,
    retire: avant,
    ajoute: apres,
    phrase,
    champs: [],
    segments: [],
  };
}
