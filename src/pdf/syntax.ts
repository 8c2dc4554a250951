/** How PDF writes numbers, names, texts and dates (ISO 32000-1, 7.3). Everything that reaches a file as text goes through here. */

/** A number of at most three decimals: a thousandth of a point is finer than any printer. Never an exponent. */
export function number(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`PDF has no number ${value}`);
  const thousandths = Math.round(value * 1000);
  return thousandths === 0 ? '0' : String(thousandths / 1000);
}

/** A name, `/` included; what is not a regular character is written `#xx` (UTF-8). */
export function name(text: string): string {
  let out = '/';
  for (const byte of Buffer.from(text, 'utf8')) {
    const regular = byte > 0x20 && byte < 0x7f && !DELIMITERS.includes(byte);
    out += regular ? String.fromCodePoint(byte) : `#${byte.toString(16).padStart(2, '0')}`;
  }
  return out;
}

const DELIMITERS = Buffer.from('()<>[]{}/%#');

/** A text string: ASCII as it is, all else as UTF-16BE with its mark. In hexadecimal when not ASCII, so that no byte needs care. */
export function text(value: string): string {
  if (/^[\u0020-\u007e]*$/u.test(value)) return `(${value.replaceAll(/[()\\]/g, '\\$&')})`;
  return `<feff${Buffer.from(value, 'utf16le').swap16().toString('hex')}>`;
}

/** A day: `2024-09-12` → `D:20240912`. No hour is given: with one, readers west of Greenwich would see the day before. */
export function dayText(date: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(date)) throw new RangeError(`not a plain date: ${date}`);
  return `D:${date.replaceAll('-', '')}`;
}

/** `#1a2b3c` → the operands of `rg`: parts of one, in sRGB (the output intent of the file). */
export function rgb(color: string): string {
  if (!/^#[0-9a-f]{6}$/iu.test(color)) throw new RangeError(`not a colour #rrggbb: ${color}`);
  const part = (at: number): string => number(Number.parseInt(color.slice(at, at + 2), 16) / 255);
  return `${part(1)} ${part(3)} ${part(5)}`;
}
