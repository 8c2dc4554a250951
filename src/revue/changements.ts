/**
 * Alike changes gathered as they come: ten thousand acts that differ by their names alone make one. Of each act no more is kept than
 * its name and a few numbers.
 */
import { signature, type Comparaison } from './comparaison.ts';
import { empreinte, empreinteDe, racine } from './empreintes.ts';
import { GRAVITES, pesee, type Gravite } from './gravite.ts';
import type { Retouche, Segment } from './mots.ts';

/** A document that is compared. */
interface Membre {
  /** Unique in the review: `ville/2024-09-12-bureau_01`, or a cell of the matrix. */
  readonly id: string;
  readonly essai: boolean;
  /** Issued: it will not be made again. */
  readonly delivre: boolean;
  readonly longueur: number;
  readonly branches: ReadonlySet<string>;
}

/** A change that is decided once. */
export interface Changement {
  /** What tells it, the same from one review to the next. */
  readonly cle: string;
  readonly gravite: Gravite;
  readonly poids: number;
  readonly retouches: readonly Retouche[];
  /** Acts of the archive that are drafts, those that were issued, cells of the matrix. */
  readonly actes: readonly string[];
  readonly delivres: readonly string[];
  readonly essais: readonly string[];
  readonly racineActes: string;
  readonly racineEssais: string;
  readonly avant: string;
  readonly apres: string;
  readonly temoins: readonly Temoin[];
  /** Some of its acts, with the line that changes. */
  readonly exemples: readonly Exemple[];
}

type Exemple = readonly [string, readonly Segment[]];

/** So many acts of a change are shown by their line; the others are named. */
const EXEMPLES = 200;

interface Temoin {
  readonly titre: 'Le plus court' | 'Le plus long' | 'Le plus rare';
  readonly id: string;
}

export interface Recueil {
  /** Takes what became of a document; `null`: it prints the same. */
  readonly take: (membre: Membre, found: Comparaison | null) => void;
  readonly changements: () => readonly Changement[];
  /** Documents that were compared. */
  readonly comptes: () => Comptes;
}

export interface Comptes {
  readonly compares: number;
  readonly inchanges: number;
  readonly delivres: number;
  readonly essais: number;
}

/** A document by the numbers of its changes. */
interface Fiche {
  readonly id: string;
  readonly essai: boolean;
  readonly delivre: boolean;
  readonly longueur: number;
  readonly branches: number;
  readonly retouches: readonly number[];
}

export function openRecueil(): Recueil {
  const retouches: Retouche[] = [];
  const exemples: Exemple[][] = [];
  const rank = new Map<string, number>();
  const fiches: Fiche[] = [];
  const sets = new Map<string, { readonly rank: number; readonly keys: readonly string[]; count: number }>();
  const comptes = { compares: 0, inchanges: 0, delivres: 0, essais: 0 };
  return {
    take({ id, essai, delivre, longueur, branches }, found) {
      if (essai) comptes.essais++;
      else comptes.compares++;
      const numbers = (found?.retouches ?? []).map((each) => {
        const key = signature(each);
        let number = rank.get(key);
        if (number === undefined) {
          rank.set(key, (number = retouches.length));
          retouches.push(each);
          exemples.push([]);
        } else retouches[number] = joined(retouches[number]!, each);
        if (each.segments.length > 0 && exemples[number]!.length < EXEMPLES)
          exemples[number]!.push([id, each.segments]);
        return number;
      });
      if (!essai && numbers.length === 0) comptes.inchanges++;
      if (delivre) comptes.delivres++;
      const key = [...branches].join('\n');
      let set = sets.get(key);
      if (set === undefined) sets.set(key, (set = { rank: sets.size, keys: [...branches], count: 0 }));
      set.count++;
      if (numbers.length > 0)
        fiches.push({ id, essai, delivre, longueur, branches: set.rank, retouches: numbers });
    },
    changements() {
      const rarity = raretes([...sets.values()]);
      const groups = groupes(retouches, fiches);
      return [...groups.values()]
        .map(({ numbers, members }) =>
          changement(
            numbers.map((n) => retouches[n]!),
            numbers.flatMap((n) => exemples[n]!),
            members,
            rarity,
          ),
        )
        .sort(byRisk);
    },
    comptes: () => comptes,
  };
}

/** The same change of another act: its places hold it together with what it was found with. */
function joined(known: Retouche, other: Retouche): Retouche {
  if (other.liens.every((lien) => known.liens.includes(lien))) return known;
  return { ...known, liens: [...new Set([...known.liens, ...other.liens])] };
}

