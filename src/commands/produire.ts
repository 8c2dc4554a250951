/** `greffe produire`: the documents of the séances asked for, by default the extracts, each proved before it gets its name. */
import { join, resolve, sep } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import {
  acts,
  isExecutory,
  isMadeOf,
  isPublishable,
  isSeanceKind,
  make,
  type ActKind,
  type DocumentKind,
  type Made,
  type PointLu,
  type Press,
  type SeanceKind,
  type SeanceLue,
} from '../pipeline.ts';
import { copyAnnexes, type Copied } from './annexes.ts';
import { leftFromBefore } from './before.ts';
import type { Adresse } from '../pipeline/adresses.ts';
import { EXIT } from './exit.ts';
import { lettersOf } from './letters.ts';
import { progress } from './progress.ts';
import { findingsJson, plural, refuses, report, tally, type TextOf } from './report.ts';
import { isRefused, openShop, refusedFiles, type Asked } from './shop.ts';
import { familyOf, loadPresses } from './templates.ts';
import { writeWhole } from './write.ts';
import { firstSheets } from './year.ts';

export interface ProduireOptions {
  readonly sortie: string;
  /** Kinds to make; the extracts when it is not given. */
  readonly document?: readonly DocumentKind[];
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly projet?: string;
  /** Table of where the members live: convocations and their dossiers are then addressed, one file a person. */
  readonly coordonnees?: string;
}

/** A document to make: of an act, or of a whole séance (`point` is `null`). */
interface Work {
  readonly seance: Asked & { readonly lue: NonNullable<Asked['lue']> };
  readonly point: PointLu | null;
  readonly wanted: PointLu | SeanceKind;
  /** Which copy of an act. */
  readonly copy: ActKind;
  /** Whom it is addressed to; `null`: to all. */
  readonly adresse: Adresse | null;
}

/** A document written: what was made, and where, below the output folder. */
interface Written extends Omit<Made, 'bytes' | 'source'>, Omit<Work, 'wanted' | 'copy' | 'adresse'> {
  readonly file: string;
  /** Its annexes, copied beside it. */
  readonly annexes: readonly Copied[];
  /** Milliseconds from record to file. */
  readonly ms: number;
}

export interface Production {
  readonly written: readonly Written[];
  /** How many documents could not be made. */
  readonly refused: number;
  readonly faults: readonly Diagnostic[];
  /** Text of a record or of a template by its shown name. */
  readonly textOf: TextOf;
  /** By family of templates. */
  readonly presses: ReadonlyMap<string, Press | null>;
}

/** Makes and tells. Returns the exit code. */
export async function produire(paths: readonly string[], options: ProduireOptions): Promise<number> {
  const production = await produce(paths, options);
  const { written, faults } = production;
  if (options.json === true) {
    const documents = written.map(({ id, kind, file, pages, sha256, projet, annexes }) => ({
      id,
      document: kind,
      file,
      pages,
      sha256,
      project: projet,
      annexes,
    }));
    process.stdout.write(`${JSON.stringify({ documents, findings: findingsJson(faults) }, null, 2)}\n`);
  } else process.stdout.write(summary(production, options.sortie));
  return refuses(faults, options.strict === true) ? EXIT.refused : EXIT.sound;
}

/** « 5 actes dans sortie, 1 refusé : 2 erreurs. » */
export function summary({ written, refused, faults }: Production, sortie: string): string {
  const what = written.every(({ kind }) => kind === 'extrait') ? 'acte' : 'document';
  const made = written.length === 0 ? 'Aucun acte produit' : `${plural(written.length, what)} dans ${sortie}`;
  const not = refused === 0 ? '' : `, ${plural(refused, 'refusé')}`;
  return `${made}${not} : ${tally(faults)}.\n`;
}

/**
 * Makes and writes all that can be made: a séance at fault does not stop the others. Unless the answer is to be JSON, the
 * faults of the records are told first, then each act as it is made. Throws `Unreachable`.
 */
