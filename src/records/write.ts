/**
 * The writing half of the `yaml` door: maps, lists and texts → YAML that `source.ts` reads back the same. One form for
 * one meaning: blocks, two spaces of indentation, `\n`, no folding, no comment; a text is bare where nothing in it could
 * be read as YAML, else in double quotes; several lines are a `|` block.
 */

/** What may be written: keys in the order of the object; a key whose value is `null` is left out. */
export type Writable = string | readonly Writable[] | Group;
export type Group = { readonly [key: string]: Writable | null };

/** The text of a record, ended by `\n`. It holds whatever it is given: the reader judges it. */
export function writeYaml(record: Group): string {
  return isEmpty(record) ? '{}\n' : block(record, '');
}

/** `null` for a list without items or a group whose keys all are `null`: what is not written. */
export function unlessEmpty<T extends readonly Writable[] | Group>(tree: T): T | null {
  return isEmpty(tree) ? null : tree;
}

/** The lines of a list or of a group, each after `indent`. */
function block(tree: readonly Writable[] | Group, indent: string): string {
  const inner = `${indent}  `;
  if (isList(tree))
    return tree
      .map(
        (item) =>
          // The first key of a group stands on the line of its dash.
          `${indent}-${isInline(item) ? inline(item, inner) : ` ${block(item, inner).slice(inner.length)}`}`,
      )
      .join('');
  return said(tree)
    .map(
      ([key, value]) =>
        `${indent}${quoted(key)}:${isInline(value) ? inline(value, inner) : `\n${block(value, inner)}`}`,
    )
    .join('');
}

/** What begins on the line of its key or dash, to the line's end; lines of a `|` block come after `indent`. */
function inline(tree: Writable, indent: string): string {
  if (typeof tree !== 'string') return isList(tree) ? ' []\n' : ' {}\n';
  if (!BLOCK.test(tree)) return ` ${quoted(tree)}\n`;
  // A first line that begins with a space would be taken for the indentation: it is then told.
  const header = /^[ \n]/u.test(tree) ? '|2' : '|';
  const lines = tree.slice(0, -1).split('\n');
  return ` ${header}\n${lines.map((line) => (line === '' ? '\n' : `${indent}${line}\n`)).join('')}`;
}

/** Several lines ended by one `\n`, whose last is not blank (blank ones at the end of a block are lost). */
export const BLOCK = /^[^]*[^ \n]\n$/u;

/**
 * Bare: a letter, a figure, « or ( first, so that no indicator of YAML begins it; no line end or character that does not
 * print; neither `: ` nor a colon at the end, which would make it a key; no ` #`, which would begin a comment.
 */
const BARE = /^[\p{L}\p{N}«(](?:(?!: |:$| #)[^\p{C}\p{Zl}\p{Zp}])*(?<!\s)$/u;

/** JSON's quotes are YAML's (YAML 1.2.2, 1.2): all that they escape is read alike. */
export function quoted(text: string): string {
  return BARE.test(text) ? text : JSON.stringify(text);
}

function said(group: Group): [string, Writable][] {
  return Object.entries(group).filter((pair): pair is [string, Writable] => pair[1] !== null);
}

function isList(tree: Writable): tree is readonly Writable[] {
  return Array.isArray(tree);
}

function isEmpty(tree: readonly Writable[] | Group): boolean {
  return isList(tree) ? tree.length === 0 : said(tree).length === 0;
}

function isInline(tree: Writable): tree is string | readonly [] {
  return typeof tree === 'string' || isEmpty(tree);
}
