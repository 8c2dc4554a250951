/** The decisions of a project on the disk: `approbations.jsonl`, the keys of its reviewers, and the last approved set beside them. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../diagnostic.ts';
import { ecrite, lireDecisions, type Decision, type Ligne } from '../../revue/decision.ts';
import { isFolder, reason, Unreachable } from '../project.ts';
import { HOME } from '../template-files.ts';
import { writeWhole } from '../write.ts';
import type { Cote } from './cote.ts';
import { dossierDe, type Fonds } from './fonds.ts';
import { signatureVraie } from './ssh.ts';

const FICHIER = 'approbations.jsonl';
const GARDE = 'approbations';
const RELECTEURS = 'relecteurs.ssh';

/** What was decided in a project, and for all towns by those who made the program. */
export interface Registre {
  /** The project decides: it has a file of decisions. */
  readonly existe: boolean;
  readonly decisions: readonly Decision[];
  readonly lignes: readonly Ligne[];
  readonly fautes: readonly Diagnostic[];
  /** The texts that faults are found in. */
  readonly textes: ReadonlyMap<string, string>;
}

/** Reads the decisions. Throws `Unreachable`. */
export function lireRegistre(root: string): Registre {
  const own = join(root, FICHIER);
  const keys = join(root, RELECTEURS);
  const textes = new Map<string, string>();
  const read = (path: string, name: string, allowed: string) => {
    if (!existsSync(path)) return { lignes: [], fautes: [] };
    const text = readFileSync(path, 'utf8');
    textes.set(name, text);
    return lireDecisions(name, text, (signe, signature, identite) =>
      signatureVraie(signe, signature, identite, allowed),
    );
  };
  const ours = read(own, FICHIER, keys);
  // The program's own: only what was decided for all towns holds here.
  const shipped =
    root === HOME
      ? { lignes: [], fautes: [] }
      : read(join(HOME, FICHIER), `greffe/${FICHIER}`, join(HOME, RELECTEURS));
  return {
    existe: existsSync(own),
    lignes: ours.lignes,
    decisions: [
      ...shipped.lignes.map(({ decision }) => decision).filter(({ portee }) => portee === 'tous'),
      ...ours.lignes.map(({ decision }) => decision),
    ],
    fautes: [...ours.fautes, ...shipped.fautes],
    textes,
  };
}

/** Adds lines, forced to the disk before anything is told. Throws `Unreachable` (French). */
export function ajouter(root: string, lignes: readonly Ligne[]): void {
  const path = join(root, FICHIER);
  try {
    const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const gap = before === '' || before.endsWith('\n') ? '' : '\n';
    const file = openSync(path, 'a', 0o644);
    try {
      writeSync(file, gap + lignes.map(ecrite).join(''));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new Unreachable(`${path} n’a pas pu être écrit : ${reason(error)}.`);
  }
}

/** The last approved set, as it was kept; `null` where none was. */
export function approuveDe(root: string): Fonds | null {
  const folder = join(root, GARDE);
  return isFolder(folder) ? dossierDe(folder, 'dernier jeu approuvé') : null;
}

/** Where it is kept: a folder with `templates/` and the files of the bodies, as a project has them. */
export function gardeDe(root: string): string {
  return join(root, GARDE);
}

/** Keeps a side as the last approved set. Throws `Unreachable`. */
export function garder(root: string, cote: Cote): void {
  const fresh = join(root, `.${GARDE}.${process.pid}.partiel`);
  const kept = gardeDe(root);
  const old = join(root, `.${GARDE}.${process.pid}.ancien`);
  try {
    const write = (path: string, bytes: Uint8Array): void => writeWhole(fresh, path, bytes);
    for (const [name, text] of cote.textes) write(`templates/${name}`, new TextEncoder().encode(text));
    for (const { file, bytes } of cote.assemblees) write(file, bytes);
    for (const [file, bytes] of cote.images) write(file, bytes);
    if (existsSync(kept)) renameSync(kept, old);
    renameSync(fresh, kept);
  } catch (error) {
    if (error instanceof Unreachable) throw error;
    throw new Unreachable(`${kept} n’a pas pu être écrit : ${reason(error)}.`);
  } finally {
    for (const path of [fresh, old]) rmSync(path, { recursive: true, force: true });
  }
}
