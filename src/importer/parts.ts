/**
 * A text → the parts of a délibération, proposed by their usual words (rules.md §8: order of blocks, formulae that are seen). What
 * is not recognised stays where it was, in the exposé before the decision and in the dispositif after it.
 */
import { articlesOf } from './articles.ts';
import { findFormula } from './formula.ts';
import { motifsOf, parted, recitalOf, type Motif } from './recitals.ts';
import { plain, type Block, type Lost, type NotKept, type Paragraph, type Texte } from './texte.ts';

export interface Parts {
  readonly objet: string | null;
  readonly motifs: readonly Motif[];
  readonly expose: readonly Block[];
  readonly formule: readonly string[];
  readonly dispositif: readonly Block[];
  /** In the place of `dispositif`, when it is in articles. */
  readonly articles: readonly (readonly Block[])[];
  readonly lost: readonly Lost[];
}

export function partsOf({ blocks }: Texte): Parts {
  const lost: Lost[] = [];
  const { objet, rest } = objetOf(parted(blocks), lost);
  const formula = findFormula(rest, lost);
  const before = formula === null ? rest : rest.slice(0, formula.start);
  const { motifs, expose, opening } = reasonsOf(before, lost);
  const body = formula === null ? [] : withoutEnd(formula.rest, lost);
  if (formula === null) lost.push({ what: 'sans-decision', text: '', place: { paragraph: 0, words: '' } });
  const articles = articlesOf(body);
  return {
    objet,
    motifs,
    expose,
    formule: [...opening, ...(formula?.lines ?? [])],
    dispositif: articles === null ? body : [],
    articles: articles ?? [],
    lost,
  };
}

/** « Objet : … », or a title; what is before the former is the head of an act, when it says so. */
function objetOf(blocks: readonly Block[], lost: Lost[]): { objet: string | null; rest: readonly Block[] } {
  const end = blocks.findIndex((block) => recitalOf(block) !== null);
  const before = end < 0 ? blocks : blocks.slice(0, end);
  const line = before.find((block) => block.kind === 'paragraph' && OBJET.test(plain(block)));
  if (line?.kind === 'paragraph') {
    const at = blocks.indexOf(line);
    const head = blocks.slice(0, at);
    const isHead = head.some((block) => HEAD.test(textOf(block)));
    if (isHead) for (const block of head) lose('tete', block, lost);
    const words = OBJET.exec(plain(line))?.[1]?.trim() ?? '';
    const next = blocks[at + 1];
    const isNext = words === '' && next?.kind === 'paragraph';
    const objet = isNext ? plain(next).trim() : words;
    const rest = [...(isHead ? [] : head), ...blocks.slice(at + (isNext ? 2 : 1))];
    return { objet: objet === '' ? null : objet, rest };
  }
  const title = blocks
    .slice(0, 3)
    .find(
      (block, i) =>
        block.kind === 'paragraph' && (block.role === 'title' || (block.role === 'heading' && i === 0)),
    );
  if (title?.kind !== 'paragraph') return { objet: null, rest: blocks };
  return { objet: plain(title).trim(), rest: blocks.filter((block) => block !== title) };
}

