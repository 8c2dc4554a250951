/** The point in a canonical source: what was decided, with its texts in the full copy. */
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import type { Tableau } from '../records/deliberation.ts';
import { prepared, texteEntier } from '../records/prose-preparation.ts';
import type { ProseBlock, ProseTable } from '../records/prose.ts';
import { tableOf } from '../records/tableau.ts';
import { unlessEmpty, type Group } from '../records/write.ts';
import { annexesTree } from './annexes.ts';
import { designationsTree, electionsTree } from './source-election.ts';
import { lienTree } from './lien.ts';
import { personTree } from './source-names.ts';
import type { Cast } from './source-people.ts';
import { decisionOf } from './source-vote.ts';

/** `point`, its keys in the order of the records (records.md §4). */
export function pointTree(lue: SeanceLue, point: PointLu, cast: Cast, held: boolean): Group {
  const { deliberation: d, presence } = point;
  const { assemblee } = lue;
  const { vote, resultat } = decisionOf(lue, point, held);
  return {
    objet: lineTree(d.objet),
    numero: point.numero,
    // Acts of one séance are told apart by it; an act alone has none.
    point: lue.inscrits > 1 ? point.point : null,
    rubrique: d.rubrique,
    rapporteur: d.rapporteur && personTree(d.rapporteur, { qualite: true }),
    competence: cast.outsiders.size > 0 ? d.competence : null,
    deports: unlessEmpty(deportsOf(presence)),
    compte_administratif: d.compte_administratif && point.decompte !== null ? 'oui' : null,
    ...textsTree(lue, point),
    vote,
    election: electionsTree(assemblee, d),
    designations: designationsTree(assemblee, d),
    resultat,
    lien: lienTree(d),
  };
}

/** What is to be decided, and why: the texts of a point, its tables and annexes. */
export function textsTree({ assemblee }: SeanceLue, point: PointLu): Group {
  const { deliberation: d } = point;
  const formule = d.formule ?? assemblee.variantes.formule;
  return {
    visas: unlessEmpty(d.visas.map(lineTree)),
    considerants: unlessEmpty(d.considerants.map(lineTree)),
    motifs: unlessEmpty(d.motifs.map(({ mot, texte }) => ({ [mot]: lineTree(texte) }))),
    expose: d.expose && proseTree(d.expose),
    formule: formule && linesTree(formule),
    dispositif: d.dispositif && proseTree(d.dispositif),
    articles: unlessEmpty(d.articles.map(proseTree)),
    tableaux: unlessEmpty(tablesTree(point)),
    annexes: annexesTree(d.annexes),
  };
}

/** Those who stand aside and are here, or carry the voice of a mandant (P6). */
function deportsOf({ deports, nppv, representes }: PointLu['presence']): string[] {
  return deports
    .map((each) => each.membre)
    .filter((id) => nppv.includes(id) || representes.some((given) => given.mandataire === id));
}

/** A text of one line, already in the full copy: brackets that are printed stay escaped. */
export function lineTree(text: string): string {
  return text.replaceAll('[[', String.raw`\[[`);
}

export function linesTree(lines: readonly string[]): string {
  return lines.length > 1 ? `${lines.join('\n')}\n` : lines.join('');
}

/**
 * A rich text as typed, in the full copy, without the spaces at the ends of its lines and the blank lines around it,
 * which say nothing (prose-preparation.ts).
 */
export function proseTree(typed: string): string {
  const text = fullCopy(typed)
    .replaceAll(/ +$/gmu, '')
    .replaceAll(/^\n+|\n+$/gu, '');
  return text.includes('\n') ? `${text}\n` : text;
}

/** What `[[…|…]]` shows to the public is not in the full copy. Where marks lie so that they cannot be undone, as typed. */
function fullCopy(typed: string): string {
  if (!typed.includes('[[')) return typed;
  const shown = lineTree(texteEntier(typed));
  return prepared(shown).text === prepared(typed).text ? shown : typed;
}

/** The tables of figures that the texts print, without what only checks them; those of the debates where they are printed. */
export function tablesTree({ deliberation, textes }: PointLu, debats = false): Group {
  const proses = [textes.expose, textes.dispositif, ...textes.articles, debats ? textes.debats : null];
  const printed = proses.flatMap((prose) => tablesIn(prose ?? []));
  const { expose, dispositif, articles } = deliberation;
  const texts = [expose, dispositif, ...articles, debats ? deliberation.debats : null];
  const isPrinted = ([name, tableau]: [string, Tableau]) =>
    texts.some((text) => text?.includes(`[tableau ${name}]`)) &&
    printed.includes(JSON.stringify(tableOf(tableau).table));
  return Object.fromEntries(
    Object.entries(deliberation.tableaux)
      .filter(isPrinted)
      .map(([name, { titre, colonnes, lignes, total }]) => [
        name,
        { titre, colonnes: linesTree(colonnes), lignes: linesTree(lignes), total },
      ]),
  );
}

function tablesIn(blocks: readonly ProseBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'table') return [JSON.stringify(block satisfies ProseTable)];
    return block.kind === 'list' ? block.items.flatMap(tablesIn) : [];
  });
}
