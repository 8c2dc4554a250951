/**
 * The file of an act that sets an older one right: the older text, comments and all, without what belonged to its own séance.
 * What the secretariat then changes in it is seen against the older file.
 */
import { readSource } from './source.ts';
import { writeYaml, type Group } from './write.ts';

export interface Rectification {
  /** Id of the older act, and its printed number. */
  readonly acte: string;
  readonly numero: string | null;
  readonly nature: 'materielle' | 'deliberation';
  /** Sentence before the text of a material correction. */
  readonly formule: string;
}

/** Keys that tell of the evening of the older act, of its vote, of what became of it: the new act has its own. */
const OF_ITS_DAY: ReadonlySet<string> = new Set([
  'numero',
  'point',
  'heure',
  'ajoute_en_seance',
  'president',
  'absents',
  'excuses',
  'pouvoirs',
  'deports',
  'debats',
  'vote',
  'election',
  'amendements',
  'resultat',
  'motif',
  'chiffres',
  'controle',
  'signatures',
  'irregularites',
  'lien',
]);

/** The text of the older file → that of the new one. A file that is no plain block of keys is written anew, without its comments. */
export function rectificationText(text: string, asked: Rectification): string {
  const isMaterial = asked.nature === 'materielle';
  const isDropped = (key: string): boolean => OF_ITS_DAY.has(key) || (isMaterial && key === 'formule');
  const { acte, numero, nature, formule } = asked;
  const added = {
    lien: { rectifie: acte, nature, numero },
    ...(isMaterial ? { formule, vote: 'sans' } : {}),
  };
  const kept = Object.fromEntries(Object.entries(valueOf(text)).filter(([key]) => !isDropped(key)));
  const wanted = writeYaml({ ...kept, ...added });
  const made = `${without(text, isDropped)}${writeYaml(added)}`;
  return JSON.stringify(valueOf(made)) === JSON.stringify(valueOf(wanted)) ? made : wanted;
}

/** Trees of a file are what can be written; nothing, where it cannot be read. */
function valueOf(text: string): Group {
  const { located } = readSource('', new TextEncoder().encode(text));
  return located?.value ?? {};
}

/** The text without some of its first keys: each goes from its line to that before the next key, or its comment. */
function without(text: string, isDropped: (key: string) => boolean): string {
  const out: string[] = [];
  let isGone = false;
  for (const line of text.split(/(?<=\n)/u)) {
    const key = /^([a-z_]+):(?=\s|$)/u.exec(line)?.[1];
    if (key !== undefined) isGone = isDropped(key);
    else if (line.startsWith('#')) isGone = false;
    if (!isGone) out.push(line);
  }
  return out.join('').replace(/[^\n]$/u, '$&\n');
}
