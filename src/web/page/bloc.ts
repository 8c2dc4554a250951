/** Where prose that is pasted goes in the text of a record: below the `|` of its field, as deep as its lines are. */

/** A change of a text: what stands from `from` to `to` becomes `insert`. */
export interface Changement {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Prose of the records, and the tables that it names, to write under `tableaux`. */
export interface Prose {
  readonly prose: string;
  readonly tableaux: readonly { readonly nom: string; readonly colonnes: string; readonly lignes: string }[];
}

/** The lines of a `|` block: `head` is that of its `|`, counted from 0; `indent` in spaces. */
interface Bloc {
  readonly head: number;
  readonly indent: number;
}

const HEAD = /^( *)(?:- +)?(?:- |([a-z_]+): *)\|([1-9]?)[+-]?([1-9]?) *(?:#.*)?$/u;
/** Fields that hold prose; an item without a key is an article's. */
const FIELDS = new Set(['expose', 'debats', 'dispositif', 'texte']);

/** Whether both ends of a selection stand in one block of prose. */
export function isInProse(text: string, from: number, to: number): boolean {
  return blocOf(text, from, to) !== null;
}

/** What puts `pasted` in place of a selection, and where it then ends; `null`: not a place for prose. */
export function placed(
  text: string,
  from: number,
  to: number,
  pasted: Prose,
): { readonly changes: readonly Changement[]; readonly end: number } | null {
  const bloc = blocOf(text, from, to);
  const tables = tablesIn(text, pasted.tableaux);
  if (bloc === null || tables === null) return null;
  const change = proseIn(text, from, to, bloc, pasted.prose.trimEnd());
  return { changes: [change, ...tables], end: change.from + change.insert.trimEnd().length };
}

function proseIn(text: string, from: number, to: number, { head, indent }: Bloc, prose: string): Changement {
  const margin = ' '.repeat(indent);
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const stop = endOfLine(text, to);
  const before = text.slice(start, from);
  const after = text.slice(to, stop);
  const above = text.slice(0, start).split('\n').length - 1;
  const isHead = above === head;
  const isOwn = !isHead && before.trim() === '';
  const body = prose
    .split('\n')
    .map((line) => (line === '' ? '' : margin + line))
    .join('\n');
  if (!isHead && isWords(prose)) {
    const at = isOwn ? start : from;
    return { from: at, to, insert: isOwn ? body : body.slice(indent) };
  }
  const previous =
    text
      .slice(0, Math.max(0, start - 1))
      .split('\n')
      .at(-1) ?? '';
  const isUnder = isOwn && (above - 1 === head || previous.trim() === '');
  const lead = isHead ? '\n' : isOwn ? (isUnder ? '' : '\n') : '\n\n';
  const next = text.slice(stop + 1, endOfLine(text, stop + 1));
  const isFollowed = next.trim() !== '' && next.startsWith(margin);
  const trail = after.trim() !== '' ? `\n\n${margin}` : isFollowed ? '\n' : stop === text.length ? '\n' : '';
  return {
    from: isOwn ? start : isHead ? from : start + before.trimEnd().length,
    to: to + (after.length - after.trimStart().length),
    insert: lead + body + trail,
  };
}

/** One paragraph, that may go on with the words around it. */
function isWords(prose: string): boolean {
  return !prose.includes('\n\n') && !/^(?:### |- |\d+\. |\||\[tableau )/u.test(prose);
}

/** Tables first under `tableaux`, which is written when there is none; `null`: it is not written as lines. */
function tablesIn(text: string, tableaux: Prose['tableaux']): Changement[] | null {
  if (tableaux.length === 0) return [];
  const field = /^tableaux:(.*)(?:\n+( +))?/mu.exec(text);
  if (field !== null && !/^ *(?:#.*)?$/u.test(field[1]!)) return null;
  const margin = field?.[2] ?? '  ';
  const block = (key: string, value: string): string =>
    `${margin}  ${key}: |${value.startsWith(' ') ? '2' : ''}\n${value.trimEnd().replaceAll(/^/gmu, `${margin}    `)}\n`;
  const written = tableaux
    .map(
      ({ nom, colonnes, lignes }) =>
        `${margin}${nom}:\n${block('colonnes', colonnes)}${block('lignes', lignes)}`,
    )
    .join('');
  if (field !== null) {
    const at = endOfLine(text, field.index);
    return [{ from: at, to: at, insert: `\n${written.trimEnd()}` }];
  }
  const insert = `${text.endsWith('\n') ? '' : '\n'}tableaux:\n${written}`;
  return [{ from: text.length, to: text.length, insert }];
}

/** The outermost block around: what looks like a `|` inside one is its text. */
function blocOf(text: string, from: number, to: number): Bloc | null {
  const lines = text.split('\n');
  const last = text.slice(0, to).split('\n').length - 1;
  const first = text.slice(0, from).split('\n').length - 1;
  let found: Bloc | null = null;
  let least = Infinity;
  for (let at = last; at >= 0 && least > 0; at -= 1) {
    const line = lines[at]!;
    const head = HEAD.exec(line);
    const column = head === null ? 0 : columnOf(head);
    if (head !== null && at <= first && least > column)
      found = isProse(lines, at, head[2]) ? { head: at, indent: indentOf(lines, at, head) } : null;
    if (line.trim() !== '') least = Math.min(least, line.search(/\S/u));
  }
  if (found === null || found.head < first) return found;
  // On the line of the `|`: after it alone.
  return endOfLine(text, from) === from && from === to ? found : null;
}

function isProse(lines: readonly string[], head: number, key: string | undefined): boolean {
  if (key !== undefined) return FIELDS.has(key);
  return (
    lines
      .slice(0, head)
      .findLast((line) => /^[a-z_]+:/u.test(line))
      ?.startsWith('articles:') ?? false
  );
}

/** What its lines are deeper than: the dash of an item, or its key. */
function columnOf([line, margin, key]: RegExpExecArray): number {
  return key === undefined ? margin!.length : line.indexOf(key);
}

function indentOf(lines: readonly string[], at: number, head: RegExpExecArray): number {
  const column = columnOf(head);
  const said = Number(head[3] || head[4] || 0);
  if (said > 0) return column + said;
  const first = lines.slice(at + 1).find((line) => line.trim() !== '') ?? '';
  const indent = first.search(/\S/u);
  return indent > column ? indent : column + 2;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
