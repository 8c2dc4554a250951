/**
 * The facts that the printed pages alone tell, read as a person reads them: by the words, the lines and where they stand;
 * never by tags, never from the record. Written for acts laid out with labels (« Président : … », « Membres présents : »).
 */
import { isoDate, isoHour } from './dates.ts';
import { readDeliberation } from './deliberation.ts';
import type { ReadAct } from './deliberation.ts';
import { folded, joinLines } from './lines.ts';
import type { PrintedLine } from './lines.ts';
import { readNames, splitAway, splitPeople } from './names.ts';
import type { PrintedName } from './names.ts';

/** Names as printed, dates ISO, figures numbers. What the pages do not print is absent, never `null`. */
export interface Facts {
  readonly assemblee?: { readonly nom: string };
  readonly seance: SeanceFacts;
  readonly deliberation: DeliberationFacts;
}

interface SeanceFacts {
  readonly date?: string;
  readonly ouverture?: string;
  readonly lieu?: string;
  readonly president?: string;
  readonly secretaires?: readonly string[];
  readonly convocation?: string;
  readonly chiffres?: Readonly<Partial<Record<Chiffre, number>>>;
  readonly presents?: readonly string[];
  readonly absents?: readonly string[];
  /** Where the house prints them apart from the absent. */
  readonly excuses?: readonly string[];
  readonly pouvoirs?: readonly { readonly mandant: string; readonly mandataire: string }[];
}

export type Chiffre = 'effectif' | 'exercice' | 'presents' | 'representes' | 'absents' | 'votants';

/** Running text is one string, white space folded. */
export interface DeliberationFacts {
  readonly numero?: string;
  readonly rubrique?: string;
  readonly objet?: string;
  readonly expose?: string;
  readonly visas?: readonly string[];
  readonly considerants?: readonly string[];
  readonly dispositif?: string;
  readonly articles?: readonly string[];
  readonly vote?: Readonly<Partial<Record<Voix, number>>>;
}

export type Voix =
  | 'pour'
  | 'contre'
  | 'abstention'
  | 'nppv'
  | 'refus'
  | 'blancs'
  | 'nuls'
  | 'exprimes'
  | 'procurations';

export interface FoundFacts {
  readonly facts: Facts;
  /** Page of each fact by its path (`seance.pouvoirs[2].mandataire`), from 1. */
  readonly pages: ReadonlyMap<string, number>;
  /** The members present with the column in which each stands. */
  readonly columns: readonly PrintedName[];
  /** The running text of the act in one piece: where it is parted depends on how the house words it. */
  readonly running: Pick<ReadAct, 'decided' | 'whole' | 'printed'>;
}

const PRESENTS = /^(?:Membres |Étaient |Sont )?présents ?:?$/iu;
const AWAY =
  /^(?:Membres |Étaient |Sont )?(?:absents|excusés|représentés|pouvoirs|procurations)(?:[ ,].*)? ?:$/iu;
const EXCUSES = /^(?:Membres |Étaient |Sont )?excusés/iu;
const ACT = /^(?:OBJET ?:|Délibération n[°º] )/u;

/** Reads the lines of an extract, heads and feet left out. */
export function factsOf(lines: readonly PrintedLine[]): FoundFacts {
  const body = lines.filter((line) => line.part === 'body' && /\S/u.test(line.text));
  const plain = body.map((line) => folded(line.text));
  const found = (from: number, pattern: RegExp): number => {
    for (let i = from; i < plain.length; i += 1) if (pattern.test(plain[i]!)) return i;
    return plain.length;
  };
  const objet = found(0, ACT);
  const presents = Math.min(found(0, PRESENTS), objet);
  const away = Math.min(found(presents, AWAY), objet);

  const pages = new Map<string, number>();
  const head = readHead(body.slice(0, presents), pages);
  const act = readDeliberation(body.slice(objet), pages);
  const columns = readNames(body.slice(presents + 1, away));
  const facts: Facts = {
    ...(head.assemblee === undefined ? {} : { assemblee: { nom: head.assemblee } }),
    seance: {
      ...head.seance,
      ...(presents < objet ? { presents: listed('seance.presents', columns, pages) } : {}),
      ...readAway(body.slice(away, objet), pages),
    },
    deliberation: act.facts,
  };
  return { facts, pages, columns, running: act };
}

function listed(path: string, names: readonly PrintedName[], pages: Map<string, number>): readonly string[] {
  for (const [i, { page }] of names.entries()) pages.set(`${path}[${i}]`, page);
  return names.map(({ text }) => text);
}

