/**
 * The proof of sheets of the register: every text that its pages should print, part by part (a volume repeats the same words
 * hundreds of times); every page under the number of its feuillet; every act on the page that the tables tell.
 */
import type { AnyDocument } from '../documents/kinds.ts';
import { feuilletSaid } from '../documents/feuillet.ts';
import type { Difference } from './compare.ts';
import { wantedTexts, withDifferences } from './fields-proof.ts';
import { outOfOrder } from './order.ts';
import type { Proof } from './proof.ts';
import { readPdf, type Reading, type ReadPage, type Unread } from './reading.ts';
import { leavesOf } from './running.ts';
import { allElements } from './tree.ts';

/** What is to be proved. */
export interface RegisterClaim {
  /** Path under which the file is told of. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly kind: string;
  readonly document: Pick<AnyDocument, 'id'>;
  /** Number in the register of the first page. */
  readonly first: number;
  /** Its parts in their order: how many pages each has, and the texts that they should print (`null`: not known). */
  readonly parts: readonly {
    readonly pages: number;
    readonly texts: readonly { readonly field: string | null; readonly text: string }[] | null;
  }[];
  /** Objects of its acts, with the page of the register on which each begins. */
  readonly acts: readonly { readonly objet: string; readonly page: number }[];
  /** What it should carry; `null` when there is nothing to compare with. */
  readonly source: Uint8Array | null;
}

/** With our own reader. */
export function proveRegister(claim: RegisterClaim): Proof | Unread {
  const reading = readPdf(claim.bytes, claim.file);
  if (reading.kind === 'unread') return reading;
  const differences =
    reading.tree === null ? [] : [...textsOf(claim, reading), ...sheetDifferences(claim, reading)];
  return withDifferences(claim, reading, differences);
}

function textsOf({ parts }: RegisterClaim, { tree }: Reading): readonly Difference[] {
  const leaves = leavesOf(tree!);
  let before = 0;
  return parts.flatMap(({ pages, texts }) => {
    const [from, to] = [before, (before += pages)];
    return outOfOrder(
      wantedTexts(texts),
      leaves.filter(({ page }) => page !== null && page > from && page <= to),
    );
  });
}

/**
 * Feuillets and acts that are not where they should be.
 * @public The tests move them.
 */
export function sheetDifferences(
  { first, parts, acts }: Pick<RegisterClaim, 'first' | 'parts' | 'acts'>,
  { pages, tree }: Reading,
): readonly Difference[] {
  const wanted = parts.reduce((sum, part) => sum + part.pages, 0);
  const count: Difference[] =
    pages.length === wanted ? [] : [{ path: 'pages', printed: pages.length, record: wanted, page: null }];
  const numbers = pages.flatMap((page, i): Difference[] => {
    const said = feuilletSaid(first + i);
    const printed = feuilletOn(page);
    return printed === said ? [] : [{ path: `feuillet ${said}`, printed, record: said, page: page.number }];
  });
  const objects = allElements(tree!).filter(({ role }) => role === 'H2');
  let next = 0;
  const places = acts.flatMap(({ objet, page }): Difference[] => {
    const at = objects.findIndex(({ own }, i) => i >= next && own.replaceAll('\u00ad', '') === objet);
    const found = at < 0 ? null : (objects[at]?.page ?? null);
    if (at >= 0) next = at + 1;
    if (found !== null && first + found - 1 === page) return [];
    const printed = found === null ? null : feuilletSaid(first + found - 1);
    return [{ path: `feuillet de « ${objet} »`, printed, record: feuilletSaid(page), page: found }];
  });
  return [...count, ...numbers, ...places];
}

/** What a page says at its head: « 43 v° ». */
function feuilletOn({ runs }: ReadPage): string | null {
  const head = runs
    .filter(({ owner }) => owner.kind === 'artifact' && owner.subtype === 'Header')
    .map(({ text }) => text);
  const said = head.find((text) => text.startsWith('Feuillet '));
  return said?.slice('Feuillet '.length) ?? null;
}
