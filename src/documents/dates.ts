/** Days and hours as acts write them, in figures or in words. */
import { dayInFrench, dayParts, monthName, weekday } from '../records/days.ts';
import { numberInWords, yearInWords } from './numbers.ts';

/** `variantes.dates` */
export type DateStyle = 'chiffres' | 'en-lettres';

/** `variantes.heures` */
export type HourStyle = '18 h 30' | '18h30' | 'en-lettres';

/** « 12 septembre 2024 », « 1er septembre 2024 »; in words « douze septembre deux mille vingt-quatre ». */
export function dateInFrench(day: string, style: DateStyle = 'chiffres'): string {
  return style === 'en-lettres'
    ? `${dayAndMonthInWords(day)} ${yearInWords(dayParts(day).year)}`
    : dayInFrench(day);
}

/** « jeudi 12 septembre 2024 » */
export function weekdayAndDate(day: string, style: DateStyle = 'chiffres'): string {
  return `${weekday(day)} ${dateInFrench(day, style)}`;
}

/** How a narrative act opens: « L’an deux mille vingt-quatre, le douze septembre ». */
export function lanEtJour(day: string): string {
  return `L’an ${yearInWords(dayParts(day).year)}, le ${dayAndMonthInWords(day)}`;
}

/**
 * An hour (`18:30`) in the style of the house: « 18 h 30 » (no-break spaces), « 18h30 », « dix-huit heures trente ». The
 * full hour says no minutes: « 20 h », « 20h », « vingt heures ».
 */
export function hourInFrench(hour: string, style: HourStyle = '18 h 30'): string {
  const [h = 0, m = 0] = hour.split(':').map(Number);
  if (style === 'en-lettres') return hourInWords(h, m);
  const space = style === '18h30' ? '' : '\u00a0';
  return m === 0 ? `${h}${space}h` : `${h}${space}h${space}${pad(m)}`;
}

function hourInWords(h: number, m: number): string {
  const minutes = m === 0 ? '' : ` ${feminine(numberInWords(m))}`;
  if (h === 0) return `minuit${minutes}`;
  if (h === 12) return `midi${minutes}`;
  return `${feminine(numberInWords(h))} heure${h === 1 ? '' : 's'}${minutes}`;
}

/** Hours and minutes are feminine: « vingt et une heures ». */
function feminine(words: string): string {
  return words.replace(/(?<=^|\s)un$/u, 'une');
}

function dayAndMonthInWords(day: string): string {
  const { month, date } = dayParts(day);
  return `${date === 1 ? 'premier' : numberInWords(date)} ${monthName(month)}`;
}

function pad(n: number): string {
  return String(n).padStart(2, '0');
}
