/**
 * The corpus that outside engines judge: the sixteen reference documents, the acts of the shipped templates, and documents
 * drawn from seeds that take each shape further (90 members, tables of 400 rows, bodies of forty pages).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { amount, type Draw, drawn, name, prose, sentence } from './corpus-words.ts';

/** A document ready to be dressed, by any engine. */
export interface Sample {
  readonly name: string;
  readonly html: string;
  /** Style sheets in their order: their name and their text. */
  readonly sheets: readonly (readonly [string, string])[];
}

export const ROOT = resolve(import.meta.dirname, '../..');
/** Reference documents, with their sheets and pictures. */
export const LOOK = join(ROOT, 'tests/golden/look');
const GOLDEN = join(ROOT, 'tests/golden');

const look = (file: string): readonly [string, string] => [file, readFileSync(join(LOOK, file), 'utf8')];
const shipped = (file: string): readonly [string, string] => [
  file,
  readFileSync(join(ROOT, 'templates', file), 'utf8'),
];

/** The sixteen reference documents. */
function references(): Sample[] {
  return readdirSync(LOOK)
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map((file) => {
      const html = readFileSync(join(LOOK, file), 'utf8');
      const sheets = [...html.matchAll(/rel="stylesheet" href="([^"]+)"/g)].map(([, href]) =>
        look(href ?? ''),
      );
      return { name: file.slice(0, -5), html, sheets };
    });
}

/** Acts as the shipped templates word them, one folder of goldens each. */
function acts(): Sample[] {
  return readdirSync(GOLDEN, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^\d{4}-/.test(entry.name))
    .map((entry) => join(GOLDEN, entry.name, 'extrait.html'))
    .sort()
    .map((file) => ({
      name: file.split(/[\\/]/).at(-2) ?? '',
      html: readFileSync(file, 'utf8'),
      sheets: [shipped('base.css'), shipped('libelles/style.css')],
    }));
}

/** A document drawn from a seed: what its body holds, and rules of its own after the sheets. */
interface Drawn {
  readonly body: string;
  readonly rules?: string;
}

/** What `sup` is in a browser is not in the closed list: a sheet has to say it. Rows are never cut by us. */
const OURS =
  'sup { font-size: 7.5pt; line-height: 7pt; vertical-align: 3.5pt; } .rangee { break-inside: avoid; }\n';

const FOOT = '<div class="pied">Commune de Varsigny · Conseil du 5 mars 2025 · n°\u00a02025-021</div>\n';
const TITLE =
  '<h1 class="titre">EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS</h1>\n<div class="filet"><p class="sous-titre">du Conseil municipal</p></div>\n';

/** Mostly small, now and then as large as can be. */
function size(draw: Draw, most: number): number {
  const share = draw.whole(1, 100);
  return Math.max(1, Math.round(share > 92 ? most * (share / 100) : (most * share * share) / 60_000));
}

const paragraphs = (draw: Draw, count: number): string =>
  draw
    .many(count, () => {
      if (draw.rarely(9)) return `<h3>${sentence(draw)}</h3>\n<p>${prose(draw, 1, 4)}</p>`;
      if (draw.rarely(9)) return list(draw, draw.whole(1, 6));
      return `<p>${prose(draw, 1, 5)}</p>`;
    })
    .join('\n');

const list = (draw: Draw, count: number): string =>
  `<ul class="tirets">\n${draw.many(count, () => `<li>– ${sentence(draw)}</li>`).join('\n')}\n</ul>`;

const names = (draw: Draw, count: number, classes: string): string =>
  `<ul class="noms ${classes}">\n${draw.many(count, () => `<li>${name(draw)}</li>`).join('\n')}\n</ul>`;

const VOTE = '<p class="vote"><strong>Adopté</strong> par 27 voix pour, 2 contre et 0 abstention.</p>\n';

const end = (draw: Draw): string =>
  `<div class="fin"><p class="fait">Fait et délibéré, les jour, mois et an susdits.</p>
<div class="rangee signatures"><div class="case moitie"><p>Le secrétaire,</p><div class="place"></div><p><strong>${name(draw)}</strong></p></div>
<div class="case moitie"><p>La maire,</p><div class="place"></div><p><strong>${name(draw)}</strong></p></div></div>
<div class="executoire"><p>${prose(draw, 1, 3)}</p></div></div>\n`;

