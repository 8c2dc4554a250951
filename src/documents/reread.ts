/**
 * A canonical source read back: the document that it says, by the same reader, shapes and reading as any record. It comes
 * out of a file that anybody may have altered: it is held to the list of what such a source may hold (`source-fields.ts`).
 */
import { z } from 'zod';
import { byPlace, fault, type Diagnostic } from '../diagnostic.ts';
import { readShape } from '../records/agenda.ts';
import { readAssemblees, readSeance, type PointLu, type SeanceLue } from '../records/dossier.ts';
import { isList, type Located, type Path, type Tree } from '../records/located.ts';
import { cite, mot, ouinon, scalaire } from '../records/scalars.ts';
import { readSource } from '../records/source.ts';
import { writeYaml, type Group } from '../records/write.ts';
import { extrait as extraitOf, type Extrait } from './extrait.ts';
import { fieldAt, type KindOfDocument } from './source-fields.ts';

/** What a canonical source says; `null` where it cannot be read, and `faults` tell why. */
export interface Reread {
  readonly kind: KindOfDocument | null;
  readonly id: string | null;
  readonly extrait: Extrait | null;
  /** The record that the document is said from: one point, with the séance as it was then. */
  readonly read: { readonly lue: SeanceLue; readonly point: PointLu; readonly projet: boolean } | null;
  /** Sorted by place. */
  readonly faults: readonly Diagnostic[];
}

/** `2024-09-12-bureau-2_04b`: day, body (and rank of the séance that day), point. */
const ID =
  /^(?<seance>(?<annee>\d{4})-\d{2}-\d{2}-(?<assemblee>[a-z][a-z0-9-]*?)(?:-[2-9])?)_(?<nn>\d{2,3}[a-z]?)$/u;

const idOfAct = scalaire('acte', (lu, refuse) =>
  ID.test(lu)
    ? lu
    : refuse({
        code: 'acte-invalide',
        message: `${cite(lu)} n’est pas l’identifiant d’un acte.`,
        remedy: REMEDY,
      }),
);

const group = z.record(z.string(), z.unknown());

const Source = z.strictObject({
  document: mot('extrait'),
  id: idOfAct,
  projet: ouinon.optional(),
  assemblee: group,
  seance: group,
  point: group,
});

/** Reads a canonical source, as it was attached to a document. `file` is its name in messages. */
export function readCanonical(file: string, bytes: Uint8Array): Reread {
  const { value, located, faults } = readShape(Source, { file, bytes });
  const kind = value?.document ?? null;
  const id = value?.id ?? null;
  const refused = (all: readonly Diagnostic[]): Reread => ({
    kind,
    id,
    extrait: null,
    read: null,
    faults: all.map((each) => ({ ...each, remedy: REMEDY })).toSorted(byPlace),
  });
  if (value === null || located === null || kind === null || faults.length > 0) return refused(faults);
  const foreign = strangers(located, kind);
  if (foreign.length > 0) return refused(foreign);

  const record = asRecord(value.id, located.value);
  const bodies = readAssemblees([record.assemblee]);
  const { lue, faults: inFiles } = readSeance(record.dossier, bodies.fichiers);
  const wrong = [...bodies.faults, ...inFiles].filter((each) => each.code !== DAY_NOT_PRINTED);
  const point = lue?.points.find((each) => each.id === value.id) ?? null;
  if (lue === null || point === null || wrong.length > 0)
    return refused(wrong.slice(0, TOLD).map((each) => placedBack(each, record, located)));

  const projet = value.projet ?? false;
  // Where the document prints no chair there was none: reading would suppose the executive.
  const president = located.has(['seance', 'president']) ? point.presence.president : null;
  const read = { lue, point: { ...point, presence: { ...point.presence, president } }, projet };
  const extrait = extraitOf(read.lue, read.point, projet);
  return extrait.projet === projet
    ? { kind, id, extrait, read, faults: [] }
    : refused([
        fault({
          place: located.place(['seance', 'etat']),
          code: 'projet-non-dit',
          message: 'La séance n’est pas tenue, et le document ne se dit pas un projet.',
          remedy: REMEDY,
        }),
      ]);
}

