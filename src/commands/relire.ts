/** `greffe relire`: what the printed pages say, compared with the record that the file names. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fault, type Diagnostic } from '../diagnostic.ts';
import { isCopy } from './annexes.ts';
import { EXIT, worst } from './exit.ts';
import { progress } from './progress.ts';
import { findProject, isFolder, Unreachable } from './project.ts';
import { openReader } from './reader.ts';
import { plural, report } from './report.ts';
import type { RereadFile } from './reread-one.ts';

export interface RelireOptions {
  readonly json?: boolean;
  readonly projet?: string;
}

/**
 * Reads each file again and tells; a path that cannot be read keeps no other from being read. Returns the exit code. Throws
 * `Unreachable` when the project named is none.
 */
export async function relire(paths: readonly string[], options: RelireOptions): Promise<number> {
  if (options.projet !== undefined) findProject('.', options.projet);
  const isTold = options.json !== true;
  const files = paths.flatMap(filesBelow);
  const read: RereadFile[] = [];
  const missed: string[] = paths.filter((path) => filesBelow(path).length === 0).map(withoutPdf);
  const reader = openReader(options.projet);
  const bar = await progress(isTold ? files.length : 0, 'fichiers relus');
  try {
    for (const file of files) {
      try {
        const one = withSharedIdentifier(await reader.reread(file), read);
        read.push(one);
        if (isTold) bar.print(`${line(one)}\n`, process.stdout);
      } catch (error) {
        if (!(error instanceof Unreachable)) throw error;
        missed.push(error.message);
      }
      await bar.step();
    }
  } finally {
    bar.end();
    await reader.close();
  }
  process.stderr.write(report(distinct(read.flatMap(({ faults }) => faults)), () => undefined));
  process.stderr.write(missed.map((sentence) => `erreur: ${sentence}\n`).join(''));
  process.stdout.write(isTold ? summary(read) : `${JSON.stringify(read.map(answer), null, 2)}\n`);
  return worst([...read.map(({ code }) => code), missed.length > 0 ? EXIT.couldNotRun : EXIT.sound]);
}

/** A file as it is; of a folder, every PDF below it, in order: but annexes, which are looked at with their act. */
function filesBelow(path: string): readonly string[] {
  if (!isFolder(path)) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.toLowerCase().endsWith('.pdf') && !isCopy(name))
    .sort()
    .map((name) => join(path, name));
}

function withoutPdf(folder: string): string {
  return `${folder} ne contient aucun PDF.`;
}

/** A fault of the template is told for each file, and shown once. */
function distinct(faults: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(faults.map((each) => [JSON.stringify(each), each])).values()];
}

/** « 6 fichiers : 5 conformes à leur saisie. » */
function summary(read: readonly RereadFile[]): string {
  const sound = read.filter(({ code }) => code === EXIT.sound).length;
  return `${plural(read.length, 'fichier')} : ${sound} ${sound > 1 ? 'conformes à leur' : 'conforme à sa'} saisie.\n`;
}

/** Two files of one identifier are one file twice, or one of them was altered. */
function withSharedIdentifier(one: RereadFile, before: readonly RereadFile[]): RereadFile {
  const other = before.find(
    ({ identifier, sha256 }) => identifier !== null && identifier === one.identifier && sha256 !== one.sha256,
  );
  if (other === undefined) return one;
  const shared: Diagnostic = fault({
    place: { file: one.file, line: 1, column: 1, length: 0 },
    code: 'pdf-identifiant-partage',
    message: `Ce PDF a le même identifiant que ${other.file}, et n’a pas les mêmes octets.`,
    remedy: 'gardez celui qui est conforme à sa saisie, et produisez l’autre de nouveau.',
  });
  return { ...one, faults: [...one.faults, shared], code: worst([one.code, EXIT.alarm]) };
}

function line({ file, proof, record, rerendered, faults, code }: RereadFile): string {
  const has = (wanted: string): boolean => faults.some((each) => each.code === wanted);
  if (has('impression-sans-saisie')) return `${file} : une impression, pas comparée.`;
  if (proof === null && code === EXIT.refused) return `${file} : pas relu, le modèle a des fautes.`;
  if (proof === null) return `${file} : ${has('pdf-sans-saisie') ? 'sans saisie' : 'illisible'}.`;
  const { text, structure } = proof.proofs;
  const remade =
    rerendered === null
      ? ' Refaire l’acte n’est pas possible ici : il vient d’un autre modèle, d’autres polices ou d’une autre version.'
      : '';
  const ways = [
    text === false ? 'le texte imprimé' : null,
    structure === false ? 'les balises' : null,
    has('pdf-saisie-differente') ? 'la saisie jointe' : null,
    rerendered === false ? 'l’acte refait' : null,
  ].filter((way) => way !== null);
  if (faults.length > 0) {
    const told = ways.length === 0 ? '' : ` (${ways.join(', ')})`;
    return `${file} : ${plural(faults.length, 'différence')}${told}.${remade}`;
  }
  const compared = {
    compared: '',
    absent: ' à la saisie qu’il porte (elle n’est pas dans ce projet)',
    refused: ' à la saisie qu’il porte (celle de ce projet a des fautes : greffe verifier les dit)',
  }[record];
  return `${file} : conforme${compared}.${remade}`;
}

/** One element of `greffe relire --json` (records.md §6); a file that cannot be read proves nothing and tells no fact. */
function answer({ file, proof }: RereadFile): unknown {
  const unread = {
    document: null,
    id: null,
    facts: {},
    differences: [],
    proofs: { text: null, structure: null, embedded: null },
  };
  const { document, id, facts, differences, proofs } = proof ?? unread;
  return { file, document, id, facts, differences, proofs };
}
