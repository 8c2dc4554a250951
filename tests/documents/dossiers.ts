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

/** A séance without fault of form: `records/` and `2024/2024-09-12-bureau`. */
function dossier(records: string, seance: string): SeanceLue {
  const bodies = readAssemblees(yamls(`${records}assemblees/`));
  const files = yamls(`${records}${seance}/`);
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
