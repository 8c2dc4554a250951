/** The annexes of an act, copied beside it: never merged into it, in the order in which they are transmitted. */
import { createHash } from 'node:crypto';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { fault, type Diagnostic } from '../diagnostic.ts';
import type { ActKind, PointLu } from '../pipeline.ts';
import { attempt, exists, type Project } from './project.ts';
import { writeWhole } from './write.ts';

/** An annexe copied. */
export interface Copied {
  /** Below the output folder: `2025/2025-06-26-conseil/2025-06-26-conseil_05.annexe-01.pdf`. */
  readonly file: string;
  /** `null` where nobody counted them. */
  readonly pages: number | null;
  readonly sha256: string;
}

/** An annexe of an act where it is, and the name of its copy. */
interface Annexe {
  readonly rank: number;
  readonly original: string;
  /** `2025-06-26-conseil_05.annexe-01.pdf` */
  readonly copy: string;
  readonly pages: number | null;
  readonly isPublished: boolean;
}

/** Whether a name is that of a copy. */
export function isCopy(name: string): boolean {
  return /_\d{2,3}[a-z]?\.annexe-\d{2,3}\.(?:pdf|png|jpe?g)$/u.test(name);
}

function annexesOf(project: Project, folder: string, { id, deliberation }: PointLu): readonly Annexe[] {
  return deliberation.annexes.map(({ fichier, pages, publiee }, i) => ({
    rank: i,
    original: join(project.records, folder, fichier),
    copy: `${id ?? ''}.annexe-${String(i + 1).padStart(2, '0')}${extname(fichier).toLowerCase()}`,
    pages,
    isPublished: publiee,
  }));
}

/**
 * Copies the annexes of an act below `root`, in the folder of its séance; beside a published copy, those that are published.
 * One that can no longer be read is told. Throws `Unreachable` where they cannot be written.
 */
export function copyAnnexes(
  project: Project,
  folder: string,
  point: PointLu,
  kind: ActKind,
  root: string,
): { copied: readonly Copied[]; faults: readonly Diagnostic[] } {
  const copied: Copied[] = [];
  const faults: Diagnostic[] = [];
  for (const { rank, original, copy, pages, isPublished } of annexesOf(project, folder, point)) {
    if (kind === 'extrait-publie' && !isPublished) continue;
    const bytes = attempt(project.bounds, original);
    if (typeof bytes === 'string') {
      faults.push(unreadable(point, rank, original, bytes));
      continue;
    }
    const file = `${folder}/${copy}`;
    writeWhole(root, file, bytes);
    copied.push({ file, pages, sha256: sha256(bytes) });
  }
  return { copied, faults };
}

/** The annexes of an act, in their order; `ending`: of their name, without the dot. One that can no longer be read is told. */
export function readAnnexes(
  project: Project,
  folder: string,
  point: PointLu,
): {
  read: readonly { readonly ending: string; readonly bytes: Uint8Array }[];
  faults: readonly Diagnostic[];
} {
  const faults: Diagnostic[] = [];
  const read = annexesOf(project, folder, point).flatMap(({ rank, original, copy }) => {
    const bytes = attempt(project.bounds, original);
    if (typeof bytes !== 'string') return [{ ending: extname(copy).slice(1), bytes }];
    faults.push(unreadable(point, rank, original, bytes));
    return [];
  });
  return { read, faults };
}

function unreadable(point: PointLu, rank: number, original: string, why: string): Diagnostic {
  return fault({
    place: point.source.place([...point.base, 'annexes', rank, 'fichier']),
    code: 'annexe-illisible',
    message: `Le fichier « ${basename(original)} » ${why}.`,
    remedy: 'remettez-le dans le dossier annexes/, et produisez l’acte de nouveau.',
  });
}

/** Copies beside an act that is read again which are not what its record annexes. */
export function alteredBeside(
  file: string,
  project: Project,
  folder: string,
  point: PointLu,
): readonly Diagnostic[] {
  return annexesOf(project, folder, point).flatMap(({ original, copy }) => {
    const beside = join(dirname(resolve(file)), copy);
    if (!exists(beside)) return [];
    const [one, other] = [attempt(dirname(beside), beside), attempt(project.bounds, original)];
    if (typeof one !== 'string' && typeof other !== 'string' && Buffer.compare(one, other) === 0) return [];
    return [
      fault({
        place: { file: join(dirname(file), copy), line: 1, column: 1, length: 0 },
        code: 'annexe-alteree',
        message: `Cette annexe n’a pas les octets de « ${basename(original)} », que la saisie annexe à l’acte.`,
        remedy: 'produisez l’acte de nouveau : son annexe sera recopiée ; ou remettez l’annexe d’origine.',
      }),
    ];
  });
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
