/** The act as a page of HTML, for the peers that set one. */
import type { PlainAct } from './act.ts';

/** Fonts are named from their own folder. */
export const STYLE = `
@font-face { font-family: Sans; src: url(LiberationSans-Regular.ttf); }
@font-face { font-family: Sans; font-weight: bold; src: url(LiberationSans-Bold.ttf); }
@font-face { font-family: Sans; font-style: italic; src: url(LiberationSans-Italic.ttf); }
@page { size: A4; margin: 28mm 20mm 22mm; @bottom-left { content: element(pied); }
  @bottom-right { content: "page " counter(page) "/" counter(pages); font: 8pt Sans; } }
body { font: 11pt/14pt Sans; margin: 0; }
p, h1, h2, h3, ul { margin: 0 0 7pt; }
h1 { font-size: 15pt; text-align: center; } h2 { font-size: 10pt; } h3 { font: italic 11pt/14pt Sans; margin: 7pt 0 3.5pt; }
.center { text-align: center; font-size: 12pt; } .strong { font-weight: bold; font-size: 12pt; }
.rule { border-top: 0.5pt solid; padding-top: 6.5pt; } .lines p, .names p { margin: 0; }
.names { font-size: 10pt; columns: 3; column-gap: 11.34pt; } .pair { display: flex; gap: 11.34pt; font-size: 10pt; }
.pair p { margin: 0; } .pair div:first-child { width: 33%; }
.act { break-before: page; } .act h2.object { font-size: 12.5pt; border-bottom: 0.5pt solid; padding-bottom: 6.5pt; }
.body p { text-align: justify; } .body p.li { margin-bottom: 3.5pt; }
.pied { position: running(pied); font-size: 8pt; margin: 0; }
td { padding: 3.5pt 0; } table { border-spacing: 0; table-layout: fixed; width: 170mm; }
`;

export function page(act: PlainAct): string {
  const lines = (texts: readonly string[]): string => texts.map((text) => `<p>${safe(text)}</p>`).join('');
  const blocks = (list: PlainAct['corps']): string =>
    list
      .map(({ kind, text }) =>
        kind === 'h' ? `<h3>${safe(text)}</h3>` : `<p class="${kind}">${safe(text)}</p>`,
      )
      .join('\n');
  const cells = (row: readonly string[]): string => row.map((cell) => `<td>${safe(cell)}</td>`).join('');
  return `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>${safe(act.titre)}</title></head><body>
<p class="pied">${safe(act.pied)}</p>
<h1>EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS</h1><p class="center">${safe(act.sousTitre)}</p>
<div class="rule lines"><p class="strong">${safe(act.seance)}</p>${lines(act.lignes.map((line) => line || '\u00a0'))}</div>
<div class="rule"><h2>Membres présents :</h2><div class="names">${lines(act.presents)}</div></div>
<div class="rule"><h2>Membres absents :</h2>
<div class="pair"><div>${lines(act.absents)}</div><div>${lines(act.pouvoirs)}</div></div></div>
<div class="act rule"><h2>${safe(act.rubrique)}</h2><h2 class="object">${safe(act.objet)}</h2></div>
<div class="body">${blocks(act.corps)}</div>
<p class="strong">${act.formule.map(safe).join('<br>')}</p>
<div class="body">${blocks(act.dispositif)}</div>
<table>${act.scrutin.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table>
</body></html>`;
}

function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
