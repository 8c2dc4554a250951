/** « Vu… », « Considérant… » and their like: a paragraph that begins so is a reason of the decision. */
import { endBefore, isBlank } from './edges.ts';
import { isWeighed, linesOf, without } from './inlines.ts';
import { plain, type Block, type Lost, type Paragraph } from './texte.ts';

/** As the records name them. */
export type Mot = 'vu' | 'considerant' | 'entendu' | 'attendu' | 'sur' | 'avis';

export interface Motif {
  readonly mot: Mot;
  readonly texte: string;
}

/** What each word looks like at the head of a paragraph. Its group is what the template writes in its own way. */
const BEGINNINGS: readonly (readonly [Mot, RegExp])[] = [
  ['vu', /^(vus?|vues?)(?:[\s\u00A0]*:)?(?=[\s\u00A0]|$)[\s\u00A0]*/iu],
  ['considerant', /^(consid[eé]rant)(?:[\s\u00A0]*:)?(?=[\s\u00A0]|$)[\s\u00A0]*/iu],
  ['attendu', /^(attendu)(?=[\s\u00A0])[\s\u00A0]*/iu],
  ['entendu', /^((?:ayant |après avoir )?entendu)(?=[\s\u00A0])[\s\u00A0]*/iu],
  ['sur', /^(sur)[\s\u00A0]+(?=(?:la |le )?(?:proposition|rapport|avis|présentation)[\s\u00A0])/iu],
];

/** The word that a paragraph begins with, and its length; `null` when it begins otherwise. */
export function recitalOf(block: Block): { mot: Mot; length: number; word: string } | null {
  if (block.kind === 'table') return null;
  const text = plain(block);
  for (const [mot, pattern] of BEGINNINGS) {
    const match = pattern.exec(text);
    if (match !== null) return { mot, length: match[0].length, word: match[1] ?? '' };
  }
  return null;
}

/** One paragraph with several « Vu… » on its lines is as many paragraphs. */
export function parted(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.kind === 'table' || !block.inlines.some(({ kind }) => kind === 'break')) return [block];
    const lines = linesOf(block);
    const recitals = lines.filter((line) => recitalOf(line) !== null).length;
    return recitals > 1 || (recitals === 1 && recitalOf(lines[0]!) !== null) ? lines : [block];
  });
}

/** Paragraphs of reasons → what the records hold of them: each on a line, without its word and its last mark. */
export function motifsOf(paragraphs: readonly Paragraph[], lost: Lost[]): Motif[] {
  const motifs: Motif[] = [];
  /** « Vu : » alone: each paragraph after it is one. */
  let under: Mot | null = null;
  for (const paragraph of paragraphs) {
    const recital = recitalOf(paragraph);
    const inlines = without(paragraph.inlines, recital?.length ?? 0);
    const text = plain({ inlines }).trim();
    if (recital !== null && text === '') {
      under = recital.mot;
      continue;
    }
    if (recital !== null) under = null;
    if (recital !== null && !USUAL.test(recital.word))
      lost.push({ what: 'mot', text: recital.word, place: paragraph.place });
    if (isWeighed(inlines)) lost.push({ what: 'gras', text, place: paragraph.place });
    if (inlines.some(({ kind }) => kind === 'break'))
      lost.push({ what: 'saut-de-ligne', text, place: paragraph.place });
    const last = motifs.at(-1);
    const mot = recital?.mot ?? under;
    if (mot !== null) motifs.push({ mot, texte: ended(unmarked(text, recital === null)) });
    else if (last !== undefined) {
      // What follows « notamment : » is of the same reason.
      motifs[motifs.length - 1] = { ...last, texte: ended(`${last.texte} ${text}`) };
      lost.push({ what: 'saut-de-ligne', text, place: paragraph.place });
    }
  }
  return motifs.filter(({ texte }) => texte !== '');
}

/** As templates write them. */
const USUAL = /^(?:vu|consid[eé]rant|attendu|entendu|sur)$/iu;

function unmarked(text: string, isListed: boolean): string {
  return isListed ? text.replace(/^[-–—•][\s\u00A0]+/u, '') : text;
}

/** Without its last mark, which the template writes; that of « etc. » is of the word. */
function ended(text: string): string {
  const end = endBefore(text, (unit) => isBlank(unit) || /[;,.]/u.test(unit));
  const isAbbreviation = /(?:^|[\s\u00A0])(?:etc|al|s)$/u.test(text.slice(Math.max(0, end - 4), end));
  return text.slice(0, isAbbreviation && text[end] === '.' ? end + 1 : end).trim();
}