export async function produce(paths: readonly string[], options: ProduireOptions): Promise<Production> {
  const shop = openShop(paths, options.projet);
  const kinds = options.document ?? ['extrait'];
  const lues = shop.seances.flatMap(({ lue }) => lue ?? []);
  const {
    of: presses,
    faults: ofTemplate,
    texts,
  } = loadPresses(
    shop.project,
    lues,
    kinds.filter((kind) => kind !== 'extrait'),
  );
  const register = kinds.includes('registre')
    ? firstSheets(
        shop.project,
        lues.filter((lue) => isMadeOf('registre', lue)),
      )
    : NO_REGISTER;
  const textOf: TextOf = (file) => shop.textOf(file) ?? texts.get(file) ?? register.texts.get(file);
  const isNew = firstTime();
  const letters = await lettersOf(shop.project, lues, options.coordonnees);
  const known = [...shop.faults, ...ofTemplate, ...register.faults, ...letters.faults].filter(isNew);
  const isTold = options.json !== true;
  if (isTold) process.stderr.write(report(known, textOf));
  const asked = shop.seances.reduce((sum, seance) => sum + countOf(seance, kinds), 0);
  const root = resolve(options.sortie);
  const written: Written[] = [];
  const found: Diagnostic[] = [];
  const refused = refusedFiles(known);
  const collective = shop.seances.flatMap((seance) => toMake(seance, kinds, refused));
  const work = collective.flatMap((each) => addressed(each, letters.of));
  const wanted = asked + work.length - collective.length;
  const bar = await progress(isTold ? work.length : 0, 'actes produits');
  try {
    for (const { seance, point, wanted: each, copy, adresse } of work) {
      const press = presses.get(familyOf(seance.lue)) ?? null;
      const feuillet = each === 'registre' ? register.sheets.get(seance.lue.id) : 1;
      if (press === null || feuillet === undefined) continue;
      const start = performance.now();
      const { made, faults: all } = make(seance, each, press, copy, feuillet, adresse?.destinataire);
      // A name that cannot be printed is told once, not in each of its acts.
      const faults = all.filter(isNew);
      found.push(...faults);
      if (isTold && faults.length > 0) bar.print(report(faults, textOf), process.stderr);
      if (made !== null) {
        const { bytes, source: _, ...rest } = made;
        const whom = adresse === null ? '' : `.${adresse.membre}`;
        const file = `${seance.folder}/${made.id}${whom}.${made.kind}.pdf`;
        writeWhole(root, file, bytes);
        const naming = point === null ? namedIn(made.kind, seance.lue) : [point];
        const copies = naming.map((one) => copyAnnexes(shop.project, seance.folder, one, copy, root));
        const annexes = copies.flatMap(({ copied }) => copied);
        const unread = copies.flatMap(({ faults: some }) => some);
        found.push(...unread);
        if (isTold && unread.length > 0) bar.print(report(unread, textOf), process.stderr);
        const act = { ...rest, file, annexes, seance, point, ms: performance.now() - start };
        written.push(act);
        if (isTold) bar.print(line(act, options.sortie), process.stdout);
      }
      await bar.step();
    }
  } finally {
    bar.end();
  }
  const whole = shop.seances.filter(({ points }) => points === null).map(({ folder }) => folder);
  const stale = leftFromBefore(
    options.sortie,
    whole,
    kinds,
    new Set(written.flatMap(({ file, annexes }) => [file, ...annexes.map((each) => each.file)])),
  );
  if (isTold) process.stderr.write(report(stale, textOf));
  found.push(...stale);
  return { written, refused: wanted - written.length, faults: [...known, ...found], textOf, presses };
}