/** Presence in columns, then a body. */
function extrait(draw: Draw): Drawn {
  const columns = draw.whole(2, 4);
  return {
    body: `${TITLE}<p class="seance">Séance du 12 septembre 2024</p>
<h2 class="presence">Membres présents :</h2>\n${names(draw, draw.whole(1, 90), 'colonnes')}
<div class="corps objet"><h2>${sentence(draw)}</h2></div>
${paragraphs(draw, size(draw, 330))}\n<p class="decide">DÉCIDE :</p>\n${list(draw, draw.whole(1, 9))}\n${VOTE}${end(draw)}`,
    rules: `.colonnes { columns: ${columns}; column-gap: 11.34pt; } .corps { break-before: ${draw.one(['auto', 'page'])}; } p { orphans: ${draw.whole(1, 3)}; widows: ${draw.whole(1, 3)}; }`,
  };
}

/** Runs of names, then paragraphs. */
function recit(draw: Draw): Drawn {
  const run = draw.many(draw.whole(1, 90), () => name(draw)).join(', ');
  return {
    body: `${TITLE}<p class="suivis">Étaient présents\u00a0: ${run}.</p>\n<div class="suite">Délibération (suite)</div>
<div class="objet"><p class="rubrique">Délibération n°\u00a0${draw.whole(1, 99)}</p><h2>${sentence(draw)}</h2></div>
${paragraphs(draw, size(draw, 150))}\n<p class="decide">DÉCIDE :</p>
${draw.many(draw.whole(1, 7), (i) => `<p class="article"><strong>Article ${i + 1}.</strong> ${sentence(draw)}</p>`).join('\n')}\n${VOTE}${end(draw)}`,
    rules: draw.rarely(2) ? 'html { font-family: "Liberation Serif"; font-size: 11.5pt; }' : '',
  };
}

/** A long table of members in groups kept whole. */
function nominatif(draw: Draw): Drawn {
  const groups = draw.many(Math.ceil(size(draw, 400) / 8), () => {
    const rows = draw.many(
      draw.whole(1, 14),
      () =>
        `<tr><th scope="row">${name(draw)}</th><td>${draw.one(['Présent', 'Représentée'])}</td><td>${draw.rarely(2) ? name(draw) : ''}</td><td class="c">${draw.one(['Pour', 'Contre', '—'])}</td></tr>`,
    );
    return `<tbody class="bloc"><tr class="titre-groupe"><th colspan="4" scope="rowgroup">${draw.one(['Corvanne', 'Ygrande-les-Étangs'])}</th></tr>\n${rows.join('\n')}</tbody>`;
  });
  return {
    body: `${TITLE}<p>${prose(draw, 1, 4)}</p>
<table><caption>Présence et vote</caption><colgroup><col class="a"><col class="b"><col class="b"><col class="c1"></colgroup>
<thead><tr><th scope="col">Membre</th><th scope="col">Présence à l’appel du point</th><th scope="col">Pouvoir</th><th scope="col">Vote</th></tr></thead>
${groups.join('\n')}</table>\n${end(draw)}`,
    rules: '.a { width: 66mm; } .b { width: 38mm; } .c1 { width: 28mm; }',
  };
}

/** A table of amounts, cells joined across columns and rows. */
function budget(draw: Draw): Drawn {
  const rows = draw.many(size(draw, 400), (i) => {
    const figures = `<td class="n">${amount(draw)}</td><td class="n">${amount(draw)}</td><td class="n">${amount(draw)}</td>`;
    if (i > 0 && draw.rarely(8))
      return `<tr class="total"><th scope="row" colspan="2">Total, ${draw.one(['dépenses', 'recettes de la section'])}</th>${figures}</tr>`;
    return `<tr><td class="c">${draw.whole(1, 999)}</td><th scope="row">${draw.rarely(4) ? sentence(draw) : 'Charges à caractère général'}</th>${figures}</tr>`;
  });
  return {
    body: `${TITLE}<table><caption>Section de fonctionnement, en euros</caption>
<colgroup><col class="a"><col class="b"><col class="c1"><col class="c1"><col class="c1"></colgroup>
<thead><tr><th scope="col" rowspan="2">Chap.</th><th scope="col" rowspan="2">Libellé</th><th scope="colgroup" colspan="2">Budget</th><th scope="col" rowspan="2" class="n">Réalisé</th></tr>
<tr><th scope="col" class="n">primitif</th><th scope="col" class="n">modifié par les décisions</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>\n<p>${prose(draw, 1, 6)}</p>\n${end(draw)}`,
    rules: `.a { width: 14mm; } .b { width: 72mm; } .c1 { width: 28mm; } td, th { padding: ${draw.one(['2pt', '2.75pt', '4pt'])} 4pt; }`,
  };
}

