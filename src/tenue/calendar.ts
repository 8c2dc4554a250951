/** Deadlines → an iCalendar file (RFC 5545), for any agenda. */
import ical, { ICalEventTransparency } from 'ical-generator';
import type { Deadline } from './deadlines.ts';

/** Those that have a last day, each all day long. The same deadlines on the same day give the same text. */
export function calendarOf(deadlines: readonly Deadline[], today: string): string {
  const calendar = ical({
    name: 'Greffe : échéances',
    prodId: { company: 'Greffe', product: 'echeances', language: 'FR' },
  });
  for (const { seance, quoi, titre, le, calcul, article } of deadlines) {
    if (le === null) continue;
    calendar.createEvent({
      id: `${quoi}.${seance}@greffe`,
      start: new Date(`${le}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      stamp: new Date(`${today}T00:00:00Z`),
      summary: `${titre} (${seance})`,
      description: `${calcul} (${article})`,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return `${calendar.toString()}\r\n`;
}
