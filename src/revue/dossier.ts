/** The file of a review: what was proposed, what it changes, what is to be decided. Deterministic but for its date. */
import type { Changement, Comptes } from './changements.ts';
import { courte, empreinte, type Jeu } from './empreintes.ts';
import { NOMS, type Gravite } from './gravite.ts';
import { entre, type Segment } from './mots.ts';

/** A side of a proposition. */
interface Cote {
  readonly nom: string;
  readonly jeu: Jeu;
}

/** A change of printed form, by hashes alone. */
export interface Proposition {
  readonly empreinte: string;
  readonly de: Cote;
  readonly a: Cote;
  /** Merkle root of the records that it was tried on. */
  readonly saisie: string;
  readonly auteur: string;
  /** Bodies whose records say `approbation: seule`. */
  readonly seules: readonly string[];
  /** `2026-11-24` */
  readonly date: string;
}

export function propositionDe(given: Omit<Proposition, 'empreinte'>): Proposition {
  const { de, a, saisie } = given;
  return { empreinte: empreinte(JSON.stringify([de.jeu, a.jeu, saisie])), ...given };
}

/** Branches of the templates that records print, that the matrix alone prints, that nothing prints. */
export interface Eprouve {
  readonly archive: number;
  readonly essai: number;
  readonly nulle: number;
}

/** A branch beside a change, and what takes it. */
export interface BrancheVoisine {
  readonly ecrite: string;
  readonly vue: 'archive' | 'essai' | 'jamais';
}

/** One change as it is shown and decided. */
export interface ChangementDit {
  readonly numero: number;
  readonly cle: string;
  readonly gravite: Gravite;
  readonly titre: readonly Segment[];
  readonly avant: string;
  readonly apres: string;
  readonly racineActes: string;
  readonly racineEssais: string;
  readonly actes: readonly string[];
  readonly delivres: readonly string[];
  readonly essais: readonly string[];
  /** Nothing of the archive prints it. */
  readonly essaiSeul: boolean;
  readonly fichier: string;
  readonly ligneAvant: number;
  readonly ligneApres: number;
  readonly branches: readonly BrancheVoisine[];
}

export interface Dossier {
  readonly version: 1;
  readonly proposition: Proposition;
  readonly comptes: Comptes;
  readonly eprouve: Eprouve;
  readonly changements: readonly ChangementDit[];
}

/** A change as it is told, without its pages. */
export function dit(
  changement: Changement,
  numero: number,
  branches: readonly BrancheVoisine[],
): ChangementDit {
  const { cle, gravite, avant, apres, racineActes, racineEssais, actes, delivres, essais, retouches } =
    changement;
  const placed =
    retouches.find(({ fichier, genre }) => genre === 'mots' && fichier !== '') ??
    retouches.find(({ fichier }) => fichier !== '');
  return {
    numero,
    cle,
    gravite,
    titre: titreDe(changement),
    avant,
    apres,
    racineActes,
    racineEssais,
    actes,
    delivres,
    essais,
    essaiSeul: actes.length === 0 && delivres.length === 0,
    fichier: placed?.fichier ?? '',
    ligneAvant: placed?.ligneAvant ?? 0,
    ligneApres: placed?.ligneApres ?? 0,
    branches,
  };
}

/** A change in a few words. */
function titreDe({ retouches }: Changement): Segment[] {
  const [first] = retouches;
  if (first === undefined) return [];
  const { genre, avant, apres } = first;
  switch (genre) {
    case 'mots':
      return ofWords(first);
    case 'valeur':
      return [['=', `${first.liens[0]?.slice(1) ?? ''} :`], ...bref(entre(court(avant), court(apres)))];
    case 'forme':
    case 'feuille': {
      const [name = '', from = ''] = avant.split(': ');
      return [
        ['=', `${PROPRIETES[name] ?? name} : `],
        ['-', mesure(from)],
        ['+', mesure(apres.slice(name.length + 2))],
      ];
    }
    case 'pages':
      return [['=', plusOuMoins(apres)]];
    case 'deplacement':
      return [['=', passage(apres)]];
    case 'refus':
      break;
  }
  return [['=', `Ne peut plus être composé : ${apres}`]];
}

/** The words that changed, with the few of the template that stand around them. */
function ofWords({ avant, apres, retire, ajoute }: Changement['retouches'][number]): Segment[] {
  if (retire.trim() === '' && ajoute.trim() === '')
    return [
      ['=', 'Une espace'],
      ['+', ajoute === '' ? 'ôtée' : 'ajoutée'],
    ];
  const own: Segment[] = [
    ['-', court(retire.trim())],
    ['+', court(ajoute.trim())],
  ];
  const isShort = avant.length > 0 && apres.length > 0 && avant.length + apres.length < 150;
  return bref(isShort ? entre(avant, apres) : own);
}

