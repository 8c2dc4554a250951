/** A séance at hand: lines are taken one by one, each on the disk before the next, and given back. */
import { basename } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { echoOf, presence } from '../pipeline.ts';
import { linesOf } from '../tenue/diff.ts';
import type { Gesture } from '../tenue/gesture.ts';
import { keep, type Change } from '../tenue/keep.ts';
import { readLine } from '../tenue/line.ts';
import { lineOf } from '../tenue/print.ts';
import { statusAt, statusLine, type Status } from '../tenue/status.ts';
import { clore } from './clore.ts';
import { fresh } from './as-if.ts';
import { look } from './look.ts';
import { report } from './report.ts';
import type { Shop } from './shop.ts';
import { familyOf, loadPresses } from './templates.ts';

/** What became of a line. */
export interface Answer {
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

/** Throws `Unreachable` when the séance is not there, or cannot be read. */
export function openDesk(path: string, projet: string | undefined): Desk {
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
      if (last === undefined) return unchanged(UNDO, 'Il n’y a rien à annuler.');
      seen = look(path, projet, []);
      const moved = last.find(
        ({ file, after }) => Buffer.compare(seen.files.get(file) ?? EMPTY, after) !== 0,
      );
      if (moved !== undefined)
        return unchanged(UNDO, `${moved.file} a été changé depuis : annulez à la main ce qui doit l’être.`);
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
      return answered(UNDO, null, back, null);
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

const UNDO = 'annuler';
const EMPTY = new Uint8Array();

/** The press of the séance's body; `null` when its templates have a fault: nothing is echoed then. */
function pressOf(shop: Shop): { press: Parameters<typeof echoOf>[3] | null; textOf: Shop['textOf'] } {
  const lues = shop.seances.flatMap(({ lue }) => (lue === null ? [] : [lue]));
  const { of, texts } = loadPresses(shop.project, lues, ['liste']);
  return { press: of.get(familyOf(lues[0]!)) ?? null, textOf: (file) => texts.get(file) };
}

/** Where the counts are looked at once a line is said; `null`: as before. */
function pointOf(gesture: Gesture): string | null {
  if (gesture.on === 'evenement') return gesture.avant;
  return gesture.on === 'point' || gesture.on === 'controle' ? (gesture.points?.at(-1) ?? null) : null;
}

/** What is shown of a line once it is said. */
export function told(
  { read, refused, printed, changes, found, status }: Answer,
  textOf: Shop['textOf'],
): string {
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
