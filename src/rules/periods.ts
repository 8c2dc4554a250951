/** Spans of days in which another law applied. Both ends count; `null` is open. */
import { within } from './calendar.ts';

/**
 * N12: in the COVID periods a third of the members in exercise was enough and a bearer could hold two pouvoirs, in every
 * body (ord. 2020-391; loi 2020-290 art. 10; loi 2020-1379 art. 6; loi 2021-1465).
 */
const COVID = [
  ['2020-03-12', '2020-07-10'],
  ['2020-07-11', '2020-08-30'],
  ['2020-10-17', '2021-09-30'],
  ['2021-11-10', '2022-07-31'],
] as const;

export function inCovidPeriod(day: string): boolean {
  return COVID.some(([from, to]) => within(day, from, to));
}

/** In the first period the text of ord. 2020-391 may be read « présents ou représentés »: nothing is refused on it. */
export function inFirstCovidPeriod(day: string): boolean {
  return within(day, '2020-03-12', '2020-07-10');
}

/** Since 1 March 2020 every EPCI follows the law of communes of 3 500 inhabitants and more (CGCT L. 5211-1). */
export const ALL_EPCI_AS_3500 = '2020-03-01';

/** Loi 2022-217 (« 3DS ») in force: L. 1111-6 takes those it concerns out of the quorum (N11). */
export const LAW_3DS = '2022-02-23';

/** Ordonnance 2021-1310: minutes, list of délibérations, signature by maire and secretary. */
export const PUBLICITY_REFORM = '2022-07-01';
