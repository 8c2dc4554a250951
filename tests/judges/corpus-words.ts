/** French that no one wrote: names and sentences of the shapes that acts have, drawn from a seeded source. */

/** Draws of one seed; the same seed gives the same draws on every machine. */
export interface Draw {
  /** A whole number from `low` to `high`, both possible. */
  readonly whole: (low: number, high: number) => number;
  readonly one: <T>(among: readonly T[]) => T;
  /** True once in `times`. */
  readonly rarely: (times: number) => boolean;
  readonly many: (count: number, make: (index: number) => string) => string[];
}

/** A source of draws (mulberry32). */
export function drawn(seed: number): Draw {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    whole,
    one: (among) => among[whole(0, among.length - 1)]!,
    rarely: (times) => whole(1, times) === 1,
    many: (count, make) => Array.from({ length: count }, (_, i) => make(i)),
  };
}

const CIVILITIES = ['Monsieur', 'Madame', 'M.\u00a0', 'Mme\u00a0'] as const;
const FIRST = [
  'Luc',
  'Ève',
  'Anne-Sophie',
  'Jean-Baptiste',
  'Marie-Hélène',
  'Théo',
  'Françoise',
  'Maximilien',
];
const LAST = [
  'ROY',
  'LÉ',
  'DE LA TOUR',
  'MARTIN-GENDRE',
  'BŒUF',
  'JUILLARD-RANDRIANARISOA',
  'D’ARGENSON',
  'CHÂTEAUNEUF-DU-RHÔNE',
  'PETIT',
  'EL HASSOUNI',
];

/** « Madame Anne-Sophie MARTIN-GENDRE » */
export function name(draw: Draw): string {
  const civility = draw.one(CIVILITIES);
  const first = draw.rarely(4) ? '' : `${draw.one(FIRST)} `;
  return `${civility}${civility.endsWith('\u00a0') ? '' : ' '}${first}${draw.one(LAST)}`;
}

const HEADS = [
  'La métropole',
  'Le conseil municipal',
  'L’établissement',
  'Cette convention',
  'Aujourd’hui, la commission',
];
const VERBS = [
  'approuve',
  'prend acte de',
  'met en œuvre',
  'accompagne',
  'subordonne à l’accord de l’État',
  'ne finance plus',
];
const THINGS = [
  'la prévention spécialisée',
  'l’aménagement du quartier',
  'les subventions de fonctionnement',
  'un avenant n°\u00a012',
  'le procès-verbal',
  'la redevance d’occupation du domaine public (RODP)',
  '«\u00a0Ville-Écoles\u202f»',
  'l’intercommunalité',
  'le rez-de-chaussée',
];
/** With elements in the line: the engines differ most where these begin. */
const MARKED = [
  'à compter du 1<sup>er</sup>\u00a0janvier',
  'et autorise <strong>madame la présidente</strong> à signer',
  'selon un calendrier <em>prévisionnel</em> révisable',
];
const TAILS = [
  'pour un montant de 12\u202f500\u00a0€',
  'dont 45,5\u00a0% à la charge de la collectivité',
  'au titre de l’année 2024',
  'conformément aux articles L.\u00a02121-29 et R.\u00a02121-9 du code',
  'sans préjudice des compétences départementales\u202f; à défaut, la clause est caduque',
  'en lien avec les habitants, les bailleurs et les associations',
  'tel que présenté ci-dessus',
  'et à y revenir\u00a0: voir l’annexe',
];

/** A sentence, with its full stop. */
export function sentence(draw: Draw): string {
  const parts = [draw.one(HEADS), draw.one(VERBS), draw.one(THINGS)];
  for (let more = draw.whole(0, 3); more > 0; more--) parts.push(draw.one(draw.rarely(12) ? MARKED : TAILS));
  return `${parts.join(' ')}.`;
}

/** Several of them. */
export function prose(draw: Draw, least: number, most: number): string {
  return draw.many(draw.whole(least, most), () => sentence(draw)).join(' ');
}

/** « 1 234,50 », « −80,00 » */
export function amount(draw: Draw): string {
  const euros = draw.whole(0, draw.one([9, 999, 999_999, 9_999_999]));
  const grouped = String(euros).replaceAll(/\B(?=(?:\d{3})+$)/g, '\u202f');
  return `${draw.rarely(6) ? '\u2212' : ''}${grouped},${draw.one(['00', '50', '37'])}`;
}
