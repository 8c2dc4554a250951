/** Every act of one or several towns, and every cell of the matrix, before and after. One séance at a time is held. */
import { basename } from 'node:path';
import { standing } from '../../archive/state.ts';
import {
  acts,
  branchesIn,
  essaisOf,
  openRecords,
  regardOf,
  type Readable,
  type Regard,
} from '../../pipeline.ts';
import { compare } from '../../revue/comparaison.ts';
import { openRecueil, type Changement, type Comptes } from '../../revue/changements.ts';
import type { Memoire } from '../../revue/memoire.ts';
import type { Eprouve } from '../../revue/dossier.ts';
import { archiveAt } from '../archive/hold.ts';
import { readState } from '../archive/journal-file.ts';
import { readDecisionsOf, readDossier } from '../files.ts';
import type { Project } from '../project.ts';
import { select, yearsOf } from '../select.ts';
import { familyNamed, familyOf } from '../templates.ts';
import type { Cote } from './cote.ts';

/** A town whose acts are compared. */
export interface Ville {
  /** '' when it is alone. */
  readonly nom: string;
  readonly project: Project;
  readonly archive: string | null;
  readonly de: Cote;
  readonly a: Cote;
}

/** What was found. */
export interface Compare {
  readonly changements: readonly Changement[];
  readonly comptes: Comptes;
  readonly eprouve: Eprouve;
  /** Branches by key of `branchesIn`, and what takes each. */
  readonly vues: ReadonlyMap<string, 'archive' | 'essai' | 'jamais'>;
  /** Documents that were laid out, both sides: all others were known to print the same. */
  readonly composes: number;
  readonly saisie: readonly string[];
  /** Both sides of one document, anew. */
  readonly revoir: (id: string) => Revu;
}

export interface Revu {
  readonly before: Regard | null;
  readonly after: Regard | null;
  /** Of an act: what makes its files. */
  readonly acte: { readonly ville: Ville; readonly before: Readable | null; readonly after: Readable } | null;
}

/** Compares; what `memoire` knows is not laid out again. */
export function comparer(villes: readonly Ville[], memoire: Memoire): Compare {
  const recueil = openRecueil();
  const archive = new Set<string>();
  const essai = new Set<string>();
  const saisie: string[] = [];
  const essais = new Map<string, () => { before: Regard | null; after: Regard | null }>();
  let composes = 0;
  const take = (
    id: string,
    about: { readonly essai: boolean; readonly delivre: boolean },
    before: Regard | null,
    after: Regard,
  ): void => {
    for (const branch of after.branches) (about.essai ? essai : archive).add(branch);
    const known = before === null || before.key === after.key ? undefined : memoire.de(before.key, after.key);
    const found = known ?? compare(before, after);
    if (found !== null && known === undefined) {
      composes++;
      if (before !== null) memoire.retenir(before.key, after.key, found);
    }
    recueil.take({ id, ...about, longueur: after.length, branches: after.branches }, found);
  };
  for (const ville of villes) {
    const issued = delivresDe(ville.archive);
    for (const { id, read, point, before } of actes(ville)) {
      saisie.push(id);
      const [a, b] = [before, read].map((each, i) => vu(i === 0 ? ville.de : ville.a, each, point));
      if (b !== null && b !== undefined) take(id, { essai: false, delivre: issued.has(point) }, a ?? null, b);
    }
  }
  // Families that several towns share are tried once.
  const tried = new Set<string>();
  for (const { de, a } of villes)
    for (const family of famillesDe(a)) {
      const key = `${family} ${de.jeu.modeles} ${a.jeu.modeles}`;
      if (tried.has(key)) continue;
      tried.add(key);
      const [before, after] = [de.pressOf(family), a.pressOf(family)];
      if (after === null) continue;
      const old = new Map(before === null ? [] : essaisOf(before).map((each) => [each.id, each]));
      for (const { id, plaque, regard } of essaisOf(after)) {
        const name = `${family} / ${id}`;
        const both = () => {
          const seen = regard();
          const other = old.get(id);
          return { before: other?.plaque === plaque ? seen : (other?.regard() ?? null), after: seen };
        };
        essais.set(name, both);
        const sides = both();
        take(name, { essai: true, delivre: false }, sides.before, sides.after);
      }
    }
  const vues = new Map<string, 'archive' | 'essai' | 'jamais'>();
  for (const { a } of villes)
    for (const family of famillesDe(a)) {
      const press = a.pressOf(family);
      for (const key of press === null ? [] : branchesIn(press).keys())
        vues.set(key, archive.has(key) ? 'archive' : essai.has(key) ? 'essai' : 'jamais');
    }
  const count = (what: string): number => [...vues.values()].filter((each) => each === what).length;
  return {
    changements: recueil.changements(),
    comptes: recueil.comptes(),
    eprouve: { archive: count('archive'), essai: count('essai'), nulle: count('jamais') },
    vues,
    composes,
    saisie,
    revoir(id) {
      const cell = essais.get(id)?.();
      if (cell !== undefined) return { ...cell, acte: null };
      for (const ville of villes) {
        const prefix = ville.nom === '' ? '' : `${ville.nom}/`;
        if (!id.startsWith(prefix)) continue;
        const point = id.slice(prefix.length);
        for (const each of actes(ville, point.slice(0, point.lastIndexOf('_'))))
          if (each.point === point)
            return {
              before: vu(ville.de, each.before, point),
              after: vu(ville.a, each.read, point),
              acte: { ville, before: each.before, after: each.read },
            };
      }
      return { before: null, after: null, acte: null };
    },
  };
}

