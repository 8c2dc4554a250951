/** « Le conseil, après en avoir délibéré, décide : » found in a text: where it begins, its lines, and what it decides. */
import { isWeighed, until, without } from './inlines.ts';
import { plain, type Block, type Lost, type Paragraph } from './texte.ts';

export interface Formula {
  /** Rank of the block that it begins in. */
  readonly start: number;
  readonly lines: readonly string[];
  /** What comes after it: the decision, and the end of the act. */
  readonly rest: readonly Block[];
}

const BODY =
  "(?:le|la|l[’']|les membres (?:du|de la|de l[’']))[\\s\\u00A0]*(?:conseil|bureau|comité|comite|commission|assemblée)";
const DECIDES = '(?<!\\p{L})(?:d[eé]cide(?:nt)?|d[eé]lib[eè]re(?:nt)?)(?!\\p{L})';
const VOTED =
  "(?:[\\s\\u00A0]*,?[\\s\\u00A0]*(?:à l[’']unanimité|à la majorité)(?:[\\s\\u00A0]+(?:absolue|des (?:suffrages exprimés|membres présents(?: et représentés)?|voix|présents)))?)?";
/** « après en avoir délibéré », with who does, and the vote when it says it. */
const HAVING = `(?:${BODY}[^.;:]{0,140}?[\\s\\u00A0,]*)?après[\\s\\u00A0]+(?:en[\\s\\u00A0]+)?(?:avoir|en avoir)[\\s\\u00A0]+(?:dûment |valablement )?(?:délibéré|délibérer)${VOTED}[\\s\\u00A0]*,?`;

const FORMS: readonly RegExp[] = [
  new RegExp(`^[\\s\\u00A0]*${HAVING}(?:[\\s\\u00A0]*${DECIDES}${VOTED}[\\s\\u00A0]*[:,]?)?`, 'iu'),
  new RegExp(`^[\\s\\u00A0]*${BODY}[^.;:]{0,140}?${DECIDES}${VOTED}[\\s\\u00A0]*[:,]?`, 'iu'),
  new RegExp(`^[\\s\\u00A0]*${DECIDES}${VOTED}[\\s\\u00A0]*[:,]?[\\s\\u00A0]*$`, 'iu'),
];

/** A line that goes on with the formula: « DÉCIDE », « à l’unanimité, ». */
const GOES_ON = new RegExp(
  `^[\\s\\u00A0]*(?:${DECIDES}${VOTED}|(?:à l[’']unanimité|à la majorité)[^.;]{0,80}?)[\\s\\u00A0]*[:,]?[\\s\\u00A0]*$`,
  'iu',
);
/** « Le Conseil municipal, » right before it. */
const OPENS = new RegExp(`^[\\s\\u00A0]*${BODY}[^.;:]{0,100},?[\\s\\u00A0]*$`, 'iu');

/** The first formula, or the first article when there is none; `null` when nothing is decided. */
export function findFormula(blocks: readonly Block[], lost: Lost[]): Formula | null {
  const at = blocks.findIndex((block) => lengthOf(block) > 0);
  if (at < 0) {
    const article = blocks.findIndex(
      (block) =>
        block.kind === 'paragraph' &&
        /^[\s\u00A0]*art(?:icle|\.)[\s\u00A0]*(?:1(?:er)?|premier|unique)(?!\d)/iu.test(plain(block)),
    );
    return article < 0 ? null : { start: article, lines: [], rest: blocks.slice(article) };
  }
  const before = blocks[at - 1];
  const isOpened = before?.kind === 'paragraph' && OPENS.test(plain(before)) && before.role === 'text';
  const formula = blocks[at];
  if (formula?.kind !== 'paragraph') return null;
  const length = lengthOf(formula);
  const lines = [
    ...(isOpened ? linesOf(before) : []),
    ...linesOf({ ...formula, inlines: until(formula.inlines, length) }),
  ];
  const rest = without(formula.inlines, length);
  const decided = plain({ inlines: rest }).trim() === '' ? [] : [{ ...formula, inlines: trimmedStart(rest) }];
  let next = at + 1;
  if (decided.length === 0)
    for (
      let block = blocks[next];
      block?.kind === 'paragraph' && GOES_ON.test(plain(block));
      block = blocks[next]
    ) {
      lines.push(...linesOf(block));
      next += 1;
    }
  const words = lines.join(' ');
  if (/unanimité|majorité|voix/iu.test(words)) lost.push({ what: 'vote', text: words, place: formula.place });
  if (isWeighed(formula.inlines)) lost.push({ what: 'gras', text: words, place: formula.place });
  return { start: isOpened ? at - 1 : at, lines, rest: [...decided, ...blocks.slice(next)] };
}

/** How much of a paragraph is a formula; 0 when it begins with none. */
function lengthOf(block: Block): number {
  if (block.kind === 'table') return 0;
  const text = plain(block);
  return Math.max(0, ...FORMS.map((form) => form.exec(text)?.[0].length ?? 0));
}

function linesOf({ inlines }: Pick<Paragraph, 'inlines'>): string[] {
  const lines = [''];
  for (const each of inlines)
    if (each.kind === 'break') lines.push('');
    else lines[lines.length - 1] += each.text;
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** A decision that begins within a line does not begin with its spaces, or with a break. */
function trimmedStart(inlines: Paragraph['inlines']): Paragraph['inlines'] {
  return without(inlines, /^[\s\u00A0]*/u.exec(plain({ inlines }))?.[0].length ?? 0);
}
