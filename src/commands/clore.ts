/** `greffe seance clore`: shows what every act of a séance will say, asks once, and writes that the séance is held. */
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fault, type Diagnostic } from '../diagnostic.ts';
import { closed, outcomesOf, type Outcome, type SeanceLue } from '../pipeline.ts';
import { openDialogue } from './dialogue.ts';
import { EXIT } from './exit.ts';
import { Unreachable } from './project.ts';
import { plural, refuses, report, tally, type TextOf } from './report.ts';
import { openShop } from './shop.ts';
import { familyOf, loadPresses } from './templates.ts';
import { replaceWhole } from './write.ts';

export interface CloreOptions {
  /** Closes without asking. */
  readonly oui?: boolean;
  readonly strict?: boolean;
  readonly projet?: string;
}

/** A séance as it will be once closed. */
interface Seen {
  readonly lue: SeanceLue | null;
  /** Path of its `seance.yaml`, and how it is told. */
  readonly file: string;
  readonly shown: string;
  /** Its bytes once closed; `null` when nothing is to be written. */
  readonly bytes: Uint8Array | null;
  readonly outcomes: readonly Outcome[];
  readonly faults: readonly Diagnostic[];
  readonly textOf: TextOf;
}

/** Shows, asks, writes. Returns the exit code. Throws `Unreachable`. */
export async function clore(path: string, options: CloreOptions): Promise<number> {
  const seen = look(path, options.projet);
  const { lue, faults, textOf, bytes, shown } = seen;
  process.stderr.write(report(faults, textOf));
  if (lue === null || refuses(faults, options.strict === true)) {
    process.stdout.write(`La séance n’est pas close, rien n’est changé : ${tally(faults)}.\n`);
    return EXIT.refused;
  }
  process.stdout.write(told(lue.id, seen.outcomes));
  if (bytes === null) {
    process.stdout.write('La séance est déjà tenue : rien n’est à écrire.\n');
    return EXIT.sound;
  }
  if (options.oui !== true) {
    const answer = await confirmed();
    if (answer !== EXIT.sound) return answer;
    // The records may have been mended while the question stood: what was shown is what must be closed.
    const now = look(path, options.projet);
    if (JSON.stringify(now.outcomes) !== JSON.stringify(seen.outcomes) || !isSame(now.bytes, bytes))
      throw new Unreachable(
        'La saisie a changé depuis qu’elle a été montrée : rien n’est écrit. Relancez la commande.',
      );
  }
  replaceWhole(seen.file, bytes);
  process.stdout.write(`La séance est close : ${shown} dit « etat: tenue ».\n`);
  return EXIT.sound;
}

/** Reads a séance as if it were held, and what it will print. */
function look(path: string, projet: string | undefined): Seen {
  let bytes: Uint8Array | null = null;
  const shop = openShop([path], projet, (dossier) => {
    bytes = closed(dossier.seance.bytes);
    return bytes === null ? dossier : { ...dossier, seance: { ...dossier.seance, bytes } };
  });
  const [seance, ...others] = shop.seances;
  if (seance === undefined || others.length > 0)
    throw new Unreachable(
      `${path} désigne ${seance === undefined ? 'aucune séance' : `${shop.seances.length} séances`} : nommez le dossier d’une séance, ou son identifiant.`,
    );
  const { lue, folder } = seance;
  const written = join(shop.project.records, folder, 'seance.yaml');
  if (lue === null)
    return {
      lue,
      file: written,
      shown: written,
      bytes,
      outcomes: [],
      faults: shop.faults,
      textOf: shop.textOf,
    };
  const { of, faults: ofTemplate, texts } = loadPresses(shop.project, [lue], ['liste']);
  const press = of.get(familyOf(lue)) ?? null;
  return {
    lue,
    file: realpathSync(written),
    shown: lue.sources.seance.file,
    bytes,
    outcomes: press === null ? [] : outcomesOf(lue, press),
    faults: [...shop.faults, ...ofTemplate, ...notHeld(lue), ...toCome(lue)],
    textOf: (file) => shop.textOf(file) ?? texts.get(file),
  };
}

/** Whom to believe: a séance that was not held has nothing to close. */
function notHeld({ seance: { etat }, sources }: SeanceLue): Diagnostic[] {
  const said = NOT_HELD[etat];
  if (said === undefined) return [];
  const place = sources.seance.place(['etat']);
  return [
    fault({
      place,
      code: 'seance-non-tenue',
      message: `La séance est dite ${said} : elle n’a rien à clore.`,
      remedy: 'si elle a été tenue, écrivez « etat: en-cours » et ôtez son motif.',
    }),
  ];
}

const NOT_HELD: Readonly<Record<string, string>> = {
  'sans-quorum': 'sans quorum',
  reportee: 'reportée',
  annulee: 'annulée',
};

/** The day is the machine's, where the clerk is. */
function toCome({ seance: { date, etat }, sources }: SeanceLue): Diagnostic[] {
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  if (etat !== 'tenue' || date <= today.map((part) => String(part).padStart(2, '0')).join('-')) return [];
  return [
    fault({
      place: sources.seance.place(['date']),
      code: 'seance-a-venir',
      message: `La séance est datée du ${date}, qui n’est pas encore venu.`,
      remedy: 'corrigez la date, ou attendez que la séance ait eu lieu pour la clore.',
    }),
  ];
}

/** `EXIT.sound` when it is confirmed. */
async function confirmed(): Promise<number> {
  const dialogue = openDialogue();
  if (dialogue === null) {
    process.stderr.write(
      'erreur: Il n’y a pas de terminal où confirmer : relisez ce qui précède, puis ajoutez --oui.\n',
    );
    return EXIT.misuse;
  }
  const answer = await dialogue.ask('Clore la séance ? (oui ou non) ');
  dialogue.end();
  if (answer !== null && /^o(?:ui)?$/iu.test(answer)) return EXIT.sound;
  process.stdout.write(`${answer === null ? '\n' : ''}La séance n’est pas close : rien n’est changé.\n`);
  return EXIT.stopped;
}

/** Every point, what its act and the list will say, and which were decided by nobody's word. */
function told(id: string, outcomes: readonly Outcome[]): string {
  const width = Math.max(...outcomes.map(({ point }) => point.length), 0);
  const indent = ' '.repeat(width + 2);
  const points = outcomes.map(({ point, objet, reputee, pour, liste, acte }) => {
    const lines = [
      `${point.padStart(width)}  ${objet}`,
      ...(reputee ? [`${indent}réputée unanime${pour === null ? '' : `, ${pour} pour`}`] : []),
      `${indent}La liste dira : ${liste}`,
      ...(acte.length === 0 ? [] : [`${indent}L’acte dira : ${acte.join(' · ')}`]),
    ];
    return `${lines.join('\n')}\n\n`;
  });
  const reputed = outcomes.filter(({ reputee }) => reputee).length;
  const first = `Séance ${id} : ${plural(outcomes.length, 'point')}, dont ${reputed} sans vote saisi.\n\n`;
  return `${first}${points.join('')}`;
}

function isSame(a: Uint8Array | null, b: Uint8Array): boolean {
  return a !== null && Buffer.compare(a, b) === 0;
}
