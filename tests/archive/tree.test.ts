/** Where everything is in an archive; what may become a path. */
import { expect, test } from 'vitest';
import { actIdOf, isActId, manifestText, pathOf, readName, sourcePathOf } from '../../src/archive/tree.ts';

const ID = '2024-09-12-bureau_07';

test('paths of an act', () => {
  expect(pathOf(ID, 'extrait', null)).toBe('data/2024/2024-09-12-bureau/2024-09-12-bureau_07.extrait.pdf');
  expect(pathOf(ID, 'extrait', 1)).toBe('data/2024/2024-09-12-bureau/2024-09-12-bureau_07.v1.extrait.pdf');
  expect(sourcePathOf(ID, 1)).toBe('data/2024/2024-09-12-bureau/2024-09-12-bureau_07.v1.yaml');
  expect(pathOf('2024-09-12-bureau-2_04b', 'extrait', null)).toContain('data/2024/2024-09-12-bureau-2/');
});

test.each([
  '../../etc/passwd',
  '2024-09-12-bureau_07/../../x',
  '2024-09-12-Bureau_07',
  '2024-09-12-bure\u0301au_07',
  '2024-09-12-bureau_07\n',
  '2024-09-12-bureau_7',
  '2024-09-12-bureau',
  `2024-09-12-${'a'.repeat(60)}_07`,
  '',
])('%j is no id of an act, and never becomes a path', (id) => {
  expect(isActId(id)).toBe(false);
  expect(() => pathOf(id, 'extrait', null)).toThrow(TypeError);
});

test('the act of a file', () => {
  expect(actIdOf('2024-09-12-bureau', '07-budget.yaml')).toBe(ID);
  expect(actIdOf('2024-09-12-bureau', 'seance.yaml')).toBeNull();
  expect(actIdOf('..', '07-budget.yaml')).toBeNull();
});

test('what the name of a file says', () => {
  expect(readName('2024-09-12-bureau_07.extrait.pdf')).toEqual({ id: ID, version: null });
  expect(readName('2024-09-12-bureau_07.v12.extrait.pdf')).toEqual({ id: ID, version: 12 });
  expect(readName('notes.txt')).toBeNull();
});

test('a manifest is sorted, as sha256sum reads it', () => {
  expect(
    manifestText([
      ['data/b', 'bb'],
      ['data/a', 'aa'],
    ]),
  ).toBe('aa  data/a\nbb  data/b\n');
});
