/** What came before each séance of a run, worked out only from the first one that changed. */
import type { Rappel, Souvenir } from '../pipeline.ts';
import { openMemory } from '../pipeline/memory.ts';

export interface Past {
  /** A séance that is done with; what it is to those after it is asked for only if one of them asks. */
  readonly pass: (souvenir: () => Souvenir | null) => void;
  /** What a séance sees of those passed. */
  readonly recall: (souvenir: Souvenir | null) => Rappel | null;
}

export function openPast(): Past {
  const memory = openMemory();
  let passed: (() => Souvenir | null)[] = [];
  return {
    pass: (souvenir) => void passed.push(souvenir),
    recall(souvenir) {
      for (const each of passed.map((read) => read())) if (each !== null) memory.retain(each);
      passed = [];
      return souvenir === null ? null : memory.recall(souvenir);
    },
  };
}