/** Those away, under one heading or several (« Membres absents : », « Membres excusés : »…). */
function readAway(
  lines: readonly PrintedLine[],
  pages: Map<string, number>,
): Pick<SeanceFacts, 'absents' | 'excuses' | 'pouvoirs'> {
  const lists: { readonly excuses: boolean; readonly lines: PrintedLine[] }[] = [];
  for (const line of lines) {
    const text = folded(line.text);
    if (AWAY.test(text)) lists.push({ excuses: EXCUSES.test(text), lines: [] });
    else lists.at(-1)?.lines.push(line);
  }
  if (lists.length === 0) return {};
  const read = lists.map((list) => ({ excuses: list.excuses, ...splitAway(readNames(list.lines)) }));
  const absents = read.filter((list) => !list.excuses).flatMap((list) => list.absents);
  const excuses = read.filter((list) => list.excuses).flatMap((list) => list.absents);
  const pouvoirs = read.flatMap((list) => list.pouvoirs);
  for (const [i, { page }] of pouvoirs.entries()) {
    pages.set(`seance.pouvoirs[${i}].mandant`, page);
    pages.set(`seance.pouvoirs[${i}].mandataire`, page);
  }
  return {
    absents: listed('seance.absents', absents, pages),
    ...(excuses.length === 0 ? {} : { excuses: listed('seance.excuses', excuses, pages) }),
    ...(pouvoirs.length === 0
      ? {}
      : { pouvoirs: pouvoirs.map(({ mandant, mandataire }) => ({ mandant, mandataire })) }),
  };
}

interface Head {
  assemblee?: string;
  seance: { -readonly [K in keyof SeanceFacts]: SeanceFacts[K] };
}

/** What begins an entry of the head; any other line goes on with the one before. */
const TITLE = /^EXTRAIT DU REGISTRE/iu;
const SEANCE = /^Séance (?:\S+ )?du /iu;
const PRESIDENT = /^(?:Président|Présidente|Présidence)(?: de séance)? ?: ?/iu;
const SECRETAIRE = /^Secrétaires?(?: de (?:la )?séance)? ?: ?/iu;
const CONVOCATION = /^(?:Seconde |Date de (?:la )?)?convocation\b/iu;
const LIEU = /^Lieu ?: ?/iu;
const SECONDE = /^Sur seconde convocation,/iu;
const NUMBER = /^Nombre (?:de |d[’'])/iu;

function readHead(lines: readonly PrintedLine[], pages: Map<string, number>): Head {
  const out: Head = { seance: {} };
  const chiffres: Partial<Record<Chiffre, number>> = {};
  const tell = (path: string, page: number): void => {
    pages.set(path, page);
  };
  for (const { text, page } of entries(lines)) {
    if (TITLE.test(text)) {
      const nom = assemblyName(text.replace(/^EXTRAIT DU REGISTRE(?: DES DÉLIBÉRATIONS)?/iu, ''));
      if (nom !== '') out.assemblee = nom;
      tell('assemblee.nom', page);
    } else if (SEANCE.test(text)) {
      const date = isoDate(text);
      const hour = isoHour(text);
      if (date !== null) out.seance.date = date;
      if (hour !== null) out.seance.ouverture = hour;
      tell('seance.date', page);
      tell('seance.ouverture', page);
    } else if (PRESIDENT.test(text)) {
      out.seance.president = text.replace(PRESIDENT, '');
      tell('seance.president', page);
    } else if (SECRETAIRE.test(text)) {
      const before = out.seance.secretaires ?? [];
      out.seance.secretaires = [...before, ...splitPeople(text.replace(SECRETAIRE, ''))];
      for (const i of out.seance.secretaires.keys())
        if (i >= before.length) tell(`seance.secretaires[${i}]`, page);
    } else if (CONVOCATION.test(text)) {
      const date = isoDate(text);
      if (date !== null) out.seance.convocation = date;
      tell('seance.convocation', page);
    } else if (LIEU.test(text)) {
      out.seance.lieu = text.replace(LIEU, '');
      tell('seance.lieu', page);
    } else if (NUMBER.test(text)) {
      const count = /: ?(\d[\d ]*)$/.exec(text)?.[1];
      const what = chiffreOf(text);
      if (count !== undefined) chiffres[what] = Number(count.replaceAll(' ', ''));
      tell(`seance.chiffres.${what}`, page);
    }
  }
  if (Object.keys(chiffres).length > 0) out.seance.chiffres = chiffres;
  return out;
}

/** Lines put together into entries, each beginning with one of the labels. */
function entries(lines: readonly PrintedLine[]): readonly { readonly text: string; readonly page: number }[] {
  const labels = [TITLE, SEANCE, PRESIDENT, SECRETAIRE, CONVOCATION, LIEU, NUMBER, SECONDE];
  const out: { text: string; page: number }[] = [];
  for (const { text, page } of lines) {
    const last = out.at(-1);
    if (last === undefined || labels.some((label) => label.test(folded(text)))) out.push({ text, page });
    else last.text = joinLines(last.text, text);
  }
  return out.map(({ text, page }) => ({ text: folded(text), page }));
}

/** « du Bureau métropolitain de Dijon métropole » → without its article. */
export function assemblyName(text: string): string {
  return folded(text).replace(/^(?:du |de la |de l[’']|des )/iu, '');
}

function chiffreOf(label: string): Chiffre {
  if (/exercice/iu.test(label)) return 'exercice';
  if (/présents/iu.test(label)) return 'presents';
  if (/procurations|pouvoirs|représentés/iu.test(label)) return 'representes';
  if (/votants/iu.test(label)) return 'votants';
  if (/absents/iu.test(label)) return 'absents';
  return 'effectif';
}
