/** A gesture → the files of the séance that change, each by the fewest edits, and what takes them back. */
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { edited, editsTo, reversed, type Edit, type Values } from '../records/edit.ts';
import { pointFiles } from '../records/fondation.ts';
import { isList, type Tree } from '../records/located.ts';
import { readSource } from '../records/source.ts';
import { writeYaml } from '../records/write.ts';
import { onEvent, onPoint, onSeance, put, Unsaid } from './apply.ts';
import { onControl, signed } from './apply-control.ts';
import type { ControlGesture, Gesture } from './gesture.ts';

/** One file that changes; `file` as it is shown to people. */
export interface Change {
  readonly file: string;
  /** `null`: it is new. */
  readonly before: Uint8Array | null;
  readonly after: Uint8Array;
  /** What is typed anew, and what gives `before` back when done in `after`. */
  readonly edits: readonly Edit[];
  readonly undo: readonly Edit[];
}

export type Kept = { readonly changes: readonly Change[] } | { readonly why: string };

/** `bytesOf`: a file of the séance by the name that it is shown under. No change: the files say so already. */
export function keep(gesture: Gesture, lue: SeanceLue, bytesOf: (file: string) => Uint8Array): Kept {
  const sitting = lue.sources.seance.file;
  const files = new Map<string, Values>();
  const valuesOf = (file: string): Values =>
    files.get(file) ?? readSource(file, bytesOf(file)).located?.value ?? {};
  const set = (file: string, values: Values): void => void files.set(file, values);
  try {
    if (gesture.on === 'ajout') {
      const added = newPoint(lue, gesture.objet);
      const agenda = valuesOf(sitting)['ordre_du_jour'];
      if (agenda !== undefined && isList(agenda))
        set(sitting, { ...valuesOf(sitting), ordre_du_jour: [...agenda, added.entry] });
      underWay(sitting, valuesOf, set);
      return changesOf(files, bytesOf, [added.change]);
    }
    if (gesture.on === 'seance') set(sitting, onSeance(valuesOf(sitting), gesture));
    else if (gesture.on === 'controle') {
      noted(gesture, lue, valuesOf, set);
      return changesOf(files, bytesOf, []);
    } else if (gesture.on === 'evenement') set(sitting, onEvent(valuesOf(sitting), gesture));
    else
      for (const label of gesture.points) {
        const point = lue.points.find((each) => each.point === label)!;
        const { file } = point.source;
        set(
          file,
          within(valuesOf(file), point, (values) => onPoint(values, gesture)),
        );
      }
    if (gesture.on !== 'seance' || gesture.ouverture !== null) underWay(sitting, valuesOf, set);
  } catch (thrown) {
    if (!(thrown instanceof Unsaid)) throw thrown;
    return { why: thrown.message };
  }
  return changesOf(files, bytesOf, []);
}

/** The days of all acts are told once, in the séance; who signs a point otherwise signs it there. */
function noted(
  gesture: ControlGesture,
  lue: SeanceLue,
  valuesOf: (file: string) => Values,
  set: (file: string, values: Values) => void,
): void {
  const sitting = lue.sources.seance.file;
  const { signe } = gesture.dates;
  const signers = lue.assemblee.signataires.extrait.map(
    (role) =>
      ({ executif: 'executif', doyen: 'executif', president: 'president', secretaires: 'secretaire' })[role],
  );
  if (gesture.points === null) {
    set(sitting, onControl(valuesOf(sitting), gesture, signers));
    for (const point of lue.points) {
      if (signe === undefined || point.deliberation.signatures.length === 0) continue;
      const { file } = point.source;
      set(
        file,
        within(valuesOf(file), point, (values) => signed(values, signe, signers)),
      );
    }
    return;
  }
  const usual = lue.seance.signatures.length > 0 ? lue.seance.signatures.map(({ role }) => role) : signers;
  for (const label of gesture.points) {
    const point = lue.points.find((each) => each.point === label)!;
    const { file } = point.source;
    set(
      file,
      within(valuesOf(file), point, (values) => onControl(values, gesture, usual)),
    );
  }
}

/** A séance that was only prepared is being held: a vote may be noted. */
function underWay(
  sitting: string,
  valuesOf: (file: string) => Values,
  set: (file: string, values: Values) => void,
): void {
  const values = valuesOf(sitting);
  if (values['etat'] === 'preparee') set(sitting, put(values, 'etat', 'en-cours'));
}

/** The values of a file with those of one point of it changed: all of its own file, or its entry on the agenda. */
function within(values: Values, { base }: PointLu, change: (values: Values) => Values): Values {
  if (base.length === 0) return change(values);
  const agenda = values['ordre_du_jour'];
  const at = Number(base[1]);
  if (agenda === undefined || !isList(agenda)) throw new Error('a point without a file is on the agenda');
  const entries = agenda.map((entry, i): Tree => (i === at && isGroup(entry) ? change(entry) : entry));
  return { ...values, ordre_du_jour: entries };
}

function isGroup(tree: Tree): tree is Values {
  return typeof tree !== 'string' && !isList(tree);
}

function changesOf(
  files: ReadonlyMap<string, Values>,
  bytesOf: (file: string) => Uint8Array,
  added: readonly Change[],
): Kept {
  const changes: Change[] = [];
  for (const [file, wanted] of files) {
    const before = bytesOf(file);
    const edits = editsTo(before, wanted);
    if (edits === null)
      return {
        why: `${file} ne se prête pas à cette écriture : ouvrez-le, et écrivez-la à la main.`,
      };
    if (edits.length > 0)
      changes.push({ file, before, after: edited(before, edits), edits, undo: reversed(before, edits) });
  }
  return { changes: [...changes, ...added] };
}

/** The file of a point added at the end, and what an agenda that is written calls it. */
function newPoint(lue: SeanceLue, objet: string): { change: Change; entry: string } {
  const taken = lue.points.flatMap(({ nn }) => (nn === null ? [] : [Number.parseInt(nn, 10)]));
  const nn = String(Math.max(0, ...taken) + 1).padStart(2, '0');
  const [named] = [...pointFiles([objet], null).keys()];
  const entry = `${nn}${named!.slice(2).replace(/\.yaml$/u, '')}`;
  const folder = lue.sources.seance.file.replace(/[^/]*$/u, '');
  const text = writeYaml({ objet, ajoute_en_seance: 'oui' });
  const after = new TextEncoder().encode(text);
  const whole = { start: 0, end: 0, by: text };
  const undo = [{ start: 0, end: text.length, by: '' }];
  return { change: { file: `${folder}${entry}.yaml`, before: null, after, edits: [whole], undo }, entry };
}
