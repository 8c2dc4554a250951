/** `greffe revue preparer`: what a change of printed form does to every act, before it does it. */
import { mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { readFleet } from '../../archive/fleet.ts';
import { byPlace } from '../../diagnostic.ts';
import { dit, propositionDe, texteDe, type BrancheVoisine, type Dossier } from '../../revue/dossier.ts';
import { ecran } from '../../revue/ecran.ts';
import { racine } from '../../revue/empreintes.ts';
import { openMemoire, type Memoire } from '../../revue/memoire.ts';
import type { Changement } from '../../revue/changements.ts';
import { EXIT } from '../exit.ts';
import { exists, findProject, reason, Unreachable, type Project } from '../project.ts';
import { report } from '../report.ts';
import { writeWhole } from '../write.ts';
import { comparer, famillesDe, type Compare, type Ville } from './comparer.ts';
import { openCote, type Cote } from './cote.ts';
import { auteurDe, dossierDe, fondsDe, type Fonds } from './fonds.ts';
import { approuveDe, lireRegistre } from './registre-file.ts';
import { changementsVus } from './temoins.ts';

export interface PreparerOptions {
  readonly de?: string;
  readonly a?: string;
  readonly archive?: string;
  readonly parc?: string;
  readonly auteur?: string;
  readonly sortie: string;
  readonly json?: boolean;
  readonly projet?: string;
}

/** Compares, writes the review and tells it. Returns the exit code. Throws `Unreachable`, `Altered`. */
export function preparer(options: PreparerOptions): number {
  const folder = resolve(options.sortie);
  const kept = join(folder, 'memoire.json');
  const memoire = openMemoire(exists(kept) ? readFileSync(kept, 'utf8') : '');
  const prepared = prepare(options, memoire);
  if (typeof prepared === 'number') return prepared;
  const { dossier } = prepared;
  mkdirSync(folder, { recursive: true });
  writeWhole(folder, 'revue.json', new TextEncoder().encode(`${JSON.stringify(dossier)}\n`));
  writeWhole(folder, 'revue.html', new TextEncoder().encode(pageDe(prepared)));
  writeWhole(folder, 'memoire.json', new TextEncoder().encode(memoire.texte()));
  if (options.json === true) process.stdout.write(`${JSON.stringify(dossier, null, 2)}\n`);
  else
    process.stdout.write(
      `${texteDe(dossier)}\n${String(prepared.found.composes)} documents mis en pages des deux côtés. La page de la revue : ${options.sortie}/revue.html.\n`,
    );
  return EXIT.sound;
}

/** The page of a review, whole: `greffe servir` may give it too. */
function pageDe({ dossier, found, villes }: Prepared): string {
  const { decisions } = lireRegistre(villes[0]!.project.root);
  return ecran(dossier, changementsVus(dossier, found, villes, decisions), parts());
}

/** A part of the page, from beside this file. */
function read(folder: string, name: string): string {
  return readFileSync(join(import.meta.dirname, folder, name), 'utf8');
}

/** The style, over what it shares with the desk, and the script of the page: parts of one script, which no tool need join. */
function parts(): Parameters<typeof ecran>[2] {
  const css = [
    ...['jetons.css', 'socle.css'].map((name) => read('../../web/page', name)),
    read('ecran', 'ecran.css'),
  ].join('\n');
  const scripts = ['dessin.js', 'decisions.js', 'ecran.js', 'touches.js'].map((name) => read('ecran', name));
  return { css, script: scripts.map((text) => text.replace("'use strict';\n", '')).join('\n') };
}

/** What was prepared, with what it was found from. */
interface Prepared {
  readonly dossier: Dossier;
  readonly found: Compare;
  readonly villes: readonly Ville[];
}

/** Compares the two sides; an exit code where a side's templates have a fault, which is told. Throws `Unreachable`. */
export function prepare(
  options: Omit<PreparerOptions, 'sortie'>,
  memoire: Memoire = openMemoire(''),
): Prepared | number {
  const villes = villesDe(options);
  const faults = new Map(
    villes.flatMap(({ de, a }) => {
      for (const side of [de, a]) for (const family of famillesDe(side)) side.pressOf(family);
      return [...de.fautes(), ...a.fautes()].map((each) => [JSON.stringify(each), each] as const);
    }),
  );
  if (faults.size > 0) {
    process.stderr.write(report([...faults.values()].sort(byPlace), (file) => textIn(villes, file)));
    return EXIT.refused;
  }
  const [first] = villes;
  if (first === undefined) throw new Unreachable('Aucune ville n’est nommée.');
  const found = comparer(villes, memoire);
  const proposition = propositionDe({
    de: { nom: first.de.nom, jeu: first.de.jeu },
    a: { nom: first.a.nom, jeu: first.a.jeu },
    saisie: racine(found.saisie),
    auteur: options.auteur ?? first.a.auteur ?? auteurDe(first.project.root) ?? 'auteur non dit',
    seules: villes.flatMap(({ nom, a }) => seulesDe(nom, a)),
    date: new Date().toISOString().slice(0, 10),
  });
  const changements = found.changements.map((each, i) => dit(each, i + 1, voisines(each, found)));
  return {
    dossier: { version: 1, proposition, comptes: found.comptes, eprouve: found.eprouve, changements },
    found,
    villes,
  };
}

/** The towns that are compared, with both sides of each. */
function villesDe(options: Omit<PreparerOptions, 'sortie'>): readonly Ville[] {
  if (options.parc === undefined) {
    const project = findProject('.', options.projet);
    return [villeDe('', project, options.archive ?? null, options)];
  }
  const { parc } = options;
  let text: string;
  try {
    text = readFileSync(parc, 'utf8');
  } catch (error) {
    throw new Unreachable(`${parc} est illisible : ${reason(error)}.`);
  }
  const { towns, wrong } = readFleet(text);
  if (wrong.length > 0) throw new Unreachable(`${parc} : la ligne ${wrong.join(', ')} ne se lit pas.`);
  const base = dirname(resolve(parc));
  const names = towns.map(({ project }) => basename(project));
  // Two towns in folders of one name are told apart by their paths.
  const nameOf = (project: string): string =>
    names.filter((name) => name === basename(project)).length > 1 ? project : basename(project);
  return towns.map(({ project, archive }) =>
    villeDe(nameOf(project), findProject('.', resolve(base, project)), resolve(base, archive), options),
  );
}

function villeDe(
  nom: string,
  project: Project,
  archive: string | null,
  { de, a }: Pick<PreparerOptions, 'de' | 'a'>,
): Ville {
  const own = a === undefined ? dossierDe(project.root, 'dossier de travail') : fondsDe(project.root, a);
  const before =
    de === undefined
      ? (approuveDe(project.root) ?? fondsDe(project.root, 'HEAD'))
      : fondsDe(project.root, de);
  const families = famillesOf(project, [own, before]);
  return {
    nom,
    project,
    archive,
    de: openCote(project, before, families),
    a: openCote(project, own, families),
  };
}

/** Bodies with a single agent, who approves what he proposes. */
export function seulesDe(ville: string, { assemblees }: Pick<Cote, 'assemblees'>): string[] {
  return assemblees
    .filter(({ bytes }) => /^approbation:[ \t]*seule\b/mu.test(new TextDecoder().decode(bytes)))
    .map(({ nom }) => (ville === '' ? nom : `${ville}/${nom}`));
}

export function famillesOf(project: Project, sides: readonly Fonds[]): readonly string[] {
  const inside = project.records === realpathSync(project.root) ? 'assemblees' : 'records/assemblees';
  return [
    ...new Set(
      sides.flatMap((side) =>
        famillesDe({
          assemblees: side
            .files(inside)
            .filter((path) => path.endsWith('.yaml'))
            .map((path) => ({ file: path, nom: '', bytes: side.read(path) })),
        }),
      ),
    ),
  ].sort();
}

/** Branches of the file of a change, near its line. */
function voisines({ retouches }: Changement, { vues }: Compare): BrancheVoisine[] {
  const files = new Set(retouches.map(({ fichier }) => fichier));
  return [...vues]
    .filter(([key]) => files.has(key.replace(/:\d+:\d+:\w+$/u, '')))
    .map(([key, vue]) => ({ ecrite: key, vue }))
    .slice(0, 40);
}

function textIn(villes: readonly Ville[], file: string): string | undefined {
  const name = file.replace(/^.*templates\//u, '');
  return villes
    .map(({ a, de }: { a: Cote; de: Cote }) => a.textes.get(name) ?? de.textes.get(name))
    .find((text) => text !== undefined);
}
