/** The branches of a template, and those that documents take: text that no document prints has been seen by nobody. */
import type { Place } from '../diagnostic.ts';
import type { BlockStep, Step } from './syntax.ts';

/** One way out of a question or a list. */
export interface Branch {
  /** Of the word after `{{#`. */
  readonly place: Place;
  readonly kind: BlockStep['kind'];
  /** The field asked, as it is written. */
  readonly written: string;
  /** `corps`: what the block holds; `sinon`: what follows `{{else}}`, or its want. */
  readonly side: Side;
  /** The branch has text of its own. */
  readonly isWritten: boolean;
}

export type Side = 'corps' | 'sinon';

/** Branches by key: a partial that several templates call has its branches once. */
export type Branches = ReadonlyMap<string, Branch>;

export function branchKey({ place }: Pick<BlockStep, 'place'>, side: Side): string {
  return `${place.file}:${place.line}:${place.column}:${side}`;
}

/** Every branch of a template that `checkTemplate` found sound, with those of the partials that it reaches. */
export function branchesOf(main: readonly Step[], partials: ReadonlyMap<string, readonly Step[]>): Branches {
  const found = new Map<string, Branch>();
  const seen = new Set<string>();
  walk(main, new Set());
  return found;

  /** `asked`: the lists that a question around has found full, as they are written here. */
  function walk(steps: readonly Step[], asked: Asked): void {
    for (const step of steps) {
      if (step.kind === 'partial') {
        const inside =
          step.context === null ? asked : new Set(asked.has(step.context.written) ? ['this'] : []);
        const key = `${step.name} ${[...inside].join(' ')}`;
        if (seen.has(key)) continue;
        seen.add(key);
        walk(partials.get(step.name) ?? [], inside);
      } else if ('body' in step) {
        const { kind, path, body, otherwise } = step;
        add(step, 'corps', body);
        walk(body, kind === 'if' ? new Set([...asked, path.written]) : kind === 'unless' ? asked : new Set());
        if (kind === 'each' && asked.has(path.written)) continue;
        add(step, 'sinon', otherwise);
        walk(otherwise, asked);
      }
    }
  }

  function add(step: BlockStep, side: Side, steps: readonly Step[]): void {
    const { place, kind, path } = step;
    const branch = { place, kind, written: path.written, side, isWritten: steps.length > 0 };
    found.set(branchKey(step, side), branch);
  }
}

type Asked = ReadonlySet<string>;
