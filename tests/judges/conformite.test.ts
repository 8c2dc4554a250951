/**
 * veraPDF and qpdf look at the act laid out by hand. On a machine that has no judge a line says so; in CI their absence is a failure.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Laid } from '../../src/layout/page.ts';
import { paint } from '../../src/pdf/paint.ts';
import { present, qpdf, veraPdf } from './judges.ts';
import { acte, identite, images, page, polices, tag, texte } from '../pdf/acte.ts';

/** A document with bookmarks, a page without content, a landscape page. */
const long: Laid = {
  root: tag(0, 'Document', { children: [tag(1, 'H1'), tag(2, 'H2'), tag(3, 'P')] }),
  pages: [
    page(1, [texte(1, 50, 60, 'Registre'), texte(2, 50, 100, 'Séance')]),
    page(2, []),
    { ...page(3, [texte(3, 50, 60, 'Ñandú ½ § @')]), width: 841.89, height: 595.276 },
    page(4, [texte(3, 50, 60, 'suite')]),
    page(5, [texte(3, 50, 60, 'fin')]),
  ],
};

const folder = mkdtempSync(join(tmpdir(), 'greffe-'));
const files = Object.entries({ acte, long }).map(([name, laid]) => {
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, paint(laid, identite, polices, images));
  return file;
});

test('qpdf finds no fault of syntax', () => {
  if (!present('qpdf', 'qpdf')) return;
  expect(files.map(qpdf)).toEqual(files.map(() => 'sound'));
});

test('veraPDF finds PDF/A-3a and PDF/UA-1', () => {
  if (!present('veraPDF', 'mvn', 'java')) return;
  expect(veraPdf(files)).toEqual([]);
});
