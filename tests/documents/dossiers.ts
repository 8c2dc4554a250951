/** Séances read from folders: the real one of the project, the invented long evening of the tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { readAssemblees, readSeance, type SeanceLue } from '../../src/records/dossier.ts';

const ROOT = new URL('../../', import.meta.url);

function yamls(
  folder: string,
): { readonly nom: string; readonly file: string; readonly bytes: Uint8Array }[] {
  return readdirSync(new URL(folder, ROOT))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({
      nom: name.slice(0, -'.yaml'.length),
      file: `${folder}${name}`,
      bytes: new Uint8Array(readFileSync(new URL(folder + name, ROOT))),
    }));
}

/** A séance without fault of form: `records/` and `2024/2024-09-12-bureau`; `written`: as its file is to be read. */
function dossier(
  records: string,
  seance: string,
  written: (text: string) => string = (text) => text,
): SeanceLue {
  const bodies = readAssemblees(yamls(`${records}assemblees/`));
  const files = yamls(`${records}${seance}/`).map((file) => ({
    ...file,
    bytes: new TextEncoder().encode(written(new TextDecoder().decode(file.bytes))),
  }));
  const [annee = '', nom = ''] = seance.split('/');
  const { lue, faults } = readSeance(
    {
      nom,
      annee,
      seance: files.find((file) => file.nom === 'seance')!,
      points: files.filter((file) => file.nom !== 'seance'),
      annexes: null,
    },
    bodies.fichiers,
  );
  const errors = [...bodies.faults, ...faults].filter((each) => each.severity === 'erreur');
  if (lue === null || errors.length > 0) throw new Error(errors.map((each) => each.message).join('\n'));
  return lue;
}

export const BUREAU = dossier('records/', '2024/2024-09-12-bureau');
export const SOIREE = dossier('tests/records/soiree/', '2025/2025-06-12-conseil');
export const CONSEIL = dossier('records/', '2025/2025-10-09-conseil');
/** The maire is replaced: the file does not say who chairs, which is the maire of the eve until another is elected. */
export const REMPLACEE = dossier('records/', '2023/2023-09-22-village', (text) =>
  text.replace(/^president:.*\n/mu, ''),
);
/** The first séance of a mandate: nobody is maire, and the file does not say who chairs. */
export const INSTALLATION = dossier('records/', '2026/2026-03-20-village', (text) =>
  text.replace(/^president:.*\n/mu, ''),
);
/** The séance goes on: one vote was taken down as unanimous. */
export const EN_COURS = dossier('records/', '2026/2026-11-27-village');
