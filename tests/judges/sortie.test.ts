/** veraPDF and qpdf look at everything that `npm start` made. */
import { expect, test } from 'vitest';
import { madeFiles, present, qpdf, veraPdf } from './judges.ts';

test('qpdf finds no fault of syntax in what npm start made', () => {
  if (!present('qpdf', 'qpdf')) return;
  expect(madeFiles().filter((file) => qpdf(file) !== 'sound')).toEqual([]);
});

test('veraPDF finds PDF/A-3a and PDF/UA-1 in all that npm start made', () => {
  if (!present('veraPDF', 'mvn', 'java')) return;
  expect(veraPdf(madeFiles())).toEqual([]);
});
