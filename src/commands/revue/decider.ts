/** `greffe revue approuver`, `rejeter`, `exclure`, `decider`: what a reviewer decided, written as lines bound to what he saw. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accordDe, moteurDe } from '../../revue/accord.ts';
import {
  memePersonne,
  sceller,
  texteSigne,
  type Decision,
  type Ligne,
  type Verdict,
} from '../../revue/decision.ts';
import { lireDossier, nombre, titreEcrit, type ChangementDit, type Dossier } from '../../revue/dossier.ts';
import { EXIT } from '../exit.ts';
import { findProject, reason, Unreachable, type Project } from '../project.ts';
import { ajouter, lireRegistre } from './registre-file.ts';
import { signer } from './ssh.ts';

/** Who signs. */
export interface Signataire {
  readonly par: string;
  readonly cle?: string;
  readonly identite?: string;
  readonly projet?: string;
}

export interface DeciderOptions extends Signataire {
  readonly revue: string;
}

/** Approves. Returns the exit code. Throws `Unreachable`. */
export function approuver(
  changes: readonly string[],
  options: DeciderOptions & { readonly tout?: boolean; readonly motif?: string; readonly maison?: boolean },
): number {
  const { dossier, root } = revueDe(options);
  const { decisions } = lireRegistre(root);
  const left = dossier.changements.filter(
    (each) => accordDe(each, dossier.proposition, decisions).etat === 'a-decider',
  );
  const wanted = options.tout === true ? left : changes.map((name) => trouve(dossier, name));
  if (wanted.length === 0) throw new Unreachable('Nommez un changement, ou ajoutez --tout.');
  return inscrire(
    wanted.map((changement) => ({
      changement,
      verdict: 'approuve',
      exclus: [],
      motif: options.motif ?? '',
      tous: options.maison === true,
    })),
    dossier,
    root,
    options,
  );
}

/** Rejects. Returns the exit code. Throws `Unreachable`. */
export function rejeter(
  changes: readonly string[],
  options: DeciderOptions & { readonly motif: string },
): number {
  const { dossier, root } = revueDe(options);
  const { motif } = options;
  const wanted = changes.map((name) => trouve(dossier, name));
  return inscrire(
    wanted.map((changement) => ({ changement, verdict: 'rejete', exclus: [], motif, tous: false })),
    dossier,
    root,
    options,
  );
}

/** Leaves acts out. Returns the exit code. Throws `Unreachable`. */
export function exclure(
  change: string,
  ids: readonly string[],
  options: DeciderOptions & { readonly motif: string },
): number {
  const { dossier, root } = revueDe(options);
  const changement = trouve(dossier, change);
  const { motif } = options;
  return inscrire(
    [{ changement, verdict: 'exclu', exclus: ids, motif, tous: false }],
    dossier,
    root,
    options,
  );
}

/** Takes what the page of the review gave. Returns the exit code. Throws `Unreachable`. */
export function decider(file: string, options: DeciderOptions): number {
  const { dossier, root } = revueDe(options);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Unreachable(`${file} est illisible : ${reason(error)}.`);
  }
  const given = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i) => exportee(line, i + 1, file, dossier));
  if (given.length === 0) throw new Unreachable(`${file} ne contient aucune décision.`);
  return inscrire(given, dossier, root, options);
}

interface Prise {
  readonly changement: ChangementDit;
  readonly verdict: Exclude<Verdict, 'jeu'>;
  readonly exclus: readonly string[];
  readonly motif: string;
  readonly tous: boolean;
}

/** A line that the page gave. It was of this very proposition. */
function exportee(line: string, at: number, file: string, dossier: Dossier): Prise {
  const bad = (why: string): Unreachable => new Unreachable(`${file}, ligne ${at} : ${why}.`);
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch {
    throw bad('ce n’est pas une décision que la page a écrite');
  }
  if (typeof read !== 'object' || read === null) throw bad('ce n’est pas une décision');
  const field = (key: string): unknown => Object.entries(read).find(([name]) => name === key)?.[1];
  if (field('proposition') !== dossier.proposition.empreinte)
    throw bad('cette décision est celle d’une autre proposition ; préparez la revue de nouveau');
  const changement = dossier.changements.find(({ cle }) => cle === field('changement'));
  if (changement === undefined) throw bad('ce changement n’est pas dans la revue');
  const verdict = (['approuve', 'rejete', 'exclu'] as const).find((each) => each === field('verdict'));
  if (verdict === undefined) throw bad('ce verdict n’est pas connu');
  const exclus = field('exclus');
  return {
    changement,
    verdict,
    exclus: Array.isArray(exclus) ? exclus.map(String) : [],
    motif: typeof field('motif') === 'string' ? String(field('motif')) : '',
    tous: false,
  };
}

