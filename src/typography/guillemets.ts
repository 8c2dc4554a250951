/** Guillemets: paired within a paragraph, “ ” inside « », and never straight. */
import { NBSP, type Remark, type Typo } from './rule.ts';

type Found = Omit<Remark, 'rule'>;

/** Deeper, no text is quoted; and a hostile one would take all day. */
const DEEPEST = 50;

const CLOSING: Readonly<Record<string, string>> = { '«': '»', '“': '”' };

/** Offsets and texts of the paragraphs: a blank line divides them. */
function* paragraphs(text: string): Generator<{ readonly start: number; readonly paragraph: string }> {
  let start = 0;
  for (const { index, 0: blank } of text.matchAll(/\n[ \u00A0]*\n/gu)) {
    yield { start, paragraph: text.slice(start, index) };
    start = index + blank.length;
  }
  yield { start, paragraph: text.slice(start) };
}

function* unpaired(text: string): Generator<Found> {
  for (const { start, paragraph } of paragraphs(text)) {
    const open: { readonly mark: string; readonly at: number }[] = [];
    for (const { index, 0: mark } of paragraph.matchAll(/[«»“”]/gu)) {
      if (mark in CLOSING && open.length < DEEPEST) {
        open.push({ mark, at: index });
        continue;
      }
      const opened = open.findLastIndex((each) => CLOSING[each.mark] === mark);
      if (opened < 0) yield { offset: start + index, length: 1, by: null };
      else {
        // Those opened within, and not closed.
        const [, ...within] = open.splice(opened);
        for (const { at } of within) yield { offset: start + at, length: 1, by: null };
      }
    }
    for (const { at } of open) yield { offset: start + at, length: 1, by: null };
  }
}

/** Straight ones are mended two by two, where they stand as an opening and a closing one would. */
function* straight(text: string): Generator<Found> {
  for (const { start, paragraph } of paragraphs(text)) {
    const at = [...paragraph.matchAll(/"/gu)].map(({ index }) => index);
    const isPair =
      !/[«»]/u.test(paragraph) &&
      at.length % 2 === 0 &&
      at.every((i, n) => (n % 2 === 0 ? opens : closes)(paragraph, i));
    for (const [n, i] of at.entries()) {
      const by = n % 2 === 0 ? `«${NBSP}` : `${NBSP}»`;
      yield { offset: start + i, length: 1, by: isPair ? by : null };
    }
  }
}

function opens(text: string, i: number): boolean {
  return /^$|[\s\u00A0\u202F(*’']/u.test(text.charAt(i - 1)) && /[\p{L}\p{N}*]/u.test(text.charAt(i + 1));
}

function closes(text: string, i: number): boolean {
  return /[\p{L}\p{N}.!?…)*]/u.test(text.charAt(i - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(i + 1));
}

export const GUILLEMETS: readonly Typo[] = [
  {
    id: 'F04',
    code: 'guillemets-depareilles',
    found: 'un guillemet n’a pas son pareil dans le paragraphe',
    remedy: 'ouvrez par « et fermez par » ; à l’intérieur, “ et ”',
    find: unpaired,
  },
  {
    id: 'F05',
    code: 'guillemets-droits',
    found: 'un guillemet est droit',
    remedy: 'écrivez « et », avec une espace insécable à l’intérieur',
    find: straight,
  },
];
