/** Outside judges over what the promises of `tests/promise` are about: acts by chance, hostile texts, canaries. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { acts, logoSeen, make } from '../../src/pipeline.ts';
import { readRecords } from '../../src/pipeline/records.ts';
import { PLEINE } from '../documents/source-cases.ts';
import { bytes } from '../records/dossiers.ts';
import { inventedActs, longAct } from '../promise/invent.ts';
import { CANARY, occultedActs } from '../promise/occulted.ts';
import { runs, SEED } from '../promise/runs.ts';
import { png } from '../pdf/acte.ts';
import { COMPLETE, FAMILIES, pressOf } from '../road/families.ts';
import { actOf, INVENTED as INVENTED_ACT, pdfOf, PRESS, RECORDS } from '../road/road.ts';
import { present, qpdf, veraPdf } from './judges.ts';

const ROOM = mkdtempSync(join(tmpdir(), 'greffe-'));
afterAll(() => rmSync(ROOM, { recursive: true }));

const written = (name: string, file: Uint8Array): string => {
  const path = join(ROOM, `${name}.pdf`);
  writeFileSync(path, file);
  return path;
};

/** A file in the open, as Latin-1, and once more without the zero bytes of our two-byte codes. */
function unpackedByQpdf(file: string): string {
  const out = join(ROOM, 'ouvert.pdf');
  expect(spawnSync('qpdf', ['--qdf', '--object-streams=disable', file, out]).status).toBe(0);
  const open = readFileSync(out).toString('latin1');
  return `${open}${open.replaceAll('\0', '')}`;
}

const INVENTED = [longAct(), ...inventedActs(runs(12, 100), SEED)].map((act, i) =>
  written(`invente-${i}`, pdfOf(act).bytes),
);

/** Published copies, in each family. */
const PUBLISHED = FAMILIES.flatMap((family) =>
  [...occultedActs(runs(1, 10), SEED, 12)].flatMap(({ seance, point }, i) => {
    const { made } = make(seance, point, pressOf(family), 'extrait-publie');
    return made === null ? [] : [written(`publie-${family}-${i}`, made.bytes)];
  }),
);
INVENTED.push(...PUBLISHED);

/** An act under each letterhead with a logo, transparent or not, in the serif. */
const WITH_LOGO = COMPLETE.flatMap((family) =>
  [
    png({ width: 3, height: 2, bits: 8, type: 6 }, [0, ...Array(12).fill(200), 0, ...Array(12).fill(90)]),
    png({ width: 2, height: 2, bits: 8, type: 2 }, [0, 1, 2, 3, 4, 5, 6, 0, 7, 8, 9, 1, 2, 3]),
    png({ width: 9, height: 1, bits: 8, type: 0 }, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
  ].flatMap((picture, i) => {
    const { seance, point } = actOf(RECORDS, INVENTED_ACT);
    const { image } = logoSeen(picture);
    const logo = { fichier: 'logo.png', texte: 'Logo de la commune', image };
    const assemblee = { ...seance.lue.assemblee, logo, police: 'serif' as const };
    const { made } = make({ ...seance, lue: { ...seance.lue, assemblee } }, point, pressOf(family));
    return made === null ? [] : [written(`logo-${family}-${i}`, made.bytes)];
  }),
);
INVENTED.push(...WITH_LOGO);

test('acts are made under letterheads with a logo', () => {
  expect(WITH_LOGO).toHaveLength(3 * COMPLETE.length);
});

test('no passage that is hidden is in a published copy that qpdf unpacks', () => {
  if (!present('qpdf', 'qpdf')) return;
  expect(PUBLISHED.length).toBeGreaterThan(4);
  for (const file of PUBLISHED) {
    const open = unpackedByQpdf(file);
    expect(open).toContain('document: extrait-publie');
    expect(CANARY.exec(open)?.[0]).toBeUndefined();
  }
});

test('qpdf finds no fault of syntax in acts made by chance', () => {
  if (!present('qpdf', 'qpdf')) return;
  expect(INVENTED.filter((file) => qpdf(file) !== 'sound')).toEqual([]);
});

test('veraPDF finds PDF/A-3a and PDF/UA-1 in acts made by chance', () => {
  if (!present('veraPDF', 'mvn', 'java')) return;
  expect(veraPdf(INVENTED)).toEqual([]);
});

test('no canary of a key that is not printed is in the file that qpdf unpacks', () => {
  if (!present('qpdf', 'qpdf')) return;
  const named = (nom: string, text: string) => ({ nom, file: `${nom}.yaml`, bytes: bytes(text) });
  const points = Object.entries(PLEINE.points ?? {}).map(([nom, text]) => named(nom, text));
  const [read] = readRecords(
    [named('conseil', PLEINE.assemblee ?? '')],
    [
      {
        nom: '2025-03-13-conseil',
        annee: '2025',
        seance: named('seance', PLEINE.seance ?? ''),
        points,
        annexes: null,
      },
    ],
  ).seances;
  const [point] = acts(read!.lue!);
  const { made } = make({ ...read!, lue: read!.lue! }, point!, PRESS);
  const text = unpackedByQpdf(written('canaris', made!.bytes));
  expect(text).toContain('DURAND');
  expect(/canari|1977-\d\d|2077-\d\d|c0ffee/iu.exec(text)?.[0]).toBeUndefined();
});
