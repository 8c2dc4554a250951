/** The whole road for the tests of this folder: texts of records → acts, through the same doors as the command. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Extrait } from '../../src/documents/extrait.ts';
import { layout } from '../../src/layout/layout.ts';
import type { Laid } from '../../src/layout/page.ts';
import { paint } from '../../src/pdf/paint.ts';
import {
  acts,
  make,
  openPress,
  reread,
  type Made,
  type PointLu,
  type Press,
  type ReadSeance,
} from '../../src/pipeline.ts';
import { logoSeen } from '../../src/pipeline/logo.ts';
import { readRecords } from '../../src/pipeline/records.ts';
import type { Reread } from '../../src/pipeline/reread.ts';
import { dress, printedFields } from '../../src/template/template.ts';
import { readMaking } from '../../src/verify/making.ts';
import { readPdf, type Reading } from '../../src/verify/reading.ts';
import { FACES, fileOf } from '../layout/polices.ts';
import { LIBELLES } from '../template/modele.ts';

export const ROOT = resolve(import.meta.dirname, '../..');

/** The real extract, and the act of the invented conseil that has a table, a number, visas and articles. */
export const REAL = '2024-09-12-bureau_01';
export const INVENTED = '2025-10-09-conseil_01';

/** Records as texts, by path below the records folder: `assemblees/bureau.yaml`. */
export type Records = ReadonlyMap<string, string>;

/** Those of the project. */
export const RECORDS: Records = new Map(
  readdirSync(resolve(ROOT, 'records'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .map((path) => [path.replaceAll('\\', '/'), readFileSync(resolve(ROOT, 'records', path), 'utf8')]),
);

/** The pictures beside the files of the bodies. */
const LOGOS = new Map(
  readdirSync(resolve(ROOT, 'records/assemblees'))
    .filter((name) => name.endsWith('.png'))
    .map((name) => [name, logoSeen(readFileSync(resolve(ROOT, 'records/assemblees', name)))]),
);

/** Fonts and template of the project. */
export const PRESS: Press = opened();

function opened(): Press {
  const { press, faults } = openPress(LIBELLES, new Map(FACES.map((face) => [face, fileOf(face)])));
  if (press === null) throw new Error(faults.map(({ message }) => message).join('\n'));
  return press;
}

/** A séance that could be read. */
type Seance = ReadSeance & { readonly lue: NonNullable<ReadSeance['lue']> };

/** An act as its record tells it. */
export interface Act {
  readonly id: string;
  readonly seance: Seance;
  readonly point: PointLu;
}

/** Every act of the records. Throws where a séance cannot be read, with the sentences that say why. */
export function actsOf(records: Records): readonly Act[] {
  const file = (path: string) => ({
    nom: basename(path, '.yaml'),
    file: `records/${path}`,
    bytes: new TextEncoder().encode(records.get(path)),
  });
  const paths = [...records.keys()].sort();
  const folders = paths.filter((path) => path.endsWith('/seance.yaml')).map((path) => path.slice(0, -12));
  const { seances, faults } = readRecords(
    paths.filter((path) => path.startsWith('assemblees/')).map(file),
    folders.map((folder) => {
      const [annee = '', nom = ''] = folder.split('/');
      const points = paths.filter((path) => path.startsWith(`${folder}/`) && !path.endsWith('/seance.yaml'));
      return { nom, annee, seance: file(`${folder}/seance.yaml`), points: points.map(file), annexes: null };
    }),
    LOGOS,
  );
  return seances.flatMap((seance) => {
    const { lue } = seance;
    const errors = [...faults, ...seance.faults].filter(
      ({ severity, kind }) => severity === 'erreur' && kind !== 'irregularite',
    );
    if (lue === null || errors.length > 0)
      throw new Error(
        errors.map(({ place, message }) => `${place.file}:${place.line} ${message}`).join('\n'),
      );
    return acts(lue).map((point) => ({ id: point.id ?? '', seance: { ...seance, lue }, point }));
  });
}

/** The act of that id. */
export function actOf(records: Records, id: string): Act {
  const found = actsOf(records).find((act) => act.id === id);
  if (found === undefined) throw new Error(`no act ${id}`);
  return found;
}

/** The PDF of an act, as `greffe produire` makes it. Throws where it is refused. */
export function pdfOf({ seance, point }: Act): Made {
  const { made, faults } = make(seance, point, PRESS);
  if (made === null) throw new Error(faults.map(({ message }) => message).join('\n'));
  return made;
}

/** A file read again, and held against an act; against the record that it carries when there is no act. */
export async function relu(bytes: Uint8Array, act: Act | null): Promise<Reread> {
  return reread('acte.pdf', bytes, act && { read: act.seance, point: act.point }, PRESS);
}

/** What our own reader finds in a file. */
export function readingOf(bytes: Uint8Array): Reading {
  const reading = readPdf(bytes, 'acte.pdf');
  if (reading.kind === 'unread') throw new Error(reading.diagnostic.message);
  return reading;
}

/** The rendering that acts are made with today. */
const RENDERING = readMaking(readingOf(pdfOf(actOf(RECORDS, REAL)).bytes))?.rendering ?? 0;

/** A document laid out. */
export function laidOut(document: Extrait): { laid: Laid; fields: ReadonlySet<string> } {
  const { styled, faults } = dress(PRESS.template, document);
  if (styled === null) throw new Error(faults.map(({ message }) => message).join('\n'));
  const { laid, faults: misfits } = layout(styled, PRESS.fonts, new Map());
  const errors = misfits.filter(({ severity }) => severity === 'erreur');
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return { laid, fields: printedFields(styled) };
}

/** Pages that say what `document` says, whatever any record does: a file that was tampered with. */
export function forged(document: Extrait, source: Uint8Array): Uint8Array {
  const { laid } = laidOut(document);
  const identity = {
    id: document.id,
    title: document.titre,
    author: document.collectivite,
    subject: document.objet,
    lang: 'fr-FR',
    date: '2024-01-01',
    source: { name: `${document.id}.yaml`, bytes: source, description: 'saisie' },
    hashes: { source: '0'.repeat(64), ...PRESS.hashes },
    rendering: RENDERING,
  } as const;
  return paint(laid, identity, PRESS.fonts, new Map());
}
