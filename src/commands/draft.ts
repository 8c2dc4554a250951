/** Records that are not written yet, read and judged as if they were. */
import { basename } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { openRecords } from '../pipeline.ts';
import type { TextOf } from './report.ts';

type Bodies = Parameters<typeof openRecords>[0];

/** What is wrong in a séance to be written: `files` are its texts by name, `folder` is how its path is told. */
export function judged(
  bodies: Bodies,
  folder: string,
  files: ReadonlyMap<string, string>,
): { faults: readonly Diagnostic[]; textOf: TextOf } {
  const written = [...files].map(([name, text]) => ({
    file: `${folder}/${name}`,
    nom: basename(name, '.yaml'),
    bytes: new TextEncoder().encode(text),
  }));
  const records = openRecords(bodies, null);
  const { faults } = records.read({
    nom: basename(folder),
    annee: basename(folder.slice(0, -basename(folder).length - 1)),
    seance: written.find(({ nom }) => nom === 'seance')!,
    points: written.filter(({ nom }) => nom !== 'seance'),
    annexes: new Map(),
  });
  const texts = new Map<string, Uint8Array>(written.map(({ file, bytes }) => [file, bytes]));
  for (const { file, bytes } of bodies) texts.set(file, bytes);
  return {
    faults: [...records.faults, ...faults],
    textOf: (file) => {
      const bytes = texts.get(file);
      return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
    },
  };
}
