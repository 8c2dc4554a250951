/**
 * What later séances need to know of earlier ones: facts, not the séances themselves, so that an archive of ten thousand acts
 * is judged without being held. The pipeline tells the séances in the order of their dates.
 */
import type { Place } from '../diagnostic.ts';
import type { DecisionLue } from '../records/decision.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { inPoint } from './places.ts';
import { moments } from './wording.ts';

/** A séance of the body that came before. */
interface SeancePassee {
  readonly id: string;
  readonly date: string;
  readonly etat: SeanceLue['seance']['etat'];
  /** Pouvoirs that worked at a moment of it; `maladie`: given because of a duly noted illness. */
  readonly pouvoirs: readonly {
    readonly mandant: string;
    readonly mandataire: string;
    readonly maladie: boolean;
  }[];
  readonly objets: readonly string[];
  /** Where its date is written. */
  readonly place: Place;
}

/** What is known of the séances before one, and of the decisions of its body. */
export interface Passe {
  /** Séances of the body that were held, the latest first. */
  readonly tenues: readonly SeancePassee[];
  /** The séance of the body of a day, whatever became of it. */
  readonly seanceDu: (date: string) => SeancePassee | undefined;
  /** Where the body already gave a printed number in the same year. */
  readonly numero: (numero: string) => Place | undefined;
  /** Where the legal person already gave an internal number, or an ACTES id. */
  readonly interne: (numero: string) => Place | undefined;
  readonly acte: (acte: string) => Place | undefined;
  /** Decisions by delegation of the body, by their number; `null`: not looked at. */
  readonly decisions: ReadonlyMap<string, DecisionLue> | null;
}

/** Nothing is known: a séance is judged alone. */
export const SANS_PASSE: Passe = {
  tenues: [],
  seanceDu: () => undefined,
  numero: () => undefined,
  interne: () => undefined,
  acte: () => undefined,
  decisions: null,
};

/** P5 looks no further back. */
const REMEMBERED = 3;

/** A memory of the séances told to it; `decisions`: those of all bodies, `null` when not looked at. */
export function memory(decisions: readonly DecisionLue[] | null): {
  readonly before: (lue: SeanceLue) => Passe;
  readonly retain: (lue: SeanceLue) => void;
} {
  const bodies = new Map<
    string,
    { readonly all: Map<string, SeancePassee>; tenues: readonly SeancePassee[] }
  >();
  const numbers = new Map<string, Place>();
  const ofBody = new Map<string, Map<string, DecisionLue>>();
  for (const decision of decisions ?? []) {
    const known = ofBody.get(decision.assemblee.id) ?? new Map<string, DecisionLue>();
    ofBody.set(decision.assemblee.id, known.set(decision.decision.numero, decision));
  }
  const bodyOf = (lue: SeanceLue) => {
    const known = bodies.get(lue.assemblee.id) ?? { all: new Map<string, SeancePassee>(), tenues: [] };
    bodies.set(lue.assemblee.id, known);
    return known;
  };
  return {
    before(lue) {
      const body = bodyOf(lue);
      const keys = keysOf(lue);
      return {
        tenues: body.tenues,
        seanceDu: (date) => body.all.get(date),
        numero: (numero) => numbers.get(keys.numero(numero)),
        interne: (numero) => numbers.get(keys.interne(numero)),
        acte: (acte) => numbers.get(keys.acte(acte)),
        decisions: decisions === null ? null : (ofBody.get(lue.assemblee.id) ?? new Map()),
      };
    },
    retain(lue) {
      const body = bodyOf(lue);
      const seance = past(lue);
      body.all.set(seance.date, seance);
      if (seance.etat === 'tenue' || seance.etat === 'en-cours')
        body.tenues = [seance, ...body.tenues].slice(0, REMEMBERED);
      const keys = keysOf(lue);
      for (const point of lue.points) {
        const { controle } = point.deliberation;
        if (point.numero !== null) keep(keys.numero(point.numero), point, ['numero']);
        if (controle?.numero_interne != null)
          keep(keys.interne(controle.numero_interne), point, ['controle', 'numero_interne']);
        if (controle?.acte != null) keep(keys.acte(controle.acte), point, ['controle', 'acte']);
      }
    },
  };

  function keep(key: string, point: PointLu, path: readonly string[]): void {
    if (!numbers.has(key)) numbers.set(key, inPoint(point, path));
  }
}

/** For a year, numbers are the body's and internal ones the legal person's; an ACTES id is of one act in the whole country. */
function keysOf({ assemblee, seance }: SeanceLue) {
  const year = seance.date.slice(0, 4);
  return {
    numero: (text: string) => `numero ${assemblee.id} ${year} ${text}`,
    interne: (text: string) => `interne ${assemblee.siren ?? assemblee.collectivite} ${year} ${text}`,
    acte: (text: string) => `acte ${text}`,
  };
}

function past(lue: SeanceLue): SeancePassee {
  const { seance, points } = lue;
  const given = [...seance.pouvoirs, ...points.flatMap((point) => point.deliberation.pouvoirs)];
  const ill = new Set(given.filter((p) => p.maladie).map((p) => `${p.mandant} ${p.mandataire}`));
  const pairs = new Map(
    moments(lue)
      .flatMap((point) => (point?.presence ?? lue.ouverture).representes)
      .map((pouvoir) => [`${pouvoir.mandant} ${pouvoir.mandataire}`, pouvoir]),
  );
  return {
    id: lue.id,
    date: seance.date,
    etat: seance.etat,
    pouvoirs: [...pairs].map(([key, pouvoir]) => ({ ...pouvoir, maladie: ill.has(key) })),
    objets: points.map((point) => point.deliberation.objet),
    place: lue.sources.seance.place(['date']),
  };
}
