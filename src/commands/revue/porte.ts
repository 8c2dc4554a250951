/** What `greffe archiver` may make acts with: a set that was approved, or the last one that was. */
import { join } from 'node:path';
import { jeuApprouve } from '../../revue/accord.ts';
import { courte } from '../../revue/empreintes.ts';
import { exists, Unapproved, type Project } from '../project.ts';
import { openCote } from './cote.ts';
import { dossierDe } from './fonds.ts';
import { famillesOf } from './preparer.ts';
import { approuveDe, gardeDe, lireRegistre } from './registre-file.ts';

export interface Porte {
  /** The project, its templates being those of the approved set. */
  readonly project: Project;
  /** Acts that keep the form they have. */
  readonly exclus: ReadonlySet<string>;
  /** What is said of it; '' when the templates at hand are approved, or the project approves none. */
  readonly dit: string;
}

/** A project that has no file of decisions approves nothing, and nothing is asked of it. Throws `Unapproved` (French). */
export function porteDe(project: Project): Porte {
  if (!exists(join(project.root, 'approbations.jsonl'))) return { project, exclus: new Set(), dit: '' };
  const own = dossierDe(project.root, 'dossier de travail');
  const here = openCote(project, own, famillesOf(project, [own])).jeu;
  const { decisions, fautes } = lireRegistre(project.root);
  const approved = jeuApprouve(here.empreinte, decisions);
  if (approved !== null) return { project, exclus: new Set(approved.exclus), dit: '' };
  const why =
    fautes.length > 0 ? ' (des lignes de approbations.jsonl ne sont pas celles que Greffe a écrites)' : '';
  const kept = approuveDe(project.root);
  const before = kept === null ? null : openCote(project, kept, famillesOf(project, [kept])).jeu;
  const last = before === null ? null : jeuApprouve(before.empreinte, decisions);
  if (before === null || last === null)
    throw new Unapproved(
      `Aucun jeu de modèles n’est approuvé${why} : l’archive reste telle qu’elle est. Voyez greffe revue verifier.`,
    );
  if (before.reglages !== here.reglages)
    throw new Unapproved(
      `Les réglages des assemblées (variantes, formule, identité) ont changé depuis le jeu ${courte(before.empreinte)}, et ne sont pas approuvés${why} : l’archive reste telle qu’elle est. Voyez greffe revue verifier.`,
    );
  if (before.polices !== here.polices || before.rendu !== here.rendu)
    throw new Unapproved(
      `Les polices ou le programme ont changé depuis le jeu ${courte(before.empreinte)}, et ne sont pas approuvés${why} : l’archive reste telle qu’elle est. Voyez greffe revue verifier.`,
    );
  return {
    project: { ...project, root: gardeDe(project.root) },
    exclus: new Set(last.exclus),
    dit: `Les modèles du projet ne sont pas approuvés${why} : les actes sont faits avec le dernier jeu qui le soit, ${courte(before.empreinte)}, approuvé par ${last.relecteur} le ${last.date}.`,
  };
}
