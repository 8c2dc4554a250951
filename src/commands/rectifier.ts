/** `greffe rectifier`: the file of a new act that sets an older one right, at the next séance of its body. The older is not touched. */
import { basename, join } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import type { DossierEcrit, SeanceLue } from '../pipeline.ts';
import { notRectified, rectificationOf, type NatureDeRectification } from '../pipeline/rectify.ts';
import { EXIT } from './exit.ts';
import { readDossier } from './files.ts';
import { attempt, exists, findProject, list, Unreachable, type Project } from './project.ts';
import { refuses, report, tally, type TextOf } from './report.ts';
import { select, shower } from './select.ts';
import { openShop } from './shop.ts';
import { createWhole, writeWhole } from './write.ts';

export interface RectifierOptions {
  readonly nature: NatureDeRectification;
  /** Id of the séance that the new act is inscribed at; else the next one of the body. */
  readonly seance?: string;
  readonly projet?: string;
}

/** Writes the file of the new act. Returns the exit code. Throws `Unreachable`. */
export function rectifier(id: string, { nature, seance, projet }: RectifierOptions): number {
  const project = findProject(process.cwd(), projet);
  const show = shower([], projet);
  const shop = openShop([id], project.root);
  const [asked] = shop.seances;
  const lue = asked?.lue ?? null;
  const point = lue?.points.find((each) => each.id === id);
  if (asked === undefined || lue === null || point === undefined)
    return refused(shop.faults, shop.textOf, `${id} ne se lit pas comme un acte : 2024-09-12-bureau_01.`);
  const why = notRectified(lue, point, nature);
  if (why.length > 0) return refused(why, shop.textOf);

  const at = whereTo(project, lue, seance);
  const folder = join(project.records, at);
  const name = `${nextNumber(folder)}-rectification-${basename(point.source.file).replace(/^[^-]+-/u, '')}`;
  const shown = show(join(folder, name));
  const text = rectificationOf(lue, point, nature);
  const annexes = point.deliberation.annexes.map(({ fichier }) => fichier);
  const seen = readDossier(project, asked.folder, show).read.annexes;
  const asIf = (dossier: DossierEcrit): DossierEcrit => ({
    ...dossier,
    points: [
      ...dossier.points,
      { nom: basename(name, '.yaml'), file: shown, bytes: new TextEncoder().encode(text) },
    ],
    annexes: new Map([...(seen ?? []), ...(dossier.annexes ?? [])]),
  });
  const judged = openShop([basename(at)], project.root, asIf);
  if (refuses(judged.faults, false))
    return refused(judged.faults, (file) => (file === shown ? text : judged.textOf(file)));

  for (const annexe of annexes) copyAnnexe(project, join(project.records, asked.folder), folder, annexe);
  createWhole(folder, new Map([[name, text]]));
  process.stdout.write(
    `${shown}\n${id} reste tel quel : corrigez ce nouveau fichier, puis greffe verifier ${basename(at)}\n`,
  );
  return EXIT.sound;
}

function refused(faults: readonly Diagnostic[], textOf: TextOf, otherwise = ''): number {
  if (!refuses(faults, false)) throw new Unreachable(otherwise);
  process.stderr.write(report(faults, textOf));
  process.stdout.write(`Rien n’est écrit : ${tally(faults)}.\n`);
  return EXIT.refused;
}

/** The folder, below the records, of the séance that was asked for, or of the first one to come of the body. Throws `Unreachable`. */
function whereTo(project: Project, older: SeanceLue, wanted: string | undefined): string {
  const body = older.assemblee.id;
  const later = select(project, wanted === undefined ? [] : [wanted])
    .map(({ folder }) => folder)
    .filter((folder) => ofBody(folder, body) && basename(folder) > older.id);
  const open = later.find((folder) => {
    const { etat } = openShop([basename(folder)], project.root).seances[0]?.lue?.seance ?? {};
    return etat === 'preparee' || etat === 'en-cours';
  });
  if (open !== undefined) return open;
  const none =
    wanted === undefined
      ? `La saisie n’a pas de séance à venir de ${body}, après ${older.id}`
      : `${wanted} n’est pas une séance à venir de ${body}, après ${older.id}`;
  throw new Unreachable(`${none} : préparez-la par greffe seance nouvelle ${body} DATE.`);
}

function ofBody(folder: string, body: string): boolean {
  return /^\d{4}-\d{2}-\d{2}-(.+?)(?:-[2-9])?$/u.exec(basename(folder))?.[1] === body;
}

/** The number after those of the files that are there. */
function nextNumber(folder: string): string {
  const taken = list(folder).map((name) => Number(/^(\d{2,3})[a-z]?-/u.exec(name)?.[1] ?? 0));
  return String(Math.max(0, ...taken) + 1).padStart(2, '0');
}

/** The annexe of the older act, beside the new one; what is there stays, and must be the same. Throws `Unreachable`. */
function copyAnnexe(project: Project, from: string, to: string, annexe: string): void {
  const [ours, theirs] = [join(from, annexe), join(to, annexe)].map(
    (path) => exists(path) && attempt(project.bounds, path),
  );
  if (typeof ours === 'string') throw new Unreachable(`${join(from, annexe)} ${ours}.`);
  if (ours === false || ours === undefined) return;
  if (theirs === false) writeWhole(to, annexe, ours);
  else if (theirs === undefined || typeof theirs === 'string' || Buffer.compare(ours, theirs) !== 0)
    throw new Unreachable(
      `${join(to, annexe)} existe déjà, et n’est pas la même annexe : rien n’est écrit par-dessus.`,
    );
}
