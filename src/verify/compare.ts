/** What the pages tell, held against what the record says: every difference with its name. */
import type { Extrait } from '../documents/extrait.ts';
import type { Prose } from '../records/prose.ts';
import { aligned } from './align.ts';
import { expectedFacts, proseTexts } from './expected.ts';
import type { FoundFacts } from './facts.ts';
import { isMixed, mandant, sameWords, withoutTitulaires } from './people.ts';

/** `path` is a path into the facts: `seance.pouvoirs[2].mandataire`. */
export interface Difference {
  readonly path: string;
  /** `null`: nothing is printed there. */
  readonly printed: string | number | null;
  /** `null`: the record says nothing there. */
  readonly record: string | number | null;
  /** From 1; `null` when nothing is printed. */
  readonly page: number | null;
}

/** Our own reader knows every space; pdf-parse guesses them, so that its words are compared without. */
export type Spaces = 'folded' | 'guessed';

/**
 * Differences between facts found and the document. A figure or a line that the page does not show is no difference (a
 * template may leave it out); a member, a pouvoir or a text is.
 */
export function compareFacts(found: FoundFacts, document: Extrait, spaces: Spaces): readonly Difference[] {
  const expected = expectedFacts(document);
  const { facts, pages } = found;
  const out: Difference[] = [];
  const same = (a: string, b: string): boolean => comparable(a, spaces) === comparable(b, spaces);
  const tell = (path: string, printed: Value, record: Value): void => {
    if (printed === record) return;
    if (typeof printed === 'string' && typeof record === 'string' && same(printed, record)) return;
    out.push({
      path,
      printed: printed ?? null,
      record: record ?? null,
      page: printed === undefined ? null : (pages.get(path) ?? null),
    });
  };
  const ifPrinted = (path: string, printed: Value, record: Value): void => {
    if (printed !== undefined) tell(path, printed, record);
  };
  const list = (path: string, printed: readonly string[] | undefined, record: readonly string[]): void => {
    for (const [i, j] of aligned(printed ?? [], record, same))
      tell(`${path}[${i ?? j ?? 0}]`, at(printed, i), at(record, j));
  };

  ifPrinted('assemblee.nom', facts.assemblee?.nom, expected.assemblee?.nom);
  const { seance } = facts;
  const wanted = expected.seance;
  for (const key of ['date', 'ouverture', 'convocation'] as const)
    ifPrinted(`seance.${key}`, seance[key], wanted[key]);
  const { president } = document.seance;
  if (!(president !== null && names(president).some((name) => same(name, seance.president ?? ''))))
    ifPrinted('seance.president', seance.president, wanted.president);
  if (seance.secretaires !== undefined) {
    // The house prints either form of a name: the full one counts as the short one.
    const short = seance.secretaires.map((printed) => {
      const person = document.seance.secretaires.find((one) =>
        names(one).some((name) => same(name, printed)),
      );
      return person?.court ?? printed;
    });
    list('seance.secretaires', short, wanted.secretaires ?? []);
  }
  for (const [key, count] of Object.entries(seance.chiffres ?? {}))
    tell(`seance.chiffres.${key}`, count, record(wanted.chiffres, key));
  const grouped = out.length;
  people();
  // Where some are named with their civilité and some without, blind reading cannot tell where a name begins.
  if (out.length > grouped && isMixed(document) && sameWords(seance, document)) out.splice(grouped);

  const { deliberation } = facts;
  const act = expected.deliberation;
  for (const key of ['numero', 'rubrique'] as const)
    ifPrinted(`deliberation.${key}`, deliberation[key], act[key]);
  tell('deliberation.objet', deliberation.objet, act.objet);
  const parted = out.length;
  for (const key of ['visas', 'considerants'] as const)
    list(`deliberation.${key}`, deliberation[key], act[key] ?? []);
  running();
  // Where paragraphs part, blind reading only guesses: what it parted otherwise is there if every paragraph is.
  if (out.length > parted && holdsAll(found.running.printed, document)) out.splice(parted);
  for (const [key, count] of Object.entries(deliberation.vote ?? {}))
    tell(`deliberation.vote.${key}`, count, record(act.vote, key));
  return out;

  /** Who was there, who was not, who gave a pouvoir. */
  function people(): void {
    list('seance.presents', withoutTitulaires(seance.presents, document), wanted.presents ?? []);
    // Words of a house that are like no other's: the line is known by the whole of it.
    const inItsWords = new Map(
      document.pouvoirs.map((given) => [`${given.mandant} ${given.mot} ${given.mandataire}`, given] as const),
    );
    const told = (line: string) => [...inItsWords].find(([words]) => same(words, line))?.[1];
    const away = seance.absents ?? [];
    list(
      'seance.absents',
      away.filter((line) => told(line) === undefined),
      wanted.absents ?? [],
    );
    list('seance.excuses', seance.excuses, wanted.excuses ?? []);
    const pouvoirs = [...(seance.pouvoirs ?? []), ...away.flatMap((line) => told(line) ?? [])];
    const given = wanted.pouvoirs ?? [];
    for (const [i, j] of aligned(pouvoirs.map(mandant), given.map(mandant), same)) {
      const path = `seance.pouvoirs[${i ?? j ?? 0}]`;
      tell(`${path}.mandant`, at(pouvoirs, i)?.mandant, at(given, j)?.mandant);
      tell(`${path}.mandataire`, at(pouvoirs, i)?.mandataire, at(given, j)?.mandataire);
    }
  }

  /** Articles may have been typed as a text, and a house without a sentence before the decision does not part the two. */
  function running(): void {
    const { decided, whole } = found.running;
    if (document.articles.length === 0 && document.formule.length === 0) {
      tell('deliberation.expose', whole === '' ? undefined : whole, act.expose);
      return;
    }
    tell('deliberation.expose', deliberation.expose, act.expose);
    // What an election or a designation prints after the decision is no part of it: it is left to the tags.
    if (document.elections.length + document.designations.length > 0) return;
    if (document.articles.length > 0)
      list('deliberation.articles', deliberation.articles, act.articles ?? []);
    else tell('deliberation.dispositif', decided === '' ? undefined : decided, act.dispositif);
  }
}

