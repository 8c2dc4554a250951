/** Suppléants: whose seat they fill (N16), and what comes before a pouvoir (P8). */
import { communeNamed, membreDe } from '../records/assemblee-du-jour.ts';
import type { SeanceLue } from '../records/dossier.ts';
import type { Path } from '../records/source.ts';
import { inSeance } from './places.ts';
import { article, rule, WARNS, type Finding, type Rule } from './rule.ts';
import { deNom, feminine, nameOf } from './wording.ts';

function* seatOfSuppleant(lue: SeanceLue): Generator<Finding> {
  const { assemblee, seance } = lue;
  const name = (id: string): string => nameOf(assemblee, id);
  const given = [
    ...seance.suppleants.map((s) => ({ ...s, path: ['suppleants', s.titulaire] as Path })),
    ...seance.evenements.flatMap((e, i) =>
      e.suppleant.map((s) => ({ ...s, path: ['evenements', i, 'suppleant', s.titulaire] as Path })),
    ),
  ];
  const seats = new Map<string, { titulaire: string; path: Path }>();
  for (const { titulaire, suppleant, path } of given) {
    if (membreDe(assemblee, suppleant) === undefined || membreDe(assemblee, titulaire) === undefined)
      continue;
    const of = membreDe(assemblee, suppleant)?.suppleant_de ?? null;
    const commune = communeNamed(assemblee, membreDe(assemblee, titulaire)?.commune ?? null);
    if (of !== titulaire && (of === null || communeNamed(assemblee, of) !== commune))
      yield {
        place: inSeance(lue, path),
        point: null,
        message: `${name(suppleant)} n’est pas suppléant${feminine(assemblee, suppleant) ? 'e' : ''} ${deNom(name(titulaire))}.`,
        remedy: 'nommez son suppléant, ou écrivez suppleant_de dans le fichier de l’assemblée.',
      };
    const other = seats.get(suppleant);
    seats.set(suppleant, other ?? { titulaire, path });
    if (other && other.titulaire !== titulaire)
      yield {
        place: inSeance(lue, path),
        point: null,
        message: `${name(suppleant)} occupe déjà le siège ${deNom(name(other.titulaire))}.`,
        remedy: `désignez un autre suppléant, ou laissez ${name(titulaire)} absent${feminine(assemblee, titulaire) ? 'e' : ''}.`,
        related: [
          { place: inSeance(lue, other.path), message: `siège ${deNom(name(other.titulaire))} ici.` },
        ],
      };
  }
}

/** CGCT L. 5211-6: only communes that have one delegate have a suppléant. */
function* suppleantOfSeveral(lue: SeanceLue): Generator<Finding> {
  const { assemblee } = lue;
  for (const { titulaire, suppleant } of lue.seance.suppleants) {
    const commune = communeNamed(assemblee, membreDe(assemblee, titulaire)?.commune ?? null);
    if (commune === null) continue;
    const delegates = assemblee.membres.filter(
      (m) => m.en_exercice && communeNamed(assemblee, m.commune) === commune,
    );
    if (delegates.length < 2) continue;
    yield {
      place: inSeance(lue, ['suppleants', titulaire]),
      point: null,
      message: `${nameOf(assemblee, suppleant)} siège pour ${nameOf(assemblee, titulaire)} : ${commune} a ${delegates.length} délégués, et seules les communes qui n’en ont qu’un ont un suppléant.`,
      remedy: `comptez ${nameOf(assemblee, titulaire)} parmi les absents, ou corrigez la commune des délégués.`,
    };
  }
}

/** CGCT L. 5211-6: a pouvoir only if the suppléant cannot come either; he is then told among the absent. */
function* pouvoirBeforeSuppleant(lue: SeanceLue): Generator<Finding> {
  const { assemblee, seance } = lue;
  const away = [...seance.absents, ...seance.excuses];
  for (const { mandant } of seance.pouvoirs) {
    const commune = communeNamed(assemblee, membreDe(assemblee, mandant)?.commune ?? null);
    const suppleants = assemblee.membres.filter(
      ({ suppleant_de: of }) =>
        of !== null && (of === mandant || (commune !== null && communeNamed(assemblee, of) === commune)),
    );
    if (suppleants.length === 0 || suppleants.some((m) => away.includes(m.id))) continue;
    yield {
      place: inSeance(lue, ['pouvoirs', mandant], 'key'),
      point: null,
      message: `${nameOf(assemblee, mandant)} donne pouvoir, et a ${suppleants[0]!.civilite === 'Mme' ? 'une suppléante' : 'un suppléant'} : ${nameOf(assemblee, suppleants[0]!.id)}.`,
      remedy: `écrivez suppleants: {${mandant}: ${suppleants[0]!.id}} si ce membre a siégé, ou comptez-le parmi les excusés s’il ne pouvait pas venir.`,
    };
  }
}

export const SUPPLEANTS: readonly Rule[] = [
  rule({
    id: 'N16',
    code: 'suppleant-sans-titre',
    demande: 'Un suppléant siège pour son titulaire, et pour lui seul.',
    quand: 'un suppléant siège pour un autre que son titulaire, ou pour deux',
    besoin: 'suppleants',
    article: article('L. 5211-6 et L. 5212-7'),
    check: seatOfSuppleant,
  }),
  rule({
    id: 'N16',
    code: 'suppleant-de-plusieurs-delegues',
    demande: 'Seules les communes qui n’ont qu’un délégué ont un suppléant.',
    quand: 'un suppléant siège pour une commune qui a plusieurs délégués en exercice',
    besoin: 'suppleants, commune des membres',
    article: article('L. 5211-6'),
    bodies: ['CC'],
    from: '2014-03-23',
    ...WARNS,
    check: suppleantOfSeveral,
  }),
  rule({
    id: 'P8',
    code: 'suppleant-avant-pouvoir',
    demande: 'Un délégué qui a un suppléant ne donne pouvoir que si celui-ci ne peut pas venir.',
    quand: 'un titulaire donne pouvoir, et son suppléant n’est pas dit absent ou excusé',
    besoin: 'pouvoirs, suppleant_de',
    article: article('L. 5211-6'),
    bodies: ['CC'],
    ...WARNS,
    check: pouvoirBeforeSuppleant,
  }),
];