function bref(segments: readonly Segment[]): Segment[] {
  return segments.map(([mark, text]): Segment => [mark, text.trim()]).filter(([, text]) => text !== '');
}

/** A long text by its beginning. */
function court(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ');
  return line.length > 90 ? `${line.slice(0, 87)}…` : line;
}

const PROPRIETES: Readonly<Record<string, string>> = {
  'margin.left': 'Marge gauche',
  'margin.right': 'Marge droite',
  'margin.top': 'Marge haute',
  'margin.bottom': 'Marge basse',
  'padding.top': 'Espace au-dessus',
  'padding.bottom': 'Espace au-dessous',
  size: 'Corps des caractères',
  lineHeight: 'Interligne',
  face: 'Caractère',
  color: 'Couleur',
  textAlign: 'Alignement',
  letterSpacing: 'Espace entre les lettres',
  width: 'Largeur',
  height: 'Hauteur',
};

function dixiemes(n: number): string {
  return String(Math.round(n * 10) / 10).replace('.', ',');
}

/** Points as people of paper read them. */
function mesure(value: string): string {
  if (!/^-?[\d.]+$/u.test(value)) return value === '' ? 'rien' : value;
  const mm = (Number(value) * 25.4) / 72;
  return `${dixiemes(Number(value))} pt (${dixiemes(mm)} mm)`;
}

function plusOuMoins(change: string): string {
  const count = Number(change.slice(1));
  const many = count > 1 ? `${count} pages` : 'Une page';
  return `${many} de ${change.startsWith('+') ? 'plus' : 'moins'}`;
}

function passage(told: string): string {
  const [, what = '', how = ''] = /^(.*) (\S+)$/u.exec(told) ?? [];
  if (how === 'coupé') return `${what} est coupé entre deux pages`;
  return how === 'réuni' ? `${what} n’est plus coupé` : `${what} passe à la page ${how}`;
}

/** The review as it is read in a terminal. */
export function texteDe({ proposition, comptes, eprouve, changements }: Dossier): string {
  const { de, a, auteur } = proposition;
  const lines = [
    `Proposition ${courte(proposition.empreinte)} de ${auteur} : de ${de.nom} à ${a.nom}.`,
    `${nombre(comptes.compares)} actes comparés, ${nombre(comptes.inchanges)} inchangés, ${nombre(comptes.delivres)} délivrés ne seront pas ré-édités ; ${nombre(comptes.essais)} cas d’essai.`,
    `Branches : ${eprouve.archive} vues dans les actes, ${eprouve.essai} vues seulement en essai, ${eprouve.nulle} jamais.`,
  ];
  let gravite: Gravite | null = null;
  for (const each of changements) {
    if (each.gravite !== gravite) lines.push('', NOMS[(gravite = each.gravite)]);
    const where = each.fichier === '' ? '' : `  ${each.fichier}:${each.ligneApres || each.ligneAvant}`;
    lines.push(
      `${String(each.numero).padStart(3)}  ${titreEcrit(each.titre)}`,
      `     ${each.essaiSeul ? 'vu seulement en essai' : `${nombre(each.actes.length)} ${each.actes.length > 1 ? 'actes' : 'acte'}`}${each.delivres.length > 0 ? `, ${nombre(each.delivres.length)} délivrés` : ''}  ${courte(each.cle)}${where}`,
    );
  }
  if (changements.length === 0) lines.push('', 'Rien ne change : il n’y a rien à décider.');
  return `${lines.join('\n')}\n`;
}

/** `[−Membres−] [+Étaient+]` */
export function titreEcrit(titre: readonly Segment[]): string {
  return titre.map(ecrit).join(' ');
}

/** The file of a review, read again; `null` where it is none. */
export function lireDossier(text: string): Dossier | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  const isOurs =
    typeof read === 'object' &&
    read !== null &&
    'version' in read &&
    read.version === 1 &&
    'changements' in read &&
    'proposition' in read;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own file; all that a decision is bound to is found anew by `verifier`
  return isOurs ? (read as Dossier) : null;
}

const MARKS = { '-': ['[−', '−]'], '+': ['[+', '+]'], '=': ['', ''] } as const;

function ecrit([mark, text]: Segment): string {
  const [open, close] = MARKS[mark];
  return `${open}${text}${close}`;
}

/** `3 812` */
export function nombre(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/gu, '\u202F');
}
