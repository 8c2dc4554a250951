/** What a body's file says of a day: its keys, key by key, and the mandate in force. */
import { fault } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { FichierAssemblee } from './assemblee-du-jour.ts';
import type { AssembleeEcrite, ClesAssemblee, MandatEcrit } from './assemblee.ts';

/** Key by key: what was true until the first day that is not past, else what is written plainly. */
export function stateOn(ecrite: AssembleeEcrite, jour: string): ClesAssemblee {
  const { auparavant, mandats: _, ...plain } = ecrite;
  const state: ClesAssemblee = { ...plain };
  // From the latest state back to the one in force: the earliest that still holds is written last.
  for (const { au, ...then } of auparavant.toSorted((a, b) => (a.au < b.au ? 1 : -1))) {
    if (au < jour) continue;
    const variantes =
      state.variantes === null ? then.variantes : { ...state.variantes, ...said(then.variantes) };
    Object.assign(state, said(then), { variantes });
  }
  return state;
}

/** The keys that say something. */
function said(keys: object | null) {
  return Object.fromEntries(Object.entries(keys ?? {}).filter(([, value]) => value !== null));
}

/** Index of the mandate in force, -1 when there is none. */
export function mandateOn({ mandats }: AssembleeEcrite, jour: string): number {
  const rang = mandats.findLastIndex((mandat) => mandat.du <= jour);
  const au = mandats[rang]?.au ?? null;
  return au !== null && au < jour ? -1 : rang;
}

export function wrongMandates({ ecrite, located }: FichierAssemblee): Diagnostic[] {
  return ecrite.mandats.flatMap((mandat, i) => {
    const told = wrongMandate(mandat, ecrite.mandats[i - 1]);
    if (told === null) return [];
    return [
      fault({
        place: located.place(['mandats', i, told.key]),
        code: 'mandats-en-desordre',
        message: told.message,
        remedy: 'écrivez les mandats dans l’ordre du temps, sans qu’ils se recouvrent.',
      }),
    ];
  });
}

function wrongMandate(
  { du, au }: MandatEcrit,
  before: MandatEcrit | undefined,
): { key: 'du' | 'au'; message: string } | null {
  if (au !== null && au < du)
    return { key: 'au', message: `Ce mandat finit le ${au}, avant de commencer le ${du}.` };
  if (before !== undefined && du <= (before.au ?? before.du))
    return {
      key: 'du',
      message: `Le mandat du ${du} commence alors que celui du ${before.du} court encore.`,
    };
  return null;
}
