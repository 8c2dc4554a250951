/**
 * A canonical source read back: the document that it says, by the same reader, shapes and reading as any record. It comes
 * out of a file that anybody may have altered: it is held to the list of what such a source may hold (`source-fields.ts`).
 */
import { z } from 'zod';
import { byPlace, fault, type Diagnostic } from '../diagnostic.ts';
import { readShape } from '../records/agenda.ts';
import { readAssemblees, readSeance, type PointLu, type SeanceLue } from '../records/dossier.ts';
import type { Located } from '../records/located.ts';
import { cite, mot, ouinon, scalaire } from '../records/scalars.ts';
import { withFiles } from './annexes.ts';
import { extrait as extraitOf, type Extrait } from './extrait.ts';
import { ACT_KINDS, type ActKind } from './kinds.ts';
import {
  bodyFile,
  DAY_NOT_PRINTED,
  file,
  groupAt,
  placedBack,
  REMEDY,
  strangers,
  TOLD,
  type Files,
} from './source-record.ts';

/** What a canonical source says; `null` where it cannot be read, and `faults` tell why. */
export interface Reread {
  readonly kind: ActKind | null;
  readonly id: string | null;
  readonly extrait: Extrait | null;
  /** The record that the document is said from: one point, with the séance as it was then. */
  readonly read: {
    readonly lue: SeanceLue;
    readonly point: PointLu;
    readonly projet: boolean;
    /** Where the pages of a published copy begin. */
    readonly pagination: readonly string[];
  } | null;
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

/** A strip of the document, and the height of a cut (layout/starts.ts). */
const pageStart = scalaire('page', (lu, refuse) =>
  /^\d{1,6}(?:\+\d{1,9})?$/u.test(lu)
    ? lu
    : refuse({
        code: 'debut-de-page-invalide',
        message: `${cite(lu)} n’est pas un début de page.`,
        remedy: REMEDY,
      }),
);

const group = z.record(z.string(), z.unknown());

const Source = z.strictObject({
  document: mot(...ACT_KINDS),
  id: idOfAct,
  projet: ouinon.optional(),
  assemblee: group,
  seance: group,
  point: group,
  pagination: z.array(pageStart).optional(),
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
  const { pagination = [] } = value;
  const read = { lue, point: { ...point, presence: { ...point.presence, president } }, projet, pagination };
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

function asRecord(id: string, source: Located['value']): Files {
  const { seance: nom = '', annee = '', assemblee: body = '', nn = '' } = ID.exec(id)?.groups ?? {};
  const seance = groupAt(source, 'seance');
  const point = groupAt(source, 'point');
  const { date = null } = seance;
  const act = `${nn}-acte`;
  // A point has a label where it must be told from the others of its séance: one other is enough.
  const other = { point: point['point'] === 'autre' ? 'suite' : 'autre', objet: 'Autre point' };
  const ordre_du_jour = point['point'] === undefined ? null : [act, other];
  return {
    assemblee: bodyFile(groupAt(source, 'assemblee'), body, date),
    dossier: {
      nom,
      annee,
      seance: file('seance', { assemblee: body, ...seance, ordre_du_jour }, ['seance']),
      points: [file(act, withFiles(point), ['point'])],
      annexes: null,
    },
  };
}
