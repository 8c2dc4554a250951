/** The act itself as it is printed: its object, what is set out, what is decided, the votes. */
import type { DeliberationFacts, Voix } from './facts.ts';
import { folded, joinLines } from './lines.ts';
import type { PrintedLine } from './lines.ts';

interface Paragraph {
  readonly text: string;
  readonly page: number;
  readonly size: number;
}

type Building = { -readonly [K in keyof DeliberationFacts]: DeliberationFacts[K] };

const OBJET = /^OBJET ?: ?/u;
const NUMERO = /^(?:Délibération )?n[°º] ?(\S(?:.{0,40}\S)?)$/iu;
/** What is no number of an act is seen at once: a paragraph grows line by line. */
const NUMBERED = /^\s*(?:Délibération\s+)?n[°º]/iu;
const VISA = /^Vu(?:e|s|es)?\s/iu;
const CONSIDERANT = /^Considérant\s/iu;
const ARTICLE = /^Article (?:1er|\d+|unique)(?!\p{L}|\d)\s*(?:[:.–—]\s*)?/iu;
const VOTE = /^(?:SCRUTIN|VOTES?|POUR ?:|Vote au scrutin|Sans vote ?:|Résultat du vote ?:)/u;
/** Mixed recitals: « Sur proposition du maire ; ». */
const OTHER_MOTIF = /^(?:Entendu|Attendu|Sur|Avis)\s.*[;,]$/u;
/** What stands over the list of annexes, which ends the act. */
const ANNEXES = /^En annexe :$/u;
/** The older act that it touches. */
const LIEN =
  /^La présente délibération (?:rectifie|modifie|abroge|retire)\b.{0,40} la délibération (?:n° .{1,40} )?du /u;
/** « après en avoir délibéré, décide : », and what stands over the text of a material correction. */
const SPOKEN = /(?:délibéré.*|^Le texte rectifié de .* est le suivant ?):$/iu;
const RAPPORTEUR = /^Rapporteure? ?:/iu;

export interface ReadAct {
  readonly facts: DeliberationFacts;
  /** All that is decided, titles of articles too. */
  readonly decided: string;
  /** What is set out and what is decided, and the sentence between. */
  readonly whole: string;
  /** Every line before the vote, in the order in which they are read. */
  readonly printed: string;
}

/** The lines from the number or « OBJET : » on → facts, whose pages are entered by path. */
export function readDeliberation(all: readonly PrintedLine[], pages: Map<string, number>): ReadAct {
  const out: Building = {};
  const annexesAt = all.findLastIndex((line) => ANNEXES.test(folded(line.text)));
  const lines = annexesAt < 0 ? all : all.slice(0, annexesAt);
  const voteAt = lines.findIndex((line) => VOTE.test(folded(line.text)));
  const told = voteAt < 0 ? lines : lines.slice(0, voteAt);
  const paragraphs = [...paragraphsOf(told)];
  readHeading(paragraphs, out, pages);

  const lead = leadIn(paragraphs);
  const before = paragraphs.slice(0, lead.start);
  const after = paragraphs.slice(lead.end);
  const enter = (key: 'expose' | 'dispositif', from: readonly Paragraph[]): void => {
    const [first] = from;
    if (first === undefined) return;
    out[key] = textOfAll(from);
    pages.set(`deliberation.${key}`, first.page);
  };
  const list = (key: 'visas' | 'considerants' | 'articles', from: readonly Paragraph[]): void => {
    if (from.length === 0) return;
    out[key] = from.map(({ text }) => text);
    for (const [i, { page }] of from.entries()) pages.set(`deliberation.${key}[${i}]`, page);
  };
  const recitals = (label: RegExp): readonly Paragraph[] =>
    before.flatMap(({ text, ...rest }) =>
      // The punctuation after a recital is the template's.
      label.test(text) ? [{ ...rest, text: text.replace(label, '').replace(/ ?[;,.]$/u, '') }] : [],
    );
  const apart = [LIEN, VISA, CONSIDERANT, RAPPORTEUR, OTHER_MOTIF];
  list('visas', recitals(VISA));
  list('considerants', recitals(CONSIDERANT));
  const running = before.filter(({ text }) => !apart.some((pattern) => pattern.test(text)));
  enter('expose', running);
  const articles = articlesOf(after);
  list('articles', articles);
  if (articles.length === 0) enter('dispositif', after);
  if (voteAt >= 0) readVote(lines.slice(voteAt), out, pages);
  const between = paragraphs.slice(lead.start, lead.end);
  return {
    facts: out,
    decided: textOfAll(after),
    whole: textOfAll([...running, ...between, ...after]),
    printed: told.map(({ text }) => text).join(' '),
  };
}

function textOfAll(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map(({ text }) => text).join(' ');
}

/**
 * Number, rubrique and object, set apart by size and space. « OBJET : » comes before the rubrique, and the object in larger
 * type below it; without a rubrique it comes before the object itself.
 */
