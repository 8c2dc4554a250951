/** Passages to be hidden from the published copy, `[[…]]`: only some texts may hold them. */
import { fault } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { isList, treeAt } from './located.ts';
import type { Located, Path, Tree } from './located.ts';

/** Texts of a point whose passages the published copy hides (records.md §4). */
export const TEXTES_DU_POINT = [
  'objet',
  'visas',
  'considerants',
  'motifs',
  'expose',
  'debats',
  'dispositif',
  'articles',
] as const;

/** Brackets anywhere below `base` but under the keys that may hold them: they would be printed, names and all. */
export function misplacedPassages(located: Located, base: Path, allowed: readonly string[]): Diagnostic[] {
  // Most files hold none: nothing is walked.
  if (!located.text.includes('[[')) return [];
  const found: { path: Path; at: number }[] = [];
  const walk = (tree: Tree, path: Path): void => {
    if (typeof tree === 'string') {
      const at = tree.search(/(?<!\\)\[\[/u);
      if (at >= 0) found.push({ path, at });
    } else
      for (const [key, inner] of isList(tree) ? tree.entries() : Object.entries(tree))
        if (path.length > base.length || !allowed.includes(String(key))) walk(inner, [...path, key]);
  };
  walk(treeAt(located.value, base) ?? '', base);
  return found.map(({ path, at }) =>
    fault({
      place: located.placeIn(path, at, 2),
      code: 'passage-occulte-deplace',
      rule: 'D1',
      message: 'Rien ne peut être occulté ici : les crochets et le nom s’imprimeraient.',
      remedy: `mettez ce passage dans un texte qui le permet (${allowed.join(', ')}), ou ôtez les crochets.`,
    }),
  );
}
