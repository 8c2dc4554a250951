/** Levels 1 and 2 of the national classification of acts (ACTES): `7.10` is text, not the number 7.1. */

/** How many second levels each first level has. */
const SECOND_LEVELS: Readonly<Record<string, number>> = {
  '1': 7,
  '2': 3,
  '3': 6,
  '4': 5,
  '5': 8,
  '6': 5,
  '7': 10,
  '8': 9,
  '9': 4,
};

/** Whether the first two levels are in the national table; deeper ones are each préfecture's. */
export function isMatiere(code: string): boolean {
  const [, first = '', second = ''] = /^([1-9])\.(\d{1,2})(?:\.\d+){0,3}$/u.exec(code) ?? [];
  const most = SECOND_LEVELS[first];
  return most !== undefined && !second.startsWith('0') && Number(second) <= most;
}
