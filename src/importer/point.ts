/** A text → the file of a point, and what of the text it does not hold. */
import { schemaLine } from '../records/editor-schema.ts';
import { writeYaml, type Group } from '../records/write.ts';
import { partsOf } from './parts.ts';
import { writeProse } from './prose.ts';
import type { Tableau } from './prose-table.ts';
import type { Motif } from './recitals.ts';
import { plain, type Block, type Lost, type Texte } from './texte.ts';

/** What is proposed of a text. */
export interface Proposal {
  readonly objet: string;
  /** The file, ended by a line end. */
  readonly yaml: string;
  /** In the order of the text. */
  readonly lost: readonly Lost[];
}

/** `name` stands for the objet when the text says none. `schemas`: folder of the schemas for editors, from that of the file; `null`: none. */
export function proposalOf(texte: Texte, name: string, schemas: string | null): Proposal {
  const parts = partsOf(texte);
  const lost: Lost[] = [...texte.lost, ...parts.lost];
  const tableaux = new Map<string, Tableau>();
  const prose = (blocks: readonly Block[]): string | null => {
    const written = writeProse(blocks, tableaux.keys());
    lost.push(...written.lost);
    for (const [key, tableau] of written.tableaux) tableaux.set(key, tableau);
    return written.text === '' ? null : written.text;
  };
  const objet = parts.objet ?? name;
  if (parts.objet === null)
    lost.push({ what: 'objet-propose', text: objet, place: { paragraph: 0, words: '' } });
  const expose = prose(parts.expose);
  const dispositif = prose(parts.dispositif);
  const articles = parts.articles.map((article) => onLine(prose(article) ?? ''));
  const record: Group = {
    objet: literal(objet),
    ...motifsOf(parts.motifs),
    expose,
    formule:
      parts.formule.length === 0
        ? null
        : parts.formule.length === 1
          ? parts.formule[0]!
          : `${parts.formule.join('\n')}\n`,
    dispositif,
    articles: articles.length === 0 ? null : articles,
    tableaux:
      tableaux.size === 0
        ? null
        : Object.fromEntries([...tableaux].map(([key, { colonnes, lignes }]) => [key, { colonnes, lignes }])),
  };
  const head = schemas === null ? '' : schemaLine('deliberation', schemas);
  return { objet, yaml: head + writeYaml(record), lost: inOrder(lost) };
}

/** Visas then considérants, when they are only that and in that order; else one list. */
function motifsOf(motifs: readonly Motif[]): Group {
  const visas = motifs.filter(({ mot }) => mot === 'vu').map(({ texte }) => literal(texte));
  const considerants = motifs.filter(({ mot }) => mot === 'considerant').map(({ texte }) => literal(texte));
  const isUsual = motifs.every(({ mot }, i) => mot === (i < visas.length ? 'vu' : 'considerant'));
  if (!isUsual) return { motifs: motifs.map(({ mot, texte }) => ({ [mot]: literal(texte) })) };
  return {
    visas: visas.length === 0 ? null : visas,
    considerants: considerants.length === 0 ? null : considerants,
  };
}

/** An article of one paragraph stands on the line of its dash. */
function onLine(text: string): string {
  return text.indexOf('\n') === text.length - 1 ? text.slice(0, -1) : text;
}

/** A text of one line: two brackets would hide what they hold. */
function literal(text: string): string {
  return text.replaceAll('[[', String.raw`\[[`);
}

function inOrder(lost: readonly Lost[]): Lost[] {
  return lost.toSorted((a, b) => a.place.paragraph - b.place.paragraph);
}

/** How many paragraphs of a text hold words, cells of tables included. */
export function paragraphsOf(blocks: readonly Block[]): number {
  return blocks.reduce(
    (sum, block) =>
      sum +
      (block.kind === 'paragraph'
        ? Number(plain(block) !== '')
        : block.rows.flat().reduce((all, cell) => all + paragraphsOf(cell.blocks), 0)),
    0,
  );
}
