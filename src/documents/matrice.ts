/**
 * The cells of the wording: every situation that makes a template say something else, as facts of an invented document. Lawyers
 * read what is printed of each; a test holds that every question that a schema lets a template ask is answered both ways.
 */

/** A boolean, what a text says, how long a list is; `true` of what may be missing: it is there. */
export type Fait = boolean | number | string;

/** By path of the document: `vote.secret`, `presents` (a length), `presents.0.nom`. */
export type Faits = Readonly<Record<string, Fait>>;

/** Texts by the end of their path, the several of a list by rank. */
export type Exemples = Readonly<Record<string, readonly string[]>>;

/** One cell. */
export interface Cas {
  /** « vote : unanimité, scrutin secret » */
  readonly titre: string;
  readonly faits: Faits;
}

/** The same cells of a part of the document: `points.0`. */
export function sous(prefix: string, cas: readonly Cas[], more: Faits = {}): Cas[] {
  return cas.map(({ titre, faits }) => ({
    titre,
    faits: {
      ...more,
      ...Object.fromEntries(Object.entries(faits).map(([path, fait]) => [`${prefix}.${path}`, fait])),
    },
  }));
}

interface Gens {
  readonly nom: string;
  readonly feminin: boolean;
}

const [PAUL, ANNE, EVE] = [
  { nom: 'M. Paul MARTIN', feminin: false },
  { nom: 'Mme Anne DURAND', feminin: true },
  { nom: 'Mme Ève ROY', feminin: true },
] as const;

const QUI: Readonly<Record<string, readonly Gens[]>> = {
  'un homme': [PAUL],
  'une femme': [ANNE],
  'une femme et un homme': [ANNE, PAUL],
  'deux femmes': [ANNE, EVE],
};

/** A list of people, with whom words agree in gender and number. */
export function accordes(titre: string, liste: string, more: Faits = {}): Cas[] {
  return Object.entries(QUI).map(([qui, gens]) => ({
    titre: `${titre} : ${qui}`,
    faits: { ...more, ...listeDe(liste, gens), ...accordDe(liste, gens) },
  }));
}

/** A list of people, with whom words agree in number. */
export function comptes(titre: string, liste: string, cle = 'nom', more: Faits = {}): Cas[] {
  return [QUI['un homme'] ?? [], QUI['une femme et un homme'] ?? []].map((gens) => ({
    titre: `${titre} : ${gens.length === 1 ? 'un seul' : 'plusieurs'}`,
    faits: {
      ...more,
      ...(cle === 'nom' ? listeDe(liste, gens) : { [liste]: gens.length }),
      [`${accordAt(liste)}.pluriel`]: gens.length > 1,
    },
  }));
}

function listeDe(liste: string, gens: readonly Gens[]): Faits {
  return {
    [liste]: gens.length,
    ...Object.fromEntries(gens.map(({ nom }, i) => [`${liste}.${i}.nom`, nom])),
  };
}

function accordDe(liste: string, gens: readonly Gens[]): Faits {
  return {
    [`${accordAt(liste)}.pluriel`]: gens.length > 1,
    [`${accordAt(liste)}.feminin`]: gens.every(({ feminin }) => feminin),
  };
}

/** `elections.0.elus` agrees by `elections.0.accords.elus`. */
function accordAt(liste: string): string {
  return liste.replace(/([^.]+)$/u, 'accords.$1');
}

/** Someone, by the three forms of his name. */
export function personne(path: string, qui: 'homme' | 'femme' | 'sans civilité'): Faits {
  if (qui === 'homme') return { [path]: true };
  return qui === 'femme'
    ? {
        [`${path}.nom`]: 'Mme Anne DURAND',
        [`${path}.deNom`]: 'de Mme Anne DURAND',
        [`${path}.court`]: 'Mme DURAND',
        [`${path}.feminin`]: true,
      }
    : {
        [`${path}.nom`]: 'Anne DURAND',
        [`${path}.deNom`]: 'd’Anne DURAND',
        [`${path}.court`]: 'Anne DURAND',
        [`${path}.feminin`]: true,
      };
}

/** A vote whose figures are the same in its cells and in its sentences. */
export function chiffres(cas: readonly Cas[]): Cas[] {
  const figure = /^vote\.(pour|contre|abstention|nppv|refus|blancs|nuls)$/u;
  return cas.map(({ titre, faits }) => {
    const told = Object.entries(faits).flatMap(([path, fait]) => {
      const [, cote] = figure.exec(path) ?? [];
      return cote === undefined || !/^\d+$/u.test(String(fait))
        ? []
        : [[`vote.enPhrase.${cote}`, fait] as const];
    });
    return { titre, faits: { ...faits, ...Object.fromEntries(told) } };
  });
}

/** The same cells under longer titles. */
export function titled(head: string, cas: readonly Cas[]): Cas[] {
  return cas.map(({ titre, faits }) => ({ titre: `${head} ${titre}`, faits }));
}
