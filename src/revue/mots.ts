/** Two lines word by word: what left, what came, and where in the templates it was written. */
import type { Ligne, Run } from '../pipeline.ts';
import { commun } from './commun.ts';

/** A stretch of a compared line: in both, only before, only after. */
export type Segment = readonly ['=' | '-' | '+', string];

/** A change of words, values of fields told by their name. */
export interface Retouche {
  readonly genre: 'mots' | 'valeur' | 'forme' | 'feuille' | 'pages' | 'deplacement' | 'refus';
  /** What is changed, before and after, without anybody's name: what an approval is bound to. */
  readonly avant: string;
  readonly apres: string;
  /** Where it is written; '' where no template says it. */
  readonly fichier: string;
  readonly ligneAvant: number;
  readonly ligneApres: number;
  /** Changes that share one are one. */
  readonly liens: readonly string[];
  /** The words that differ, before and after, and all the words of the line but long texts of a record: by them it is ranked. */
  readonly retire: string;
  readonly ajoute: string;
  readonly phrase: string;
  /** Fields of the line, with their values. */
  readonly champs: readonly (readonly [string, string])[];
  /** The line as the act prints it. */
  readonly segments: readonly Segment[];
}

/** `presents.3.nom` → `presents.*.nom` */
function etoile(field: string): string {
  return field.replaceAll(/\.\d+/gu, '.*');
}

/** The last name of a field, which a partial knows wherever it is called from. */
function nomDe(field: string): string {
  return (
    etoile(field)
      .split('.')
      .findLast((name) => name !== '*') ?? field
  );
}

/** A run without its value. */
export const abstrait = ({ field, text }: Run): string => (field === null ? text : `⟨${nomDe(field)}⟩`);

interface Jeton {
  /** Equal keys are the same word, or the same field. */
  readonly key: string;
  readonly text: string;
  readonly run: Run;
}

