/** How much a change weighs: what the act decides first, then what it tells, then how it looks. */
import type { Retouche } from './mots.ts';

export const GRAVITES = ['juridique', 'presentation', 'cosmetique'] as const;
export type Gravite = (typeof GRAVITES)[number];

/** What people call it. */
export const NOMS: Readonly<Record<Gravite, string>> = {
  juridique: 'Juridique',
  presentation: 'Présentation',
  cosmetique: 'Cosmétique',
};

/** Words that decide, the heaviest first (CGCT L. 2121-20, L. 2121-21: how an assembly decides; L. 2131-1: what makes it executory). */
const OPERATIVE: readonly (readonly [number, RegExp])[] = [
  [100, /(?<!\p{L})(?:d[ée]cid|arrêt[eé]|ordonn|autoris|approuv|adopt|rejet|d[ée]lib[ée]r[eé]r?(?!\p{L}))/iu],
  [
    80,
    /unanimit|majorit|(?<!\p{L})(?:voix|scrutin|abst[ei]n|contre(?!\p{L})|prononc|prend part|prennent part|vot(?:e|es|ent|er|é|ants?)(?!\p{L}))/iu,
  ],
  [70, /(?<!\p{L})(?:pouvoirs?|procurations?|quorum|[ée]lus?|[ée]lues?|désign\p{L}*)(?!\p{L})/iu],
  [60, /(?<!\p{L})(?:exécutoire|recours|tribunal|délai|transmis|publié|affich|certifi)/iu],
];
/** Figures, articles of law, and the values of fields: names, dates, numbers. */
const FIGURE = /(?:\p{N}|\bart(?:icle)?s?\b|⟨)/iu;

/** Properties that say where things stand on the sheet. */
const DRAWING = /^(?:color|letterSpacing|border|listStyle)/u;

/** Rank and weight: among changes of one rank the heavier comes first. */
export function pesee(retouches: readonly Retouche[]): { readonly gravite: Gravite; readonly poids: number } {
  const all = retouches.map(peseeDe);
  return all.reduce((most, each) => (outranks(each, most) ? each : most));
}

type Pesee = ReturnType<typeof pesee>;

function outranks(a: Pesee, b: Pesee): boolean {
  const [left, right] = [GRAVITES.indexOf(a.gravite), GRAVITES.indexOf(b.gravite)];
  return left < right || (left === right && a.poids > b.poids);
}

const VALEUR: Pesee = { gravite: 'juridique', poids: 50 };

function peseeDe({ genre, avant, retire, ajoute, phrase }: Retouche): Pesee {
  switch (genre) {
    case 'valeur': {
      const words = ofWords(retire, ajoute, phrase);
      // What a field says is never a matter of looks.
      return blankless(retire) === blankless(ajoute) ? words : outranks(words, VALEUR) ? words : VALEUR;
    }
    case 'mots':
      return ofWords(retire, ajoute, phrase);
    case 'pages':
      return { gravite: 'presentation', poids: 30 };
    case 'deplacement':
      return { gravite: 'presentation', poids: 20 };
    case 'feuille':
      return { gravite: 'presentation', poids: 25 };
    case 'forme':
      return DRAWING.test(avant)
        ? { gravite: 'cosmetique', poids: 1 }
        : { gravite: 'presentation', poids: 10 };
    case 'refus':
      break;
  }
  // Its words are what they were; it only has no room.
  return { gravite: 'presentation', poids: 1000 };
}

function ofWords(retire: string, ajoute: string, phrase: string): Pesee {
  // Spaces and signs alone change no word.
  if (blankless(retire) === blankless(ajoute)) return { gravite: 'cosmetique', poids: 2 };
  const changed = `${retire} ${ajoute}`;
  const own = OPERATIVE.find(([, words]) => words.test(changed));
  if (own !== undefined) return { gravite: 'juridique', poids: own[0] + 5 };
  const around = OPERATIVE.find(([, words]) => words.test(phrase));
  if (around !== undefined) return { gravite: 'juridique', poids: around[0] };
  if (FIGURE.test(changed)) return { gravite: 'juridique', poids: 40 };
  return { gravite: 'cosmetique', poids: 10 };
}

function blankless(text: string): string {
  return text.replaceAll(/[\s\p{P}]+/gu, '');
}