function readHeading(paragraphs: Paragraph[], out: Building, pages: Map<string, number>): void {
  const take = (key: 'numero' | 'rubrique' | 'objet', text: string | undefined): void => {
    const found = paragraphs.shift();
    if (found === undefined || text === undefined) return;
    out[key] = text;
    pages.set(`deliberation.${key}`, found.page);
  };
  const numero = NUMERO.exec(paragraphs[0]?.text ?? '')?.[1];
  if (numero !== undefined) take('numero', numero);
  const [first, second] = paragraphs;
  if (first === undefined) return;
  const named = first.text.replace(OBJET, '');
  if (second !== undefined && second.size > first.size + 0.2) {
    take('rubrique', named);
    take('objet', second.text);
  } else take('objet', named);
}

/**
 * Lines put together into paragraphs: a new one where the size changes, where the step from line to line is larger than
 * lines have, or where a visa, considérant or article begins.
 */
function paragraphsOf(lines: readonly PrintedLine[]): readonly Paragraph[] {
  const out: { text: string; page: number; size: number }[] = [];
  let before: PrintedLine | undefined;
  for (const line of lines) {
    const last = out.at(-1);
    if (last === undefined || before === undefined || begins(line, before, last.text))
      out.push({ text: line.text, page: line.page, size: line.size });
    else last.text = joinLines(last.text, line.text);
    before = line;
  }
  return out.map(({ text, ...rest }) => ({ ...rest, text: folded(text) }));
}

function begins(line: PrintedLine, before: PrintedLine, text: string): boolean {
  if (Math.abs(line.size - before.size) > 0.2) return true;
  if (OBJET.test(line.text) || (NUMBERED.test(text) && NUMERO.test(folded(text)))) return true;
  const opens = VISA.test(line.text) || CONSIDERANT.test(line.text) || ARTICLE.test(line.text);
  const ended = /[.;:,!?»)]\s*$/u.test(text);
  if (opens && ended) return true;
  if (line.page !== before.page) return ended && !/[,]\s*$/u.test(text);
  return line.y - before.y > Math.max(1.5 * line.size, 14.6);
}

/** Where the sentence before the decision stands: « Le Bureau, après en avoir délibéré, décide : ». */
function leadIn(paragraphs: readonly Paragraph[]): { readonly start: number; readonly end: number } {
  const spoken = paragraphs.findLastIndex(({ text }) => text.length < 300 && SPOKEN.test(text));
  const at =
    spoken >= 0
      ? spoken
      : paragraphs.findIndex(({ text }) => text.length < 300 && /(?:décide|arrête) ?:$/iu.test(text));
  if (at < 0) {
    const article = paragraphs.findIndex(({ text }) => ARTICLE.test(text));
    const end = article < 0 ? paragraphs.length : article;
    return { start: end, end };
  }
  const previous = paragraphs[at - 1]?.text ?? '';
  const split = /^(?:Le |La |L[’'])[^.;:]{1,80},$/u.test(previous);
  return { start: split ? at - 1 : at, end: at + 1 };
}

/** Paragraphs gathered under the article that each belongs to, titles left out. */
function articlesOf(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const out: Paragraph[][] = [];
  for (const paragraph of paragraphs) {
    if (ARTICLE.test(paragraph.text)) {
      const text = paragraph.text.replace(ARTICLE, '');
      out.push(text === '' ? [] : [{ ...paragraph, text }]);
    } else if (out.length === 0) return [];
    else out.at(-1)!.push(paragraph);
  }
  return out.map((parts) => ({ page: parts[0]?.page ?? 1, size: 0, text: textOfAll(parts) }));
}

/** What stands before each figure, and after that of the procurations. */
const VOIX: readonly (readonly [Voix, RegExp])[] = (
  [
    ['pour', 'POUR ?: ?#'],
    ['contre', 'CONTRE ?: ?#'],
    ['abstention', 'ABSTENTIONS? ?: ?#'],
    ['nppv', 'NE (?:SE PRONONCE(?:NT)?|PREND(?:ENT)?) PAS(?: PART AU VOTE)? ?: ?#'],
    ['refus', 'REFUS(?: DE VOTE| DE VOTER)? ?: ?#'],
    ['blancs', 'BLANCS ?: ?#'],
    ['nuls', 'NULS ?: ?#'],
    ['exprimes', 'EXPRIMÉS ?: ?#'],
    ['procurations', 'DONT # PROCURATION'],
  ] as const
).map(([key, label]) => [
  key,
  new RegExp(`(?<!\\p{L})${label.replace('#', '(\\d{1,3}(?: \\d{3})+|\\d+)')}`, 'iu'),
]);

function readVote(lines: readonly PrintedLine[], out: Building, pages: Map<string, number>): void {
  const vote: Partial<Record<Voix, number>> = {};
  const text = folded(lines.map((line) => line.text).join(' '));
  for (const [key, pattern] of VOIX) {
    const count = pattern.exec(text)?.[1];
    if (count === undefined) continue;
    vote[key] = Number(count.replaceAll(' ', ''));
    pages.set(`deliberation.vote.${key}`, lines[0]?.page ?? 1);
  }
  if (Object.keys(vote).length > 0) out.vote = vote;
}
