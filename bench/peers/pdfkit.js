/** pdfkit as its guide shows it: `doc.text`, a font file a document. */
import { PDFDocument } from 'pdfkit';
import { bytesOf, fonts, run } from './run.js';

const MM = 72 / 25.4;
const MARGINS = { top: 28 * MM, bottom: 22 * MM, left: 20 * MM, right: 20 * MM };
const WIDTH = 170 * MM;
const flush = { align: 'left', width: WIDTH };
const justified = { align: 'justify', width: WIDTH };

await run((act) => {
  const doc = new PDFDocument({
    size: 'A4',
    margins: MARGINS,
    bufferPages: true,
    info: { Title: act.titre },
  });
  const done = bytesOf(doc);
  doc.registerFont('R', `${fonts}/LiberationSans-Regular.ttf`);
  doc.registerFont('B', `${fonts}/LiberationSans-Bold.ttf`);
  doc.registerFont('I', `${fonts}/LiberationSans-Italic.ttf`);
  const put = (text, font, size, options = flush) =>
    doc.font(font).fontSize(size).text(text, MARGINS.left, doc.y, options);
  const gap = (points) => (doc.y += points);
  const rule = (width) =>
    doc
      .lineWidth(width)
      .moveTo(MARGINS.left, doc.y)
      .lineTo(MARGINS.left + WIDTH, doc.y)
      .stroke() && gap(7);
  const blocks = (list) => {
    for (const { kind, text } of list) {
      if (kind === 'h') put(text, 'I', 11);
      else put(text, 'R', 11, justified);
      gap(kind === 'li' ? 3.5 : 7);
    }
  };
  const columns = (list, count, x = MARGINS.left, width = WIDTH) => {
    const top = doc.y;
    const each = Math.ceil(list.length / count) || 1;
    let foot = top;
    for (let c = 0; c < count; c += 1) {
      doc.y = top;
      for (const name of list.slice(c * each, (c + 1) * each))
        doc
          .font('R')
          .fontSize(10)
          .text(name, x + (c * width) / count, doc.y, { width: width / count - 11 });
      foot = Math.max(foot, doc.y);
    }
    doc.y = foot;
  };
  put('EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS', 'B', 15, { align: 'center', width: WIDTH });
  put(act.sousTitre, 'R', 12, { align: 'center', width: WIDTH });
  rule(1);
  put(act.seance, 'B', 12);
  for (const line of act.lignes) put(line || ' ', 'R', 11);
  rule(0.5);
  put('Membres présents :', 'B', 10);
  columns(act.presents, 3);
  rule(0.5);
  put('Membres absents :', 'B', 10);
  const top = doc.y;
  columns(act.absents, 1, MARGINS.left, WIDTH / 3);
  const foot = doc.y;
  doc.y = top;
  columns(act.pouvoirs, 1, MARGINS.left + WIDTH / 3, (2 * WIDTH) / 3);
  doc.y = Math.max(foot, doc.y);
  doc.addPage();
  rule(0.5);
  put(act.rubrique, 'B', 10);
  put(act.objet, 'B', 12.5);
  rule(0.5);
  blocks(act.corps);
  put(act.formule.join('\n'), 'B', 11);
  blocks(act.dispositif);
  for (const cells of act.scrutin) {
    const y = doc.y;
    [0, 36, 62, 72, 136].forEach((x, c) =>
      doc
        .font('R')
        .fontSize(11)
        .text(cells[c], MARGINS.left + x * MM, y),
    );
  }
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    doc.page.margins.bottom = 0;
    const y = doc.page.height - 15 * MM;
    doc
      .font('R')
      .fontSize(8)
      .text(`${act.pied}   page ${page + 1}/${count}`, MARGINS.left, y, flush);
  }
  doc.end();
  return done;
});
