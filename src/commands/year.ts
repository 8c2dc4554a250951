/** A year of the records, as the register wants it: séances and decisions of a body, and what is printed of them. */
import { join, relative, sep } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import {
  dealt,
  inscriptions,
  isMadeOf,
  readFeuillets,
  VOLUME,
  type ImpressionLue,
  type Press,
  type Register,
  type SeanceLue,
} from '../pipeline.ts';
import { attempt, exists, findProject, isFolder, Unreachable, type Project } from './project.ts';
import { isRefused, openShop, refusedFiles, type Asked, type Shop } from './shop.ts';
import { familyOf, loadPresses } from './templates.ts';

export interface Year extends Pick<Shop, 'project' | 'seances' | 'decisions' | 'textOf'> {
  readonly annee: string;
  /** All faults of the year. */
  readonly faults: readonly Diagnostic[];
  /** By body. */
  readonly impressions: ReadonlyMap<string, readonly ImpressionLue[]>;
}

/** Reads a year of the project around the working directory, or of `given`. Throws `Unreachable`. */
export function openYear(annee: string, given: string | undefined, start = '.'): Year {
  const project = findProject(start, given);
  const folder = join(project.records, annee);
  if (!/^\d{4}$/u.test(annee) || !isFolder(folder))
    throw new Unreachable(`La saisie n’a pas d’année ${annee} : ${folder} n’existe pas.`);
  const shop = openShop([relative('.', folder) || '.'], project.root);
  const printed = readPrinted(project, folder);
  return {
    project,
    annee,
    seances: shop.seances,
    decisions: shop.decisions,
    faults: [...shop.faults, ...printed.faults],
    impressions: printed.impressions,
    textOf: (file) => (file === printed.shown ? printed.text : shop.textOf(file)),
  };
}

function readPrinted(
  project: Project,
  folder: string,
): ReturnType<typeof readFeuillets> & { readonly shown: string; readonly text: string } {
  const path = join(folder, 'feuillets.yaml');
  const shown = relative('.', path).split(sep).join('/');
  if (!exists(path)) return { impressions: new Map(), faults: [], shown, text: '' };
  const bytes = attempt(project.bounds, path);
  if (typeof bytes === 'string') throw new Unreachable(`${shown} ${bytes}.`);
  return { ...readFeuillets({ file: shown, bytes }), shown, text: new TextDecoder().decode(bytes) };
}

/** The bodies that have a séance to inscribe, or a decision. */
export function bodiesIn(year: Year): readonly string[] {
  const seances = year.seances.flatMap(({ lue }) =>
    lue !== null && isMadeOf('registre', lue) ? lue.assemblee.id : [],
  );
  return [...new Set([...seances, ...ofYear(year).map(({ assemblee }) => assemblee.id)])].sort();
}

function ofYear({ annee, decisions }: Year): Year['decisions'] {
  return decisions.filter(({ id }) => id.startsWith(`${annee}-`));
}

/** The faults of a year that are of these bodies, or of nobody's: another body does not hold up their register. */
export function faultsOf({ seances, faults, annee }: Year, bodies: readonly string[]): readonly Diagnostic[] {
  const isTheirs = ({ lue, folder }: Asked): boolean =>
    lue === null
      ? bodies.some((body) => folder.startsWith(`${annee}/`) && folder.includes(`-${body}`))
      : bodies.includes(lue.assemblee.id);
  const theirs = new Set(seances.filter(isTheirs).flatMap((asked) => asked.faults.map(keyOf)));
  const files = new Set(seances.flatMap((asked) => asked.faults.map(({ place }) => place.file)));
  const isOthers = (file: string): boolean => {
    const [, name] = /assemblees\/([a-z0-9-]+)\.yaml$/u.exec(file) ?? [];
    return files.has(file) || (name !== undefined && !bodies.includes(name));
  };
  return faults.filter((each) => theirs.has(keyOf(each)) || !isOthers(each.place.file));
}

function keyOf(found: Diagnostic): string {
  return JSON.stringify(found);
}

/** The register of a body, and what it is made with; `null` where something is at fault. */
export interface Bound {
  readonly register: Register | null;
  readonly press: Press | null;
  /** Beside those of the year. */
  readonly faults: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

export function registerOf(year: Year, body: string): Bound {
  const none = { register: null, press: null, texts: new Map<string, string>() };
  const refused = refusedFiles(year.faults);
  const seances = year.seances.flatMap((asked) => toInscribe(asked, body));
  const isWhole = year.seances.every((asked) => isReadable(asked, body, refused));
  const decisions = ofYear(year).filter(({ assemblee }) => assemblee.id === body);
  if (!isWhole || decisions.some(({ source }) => refused.has(source.file))) return { ...none, faults: [] };
  const printed = year.impressions.get(body) ?? [];
  const ordered = inscriptions(seances, decisions, printed);
  if (ordered.faults.length > 0 || ordered.inscriptions.length === 0)
    return { ...none, faults: ordered.faults };
  const lues = seances.map(({ lue }) => lue);
  const { of, faults, texts } = loadPresses(year.project, lues, VOLUME);
  const last = lues.at(-1);
  const press = last === undefined ? [...of.values()][0] : of.get(familyOf(last));
  if (press == null) return { ...none, faults, texts };
  const { register, faults: found } = dealt(year.annee, ordered.inscriptions, printed, press);
  return { register, press, faults: found, texts };
}

function toInscribe(asked: Asked, body: string): readonly (Asked & { lue: SeanceLue })[] {
  const { lue } = asked;
  return lue !== null && lue.assemblee.id === body && isMadeOf('registre', lue) ? [{ ...asked, lue }] : [];
}

/** A séance that cannot be read may be of this body: its sheets cannot be told. */
function isReadable({ lue, illisibles, folder }: Asked, body: string, refused: ReadonlySet<string>): boolean {
  if (lue === null) return !folder.includes(`-${body}`);
  if (lue.assemblee.id !== body || !isMadeOf('registre', lue)) return true;
  return illisibles.length === 0 && !lue.points.some((point) => isRefused(lue, point, refused));
}

/**
 * On which sheet of the register of its year each of these séances begins, by id: what comes before it tells. A register that
 * cannot be dealt out gives none, and its faults.
 */
export function firstSheets(
  project: Project,
  lues: readonly SeanceLue[],
): {
  sheets: ReadonlyMap<string, number>;
  faults: readonly Diagnostic[];
  texts: ReadonlyMap<string, string>;
} {
  const sheets = new Map<string, number>();
  const faults: Diagnostic[] = [];
  const texts = new Map<string, string>();
  for (const [annee, some] of Map.groupBy(lues, ({ id }) => id.slice(0, 4))) {
    const year = openYear(annee, project.root);
    for (const body of new Set(some.map(({ assemblee }) => assemblee.id))) {
      const { register, faults: ofRegister } = registerOf(year, body);
      // Where the register says nothing itself, another séance of the year keeps it from being dealt out.
      const found = register === null && ofRegister.length === 0 ? year.faults : ofRegister;
      faults.push(...found);
      for (const { file } of found.map(({ place }) => place)) {
        const text = year.textOf(file);
        if (text !== undefined) texts.set(file, text);
      }
      for (const { id, from } of register?.placed ?? []) sheets.set(id, from);
    }
  }
  return { sheets, faults, texts };
}
