/** One act as it would be made today, judged with all that came before it. */
import { join } from 'node:path';
import { readKey } from '../../archive/derived.ts';
import { isActId } from '../../archive/tree.ts';
import { openMemory } from '../../pipeline.ts';
import { isFolder, Unreachable, type Project } from '../project.ts';
import { select } from '../select.ts';
import { folderKey, surroundings } from './inputs.ts';
import { openIndex } from './index-file.ts';
import { openWorkshop, type Outcome } from './workshop.ts';

/** The act of `id`, and the hash of the files of its record. Throws `Unreachable` when no record makes it. */
export function actToday(
  project: Project,
  root: string,
  id: string,
  given: string | undefined,
): { readonly outcome: Outcome; readonly record: string } {
  const seance = id.slice(0, id.lastIndexOf('_'));
  const folder = `${id.slice(0, 4)}/${seance}`;
  if (!isActId(id) || !isFolder(join(project.records, folder)))
    throw new Unreachable(`Aucun acte de la saisie ne porte l’identifiant ${id}.`);
  const remembered = openIndex(root);
  try {
    const around = surroundings(project);
    const memory = openMemory();
    const workshop = openWorkshop({ project, paths: [], given, run: '' });
    for (const each of select(project, [])) {
      const own = folderKey(join(project.records, each.folder));
      const known = remembered.get(each.folder);
      const isRead = known !== undefined && own !== null && readKey(own, known, around) === known.read;
      const souvenir =
        isRead && each.folder !== folder ? known.souvenir() : workshop.look(each.folder).souvenir;
      if (each.folder !== folder) {
        if (souvenir !== null) memory.retain(souvenir);
        continue;
      }
      const rappel = souvenir === null ? null : memory.recall(souvenir);
      const order = { folder, rappel, have: new Map(), issued: new Map(), only: [id], without: [] };
      let found: Outcome | null = null;
      workshop.make(
        order,
        (outcome) => void (found = outcome.id === id ? outcome : found),
        () => undefined,
      );
      if (found === null) break;
      return { outcome: found, record: own ?? '' };
    }
    throw new Unreachable(`Aucun acte de la saisie ne porte l’identifiant ${id}.`);
  } finally {
    remembered.close();
  }
}
