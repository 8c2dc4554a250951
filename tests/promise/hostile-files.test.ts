/**
 * Whatever file `relire` is given, all its readers together answer, in French, within the time and the memory that are
 * promised, and the next file is read. The files go through the thread of the command, pdf-parse and pdf.js included.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { openReader, type Reader } from '../../src/commands/reader.ts';
import type { RereadFile } from '../../src/commands/reread-one.ts';
import { extrait } from '../../src/documents/extrait.ts';
import { writeYaml } from '../../src/records/write.ts';
import { written } from '../verify/build.ts';
import { actOf, forged, pdfOf, REAL, RECORDS, ROOT } from '../road/road.ts';
import { announce, chance, runs, SEED, type Chance } from './runs.ts';
import { objectsIn, unpacked } from './unpacked.ts';

const ROOM = mkdtempSync(join(tmpdir(), 'greffe-hostile-'));
/** In the quick form no file may hold us up: what is stopped after eight seconds is stopped after one. */
const READER = openReader(ROOT, { seconds: runs(1, 8), bytes: 300 << 20 });
afterAll(async () => {
  await READER.close();
  rmSync(ROOM, { recursive: true });
});

const ACT = actOf(RECORDS, REAL);
const PACKED = pdfOf(ACT).bytes;
const OPEN = unpacked(PACKED);

/** What the command itself weighs (bytes): reading may add what is left of 1 GB. */
const COMMAND = 150e6;
/** The most that reading one file has added to this process, the reader's thread included (bytes). */
let peak = 0;

async function answered(bytes: Uint8Array, reader: Reader = READER): Promise<RereadFile> {
  const file = join(ROOM, 'acte.pdf');
  writeFileSync(file, bytes);
  const start = performance.now();
  const before = process.memoryUsage.rss();
  const look = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss() - before)), 10);
  const read = await reader.reread(file).finally(() => clearInterval(look));
  expect(performance.now() - start).toBeLessThan(10_000);
  for (const { message, remedy } of read.faults) {
    expect(message).toMatch(/^[«\p{Lu}].*[.»?]$/su);
    expect(message).not.toMatch(/undefined|NaN|\[object|Error:|\bat file:|node_modules/u);
    expect(remedy).toMatch(/.{10}/su);
  }
  return read;
}

/** The act with objects of its own, in the open. */
function withObjects(
  edit: (objects: Map<string, string>, find: (text: string) => string) => void,
): Uint8Array {
  const { objects, trailer } = objectsIn(PACKED);
  const find = (text: string): string => {
    const found = [...objects].find(([, body]) => body.includes(text))?.[0];
    if (found === undefined) throw new Error(`no object with ${text}`);
    return found;
  };
  edit(objects, find);
  return written(objects, trailer);
}

/** Zeros, deflated a megabyte at a time: the file is small, and so is what it takes to make it. */
function deflated(megabytes: number): string {
  const piece = deflateRawSync(Buffer.alloc(MEGABYTE), { finishFlush: constants.Z_FULL_FLUSH }).toString(
    'latin1',
  );
  const sum = Buffer.alloc(4);
  sum.writeUInt16BE((megabytes * MEGABYTE) % 65521, 0);
  sum.writeUInt16BE(1, 2);
  return `\x78\x9c${piece.repeat(megabytes)}\x03\x00${sum.toString('latin1')}`;
}
const MEGABYTE = 1 << 20;

function flate(data: string, more = ''): string {
  return `<<${more}/Filter/FlateDecode/Length ${data.length}>>stream\n${data}\nendstream`;
}

/** A record of one act whose text is what is given. */
function recordOf(expose: string): Uint8Array {
  return new TextEncoder().encode(
    writeYaml({
      document: 'extrait',
      id: '2024-09-12-bureau_01',
      assemblee: {
        type: 'BUR',
        nom: 'Bureau',
        nom_court: 'le Bureau',
        collectivite: 'Dijon',
        effectif: '1',
        membres: { a: 'M. A ALPHA' },
      },
      seance: { date: '2024-09-12', president: 'a' },
      point: { objet: 'Essai', expose },
    }),
  );
}

const DOCUMENT = extrait(ACT.seance.lue, ACT.point);
const carrying = (expose: string): Uint8Array => forged(DOCUMENT, recordOf(expose));

/** Our reader does not look into fonts; pdf.js does. */
function fontBomb(): Uint8Array {
  return withObjects(
    (objects, find) => void objects.set(find('/Length1'), flate(deflated(4000), '/Length1 4194304000')),
  );
}

/** Stopped for the time that they take: the quick form tries two of them. */
const SLOW = new Set([
  'a record of a hundred thousand paragraphs',
  'a record of stars',
  'a record of lists in lists',
]);

