/** A decision by delegation as the rules see an act: alone, on its day, without anybody sitting. */
import type { DecisionLue } from '../records/decision.ts';
import { deliberation as schemaDeliberation } from '../records/deliberation.ts';
import type { SeanceLue } from '../records/dossier.ts';
import { presencesOf } from '../records/presence.ts';
import { seance as schemaSeance } from '../records/seance.ts';

/** What the rules of control and publication need of it; every place is in its file. */
export function asSeance({ id, assemblee, decision, texte, source }: DecisionLue): SeanceLue {
  const { numero, date, objet, matiere, nature, controle, publication, irregularites } = decision;
  const seance = schemaSeance.parse({ assemblee: assemblee.id, date });
  const deliberation = {
    ...schemaDeliberation.parse({ objet }),
    matiere,
    nature,
    controle,
    publication,
    irregularites,
  };
  const presences = presencesOf(assemblee, seance, [{ point: numero, numero, deliberation }]);
  const point = {
    id,
    nn: null,
    point: numero,
    ordre: 1,
    numero,
    deliberation,
    source,
    base: [],
    ecrite: deliberation,
    textes: {
      expose: null,
      debats: null,
      dispositif: texte,
      articles: [],
    },
    presence: presences.points[0]!,
    decompte: null,
    resultat: null,
  };
  return {
    id,
    assemblee,
    seance,
    ouverture: presences.ouverture,
    inscrits: 1,
    points: [point],
    evenements: [],
    sources: { assemblee: source, seance: source },
  };
}
