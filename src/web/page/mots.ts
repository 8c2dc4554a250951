/** Days, names and figures as the screens say them. */
import type { Etape, MembreVu, PresenceVue } from '../contract.ts';

const said = (options: Intl.DateTimeFormatOptions): ((iso: string) => string) => {
  const format = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', ...options });
  return (iso) => format.format(new Date(`${iso}T00:00:00Z`)).replace(/\b1 (?=\p{L})/u, '1er ');
};

/** « jeudi 12 septembre 2024 » */
export const jourEntier = said({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
/** « jeudi 12 septembre » */
export const jourLong = said({ weekday: 'long', day: 'numeric', month: 'long' });
/** « 12 sept. » */
export const jourCourt = said({ day: 'numeric', month: 'short' });

/** « jeu. » */
export const nomDuJour = said({ weekday: 'short' });
/** « sept. » */
export const mois = said({ month: 'short' });

/** « dans 3 jours », « depuis 4 jours » */
export function dansCombien(days: number): string {
  if (days === 0) return 'aujourd’hui';
  if (days === 1) return 'demain';
  return days > 0 ? `dans ${days} jours` : `passée de ${combien(-days, 'jour')}`;
}

export function majuscule(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A date as its short form, other words as they are. */
export function dit(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) ? jourCourt(text) : text;
}

/** « 10 h 42 » */
export function heure(now: Date): string {
  return `${now.getHours()} h ${String(now.getMinutes()).padStart(2, '0')}`;
}

export function combien(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count > 1 ? many : noun}`;
}

export const ETAPES: Readonly<Record<Etape, string>> = {
  preparee: 'Préparée',
  convoquee: 'Convoquée',
  tenue: 'Tenue',
  signee: 'Signée',
  transmise: 'Transmise',
  publiee: 'Publiée',
  reliee: 'Reliée',
};

/** « KOENDERS » */
export function appelBref(membre: MembreVu | undefined): string {
  return membre?.nom ?? '';
}

/** « Madame Nathalie KOENDERS » */
export function entier({ civilite, prenom, nom }: MembreVu): string {
  const how = civilite === 'Mme' ? 'Madame' : civilite === 'M.' ? 'Monsieur' : '';
  return [how, prenom, nom].filter((part) => part !== '').join(' ');
}

/** Without accents or capitals: what is typed finds what is written. */
export function plat(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** How a vote went, in figures: « 39 » when all were for, « 36–2–2 » otherwise. */
export function scrutinBref({ vote }: PresenceVue): { bref: string; dit: string } | null {
  if (vote === null) return null;
  if (!('pour' in vote)) return { bref: 'élection', dit: 'élection' };
  const { pour, contre, abstention } = vote;
  if (contre === 0 && abstention === 0) return { bref: String(pour), dit: `unanimité, ${pour}` };
  return {
    bref: `${pour}–${contre}–${abstention}`,
    dit: `${pour} pour, ${contre} contre, ${combien(abstention, 'abstention')}`,
  };
}
