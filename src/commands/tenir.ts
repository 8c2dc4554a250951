/** `greffe tenir`: a séance is written down line by line as it is held; each line is on the disk before the next is asked for. */
import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Diagnostic } from '../diagnostic.ts';
import { closed, echoOf, etatOf, presence, type DossierEcrit, type SeanceLue } from '../pipeline.ts';
import type { Gesture } from '../tenue/gesture.ts';
import { linesOf } from '../tenue/diff.ts';
import { keep, type Change } from '../tenue/keep.ts';
import { readLine } from '../tenue/line.ts';
import { lineOf } from '../tenue/print.ts';
import { statusAt, statusLine, type Status } from '../tenue/status.ts';
import { clore } from './clore.ts';
import { openDialogue } from './dialogue.ts';
import { EXIT } from './exit.ts';
import { findProject, list, Unreachable } from './project.ts';
import { report } from './report.ts';
import { yearsOf } from './select.ts';
import { openShop, type Shop } from './shop.ts';
import { familyOf, loadPresses } from './templates.ts';
import { replaceWhole, writeWhole } from './write.ts';

export interface TenirOptions {
  readonly json?: boolean;
  readonly projet?: string;
}

/** What became of a line. */
interface Answer {
  readonly line: string;
  /** The line as it was read, names whole; `null`: it could not be. */
  readonly read: string | null;
  /** Why nothing was written; `null`: it was, or there was nothing to write. */
  readonly refused: string | null;
  readonly changes: readonly { readonly file: string; readonly diff: readonly string[] }[];
  /** What will be printed, and was not to be before. */
  readonly printed: readonly string[];
  /** Faults that were not there before. */
  readonly found: readonly Diagnostic[];
  readonly status: Status | null;
}

const HELP = `  -petit ~durand            absent ; excusé         +petit      présent finalement
  petit>durand              pouvoir                 sec petit   secrétaire
  @7 20h05 +petit           arrive avant le point 7 (ou à7)
  @9 -petit>durand          part avant le point 9 en donnant pouvoir
  12: c petit a durand,roy  contre, abstentions ; les autres pour
  15: np petit              ne prend pas part     18: secret 30/5/2+2b
  20: retiree motif         nouveau Objet d’un point ajouté
  annuler   points   clore   fin
`;

/** Reads lines to the end of the input. Returns the exit code: 1 when the last word on some line was a refusal. Throws `Unreachable`. */
export async function tenir(path: string | undefined, options: TenirOptions): Promise<number> {
  const desk = openDesk(path ?? theOpenOne(options.projet), options.projet);
  const isJson = options.json === true;
  const tell = (text: string): void => void (isJson || process.stdout.write(text));
  tell(`${statusLine(desk.status())}\n`);
  const answers: Answer[] = [];
  for await (const typed of lines(`${desk.id} › `)) {
    const line = typed.trim();
    if (line === 'fin') break;
    if (line === '' || line.startsWith('#')) continue;
    if (line === '?' || line === 'aide') tell(HELP);
    else if (line === 'points') tell(desk.points());
    else if (line === 'clore' && !isJson) await desk.close();
    else {
      const answer = line === 'annuler' ? desk.undo() : desk.take(line);
      answers.push(answer);
      tell(told(answer, desk.textOf));
    }
  }
  if (isJson) process.stdout.write(`${JSON.stringify({ seance: desk.id, lines: answers }, null, 2)}\n`);
  return answers.some(({ refused }) => refused !== null) ? EXIT.refused : EXIT.sound;
}

/** A séance at hand. */
interface Desk {
  readonly id: string;
  readonly status: () => Status;
  readonly take: (line: string) => Answer;
  readonly undo: () => Answer;
  readonly points: () => string;
  readonly close: () => Promise<void>;
  readonly textOf: Shop['textOf'];
}

