import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { paint } from '../../src/pdf/paint.ts';
import { samplesOf, parsePng } from '../../src/pdf/png.ts';
import { identite, logo, page, png, polices, tag } from './acte.ts';
import { type Lecture, readPdf } from './lecture.ts';

/** A page with one picture. */
function peint(bytes: Uint8Array): Lecture {
  const root = tag(0, 'Document', { children: [tag(1, 'Figure', { alt: 'Blason' })] });
  const owner = { kind: 'tag', id: 1 } as const;
  const item = { kind: 'picture', owner, x: 0, y: 0, width: 10, height: 10, src: 'p' } as const;
  return readPdf(paint({ root, pages: [page(1, [item, item])] }, identite, polices, new Map([['p', bytes]])));
}

const picture = (file: Lecture) => file.follow(file.all(/XObject<</)[0]?.text ?? '', 'I1');

describe('a PNG', () => {
  test('opaque goes in as it is, once', () => {
    const file = peint(
      png({ width: 2, height: 2, bits: 8, type: 2 }, [1, 9, 9, 9, 1, 1, 1, 2, 0, 0, 0, 5, 5, 5]),
    );
    expect(file.all(/\/Subtype \/Image/)).toHaveLength(1);
    expect(picture(file).text).toContain(
      '/Width 2 /Height 2 /BitsPerComponent 8 /Filter /FlateDecode /ColorSpace /DeviceRGB /DecodeParms << /Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns 2 >>',
    );
    expect([...inflateSync(picture(file).bytes)]).toEqual([1, 9, 9, 9, 1, 1, 1, 2, 0, 0, 0, 5, 5, 5]);
  });

  test('transparent is a picture and its mask', () => {
    const file = peint(logo);
    expect([...inflateSync(picture(file).bytes)]).toEqual([255, 0, 0, 0, 0, 255]);
    const mask = file.follow(picture(file).text, 'SMask');
    expect([...inflateSync(mask.bytes)]).toEqual([255, 128]);
    expect(mask.text).toContain('/ColorSpace /DeviceGray');
  });

  test('transparent in name only has no mask', () => {
    const file = peint(png({ width: 1, height: 1, bits: 8, type: 4 }, [0, 7, 255]));
    expect(picture(file).text).not.toContain('SMask');
    expect([...inflateSync(picture(file).bytes)]).toEqual([7]);
  });

  test('with a palette keeps it; its transparency becomes a mask', () => {
    const palette = [255, 0, 0, 0, 0, 255];
    const opaque = peint(
      png({ width: 2, height: 1, bits: 1, type: 3 }, [0, 0b01000000], [['PLTE', palette]]),
    );
    expect(picture(opaque).text).toContain('/ColorSpace [/Indexed /DeviceRGB 1 <ff00000000ff>]');
    const more = [['PLTE', palette], ['tRNS', [0]]] as const; // prettier-ignore
    const clear = peint(png({ width: 2, height: 1, bits: 1, type: 3 }, [0, 0b01000000], more));
    expect([...inflateSync(picture(clear).bytes)]).toEqual([0, 1]);
    expect([...inflateSync(clear.follow(picture(clear).text, 'SMask').bytes)]).toEqual([0, 255]);
  });

  test('with one transparent colour says which', () => {
    const file = peint(png({ width: 1, height: 1, bits: 16, type: 0 }, [0, 1, 2], [['tRNS', [1, 2]]]));
    expect(picture(file).text).toContain('/Mask [258 258]');
  });

  test('is unpacked through all its filters', () => {
    const rows = [0, 1, 2, 3, 1, 4, 5, 6, 2, 7, 8, 9, 3, 10, 11, 12, 4, 13, 14, 15];
    const samples = samplesOf(parsePng(png({ width: 3, height: 5, bits: 8, type: 0 }, rows)));
    expect([...samples]).toEqual([1, 2, 3, 4, 9, 15, 11, 17, 24, 15, 27, 37, 28, 42, 57]);
  });

  test('interlaced is put in order', () => {
    // Adam7 of 2 × 2: first pixel; then (1,0); then the second row.
    const file = peint(
      png({ width: 2, height: 2, bits: 8, type: 0, interlace: 1 }, [0, 10, 0, 20, 0, 30, 40]),
    );
    expect([...inflateSync(picture(file).bytes)]).toEqual([10, 20, 30, 40]);
    const grey = samplesOf(
      parsePng(png({ width: 2, height: 1, bits: 4, type: 0, interlace: 1 }, [0, 0x50, 0, 0xf0])),
    );
    expect([...grey]).toEqual([85, 255]);
  });
});

/** The head of a progressive JPEG of 7 × 5. */
const jpeg = (channels: number): Uint8Array =>
  Uint8Array.from([
    0xff,
    0xd8,
    0xff,
    0xe0,
    0,
    4,
    1,
    2,
    0xff,
    0xc2,
    0,
    17,
    8,
    0,
    5,
    0,
    7,
    channels,
    ...Array<number>(12).fill(0),
  ]);

describe('a JPEG', () => {
  test('goes in as it is, its size from its frame', () => {
    const file = peint(jpeg(3));
    expect(picture(file).text).toContain(
      '/Width 7 /Height 5 /BitsPerComponent 8 /Filter /DCTDecode /ColorSpace /DeviceRGB',
    );
    expect([...picture(file).bytes]).toEqual([...jpeg(3)]);
    expect(picture(peint(jpeg(1))).text).toContain('/DeviceGray');
  });

  test('of four colours is refused: the file speaks sRGB only', () => {
    expect(() => peint(jpeg(4))).toThrow('L’image « p » ne peut pas être dessinée.');
  });
});

describe('what cannot be drawn is refused', () => {
  test.each([
    ['nothing', new Uint8Array(0)],
    ['a GIF', Buffer.from('GIF89a')],
    ['a PNG cut short', logo.subarray(0, 40)],
    ['a PNG whose data are cut short', png({ width: 9, height: 9, bits: 8, type: 0 }, [0, 1])],
    ['a transparent PNG whose data are cut short', png({ width: 9, height: 9, bits: 8, type: 6 }, [0, 1])],
    ['a PNG with an unknown filter', png({ width: 1, height: 1, bits: 8, type: 6 }, [9, 1, 2, 3, 4])],
    ['a JPEG without frame', Uint8Array.from([0xff, 0xd8, 0xff, 0xd9])],
  ])('%s', (_, bytes) => {
    expect(() => peint(bytes)).toThrow('L’image « p » ne peut pas être dessinée.');
  });

  test('a picture that was not given', () => {
    const root = tag(0, 'Document', { children: [tag(1, 'Figure')] });
    const item = {
      kind: 'picture',
      owner: { kind: 'tag', id: 1 },
      x: 0,
      y: 0,
      width: 1,
      height: 1,
      src: 'q',
    } as const;
    expect(() => paint({ root, pages: [page(1, [item])] }, identite, polices, new Map())).toThrow(
      'L’image « q » manque.',
    );
  });
});
