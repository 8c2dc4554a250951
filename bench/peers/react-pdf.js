/** @react-pdf/renderer: the act as a tree of elements, laid out by flex boxes. */
import { Document, Font, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer';
import { createElement as h } from 'react';
import { fonts, run } from './run.js';

Font.register({
  family: 'Sans',
  fonts: [
    { src: `${fonts}/LiberationSans-Regular.ttf` },
    { src: `${fonts}/LiberationSans-Bold.ttf`, fontWeight: 'bold' },
    { src: `${fonts}/LiberationSans-Italic.ttf`, fontStyle: 'italic' },
  ],
});
Font.registerHyphenationCallback((word) => [word]);

const style = StyleSheet.create({
  page: { fontFamily: 'Sans', fontSize: 11, lineHeight: 1.27, padding: '28mm 20mm 22mm' },
  title: { fontSize: 15, fontWeight: 'bold', textAlign: 'center' },
  under: { fontSize: 12, textAlign: 'center', borderBottom: 1, paddingBottom: 4, marginBottom: 7 },
  label: { fontSize: 10, fontWeight: 'bold', borderTop: 0.5, marginTop: 7, paddingTop: 4 },
  strong: { fontSize: 12, fontWeight: 'bold' },
  bold: { fontWeight: 'bold', marginBottom: 7 },
  row: { flexDirection: 'row', fontSize: 10 },
  text: { textAlign: 'justify', marginBottom: 7 },
  item: { textAlign: 'justify', marginBottom: 3.5 },
  head: { fontStyle: 'italic', marginTop: 7, marginBottom: 3.5 },
  foot: { position: 'absolute', bottom: '12mm', left: '20mm', fontSize: 8 },
});
const t = (as, key, text) => h(Text, { style: as, key }, text);
const column = (list, key, flex = 1) =>
  h(
    View,
    { style: { flex }, key },
    list.map((text, i) => t({}, i, text)),
  );
const thirds = (list) => {
  const each = Math.ceil(list.length / 3) || 1;
  return [0, 1, 2].map((c) => column(list.slice(c * each, (c + 1) * each), c));
};
const AS = { p: 'text', li: 'item', h: 'head' };
const blocks = (list) => list.map(({ kind, text }, i) => t(style[AS[kind]], i, text));
const foot = (pied) =>
  h(Text, {
    style: style.foot,
    fixed: true,
    render: ({ pageNumber, totalPages }) => `${pied}   page ${pageNumber}/${totalPages}`,
  });

await run((act) =>
  renderToBuffer(
    h(
      Document,
      { title: act.titre, language: 'fr' },
      h(
        Page,
        { size: 'A4', style: style.page },
        t(style.title, 't', 'EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS'),
        t(style.under, 'u', act.sousTitre),
        t(style.strong, 's', act.seance),
        ...act.lignes.map((line, i) => t({}, `l${i}`, line || ' ')),
        t(style.label, 'p', 'Membres présents :'),
        h(View, { style: style.row, key: 'presents' }, thirds(act.presents)),
        t(style.label, 'a', 'Membres absents :'),
        h(View, { style: style.row, key: 'absents' }, column(act.absents, 0), column(act.pouvoirs, 1, 2)),
        foot(act.pied),
      ),
      h(
        Page,
        { size: 'A4', style: style.page },
        t({ fontSize: 10, fontWeight: 'bold' }, 'r', act.rubrique),
        t({ fontSize: 12.5, fontWeight: 'bold', marginBottom: 7 }, 'o', act.objet),
        ...blocks(act.corps),
        t(style.bold, 'f', act.formule.join('\n')),
        ...blocks(act.dispositif),
        ...act.scrutin.map((cells, i) =>
          h(
            View,
            { style: { flexDirection: 'row' }, key: `v${i}` },
            cells.map((cell, c) => t({ flex: 1 }, c, cell)),
          ),
        ),
        foot(act.pied),
      ),
    ),
  ),
);
