/** What differs between two texts; what a piece that came back may add. */
import { expect, test } from 'vitest';
import { agreement } from '../../src/archive/agreement.ts';
import { differenceText } from '../../src/archive/difference.ts';

const ACT = ['Le conseil', 'décide d’attribuer', 'une subvention.', 'Le maire'];

test('nothing differs: nothing is told', () => {
  expect(differenceText(ACT, ACT)).toBe('');
});

test('a line changed, with two around it', () => {
  const lines = ['a', 'b', 'c', ...ACT, 'x', 'y', 'z'];
  expect(differenceText(lines, lines.with(4, 'décide de refuser'))).toBe(
    '  c\n  Le conseil\n- décide d’attribuer\n+ décide de refuser\n  une subvention.\n  Le maire\n',
  );
});

test.each<[string, readonly string[], boolean]>([
  ['the same', ACT, true],
  ['other spaces', ACT.map((line) => line.replaceAll(' ', '  ')), true],
  ['a stamp between two lines', [...ACT.slice(0, 3), 'Reçu en préfecture', ...ACT.slice(3)], true],
  ['a word slipped in', ACT.with(1, 'décide de ne pas attribuer'), false],
  ['a line left out', [ACT[0]!, ...ACT.slice(2)], false],
  ['two lines exchanged', [ACT[1]!, ACT[0]!, ...ACT.slice(2)], false],
  ['nothing', [], false],
])('a piece with %s', (_, piece, agrees) => {
  expect(agreement(ACT, piece) === '').toBe(agrees);
});
