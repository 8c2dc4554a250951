/**
 * The canonical source of a séance in the register: how it opened, what moved, its acts in full. The points that made no act
 * hold their place in it, for movements and pouvoirs are told by points, and say nothing.
 */
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { decisionOfEvening } from './source-vote.ts';
import { unlessEmpty, type Group } from '../records/write.ts';
import { agendaOf } from './agenda.ts';
import { TWO_SIGN } from './cloture.ts';
import { actsOf } from './issue.ts';
import { bodyOfSeance, pouvoirsTree, sittingOfSeance } from './source-evening.ts';
import { inOrder, isHeld } from './source-minutes.ts';
import { pointTree } from './source-point.ts';
import { agendaTree, pointsTree, type Slice } from './source-seance.ts';

/** The object of a point that made no act. */
const SILENT = '(sans acte)';

export function registerSlice(told: SeanceLue): Slice {
  const lue = withoutOthers(told);
  const { seance } = lue;
  const acts = new Set(actsOf(lue).map(({ ordre }) => ordre));
  const entries = agendaOf(lue).filter(({ point }) => point !== null);
  const causes = unlessEmpty(Object.fromEntries(Object.entries(seance.empeches_de_signer)));
  return {
    assemblee: bodyOfSeance(lue),
    seance: {
      ...sittingOfSeance(lue),
      publique: null,
      ordre_du_jour: agendaTree(lue, entries, ({ resultat }) => ({ resultat })),
      empeches_de_signer: seance.date < TWO_SIGN ? causes : null,
    },
    points: pointsTree(entries, (point) =>
      acts.has(point.ordre) ? acteTree(lue, point) : silentTree(lue, point),
    ),
  };
}

/** The séance with nothing of what the register does not print: who sat beside, what was withdrawn. */
function withoutOthers(lue: SeanceLue): SeanceLue {
  const acts = new Set(actsOf(lue));
  const evenements = lue.evenements.map(({ index, evenement }) => ({
    ...evenement,
    avant: lue.points[index]?.point ?? evenement.avant,
  }));
  return {
    ...lue,
    seance: { ...lue.seance, auxiliaires: [], assistent: [], evenements },
    points: lue.points.map((point) =>
      acts.has(point)
        ? point
        : {
            ...point,
            deliberation: {
              ...point.deliberation,
              objet: SILENT,
              rapporteur: null,
              designations: [],
              election: [],
            },
          },
    ),
  };
}

function silentTree(lue: SeanceLue, point: PointLu): Group {
  return {
    objet: SILENT,
    point: lue.points.length > 1 ? point.point : null,
    resultat: point.resultat,
  };
}

function acteTree(lue: SeanceLue, point: PointLu): Group {
  const { deliberation: d, presence } = point;
  const cast = { membres: lue.assemblee.membres, officers: [], namesakes: new Set<string>() };
  const act = {
    ...pointTree(lue, point, { ...cast, outsiders: new Set() }, isHeld(lue, point)),
    ...decisionOfEvening(lue, point, isHeld(lue, point)),
  };
  return inOrder({
    ...act,
    point: lue.points.length > 1 ? point.point : null,
    matiere: d.matiere,
    competence: d.competence,
    president: d.president,
    absents: unlessEmpty(d.absents),
    excuses: unlessEmpty(d.excuses),
    pouvoirs: unlessEmpty(pouvoirsTree(d.pouvoirs)),
    deports: unlessEmpty(presence.deports.map(({ membre }) => membre)),
    resultat: d.resultat ?? act.resultat,
  });
}
