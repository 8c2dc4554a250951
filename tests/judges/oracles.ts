/** What the outside engines say of documents of the corpus, less what `ecarts.json` explains. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '../../src/layout/page.ts';
import { compare, type Seen } from './compare.ts';
import { ROOT, type Sample } from './corpus.ts';
import { dressed, laidOut, unpaged } from './dressed.ts';
import { written } from './standalone.ts';

export type Judge = 'weasyprint' | 'chromium';

/** A document in which a judge is known to differ, and by how much at most. */
interface Ecart {
  readonly juge: Judge;
  readonly document: string;
  readonly raison: string;
  readonly auPlus: number;
}

interface Ecarts {
  readonly raisons: Readonly<Record<string, string>>;
  readonly documents: readonly Ecart[];
}

export const ECARTS: Ecarts = JSON.parse(
  readFileSync(join(import.meta.dirname, 'ecarts.json'), 'utf8'),
) as Ecarts;

/** The verdict on a set of documents. */
export interface Verdict {
  /** Differences that nothing explains: the document, and the first few. */
  readonly unexplained: readonly string[];
  readonly compared: number;
  readonly explained: number;
  /** In points. */
  readonly farthest: number;
  /** Of each document that is in the list, how many differences there are now. */
  readonly known: ReadonlyMap<string, number>;
}

/** Holds our pages against those of a judge, document by document. */
export function verdict(
  judge: Judge,
  samples: readonly Sample[],
  ours: readonly (readonly Page[])[],
  theirs: readonly (readonly Seen[])[],
): Verdict {
  const unexplained: string[] = [];
  const known = new Map<string, number>();
  let compared = 0;
  let explained = 0;
  let farthest = 0;
  for (const [i, { name }] of samples.entries()) {
    const { differences, ...found } = compare(ours[i]!, theirs[i]!);
    const left = differences.filter(({ ecart }) => ecart === null);
    const ecart = ECARTS.documents.find(({ juge, document }) => juge === judge && document === name);
    compared += found.compared;
    explained += differences.length - left.length;
    farthest = Math.max(farthest, found.farthest);
    if (ecart !== undefined) known.set(name, left.length);
    if (left.length > (ecart?.auPlus ?? 0))
      unexplained.push(
        `${name}: ${left.length} differences, ${ecart?.auPlus ?? 0} known\n${left
          .slice(0, 5)
          .map(({ page, what }) => `  page ${page} ${what}`)
          .join('\n')}`,
      );
  }
  return { unexplained, compared, explained, farthest, known };
}

/** Python with WeasyPrint; `.ci/run` puts it there from `requirements.txt`. */
const PYTHON = join(ROOT, '.cache/weasyprint/bin/python');

/** Pages of each document as WeasyPrint makes them; `null` when it is not on this machine. */
export function weasyPrintSees(samples: readonly Sample[]): Seen[][] | null {
  if (!existsSync(PYTHON)) return null;
  const { status, stdout, stderr } = spawnSync(PYTHON, [join(import.meta.dirname, 'oracle-weasyprint.py')], {
    input: written(samples).join('\n'),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(`WeasyPrint could not judge: ${stderr.slice(-2000)}`);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { readonly pages: Seen[] }).pages);
}

/** The same documents as we lay them out on their pages. */
export function pagesOf(samples: readonly Sample[]): (readonly Page[])[] {
  return samples.map((sample) => laidOut(sample.name, dressed(sample)).pages);
}

/** The same documents as we lay them out on a screen, with the width of each; numbers of lists are no text there. */
export function screensOf(samples: readonly Sample[]): {
  readonly pages: (readonly Page[])[];
  readonly widths: number[];
} {
  const laid = samples.map((sample) => {
    const { styled, width } = unpaged(dressed(sample));
    const pages = laidOut(sample.name, styled).pages.map((page) => ({
      ...page,
      items: page.items.filter((item) => item.kind !== 'text' || !/^\d+\. $/.test(item.text)),
    }));
    return { pages, width };
  });
  return { pages: laid.map(({ pages }) => pages), widths: laid.map(({ width }) => width) };
}
