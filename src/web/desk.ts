/**
 * The records as the desk sees them: read from the disk, kept only while nothing there has changed. What the page shows comes from
 * here; what it writes goes through `write`.
 */
import { readFileSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { explained, readBodies, readDecisionsOf, readDossier } from '../commands/files.ts';
import { isFolder, list, type Project } from '../commands/project.ts';
import { select } from '../commands/select.ts';
import { templateFilesOf } from '../commands/template-files.ts';
import { familyNamed, familyOf, loadPress } from '../commands/templates.ts';
import { replaceWhole } from '../commands/write.ts';
import { byPlace, type Diagnostic } from '../diagnostic.ts';
import {
  DOCUMENT_KINDS,
  openRecords,
  sha256,
  type DossierEcrit,
  type Press,
  type Records,
  type ReadSeance,
} from '../pipeline.ts';
import type { Ecrit, Ecriture } from './contract.ts';
import { edited, rewritten } from './endings.ts';
import { signatureOf } from './signature.ts';

/** A séance as it stands in the records. */
export interface Kept extends ReadSeance {
  readonly id: string;
  /** Folder below the records: `2024/2024-09-12-bureau`. */
  readonly folder: string;
  readonly dossier: DossierEcrit;
  /** Bytes of its files by name: `seance.yaml`, `01-budget.yaml`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export interface Desk {
  readonly project: Project;
  /** Folders of the séances by id, the latest first. */
  readonly folders: () => ReadonlyMap<string, string>;
  readonly read: (id: string) => Kept | null;
  /** The same with another text for one file, nothing written. */
  readonly asIf: (kept: Kept, name: string, bytes: Uint8Array) => ReadSeance;
  /** Makes ready what the latest séance needs. */
  readonly warm: () => void;
  /** Stages 1 to 3 of a séance whose files are as given. */
  readonly judge: (dossier: DossierEcrit) => ReadSeance;
  /** Puts bytes in the place of a file's, which is there. Throws `Unreachable`. */
  readonly replace: (kept: Kept, name: string, bytes: Uint8Array) => void;
  /** `null` when its templates have a fault. */
  readonly press: (lue: NonNullable<ReadSeance['lue']>) => Press | null;
  /** `null`: there is no such file. Throws `Unreachable` when the disk refuses. */
  readonly write: (id: string, edit: Ecriture) => Ecrit | null;
  readonly bodies: () => readonly { readonly id: string; readonly text: string }[];
}

/** How many séances are kept read. */
const KEPT = 200;

export function openDesk(project: Project): Desk {
  const show = (absolute: string): string => relative(project.records, absolute).split(sep).join('/');
  const kept = new Map<string, { readonly signature: string; readonly seance: Kept }>();
  const presses = new Map<string, { readonly signature: string; readonly press: Press | null }>();
  let foundation: Foundation | null = null;

  const founded = (): Foundation => {
    const folder = join(project.records, 'assemblees');
    const years = list(project.records).filter((name) => isFolder(join(project.records, name, 'decisions')));
    const signature = [folder, ...years.map((year) => join(project.records, year, 'decisions'))]
      .map(signatureOf)
      .join('\n');
    if (foundation?.signature === signature) return foundation;
    const bodies = readBodies(project, show);
    const decisions = years.flatMap((year) => readDecisionsOf(project, year, show)?.read ?? []);
    const records = openRecords(bodies.read, decisions, bodies.logos);
    const texts = bodies.read.map(({ nom, bytes }) => ({ id: nom, text: edited(bytes) }));
    foundation = { signature, records, texts };
    return foundation;
  };
  const folders = (): Map<string, string> => {
    const all = select(project, []).map(({ folder }) => [folder.replace(/^.*\//u, ''), folder] as const);
    return new Map(all.filter(([id]) => ID.test(id)).sort(([a], [b]) => (a < b ? 1 : -1)));
  };
  const folderOf = (id: string): string | null => {
    if (!ID.test(id)) return null;
    const folder = `${id.slice(0, 4)}/${id}`;
    return isFolder(join(project.records, folder)) ? folder : null;
  };
  const older = (id: string): DossierEcrit | null => {
    const folder = folderOf(id);
    return folder === null ? null : readDossier(project, folder, show).read;
  };
  const read = (id: string): Kept | null => {
    const folder = folderOf(id);
    if (folder === null) return null;
    const { records, signature: under } = founded();
    const absolute = join(project.records, folder);
    const signature = `${under}\n${signatureOf(absolute)}\n${signatureOf(join(absolute, 'annexes'))}`;
    const known = kept.get(id);
    if (known?.signature === signature) return known.seance;
    const dossier = readDossier(project, folder, show);
    const judged = records.readAlone(dossier.read, older);
    const faults = [...dossier.faults, ...explained(judged.faults, dossier.unread)].sort(byPlace);
    const files = new Map(dossier.files.map(({ nom, bytes }) => [`${nom}.yaml`, bytes]));
    const seance: Kept = { ...judged, faults, id, folder, dossier: dossier.read, files };
    kept.delete(id);
    kept.set(id, { signature, seance });
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return seance;
  };
  const press = (lue: NonNullable<ReadSeance['lue']>): Press | null => {
    const family = familyOf(lue);
    const signature = templateFilesOf(project, familyNamed(family)).map(signatureOf).join('\n');
    const known = presses.get(family);
    if (known?.signature === signature) return known.press;
    const made = loadPress(
      project,
      DOCUMENT_KINDS.filter((kind) => kind !== 'extrait'),
      family,
    );
    presses.set(family, { signature, press: made.press });
    return made.press;
  };
  return {
    project,
    folders,
    read,
    press,
    warm() {
      const [latest] = folders().keys();
      const lue = latest === undefined ? null : read(latest)?.lue;
      if (lue != null) press(lue);
    },
    bodies: () => founded().texts,
    judge: (dossier) => founded().records.readAlone(dossier, older),
    replace({ folder }, name, bytes) {
      replaceWhole(realpathSync(join(project.records, folder, name)), bytes);
    },
    asIf({ dossier }, name, bytes) {
      const nom = name.replace(/\.yaml$/u, '');
      const changed: DossierEcrit =
        name === 'seance.yaml'
          ? { ...dossier, seance: { ...dossier.seance, bytes } }
          : {
              ...dossier,
              points: dossier.points.map((each) => (each.nom === nom ? { ...each, bytes } : each)),
            };
      return founded().records.readAlone(changed, older);
    },
    write(id, { nom, base, texte }) {
      const seance = read(id);
      if (seance === null || !seance.files.has(nom)) return null;
      const absolute = realpathSync(join(project.records, seance.folder, nom));
      const before = readFileSync(absolute);
      const actuel = { nom, texte: edited(before), sha256: sha256(before) };
      if (actuel.sha256 !== base) return { kind: 'change', actuel };
      const after = rewritten(before, texte);
      if (!isSame(before, after)) replaceWhole(absolute, after);
      return { kind: 'ecrit', sha256: sha256(after), avant: actuel.texte };
    },
  };
}

const ID = /^\d{4}-\d{2}-\d{2}-[a-z][a-z0-9-]{0,60}$/u;

interface Foundation {
  readonly signature: string;
  readonly records: Records;
  readonly texts: readonly { readonly id: string; readonly text: string }[];
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

/** Places of a séance's files by their names alone. */
export function inFolder({ folder }: Kept, { place }: Pick<Diagnostic, 'place'>): string {
  return place.file.startsWith(`${folder}/`) ? place.file.slice(folder.length + 1) : place.file;
}
