/** What makes an act executory (CGCT L. 2131-1): its reception by the préfet, and its publication or notification. */
import { z } from 'zod';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { dateInFrench } from './dates.ts';

const texte = z.string();

/** Days in French; `null` for what is not told. */
export const executoire = z.strictObject({
  reception: texte.nullable(),
  publication: texte.nullable(),
  enLigne: texte.nullable(),
  affichage: texte.nullable(),
  notification: texte.nullable(),
  /** Day on which it became so: the later of the two (L1). */
  le: texte,
  /** Id of the act in ACTES. */
  acte: texte.nullable(),
});

/** The days of an act: its own, else those that the séance gives to all (records.md §3). */
type Days = Readonly<
  Record<
    'reception' | 'publication' | 'affichage' | 'notification' | 'mise_en_ligne' | 'executoire' | 'acte',
    string | null
  >
>;

function daysOf({ seance }: SeanceLue, { deliberation }: PointLu): Days {
  const own = deliberation.controle;
  const all = seance.controle;
  const told = (key: keyof Days): string | null => own?.[key] ?? all?.[key] ?? null;
  return {
    reception: told('reception'),
    publication: told('publication'),
    affichage: told('affichage'),
    notification: told('notification'),
    mise_en_ligne: told('mise_en_ligne'),
    executoire: told('executoire'),
    // The séance cannot name the id of one act.
    acte: own?.acte ?? null,
  };
}

/** The day from which the act is executory; `null` when the record does not tell yet. */
function dayOf(days: Days): string | null {
  const { reception, publication, affichage, notification, mise_en_ligne } = days;
  const known = [publication, mise_en_ligne, affichage, notification].flatMap((day) => day ?? []).sort();
  const [told] = known;
  if (days.executoire !== null) return days.executoire;
  if (reception === null || told === undefined) return null;
  return told > reception ? told : reception;
}

/** Whether the executory copy of an act can be made (L1). */
export function isExecutory(lue: SeanceLue, point: PointLu): boolean {
  return dayOf(daysOf(lue, point)) !== null;
}

export function executoireOf(lue: SeanceLue, point: PointLu): z.infer<typeof executoire> | null {
  const days = daysOf(lue, point);
  const le = dayOf(days);
  if (le === null) return null;
  const { dates } = lue.assemblee.variantes;
  const said = (day: string | null): string | null => day && dateInFrench(day, dates);
  return {
    reception: said(days.reception),
    publication: said(days.publication),
    enLigne: said(days.mise_en_ligne),
    affichage: said(days.affichage),
    notification: said(days.notification),
    le: dateInFrench(le, dates),
    acte: days.acte,
  };
}

/** `controle` in a canonical source: the days that are printed. */
export function controleTree(lue: SeanceLue, point: PointLu): Readonly<Record<string, string | null>> {
  const {
    reception,
    publication,
    affichage,
    notification,
    mise_en_ligne,
    acte,
    executoire: le,
  } = daysOf(lue, point);
  return { reception, publication, affichage, notification, mise_en_ligne, executoire: le, acte };
}