const OBJET = /^[\s\u00A0]*objet(?: de la délibération)?[\s\u00A0]*[:–—-][\s\u00A0]*([^]*)$/iu;
const HEAD =
  /république française|extrait du registre|^[\s]*(?:département|arrondissement|canton|commune|ville|mairie)\b|nombre de (?:conseillers|membres)|étaient présents|^[\s]*présents\b|^[\s]*séance du|l[’']an deux mille|secrétaire de séance|date de (?:la )?convocation|en exercice/iu;

/** The reasons, in stretches that follow each other; all else is the exposé, which templates print before them. */
function reasonsOf(
  blocks: readonly Block[],
  lost: Lost[],
): { motifs: readonly Motif[]; expose: readonly Block[]; opening: readonly string[] } {
  const isReason = inStretches(blocks);
  const reasons = blocks.filter(
    (block, i): block is Paragraph => isReason[i] === true && block.kind === 'paragraph',
  );
  const first = isReason.indexOf(true);
  const opening: string[] = [];
  const expose = blocks.filter((block, i) => {
    if (isReason[i] === true) return false;
    if (block.kind === 'paragraph' && RAPPORTEUR.test(plain(block))) {
      lose('rapporteur', block, lost);
      return false;
    }
    // « Le Conseil municipal, » goes on, after the reasons, with the formula.
    if (i === first - 1 && block.kind === 'paragraph' && BODY.test(plain(block))) {
      opening.push(plain(block).trim());
      lose('assemblee', block, lost);
      return false;
    }
    if (first >= 0 && i > first) lose('ordre', block, lost);
    return true;
  });
  return { motifs: motifsOf(reasons, lost), expose, opening };
}

const RAPPORTEUR = /^[\s\u00A0]*rapport(?:eur|eure|euse)[\s\u00A0]*:[^]{1,120}$/iu;
const BODY =
  /^[\s\u00A0]*(?:le|la|l[’'])[\s\u00A0]*(?:conseil|bureau|comité|commission|assemblée)\b[^.;:]{0,100},?[\s\u00A0]*$/iu;

/**
 * Which paragraphs are reasons. One alone in the middle of a text is a sentence that begins so (« Vu l’ampleur du projet, il est
 * proposé… »), unless it ends as reasons do, or the decision comes right after it.
 */
function inStretches(blocks: readonly Block[]): boolean[] {
  const found = blocks.map(() => false);
  for (let i = 0; i < blocks.length; i += 1) {
    const recital = recitalOf(blocks[i]!);
    if (recital === null) continue;
    const isSure = recital.mot !== 'sur' && recital.mot !== 'entendu';
    let end = i + 1;
    let count = 1;
    for (; end < blocks.length; end += 1) {
      const block = blocks[end]!;
      if (recitalOf(block) !== null) count += 1;
      else if (block.kind === 'table' || !goesOn(block, blocks[end - 1]!)) break;
    }
    const last = blocks[i]!;
    const isPlain =
      last.kind === 'paragraph' &&
      /[;,][\s\u00A0]*$|^[\s\u00A0]*(?:vu|considérant)[\s\u00A0]*:[\s\u00A0]*$/iu.test(plain(last));
    if (count > 1 || (isSure && (isPlain || end === blocks.length))) found.fill(true, i, end);
    i = end - 1;
  }
  return found;
}

/** An item of a list after « notamment : », or after « Vu : ». */
function goesOn(block: Paragraph, before: Block): boolean {
  if (before.kind === 'table' || block.role !== 'text') return false;
  const isItem = block.item !== null || /^[-–—•][\s\u00A0]/u.test(plain(block));
  return (
    isItem &&
    (before.item !== null || /:[\s\u00A0]*$|^[-–—•]/u.test(plain(before)) || before.item === block.item)
  );
}

/** The end of an act says what templates say: vote, closing, signatures. */
function withoutEnd(blocks: readonly Block[], lost: Lost[]): readonly Block[] {
  const at = blocks.findIndex((block, i) => i > 0 && block.kind === 'paragraph' && END.test(plain(block)));
  const rest = at < 0 ? [] : blocks.slice(at);
  // What is long, or has an article in it, is no closing: it stays.
  if (rest.length === 0 || rest.length > 25 || rest.some((block) => ARTICLE.test(textOf(block))))
    return blocks;
  for (const block of rest) lose('fin', block, lost);
  return blocks.slice(0, at);
}

const END =
  /^[\s\u00A0]*(?:(?:ainsi )?fait et délibéré|fait (?:à|en) [^.]{1,60}, le|pour (?:extrait|copie|ampliation)|suivent les signatures|acte rendu exécutoire|certifiée? exécutoire|(?:délibération )?adoptée? (?:à|par)|ont voté|résultats? du vote|vote[\s\u00A0]*:|(?:pour|contre|abstentions?)[\s\u00A0]*:[\s\u00A0]*\d|la présente délibération peut faire l[’']objet d[’']un recours)/iu;
const ARTICLE = /^[\s\u00A0]*art(?:icle|\.)[\s\u00A0]*\d/iu;

function lose(what: NotKept, block: Block, lost: Lost[]): void {
  lost.push({ what, text: textOf(block), place: placeOf(block) });
}

function placeOf(block: Block): Paragraph['place'] {
  if (block.kind === 'paragraph') return block.place;
  return block.rows.flat().flatMap(({ blocks }) => blocks)[0]?.place ?? block.place;
}

function textOf(block: Block): string {
  if (block.kind === 'paragraph') return plain(block);
  return block.rows
    .flat()
    .flatMap(({ blocks }) => blocks.map(textOf))
    .join(' ');
}