/** A convocation and its dossier go to each member whose address is known, or to all. */
function addressed(work: Work, of: ReadonlyMap<string, readonly Adresse[]>): readonly Work[] {
  const letters = of.get(work.seance.lue.id);
  const isLetter = work.wanted === 'convocation' || work.wanted === 'dossier';
  return letters === undefined || !isLetter ? [work] : letters.map((adresse) => ({ ...work, adresse }));
}

/** The points whose annexes a document of a séance names. */
function namedIn(kind: DocumentKind, { points }: SeanceLue): readonly PointLu[] {
  return kind === 'dossier' ? points.filter(({ id }) => id !== null) : [];
}

/** Nothing of the register is asked for. */
const NO_REGISTER: ReturnType<typeof firstSheets> = { sheets: new Map(), faults: [], texts: new Map() };

/** « sortie/2025/2025-10-09-conseil/2025-10-09-conseil_01.extrait.pdf (3 pages) » */
function line({ file, pages, projet }: Written, sortie: string): string {
  const path = join(sortie, file).split(sep).join('/');
  return `${path} (${plural(pages, 'page')}${projet ? ', PROJET' : ''})\n`;
}

/** How many documents a séance is asked for: those that can be made, and those whose file cannot be read. */
function countOf({ lue, illisibles, points, files }: Asked, kinds: readonly DocumentKind[]): number {
  const ofSeance = kinds.filter((kind) => isSeanceKind(kind) && (lue === null || isMadeOf(kind, lue))).length;
  const copies = kinds.filter(isActKind);
  if (lue === null) return ofSeance + (copies.includes('extrait') ? (points?.size ?? files) : 0);
  const unread = copies.includes('extrait') ? illisibles : [];
  const ids = [...copies.flatMap((copy) => copiesOf(lue, copy)).map(({ id }) => id), ...unread];
  return ofSeance + ids.filter((id) => isAsked(id, points)).length;
}

function isActKind(kind: DocumentKind): kind is ActKind {
  return !isSeanceKind(kind);
}

/** The acts that a copy can be made of: an executory one when its days are known, a published one unless that is forbidden. */
function copiesOf(lue: SeanceLue, copy: ActKind): readonly PointLu[] {
  const isMade = {
    extrait: () => true,
    'extrait-executoire': (point: PointLu) => isExecutory(lue, point),
    'extrait-publie': isPublishable,
  };
  return acts(lue).filter(isMade[copy]);
}

/**
 * What can be made of a séance: the points asked for that make an act, unless an error that is not a mere irregularity
 * stands in the séance, its body, or the point's own file (an irregular act is made, and marked PROJET); a document of the
 * whole séance, unless such an error stands in any of its files.
 */
function toMake(asked: Asked, kinds: readonly DocumentKind[], refused: ReadonlySet<string>): readonly Work[] {
  const { lue, points, illisibles } = asked;
  if (lue === null) return [];
  const seance = { ...asked, lue };
  const isWhole = illisibles.length === 0 && !lue.points.some((point) => isRefused(lue, point, refused));
  return kinds.flatMap((kind): Work[] => {
    if (isSeanceKind(kind))
      return isWhole && isMadeOf(kind, lue)
        ? [{ seance, point: null, wanted: kind, copy: 'extrait', adresse: null }]
        : [];
    return copiesOf(lue, kind)
      .filter((point) => isAsked(point.id, points) && !isRefused(lue, point, refused))
      .map((point) => ({ seance, point, wanted: point, copy: kind, adresse: null }));
  });
}

/** Whether a fault is met for the first time. */
function firstTime(): (found: Diagnostic) => boolean {
  const told = new Set<string>();
  return ({ place, code, message }) => {
    const before = told.size;
    return told.add(JSON.stringify([place, code, message])).size > before;
  };
}

/** Whether the act is of one of the files asked for: `2024-09-12-bureau_01` of `01-budget.yaml`. */
function isAsked(id: string | null, files: ReadonlySet<string> | null): boolean {
  const nn = id?.split('_')[1] ?? '';
  return files === null || [...files].some((name) => name.startsWith(`${nn}-`));
}