function openDesk(path: string, projet: string | undefined): Desk {
  const done: (readonly Change[])[] = [];
  let at = 'ouverture';
  let seen = look(path, projet, []);
  const { press, textOf } = pressOf(seen.shop);
  const unchanged = (line: string, refused: string | null, read: string | null = null): Answer => ({
    line,
    read,
    refused,
    changes: [],
    printed: [],
    found: [],
    status: statusAt(presence(seen.lue), at),
  });
  const answered = (
    line: string,
    read: string | null,
    changes: readonly Change[],
    point: string | null,
  ): Answer => {
    const before = seen;
    seen = look(path, projet, []);
    return {
      line,
      read,
      refused: null,
      changes: changes.map(({ file, before: old, edits }) => ({
        file,
        diff: linesOf(decoded(old ?? EMPTY), edits),
      })),
      printed: press === null ? [] : echoOf(before.lue, seen.lue, point, press),
      found: fresh(seen.shop.faults, before.shop.faults),
      status: statusAt(presence(seen.lue), at),
    };
  };
  return {
    id: seen.lue.id,
    textOf: (file) => seen.shop.textOf(file) ?? textOf(file),
    status: () => statusAt(presence(seen.lue), at),
    take(line) {
      // What the files say now: they may have been changed by hand since the line before.
      seen = look(path, projet, []);
      const { lue } = seen;
      const read = readLine(line, {
        assemblee: lue.assemblee,
        points: lue.points.map(({ point }) => point),
        date: lue.seance.date,
      });
      if ('why' in read) return unchanged(line, read.why);
      const said = lineOf(read.gesture);
      const kept = keep(read.gesture, lue, (file) => seen.files.get(file)!);
      if ('why' in kept) return unchanged(line, kept.why);
      const { changes } = kept;
      if (changes.length === 0) return unchanged(line, null, said);
      const wrong = fresh(look(path, projet, changes).shop.faults, seen.shop.faults).filter(
        ({ severity, kind }) => severity === 'erreur' && kind === 'contradiction',
      );
      if (wrong.length > 0)
        return unchanged(
          line,
          wrong.map(({ message, remedy }) => `${message} Remède : ${remedy}`).join('\n'),
        );
      for (const change of changes) seen.write(change);
      done.push(changes);
      const point = pointOf(read.gesture);
      at = point ?? at;
      return answered(line, said, changes, point);
    },
    undo() {
      const last = done.at(-1);
      if (last === undefined) return unchanged('annuler', 'Il n’y a rien à annuler.');
      seen = look(path, projet, []);
      const moved = last.find(
        ({ file, after }) => Buffer.compare(seen.files.get(file) ?? EMPTY, after) !== 0,
      );
      if (moved !== undefined)
        return unchanged(
          'annuler',
          `${moved.file} a été changé depuis : annulez à la main ce qui doit l’être.`,
        );
      done.pop();
      const back = last.map(({ file, before, after, edits, undo }) => ({
        file,
        before: after,
        after: before ?? EMPTY,
        edits: undo,
        undo: edits,
      }));
      for (const [i, change] of back.entries())
        if (last[i]!.before === null) seen.remove(change.file);
        else seen.write(change);
      return answered('annuler', null, back, null);
    },
    points: () =>
      seen.lue.points
        .map(({ point, deliberation }) => `${point.padStart(4)}  ${deliberation.objet}\n`)
        .join(''),
    async close() {
      const { file } = seen.lue.sources.seance;
      const before = seen.files.get(file)!;
      await clore(path, { oui: true, ...(projet === undefined ? {} : { projet }) });
      seen = look(path, projet, []);
      const after = seen.files.get(file)!;
      if (Buffer.compare(before, after) === 0) return;
      const [old, now] = [decoded(before), decoded(after)];
      const edits = [{ start: 0, end: old.length, by: now }];
      done.push([{ file, before, after, edits, undo: [{ start: 0, end: now.length, by: old }] }]);
    },
  };
}

const EMPTY = new Uint8Array();

