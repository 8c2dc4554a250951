/** The canonical source of a document of a séance read back, by the same reader, shapes and reading as any record. */
import { z } from 'zod';
import { byPlace, fault, type Diagnostic } from '../diagnostic.ts';
import { readShape } from '../records/agenda.ts';
import { readAssemblees, readSeance, type SeanceLue } from '../records/dossier.ts';
import type { Located } from '../records/located.ts';
import { cite, mot, nombre, ouinon, scalaire } from '../records/scalars.ts';
import { withFiles } from './annexes.ts';
import { isSeanceKind, SEANCE_KINDS, seanceDocument, type SeanceKind } from './kinds.ts';
import {
  bodyFile,
  DAY_NOT_PRINTED,
  file,
  groupAt,
  placedBack,
  REMEDY,
  strangers,
  TOLD,
  ZONE_NOT_PRINTED,
  type Files,
} from './source-record.ts';
import { nameOfFile } from './source-seance.ts';

/** What the canonical source of a document of a séance says; `read` is `null` where it cannot be read, and `faults` tell why. */
export interface RereadSeance {
  readonly kind: SeanceKind | null;
  readonly id: string | null;
  readonly read: {
    readonly lue: SeanceLue;
    readonly projet: boolean;
    /** The sheet of the register that it begins on. */
    readonly feuillet: number;
  } | null;
  /** Sorted by place. */
  readonly faults: readonly Diagnostic[];
}

/** `2024-09-12-bureau-2`: day, body, rank of the séance that day. */
const ID = /^(?<annee>\d{4})-\d{2}-\d{2}-(?<assemblee>[a-z][a-z0-9-]*?)(?:-[2-9])?$/u;
const POINT = /^(?<seance>.+)_(?<nn>\d{2,3}[a-z]?)$/u;

const idOfSeance = scalaire('seance', (lu, refuse) =>
  ID.test(lu)
    ? lu
    : refuse({
        code: 'seance-invalide',
        message: `${cite(lu)} n’est pas l’identifiant d’une séance.`,
        remedy: REMEDY,
      }),
);

const group = z.record(z.string(), z.unknown());

const Source = z.strictObject({
  document: mot(...SEANCE_KINDS),
  id: idOfSeance,
  feuillet: nombre.optional(),
  projet: ouinon.optional(),
  assemblee: group,
  seance: group,
  points: z.record(z.string(), group).optional(),
});

/** The kind of document that a source says it is of, before it is read; `null` when it says none of a séance. */
export function seanceKindOf(bytes: Uint8Array): SeanceKind | null {
  const [, kind = ''] = /^document: ([a-z-]+)\n/u.exec(new TextDecoder().decode(bytes.subarray(0, 80))) ?? [];
  return isSeanceKind(kind) ? kind : null;
}

/** Reads the canonical source of a document of a séance. `file` is its name in messages. */
export function readCanonicalOfSeance(name: string, bytes: Uint8Array): RereadSeance {
  const { value, located, faults } = readShape(Source, { file: name, bytes });
  const kind = value?.document ?? null;
  const id = value?.id ?? null;
  const refused = (all: readonly Diagnostic[]): RereadSeance => ({
    kind,
    id,
    read: null,
    faults: all.map((each) => ({ ...each, remedy: REMEDY })).toSorted(byPlace),
  });
  if (value === null || located === null || kind === null || faults.length > 0) return refused(faults);
  const foreign = [...strangers(located, kind), ...strayPoints(value.id, located)];
  if (foreign.length > 0) return refused(foreign);

  const record = asRecord(value.id, located.value);
  const bodies = readAssemblees([record.assemblee]);
  const { lue, illisibles, faults: inFiles } = readSeance(record.dossier, bodies.fichiers);
  const wrong = [...bodies.faults, ...inFiles].filter(
    ({ code, severity }) => !NOT_PRINTED.includes(code) && severity === 'erreur',
  );
  if (lue === null || illisibles.length > 0 || wrong.length > 0)
    return refused(wrong.slice(0, TOLD).map((each) => placedBack(each, record, located)));

  const projet = value.projet ?? false;
  if (seanceDocument(kind, lue, projet).projet !== projet)
    return refused([
      fault({
        place: located.place(['projet'], 'key'),
        code: 'projet-non-dit',
        message: 'Ce que dit ce document ne s’accorde pas avec sa marque de projet.',
        remedy: REMEDY,
      }),
    ]);
  return { kind, id, read: { lue, projet, feuillet: value.feuillet ?? 1 }, faults: [] };
}

/** Said of what no document of a séance prints: the day on which someone left, how many were there at each point. */
const NOT_PRINTED: readonly string[] = [DAY_NOT_PRINTED, ZONE_NOT_PRINTED, 'presence-sans-chiffres'];

/** Points of another séance. */
function strayPoints(id: string, located: Located): Diagnostic[] {
  return Object.keys(groupAt(located.value, 'points')).flatMap((key) =>
    POINT.exec(key)?.groups?.['seance'] === id
      ? []
      : fault({
          place: located.place(['points', key], 'key'),
          code: 'acte-invalide',
          message: `${cite(key)} n’est pas l’identifiant d’un acte de cette séance.`,
          remedy: REMEDY,
        }),
  );
}

function asRecord(id: string, source: Located['value']): Files {
  const { annee = '', assemblee: body = '' } = ID.exec(id)?.groups ?? {};
  const seance = groupAt(source, 'seance');
  const points = groupAt(source, 'points');
  return {
    assemblee: bodyFile({ effectif: '1', ...groupAt(source, 'assemblee') }, body, seance['date'] ?? null),
    dossier: {
      nom: id,
      annee,
      seance: file('seance', { assemblee: body, ...seance }, ['seance']),
      points: Object.keys(points).map((key) =>
        file(nameOfFile(POINT.exec(key)?.groups?.['nn'] ?? ''), withFiles(groupAt(points, key)), [
          'points',
          key,
        ]),
      ),
      annexes: null,
    },
  };
}