const REMEDY =
  'ne corrigez pas cette pièce : elle a été altérée, ou vient d’une autre version de Greffe ; reprenez le fichier d’origine, ou produisez à nouveau l’acte d’après son dossier.';

/** How many faults are told of a source: it is not to be mended by hand. */
const TOLD = 20;

/** Said of people who have left: the day, which no document prints, is not in its source. */
const DAY_NOT_PRINTED = 'fin-sans-date';

/** What such a document does not print. */
function strangers(located: Located, kind: KindOfDocument): Diagnostic[] {
  return pathsOf(located.value).flatMap((path) => {
    const isFirst = fieldAt(kind, path) === null && fieldAt(kind, path.slice(0, -1)) !== null;
    if (!isFirst) return [];
    return fault({
      place: located.place(path, 'key'),
      code: 'cle-non-imprimee',
      message: `${cite(path.join('.'))} n’est pas de ce que ce document imprime.`,
      remedy: REMEDY,
    });
  });
}

/** Every path of a tree, its groups and lists too. */
function pathsOf(tree: Tree, base: Path = []): Path[] {
  if (typeof tree === 'string') return [];
  const steps = isList(tree) ? tree.map((item, i) => [i, item] as const) : Object.entries(tree);
  return steps.flatMap(([step, child]) => [[...base, step], ...pathsOf(child, [...base, step])]);
}

interface FileOfRecord {
  readonly nom: string;
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** The files of a record that says no more than the source. */
interface Files {
  readonly assemblee: FileOfRecord;
  readonly dossier: Parameters<typeof readSeance>[0];
}

/** A body's file wants these, which no act prints. */
const NOT_PRINTED = { departement: '01', population: '1' };

/** The body of an old act that names nobody: its mandate cannot be empty. */
const NOBODY = { personne: 'X' };

function asRecord(id: string, source: Located['value']): Files {
  const { seance: nom = '', annee = '', assemblee: body = '', nn = '' } = ID.exec(id)?.groups ?? {};
  const { effectif = null, membres = NOBODY, ...state } = groupAt(source, 'assemblee');
  const seance = groupAt(source, 'seance');
  const point = groupAt(source, 'point');
  const { date = null } = seance;
  const act = `${nn}-acte`;
  // A point has a label where it must be told from the others of its séance: one other is enough.
  const other = { point: point['point'] === 'autre' ? 'suite' : 'autre', objet: 'Autre point' };
  const ordre_du_jour = point['point'] === undefined ? null : [act, other];
  return {
    assemblee: {
      ...file('assemblee', { ...state, ...NOT_PRINTED, mandats: [{ du: date, effectif, membres }] }),
      nom: body,
    },
    dossier: {
      nom,
      annee,
      seance: file('seance', { assemblee: body, ...seance, ordre_du_jour }),
      points: [file(act, point)],
      annexes: null,
    },
  };
}

function file(nom: string, tree: Group): FileOfRecord {
  return { nom, file: nom, bytes: new TextEncoder().encode(writeYaml(tree)) };
}

function groupAt(source: Located['value'], key: string): Group {
  const tree = source[key];
  return tree === undefined || typeof tree === 'string' || isList(tree) ? {} : tree;
}

/** A fault of a file of the record, at the place of the source where that was written. */
function placedBack(found: Diagnostic, { assemblee, dossier }: Files, source: Located): Diagnostic {
  const file = [assemblee, dossier.seance, ...dossier.points].find((each) => each.file === found.place.file);
  const located = file && readSource(file.file, file.bytes).located;
  const path =
    located && pathsOf(located.value).findLast((p) => located.place(p, 'key').line <= found.place.line);
  const [first, ...rest] = path ?? [];
  const group = file === assemblee ? 'assemblee' : file === dossier.seance ? 'seance' : 'point';
  // The mandate is written flat in the source: `mandats.0.membres` is its `membres`.
  const place = source.place(first === 'mandats' ? [group, ...rest.slice(1)] : [group, ...(path ?? [])]);
  return { ...found, place, related: [] };
}
