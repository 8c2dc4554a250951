/** Stream filters (ISO 32000-1, 7.4): FlateDecode and its predictors, with a hard cap on what may come out of a file. */
import { inflateSync } from 'node:zlib';
import { Unreadable, isArray, isDict, nameOf, numberOf } from './objects.ts';
import type { PdfDict, PdfObject } from './objects.ts';

/** Bytes that one file may still unpack: a deflate bomb stops here. */
export interface Allowance {
  left: number;
}

/** A volume of a year stays far below. */
export const MOST_UNPACKED = 64 * 1024 * 1024;

/** `raw` decoded as `dict` says; `resolve` follows references. An image's filters (DCT, JPX…) are not ours: they are refused. */
export function decoded(
  raw: Uint8Array,
  dict: PdfDict,
  resolve: (value: PdfObject | undefined) => PdfObject,
  allowance: Allowance,
): Uint8Array {
  const filters = list(resolve(dict.get('Filter')));
  const parameters = list(resolve(dict.get('DecodeParms')));
  let bytes = raw;
  for (const [index, filter] of filters.entries()) {
    const name = nameOf(resolve(filter));
    if (name !== 'FlateDecode' && name !== 'Fl')
      throw new Unreadable('pdf-filtre-inconnu', `un flux y est codé par ${name ?? 'un filtre sans nom'}`);
    const given = resolve(parameters[index]);
    bytes = inflated(bytes, allowance);
    if (isDict(given)) bytes = unpredicted(bytes, given);
  }
  return bytes;
}

function list(value: PdfObject): readonly PdfObject[] {
  if (value === null) return [];
  return isArray(value) ? value : [value];
}

function inflated(bytes: Uint8Array, allowance: Allowance): Uint8Array {
  let out: Uint8Array;
  try {
    out = inflateSync(bytes, { maxOutputLength: Math.max(1, allowance.left) });
  } catch (error) {
    if (error instanceof RangeError || (error instanceof Error && error.message.includes('maxOutputLength')))
      throw new Unreadable('pdf-demesure', 'ses flux décompressés dépassent 64 Mo');
    throw new Unreadable('pdf-illisible', 'un flux compressé y est abîmé');
  }
  allowance.left -= out.length;
  if (allowance.left < 0) throw new Unreadable('pdf-demesure', 'ses flux décompressés dépassent 64 Mo');
  return out;
}

/** PNG predictors (7.4.4.4): each row begins with the number of its own. */
function unpredicted(bytes: Uint8Array, parameters: PdfDict): Uint8Array {
  const predictor = numberOf(parameters.get('Predictor'), 1);
  if (predictor === 1) return bytes;
  if (predictor < 10) throw new Unreadable('pdf-filtre-inconnu', 'un flux y a un prédicteur TIFF');
  const bits = numberOf(parameters.get('Colors'), 1) * numberOf(parameters.get('BitsPerComponent'), 8);
  const width = Math.ceil((numberOf(parameters.get('Columns'), 1) * bits) / 8);
  const step = Math.max(1, bits >> 3);
  if (!(width >= 1) || width > bytes.length)
    throw new Unreadable('pdf-illisible', 'un flux compressé y a des rangées impossibles');
  const rows = Math.floor(bytes.length / (width + 1));
  const out = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row += 1) {
    const kind = bytes[row * (width + 1)]!;
    if (kind > 4) throw new Unreadable('pdf-illisible', 'un flux compressé y a un prédicteur inconnu');
    for (let i = 0; i < width; i += 1) {
      const at = row * width + i;
      const left = i >= step ? out[at - step]! : 0;
      const up = row > 0 ? out[at - width]! : 0;
      const corner = row > 0 && i >= step ? out[at - width - step]! : 0;
      out[at] = bytes[row * (width + 1) + 1 + i]! + predicted(kind, left, up, corner);
    }
  }
  return out;
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind === 0) return 0;
  const guess = left + up - corner;
  const byLeft = Math.abs(guess - left);
  const byUp = Math.abs(guess - up);
  const byCorner = Math.abs(guess - corner);
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}
