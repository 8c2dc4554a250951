/** What is due on a day, of the séances that the law may still ask something of. */
import { calendarOf } from '../tenue/calendar.ts';
import { deadlinesOf } from '../tenue/deadlines.ts';
import type { EcheanceVue } from './contract.ts';
import type { Desk } from './desk.ts';

/** Days after which nothing is asked of a séance any more. */
const OLD = 400;

export function echeancesOf(desk: Desk, jour: string): readonly EcheanceVue[] {
  return dueOf(desk, jour);
}

/** The same as a calendar of any agenda. */
export function calendrierOf(desk: Desk, jour: string): string {
  return calendarOf(dueOf(desk, jour), jour);
}

function dueOf(desk: Desk, jour: string): ReturnType<typeof deadlinesOf> {
  const first = new Date(Date.parse(jour) - OLD * 86_400_000).toISOString().slice(0, 10);
  const recent = [...desk.folders().keys()].filter((id) => id.slice(0, 10) >= first);
  const lues = recent.flatMap((id) => desk.read(id)?.lue ?? []);
  return deadlinesOf(lues, jour);
}
