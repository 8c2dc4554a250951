/** `greffe revue conclure` and `adopter`: a whole set is approved, and kept. */
import { accordDe, jeuApprouve, moteurDe } from '../../revue/accord.ts';
import type { Decision } from '../../revue/decision.ts';
import { courte, empreinteDe, racine } from '../../revue/empreintes.ts';
import { EXIT } from '../exit.ts';
import { findProject, Unreachable } from '../project.ts';
import { aujourdhui, identiteDite, personne, signee, type Signataire } from './decider.ts';
import { openCote, type Cote } from './cote.ts';
import { famillesOf, prepare, seulesDe, type PreparerOptions } from './preparer.ts';
import { dossierDe } from './fonds.ts';
import { ecrireProcesVerbal } from './proces-verbal.ts';
import { ajouter, garder, lireRegistre } from './registre-file.ts';
import { isEntiere } from './verifier.ts';

/** Compares once more; where every change is approved, approves the set. Returns the exit code. Throws `Unreachable`, `Altered`. */
export function conclure(options: Omit<PreparerOptions, 'sortie'> & Signataire): number {
  if (options.a !== undefined)
    throw new Unreachable('Un jeu s’approuve tel qu’il est dans le dossier de travail : ôtez --a.');
  const prepared = prepare(options);
  if (typeof prepared === 'number') return prepared;
  const { dossier, villes } = prepared;
  const project = findProject('.', options.projet);
  const { root } = project;
  const registre = lireRegistre(root);
  if (!isEntiere(dossier, registre)) {
    process.stdout.write('Des changements ne sont pas approuvés : greffe revue verifier dit lesquels.\n');
    return EXIT.refused;
  }
  const { proposition, changements } = dossier;
  const exclus = changements.flatMap((each) =>
    accordDe(each, proposition, registre.decisions).exclus.map(({ acte }) => acte),
  );
  const ville = villes[0]!;
  inscrireJeu(root, ville.a, options, {
    titre: `Jeu ${courte(proposition.a.jeu.empreinte)} : ${changements.length} changements`,
    de: proposition.de.jeu.empreinte,
    moteur: moteurDe(proposition),
    avant: empreinteDe(changements.map(({ avant }) => avant)),
    apres: empreinteDe(changements.map(({ apres }) => apres)),
    changement: empreinteDe(changements.map(({ cle }) => cle)),
    membres: racine(changements.map(({ racineActes }) => racineActes)),
    essais: racine(changements.map(({ racineEssais }) => racineEssais)),
    exclus: [...new Set(exclus)].sort(),
    auteur: proposition.auteur,
    seule: personne(proposition.auteur, options.par, proposition.seules),
  });
  return ecrireProcesVerbal(dossier, project, 'revue');
}

/** Approves what is there, once: the first approved set of a project. Returns the exit code. Throws `Unreachable`. */
export function adopter(options: Signataire & { readonly auteur: string }): number {
  const project = findProject('.', options.projet);
  const registre = lireRegistre(project.root);
  if (registre.lignes.length > 0)
    throw new Unreachable('Ce projet a déjà des décisions : préparez une revue, greffe revue preparer.');
  const own = dossierDe(project.root, 'dossier de travail');
  const cote = openCote(project, own, famillesOf(project, [own]));
  const { jeu } = cote;
  inscrireJeu(project.root, cote, options, {
    titre: `Premier jeu ${courte(jeu.empreinte)}`,
    de: '',
    moteur: moteurDe({ de: { nom: '', jeu }, a: { nom: '', jeu } }),
    avant: '',
    apres: '',
    changement: '',
    membres: '',
    essais: '',
    exclus: [],
    auteur: options.auteur,
    seule: personne(options.auteur, options.par, seulesDe('', cote)),
  });
  return EXIT.sound;
}

/** The set is kept first: a line that approves it finds it there. */
function inscrireJeu(
  root: string,
  cote: Cote,
  options: Signataire,
  given: Omit<Decision, 'verdict' | 'jeu' | 'portee' | 'relecteur' | 'date' | 'motif' | 'identite'>,
): void {
  const jeu = cote.jeu.empreinte;
  const line = signee(
    {
      ...given,
      verdict: 'jeu',
      jeu,
      portee: 'archive',
      relecteur: options.par,
      date: aujourdhui(),
      motif: '',
      identite: '',
    },
    options,
  );
  const isNew = jeuApprouve(jeu, lireRegistre(root).decisions) === null;
  garder(root, cote);
  if (isNew) ajouter(root, [line]);
  process.stdout.write(
    `Jeu ${courte(jeu)} approuvé par ${options.par} : approbations.jsonl.\n${identiteDite(options)}`,
  );
}
