/** Quick entry in the page: a line read and shown with what it would print, then written. The grammar is `tenue`'s. */
import { basename, join } from 'node:path';
import { fresh, held } from '../commands/as-if.ts';
import { writeWhole } from '../commands/write.ts';
import { echoOf, presence, sha256, type SeanceLue } from '../pipeline.ts';
import type { Gesture } from '../tenue/gesture.ts';
import { keep, type Change } from '../tenue/keep.ts';
import { readLine } from '../tenue/line.ts';
import { lineOf } from '../tenue/print.ts';
import { statusAt, statusLine } from '../tenue/status.ts';
import type { SaisieVue } from './contract.ts';
import type { Desk, Kept } from './desk.ts';
import { edited } from './endings.ts';

/** What a line says in a séance; written when `isWritten` and nothing refuses. `point`: the one that is looked at. */
export function saisir(desk: Desk, kept: Kept, ligne: string, point: string, isWritten: boolean): SaisieVue {
  const before = desk.judge(held(kept.dossier, []));
  const { lue } = before;
  if (lue === null) return refused(null, 'La séance ne se lit pas : voyez les contrôles.', null, point);
  const moment = {
    assemblee: lue.assemblee,
    points: lue.points.map((each) => each.point),
    date: lue.seance.date,
  };
  const read = readLine(ligne, moment);
  if ('why' in read) return refused(null, read.why, lue, point);
  const lu = lineOf(read.gesture);
  const done = keep(read.gesture, lue, (file) => kept.files.get(basename(file)) ?? new Uint8Array());
  if ('why' in done) return refused(lu, done.why, lue, point);
  const after = desk.judge(held(kept.dossier, done.changes));
  const found = fresh(after.faults, before.faults);
  const wrong = found.filter(({ severity, kind }) => severity === 'erreur' && kind === 'contradiction');
  if (wrong.length > 0)
    return refused(
      lu,
      wrong.map(({ message, remedy }) => `${message} Remède : ${remedy}`).join(' '),
      lue,
      point,
    );
  const at = pointOf(read.gesture) ?? point;
  const press = after.lue === null ? null : desk.press(after.lue);
  if (isWritten) for (const change of done.changes) write(desk, kept, change);
  return {
    lu,
    refus: null,
    imprime:
      after.lue === null || press === null
        ? []
        : worded(echoOf(lue, after.lue, labelOf(at), press), lu, after.lue),
    point: at,
    effet: after.lue === null ? '' : statusLine(statusAt(presence(after.lue), at)),
    nouveaux: found.map(({ message }) => message),
    fichiers: done.changes.map(({ file, before: old, after: now }) => ({
      nom: basename(file),
      avant: old === null ? null : edited(old),
      apres: edited(now),
      sha256: sha256(now),
    })),
  };
}

function write(desk: Desk, kept: Kept, { file, before, after }: Change): void {
  const name = basename(file);
  if (before === null) writeWhole(join(desk.project.records, kept.folder), name, after);
  else desk.replace(kept, name, after);
}

/** What is printed of those whom the line names; of a line that names nobody, every sentence. The counts are told beside. */
function worded(lines: readonly string[], lu: string, { assemblee }: SeanceLue): readonly string[] {
  const named = new Set(lu.match(/[a-z][a-z0-9-]*/gu));
  const names = assemblee.membres.filter(({ id }) => named.has(id)).map(({ nom }) => nom);
  const told = lines.filter((line) => names.some((nom) => line.includes(nom)));
  return told.length > 0 ? told : lines.filter((line) => /\p{L}/u.test(line));
}

function labelOf(point: string): string | null {
  return point === 'ouverture' ? null : point;
}

/** Where the counts are to be looked at; `null`: where one was. */
function pointOf(gesture: Gesture): string | null {
  if (gesture.on === 'evenement') return gesture.avant;
  return gesture.on === 'point' ? (gesture.points.at(-1) ?? null) : null;
}

function refused(lu: string | null, refus: string, lue: SeanceLue | null, point: string): SaisieVue {
  const effet = lue === null ? '' : statusLine(statusAt(presence(lue), point));
  return { lu, refus, imprime: [], point, effet, nouveaux: [], fichiers: [] };
}
