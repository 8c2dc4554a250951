/** `greffe relire`: what the printed pages say, compared with the record that the file names. */
import { readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { idOf, reread, type Press, type Proof } from '../pipeline.ts';
import { EXIT, worst } from './exit.ts';
import { readInside, Unreachable } from './project.ts';
import { plural, report } from './report.ts';
import { loadPress, openShop, type Asked, type Shop } from './shop.ts';

export interface RelireOptions {
  readonly json?: boolean;
  readonly projet?: string;
}

/** What became of one file. */
interface Reread {
  readonly file: string;
  readonly proof: Proof | null;
  /** Compared with the record on disk, not only with the one that the file carries. */
  readonly onDisk: boolean;
  readonly faults: readonly Diagnostic[];
  readonly code: number;
}

/** Reads each file again and tells. Returns the exit code. */
export async function relire(files: readonly string[], options: RelireOptions): Promise<number> {
  const read: Reread[] = [];
  const desks = new Map<string, Desk>();
  for (const file of files.flatMap(filesBelow)) {
    const one = await rereadOne(file, options, desks);
    read.push(one);
    if (options.json !== true) process.stdout.write(`${line(one)}\n`);
  }
  if (options.json === true) process.stdout.write(`${JSON.stringify(read.map(answer), null, 2)}\n`);
  else {
    process.stderr.write(
      report(
        read.flatMap(({ faults }) => faults),
        () => undefined,
      ),
    );
    const sound = read.filter(({ code }) => code === EXIT.sound).length;
    process.stdout.write(
      `${plural(read.length, 'fichier')} : ${sound} conforme${sound > 1 ? 's' : ''} à sa saisie.\n`,
    );
  }
  return worst(read.map(({ code }) => code));
}

async function rereadOne(file: string, options: RelireOptions, desks: Map<string, Desk>): Promise<Reread> {
  const bytes = readInside(sep, resolve(file), file);
  const id = idOf(file, bytes);
  const seance = id?.split('_')[0] ?? '';
  let desk = desks.get(seance);
  if (desk === undefined) desks.set(seance, (desk = openDesk(file, seance, options.projet)));
  if (desk.press === null)
    return { file, proof: null, onDisk: false, faults: desk.faults, code: EXIT.refused };

  const read = desk.seance;
  const point = read?.lue.points.find((each) => each.id === id);
  const onDisk = read === null || point === undefined ? null : { read, point };
  const { proof, faults } = await reread(file, bytes, onDisk, desk.press);
  return {
    file,
    proof,
    onDisk: onDisk !== null,
    faults,
    code: faults.length === 0 ? EXIT.sound : EXIT.alarm,
  };
}

/** What the files of one séance are compared with. */
interface Desk {
  /** `null` when no project at hand holds it, or when it cannot be read. */
  readonly seance: (Asked & { readonly lue: NonNullable<Asked['lue']> }) | null;
  readonly press: Press | null;
  readonly faults: readonly Diagnostic[];
}

function openDesk(file: string, seance: string, given: string | undefined): Desk {
  let shop: Shop | null = null;
  try {
    shop = openShop([seance], given ?? projectOf(file));
  } catch (error) {
    // No record at hand is no fault of the file, unless the project was named.
    if (!(error instanceof Unreachable) || given !== undefined) throw error;
  }
  const [asked] = shop?.seances ?? [];
  const read = asked === undefined || asked.lue === null ? null : { ...asked, lue: asked.lue };
  return { seance: read, ...loadPress(shop?.project ?? null) };
}

/** The project that made a file may be around the file itself (`sortie/` stands in it); otherwise the working directory tells. */
function projectOf(file: string): string | undefined {
  for (let folder = dirname(resolve(file)); folder !== dirname(folder); folder = dirname(folder))
    if (statSync(join(folder, 'records'), { throwIfNoEntry: false })?.isDirectory() === true) return folder;
  return undefined;
}

/** A file as it is; of a folder, every PDF below it, in order. */
function filesBelow(path: string): string[] {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.pdf'))
    .sort()
    .map((name) => join(path, name));
}

function line({ file, proof, onDisk, faults }: Reread): string {
  if (proof === null) return `${file} : illisible.`;
  if (faults.length > 0) return `${file} : ${plural(faults.length, 'différence')}.`;
  return `${file} : conforme${onDisk ? '' : ' à la saisie qu’il porte (elle n’est pas dans ce projet)'}.`;
}

/** One element of `greffe relire --json` (records.md §6). */
function answer({ file, proof, faults }: Reread): unknown {
  if (proof === null)
    return {
      file,
      document: null,
      id: null,
      facts: null,
      differences: [],
      proofs: null,
      fault: faults[0]?.message ?? null,
    };
  const { document, id, facts, differences, proofs } = proof;
  return { file, document, id, facts, differences, proofs };
}
