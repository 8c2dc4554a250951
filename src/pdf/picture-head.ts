/** What a picture says of itself before it is drawn: its kind and its size, whatever the bytes are. */
import { parsePng } from './png.ts';

export interface PictureHead {
  readonly kind: 'png' | 'jpeg';
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** `null` when the bytes are neither a PNG nor a JPEG file that could be drawn. */
export function pictureHead(bytes: Uint8Array): PictureHead | null {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return pngHead(bytes);
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? jpegHead(bytes) : null;
}

function pngHead(bytes: Uint8Array): PictureHead | null {
  try {
    const { width, height } = parsePng(bytes);
    return sized('png', width, height);
  } catch {
    return null;
  }
}

/** SOF0–SOF15, which hold the size, without DHT, JPG and DAC, which lie between them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** The frame of a JPEG (ITU T.81, B.2.2): its size, and how many colours it has. */
export function jpegFrame(bytes: Uint8Array): {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly channels: number;
} | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 10 < bytes.length && view.getUint8(at) === 0xff && !isFrame(view.getUint8(at + 1)))
    at += 2 + view.getUint16(at + 2);
  if (at + 10 >= bytes.length || view.getUint8(at) !== 0xff) return null;
  return {
    width: view.getUint16(at + 7),
    height: view.getUint16(at + 5),
    bits: view.getUint8(at + 4),
    channels: view.getUint8(at + 9),
  };
}

/** EOI, which ends a file that is whole; some programs write after it. */
const END_OF_JPEG = Buffer.from([0xff, 0xd9]);

function jpegHead(bytes: Uint8Array): PictureHead | null {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf(END_OF_JPEG) < 0) return null;
  const frame = jpegFrame(bytes);
  return frame === null ? null : sized('jpeg', frame.width, frame.height);
}

function sized(kind: PictureHead['kind'], width: number, height: number): PictureHead | null {
  return width > 0 && height > 0 ? { kind, width, height } : null;
}
