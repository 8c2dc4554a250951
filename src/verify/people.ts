/** People as lists print them, held against those of the document: what a blind reader can tell of them, and what he cannot. */
import type { Extrait } from '../documents/extrait.ts';
import type { Facts } from './facts.ts';

/** Whom a pouvoir is of. */
export function mandant(pouvoir: NonNullable<Facts['seance']['pouvoirs']>[number]): string {
  return pouvoir.mandant;
}

/** « Madame A, suppléante de Monsieur B » is Madame A. */
export function withoutTitulaires(
  printed: readonly string[] | undefined,
  document: Extrait,
): readonly string[] | undefined {
  const seats = document.presents.filter(({ remplace }) => remplace !== null);
  if (seats.length === 0) return printed;
  return printed?.map(
    (text) =>
      seats.find(({ nom, remplace }) => text.startsWith(nom) && text.includes(remplace ?? ''))?.nom ?? text,
  );
}

/** Whether some of the people listed are named with a civilité and some without. */
export function isMixed(document: Extrait): boolean {
  const { presents, absents, excuses, pouvoirs } = document;
  const all = [...presents, ...absents, ...excuses].map(({ nom }) => nom);
  const civil = [...all, ...pouvoirs.map((given) => given.mandant)].map((nom) => CIVILITE.test(nom));
  return civil.includes(true) && civil.includes(false);
}

const CIVILITE = /^(?:Monsieur|Madame|M\.|Mme)\s/u;

/** The lists print the words of these people, each as often as the document names them, and no other. */
export function sameWords(seance: Facts['seance'], document: Extrait): boolean {
  const printed = [
    ...(seance.presents ?? []),
    ...(seance.absents ?? []),
    ...(seance.excuses ?? []),
    ...(seance.pouvoirs ?? []).flatMap((given) => [given.mandant, given.mandataire]),
  ];
  const told = [
    ...document.presents.flatMap(({ nom, remplace }) => [nom, remplace ?? '']),
    ...[...document.absents, ...document.excuses].map(({ nom }) => nom),
    ...document.pouvoirs.flatMap((given) => [given.mandant, given.mandataire]),
  ];
  const mots = document.pouvoirs.map(({ mot }) => mot);
  return words(printed, mots) === words(told, mots);
}

function words(texts: readonly string[], without: readonly string[]): string {
  const text = without.reduce((left, mot) => left.replaceAll(mot, ' '), texts.join(' '));
  return text
    .split(/[\s,]+/u)
    .filter((word) => word !== '')
    .sort()
    .join(' ');
}