/** Cells side by side with borders on all sides, blocks in them. */
function cases(draw: Draw): Drawn {
  const row = (): string => {
    const cells = draw.many(
      3,
      () =>
        `<div class="case tiers"><p class="ligne">${draw.one(['Pour', 'Contre', 'Ne prend pas part au vote'])}</p><p class="chiffre">${draw.whole(0, 90)}</p><p class="petit">${draw.many(draw.whole(0, 9), () => name(draw)).join(', ')}</p></div>`,
    );
    return `<div class="rangee votes">${cells.join('')}</div>`;
  };
  const blocks = draw.many(
    draw.whole(1, 6),
    () => `<div class="cadre"><p>${prose(draw, 1, 6)}</p><p>${prose(draw, 1, 3)}</p></div>\n${row()}`,
  );
  return {
    body: `${TITLE}${blocks.join('\n')}\n<ol class="numeros">${draw.many(draw.whole(1, 14), () => `<li>${sentence(draw)}</li>`).join('\n')}</ol>`,
    rules: `.tiers { border-left: 0.5pt solid #000000; border-right: 0.5pt solid #1f3f6e; padding: 3.5pt 5pt 3.5pt 5pt; vertical-align: ${draw.one(['top', 'middle', 'bottom'])}; }
.chiffre { font-size: 15pt; line-height: 21pt; font-weight: bold; text-align: center; margin: 0; } .votes { break-inside: avoid; margin: 0 0 14pt 0; border-top: 1pt solid #000000; }
.cadre { border: 0.75pt solid #888888; padding: 7pt 8pt 0 8pt; margin: 0 ${draw.whole(0, 20)}mm 10.5pt ${draw.whole(0, 20)}mm; }
ol { list-style-type: decimal; } .numeros { padding: 0 0 7pt 20pt; } .petit { text-align: left; }`,
  };
}

const REGISTER = look('07-registre-feuillets.css');

/** Acts one after the other in a register: recto and verso, numbered leaves. */
function registre(draw: Draw): Drawn {
  const act = (
    i: number,
  ): string => `<div class="${draw.rarely(3) ? 'suivant' : ''} objet"><p class="rubrique">Délibération n°\u00a0${i + 1}</p><h2>${sentence(draw)}</h2></div>
${paragraphs(draw, draw.whole(1, 9))}\n<p class="decide">DÉCIDE :</p><p class="article">${sentence(draw)}</p>\n${VOTE}`;
  return {
    body: `<div class="registre">Commune de Varsigny — registre des délibérations</div>\n${TITLE}${draw.many(size(draw, 60), act).join('\n')}\n${end(draw)}`,
    rules: REGISTER[1],
  };
}

/** A landscape annex between two portrait parts. */
function paysage(draw: Draw): Drawn {
  const rows = draw.many(
    size(draw, 120),
    () =>
      `<tr><th scope="row">${name(draw)}</th>${draw.many(7, () => `<td class="n">${amount(draw)}</td>`).join('')}</tr>`,
  );
  return {
    body: `${TITLE}<p>${prose(draw, 3, 12)}</p>
<div class="annexe"><h2>Annexe</h2><table class="large"><colgroup><col class="a">${'<col class="b">'.repeat(7)}</colgroup><thead><tr><th scope="col">Bénéficiaire</th>${'<th scope="col" class="n">Année</th>'.repeat(7)}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table><p>${prose(draw, 1, 9)}</p></div>\n<div class="reste"><p>${prose(draw, 1, 9)}</p>\n${end(draw)}</div>`,
    rules: `@page paysage { size: 297mm 210mm; margin: 25mm 20mm 20mm 20mm; } .annexe { page: paysage; } .reste { page: portrait; } .large { width: 257mm; } .a { width: 75mm; } .b { width: 26mm; }`,
  };
}

