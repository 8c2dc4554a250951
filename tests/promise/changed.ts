/** Records changed by chance as no clerk would: bytes, lines, and what stands at a key. */
import type { Chance } from './runs.ts';

/** Values that are odd in most places. */
const ODD = [
  ...[
    '',
    '[]',
    '{}',
    '~',
    'null',
    'true',
    'oui',
    '-1',
    '0',
    '1e9',
    '0x1F',
    '999999999999999999999',
    '1,5',
    '.inf',
  ],
  ...[
    '2025-02-30',
    '0000-00-00',
    '2025-06-26',
    '24:61',
    '19h',
    '"\\u0000"',
    '"\\ud83d\\ude00"',
    'é\u0301',
    '  ',
    '#',
  ],
  ...[
    '[a, [b, [c]]]',
    '{a: {b: {c: d}}}',
    '[aubry, aubry]',
    'groupe:demain',
    'groupe:',
    '-2',
    '2-',
    '1-99',
    '"|"',
    '>',
  ],
  ...[
    '*a',
    '&a b',
    '!!int 3',
    '"',
    "'",
    '`',
    '@',
    '%',
    '- a',
    '? a',
    'a: b: c',
    '<<: {a: b}',
    '../../etc/passwd',
  ],
  ...[
    '{mode: secret}',
    '{pour: 1, contre: 2}',
    '{contre: [aubry, {a: b}]}',
    '[{}]',
    '[[[[x]]]]',
    'x'.repeat(5000),
  ],
];
const BYTES = [
  0x00, 0x09, 0x0a, 0x0d, 0x20, 0x22, 0x23, 0x2d, 0x3a, 0x5b, 0x7b, 0x7c, 0x80, 0xc3, 0xef, 0xff,
];

/** One to three changes of a file; `other` lends its lines. */
export function changed(bytes: Uint8Array, other: Uint8Array, by: Chance): Uint8Array {
  let out = Buffer.from(bytes);
  for (let i = by.between(1, 3); i > 0; i -= 1) {
    if (by.once(4)) out = byBytes(out, by);
    else out = Buffer.from(byLines(out.toString('utf8'), Buffer.from(other).toString('utf8'), by), 'utf8');
  }
  return out;
}

function byBytes(bytes: Buffer<ArrayBuffer>, by: Chance): Buffer<ArrayBuffer> {
  const at = by.below(bytes.length + 1);
  const length = by.below(by.once(3) ? 200 : 4);
  switch (by.below(4)) {
    case 0:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 1:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([by.pick(BYTES)]), bytes.subarray(at)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
    default:
      if (at < bytes.length) bytes[at] = by.once(2) ? by.pick(BYTES) : by.below(256);
      return bytes;
  }
}

function byLines(text: string, other: string, by: Chance): string {
  const lines = text.split('\n');
  const at = by.below(lines.length);
  const line = lines[at] ?? '';
  const lent = other.split('\n');
  switch (by.below(7)) {
    case 0:
      lines.splice(at, by.between(1, 3));
      break;
    case 1:
      lines.splice(at, 0, line);
      break;
    case 2:
      lines.splice(at, 0, by.pick(lent));
      break;
    case 3:
      lines[at] = by.once(2) ? `  ${line}` : line.replace(/^ {1,2}/u, '');
      break;
    case 4:
      lines[at] = line.replace(/^(\s*(?:- )?)[\w-]+:/u, `$1${keyOf(by.pick(lent))}:`);
      break;
    case 5:
      // What a flow list or group holds.
      lines[at] = line.replace(/[\w:.-]+(?=[,}\]])/u, () => by.pick(ODD));
      break;
    default:
      lines[at] = line.replace(/:.*$/u, () => `: ${by.pick(ODD)}`);
  }
  return lines.join('\n');
}

function keyOf(line: string): string {
  return /^\s*(?:- )?([\w-]+):/u.exec(line)?.[1] ?? 'cle';
}
