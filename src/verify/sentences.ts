/** Differences in the words of the clerk. */
import type { Difference } from './compare.ts';

const SUBJECTS: Readonly<Record<string, string>> = {
  'assemblee.nom': 'le nom de l’assemblée',
  'seance.date': 'la date de la séance',
  'seance.ouverture': 'l’heure d’ouverture',
  'seance.president': 'le président',
  'seance.convocation': 'la date de la convocation',
  'seance.chiffres.effectif': 'le nombre de membres',
  'seance.chiffres.exercice': 'le nombre de membres en exercice',
  'seance.chiffres.presents': 'le nombre de présents',
  'seance.chiffres.representes': 'le nombre de procurations',
  'seance.chiffres.absents': 'le nombre d’absents',
  'seance.chiffres.votants': 'le nombre de votants',
  'deliberation.numero': 'le numéro de la délibération',
  'deliberation.rubrique': 'la rubrique',
  'deliberation.objet': 'l’objet',
  'deliberation.expose': 'l’exposé',
  'deliberation.rapporteur': 'le rapporteur',
  'seance.lieu': 'le lieu',
  'deliberation.vote.mention': 'la mention du vote',
  'deliberation.dispositif': 'la décision',
  'deliberation.vote.pour': 'le nombre de voix pour',
  'deliberation.vote.contre': 'le nombre de voix contre',
  'deliberation.vote.abstention': 'le nombre d’abstentions',
  'deliberation.vote.nppv': 'le nombre de membres qui ne se prononcent pas',
  'deliberation.vote.refus': 'le nombre de refus de vote',
  'deliberation.vote.blancs': 'le nombre de bulletins blancs',
  'deliberation.vote.nuls': 'le nombre de bulletins nuls',
  'deliberation.vote.exprimes': 'le nombre de suffrages exprimés',
  'deliberation.vote.procurations': 'le nombre de procurations du vote',
};

/** Subjects of the members of lists, `#` being their rank. */
const LISTED: readonly (readonly [RegExp, string])[] = [
  [/^seance\.secretaires\[(\d+)\]$/, 'le # secrétaire de séance'],
  [/^seance\.presents\[(\d+)\]$/, 'le # membre présent'],
  [/^seance\.absents\[(\d+)\]$/, 'le # membre absent'],
  [/^seance\.excuses\[(\d+)\]$/, 'le # membre excusé'],
  [/^seance\.pouvoirs\[(\d+)\]\.mandant$/, 'le mandant du # pouvoir'],
  [/^seance\.pouvoirs\[(\d+)\]\.mot$/, 'les mots du # pouvoir'],
  [/^seance\.presents\[(\d+)\]\.remplace$/, 'le titulaire que remplace le # membre présent'],
  [/^seance\.pouvoirs\[(\d+)\]\.mandataire$/, 'le mandataire du # pouvoir'],
  [/^deliberation\.visas\[(\d+)\]$/, 'le # visa'],
  [/^deliberation\.considerants\[(\d+)\]$/, 'le # considérant'],
  [/^deliberation\.motifs\[(\d+)\]$/, 'le # motif'],
  [/^deliberation\.formule\[(\d+)\]$/, 'la # ligne de la formule'],
  [/^deliberation\.vote\.noms\.\w+\[(\d+)\]$/, 'le # nom du scrutin'],
  [/^deliberation\.articles\[(\d+)\]$/, 'le # article'],
];

/** « Page 1, pour le nombre de présents : le PDF porte « 34 », la saisie « 33 ». » */
export function differenceSentence(difference: Difference): string {
  const { path, page } = difference;
  const where = page === null ? 'Dans le PDF' : `Page ${page}`;
  const head = `${where}, pour ${subjectOf(path)} :`;
  if (difference.printed === null)
    return `${head} rien n’est imprimé, la saisie porte « ${shortened(String(difference.record ?? ''))} ».`;
  if (difference.record === null)
    return `${head} le PDF porte « ${shortened(String(difference.printed))} », absent de la saisie.`;
  const [printed, record] = parted(String(difference.printed), String(difference.record));
  return `${head} le PDF porte « ${printed} », la saisie « ${record} ».`;
}

function subjectOf(path: string): string {
  for (const [pattern, subject] of LISTED) {
    const rank = pattern.exec(path)?.[1];
    if (rank !== undefined)
      return subject.replace(
        '#',
        Number(rank) > 0 ? `${Number(rank) + 1}e` : subject.startsWith('la ') ? 'première' : 'premier',
      );
  }
  return SUBJECTS[path] ?? `« ${path} »`;
}

/** How much of a text is shown on each side of where two differ. */
const AROUND = 30;
const LONGEST = 2 * AROUND;

function shortened(text: string): string {
  return visible(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}

/** Both texts, cut to the neighbourhood of their first difference, with the spaces that the eye confuses named there. */
function parted(a: string, b: string): readonly [string, string] {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  // Where one text merely ends, its neighbour's space is no matter of spaces.
  const goes = at < a.length && at < b.length;
  const window = (text: string): string => {
    const start = at > AROUND ? at - AROUND : 0;
    const end = Math.min(text.length, at + AROUND);
    const cut = `${start > 0 ? '…' : ''}${text.slice(start, at)}${goes ? named(text.charAt(at)) : text.charAt(at)}${text.slice(at + 1, end)}`;
    return visible(end < text.length ? `${cut}…` : cut);
  };
  return [window(a), window(b)];
}

const NAMES: Readonly<Record<string, string>> = {
  ' ': '[espace]',
  '\t': '[tabulation]',
  '\u00a0': '[espace insécable]',
  '\u202f': '[espace fine insécable]',
  '\u00ad': '[césure]',
};

function named(character: string): string {
  return NAMES[character] ?? character;
}

function visible(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu, '�');
}