/** Cells that hold several rows, of every height. */
function jointes(draw: Draw): Drawn {
  const group = (): string => {
    const rows = draw.whole(1, 5);
    const lines = draw.many(rows, (r) => {
      const joined =
        r === 0 ? `<th scope="rowgroup" rowspan="${rows}">${prose(draw, 1, draw.whole(1, 4))}</th>` : '';
      return `<tr>${joined}<td>${prose(draw, 1, 2)}</td><td class="n">${amount(draw)}</td></tr>`;
    });
    return `<tbody>${lines.join('\n')}</tbody>`;
  };
  return {
    body: `${TITLE}<table><colgroup><col class="a"><col class="b"><col class="a"></colgroup><thead><tr><th scope="col">Politique</th><th scope="col">Action</th><th scope="col" class="n">Crédits</th></tr></thead>
${draw.many(size(draw, 60), group).join('\n')}</table>\n${end(draw)}`,
    rules: '.a { width: 45mm; } .b { width: 80mm; } tbody { break-inside: avoid; }',
  };
}

/** Rows that a page cannot hold, among others; no head, which WeasyPrint drops from the page on which such a row begins. Plain words: the list of differences is about pages. */
function hautes(draw: Draw): Drawn {
  const plain = (count: number): string =>
    draw.many(count, () => sentence(draw).replaceAll(/<[^>]*>/g, '')).join(' ');
  const rows = draw.many(draw.whole(1, 6), () => {
    const long = draw.rarely(3) ? draw.whole(20, 60) : draw.whole(1, 6);
    const text = draw.many(long, () => `<p>${plain(draw.whole(1, 4))}</p>`).join('');
    return `<tr><th scope="row">${name(draw)}</th><td>${text}</td><td>${plain(draw.whole(1, 9))}</td></tr>`;
  });
  return {
    body: `${TITLE}<p>${prose(draw, 1, 9)}</p>
<table><colgroup><col class="a"><col class="b"><col class="a"></colgroup><tbody>${rows.join('\n')}</tbody></table>\n<p>${prose(draw, 1, 9)}</p>\n${end(draw)}`,
    rules: `.a { width: 46mm; } .b { width: 78mm; } td, th { vertical-align: ${draw.one(['top', 'middle', 'bottom'])}; padding: ${draw.one(['0', '2pt', '4pt'])} 4pt; } td p { margin: 0; }`,
  };
}

/** Words parted where our patterns say: an engine is shown the same points as soft hyphens (standalone.ts). */
function cesures(draw: Draw): Drawn {
  const text = (): string =>
    draw.many(draw.whole(1, 6), () => sentence(draw).replaceAll(/<[^>]*>/g, '')).join(' ');
  return {
    body: `${TITLE}${draw.many(draw.whole(3, 30), () => `<p class="coupe">${text()}</p>`).join('\n')}\n${end(draw)}`,
    rules: `.coupe { hyphens: auto; margin: 0 ${draw.whole(20, 50)}mm 0 ${draw.whole(20, 50)}mm; text-align: ${draw.one(['left', 'justify'])}; }`,
  };
}

const FAMILIES = {
  extrait,
  recit,
  nominatif,
  budget,
  cases,
  registre,
  paysage,
  jointes,
  hautes,
  cesures,
} as const;
const EACH = 36;

function generated(): Sample[] {
  return Object.entries(FAMILIES).flatMap(([family, make], f) =>
    Array.from({ length: EACH }, (_, i): Sample => {
      const draw = drawn(1000 * (f + 1) + i);
      const { body, rules = '' } = make(draw);
      const html = `<!DOCTYPE html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n<title>Essai ${family} ${i}</title>\n</head>\n<body>\n${FOOT}${body}</body>\n</html>\n`;
      const base =
        i % 2 === 0 && family === 'extrait'
          ? [shipped('base.css'), shipped('libelles/style.css')]
          : [look('base.css')];
      return { name: `${family}-${i}`, html, sheets: [...base, ['regles.css', OURS + rules]] };
    }),
  );
}

/** All of it: more than three hundred documents, always the same. */
export function corpus(): readonly Sample[] {
  return [...references(), ...acts(), ...generated()];
}

/** About forty of them, every shape among them, for the judging of each change. */
export function sample(): readonly Sample[] {
  const drawnOnes = generated();
  return [...references(), ...acts(), ...drawnOnes.filter((_, i) => i % 13 === 5)];
}