describe('attacks', () => {
  const attacks: readonly (readonly [what: string, make: () => Uint8Array])[] = [
    ['nothing', () => new Uint8Array()],
    ['a header alone', () => Buffer.from('%PDF-1.7\n')],
    ['half of an act', () => PACKED.subarray(0, PACKED.length / 2)],
    ['an act without its last byte but one', () => PACKED.subarray(0, -2)],
    ['an act twice', () => Buffer.concat([PACKED, PACKED])],
    [
      'a bomb in a page',
      () => withObjects((objects, find) => void objects.set(find('BT'), flate(deflated(400)))),
    ],
    ['a bomb in a font', fontBomb],
    [
      'a bomb in the metadata',
      () =>
        withObjects(
          (objects, find) =>
            void objects.set(find('xpacket'), flate(deflated(300), '/Type/Metadata/Subtype/XML')),
        ),
    ],
    [
      'a bomb in the record',
      () =>
        withObjects(
          (objects, find) =>
            void objects.set(find('/Type /EmbeddedFile'), flate(deflated(300), '/Type/EmbeddedFile')),
        ),
    ],
    [
      'a bomb in a map of characters',
      () => withObjects((objects, find) => void objects.set(find('begincmap'), flate(deflated(60)))),
    ],
    [
      'pages that come back',
      () =>
        withObjects((objects, find) => {
          const pages = find('/Type /Pages');
          objects.set(pages, objects.get(pages)!.replace('/Kids [', `/Kids [{${pages}} `));
        }),
    ],
    [
      'a structure that comes back',
      () =>
        withObjects((objects, find) => {
          const root = find('/Type /StructTreeRoot');
          objects.set(root, objects.get(root)!.replace('/K [', `/K [{${root}} `));
        }),
    ],
    [
      'a name tree that comes back',
      () =>
        withObjects((objects, find) => {
          const catalog = find('/Type /Catalog');
          objects.set(
            catalog,
            objects
              .get(catalog)!
              .replace(/\/Names \{\d+\}/u, `/Names<</EmbeddedFiles{${catalog}}/Kids[{${catalog}}]>>`),
          );
        }),
    ],
    [
      'arrays in arrays',
      () => withObjects((objects, find) => void objects.set(find('/Type /Pages'), '['.repeat(200_000))),
    ],
    [
      'dictionaries in dictionaries',
      () =>
        withObjects(
          (objects, find) =>
            void objects.set(
              find('/Type /StructTreeRoot'),
              `${'<</K'.repeat(100_000)} 1${'>>'.repeat(100_000)}`,
            ),
        ),
    ],
    [
      'a script in a FontMatrix (CVE-2024-4367)',
      () =>
        withObjects((objects, find) => {
          const font = find('/Type /Font/Subtype /Type0');
          objects.set(
            font,
            '<</Type/Font/Subtype/Type1/BaseFont/X/FontMatrix[1 2 3 4 5 (1\\); globalThis.pwned = 1; //)]/FirstChar 0/LastChar 255>>',
          );
        }),
    ],
    [
      'a table of a thousand million objects',
      () =>
        Buffer.from(
          Buffer.from(OPEN)
            .toString('latin1')
            .replace(/xref\n0 \d+\n/u, 'xref\n0 999999999\n'),
          'latin1',
        ),
    ],
    [
      'a size of a thousand million',
      () =>
        Buffer.from(
          Buffer.from(OPEN)
            .toString('latin1')
            .replace(/\/Size \d+/u, '/Size 999999999'),
          'latin1',
        ),
    ],
    [
      'a page of a kilometre',
      () =>
        withObjects((objects, find) => {
          const page = find('/Type /Page/');
          objects.set(
            page,
            objects.get(page)!.replace(/\/MediaBox \[[^\]]*\]/u, '/MediaBox [0 0 1e38 -1e38]'),
          );
        }),
    ],
    [
      'a line of a million letters',
      () =>
        withObjects(
          (objects, find) =>
            void objects.set(
              find('BT'),
              `<</Length 2000064>>stream\n/P<</MCID 0>>BDC BT /F1 11 Tf 1 0 0 1 56 700 Tm <${'00610020'.repeat(250_000)}> Tj ET EMC   \nendstream`,
            ),
        ),
    ],
    ['a record of two megabytes', () => carrying(`${'mot '.repeat(500_000)}\n`)],
    ['a record of a hundred thousand paragraphs', () => carrying(`${'a\n\n'.repeat(100_000)}\n`)],
    ['a record of stars', () => carrying(`${'*a **b '.repeat(100_000)}\n`)],
    ['a record of brackets', () => carrying(`${'[[a|'.repeat(100_000)}\n`)],
    [
      'a record of lists in lists',
      () => carrying(`${Array.from({ length: 900 }, (_, i) => `${' '.repeat(2 * i)}- a`).join('\n')}\n`),
    ],
    ['a record that is no record', () => forged(DOCUMENT, Buffer.from('&a [*a, *a]: !!js/function x'))],
    [
      'an attachment named like a path',
      () =>
        withObjects((objects, find) => {
          const named = find('/Type /Filespec');
          const hex = Buffer.from('../../../etc/passwd_01.yaml').toString('hex');
          objects.set(named, objects.get(named)!.replaceAll(/\/(U?F) <[0-9a-f]*>/gu, `/$1 <${hex}>`));
        }),
    ],
  ];
  const tried = attacks.filter(([what]) => runs(0, 1) === 1 || !SLOW.has(what));
  test.each(tried)('%s', { timeout: 60_000 }, async (_, make) => {
    const { code, faults } = await answered(make());
    expect([code, faults.length > 0]).toEqual([2, true]);
    expect(peak).toBeLessThan(1e9 - COMMAND);
    expect(globalThis).not.toHaveProperty('pwned');
  });

  test(
    'what would hang or swell the thread is stopped, and the next file is read',
    { timeout: 60_000 },
    async () => {
      // Long enough to start a thread in, on a machine that has much to do.
      const short = openReader(ROOT, { seconds: 3, bytes: 600e6 });
      const narrow = openReader(ROOT, { seconds: 10, bytes: 40e6 });
      const book = manyPages(4000);
      const late = await answered(book, short);
      expect(late.faults.map(({ message }) => message)).toEqual([
        'Ce PDF ne peut pas être lu : le lire demande plus de 3 secondes.',
      ]);
      const big = await answered(book, narrow);
      expect(big.faults.map(({ message }) => message)).toEqual([
        'Ce PDF ne peut pas être lu : le lire demande trop de mémoire.',
      ]);
      expect((await answered(PACKED, short)).faults).toEqual([]);
      await short.close();
      await narrow.close();
    },
  );
});

