/**
 * Merges a document into a template: HTML text, and for each stretch of it where it was written (a place of the template, and
 * the field of the document for a value).
 *
 * The syntax is Handlebars', read by Handlebars; walking it ourselves gives what its runtime cannot: the place of every
 * character, the concrete path of every value (`pouvoirs.2.mandant`), own properties only, and no generated code. A test holds
 * the text against Handlebars' own runtime.
 */
import type { Place } from '../diagnostic.ts';
import type { Prose } from '../records/prose.ts';
import type { Side } from './branches.ts';
import { escaped, type Merged, Writer } from './merged.ts';
import { writeProse } from './prose.ts';
import type { Origin } from './styled.ts';
import type { BlockStep, Path, Step } from './syntax.ts';

/** The value that names are looked for in, the scopes around it, and the round of `#each` it is in. */
interface Scope {
  readonly value: unknown;
  /** Its path from the document, '' for the document itself. */
  readonly path: string;
  readonly parent: Scope | null;
  readonly round: { readonly index: number; readonly first: boolean; readonly last: boolean } | null;
}

/**
 * Merges a document into steps that `checkTemplate` found sound. Throws when a field is missing: a defect of the program, as
 * the review has seen every path. `taken` is told each branch as it is taken.
 */
export function merge(
  steps: readonly Step[],
  partials: ReadonlyMap<string, readonly Step[]>,
  document: object,
  taken: (step: BlockStep, side: Side) => void = () => {},
): Merged {
  const out = new Writer();
  run(steps, { value: document, path: '', parent: null, round: null });
  return out.merged();

  function run(steps: readonly Step[], scope: Scope): void {
    for (const step of steps) {
      switch (step.kind) {
        case 'text':
          out.write(step.text, { kind: 'template', source: step.source, at: step.at });
          break;
        case 'print':
          print(step.path, step.prose, step.place, scope);
          break;
        case 'if':
          branch(step, isThere(look(step.path, scope).value), scope);
          break;
        case 'unless':
          branch(step, !isThere(look(step.path, scope).value), scope);
          break;
        case 'each':
          each(step, scope);
          break;
        case 'with': {
          const found = look(step.path, scope);
          const isIn = isThere(found.value);
          branch(step, isIn, isIn ? inside(found, scope) : scope);
          break;
        }
        case 'partial': {
          const called = partials.get(step.name);
          if (called === undefined) throw new Error(`partial ${step.name} was not reviewed`);
          run(called, step.context === null ? scope : inside(look(step.context, scope), scope));
          break;
        }
      }
    }
  }

  function branch(step: BlockStep, isBody: boolean, scope: Scope): void {
    taken(step, isBody ? 'corps' : 'sinon');
    run(isBody ? step.body : step.otherwise, scope);
  }

  function print(path: Path, asProse: boolean, place: Place, scope: Scope): void {
    const { value, path: field } = look(path, scope);
    if (asProse) {
      if (!isProse(value)) throw new Error(`prose ${path.written} is missing from the document`);
      return writeProse(value, field, place, out);
    }
    const origin: Origin = { template: place, field: path.kind === 'tour' ? null : field };
    out.write(escaped(String(value)), { kind: 'value', origin });
  }

  function each(step: BlockStep, scope: Scope): void {
    const { value, path } = look(step.path, scope);
    if (!isList(value)) throw new Error(`list ${step.path.written} is missing from the document`);
    if (value.length === 0) return branch(step, false, scope);
    for (const [index, item] of value.entries()) {
      const round = { index, first: index === 0, last: index === value.length - 1 };
      branch(step, true, { value: item, path: `${path}.${index}`, parent: scope, round });
    }
  }
}

function inside(found: { value: unknown; path: string }, scope: Scope): Scope {
  // Handlebars opens no scope for the value it is in already, which `../` would count.
  return found.value === scope.value ? scope : { ...found, parent: scope, round: scope.round };
}

function look(path: Path, scope: Scope): { value: unknown; path: string } {
  if (path.kind === 'tour') return { value: scope.round?.[path.name], path: path.written };
  let from: Scope | null = scope;
  for (let up = 0; up < path.up; up++) from = from?.parent ?? null;
  if (from === null) throw new Error(`${path.written} was not reviewed`);
  let value = from.value;
  for (const part of path.parts) {
    if (!isGroup(value) || !Object.hasOwn(value, part))
      throw new Error(`field ${path.written} is missing from the document`);
    value = value[part];
  }
  const parts = path.parts.join('.');
  return { value, path: from.path === '' || parts === '' ? from.path + parts : `${from.path}.${parts}` };
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** The review has seen that the field is a prose; all it can lack is to be there. */
function isProse(value: unknown): value is Prose {
  return isList(value);
}

/** What `#if` holds for true: not `null`, `false`, nor an empty list or text. */
function isThere(value: unknown): boolean {
  return value !== null && value !== false && value !== '' && !(isList(value) && value.length === 0);
}
