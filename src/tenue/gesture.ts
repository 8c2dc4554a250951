/** What one line of quick entry says: values, names whole, before anything is written (records.md §8). */

/** `mandant` → `mandataire`, in the order typed. */
export type Pair = readonly [string, string];

/** Told for the whole séance. `null`: not told. */
export interface SeanceGesture {
  readonly on: 'seance';
  readonly absents: readonly string[];
  readonly excuses: readonly string[];
  /** There after all: no more absent, excused or represented. */
  readonly presents: readonly string[];
  readonly pouvoirs: readonly Pair[];
  /** titulaire → suppléant */
  readonly suppleants: readonly Pair[];
  readonly president: string | null;
  readonly secretaires: readonly string[];
  readonly convocation: string | null;
  readonly ouverture: string | null;
  readonly levee: string | null;
  /** Points, as the records write them: `3, 5-7`. */
  readonly huisClos: string | null;
  /** Why there was no quorum; an empty text: no reason is told. */
  readonly sansQuorum: string | null;
}

/** What happened before a point was taken up. */
export interface EventGesture {
  readonly on: 'evenement';
  readonly avant: string;
  readonly heure: string | null;
  readonly arrivees: readonly string[];
  readonly departs: readonly string[];
  readonly pouvoirs: readonly Pair[];
  readonly finsDePouvoir: readonly string[];
  readonly president: string | null;
  readonly secretaire: string | null;
  /** Hours from and to which the séance was suspended. */
  readonly suspension: Pair | null;
}

/** One side of a vote: a number, or names (slugs, `groupe:<slug>`). */
export type Side = number | readonly string[];
export const SIDES = ['pour', 'contre', 'abstention', 'refus', 'nppv'] as const;
export type SideName = (typeof SIDES)[number];

export interface VoteGesture {
  /** `null`: by show of hands, as usual; `unanimite`: said to be so; `sans`: none was taken; `rien`: what is written is taken away. */
  readonly mode: null | 'secret' | 'public' | 'unanimite' | 'sans' | 'rien';
  readonly sides: Readonly<Partial<Record<SideName, Side>>>;
  readonly blancs: number;
  readonly nuls: number;
}

/** What becomes of a point without a count of voices. */
export const FATES = {
  adoptee: 'adoptee',
  rejetee: 'rejetee',
  acte: 'pris-acte',
  ajournee: 'ajournee',
  retiree: 'retiree',
  renvoyee: 'renvoyee',
  sansobjet: 'sans-objet',
} as const;
type Fate = (typeof FATES)[keyof typeof FATES];

/** What happened at some points, and there alone. */
export interface PointGesture {
  readonly on: 'point';
  readonly points: readonly string[];
  readonly absents: readonly string[];
  readonly pouvoirs: readonly Pair[];
  /** Who stands aside, and by which text; an empty text: none is told. */
  readonly deports: readonly Pair[];
  readonly president: string | null;
  readonly heure: string | null;
  readonly vote: VoteGesture | null;
  readonly resultat: Fate | null;
  readonly motif: string | null;
}

/** A point that was not on the agenda. */
interface AddedGesture {
  readonly on: 'ajout';
  readonly objet: string;
}

/** What is told of acts once the séance is over: signed, sent, received, published, posted, notified, on line, executory. */
export const CONTROL_WORDS = [
  'signe',
  'envoi',
  'recu',
  'publie',
  'affiche',
  'notifie',
  'ligne',
  'exec',
] as const;
type ControlWord = (typeof CONTROL_WORDS)[number];

export interface ControlGesture {
  readonly on: 'controle';
  /** Labels; `null`: all the acts of the séance. */
  readonly points: readonly string[] | null;
  readonly dates: Readonly<Partial<Record<ControlWord, string>>>;
}

export type Gesture = SeanceGesture | EventGesture | PointGesture | AddedGesture | ControlGesture;

export const NOTHING_ON_SEANCE: SeanceGesture = {
  on: 'seance',
  absents: [],
  excuses: [],
  presents: [],
  pouvoirs: [],
  suppleants: [],
  president: null,
  secretaires: [],
  convocation: null,
  ouverture: null,
  levee: null,
  huisClos: null,
  sansQuorum: null,
};

export const NOTHING_HAPPENED: Omit<EventGesture, 'avant'> = {
  on: 'evenement',
  heure: null,
  arrivees: [],
  departs: [],
  pouvoirs: [],
  finsDePouvoir: [],
  president: null,
  secretaire: null,
  suspension: null,
};

export const NOTHING_AT_POINT: Omit<PointGesture, 'points'> = {
  on: 'point',
  absents: [],
  pouvoirs: [],
  deports: [],
  president: null,
  heure: null,
  vote: null,
  resultat: null,
  motif: null,
};