/** How rare the rarest branch of each set of branches is. */
function raretes(
  sets: readonly { readonly keys: readonly string[]; readonly count: number }[],
): readonly number[] {
  const seen = new Map<string, number>();
  for (const { keys, count } of sets) for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + count);
  return sets.map(({ keys }) => keys.reduce((least, key) => Math.min(least, seen.get(key) ?? 0), Infinity));
}

/** Changes that share a place are one. */
function groupes(
  retouches: readonly Retouche[],
  fiches: readonly Fiche[],
): ReadonlyMap<number, { readonly numbers: number[]; readonly members: Fiche[] }> {
  const parent = retouches.map((_, i) => i);
  const top = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  const owner = new Map<string, number>();
  for (const [i, { liens }] of retouches.entries())
    for (const lien of liens) {
      const known = owner.get(lien);
      if (known === undefined) owner.set(lien, i);
      else parent[top(i)] = top(known);
    }
  const groups = new Map<number, { numbers: number[]; members: Fiche[] }>();
  for (const i of retouches.keys()) {
    const group = groups.get(top(i)) ?? { numbers: [], members: [] };
    group.numbers.push(i);
    groups.set(top(i), group);
  }
  for (const fiche of fiches)
    for (const each of new Set(fiche.retouches.map(top))) groups.get(each)!.members.push(fiche);
  return groups;
}

function changement(
  retouches: readonly Retouche[],
  exemples: readonly Exemple[],
  members: readonly Fiche[],
  rarity: readonly number[],
): Changement {
  const idsOf = (kept: (fiche: Fiche) => boolean): string[] =>
    members
      .filter(kept)
      .map(({ id }) => id)
      .sort();
  const all = idsOf(({ essai }) => !essai);
  const essais = idsOf(({ essai }) => essai);
  const chosen = temoins(members, rarity);
  // Of values, what they are is what is approved; the change itself is that the field is said otherwise.
  const cle = empreinteDe(
    retouches.map((each) =>
      each.genre === 'valeur' ? JSON.stringify(['valeur', each.liens[0]]) : signature(each),
    ),
  );
  return {
    cle,
    ...pesee(retouches),
    retouches,
    actes: idsOf(({ essai, delivre }) => !essai && !delivre),
    delivres: idsOf(({ delivre }) => delivre),
    essais,
    racineActes: racine(all),
    racineEssais: racine(essais),
    avant: empreinteDe(retouches.map(({ genre, avant }) => empreinte(`${genre}\0${avant}`))),
    apres: empreinteDe(retouches.map(({ genre, apres }) => empreinte(`${genre}\0${apres}`))),
    temoins: chosen,
    exemples: [...new Map(exemples.filter(([id]) => !chosen.some((each) => each.id === id))).entries()].slice(
      0,
      EXEMPLES,
    ),
  };
}

/** Acts before cells of the matrix, drafts before what was issued. */
function temoins(members: readonly Fiche[], rarity: readonly number[]): Temoin[] {
  const real = members.filter(({ essai, delivre }) => !essai && !delivre);
  const acts = real.length > 0 ? real : members.filter(({ essai }) => !essai);
  const first = acts.length > 0 ? acts : members;
  const best = (among: readonly Fiche[], measure: (fiche: Fiche) => number): Fiche | undefined =>
    among.reduce<Fiche | undefined>(
      (kept, each) => (kept === undefined || measure(each) < measure(kept) ? each : kept),
      undefined,
    );
  const taken = new Set<string>();
  return (
    [
      ['Le plus court', first, ({ longueur }: Fiche) => longueur],
      ['Le plus long', first, ({ longueur }: Fiche) => -longueur],
      ['Le plus rare', members, ({ branches }: Fiche) => rarity[branches] ?? 0],
    ] as const
  ).flatMap(([titre, among, measure]) => {
    const found = best(
      among.filter(({ id }) => !taken.has(id)),
      measure,
    );
    if (found === undefined) return [];
    taken.add(found.id);
    return [{ titre, id: found.id }];
  });
}

function byRisk(a: Changement, b: Changement): number {
  return (
    GRAVITES.indexOf(a.gravite) - GRAVITES.indexOf(b.gravite) ||
    b.poids - a.poids ||
    b.actes.length - a.actes.length ||
    (a.cle < b.cle ? -1 : 1)
  );
}
