/**
 * Days of the calendar, as ISO text (`2024-09-12`) and never as a `Date`: a moment has a time zone, and west of Greenwich
 * the 12th would be printed as the 11th. Rules count in days, documents print them.
 */

const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const;

/** From the 1st of January 1970, a Thursday. */
const WEEKDAYS = ['jeudi', 'vendredi', 'samedi', 'dimanche', 'lundi', 'mardi', 'mercredi'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** Year, month from 1, day of the month. */
export function dayParts(day: string): {
  readonly year: number;
  readonly month: number;
  readonly date: number;
} {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, date };
}

/** Days from 1 January 1970 to a day of the Gregorian calendar, negative before. */
export function dayNumber(day: string): number {
  const { year, month, date } = dayParts(day);
  // March begins the counted year, so that the leap day is its last.
  const y = month > 2 ? year : year - 1;
  const m = month > 2 ? month - 3 : month + 9;
  const inYear = Math.floor((153 * m + 2) / 5) + date - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + inYear - 719_468;
}

/** Day of the week. */
export function weekday(day: string): Weekday {
  return WEEKDAYS[((dayNumber(day) % 7) + 7) % 7]!;
}

/** « septembre », month from 1. */
export function monthName(month: number): string {
  return MONTHS[month - 1]!;
}

/** « 12 septembre 2024 », « 1er septembre 2024 » */
export function dayInFrench(day: string): string {
  const { year, month, date } = dayParts(day);
  return `${date === 1 ? '1er' : date} ${monthName(month)} ${year}`;
}
