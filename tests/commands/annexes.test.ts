/** Annexes: named at the end of the act, copied beside it in their order, looked at again with it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { buildPdf, SMALL } from '../verify/build.ts';
import { cleanUp, greffe, POINT, project, SEANCE, SOUND } from './project.ts';

afterAll(cleanUp);

const FOLDER = `2025/${SEANCE}`;
const PDF = buildPdf({ ...SMALL, pages: 2 });

/** A chunk of a PNG file; nobody looks at its sum. */
function chunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data, Buffer.alloc(4)]);
}

const HEADER = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 0, 0]);
const PNG = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
  chunk('IHDR', HEADER),
  chunk('IDAT', deflateSync(Buffer.alloc(6))),
  chunk('IEND', new Uint8Array()),
]);

/** The sound project, with a convention of two pages and a plan annexed to its act; `annexes`: as the record writes them. */
function annexed(
  annexes = '[{fichier: annexes/convention.pdf, titre: Convention d’objectifs}, annexes/plan.png]',
  convention: Uint8Array = PDF,
): string {
  return project({
    [POINT]: `${SOUND[POINT]}annexes: ${annexes}\n`,
    [`${FOLDER}/annexes/convention.pdf`]: convention,
    [`${FOLDER}/annexes/plan.png`]: PNG,
  });
}

const produced = async (root: string, ...more: readonly string[]) =>
  greffe(root, 'produire', '--json', '--sortie', 'sortie', ...more);

test('are copied in their order, told with their pages and SHA-256, and printed', async () => {
  const root = annexed();
  const { code, out } = await produced(root);
  expect(code).toBe(0);
  const { documents } = JSON.parse(out) as { documents: unknown[] };
  const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  expect(documents).toMatchObject([
    {
      annexes: [
        { file: `${FOLDER}/${SEANCE}_01.annexe-01.pdf`, pages: 2, sha256: sum(PDF) },
        { file: `${FOLDER}/${SEANCE}_01.annexe-02.png`, pages: 1, sha256: sum(PNG) },
      ],
    },
  ]);
  expect(readdirSync(join(root, 'sortie', FOLDER))).toEqual([
    `${SEANCE}_01.annexe-01.pdf`,
    `${SEANCE}_01.annexe-02.png`,
    `${SEANCE}_01.extrait.pdf`,
  ]);
  // The act is the only file that is read again of the folder, and says both.
  const again = await greffe(root, 'relire', 'sortie');
  expect(again).toMatchObject({ code: 0, err: '' });
  expect(again.out).toContain('1 fichier : 1 conforme à sa saisie.');
});

test('a copy that was altered, or is another’s, is an alarm when the act is read again', async () => {
  const root = annexed();
  await produced(root);
  writeFileSync(join(root, 'sortie', FOLDER, `${SEANCE}_01.annexe-02.png`), 'autre');
  const { code, err, out } = await greffe(root, 'relire', 'sortie');
  expect(code).toBe(2);
  expect(err).toContain('_01.annexe-02.png:1:1: erreur: Cette annexe n’a pas les octets de « plan.png »');
  expect(err).toContain('[annexe-alteree]');
  expect(out).toContain('1 différence.');
  await produced(root);
  expect((await greffe(root, 'relire', 'sortie')).code).toBe(0);
});

test('one that has other pages than when the act was made changes what the act says', async () => {
  const root = annexed();
  await produced(root);
  writeFileSync(join(root, 'records', FOLDER, 'annexes/convention.pdf'), buildPdf(SMALL));
  const { code, err } = await greffe(root, 'relire', 'sortie');
  expect(code).toBe(2);
  expect(err).toContain('[pdf-different]');
  expect(err).toContain('[annexe-alteree]');
});

test.each([
  ['cut short', PDF.subarray(0, 400), '« annexes/convention.pdf » ne se lit pas comme un PDF : '],
  ['empty', new Uint8Array(), '« annexes/convention.pdf » est vide.'],
  ['something else', PNG, '« annexes/convention.pdf » ne se lit pas comme un PDF : '],
])('one that is %s is refused with its remedy, unless its pages are written', async (_, bytes, sentence) => {
  const { code, out } = await greffe(annexed(undefined, bytes), 'verifier');
  expect(code).toBe(1);
  expect(out).toContain(sentence);
  expect(out).toContain('[annexe-illisible]');
  const told = annexed('[{fichier: annexes/convention.pdf, pages: 7}]', bytes);
  expect((await greffe(told, 'verifier')).code).toBe(0);
  const page = await produced(told);
  expect(JSON.parse(page.out)).toMatchObject({ documents: [{ annexes: [{ pages: 7 }] }], findings: [] });
});

test('an image that is none, one cut short', async () => {
  const root = annexed();
  const plan = join(root, 'records', FOLDER, 'annexes/plan.png');
  truncateSync(plan, 20);
  expect((await greffe(root, 'verifier')).out).toContain(
    '« annexes/plan.png » n’est pas une image PNG entière.',
  );
  writeFileSync(plan, PDF);
  expect((await greffe(root, 'verifier')).code).toBe(1);
});

test('one that is missing is told; one that leads out of the project is not read', async () => {
  const root = annexed();
  const file = join(root, 'records', FOLDER, 'annexes/convention.pdf');
  rmSync(file);
  const missing = await produced(root);
  expect(missing.code).toBe(1);
  expect(JSON.parse(missing.out)).toMatchObject({ documents: [], findings: [{ code: 'annexe-absente' }] });
  symlinkSync('/etc/hosts', file);
  const led = await produced(root);
  expect(led.code).toBe(1);
  expect(led.out).toContain('fichier-illisible');
  expect(led.out).toContain('annexe-absente');
});

test('beside a published copy, only those that are published', async () => {
  const root = annexed('[annexes/convention.pdf, {fichier: annexes/plan.png, publiee: non}]');
  const { out } = await produced(root, '--document', 'extrait-publie');
  expect(JSON.parse(out)).toMatchObject({
    documents: [{ annexes: [{ file: `${FOLDER}/${SEANCE}_01.annexe-01.pdf` }] }],
  });
  expect(readdirSync(join(root, 'sortie', FOLDER))).toEqual([
    `${SEANCE}_01.annexe-01.pdf`,
    `${SEANCE}_01.extrait-publie.pdf`,
  ]);
});

test('beside the dossier of a convocation, those of every project', async () => {
  const root = annexed();
  const { out } = await produced(root, '--document', 'dossier');
  const { documents } = JSON.parse(out) as { documents: { annexes: { file: string }[] }[] };
  expect(documents[0]!.annexes.map(({ file }) => file)).toEqual([
    `${FOLDER}/${SEANCE}_01.annexe-01.pdf`,
    `${FOLDER}/${SEANCE}_01.annexe-02.png`,
  ]);
});

test('a copy that an earlier run left is told', async () => {
  const root = annexed();
  await produced(root);
  writeFileSync(join(root, 'records', POINT), SOUND[POINT]!);
  const { out } = await produced(root);
  const left = (JSON.parse(out) as { findings: { code: string; file: string }[] }).findings;
  expect(left.map(({ code }) => code)).toEqual(['document-d-avant', 'document-d-avant']);
  expect(readFileSync(join(root, 'sortie', FOLDER, `${SEANCE}_01.annexe-01.pdf`)).length).toBe(PDF.length);
});
