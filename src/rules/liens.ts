/**
 * An act that names an older one (records.md §4, `lien`): it exists, it is older, it is of the same body where it is set right;
 * and a material correction leaves what was decided as it was.
 */
import { fault, type Diagnostic } from '../diagnostic.ts';
import type { Deliberation } from '../records/deliberation.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { firstChange, gardeOf } from './decision-gardee.ts';
import type { ActePasse, Passe } from './passe.ts';
import { inPoint, pointHas } from './places.ts';

const EFFETS = ['rectifie', 'modifie', 'abroge', 'retire'] as const;
type Effet = (typeof EFFETS)[number];

/** The older act that a point names, and what is done to it. */
export function olderAct({ lien }: Deliberation): { readonly effet: Effet; readonly acte: string } | null {
  if (lien === null) return null;
  const effet = EFFETS.find((each) => lien[each] !== null);
  return effet === undefined ? null : { effet, acte: lien[effet]! };
}

/** What is wrong in the links of a séance, given the acts before it. */
export function linkFaults(lue: SeanceLue, passe: Passe): readonly Diagnostic[] {
  return lue.points.flatMap((point) => {
    const older = olderAct(point.deliberation);
    if (older === null) return [];
    const { effet, acte } = older;
    const place = inPoint(point, ['lien', effet]);
    const misled = misleading(lue, point, effet, acte);
    if (misled !== null) return [fault({ place, ...misled })];
    const found = passe.lie(acte);
    if (found === undefined) return [];
    if (found === null)
      return [
        fault({
          place,
          // An act older than the records may well be repealed; it cannot be set right word for word.
          severity: effet === 'rectifie' ? 'erreur' : 'avertissement',
          code: 'lien-inconnu',
          message: `Aucun acte lisible de la saisie ne porte l’identifiant ${acte}.`,
          remedy: 'corrigez cet identifiant : celui de la séance, un trait bas, le numéro du fichier.',
        }),
      ];
    return [...wrongNumber(point, found), ...changedDecision(point, effet, found)];
  });
}

/** What the id alone tells. Only older acts are named: no chain of links comes back to its beginning. */
function misleading(
  lue: SeanceLue,
  point: PointLu,
  effet: Effet,
  acte: string,
): Pick<Diagnostic, 'code' | 'message' | 'remedy'> | null {
  const { jour = '', corps = '', seance = '' } = ID.exec(acte)?.groups ?? {};
  const { date } = lue.seance;
  const isOlder = jour < date || (jour === date && seance < lue.id);
  if (!isOlder)
    return {
      code: 'lien-non-anterieur',
      message:
        acte === point.id
          ? `${acte} se dit lié à lui-même.`
          : `${acte} n’est pas d’une séance antérieure à celle-ci.`,
      remedy: 'nommez un acte d’une séance plus ancienne.',
    };
  if (effet === 'rectifie' && corps !== lue.assemblee.id)
    return {
      code: 'lien-autre-assemblee',
      message: `${acte} est un acte d’une autre assemblée (${corps}) : ${lue.assemblee.id} ne le rectifie pas.`,
      remedy: 'corrigez cet identifiant, ou inscrivez la rectification à une séance de cette assemblée.',
    };
  return null;
}

const ID = /^(?<seance>(?<jour>\d{4}-\d{2}-\d{2})-(?<corps>[a-z][a-z0-9-]*?)(?:-[2-9])?)_/u;

function wrongNumber(point: PointLu, { id, numero, place }: ActePasse): Diagnostic[] {
  const stated = point.deliberation.lien?.numero ?? null;
  if (stated === null || stated === numero) return [];
  return [
    fault({
      place: inPoint(point, ['lien', 'numero']),
      code: 'lien-numero',
      message: `${id} ${numero === null ? 'n’a pas de numéro' : `porte le numéro ${numero}`}, non ${stated}.`,
      remedy: numero === null ? 'ôtez ce numéro.' : `écrivez numero: ${numero}.`,
      related: [{ place, message: 'l’acte plus ancien est ici.' }],
    }),
  ];
}

const BY_DELIBERATION =
  'faites-en une délibération rectificative (greffe rectifier --deliberation) : l’assemblée la vote';

function* changedDecision(point: PointLu, effet: Effet, older: ActePasse): Generator<Diagnostic> {
  const { lien, vote, election, designations } = point.deliberation;
  if (effet !== 'rectifie' || lien?.nature !== 'materielle') return;
  if (vote?.mode !== 'sans' || election.length > 0 || designations.length > 0) {
    const key = [election.length > 0 && 'election', designations.length > 0 && 'designations', 'vote'].find(
      (each) => each !== false && pointHas(point, [each]),
    );
    yield fault({
      place: inPoint(point, key === undefined || key === false ? ['lien', 'nature'] : [key]),
      code: 'correction-votee',
      message: 'Une erreur matérielle se corrige sans nouveau vote ni élection : rien n’est décidé.',
      remedy: `écrivez vote: sans, ou ${BY_DELIBERATION}.`,
    });
  }
  const made = new Map(gardeOf(point.deliberation).map(({ cle, mots }) => [cle, mots]));
  const old = new Map(older.garde.map(({ cle, mots }) => [cle, mots]));
  for (const cle of new Set([...old.keys(), ...made.keys()])) {
    const change = firstChange(old.get(cle) ?? '', made.get(cle) ?? '');
    if (change === null) continue;
    const { avant, apres } = change;
    const path = cle.split('.').map((step) => (/^\d+$/u.test(step) ? Number(step) : step));
    yield fault({
      place: pointHas(point, path) ? inPoint(point, path) : inPoint(point, ['lien', 'nature']),
      code: 'correction-de-la-decision',
      message: `Ce qui fut décidé change : ${avant === '' ? 'rien' : `« ${avant} »`} devient ${
        apres === '' ? 'rien' : `« ${apres} »`
      }. Les chiffres, les dates et les noms d’une décision ne sont pas une erreur matérielle.`,
      remedy: `rétablissez le texte voté, ou ${BY_DELIBERATION}.`,
      related: [{ place: older.place, message: 'l’acte rectifié est ici.' }],
    });
  }
}
