/** The points of a séance in their order: its files, and the points that only the agenda tells of. */
import { byPlace, fault } from '../diagnostic.ts';
import type { Diagnostic, Place } from '../diagnostic.ts';
import type { z } from 'zod';
import type { Assemblee } from './assemblee-du-jour.ts';
import { dayParts } from './days.ts';
import { deliberation as schemaDeliberation } from './deliberation.ts';
import type { Deliberation } from './deliberation.ts';
import { shaped } from './faults.ts';
import { NOM_DE_POINT } from './seance.ts';
import type { Seance } from './seance.ts';
import { readSource } from './source.ts';
import type { Located, Path } from './located.ts';
import { voulait } from './suggestion.ts';

/** A file of the project: its path as shown in messages, its bytes. */
export interface Fichier {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** A point with its place in the séance; `lisible`: its file could be read. */
export interface PointOrdonne {
  readonly id: string | null;
  readonly nn: string | null;
  readonly point: string;
  readonly deliberation: Deliberation;
  readonly source: Located;
  readonly base: Path;
  readonly lisible: boolean;
}

/** A file → its shape. What the shape says of a line that was already at fault is left out. */
export function readShape<T extends z.ZodType>(
  schema: T,
  { file, bytes }: Fichier,
): { value: z.output<T> | null; located: Located | null; faults: Diagnostic[] } {
  const { located, faults } = readSource(file, bytes);
  if (located === null) return { value: null, located, faults };
  const shape = shaped(schema, located);
  const lines = new Set(faults.map((f) => f.place.line));
  return {
    value: shape.value,
    located,
    faults: [...faults, ...shape.faults.filter((f) => !lines.has(f.place.line))].sort(byPlace),
  };
}

/** The head of a file. */
export function top(file: string): Place {
  return { file, line: 1, column: 1, length: 0 };
}

/** The point of a file that cannot be read keeps its rank: others refer to their neighbours. */
const ILLISIBLE: Deliberation = schemaDeliberation.parse({ objet: '…' });

/** The points' files, by their NN, in this order. */
export function readPoints(
  seanceId: string,
  files: readonly (Fichier & { readonly nom: string })[],
): { points: (PointOrdonne & { readonly nom: string })[]; faults: Diagnostic[] } {
  const faults: Diagnostic[] = [];
  const points: (PointOrdonne & { readonly nom: string })[] = [];
  for (const { nom, ...file } of files) {
    const nn = NOM_DE_POINT.exec(nom)?.[1];
    if (nn === undefined || /^0+[a-z]?$/u.test(nn)) {
      faults.push(
        fault({
          place: top(file.file),
          code: 'nom-de-fichier',
          message: `« ${nom}.yaml » ne peut nommer un point.`,
          remedy:
            'renommez-le : deux ou trois chiffres, un tiret, des mots sans accent : 01-subvention.yaml.',
        }),
      );
      continue;
    }
    const { value, located, faults: found } = readShape(schemaDeliberation, file);
    faults.push(...found);
    points.push({
      nom,
      id: `${seanceId}_${nn}`,
      nn,
      point: value?.point ?? nn.replace(/^0+/u, ''),
      deliberation: value ?? ILLISIBLE,
      source: located ?? nowhere(file.file),
      base: [],
      lisible: value !== null,
    });
  }
  points.sort((a, b) => rank(a.nn!) - rank(b.nn!) || (a.nn! < b.nn! ? -1 : 1));
  for (const [i, point] of points.entries()) {
    const before = points[i - 1];
    if (before !== undefined && before.nn === point.nn)
      faults.push(
        fault({
          place: top(point.source.file),
          code: 'numero-de-fichier-en-double',
          message: `Deux fichiers portent le numéro ${point.nn!} : « ${before.nom} » et « ${point.nom} ».`,
          remedy: 'renommez l’un des deux.',
          related: [{ place: top(before.source.file), message: 'l’autre fichier' }],
        }),
      );
  }
  return { points, faults };
}

/** Label of a point that was given none: its rank, or the first number after it that is nobody's. */
function freeLabel(rank: number, taken: Set<string>): string {
  let label = rank;
  while (taken.has(String(label))) label += 1;
  taken.add(String(label));
  return String(label);
}

function rank(nn: string): number {
  return Number.parseInt(nn, 10);
}

/** A file that could not be read: every place of it is its head. */
function nowhere(file: string): Located {
  const place = () => top(file);
  return { file, text: '', value: {}, place, has: () => false, placeIn: place, find: () => [] };
}

/** The points in the order of the agenda; a bare text of it is no point. */
export function ordered(
  seance: Seance,
  located: Located,
  files: readonly (PointOrdonne & { readonly nom: string })[],
): { points: PointOrdonne[]; faults: Diagnostic[] } {
  const faults: Diagnostic[] = [];
  const tell = (path: Path, code: string, message: string, remedy: string) =>
    faults.push(fault({ place: located.place(path), code, message, remedy }));
  const points: PointOrdonne[] = [];
  if (seance.ordre_du_jour === null) points.push(...files);
  const left = new Set(files.map((f) => f.nom));
  const taken = new Set(files.map((f) => f.point));
  for (const [i, entree] of (seance.ordre_du_jour ?? []).entries()) {
    const path = ['ordre_du_jour', i];
    if (entree.kind === 'texte') continue;
    if (entree.kind === 'fichier') {
      const file = files.find((f) => f.nom === entree.fichier);
      if (file === undefined)
        tell(
          path,
          'point-sans-fichier',
          `Le fichier « ${entree.fichier}.yaml » n’est pas dans le dossier.${voulait(entree.fichier, left)}`,
          'corrigez son nom, ou ajoutez le fichier.',
        );
      else if (left.delete(entree.fichier)) points.push(file);
      else
        tell(
          path,
          'point-en-double',
          `« ${entree.fichier} » est déjà à l’ordre du jour.`,
          'gardez une seule des deux mentions.',
        );
      continue;
    }
    const { point, objet, rapporteur, debats, vote, resultat } = entree;
    points.push({
      id: null,
      nn: null,
      point: point ?? freeLabel(points.length + 1, taken),
      deliberation: { ...ILLISIBLE, objet, point, rapporteur, debats, vote, resultat },
      source: located,
      base: path,
      lisible: true,
    });
  }
  if (seance.ordre_du_jour !== null)
    for (const nom of left)
      tell(
        ['ordre_du_jour'],
        'fichier-hors-ordre-du-jour',
        `« ${nom} » est dans le dossier, mais pas à l’ordre du jour écrit ici.`,
        'ajoutez-le à l’ordre du jour, ou ôtez le fichier.',
      );
  for (const [i, { point, source, base }] of points.entries()) {
    const before = points.slice(0, i).find((p) => p.point === point);
    if (before !== undefined)
      faults.push(
        fault({
          place: source.place([...base, 'point']),
          code: 'point-en-double',
          message: `Deux points de la séance sont le « ${point} ».`,
          remedy: 'donnez à chacun son numéro, sous « point: ».',
          related: [{ place: before.source.place([...before.base, 'point']), message: 'l’autre point' }],
        }),
      );
  }
  return { points, faults };
}

/** Printed number: written, else derived when the pattern of the house has no running number. */
export function numberOf(
  { variantes: { numerotation } }: Assemblee,
  { date }: Seance,
  { numero }: Deliberation,
  ordre: number,
): string | null {
  return numero ?? (numerotation === null ? null : derived(numerotation, date, ordre));
}

/** Internal number for the legality control: by the pattern of the house, `numero` being the printed one; `null`: none. */
export function internalNumberOf(
  { variantes: { numero_interne: pattern } }: Assemblee,
  { date }: Seance,
  { numero, ordre }: { readonly numero: string | null; readonly ordre: number },
): string | null {
  if (pattern === 'numero') return numero;
  return pattern === null ? null : derived(pattern, date, ordre);
}

/** A pattern filled in; `null` when it has a running number, which is written by hand. */
function derived(pattern: string, date: string, ordre: number): string | null {
  if (pattern.includes('{suite')) return null;
  const { year, month, date: day } = dayParts(date);
  return pattern.replaceAll(
    /\{(annee|an|mois|jour|ordre)(?::(\d))?\}/gu,
    (_, word: string, width?: string) => {
      switch (word) {
        case 'annee':
          return String(year);
        case 'an':
          return padded(year % 100, '2');
        case 'mois':
          return padded(month, '2');
        case 'jour':
          return padded(day, '2');
        default:
          return padded(ordre, width);
      }
    },
  );
}

function padded(value: number, width: string | undefined): string {
  return String(value).padStart(Number(width ?? 1), '0');
}
