/** Delays of the law, counted in days: plain arithmetic, no clock and no time zone. */
import { dayNumber } from '../records/days.ts';

/** Days between two days: 6 from the 6th to the 12th. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * Clear days between two days: neither the first nor the last counts, week-ends and holidays do (CE 13/10/1993). From 6
 * to 12 September: 5. The same day: −1.
 */
export function clearDays(from: string, to: string): number {
  return daysBetween(from, to) - 1;
}

/** Whether an ISO day is within a span whose two ends count; `null` leaves an end open. */
export function within(day: string, from: string | null, to: string | null): boolean {
  return (from === null || from <= day) && (to === null || day <= to);
}