/**
 * Every paragraph of the act is printed, each part of it in its order, and beside them nothing but what frames them.
 * Spaces are left aside.
 */
function holdsAll(printed: string, document: Extrait): boolean {
  const letters = comparable(printed, 'guessed');
  const texts = (prose: Prose | null): readonly string[] =>
    proseTexts(prose ?? []).map(({ text, marker }) => comparable(`${marker ?? ''}${text}`, 'guessed'));
  const lines = (some: readonly (string | null)[]): readonly string[] =>
    some.flatMap((text) => (text === null ? [] : [comparable(text, 'guessed')]));
  const parts = [
    lines(document.visas),
    lines(document.considerants),
    lines(document.motifs.map(({ texte }) => texte)),
    texts(document.expose),
    [...texts(document.dispositif), ...document.articles.flatMap(({ texte }) => texts(texte))],
  ];
  const { numero, rubrique, objet, rapporteur, formule, articles } = document;
  const frame = lines([numero, rubrique, objet, rapporteur?.nom ?? null, ...formule]);
  const titles = lines(articles.map(({ titre }) => titre));
  const tables = tableHeads(document);
  const found = parts.map((part) => inOrder(letters, part, tables.length > 0));
  const printedParts = found.flatMap((pieces) => pieces ?? []);
  if (found.includes(null)) return false;
  // What an election or a designation prints is left to the tags.
  if (document.elections.length + document.designations.length > 0) return true;
  const left = rest(letters, [...printedParts, ...frame, ...titles]);
  return LABELS.test(tables.reduce((text, head) => text.replaceAll(head, ''), left));
}

/** The heads of tables, row by row: they come again at the top of each page that a table goes over to. */
function tableHeads(document: Extrait): readonly string[] {
  const prose = [document.expose, document.dispositif, ...document.articles.map(({ texte }) => texte)];
  return prose.flatMap((blocks) =>
    (blocks ?? []).flatMap((block) =>
      block.kind === 'table'
        ? proseTexts([{ ...block, titre: null, rows: [], total: null }]).map(({ text }) =>
            comparable(text, 'guessed'),
          )
        : [],
    ),
  );
}

/**
 * The texts as they are printed, each after the one before; `null` when one is not. In an act with tables a text may be cut: a
 * row that no page can hold goes on on the next, after the other cells of the first.
 */
function inOrder(letters: string, texts: readonly string[], cut: boolean): readonly string[] | null {
  const out: string[] = [];
  let from = 0;
  for (const text of texts) {
    const [first, ...others] = pieces(letters, text, from, cut);
    if (first === undefined) return null;
    from = letters.indexOf(first, from) + first.length;
    out.push(first, ...others);
  }
  return out;
}

/** Shorter than this, a piece proves nothing. */
const PIECE = 12;

function pieces(letters: string, text: string, from: number, cut: boolean): readonly string[] {
  if (letters.includes(text, from)) return [text];
  if (!cut) return [];
  let [least, most] = [0, text.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (letters.includes(text.slice(0, middle), from)) least = middle;
    else most = middle - 1;
  }
  if (least < PIECE) return [];
  const first = text.slice(0, least);
  const others = pieces(letters, text.slice(least), letters.indexOf(first, from) + least, true);
  return others.length === 0 ? [] : [first, ...others];
}

/** What is left when each text is taken out, the longest first: a short one may stand inside a long one. */
function rest(letters: string, texts: readonly string[]): string {
  let left = letters;
  for (const text of [...texts].sort((a, b) => b.length - a.length)) {
    const at = left.indexOf(text);
    if (at >= 0) left = `${left.slice(0, at)}\u0000${left.slice(at + text.length)}`;
  }
  return left;
}

/** Words of the house around the texts of the record. */
const LABELS =
  /^(?:\u0000|[;,.:]|OBJET|Délibération|n°|Rapporteure?|Vu|Considérant|Entendu|Attendu|Sur|Avis)*$/iu;

type Value = string | number | undefined;

function at<T>(list: readonly T[] | undefined, index: number | null): T | undefined {
  return index === null ? undefined : list?.[index];
}

function record(
  figures: Readonly<Partial<Record<string, number>>> | undefined,
  key: string,
): number | undefined {
  return figures?.[key];
}

/** The forms under which a person is printed. */
function names(person: {
  readonly nom: string;
  readonly court: string;
  readonly fonction: string | null;
}): readonly string[] {
  const { nom, court, fonction } = person;
  return fonction === null ? [nom, court] : [nom, court, `${nom}, ${fonction}`, `${court}, ${fonction}`];
}

/** Soft hyphens are no text: layout may set them. */
function comparable(text: string, spaces: Spaces): string {
  const bare = text.replaceAll('\u00ad', '');
  return spaces === 'guessed' ? bare.replaceAll(/\s+/gu, '') : bare.replaceAll(/\s+/gu, ' ').trim();
}
