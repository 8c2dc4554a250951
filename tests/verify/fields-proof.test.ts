/** Words as pdf-parse gives them, head and foot of each page among them. */
import { expect, test } from 'vitest';
import { isPrinted } from '../../src/verify/fields-proof.ts';

test.each([
  ['présidente', 'lavice-présidentea', true],
  ['vice-présidente', 'lavice-page1/2Délibération(suite)présidentea', true],
  ['coût/efficacité', 'coût/page1/2efficacité', true],
  ['vice-présidente', 'lavice-page1/2Délibération(suite)président', false],
  ['présidente', 'présipage1/2dente', false],
])('%s in %s: %s', (word, whole, is) => {
  expect(isPrinted(word, whole)).toBe(is);
});
