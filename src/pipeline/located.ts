/** What layout finds wrong, as its reader can mend it. */
import { fault, type Diagnostic } from '../diagnostic.ts';
import type { LayoutFault } from '../layout/layout.ts';
import type { Located } from '../records/located.ts';

/**
 * A fault of layout, at the place that its reader can mend: a missing character is looked for in the record first (`sources`, in
 * their order), and only what the record does not hold is the template's.
 */
export function located(misfit: LayoutFault, sources: readonly Located[]): Diagnostic {
  const { code, severity, message, remedy, origin } = misfit;
  const character = misfit.character ?? null;
  const written = character === null ? undefined : sources.flatMap((source) => source.find(character))[0];
  return fault({ place: written ?? origin.template, code, severity, message, remedy });
}
