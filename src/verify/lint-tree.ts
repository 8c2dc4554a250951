/** The structure tree: it owns all that is tagged, once; the parent tree says the same; headings and lists are in order. */
import type { Finding } from './lint.ts';
import type { Reading } from './reading.ts';
import { allElements } from './tree.ts';
import type { StructureTree, TreeElement } from './tree.ts';

export function lintTree(reading: Reading): readonly Finding[] {
  const { tree } = reading;
  if (tree === null) return [{ code: 'pdf-non-balise', message: 'Ce PDF n’est pas balisé' }];
  const elements = allElements(tree);
  return [
    ...marks(reading, tree, elements),
    ...empty(reading, elements),
    ...lists(elements),
    ...headings(elements),
    ...tables(elements),
    ...figures(elements),
  ];
}

/** Each mark of a page has one owner, and the parent tree names it (ISO 32000-1, 14.7.4.4). */
function marks(reading: Reading, tree: StructureTree, elements: readonly TreeElement[]): readonly Finding[] {
  const out: Finding[] = [];
  const tell = (message: string): void => {
    if (out.length < 5) out.push({ code: 'pdf-arbre-incoherent', message });
  };
  const owners = new Map<string, TreeElement>();
  for (const element of elements) {
    for (const { page, mcid } of element.marks) {
      const key = `${page}:${mcid}`;
      if (page === 0) tell(`Une balise ${element.role} désigne une page qui n’existe pas`);
      else if (owners.has(key)) tell(`Page ${page}, le contenu ${mcid} appartient à deux balises`);
      owners.set(key, element);
    }
  }
  for (const page of reading.pages) {
    const opened = new Set(page.opened);
    const parents = tree.parents.get(tree.pageKeys.get(page.number) ?? -1) ?? [];
    for (const mcid of opened) {
      const owner = owners.get(`${page.number}:${mcid}`);
      if (owner === undefined) tell(`Page ${page.number}, le contenu ${mcid} n’appartient à aucune balise`);
      else if (owner.object === 0 || parents[mcid] !== owner.object)
        tell(`Page ${page.number}, l’arbre des parents se trompe sur le contenu ${mcid}`);
    }
    if (opened.size < page.opened.length) tell(`Page ${page.number}, un numéro de contenu sert deux fois`);
    for (const [key, element] of owners)
      if (key.startsWith(`${page.number}:`) && !opened.has(Number(key.slice(key.indexOf(':') + 1))))
        tell(`Page ${page.number}, une balise ${element.role} désigne un contenu qui n’y est pas`);
  }
  return out;
}

/** A cell may be empty: it holds its place in the table. */
const MAY_BE_EMPTY = new Set(['TD', 'TH']);

function empty(reading: Reading, elements: readonly TreeElement[]): readonly Finding[] {
  const bare = elements.find(
    ({ role, marks, children, objects }) =>
      marks.length + children.length + objects === 0 && !MAY_BE_EMPTY.has(role),
  );
  if (bare !== undefined) return [{ code: 'pdf-element-vide', message: `Une balise ${bare.role} est vide` }];
  for (const page of reading.pages) {
    const filled = new Set<number>();
    for (const owner of [...page.runs.map((run) => run.owner), ...page.drawings])
      if (owner.kind === 'tag') filled.add(owner.mcid);
    const hollow = page.opened.find((mcid) => !filled.has(mcid));
    if (hollow !== undefined)
      return [{ code: 'pdf-element-vide', message: `Page ${page.number}, le contenu ${hollow} est vide` }];
  }
  return [];
}

/** A list whose items have labels says how they are numbered (ISO 14289-1, 7.6). */
function lists(elements: readonly TreeElement[]): readonly Finding[] {
  const labelled = elements.find(
    ({ role, children, attributes }) =>
      role === 'L' &&
      !attributes.has('ListNumbering') &&
      children.some((item) => item.children.some(({ role: inner }) => inner === 'Lbl')),
  );
  if (labelled === undefined) return [];
  const text = labelled.text.slice(0, 40);
  return [
    {
      code: 'pdf-liste-sans-numerotation',
      message: `Une liste à étiquettes ne dit pas comment elle est numérotée : « ${text}… »`,
    },
  ];
}

/** Headings begin at H1 and go down one step at a time (ISO 14289-1, 7.4.2). */
function headings(elements: readonly TreeElement[]): readonly Finding[] {
  let level = 0;
  for (const { role, text } of elements) {
    const next = /^H([1-6])$/.exec(role)?.[1];
    if (next === undefined) continue;
    if (Number(next) > level + 1)
      return [
        {
          code: 'pdf-titres-desordonnes',
          message: `Le titre « ${text.slice(0, 40)} » est un ${role} après un ${level === 0 ? 'début sans titre' : `H${level}`}`,
        },
      ];
    level = Number(next);
  }
  return [];
}

/** Each head of a table says whether it heads a row or a column; all rows are as wide (ISO 14289-1, 7.5). */
function tables(elements: readonly TreeElement[]): readonly Finding[] {
  const out: Finding[] = [];
  const bare = elements.find(({ role, attributes }) => role === 'TH' && !attributes.has('Scope'));
  if (bare !== undefined)
    out.push({
      code: 'pdf-entete-sans-portee',
      message: `L’en-tête de tableau « ${bare.text.slice(0, 40)} » ne dit pas s’il est de ligne ou de colonne`,
    });
  for (const table of elements.filter(({ role }) => role === 'Table')) {
    const widths = rowWidths(rowsOf(table));
    if (new Set(widths).size > 1)
      out.push({
        code: 'pdf-tableau-irregulier',
        message: `Les lignes d’un tableau n’ont pas le même nombre de cases : ${widths.join(', ')}`,
      });
  }
  return out;
}

/** Those of the table itself: its cells hold no other. */
function rowsOf({ children }: TreeElement): readonly TreeElement[] {
  return children.flatMap((child) => (child.role === 'TR' ? [child] : rowsOf(child)));
}

/** How many columns each row covers, with the cells that come down from rows above. */
function rowWidths(rows: readonly TreeElement[]): readonly number[] {
  let down: { readonly columns: number; readonly rows: number }[] = [];
  return rows.map(({ children }) => {
    const own = children.map(({ attributes }) => ({
      columns: span(attributes.get('ColSpan')),
      rows: span(attributes.get('RowSpan')),
    }));
    const all = [...own, ...down];
    down = all.filter((cell) => cell.rows > 1).map((cell) => ({ ...cell, rows: cell.rows - 1 }));
    return all.reduce((sum, cell) => sum + cell.columns, 0);
  });
}

function span(value: string | number | undefined): number {
  return typeof value === 'number' && value >= 1 ? value : 1;
}

/** A picture says in words what it shows (ISO 14289-1, 7.3). */
function figures(elements: readonly TreeElement[]): readonly Finding[] {
  const mute = elements.find(({ role, alt }) => role === 'Figure' && (alt ?? '').trim() === '');
  return mute === undefined
    ? []
    : [{ code: 'pdf-image-sans-texte', message: 'Une image n’a pas de texte de remplacement' }];
}
