/** `greffe revue proces-verbal`: the minutes of a review for the legal file, an accessible PDF that carries its decisions. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { procesVerbalDeRevue } from '../../pipeline.ts';
import type { Dossier } from '../../revue/dossier.ts';
import { revueDite } from '../../revue/proces-verbal.ts';
import { EXIT } from '../exit.ts';
import { isFolder, list, Unreachable, type Project } from '../project.ts';
import { report } from '../report.ts';
import { loadPress } from '../templates.ts';
import { writeWhole } from '../write.ts';
import { revueDe } from './decider.ts';
import { lireRegistre } from './registre-file.ts';

/** Writes the minutes of a prepared review beside it. Returns the exit code. Throws `Unreachable`. */
export function procesVerbal(options: { readonly revue: string; readonly projet?: string }): number {
  const { dossier, project } = revueDe(options);
  return ecrireProcesVerbal(dossier, project, options.revue);
}

/** Writes the minutes into a folder, and tells their name. Throws `Unreachable`. */
export function ecrireProcesVerbal(dossier: Dossier, project: Project, folder: string): number {
  const { decisions, fautes, textes } = lireRegistre(project.root);
  process.stderr.write(report(fautes, (file) => textes.get(file)));
  const { press, faults } = loadPress(null, ['revue']);
  if (press === null) throw new Error(faults.map(({ message }) => message).join(' '));
  const document = revueDite(dossier, decisions, collectiviteDe(project));
  const own = new Set(dossier.changements.map(({ cle }) => cle));
  const carried = { ...dossier, decisions: decisions.filter(({ changement }) => own.has(changement)) };
  const source = new TextEncoder().encode(`${JSON.stringify(carried)}\n`);
  const made = procesVerbalDeRevue(document, source, dossier.proposition.date, press);
  if (made.bytes === null) throw new Error(made.faults.map(({ message }) => message).join(' '));
  writeWhole(resolve(folder), `${document.id}.pdf`, made.bytes);
  process.stdout.write(`Procès-verbal de revue : ${join(folder, `${document.id}.pdf`)}\n`);
  return fautes.length > 0 ? EXIT.refused : EXIT.sound;
}

/** Whose acts they are, as the first body says. */
function collectiviteDe({ records, root }: Project): string {
  const folder = join(records, 'assemblees');
  if (!isFolder(folder)) throw new Unreachable(`${root} n’a pas d’assemblée.`);
  for (const name of list(folder).filter((each) => each.endsWith('.yaml'))) {
    const found = /^collectivite:[ \t]*(.+?)[ \t]*$/mu.exec(readFileSync(join(folder, name), 'utf8'))?.[1];
    if (found !== undefined) return found.replaceAll(/^["']|["']$/gu, '');
  }
  return root;
}