/** A séance read as it will be once closed, with its files as they are. */
interface Look {
  readonly shop: Shop;
  readonly lue: SeanceLue;
  /** By the name that each is shown under. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly write: (change: Change) => void;
  readonly remove: (file: string) => void;
}

function look(path: string, projet: string | undefined, changes: readonly Change[]): Look {
  const files = new Map<string, Uint8Array>();
  const shop = openShop([path], projet, (dossier) => {
    for (const { file, bytes } of [dossier.seance, ...dossier.points]) files.set(file, bytes);
    return held(dossier, changes);
  });
  const [seance, ...others] = shop.seances;
  if (seance === undefined || others.length > 0)
    throw new Unreachable(
      `${path} désigne ${seance === undefined ? 'aucune séance' : `${shop.seances.length} séances`} : nommez le dossier d’une séance, ou son identifiant.`,
    );
  if (seance.lue === null) {
    process.stderr.write(report(shop.faults, shop.textOf));
    throw new Unreachable('La séance ne se lit pas : corrigez d’abord ce qui précède.');
  }
  const folder = join(shop.project.records, seance.folder);
  const inFolder = (file: string): string => join(folder, basename(file));
  return {
    shop,
    lue: seance.lue,
    files,
    write({ file, before, after }) {
      if (before === null) writeWhole(dirname(inFolder(file)), basename(file), after);
      else replaceWhole(realpathSync(inFolder(file)), after);
    },
    remove: (file) => rmSync(inFolder(file)),
  };
}

/** A séance as its files will be, taken for held: votes not noted yet are read as they will be printed. */
function held(dossier: DossierEcrit, changes: readonly Change[]): DossierEcrit {
  const made = new Map(changes.map(({ file, after }) => [file, after]));
  const bytesOf = ({ file, bytes }: DossierEcrit['seance']): Uint8Array => made.get(file) ?? bytes;
  const seance = { ...dossier.seance, bytes: bytesOf(dossier.seance) };
  const added = changes
    .filter(({ before }) => before === null)
    .map(({ file, after }) => ({ file, nom: basename(file, '.yaml'), bytes: after }));
  return {
    ...dossier,
    seance: { ...seance, bytes: closed(seance.bytes) ?? seance.bytes },
    points: [...dossier.points.map((point) => ({ ...point, bytes: bytesOf(point) })), ...added],
  };
}

/** The press of the séance's body; `null` when its templates have a fault: nothing is echoed then. */
function pressOf(shop: Shop): { press: Parameters<typeof echoOf>[3] | null; textOf: Shop['textOf'] } {
  const lues = shop.seances.flatMap(({ lue }) => (lue === null ? [] : [lue]));
  const { of, texts } = loadPresses(shop.project, lues, ['liste']);
  return { press: of.get(familyOf(lues[0]!)) ?? null, textOf: (file) => texts.get(file) };
}

/** Where the counts are looked at once a line is said; `null`: as before. */
function pointOf(gesture: Gesture): string | null {
  if (gesture.on === 'evenement') return gesture.avant;
  return gesture.on === 'point' ? gesture.points.at(-1)! : null;
}

/** Faults that were not there before, wherever they stand now. */
function fresh(now: readonly Diagnostic[], before: readonly Diagnostic[]): Diagnostic[] {
  const known = new Set(before.map(({ code, message }) => `${code} ${message}`));
  return now.filter(({ code, message }) => !known.has(`${code} ${message}`));
}

/** The one séance that is not closed yet. Throws `Unreachable` when there is none, or several. */
function theOpenOne(projet: string | undefined): string {
  const project = findProject([process.cwd()], projet);
  const open = yearsOf(project).flatMap((year) =>
    list(join(project.records, year)).flatMap((name) => {
      const file = join(project.records, year, name, 'seance.yaml');
      try {
        return ['preparee', 'en-cours'].includes(etatOf(file, readFileSync(file))) ? [name] : [];
      } catch {
        return [];
      }
    }),
  );
  const [only, ...others] = open;
  if (only !== undefined && others.length === 0) return only;
  throw new Unreachable(
    only === undefined
      ? 'Aucune séance n’est préparée ni en cours : nommez celle à tenir.'
      : `Plusieurs séances sont préparées ou en cours : nommez-en une (${open.join(', ')}).`,
  );
}

/** The lines typed, each after its prompt; without a terminal, those of the standard input. */
async function* lines(prompt: string): AsyncGenerator<string> {
  const dialogue = openDialogue();
  if (dialogue === null) {
    yield* createInterface({ input: process.stdin });
    return;
  }
  try {
    for (let line = await dialogue.ask(prompt); line !== null; line = await dialogue.ask(prompt)) yield line;
  } finally {
    dialogue.end();
  }
}

function told({ read, refused, printed, changes, found, status }: Answer, textOf: Shop['textOf']): string {
  const counts = status === null ? '' : `${statusLine(status)}\n`;
  if (refused !== null) return `Rien n’est écrit. ${refused}\n${counts}`;
  if (changes.length === 0) return `→ ${read ?? ''}\nC’est déjà écrit.\n${counts}`;
  const written = changes.map(
    ({ file, diff }) => `  ${basename(file)}\n${diff.map((line) => `    ${line}\n`).join('')}`,
  );
  const sentences = printed.length === 0 ? '' : `Imprimé : ${printed.join(' · ')}\n`;
  return `${read === null ? '' : `→ ${read}\n`}${written.join('')}${sentences}${report(found, textOf)}${counts}`;
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
