/** A document that no record tells: made from its schema and a few facts, to see what a template prints of them. */
import type { Prose } from '../records/prose.ts';
import type { Exemples, Fait, Faits } from '../documents/matrice.ts';
import type { Field } from './fields.ts';

/**
 * What is not told by a fact is not there: booleans are false, lists empty, what may be missing is. A fact about a part
 * (`vote.secret`) makes its whole be there; that of a list is its length; texts take the example of their field.
 */
export function fictif(field: Field, faits: Faits, exemples: Exemples): unknown {
  const told = new Map(Object.entries(faits));
  return valueAt(field, '');

  function valueAt(of: Field, path: string): unknown {
    const fait = told.get(path);
    if (of.kind === 'oui-non') return fait === true;
    if (of.kind === 'texte') return typeof fait === 'string' ? fait : exampleOf(path, exemples);
    if (of.kind === 'prose') return proseOf(exampleOf(path, exemples));
    if (of.kind === 'facultatif') return isThere(path, fait) ? valueAt(of.of, path) : null;
    if (of.kind === 'liste')
      return Array.from({ length: typeof fait === 'number' ? fait : 0 }, (_, i) =>
        valueAt(of.of, `${path}.${i}`),
      );
    return Object.fromEntries(
      [...of.fields].map(([name, part]) => [name, valueAt(part, path === '' ? name : `${path}.${name}`)]),
    );
  }

  function isThere(path: string, fait: Fait | undefined): boolean {
    return fait !== undefined || [...told.keys()].some((key) => key.startsWith(`${path}.`));
  }
}

/**
 * The example of the longest end of a path: `vote.pour` before `pour`; ranks choose among several. Throws for none.
 * @public
 */
export function exampleOf(path: string, exemples: Exemples): string {
  const rank = Number(/\.(\d+)(?!.*\.\d)/.exec(path)?.[1] ?? 0);
  const parts = path.split('.').filter((part) => !/^\d+$/.test(part));
  for (let from = 0; from < parts.length; from++) {
    const found = exemples[parts.slice(from).join('.')];
    if (found !== undefined) return found[rank % found.length] ?? '';
  }
  throw new Error(`no example for ${path}`);
}

function proseOf(text: string): Prose {
  return [{ kind: 'paragraph', inlines: [{ kind: 'run', text, bold: false, italic: false }] }];
}
