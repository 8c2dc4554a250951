/** PNG (ISO/IEC 15948): its header, and its samples when PDF cannot take the file as it is. */
import { inflateSync } from 'node:zlib';

export interface Png {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample: 1, 2, 4, 8 or 16. */
  readonly bits: number;
  readonly kind: 'grey' | 'rgb' | 'palette' | 'grey-alpha' | 'rgb-alpha';
  readonly interlaced: boolean;
  /** R, G, B of each entry. */
  readonly palette: Uint8Array;
  /** tRNS: alpha of each palette entry, or the one transparent colour, two bytes a sample. */
  readonly transparency: Uint8Array | null;
  /** The image data, as one zlib stream. */
  readonly data: Uint8Array;
}

const KINDS: Readonly<Record<number, Png['kind']>> = {
  0: 'grey',
  2: 'rgb',
  3: 'palette',
  4: 'grey-alpha',
  6: 'rgb-alpha',
};

/** Samples of a pixel. */
export const CHANNELS: Readonly<Record<Png['kind'], number>> = {
  grey: 1,
  rgb: 3,
  palette: 1,
  'grey-alpha': 2,
  'rgb-alpha': 4,
};

/** @throws Error when the bytes are no PNG file that can be drawn */
export function parsePng(bytes: Uint8Array): Png {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = new Map<string, Uint8Array[]>();
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    const chunk = bytes.subarray(at + 8, at + 8 + length);
    const same = chunks.get(type);
    if (same === undefined) chunks.set(type, [chunk]);
    else same.push(chunk);
    at += 12 + length;
  }
  const header = chunks.get('IHDR')?.[0];
  const kind = KINDS[header?.[9] ?? -1];
  if (header === undefined || header.length !== 13 || kind === undefined || !chunks.has('IEND'))
    throw new Error('PNG: no header, or cut short');
  const size = new DataView(header.buffer, header.byteOffset, header.byteLength);
  return {
    width: size.getUint32(0),
    height: size.getUint32(4),
    bits: size.getUint8(8),
    kind,
    interlaced: size.getUint8(12) === 1,
    palette: chunks.get('PLTE')?.[0] ?? new Uint8Array(0),
    transparency: chunks.get('tRNS')?.[0] ?? null,
    data: Buffer.concat(chunks.get('IDAT') ?? []),
  };
}

/** What an image may hold beside its samples: the passes of the interlacing round up, some programs leave a few bytes. */
const SLACK = 64 * 1024;

/**
 * The image data, unpacked: as many bytes as the size asks for, so that a small file cannot eat all memory.
 * @throws Error when there are more, or they cannot be unpacked
 */
export function unpackedData({ width, height, bits, kind, data }: Png): Uint8Array {
  const row = 1 + Math.ceil((width * CHANNELS[kind] * bits) / 8);
  return inflateSync(data, { maxOutputLength: 2 * height * row + SLACK });
}

/** Where a pass of the interlacing begins, and its steps (Adam7). */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/**
 * The samples of all pixels, row by row, one byte each: palette entries as they are, levels spread over 0–255.
 * @throws Error when there are too few
 */
export function samplesOf(png: Png): Uint8Array {
  const { width, height, bits, kind } = png;
  const channels = CHANNELS[kind];
  const raw = unpackedData(png);
  const samples = new Uint8Array(width * height * channels);
  const level = kind === 'palette' || bits >= 8 ? 1 : 255 / (2 ** bits - 1);
  let at = 0;
  for (const [x0, y0, dx, dy] of png.interlaced ? ADAM7 : ([[0, 0, 1, 1]] as const)) {
    const columns = Math.ceil((width - x0) / dx);
    const rows = Math.ceil((height - y0) / dy);
    if (columns <= 0 || rows <= 0) continue;
    const rowBytes = Math.ceil((columns * channels * bits) / 8);
    let above = new Uint8Array(rowBytes);
    for (let row = 0; row < rows; row++) {
      if (at + 1 + rowBytes > raw.length) throw new Error('PNG: image data cut short');
      const line = Uint8Array.from(raw.subarray(at + 1, at + 1 + rowBytes));
      unfilter(raw[at] ?? 0, line, above, Math.max(1, (channels * bits) >> 3));
      for (let column = 0; column < columns; column++) {
        const to = ((y0 + row * dy) * width + x0 + column * dx) * channels;
        for (let channel = 0; channel < channels; channel++)
          samples[to + channel] = sample(line, column * channels + channel, bits) * level;
      }
      above = line;
      at += 1 + rowBytes;
    }
  }
  return samples;
}

/** One sample of a row; of 16 bits, the high byte. */
function sample(line: Uint8Array, index: number, bits: number): number {
  if (bits >= 8) return line[(index * bits) >> 3] ?? 0;
  const bit = index * bits;
  return ((line[bit >> 3] ?? 0) >> (8 - bits - (bit & 7))) & (2 ** bits - 1);
}

/** Undoes the filter of a row, in place. `step` is the bytes of a pixel. */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, step: number): void {
  for (let i = 0; i < line.length; i++) {
    const left = line[i - step] ?? 0;
    const up = above[i] ?? 0;
    line[i] = (line[i] ?? 0) + predicted(filter, left, up, above[i - step] ?? 0);
  }
}

function predicted(filter: number, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const [toLeft, toUp, toCorner] = [
        Math.abs(up - upLeft),
        Math.abs(left - upLeft),
        Math.abs(left + up - 2 * upLeft),
      ];
      return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : upLeft;
    }
    default:
      throw new Error(`PNG: no filter ${filter}`);
  }
}
