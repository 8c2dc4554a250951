/** The one word that is changed in a `seance.yaml`: whatever surrounds it stays, byte for byte. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { closed } from '../../src/records/etat.ts';
import { readSource } from '../../src/records/source.ts';
import { announce, runs, SEED } from '../promise/runs.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (of: Uint8Array | null): string | null =>
  of === null ? null : new TextDecoder('utf-8', { ignoreBOM: true }).decode(of);

test.each([
  ['etat: en-cours\n', 'etat: tenue\n'],
  ['etat:   preparee   # à clore\nlieu: etat en-cours\n', 'etat:   tenue   # à clore\nlieu: etat en-cours\n'],
  ['"etat": "en-cours"\n', '"etat": "tenue"\n'],
  ["etat: 'preparee'", "etat: 'tenue'"],
  ['etat: "en\\x2dcours"\n', 'etat: tenue\n'],
  ['etat:\n  en-cours\nlieu: x\n', 'etat:\n  tenue\nlieu: x\n'],
  ['etat: |\n  en-cours\nlieu: x\n', 'etat: |\n  tenue\nlieu: x\n'],
  ['? etat\n: en-cours\n', '? etat\n: tenue\n'],
  ['{date: 2025-03-13, etat: en-cours, lieu: ici}\n', '{date: 2025-03-13, etat: tenue, lieu: ici}\n'],
  ['{etat: en-cours}', '{etat: tenue}'],
  ['---\netat: en-cours\n...\n', '---\netat: tenue\n...\n'],
  ['\uFEFFetat: en-cours\r\nlieu: x\r\n', '\uFEFFetat: tenue\r\nlieu: x\r\n'],
  ['# etat: en-cours\nlieu: 𝒳\r\netat: en-cours', '# etat: en-cours\nlieu: 𝒳\r\netat: tenue'],
])('%j', (before, after) => {
  expect(text(closed(bytes(before)))).toBe(after);
});

test.each([
  ['held', 'etat: tenue\n'],
  ['held by default', 'lieu: x\n'],
  ['of another state', 'etat: reportee\n'],
  ['of no state', 'etat: en cours\n'],
  ['a group', 'etat: {en-cours: oui}\n'],
  ['said twice', 'etat: tenue\netat: en-cours\n'],
  ['not read', 'etat: en-cours\n: [\n'],
  ['below another key', 'chiffres:\n  etat: en-cours\n'],
  ['empty', ''],
])('%s: nothing to write', (_, before) => {
  expect(closed(bytes(before))).toBe(null);
});

test('whatever is around it, one line differs by that word alone', () => {
  const count = runs(400, 20_000);
  announce('closed', count);
  const gap = fc.stringMatching(/^(?: *#[ a-zé:{}'"\u{1F600}]*)?$/u);
  const value = fc.constantFrom(
    'x',
    'en-cours',
    '"etat: en-cours"',
    "'l''etat'",
    '[a, b]',
    '{etat: en-cours}',
    '|\n  etat: en-cours\n',
  );
  const entry = fc
    .tuple(fc.stringMatching(/^[a-z]{2,8}$/), value, gap)
    .map(([key, said, after]) =>
      said.startsWith('|') ? `${key}: ${said}` : `${key}: ${said}${after === '' ? '' : ` ${after}`}\n`,
    );
  const others = fc.array(
    fc.oneof(
      entry,
      gap.map((line) => `${line}\n`),
    ),
    { maxLength: 8 },
  );
  const state = fc.constantFrom('en-cours', 'preparee', '"en-cours"', "'preparee'");
  fc.assert(
    fc.property(
      others,
      state,
      gap,
      others,
      fc.boolean(),
      fc.boolean(),
      (head, said, after, tail, mark, crlf) => {
        const line = `etat: ${said}${after === '' ? '' : ` ${after}`}`;
        const written = `${head.join('')}${line}\n${tail.join('')}`;
        const whole = (mark ? '\uFEFF' : '') + (crlf ? written.replaceAll('\n', '\r\n') : written);
        const made = text(closed(bytes(whole)));
        // A key drawn twice does not read as it is written.
        fc.pre(readSource('', bytes(whole)).faults.every(({ severity }) => severity !== 'erreur'));
        const at = (mark ? 1 : 0) + head.join('').length + (crlf ? head.join('').split('\n').length - 1 : 0);
        const changed = line.replace(/en-cours|preparee/, 'tenue');
        expect(made).toBe(whole.slice(0, at) + changed + whole.slice(at + line.length));
      },
    ),
    { numRuns: count, seed: SEED },
  );
});
