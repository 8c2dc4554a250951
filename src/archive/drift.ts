/** How far an issued act is from what it would be today. */
import type { Printed } from '../pipeline.ts';
import { differenceText } from './difference.ts';
import type { DriftClass } from './facts.ts';

/** What is told of it, and put before people when its text or its form is another. */
export interface Comparison {
  readonly class: DriftClass;
  /** The printed lines that differ; empty when none does. */
  readonly text: string;
}

/** The class of a drift: by its text first, then by its places and tags. A file that cannot be read is another text. */
export function compare(issued: Printed | null, today: Printed | null): Comparison {
  if (issued === null || today === null)
    return { class: 'wording', text: 'Le fichier délivré ne peut pas être lu.\n' };
  const text = differenceText(issued.lines, today.lines);
  if (text === '') return { class: issued.form === today.form ? 'program' : 'layout', text };
  const isSameRecord =
    issued.source !== null && today.source !== null && Buffer.compare(issued.source, today.source) === 0;
  return { class: isSameRecord ? 'wording' : 'data', text };
}
