/** pdfmake: a definition of the document, its own layout over pdfkit. */
import pdfmake from 'pdfmake';
import { fonts, run } from './run.js';

const MM = 72 / 25.4;
pdfmake.setFonts({
  Sans: {
    normal: `${fonts}/LiberationSans-Regular.ttf`,
    bold: `${fonts}/LiberationSans-Bold.ttf`,
    italics: `${fonts}/LiberationSans-Italic.ttf`,
    bolditalics: `${fonts}/LiberationSans-BoldItalic.ttf`,
  },
});

const rule = (width) => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: 170 * MM, y2: 0, lineWidth: width }],
  margin: [0, 3.5, 0, 3.5],
});
const thirds = (list) => {
  const each = Math.ceil(list.length / 3) || 1;
  return [0, 1, 2].map((c) => ({ stack: list.slice(c * each, (c + 1) * each), fontSize: 10 }));
};
const blocks = (list) =>
  list.map(({ kind, text }) =>
    kind === 'h'
      ? { text, italics: true, margin: [0, 7, 0, 3.5] }
      : { text, alignment: 'justify', margin: [0, 0, 0, kind === 'li' ? 3.5 : 7] },
  );

await run((act) =>
  pdfmake
    .createPdf({
      pageSize: 'A4',
      pageMargins: [20 * MM, 28 * MM, 20 * MM, 22 * MM],
      defaultStyle: { font: 'Sans', fontSize: 11 },
      info: { title: act.titre },
      footer: (page, pages) => ({
        text: `${act.pied}   page ${page}/${pages}`,
        fontSize: 8,
        margin: [20 * MM, 7 * MM, 20 * MM, 0],
      }),
      content: [
        { text: 'EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS', bold: true, fontSize: 15, alignment: 'center' },
        { text: act.sousTitre, fontSize: 12, alignment: 'center' },
        rule(1),
        { text: act.seance, bold: true, fontSize: 12 },
        ...act.lignes.map((line) => (line === '' ? { text: ' ', fontSize: 6 } : line)),
        rule(0.5),
        { text: 'Membres présents :', bold: true, fontSize: 10 },
        { columns: thirds(act.presents), columnGap: 11.34 },
        rule(0.5),
        { text: 'Membres absents :', bold: true, fontSize: 10 },
        {
          columns: [
            { width: '33%', stack: act.absents, fontSize: 10 },
            { width: '*', stack: act.pouvoirs, fontSize: 10 },
          ],
        },
        { ...rule(0.5), pageBreak: 'before' },
        { text: act.rubrique, bold: true, fontSize: 10 },
        { text: act.objet, bold: true, fontSize: 12.5 },
        rule(0.5),
        ...blocks(act.corps),
        { text: act.formule.join('\n'), bold: true, margin: [0, 7, 0, 7] },
        ...blocks(act.dispositif),
        {
          table: { widths: [36 * MM, 26 * MM, 10 * MM, 60 * MM, 26 * MM], body: act.scrutin },
          layout: 'noBorders',
        },
      ],
    })
    .getBuffer(),
);
