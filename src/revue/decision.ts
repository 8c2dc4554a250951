/** Sign-offs: one line of `approbations.jsonl` each, bound to hashes, sealed, and signed where a key is at hand. */
import { fault, type Diagnostic } from '../diagnostic.ts';
import { empreinte } from './empreintes.ts';

const VERDICTS = ['approuve', 'rejete', 'exclu', 'jeu'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What was decided of a change; of a whole set (`jeu`), `changement` is empty and nothing else is to be decided. */
export interface Decision {
  readonly verdict: Verdict;
  readonly titre: string;
  readonly changement: string;
  /** Merkle roots of the acts and of the cells of the matrix that it was seen in. */
  readonly membres: string;
  readonly essais: string;
  /** Hashes of what is printed before and after. */
  readonly avant: string;
  readonly apres: string;
  /** Hashes of the sets, before and after. */
  readonly de: string;
  readonly jeu: string;
  /** Fonts and program of both sides: what a decision for all towns rests on. */
  readonly moteur: string;
  /** `tous`: it holds for any town that has the same change. */
  readonly portee: 'archive' | 'tous';
  /** Acts that it does not hold for. */
  readonly exclus: readonly string[];
  readonly auteur: string;
  readonly relecteur: string;
  /** The body has one agent alone: who proposes approves. */
  readonly seule: boolean;
  readonly date: string;
  readonly motif: string;
  /** Whose SSH key signs; '': the name is declared, and nothing verifies it. */
  readonly identite: string;
}

/** A line as it stands in the file. */
export interface Ligne {
  readonly decision: Decision;
  /** Hash of all that it says. */
  readonly sceau: string;
  /** Armoured SSH signature; '' where there is none. */
  readonly signature: string;
}

const KEYS = [
  'verdict',
  'titre',
  'changement',
  'membres',
  'essais',
  'avant',
  'apres',
  'de',
  'jeu',
  'moteur',
  'portee',
  'exclus',
  'auteur',
  'relecteur',
  'seule',
  'date',
  'motif',
  'identite',
] as const satisfies readonly (keyof Decision)[];

/** What is hashed and signed: all fields, in their order. */
export function texteSigne(decision: Decision): string {
  return `${JSON.stringify(Object.fromEntries(KEYS.map((key) => [key, decision[key]])))}\n`;
}

export function sceller(decision: Decision, signature: string): Ligne {
  return { decision, sceau: empreinte(texteSigne(decision)), signature };
}

export function ecrite({ decision, sceau, signature }: Ligne): string {
  return `${JSON.stringify({ ...Object.fromEntries(KEYS.map((key) => [key, decision[key]])), sceau, signature })}\n`;
}

const HASH = /^[0-9a-f]{64}$/u;

/**
 * The lines of a file; those that are not as they were written are refused, each at its place. Whether signatures are true is asked of
 * `estVraie`, given what was signed.
 */
export function lireDecisions(
  file: string,
  text: string,
  estVraie: (signe: string, signature: string, identite: string) => boolean,
): { readonly lignes: readonly Ligne[]; readonly fautes: readonly Diagnostic[] } {
  const lignes: Ligne[] = [];
  const fautes: Diagnostic[] = [];
  for (const [i, written] of text.split('\n').entries()) {
    if (written.trim() === '') continue;
    const ligne = lue(written);
    const place = { file, line: i + 1, column: 1, length: Math.min(written.length, 80) };
    if (ligne === null)
      fautes.push(
        fault({
          place,
          code: 'approbation-alteree',
          message: 'Cette ligne n’est pas celle que Greffe a écrite : aucune décision n’en est tirée.',
          remedy: 'reprenez la ligne d’origine, ou ôtez-la et décidez de nouveau.',
        }),
      );
    else if (
      (ligne.decision.identite !== '' || ligne.signature !== '') &&
      !estVraie(texteSigne(ligne.decision), ligne.signature, ligne.decision.identite)
    )
      fautes.push(
        fault({
          place,
          code: 'signature-fausse',
          message: `La signature de ${ligne.decision.relecteur} n’est pas celle de cette ligne, ou sa clé n’est pas connue.`,
          remedy: 'ajoutez sa clé publique à relecteurs.ssh, ou faites signer de nouveau.',
        }),
      );
    else lignes.push(ligne);
  }
  return { lignes, fautes };
}

function lue(written: string): Ligne | null {
  const read = objet(written);
  if (read === null) return null;
  const names = Object.keys(read);
  if (
    names.length !== KEYS.length + 2 ||
    ![...KEYS, 'sceau', 'signature'].every((key) => names.includes(key))
  )
    return null;
  const { exclus, seule, sceau, signature } = read;
  const text = (key: string): string => (typeof read[key] === 'string' ? read[key] : '\0');
  const verdict = VERDICTS.find((each) => each === read['verdict']);
  if (verdict === undefined || !Array.isArray(exclus) || typeof seule !== 'boolean') return null;
  if (typeof sceau !== 'string' || typeof signature !== 'string') return null;
  const decision: Decision = {
    verdict,
    titre: text('titre'),
    changement: text('changement'),
    membres: text('membres'),
    essais: text('essais'),
    avant: text('avant'),
    apres: text('apres'),
    de: text('de'),
    jeu: text('jeu'),
    moteur: text('moteur'),
    portee: read['portee'] === 'tous' ? 'tous' : 'archive',
    exclus: exclus.map(String),
    auteur: text('auteur'),
    relecteur: text('relecteur'),
    seule,
    date: text('date'),
    motif: text('motif'),
    identite: text('identite'),
  };
  const hashes = [
    decision.jeu,
    decision.moteur,
    ...(verdict === 'jeu'
      ? []
      : [decision.changement, decision.membres, decision.essais, decision.avant, decision.apres]),
  ];
  if (!hashes.every((hash) => HASH.test(hash)) || !/^\d{4}-\d{2}-\d{2}$/u.test(decision.date)) return null;
  if (memePersonne(decision.auteur, decision.relecteur) && !seule) return null;
  if (
    decision.relecteur.trim() === '' ||
    (verdict !== 'approuve' && verdict !== 'jeu' && decision.motif.trim() === '')
  )
    return null;
  // As it was written, to the byte: what is said otherwise is not what was sealed.
  return empreinte(texteSigne(decision)) === sceau &&
    ecrite({ decision, sceau, signature }).trimEnd() === written.trimEnd()
    ? { decision, sceau, signature }
    : null;
}

function objet(written: string): Readonly<Record<string, unknown>> | null {
  try {
    const read: unknown = JSON.parse(written);
    const isObject = typeof read === 'object' && read !== null && !Array.isArray(read);
    return isObject ? Object.fromEntries(Object.entries(read)) : null;
  } catch {
    return null;
  }
}

/** Names alike but for capitals, accents and spaces are one person's. */
export function memePersonne(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
