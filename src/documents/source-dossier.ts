/** What the dossier of a convocation prints of the records: the convocation, and the points as they are put to members. */
import { membreDe } from '../records/assemblee-du-jour.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import type { Group, Writable } from '../records/write.ts';
import { sentAgenda } from './agenda.ts';
import { personTree } from './source-names.ts';
import { lineTree, textsTree } from './source-point.ts';
import {
  agendaTree,
  convocationSlice,
  labelTree,
  memberTree,
  pointsTree,
  type Slice,
} from './source-seance.ts';

export function dossierSlice(lue: SeanceLue): Slice {
  const { assemblee, seance } = convocationSlice(lue);
  const entries = sentAgenda(lue);
  const speakers = entries.flatMap(({ point }) => {
    const rapporteur = point?.deliberation.rapporteur ?? null;
    return rapporteur?.kind === 'membre' ? [rapporteur.membre] : [];
  });
  const named = [lue.assemblee.executif, ...speakers].flatMap((id) => membreDe(lue.assemblee, id) ?? []);
  return {
    assemblee: {
      ...assemblee,
      membres: Object.fromEntries(named.map((each) => [each.id, memberTree(each)])),
    },
    seance: {
      ...seance,
      ordre_du_jour: agendaTree(lue, entries, (point) => ({ rapporteur: speakerTree(point) })),
    },
    points: pointsTree(entries, (point) => projectTree(lue, point)),
  };
}

function speakerTree({ deliberation: { rapporteur } }: PointLu): Writable | null {
  return rapporteur && personTree(rapporteur, { qualite: false });
}

function projectTree(lue: SeanceLue, point: PointLu): Group {
  return {
    objet: lineTree(point.deliberation.objet),
    point: labelTree(point.point, point.nn),
    rapporteur: speakerTree(point),
    ...textsTree(lue, point),
  };
}
