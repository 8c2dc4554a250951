/**
 * Which of the acts that a night made are read back once more by readers that are not ours: each night others, by a hash of the day and of
 * the id, so that what was chosen can be told again; and one at least of each family of templates, since a template that changed makes all
 * its acts again.
 */
import { hashOf } from '../pipeline/hash.ts';

/** An act that was made, and the family of its templates. */
export interface Sampled {
  readonly id: string;
  readonly family: string;
}

export interface Sample {
  readonly offer: (act: Sampled) => void;
  /** Those chosen so far, by id. */
  readonly chosen: () => readonly Sampled[];
}

/** One act in so many, beside the one of each family. */
const ONE_IN = 500;

/** `day`: `2026-11-24`; nothing else is decided by it. */
export function openSample(day: string): Sample {
  const least = new Map<string, { readonly act: Sampled; readonly lot: string }>();
  const drawn = new Map<string, Sampled>();
  return {
    offer(act) {
      const lot = hashOf([
        ['day', day],
        ['id', act.id],
      ]);
      if (Number.parseInt(lot.slice(0, 8), 16) % ONE_IN === 0) drawn.set(act.id, act);
      const best = least.get(act.family);
      if (best === undefined || lot < best.lot) least.set(act.family, { act, lot });
    },
    chosen() {
      const all = new Map([...least.values()].map(({ act }) => [act.id, act] as const));
      return [...new Map([...all, ...drawn]).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    },
  };
}
