/** Hostile YAML: each of these files is refused, with a message of its own; what is only odd stays the text that it is. */
import { expect, test } from 'vitest';
import { readSource } from '../../src/records/source.ts';
import { bytes } from './dossiers.ts';

const bomb = Array.from({ length: 10 }, (_, i) =>
  i === 0
    ? 'a0: &a0 [x]'
    : `a${i}: &a${i} [${Array(9)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
).join('\n');

const HOSTILE: readonly (readonly [what: string, file: string | Uint8Array, code: string])[] = [
  ['billion laughs', bomb, 'ancre'],
  ['a value that holds itself', 'a: &a [*a]', 'ancre'],
  ['an alias alone', 'a: *b', 'alias'],
  ['another version of YAML', '%YAML 1.1\n---\na: NO\nb: 0123', 'directive'],
  ['a function', 'a: !!js/function "function () {}"', 'balise'],
  ['a secret', 'a: !secret x', 'balise'],
  ['another language', 'a: !!python/object:os.system x', 'balise'],
  ['bytes', 'a: !!binary eA==', 'balise'],
  ['a set', 'a: !!set {x, y}', 'balise'],
  ['a prototype', '__proto__: {a: b}', 'cle-invalide'],
  ['a constructor', 'a: {constructor: b}', 'cle-invalide'],
  ['a merge', 'b: c\n<<: {a: b}', 'fusion'],
  ['a key twice', 'a: 1\na: 2', 'cle-en-double'],
  ['a key in two normal forms', 'é: 1\ne\u0301: 2', 'cle-invalide'],
  ['twenty thousand brackets', `a: ${'['.repeat(20_000)}`, 'trop-profond'],
  ['a zero', 'a: b\u0000c', 'caractere-interdit'],
  ['a bell', 'a: "\\u0007"', 'caractere-interdit'],
  ['half a character', 'a: "\\ud800"', 'caractere-interdit'],
  ['a text that reads otherwise than it prints', 'a: b\u202ec\u2066d', 'caractere-interdit'],
  ['a line separator', 'a: b\u2028c', 'caractere-interdit'],
  ['a byte order mark in the text', 'a: b\ufeffc', 'caractere-interdit'],
  ['bytes that are no text', new Uint8Array([0xff, 0xfe]), 'pas-utf-8'],
  ['two documents', 'a: b\n---\nc: d', 'plusieurs-documents'],
  ['a file too big', new Uint8Array(3 * 1024 * 1024), 'fichier-trop-gros'],
];

test.each(HOSTILE)('%s', (_, file, code) => {
  const { faults } = readSource('f.yaml', typeof file === 'string' ? bytes(file) : file);
  const found = faults.find((fault) => fault.code === code);
  expect(faults.map((fault) => fault.code)).toContain(code);
  expect(found!.severity).toBe('erreur');
  expect(found!.place.line).toBeGreaterThan(0);
});

test('each kind has its own message', () => {
  const messages = new Map(
    HOSTILE.map(([, file, code]) => {
      const { faults } = readSource('f.yaml', typeof file === 'string' ? bytes(file) : file);
      return [
        code,
        faults.find((fault) => fault.code === code)!.message.replaceAll(/« .*? »|U\+\w+ .*$/gu, '…'),
      ];
    }),
  );
  expect(new Set(messages.values()).size).toBe(messages.size);
});

test.each(['0123', '08', '1.10', '12e3', '.nan', '9007199254740993', 'NO', '5 072', '347 000'])(
  '%s stays a text',
  (text) => {
    expect(readSource('f.yaml', bytes(`a: ${text}`)).located?.value).toEqual({ a: text });
  },
);
