/** What the dossier of a convocation prints of the records: the convocation, and the points as they are put to members. */
import { membreDe } from '../records/assemblee-du-jour.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { unlessEmpty, type Group, type Writable } from '../records/write.ts';
import { sentAgenda } from './agenda.ts';
import { annexesTree } from './annexes.ts';
import { personTree } from './source-names.ts';
import { lineTree, linesTree, proseTree, tablesTree } from './source-point.ts';
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

function projectTree({ assemblee }: SeanceLue, point: PointLu): Group {
  const { deliberation: d } = point;
  const formule = d.formule ?? assemblee.variantes.formule;
  return {
    objet: lineTree(d.objet),
    point: labelTree(point.point, point.nn),
    rapporteur: speakerTree(point),
    visas: unlessEmpty(d.visas.map(lineTree)),
    considerants: unlessEmpty(d.considerants.map(lineTree)),
    motifs: unlessEmpty(d.motifs.map(({ mot, texte }) => ({ [mot]: lineTree(texte) }))),
    expose: d.expose && proseTree(d.expose),
    formule: formule && linesTree(formule),
    dispositif: d.dispositif && proseTree(d.dispositif),
    articles: unlessEmpty(d.articles.map(proseTree)),
    tableaux: unlessEmpty(tablesTree(point)),
    annexes: annexesTree(d.annexes),
  };
}
