/** `greffe registre`: the volumes of the register of a year, each proved before it gets its name; and what is printed of it. */
import { join, resolve, sep } from 'node:path';
import { fault, type Diagnostic } from '../diagnostic.ts';
import {
  makeVolume,
  printingOf,
  writeFeuillets,
  type Impression,
  type Placed,
  type Register,
  type VolumeMade,
} from '../pipeline.ts';
import { EXIT } from './exit.ts';
import { Unreachable } from './project.ts';
import { findingsJson, plural, refuses, report, tally } from './report.ts';
import { bodiesIn, faultsOf, openYear, registerOf } from './year.ts';
import { writeWhole } from './write.ts';

export interface RegistreOptions {
  readonly sortie: string;
  readonly json?: boolean;
  readonly projet?: string;
  /** Id of the last séance, or decision, that is printed. */
  readonly imprime?: string;
  /** Day of the printing. */
  readonly le?: string;
}

interface Volume extends Omit<VolumeMade, 'bytes'> {
  /** Below the output folder. */
  readonly file: string;
}

/** Makes the volumes of a year, of one body or of all. Returns the exit code. */
export function registre(annee: string, body: string | undefined, options: RegistreOptions): number {
  const year = openYear(annee, options.projet);
  const bodies = body === undefined ? bodiesIn(year) : [body];
  if (bodies.length === 0)
    throw new Unreachable(`La saisie de ${annee} n’a pas de séance à inscrire au registre.`);
  if (body !== undefined && !bodiesIn(year).includes(body))
    throw new Unreachable(`La saisie de ${annee} n’a pas de séance de l’assemblée ${body}.`);
  const faults = [...(body === undefined ? year.faults : faultsOf(year, bodies))];
  const volumes: Volume[] = [];
  const printings = new Map<string, readonly Impression[]>(year.impressions);
  const texts = new Map<string, string>();
  for (const each of bodies) {
    const { register, press, faults: found, texts: read } = registerOf(year, each);
    for (const [file, text] of read) texts.set(file, text);
    faults.push(...found);
    if (register === null || press === null) continue;
    for (const cut of register.volumes) {
      const { made, faults: wrong } = makeVolume(cut, press);
      faults.push(...wrong);
      if (made === null) continue;
      const { bytes, ...rest } = made;
      const file = `${annee}/${made.id}.volume.pdf`;
      writeWhole(resolve(options.sortie), file, bytes);
      volumes.push({ ...rest, file });
    }
    const printed = printedNow(register, options);
    if (printed === null) continue;
    faults.push(...printed.faults);
    printings.set(each, printed.lines);
  }
  const code = refuses(faults, false) ? EXIT.refused : EXIT.sound;
  if (options.imprime !== undefined && code === EXIT.sound) {
    const before = writeFeuillets(year.impressions);
    const after = writeFeuillets(printings);
    if (after === before)
      throw new Unreachable(
        `Le registre de ${annee} n’a pas de ${options.imprime} à inscrire, ou ses feuillets sont déjà imprimés.`,
      );
    writeWhole(year.project.records, `${annee}/feuillets.yaml`, new TextEncoder().encode(after));
  }
  tell(volumes, faults, options, (file) => year.textOf(file) ?? texts.get(file));
  return code;
}

/** The lines of a body once all is printed up to the inscription that is named; `null` when it names none of it. */
function printedNow(
  { placed }: Register,
  { imprime, le = today() }: RegistreOptions,
): { lines: readonly Impression[]; faults: readonly Diagnostic[] } | null {
  const last = placed.findIndex(({ ids }) => imprime !== undefined && ids.includes(imprime));
  if (last < 0) return null;
  const now = placed.slice(0, last + 1);
  return {
    lines: now.map((each) => each.printed ?? printingOf(each, le)),
    faults: now.filter(({ projet }) => projet).map(draft),
  };
}

/** What is not to be signed is not printed for good. */
function draft({ id, where }: Placed): Diagnostic {
  return fault({
    place: where,
    code: 'feuillets-en-projet',
    message: `${id} est un projet : ses feuillets ne peuvent pas être ceux du registre.`,
    remedy: 'corrigez ce que signale greffe verifier, ou attendez que la séance soit tenue.',
  });
}

/** The local day. */
function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${twoFigures(now.getMonth() + 1)}-${twoFigures(now.getDate())}`;
}

function twoFigures(n: number): string {
  return String(n).padStart(2, '0');
}

function tell(
  volumes: readonly Volume[],
  faults: readonly Diagnostic[],
  { json, sortie }: RegistreOptions,
  textOf: (file: string) => string | undefined,
): void {
  if (json === true) {
    const documents = volumes.map(({ id, file, pages, sha256, projet, from, to }) => ({
      id,
      document: 'volume',
      file,
      pages,
      sha256,
      project: projet,
      sheets: { from, to },
    }));
    process.stdout.write(`${JSON.stringify({ documents, findings: findingsJson(faults) }, null, 2)}\n`);
    return;
  }
  process.stderr.write(report(faults, textOf));
  for (const { file, pages, from, to, projet } of volumes) {
    const path = join(sortie, file).split(sep).join('/');
    process.stdout.write(
      `${path} (feuillets ${from} à ${to}, ${plural(pages, 'page')}${projet ? ', PROJET' : ''})\n`,
    );
  }
  const made =
    volumes.length === 0 ? 'Aucun volume produit' : `${plural(volumes.length, 'volume')} dans ${sortie}`;
  process.stdout.write(`${made} : ${tally(faults)}.\n`);
}
