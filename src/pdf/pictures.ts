/**
 * Pictures: PNG and JPEG as PDF has them. pdfkit's own way is not used: it unpacks transparent PNG files after the document is
 * written, and once more for each document.
 */
import { deflateSync } from 'node:zlib';
import type { Dictionary } from 'pdfkit';
import { type Container, LEVEL_ONCE, type Ref } from './container.ts';
import { jpegFrame } from './picture-head.ts';
import { CHANNELS, type Png, parsePng, samplesOf, unpackedData } from './png.ts';

/** A picture ready to be copied into documents. */
interface Picture {
  readonly dictionary: Dictionary;
  readonly bytes: Uint8Array;
  /** Its transparency: a grey picture of the same size. */
  readonly mask: { readonly dictionary: Dictionary; readonly bytes: Uint8Array } | null;
}

/** The pictures of one document. */
export interface Pictures {
  /** The name of a picture in the resources. */
  nameOf(src: string): string;
  /** Writes the pictures that were named, and gives the `/XObject` dictionary of the resources. */
  write(container: Container): string;
}

/** Pictures are read once: a logo is the same bytes for all documents. */
const ready = new WeakMap<Uint8Array, Picture>();

export function picturesOf(sources: ReadonlyMap<string, Uint8Array>): Pictures {
  const named = new Map<string, { readonly name: string; readonly picture: Picture }>();
  return {
    nameOf(src) {
      const known = named.get(src);
      if (known !== undefined) return known.name;
      const bytes = sources.get(src);
      if (bytes === undefined) throw new Error(`L’image « ${src} » manque.`);
      let picture = ready.get(bytes);
      if (picture === undefined) ready.set(bytes, (picture = pictureFrom(src, bytes)));
      const name = `I${named.size + 1}`;
      named.set(src, { name, picture });
      return name;
    },
    write(container) {
      const entries = [...named.values()].map(
        ({ name, picture }) => `/${name} ${writePicture(container, picture).at}`,
      );
      return `<<${entries.join('')}>>`;
    },
  };
}

function writePicture(container: Container, { dictionary, bytes, mask }: Picture): Ref {
  if (mask === null) return container.stream(dictionary, bytes);
  return container.stream(
    { ...dictionary, SMask: container.stream(mask.dictionary, mask.bytes).object },
    bytes,
  );
}

/** Whether a picture can be drawn; it is then ready. Its size is to be known, and small, beforehand. */
export function isDrawable(bytes: Uint8Array): boolean {
  try {
    ready.set(bytes, pictureFrom('', bytes));
    return true;
  } catch {
    return false;
  }
}

function pictureFrom(src: string, bytes: Uint8Array): Picture {
  try {
    if (bytes[0] === 0x89 && bytes[1] === 0x50) return pngPicture(parsePng(bytes));
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegPicture(bytes);
    throw new Error('neither PNG nor JPEG');
  } catch (cause) {
    throw new Error(`L’image « ${src} » ne peut pas être dessinée.`, { cause });
  }
}

function image(width: number, height: number, bits: number, rest: Dictionary): Dictionary {
  return {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    BitsPerComponent: bits,
    Filter: 'FlateDecode',
    ...rest,
  };
}

function pngPicture(png: Png): Picture {
  const { width, height, bits, kind, palette, transparency } = png;
  const opaque = CHANNELS[kind] % 2 === 1 && (kind !== 'palette' || transparency === null);
  if (!opaque || png.interlaced) return unpackedPicture(png);
  // The file's own data serve: PDF knows the filters of PNG. They are unpacked once, to be sure that they can be.
  const channels = CHANNELS[kind];
  if (unpackedData(png).length < height * (1 + Math.ceil((width * channels * bits) / 8)))
    throw new Error('PNG: image data cut short');
  const parameters = { Predictor: 15, Colors: channels, BitsPerComponent: bits, Columns: width };
  const rest = { ColorSpace: colorSpace(kind, palette), DecodeParms: parameters, Mask: colorKey(png) };
  return { dictionary: image(width, height, bits, rest), bytes: png.data, mask: null };
}

function colorSpace(kind: Png['kind'], palette: Uint8Array): Dictionary[string] {
  if (kind === 'palette') return ['Indexed', 'DeviceRGB', palette.length / 3 - 1, palette];
  return kind === 'grey' || kind === 'grey-alpha' ? 'DeviceGray' : 'DeviceRGB';
}

/** The one colour that is transparent, as PDF writes it: least and greatest value of each sample. */
function colorKey({ kind, transparency }: Png): number[] | undefined {
  if (transparency === null || kind === 'palette') return undefined;
  const view = new DataView(transparency.buffer, transparency.byteOffset, transparency.byteLength);
  return Array.from({ length: CHANNELS[kind] }, (_, channel) => view.getUint16(channel * 2)).flatMap(
    (value) => [value, value],
  );
}

/** Interlaced or transparent: unpacked, colours and transparency apart. */
function unpackedPicture(png: Png): Picture {
  const { width, height, kind, palette, transparency } = png;
  const samples = samplesOf(png);
  const channels = CHANNELS[kind];
  const colors = channels % 2 === 1 ? channels : channels - 1;
  const color = new Uint8Array(width * height * colors);
  const alpha = new Uint8Array(width * height);
  for (let pixel = 0; pixel < alpha.length; pixel++) {
    const at = pixel * channels;
    color.set(samples.subarray(at, at + colors), pixel * colors);
    alpha[pixel] =
      kind === 'palette' ? (transparency?.[samples[at] ?? 0] ?? 255) : (samples[at + colors] ?? 255);
  }
  const seeThrough = kind !== 'grey' && kind !== 'rgb' && transparent(alpha);
  return {
    dictionary: image(width, height, 8, { ColorSpace: colorSpace(kind, palette) }),
    bytes: deflated(color),
    mask: seeThrough
      ? { dictionary: image(width, height, 8, { ColorSpace: 'DeviceGray' }), bytes: deflated(alpha) }
      : null,
  };
}

const deflated = (bytes: Uint8Array): Uint8Array => deflateSync(bytes, { level: LEVEL_ONCE });

const transparent = (alpha: Uint8Array): boolean => alpha.some((value) => value !== 255);

/** The file as it is. Four colours would need another output intent than sRGB (ISO 19005-3, 6.2.4.3). */
function jpegPicture(bytes: Uint8Array): Picture {
  const frame = jpegFrame(bytes);
  if (frame === null) throw new Error('JPEG: no frame');
  const { width, height, bits, channels } = frame;
  if (channels !== 1 && channels !== 3) throw new Error(`JPEG of ${channels} colours`);
  const dictionary = image(width, height, bits, {
    ColorSpace: channels === 1 ? 'DeviceGray' : 'DeviceRGB',
    Filter: 'DCTDecode',
  });
  return { dictionary, bytes, mask: null };
}
