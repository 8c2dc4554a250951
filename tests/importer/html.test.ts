/** What Word, LibreOffice and browsers put on a clipboard, as the prose of a field. Shapes are theirs; words are invented. */
import { expect, test } from 'vitest';
import { pasteHtml } from '../../src/pipeline/importer.ts';

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; mso-pagination:widow-orphan;} --></style></head>
<body lang=FR style='tab-interval:35.4pt'><!--StartFragment-->
<h2>Contexte<o:p></o:p></h2>
<p class=MsoNormal style='text-align:justify'>La <b style='mso-bidi-font-weight:normal'>convention</b>
prévoit <i>deux</i> versements de 10&nbsp;000&nbsp;€<span
style='mso-spacerun:yes'>&nbsp; </span>et <u>un</u> bilan<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a>.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>d’approuver la convention&nbsp;;<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>et ses annexes<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>premier point</p>
<p class=MsoListParagraph style='mso-list:l2 level1 lfo3'><![if !supportLists]><span style='mso-list:Ignore'>a)<span>&nbsp; </span></span><![endif]>sous-point</p>
<p class=MsoNormal><del cite="mailto:A" datetime="2025-01-02T10:00">ancien</del><ins cite="mailto:A">nouveau</ins><span style='mso-hide:all'>caché</span></p>
<table class=MsoTableGrid border=1><tr style='mso-yfti-irow:0'><td width=200 rowspan=2><p class=MsoNormal><b>Poste</b></p></td><td colspan=2><p class=MsoNormal>Montants</p></td></tr>
<tr><td><p class=MsoNormal>HT</p></td><td><p class=MsoNormal>TTC</p></td></tr>
<tr><td><p class=MsoNormal>Études</p></td><td><p class=MsoNormal>10&nbsp;000</p></td><td><p class=MsoNormal>12&nbsp;000</p></td></tr></table>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="s1"><v:imagedata src="x.png"/></v:shape><![endif]--><![if !vml]><img width=10 src="file:///C:/x.png" alt="Plan"><![endif]></p>
<!--EndFragment--><div style='mso-element:footnote-list'><br clear=all><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText>Avant le 31 mars.</p></div></div></body></html>`;

test('Word', () => {
  const pasted = pasteHtml(WORD, ['tableau-1']);
  if (pasted.refus !== null) throw new Error(pasted.refus.message);
  expect(pasted.prose).toBe(`### Contexte

La **convention** prévoit *deux* versements de 10\u00a0000\u00a0€\u00a0 et un bilan.

- d’approuver la convention\u00a0;
  - et ses annexes
1. premier point

a) sous-point

nouveau

[tableau tableau-2]
`);
  expect([...pasted.tableaux]).toEqual([
    [
      'tableau-2',
      { colonnes: 'Poste | Montants | <\n^ | HT | TTC\n', lignes: 'Études | 10\u00a0000 | 12\u00a0000\n' },
    ],
  ]);
  expect(pasted.notKept).toEqual({
    perdus: [
      'paragraphe 2 (« La convention prévoit deux versements de 10\u00a0000\u00a0€\u00a0 et… ») : note : un acte n’en porte pas : « Avant le 31 mars. »',
      'paragraphe 7 (« nouveau ») : suppression suivie, tenue pour acceptée : « ancien »',
      'paragraphe 7 (« nouveau ») : texte masqué, que l’impression ne montre pas : « caché »',
      'paragraphe 14 (« 12\u00a0000 ») : image : une image se joint en annexe : « Plan »',
    ],
    changes: [
      'paragraphe 2 (« La convention prévoit deux versements de 10\u00a0000\u00a0€\u00a0 et… ») : souligné, repris sans le trait : « un »',
      'paragraphe 6 (« a) sous-point ») : numéro que le logiciel calculait, écrit en toutes lettres : « a) »',
      'paragraphe 7 (« nouveau ») : insertion suivie, tenue pour acceptée : « nouveau »',
    ],
  });
});

test('LibreOffice', () => {
  const pasted =
    pasteHtml(`<meta http-equiv="content-type" content="text/html; charset=utf-8"><style>p { line-height: 115% }</style>
<p style="line-height: 100%; margin-bottom: 0cm"><font face="Liberation Serif, serif"><font size="3" style="font-size: 12pt"><b>Gras</b>
et <i>penché</i>, <span style="text-decoration: none">droit</span></font></font><sup><a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym">1</a></sup></p>
<ul><li><p>un</p><p>suite</p></li><li><p>deux</p><ol start="3"><li><p>trois</p></li></ol></li></ul>
<table><thead><tr><th><p>A</p></th><th><p>B</p></th></tr></thead><tr><td><p>1</p></td><td><p>x | y</p></td></tr></table>
<div id="sdfootnote1"><p><a class="sdfootnotesym" href="#sdfootnote1anc">1</a>Au pied</p></div>`);
  if (pasted.refus !== null) throw new Error(pasted.refus.message);
  expect(pasted.prose).toContain(
    '**Gras** et *penché*, droit\n\n- un\n\n  suite\n\n- deux\n\n  3. trois\n\n| A | B |\n| ---: | --- |\n| 1 | x \\| y |\n',
  );
  expect(pasted.notKept.perdus).toContainEqual(expect.stringContaining('note : un acte n’en porte pas'));
});

test('a browser: what would run is not text, and what is bold by name only is not bold', () => {
  const pasted = pasteHtml(
    `<b style="font-weight:normal" id="docs-internal-guid-1"><p>Un <span style="font-weight:700">deux</span><script>alert(1)</script><br>trois</p></b>`,
  );
  expect(pasted).toMatchObject({ refus: null, prose: 'Un **deux**\\\ntrois\n' });
});
