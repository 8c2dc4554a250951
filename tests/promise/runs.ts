/** How often the heavy suites of this folder run: quick in `npm test`, thorough under `npm run eprouver` (EPROUVER=1). */

export const THOROUGH = process.env['EPROUVER'] === '1';

/** `quick`, or `thorough` when all that was promised is to be proved. */
export function runs(quick: number, thorough: number): number {
  return THOROUGH ? thorough : quick;
}

/** The seed of the runs, always told: `GRAINE=… npm run eprouver` runs others, or the same again. */
export const SEED = Number(process.env['GRAINE'] ?? 20240912);

/** Says what is about to be tried; a failure is found again with that seed. */
export function announce(what: string, count: number): void {
  console.info(`${what}: ${count} runs, seed ${SEED}`);
}

/** Whole numbers, the same for the same seed (mulberry32). */
export interface Chance {
  /** From 0 to `below` - 1. */
  readonly below: (below: number) => number;
  readonly between: (least: number, most: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** `count` different ones, in the order of the list. */
  readonly some: <T>(list: readonly T[], count: number) => readonly T[];
  /** True once in `times`. */
  readonly once: (times: number) => boolean;
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    pick: (list) => list[below(list.length)]!,
    some(list, count) {
      const kept = new Set<number>();
      while (kept.size < Math.min(count, list.length)) kept.add(below(list.length));
      return list.filter((_, i) => kept.has(i));
    },
    once: (times) => below(times) === 0,
  };
}