/** The act with its first page again and again. */
function manyPages(count: number): Uint8Array {
  return withObjects((objects, find) => {
    const page = find('/Type /Page/');
    const pages = find('/Type /Pages');
    const kids = Array.from({ length: count }, (_, i) => {
      objects.set(`copy${i}`, objects.get(page)!);
      return `{copy${i}}`;
    });
    objects.set(pages, `<</Type/Pages/Count ${count}/Kids[${kids.join(' ')}]>>`);
  });
}

/** One to six changes of bytes, a piece taken out, put in twice, or moved. */
function mutated(bytes: Uint8Array, by: Chance): Uint8Array {
  const out = Buffer.from(bytes);
  const marks = Buffer.from('0123456789[]<>()/ R%{}e\n-.');
  const at = by.below(out.length);
  const length = by.below(by.once(3) ? 5000 : 40);
  switch (by.below(6)) {
    case 0:
      return Buffer.concat([out.subarray(0, at), out.subarray(at + length)]);
    case 1:
      return Buffer.concat([out.subarray(0, at + length), out.subarray(at)]);
    case 2: {
      const to = by.below(out.length);
      out.copy(out, to, at, at + length);
      return out;
    }
    case 3:
      return out.subarray(0, at);
    default:
      for (let i = by.between(1, 6); i > 0; i -= 1)
        out[by.below(out.length)] = by.once(2) ? marks[by.below(marks.length)]! : by.below(256);
      return out;
  }
}

const COUNT = runs(30, 5000);

test(`mutations: ${COUNT}, seed ${SEED}`, { timeout: 3_600_000 }, async () => {
  announce('mutated files', COUNT);
  const by = chance(SEED);
  const codes = new Map<string, number>();
  let slowest = 0;
  for (let run = 0; run < COUNT; run += 1) {
    const origin = by.pick([PACKED, OPEN, OPEN]);
    const bytes = mutated(origin, by);
    if (Buffer.compare(bytes, PACKED) === 0) continue;
    const start = performance.now();
    const { code, faults } = await answered(bytes);
    slowest = Math.max(slowest, performance.now() - start);
    expect([run, code, faults.length > 0]).toEqual([run, 2, true]);
    const told = faults[0]?.code ?? '';
    codes.set(told, (codes.get(told) ?? 0) + 1);
  }
  console.info(
    `slowest ${slowest.toFixed(0)} ms, growth ${(peak / 1e6).toFixed(0)} MB`,
    Object.fromEntries(codes),
  );
  expect(peak).toBeLessThan(1e9 - COMMAND);
});

test('random bytes, with a header or without', async () => {
  const by = chance(SEED);
  for (let run = 0; run < runs(20, 300); run += 1) {
    const noise = Uint8Array.from({ length: by.below(3000) }, () => by.below(256));
    const { code, faults } = await answered(
      by.once(2) ? Buffer.concat([Buffer.from('%PDF-1.7\n'), noise]) : noise,
    );
    expect([code, faults.length]).toEqual([2, 1]);
  }
});
