/** Every rule that is checked, in the order of their ids in the law. */
import { ANNONCE } from './annonce.ts';
import { BUREAU } from './bureau.ts';
import { CHIFFRES } from './chiffres.ts';
import { CONTROLE } from './controle.ts';
import { CONVOCATION } from './convocation.ts';
import { ELECTIONS } from './election.ts';
import { INTERET } from './interet.ts';
import { MODE } from './mode.ts';
import { POUVOIRS } from './pouvoirs.ts';
import { PRESENCE } from './presence.ts';
import { QUORUM } from './quorate.ts';
import { REDACTION } from './redaction.ts';
import type { Rule } from './rule.ts';
import { SCRUTIN } from './scrutin.ts';

const FAMILIES = 'NPVCRLD';

function family(rule: Rule): number {
  return FAMILIES.indexOf(rule.id.charAt(0));
}

function byId(a: Rule, b: Rule): number {
  return family(a) - family(b) || Number(a.id.slice(1)) - Number(b.id.slice(1));
}

export const RULES: readonly Rule[] = [
  ...PRESENCE,
  ...CHIFFRES,
  ...QUORUM,
  ...POUVOIRS,
  ...SCRUTIN,
  ...ANNONCE,
  ...INTERET,
  ...MODE,
  ...ELECTIONS,
  ...CONVOCATION,
  ...BUREAU,
  ...CONTROLE,
  ...REDACTION,
].toSorted(byId);
