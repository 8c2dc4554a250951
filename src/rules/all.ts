/** Every rule that is checked, in the order of their ids in the law. */
import { ANNONCE } from './annonce.ts';
import { AUTRES_VOTES } from './autres-votes.ts';
import { CHIFFRES } from './chiffres.ts';
import { CONTROLE } from './controle.ts';
import { CONVOCATION } from './convocation.ts';
import { DONNEES } from './donnees.ts';
import { DUREE } from './duree.ts';
import { ELECTIONS } from './election.ts';
import { HUIS_CLOS } from './huis-clos.ts';
import { IDENTIFIANTS } from './identifiants.ts';
import { INTERET } from './interet.ts';
import { LISTES } from './listes.ts';
import { MODE } from './mode.ts';
import { PARTAGE } from './partage.ts';
import { POUVOIRS } from './pouvoirs.ts';
import { PRESENCE } from './presence.ts';
import { PRESIDENCE } from './presidence.ts';
import { PUBLICITE } from './publicite.ts';
import { QUORUM } from './quorate.ts';
import { REDACTION } from './redaction.ts';
import { REGISTRE } from './registre.ts';
import type { Rule } from './rule.ts';
import { SCRUTIN } from './scrutin.ts';
import { SECONDE_CONVOCATION } from './seconde-convocation.ts';
import { SECRETAIRE } from './secretaire.ts';
import { SUPPLEANTS } from './suppleants.ts';
import { TENUE } from './tenue.ts';
import { VISIOCONFERENCE } from './visioconference.ts';

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
  ...SECONDE_CONVOCATION,
  ...VISIOCONFERENCE,
  ...SUPPLEANTS,
  ...POUVOIRS,
  ...DUREE,
  ...SCRUTIN,
  ...PARTAGE,
  ...AUTRES_VOTES,
  ...ANNONCE,
  ...INTERET,
  ...MODE,
  ...ELECTIONS,
  ...LISTES,
  ...HUIS_CLOS,
  ...CONVOCATION,
  ...PRESIDENCE,
  ...SECRETAIRE,
  ...TENUE,
  ...REGISTRE,
  ...CONTROLE,
  ...IDENTIFIANTS,
  ...PUBLICITE,
  ...REDACTION,
  ...DONNEES,
].toSorted(byId);
