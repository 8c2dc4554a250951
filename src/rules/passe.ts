/**
 * What later séances need to know of earlier ones: facts, not the séances themselves, so that an archive of ten thousand acts
 * is judged without being held. The pipeline tells the séances in the order of their dates.
 */
import type { Place } from '../diagnostic.ts';
import type { DecisionLue } from '../records/decision.ts';
import type { SeanceLue } from '../records/dossier.ts';
import { gardeOf, type TexteGarde } from './decision-gardee.ts';
import { olderAct } from './liens.ts';
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

/** An act that came before, as those that name it look at it. */
export interface ActePasse {
  readonly id: string;
  readonly numero: string | null;
  readonly garde: readonly TexteGarde[];
  /** Where it is written. */
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
  /** An older act that is named by its id: `null` when the records have none, `undefined` when they were not looked at. */
  readonly lie: (id: string) => ActePasse | null | undefined;
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
  lie: () => undefined,
  decisions: null,
};

/** P5 looks no further back. */
const REMEMBERED = 3;

/** What is kept of a séance for those after it: plain data, which may be written down and read again. */
export interface Souvenir {
  /** Slug of its body. */
  readonly corps: string;
  readonly seance: SeancePassee;
  /** Day of the earlier séance that it names, which its rules look at; `null` when it names none. */
  readonly precedente: string | null;
  /** Printed and internal numbers and ACTES ids of its acts, under the keys of `keysOf`. */
  readonly numeros: readonly (readonly [string, Place])[];
  readonly actes: readonly ActePasse[];
  /** Ids of the older acts that it names. */
  readonly liens: readonly string[];
}

/** All that a séance may see of those before it; plain data too. Same answer, same judgement. */
export interface Rappel {
  /** Séances of its body that were held, the latest first. */
  readonly tenues: readonly SeancePassee[];
  /** The séance of its body on the day that it names. */
  readonly precedente: SeancePassee | null;
  /** Its numbers that were given before. */
  readonly pris: readonly (readonly [string, Place])[];
  /** The older acts that it names; `null`: the records have none of that id. */
  readonly lies: readonly (readonly [string, ActePasse | null])[];
}

export function souvenirOf(lue: SeanceLue): Souvenir {
  const keys = keysOf(lue);
  const numeros = lue.points.flatMap((point): (readonly [string, Place])[] => {
    const { controle } = point.deliberation;
    const given = (key: (text: string) => string, text: string | null | undefined, path: readonly string[]) =>
      text == null ? [] : [[key(text), inPoint(point, path)] as const];
    return [
      ...given(keys.numero, point.numero, ['numero']),
      ...given(keys.interne, controle?.numero_interne, ['controle', 'numero_interne']),
      ...given(keys.acte, controle?.acte, ['controle', 'acte']),
    ];
  });
  const precedente = lue.seance.convocation?.seance_precedente ?? null;
  return {
    corps: lue.assemblee.id,
    seance: past(lue),
    precedente,
    numeros,
    actes: lue.points.flatMap(({ id, numero, deliberation, source }) =>
      id === null ? [] : { id, numero, garde: gardeOf(deliberation), place: source.place([]) },
    ),
    liens: lue.points.flatMap(({ deliberation }) => olderAct(deliberation)?.acte ?? []),
  };
}

/** A memory of the séances told to it, in the order of their dates. */
export interface Memory {
  readonly recall: (souvenir: Souvenir) => Rappel;
  readonly retain: (souvenir: Souvenir) => void;
}

export function openMemory(): Memory {
  const bodies = new Map<
    string,
    { readonly all: Map<string, SeancePassee>; tenues: readonly SeancePassee[] }
  >();
  const numbers = new Map<string, Place>();
  const acts = new Map<string, ActePasse>();
  const bodyOf = ({ corps }: Souvenir) => {
    const known = bodies.get(corps) ?? { all: new Map<string, SeancePassee>(), tenues: [] };
    bodies.set(corps, known);
    return known;
  };
  return {
    recall(souvenir) {
      const { all, tenues } = bodyOf(souvenir);
      return {
        tenues,
        precedente: (souvenir.precedente === null ? undefined : all.get(souvenir.precedente)) ?? null,
        pris: souvenir.numeros.flatMap(([key]) => {
          const place = numbers.get(key);
          return place === undefined ? [] : [[key, place] as const];
        }),
        lies: souvenir.liens.map((id) => [id, acts.get(id) ?? null] as const),
      };
    },
    retain(souvenir) {
      const body = bodyOf(souvenir);
      const { seance } = souvenir;
      body.all.set(seance.date, seance);
      if (seance.etat === 'tenue' || seance.etat === 'en-cours')
        body.tenues = [seance, ...body.tenues].slice(0, REMEMBERED);
      for (const [key, place] of souvenir.numeros) if (!numbers.has(key)) numbers.set(key, place);
      for (const acte of souvenir.actes) acts.set(acte.id, acte);
    },
  };
}

/** What the rules may ask about the séances before one; `decisions`: those of all bodies, `null` when not looked at. */
export function passeOf(
  lue: SeanceLue,
  { tenues, precedente, pris, lies }: Rappel,
  decisions: readonly DecisionLue[] | null,
): Passe {
  const keys = keysOf(lue);
  const taken = new Map(pris);
  const named = new Map(lies);
  const ofBody = decisions?.filter(({ assemblee }) => assemblee.id === lue.assemblee.id);
  return {
    tenues,
    seanceDu: (date) => (precedente?.date === date ? precedente : undefined),
    numero: (numero) => taken.get(keys.numero(numero)),
    interne: (numero) => taken.get(keys.interne(numero)),
    acte: (acte) => taken.get(keys.acte(acte)),
    lie: (id) => named.get(id),
    decisions:
      ofBody === undefined
        ? null
        : new Map(ofBody.map((decision) => [decision.decision.numero, decision] as const)),
  };
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