const WORDS = /[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*|[^\p{L}\p{N}]/gu;

function jetons({ runs }: Ligne): Jeton[] {
  return runs.flatMap((run): Jeton[] =>
    run.field === null
      ? (run.text.match(WORDS) ?? []).map((text) => ({ key: text, text, run }))
      : [{ key: abstrait(run), text: run.text, run }],
  );
}

const placeOf = (side: string, { file, line, column }: Run): string => `${side}${file}:${line}:${column}`;

/** What differs in a line; `null` on one side: it came, or left, whole. */
export function retouchesDe(before: Ligne | null, after: Ligne | null): readonly Retouche[] {
  const a = before === null ? [] : jetons(before);
  const b = after === null ? [] : jetons(after);
  const steps = commun(
    a.map(({ key }) => key),
    b.map(({ key }) => key),
  );
  const twin = new Map<Run, Run>();
  const segments: Segment[] = [];
  const hunks: { a: Jeton[]; b: Jeton[] }[] = [];
  let open: { a: Jeton[]; b: Jeton[] } | null = null;
  let blank: Jeton[] = [];
  const valeurs: { before: Jeton; after: Jeton }[] = [];
  for (const { mark, a: i, b: j } of steps) {
    const [left, right] = [a[i], b[j]];
    if (mark === '=' && left !== undefined && right !== undefined) {
      twin.set(left.run, right.run);
      twin.set(right.run, left.run);
      if (left.text !== right.text) valeurs.push({ before: left, after: right });
      push(
        segments,
        left.text === right.text
          ? [['=', left.text]]
          : entre(left.text, right.text).filter(([, text]) => text !== ''),
      );
      // Words apart by spaces alone changed together.
      if (open !== null && left.text.trim() === '') blank.push(left);
      else [open, blank] = [null, []];
      continue;
    }
    if (open === null) hunks.push((open = { a: [], b: [] }));
    open.a.push(...blank);
    open.b.push(...blank);
    blank = [];
    if (left !== undefined) {
      open.a.push(left);
      push(segments, [['-', left.text]]);
    }
    if (right !== undefined) {
      open.b.push(right);
      push(segments, [['+', right.text]]);
    }
  }
  const line = after ?? before;
  const about = {
    phrase: [...new Set([...(before?.runs ?? []), ...(after?.runs ?? [])])]
      // The house's own words (« pouvoir à ») are short values.
      .map((run) => (run.field === null || run.text.length <= 40 ? run.text : ' '))
      .join(''),
    champs: champsDe(line),
    segments: abrege(segments),
  };
  return [
    ...hunks.map((hunk) => ofHunk(hunk, twin, about)),
    ...valeurs.map(({ before: left, after: right }): Retouche => {
      const { file, line: at } = right.run;
      return {
        genre: 'valeur',
        avant: left.text,
        apres: right.text,
        fichier: file,
        ligneAvant: left.run.line,
        ligneApres: at,
        liens: [`V${nomDe(right.run.field ?? '')}`],
        retire: entre(left.text, right.text)[1]![1],
        ajoute: entre(left.text, right.text)[2]![1],
        ...about,
      };
    }),
  ];
}

function ofHunk(
  hunk: { readonly a: readonly Jeton[]; readonly b: readonly Jeton[] },
  twin: ReadonlyMap<Run, Run>,
  about: Pick<Retouche, 'phrase' | 'champs' | 'segments'>,
): Retouche {
  const isOf = (side: readonly Jeton[]): Set<Run> =>
    new Set(side.filter(({ text }) => text.trim() !== '' || side.length === 1).map(({ run }) => run));
  const [left, right] = [isOf(hunk.a), isOf(hunk.b)];
  // A word added inside a sentence changes the sentence that was there.
  if (left.size === 0) for (const run of right) if (twin.has(run)) left.add(twin.get(run)!);
  if (right.size === 0) for (const run of left) if (twin.has(run)) right.add(twin.get(run)!);
  const [first] = [...right, ...left];
  const told = (side: readonly Jeton[]): string => side.map(({ key }) => key).join('');
  return {
    genre: 'mots',
    avant: [...left].map(abstrait).join('¦'),
    apres: [...right].map(abstrait).join('¦'),
    fichier: first?.file ?? '',
    ligneAvant: [...left][0]?.line ?? 0,
    ligneApres: [...right][0]?.line ?? 0,
    liens: [...[...left].map((run) => placeOf('A', run)), ...[...right].map((run) => placeOf('B', run))],
    retire: told(hunk.a),
    ajoute: told(hunk.b),
    ...about,
  };
}

function push(segments: Segment[], more: readonly Segment[]): void {
  for (const [mark, text] of more) {
    const last = segments.at(-1);
    // What left goes before what came.
    if (last !== undefined && last[0] === mark) segments[segments.length - 1] = [mark, last[1] + text];
    else segments.push([mark, text]);
  }
}

/** What two texts begin and end with in common, then what each has alone, by words. */
export function entre(one: string, other: string): Segment[] {
  const [before, after] = [one.split(APRES_ESPACE), other.split(APRES_ESPACE)];
  let head = 0;
  while (head < before.length && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail))
    tail++;
  const cut = (words: readonly string[]): string => words.slice(head, words.length - tail).join('');
  return [
    ['=', before.slice(0, head).join('')],
    ['-', cut(before)],
    ['+', cut(after)],
    ['=', tail === 0 ? '' : before.slice(-tail).join('')],
  ];
}

const APRES_ESPACE = /(?<=[ \n])/u;

function champsDe(line: Ligne | null): (readonly [string, string])[] {
  const found = new Map<string, string>();
  for (const { field, text } of line?.runs ?? [])
    if (field !== null && !found.has(etoile(field)))
      found.set(etoile(field), text.length > 160 ? `${text.slice(0, 157)}…` : text);
  return [...found];
}

/** Long stretches in common keep their ends. */
function abrege(segments: readonly Segment[]): Segment[] {
  return segments.map(([mark, text], i): Segment => {
    if (mark !== '=' || text.length <= 240) return [mark, text];
    const head = i === 0 ? '' : text.slice(0, 110);
    const tail = i === segments.length - 1 ? '' : text.slice(-110);
    return [mark, `${head} … ${tail}`];
  });
}
