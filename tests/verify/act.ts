/**
 * A document set out with labels, as the real act is, in the simplest manner: lines of so many characters, each half an em.
 * It stands for the template and the layout, so that this room is tried without them.
 */
import type { Extrait } from '../../src/documents/extrait.ts';
import type { Prose, ProseBlock, ProseInline } from '../../src/records/prose.ts';
import type { Role } from '../../src/layout/page.ts';
import type { Node, Piece, Plan } from './build.ts';

const LEFT = 57;
const FOOT = '<</Type/Pagination/Subtype/Footer>>';

interface Style {
  readonly role: Role;
  readonly size: number;
  readonly step: number;
  /** Below. */
  readonly gap: number;
  readonly x: number;
  /** Characters in a line. */
  readonly measure: number;
}

const BODY: Style = { role: 'P', size: 11, step: 14, gap: 7, x: LEFT, measure: 90 };
const LABEL: Style = { ...BODY, gap: 3 };
const NAME: Style = { role: 'LI', size: 10, step: 14, gap: 0, x: LEFT, measure: 30 };

/** Breaks after spaces and hyphens; a line broken at a space ends with it. */
function brokenLines(text: string, measure: number): string[] {
  const words = text.split(/(?<=[ -])(?=[^ ])/u);
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && (line + word).trimEnd().length > measure) {
      lines.push(line);
      line = '';
    }
    line += word;
  }
  return [...lines, line];
}