const show = (absolute: string): string => absolute;

/** An act of a town, read with the settings of both sides. */
interface Lu {
  readonly id: string;
  readonly point: string;
  readonly read: Readable;
  readonly before: Readable | null;
}

function* actes(ville: Ville, only: string | null = null): Generator<Lu> {
  const { project, de, a, nom } = ville;
  const decisions = yearsOf(project).flatMap((year) => readDecisionsOf(project, year, show)?.read ?? []);
  const isSame = de.jeu.reglages === a.jeu.reglages && sameBodies(de, a);
  const after = openRecords(a.assemblees, decisions, a.logos);
  const before = isSame ? null : openRecords(de.assemblees, decisions, de.logos);
  for (const { folder } of select(project, [])) {
    if (only !== null && basename(folder) !== only) continue;
    const dossier = readDossier(project, folder, show).read;
    const read = after.read(dossier);
    const { lue } = read;
    if (lue === null) continue;
    const old = before === null ? read : before.read(dossier);
    for (const point of acts(lue)) {
      if (point.id === null) continue;
      yield {
        id: nom === '' ? point.id : `${nom}/${point.id}`,
        point: point.id,
        read: { ...read, lue },
        before: old.lue === null ? null : { ...old, lue: old.lue },
      };
    }
  }
}

function sameBodies(de: Cote, a: Cote): boolean {
  return (
    de.assemblees.length === a.assemblees.length &&
    de.assemblees.every(({ nom, bytes }, i) => {
      const other = a.assemblees[i];
      return other !== undefined && other.nom === nom && Buffer.compare(other.bytes, bytes) === 0;
    })
  );
}

function vu(cote: Cote, read: Readable | null | undefined, id: string): Regard | null {
  if (read === null || read === undefined) return null;
  const press = cote.pressOf(familyOf(read.lue));
  const point = acts(read.lue).find((each) => each.id === id);
  return press === null || point === undefined ? null : regardOf(read, point, press);
}

/** The families that the bodies name, and the usual one. */
export function famillesDe(cote: Pick<Cote, 'assemblees'>): readonly string[] {
  const named = cote.assemblees.map(({ bytes }) =>
    familyNamed(/^modele:[ \t]*([a-z0-9-]+)/mu.exec(new TextDecoder().decode(bytes))?.[1] ?? null),
  );
  return [...new Set(named)].sort();
}

/** Acts that stand in an archive as issued: they are not made again. */
function delivresDe(folder: string | null): ReadonlySet<string> {
  if (folder === null) return new Set();
  const { state } = readState(archiveAt(folder));
  return new Set([...state.entries.values()].filter((entry) => standing(entry) !== null).map(({ id }) => id));
}