/** Writes decisions, and tells them. Throws `Unreachable` where one may not be taken. */
function inscrire(prises: readonly Prise[], dossier: Dossier, root: string, options: Signataire): number {
  const { proposition } = dossier;
  const seule = personne(proposition.auteur, options.par, proposition.seules);
  const lines = prises.map(({ changement, verdict, exclus, motif, tous }): Ligne => {
    if (verdict !== 'approuve' && motif.trim() === '')
      throw new Unreachable(`Changement ${changement.numero} : dites pourquoi, par --motif.`);
    const known = new Set([...changement.actes, ...changement.delivres]);
    const stranger = exclus.find((id) => !known.has(id));
    if (stranger !== undefined)
      throw new Unreachable(`${stranger} n’est pas un acte du changement ${changement.numero}.`);
    if (verdict === 'exclu' && exclus.length === 0)
      throw new Unreachable(`Changement ${changement.numero} : nommez les actes à exclure.`);
    return signee(
      {
        verdict,
        titre: titreEcrit(changement.titre),
        changement: changement.cle,
        membres: changement.racineActes,
        essais: changement.racineEssais,
        avant: changement.avant,
        apres: changement.apres,
        de: proposition.de.jeu.empreinte,
        jeu: proposition.a.jeu.empreinte,
        moteur: moteurDe(proposition),
        portee: tous ? 'tous' : 'archive',
        exclus: [...exclus].sort(),
        auteur: proposition.auteur,
        relecteur: options.par,
        seule,
        date: aujourdhui(),
        motif,
        identite: '',
      },
      options,
    );
  });
  ajouter(root, lines);
  const said = lines.map(({ decision }, i) => {
    const { numero, actes } = prises[i]!.changement;
    const what = { approuve: 'approuvé', rejete: 'rejeté', exclu: 'actes exclus' }[prises[i]!.verdict];
    return `${String(numero).padStart(3)}  ${what} par ${decision.relecteur} (${nombre(actes.length)} ${actes.length > 1 ? 'actes' : 'acte'}) : ${decision.titre}\n`;
  });
  process.stdout.write(`${said.join('')}${identiteDite(options)}`);
  return EXIT.sound;
}

/** A name is only what is said of it, unless a key signs. */
export function identiteDite({ cle }: Signataire): string {
  return cle === undefined ? 'Identité déclarée, non vérifiée : --cle signe par une clé SSH.\n' : '';
}

/** Whether who approves is who proposes, which a body with one agent may let be. Throws `Unreachable` elsewhere. */
export function personne(auteur: string, par: string, seules: readonly string[]): boolean {
  if (!memePersonne(auteur, par)) return false;
  if (seules.length > 0) return true;
  throw new Unreachable(
    `${par} a proposé ce changement : une autre personne l’approuve. Une collectivité qui n’a qu’un agent écrit « approbation: seule » dans le fichier de son assemblée.`,
  );
}

/** A decision with its seal, and its signature where a key is given. Throws `Unreachable`. */
export function signee(decision: Decision, { cle, identite, par }: Signataire): Ligne {
  if (cle === undefined) return sceller(decision, '');
  const named = { ...decision, identite: identite ?? par };
  return sceller(named, signer(texteSigne(named), cle));
}

export function aujourdhui(): string {
  return new Date().toISOString().slice(0, 10);
}

/** A prepared review, and the project that it is of. Throws `Unreachable`. */
export function revueDe({ revue, projet }: { readonly revue: string; readonly projet?: string }): {
  readonly dossier: Dossier;
  readonly project: Project;
  readonly root: string;
} {
  const file = join(revue, 'revue.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Unreachable(
      `${file} est illisible : ${reason(error)}. Préparez d’abord la revue : greffe revue preparer.`,
    );
  }
  const dossier = lireDossier(text);
  if (dossier === null) throw new Unreachable(`${file} n’est pas une revue que Greffe a écrite.`);
  const project = findProject('.', projet);
  return { dossier, project, root: project.root };
}

/** A change by its number, or the beginning of its hash. */
function trouve({ changements }: Dossier, name: string): ChangementDit {
  const plain = name.replaceAll(' ', '');
  const found = changements.filter(({ numero, cle }) =>
    /^\d{1,3}$/u.test(plain) ? numero === Number(plain) : plain.length >= 4 && cle.startsWith(plain),
  );
  if (found.length !== 1 || found[0] === undefined)
    throw new Unreachable(`${name} ne désigne pas un changement de la revue.`);
  return found[0];
}
