/** French dates and hours as they are printed → ISO. Written apart from the room that words them: it is what checks it. */
import { folded } from './lines.ts';

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
];

const DATE = new RegExp(`(\\d{1,2})(?:er)? (${MONTHS.join('|')}) (\\d{4})`, 'iu');

/** The first date of a text (« jeudi 12 septembre 2024 ») in ISO, `null` when there is none. */
export function isoDate(text: string): string | null {
  const [, day, month, year] = DATE.exec(folded(text)) ?? [];
  if (day === undefined || month === undefined || year === undefined) return null;
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The first hour of a text (« 18 h 30 », « 9 heures ») as `18:30`, `null` when there is none. */
export function isoHour(text: string): string | null {
  const [, hours, minutes] = /(\d{1,2}) ?h(?:eures?)?(?: ?(\d{2}))?(?!\p{L})/u.exec(folded(text)) ?? [];
  return hours === undefined ? null : `${hours.padStart(2, '0')}:${minutes ?? '00'}`;
}
