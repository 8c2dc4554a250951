/** The words of a line, and what they are read as: people, points, hours, days. */
import { dayParts } from '../records/days.ts';
import type { Moment } from './line.ts';
import { groupNamed, memberNamed } from './names.ts';
import type { Pair } from './gesture.ts';

/** What a line is read with; `line`: all of it. */
export interface Known extends Moment {
  readonly line: string;
}

/** A word of a line, and where it begins in it. */
export interface Word {
  readonly text: string;
  readonly at: number;
}

/** Why a line is not read: thrown to the one that reads it. */
export class Refused extends Error {
  readonly at: number;
  readonly length: number;
  constructor({ text, at }: Word, why: string) {
    super(why);
    this.at = at;
    this.length = text.length;
  }
}

/** The words of the rest of a line. */
export function wordsOf(rest: string, known: Known): Word[] {
  const from = known.line.length - rest.length;
  return [...rest.matchAll(/\S+/gu)].map((match) => ({ text: match[0], at: from + match.index }));
}

/** The word after a keyword. Throws `Refused`. */
export function after(words: readonly Word[], i: number, what: string): Word {
  const word = words[i + 1];
  if (word === undefined) throw new Refused(words[i]!, `Après « ${words[i]!.text} », il manque ${what}.`);
  return word;
}

/** The slug of who is meant. Throws `Refused`. */
export function member(word: Word, { assemblee }: Known): string {
  const found = memberNamed(word.text, assemblee);
  if ('why' in found) throw new Refused(word, found.why);
  return found.id;
}

/** Names divided by commas. */
export function members(word: Word, known: Known): string[] {
  return parts(word).map((part) => member(part, known));
}

/** A number, or names and groups (`g:demain`, `groupe:demain`) divided by commas. */
export function side(word: Word, known: Known): number | string[] {
  if (/^\d+$/u.test(word.text)) return Number(word.text);
  return parts(word).map((part) => {
    const group = /^g(?:roupe)?:(?<name>.+)$/u.exec(part.text)?.groups?.['name'];
    if (group === undefined) return member(part, known);
    const found = groupNamed(group, known.assemblee);
    if ('why' in found) throw new Refused(part, found.why);
    return `groupe:${found.id}`;
  });
}

/** `masson>hoareau`, cut at its sign. */
export function pair(word: Word, sign: '>' | '=', known: Known): Pair {
  const cut = word.text.indexOf(sign);
  const one = member({ text: word.text.slice(0, cut), at: word.at }, known);
  const other = member({ text: word.text.slice(cut + 1), at: word.at + cut + 1 }, known);
  if (one === other) throw new Refused(word, 'Personne ne se représente soi-même.');
  return [one, other];
}

/** The label of a point of the séance. */
export function label(word: Word, { points }: Known): string {
  if (points.includes(word.text)) return word.text;
  const last = points.at(-1);
  const told = last === undefined ? 'Elle n’en a aucun.' : `Ils vont de ${points[0]!} à ${last}.`;
  throw new Refused(word, `La séance n’a pas de point « ${word.text} ». ${told}`);
}

/** Labels divided by commas, and ranges: `3,5-7`. */
export function labels(word: Word, known: Known): string[] {
  return parts(word).flatMap((part) => {
    if (known.points.includes(part.text)) return [part.text];
    const [from, to, more] = part.text.split('-');
    if (to === undefined || more !== undefined) return [label(part, known)];
    const first = known.points.indexOf(label({ text: from!, at: part.at }, known));
    const last = known.points.indexOf(label({ text: to, at: part.at + from!.length + 1 }, known));
    if (first > last) throw new Refused(part, `Le point ${from!} vient après le point ${to}.`);
    return known.points.slice(first, last + 1);
  });
}

const HOUR = /^(?<hour>\d{1,2})[h:](?<minute>\d{2})?$/iu;

export function isHour(text: string): boolean {
  return HOUR.test(text);
}

/** `18h`, `18h30`, `18:30` → `18:30`. */
export function hour(word: Word): string {
  const { hour: h, minute = '00' } = HOUR.exec(word.text)?.groups ?? {};
  if (h === undefined || Number(h) > 23 || Number(minute) > 59)
    throw new Refused(word, `« ${word.text} » n’est pas une heure : écrivez 18h30.`);
  return `${Number(h)}:${minute}`;
}

/** `6/9`, `6/9/2024`, `2024-09-06` → `2024-09-06`. A day without its year: the last one before the séance, its day included. */
export function day(word: Word, { date }: Known): string {
  const iso = dayTyped(word.text, (month, of) => {
    const { year } = dayParts(date);
    return `${year}-${month}-${of}` <= date ? year : year - 1;
  });
  if (iso === null) throw new Refused(word, `« ${word.text} » n’est pas un jour : écrivez 6/9 ou 6/9/2024.`);
  return iso;
}

/** A day typed, or `null`. `yearOf`: the year of a month and a day (two figures each) whose year is not typed. */
export function dayTyped(text: string, yearOf: (month: string, of: string) => number): string | null {
  const french = /^(?<d>\d{1,2})\/(?<m>\d{1,2})(?:\/(?<y>\d{4}))?$/u.exec(text)?.groups;
  const iso = /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})$/u.exec(text)?.groups;
  const { d, m, y } = french ?? iso ?? {};
  if (d === undefined || m === undefined) return null;
  const [of, month] = [d.padStart(2, '0'), m.padStart(2, '0')];
  const year = y === undefined ? yearOf(month, of) : Number(y);
  return exists(year, Number(month), Number(of)) ? `${String(year).padStart(4, '0')}-${month}-${of}` : null;
}

function exists(year: number, month: number, of: number): boolean {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return of >= 1 && of <= (days[month - 1] ?? 0);
}

/** What commas divide, each with its place. */
function parts({ text, at }: Word): Word[] {
  let from = at;
  return text.split(',').map((part) => {
    const word = { text: part, at: from };
    from += part.length + 1;
    return word;
  });
}
