/** Where the review looks for a field: the value that a block is in, those around it, and what is known to be there. */
import type { Place } from '../diagnostic.ts';
import type { Tell } from './codes.ts';
import type { Field } from './fields.ts';
import { didYouMean } from './nearest.ts';
import type { Path } from './syntax.ts';

/** A field found. `key` names one value of one round: two rounds over the same list have two keys. */
export interface Found {
  readonly field: Field;
  readonly key: string;
}

/** The field that names are looked for in. */
export interface Scope extends Found {
  readonly parent: Scope | null;
  /** Inside `#each`, at whatever depth. */
  readonly round: boolean;
}

/** A point of the template: its scope, the keys of the facultative fields that are there, the partials it is in. */
export interface Here {
  readonly scope: Scope;
  readonly guards: ReadonlySet<string>;
  readonly partials: readonly string[];
}

/** The field of a path; every group on the way must be there. `null` when it was told that it is not. */
export function find(path: Path, here: Here, tell: Tell): Found | null {
  if (path.kind === 'tour') return findRound(path, here, tell);
  let scope: Scope | null = here.scope;
  for (let up = 0; up < path.up && scope !== null; up++) scope = scope.parent;
  if (scope === null) {
    tell(
      path.place,
      'champ-inconnu',
      `« ${path.written} » remonte plus haut que le document.`,
      'ôtez un « ../ ».',
    );
    return null;
  }
  let found: Found = scope;
  for (const [i, part] of path.parts.entries()) {
    const before = path.parts.slice(0, i).join('.');
    const whole = guarded(found, before || 'this', path.place, here, tell);
    if (whole === null) return null;
    const fields = whole.field.kind === 'groupe' ? whole.field.fields : new Map<string, Field>();
    const field = fields.get(part);
    if (field === undefined) {
      unknown(path.place, part, before, fields, tell);
      return null;
    }
    found = { field, key: `${whole.key}.${part}` };
  }
  return found;
}

/** The field of a path that must itself be there: a facultative one is guarded. */
export function findPresent(path: Path, here: Here, tell: Tell): Found | null {
  const found = find(path, here, tell);
  return found && guarded(found, path.written, path.place, here, tell);
}

function guarded(found: Found, written: string, place: Place, here: Here, tell: Tell): Found | null {
  if (found.field.kind !== 'facultatif') return found;
  if (here.guards.has(found.key)) return { ...found, field: found.field.of };
  tell(
    place,
    'champ-facultatif-sans-garde',
    `« ${written} » peut manquer, et rien ne le prévoit ici.`,
    `entourez-le de {{#if ${written}}} … {{/if}}.`,
  );
  return null;
}

function findRound(path: Extract<Path, { kind: 'tour' }>, here: Here, tell: Tell): Found | null {
  if (here.scope.round)
    return { field: { kind: path.name === 'index' ? 'texte' : 'oui-non' }, key: path.written };
  tell(
    path.place,
    'champ-inconnu',
    `« ${path.written} » n’a de sens que dans {{#each}}.`,
    'placez-le dans un {{#each}}, ou ôtez-le.',
  );
  return null;
}

function unknown(
  place: Place,
  part: string,
  before: string,
  fields: ReadonlyMap<string, Field>,
  tell: Tell,
): void {
  const names = [...fields.keys()];
  tell(
    place,
    'champ-inconnu',
    before === '' ? `Il n’y a pas ici de champ « ${part} ».` : `« ${before} » n’a pas de champ « ${part} ».`,
    names.length === 0
      ? 'ôtez ce qui suit le point.'
      : didYouMean(part, names, `les champs sont ici : ${names.join(', ')}.`),
  );
}