export function layAct(document: Extrait): Plan {
  const pieces: Piece[] = [];
  const tree: Node[] = [];
  let page = 1;
  let y = 80;

  const set = (text: string, style: Style, into: Node[]): void => {
    const key = `k${pieces.length}`;
    into.push({ key, role: style.role });
    for (const line of brokenLines(text, style.measure)) {
      if (y > 770) {
        page += 1;
        y = 80;
      }
      pieces.push({ page, x: style.x, y, size: style.size, text: line, owner: key });
      y += style.step;
    }
    y += style.gap;
  };

  set('EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS', { ...BODY, role: 'H1', size: 15, step: 21 }, tree);
  set(document.assemblee.duTitre, { ...BODY, size: 12, step: 18 }, tree);
  const { heure } = document.seance;
  set(
    `Séance du ${document.seance.jourEtDate}${heure === null ? '' : ` à ${heure}`}`,
    { ...BODY, size: 12, step: 18 },
    tree,
  );
  set(`Président : ${document.seance.president?.court ?? ''}`, LABEL, tree);
  for (const { court } of document.seance.secretaires) set(`Secrétaire de séance : ${court}`, LABEL, tree);
  set(`Convocation envoyée le ${document.seance.convocation ?? ''}`, LABEL, tree);
  set(`Nombre de membres ${document.assemblee.duNom} : ${document.chiffres.effectif}`, LABEL, tree);
  set(`Nombre de membres en exercice : ${document.chiffres.exercice}`, LABEL, tree);
  set(`Nombre de présents participant au vote : ${document.chiffres.presents}`, LABEL, tree);
  set(`Nombre de procurations : ${document.chiffres.representes}`, LABEL, tree);

  set('Membres présents :', { ...BODY, role: 'H2' }, tree);
  const present = newList();
  tree.push(present.node);
  const top = y;
  let lowest = y;
  const share = Math.ceil(document.presents.length / 3);
  for (const [i, { nom }] of document.presents.entries()) {
    if (i % share === 0) y = top;
    set(nom, { ...NAME, x: LEFT + 164 * Math.floor(i / share) }, present.children);
    lowest = Math.max(lowest, y);
  }
  y = lowest + 7;
  set('Membres absents :', { ...BODY, role: 'H2' }, tree);
  const away = newList();
  tree.push(away.node);
  const side = y;
  for (const { nom } of document.absents) set(nom, NAME, away.children);
  y = side;
  for (const { mandant, mot, mandataire } of document.pouvoirs)
    set(`${mandant} ${mot} ${mandataire}`, { ...NAME, x: LEFT + 164, measure: 63 }, away.children);

  if (document.excuses.length > 0) {
    y = Math.max(y, side + 14 * document.absents.length) + 7;
    set('Membres excusés :', { ...BODY, role: 'H2' }, tree);
    const excused = newList();
    tree.push(excused.node);
    for (const { nom } of document.excuses) set(nom, NAME, excused.children);
  }

  page += 1;
  y = 80;
  const small = { ...BODY, size: 10, gap: 0 };
  const objet = { ...BODY, role: 'H2', size: 12.5, step: 17.5 } as const;
  if (document.numero !== null) set(`Délibération n° ${document.numero}`, small, tree);
  if (document.rubrique !== null) set(`OBJET : ${document.rubrique}`, small, tree);
  set(document.rubrique === null ? `OBJET : ${document.objet}` : document.objet, objet, tree);
  if (document.rapporteur !== null) set(`Rapporteur : ${document.rapporteur.nom}`, BODY, tree);
  for (const text of document.visas) set(`Vu ${text} ;`, BODY, tree);
  for (const { mot, texte } of document.motifs) set(`${mot} ${texte} ;`, BODY, tree);
  for (const text of document.considerants) set(`Considérant ${text},`, BODY, tree);

  const block = (one: ProseBlock, into: Node[]): void => {
    if (one.kind === 'paragraph') set(plain(one.inlines), BODY, into);
    else if (one.kind === 'heading')
      set(plain(one.inlines), { ...BODY, role: 'H3', x: LEFT + 28, measure: 80 }, into);
    else if (one.kind === 'list') {
      const { node, children } = newList();
      into.push(node);
      for (const [i, item] of one.items.entries()) {
        const parts: Node[] = [];
        children.push({ role: 'LI', children: parts });
        const mark = one.ordered ? `${one.start + i}. ` : '- ';
        const key = `k${pieces.length}`;
        parts.push({ key, role: 'Lbl' });
        pieces.push({ page, x: LEFT, y, size: 11, text: mark, owner: key });
        for (const inner of item)
          if (inner.kind === 'paragraph')
            set(plain(inner.inlines), { ...BODY, role: 'LBody', x: LEFT + mark.length * 5.5 }, parts);
      }
    }
  };
  const prose = (given: Prose | null): void => {
    for (const one of given ?? []) block(one, tree);
  };
  prose(document.expose);
  const lead = `k${pieces.length}`;
  if (document.formule.length > 0) tree.push({ key: lead, role: 'P' });
  for (const line of document.formule) {
    pieces.push({ page, x: LEFT, y, size: 11, text: line, owner: lead });
    y += 14;
  }
  y += 7;
  prose(document.dispositif);
  for (const { titre, texte } of document.articles) {
    set(`${titre} :`, { ...BODY, gap: 3 }, tree);
    prose(texte);
  }
  const { vote } = document;
  if (vote !== null) {
    const rows: Node[] = [];
    tree.push({ role: 'Table', children: rows });
    const row = (cells: readonly (readonly [number, string])[]): void => {
      const children: Node[] = [];
      rows.push({ role: 'TR', children });
      for (const [x, text] of cells) {
        const at = y;
        set(text, { ...BODY, role: 'TD', x, step: 0, gap: 0 }, children);
        y = at;
      }
      while (children.length < COLUMNS) children.push({ role: 'TD' });
      y += 14;
    };
    row([
      [57, 'SCRUTIN'],
      [159, 'POUR :'],
      [233, vote.pour],
      [262, 'ABSTENTION :'],
      [443, vote.abstention],
    ]);
    row([
      [159, 'CONTRE :'],
      [233, vote.contre],
      [262, 'NE SE PRONONCE PAS :'],
      [443, vote.nppv],
    ]);
    row([[159, `DONT ${vote.procurations} PROCURATION(S)`]]);
  }
  for (let n = 1; n <= page; n += 1) {
    pieces.push({
      page: n,
      x: LEFT,
      y: 800,
      size: 8,
      text: 'Dijon métropole · séance du 12 septembre 2024',
      owner: { artifact: FOOT },
    });
    pieces.push({ page: n, x: 500, y: 800, size: 8, text: `${n}/${page}`, owner: { artifact: FOOT } });
  }
  return { pages: page, pieces, tree: [{ role: 'Document', children: tree }], source: SOURCE };
}

/** Of the table of the vote. */
const COLUMNS = 5;

export const SOURCE = new TextEncoder().encode('document: extrait\nid: 2024-09-12-bureau_01\n');

function newList(): { readonly node: Node; readonly children: Node[] } {
  const children: Node[] = [];
  return { node: { role: 'L', children, attributes: '<</O/List/ListNumbering/None>>' }, children };
}

function plain(inlines: readonly ProseInline[]): string {
  return inlines.map((inline) => (inline.kind === 'run' ? inline.text : '')).join('');
}
