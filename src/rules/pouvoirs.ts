/** Pouvoirs: how many one holds, who may hold one, who may give one (P2 to P4). */
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import type { CauseSansEffet } from '../records/presence.ts';
import { inCovidPeriod } from './periods.ts';
import { absencePlace, inPoint, inSeance, pointHas, pouvoirPlace } from './places.ts';
import { articles, IRREGULAR, rule, TELLS, type Finding, type Rule } from './rule.ts';
import { and, atMoments, deNom, e, moments, nameOf } from './wording.ts';

/** Articles on the pouvoirs. */
export const POUVOIR = articles('L. 2121-20', {
  departement: 'L. 3121-16',
  region: 'L. 4132-15',
  ccas: 'R. 123-16',
});

/** CGCT L. 2121-20: un même membre ne porte qu’un pouvoir; two in the COVID periods (N12). */
function* oneEach(lue: SeanceLue): Generator<Finding> {
  const { assemblee } = lue;
  const name = (id: string): string => nameOf(assemblee, id);
  const allowed = inCovidPeriod(lue.seance.date) ? 2 : 1;
  for (const point of moments(lue)) {
    const held = new Map<string, string[]>();
    for (const { mandant, mandataire } of (point?.presence ?? lue.ouverture).representes)
      // An old act that does not say who the bearer is does not say that it is always the same.
      if (mandataire !== 'inconnu') held.set(mandataire, [...(held.get(mandataire) ?? []), mandant]);
    for (const [mandataire, mandants] of held) {
      for (const mandant of mandants.slice(allowed)) {
        const before = mandants.slice(0, allowed);
        const { place, own } = pouvoirPlace(lue, point, mandant, mandataire);
        yield {
          place,
          point: own ? point : null,
          message: `${name(mandataire)} porte déjà ${before.length > 1 ? 'les pouvoirs' : 'le pouvoir'} ${deNom(and(before.map(name)))}.`,
          remedy: `désignez un autre mandataire, ou laissez ${name(mandant)} absent${e(assemblee, mandant)}.`,
          related: before.map((other) => ({
            place: pouvoirPlace(lue, point, other, mandataire).place,
            message: `pouvoir ${deNom(name(other))} ici.`,
          })),
        };
      }
    }
  }
}

interface Fallen {
  readonly mandant: string;
  readonly mandataire: string;
  /** Moments at which it has no effect, in order. */
  readonly at: readonly (PointLu | null)[];
}

/** Pouvoirs that have no effect somewhere, each told once. */
function fallen(lue: SeanceLue, of: CauseSansEffet): readonly Fallen[] {
  const found = new Map<string, Fallen>();
  for (const point of moments(lue)) {
    for (const { mandant, mandataire, cause } of (point?.presence ?? lue.ouverture).sans_effet) {
      if (mandataire === 'inconnu' || cause !== of) continue;
      const key = `${mandant} ${mandataire}`;
      found.set(key, { mandant, mandataire, at: [...(found.get(key)?.at ?? []), point] });
    }
  }
  return [...found.values()];
}

function* withoutEffect(
  lue: SeanceLue,
  of: CauseSansEffet,
  say: (mandant: string, mandataire: string, at: string) => Pick<Finding, 'message' | 'remedy'>,
): Generator<Finding> {
  const name = (id: string): string => nameOf(lue.assemblee, id);
  for (const { mandant, mandataire, at } of fallen(lue, of)) {
    const point = at[0] ?? null;
    const { place, own } = pouvoirPlace(lue, point, mandant, mandataire);
    const away = absencePlace(lue, point, mandataire);
    yield {
      place,
      point: own ? point : null,
      ...say(name(mandant), name(mandataire), atMoments(at)),
      related:
        away === null ? [] : [{ place: away, message: `${name(mandataire)} n’est pas là : écrit ici.` }],
    };
  }
}

/** Who gives a pouvoir is away: he cannot hold the chair, keep the minutes or sit from afar meanwhile (P4). */
function* officeOfGiver(
  lue: SeanceLue,
  office: 'president' | 'secretaire' | 'visioconference',
): Generator<Finding> {
  const { assemblee, seance } = lue;
  const said = {
    president: { does: 'préside', key: 'president' },
    secretaire: { does: 'est secrétaire de séance', key: 'secretaire' },
    visioconference: { does: 'assiste à la séance par visioconférence', key: 'visioconference' },
  }[office];
  // A secretary who leaves later, with or without a pouvoir, leaves the pen: that is C10's.
  for (const point of office === 'secretaire' ? [null] : moments(lue)) {
    const presence = point?.presence ?? lue.ouverture;
    const holders = {
      president: presence.president === null ? [] : [presence.president],
      secretaire: presence.secretaires.flatMap((s) => (s.kind === 'membre' ? [s.membre] : [])),
      visioconference: seance.visioconference?.membres ?? [],
    }[office];
    const given = [...presence.representes, ...presence.sans_effet];
    for (const { mandant, mandataire } of given.filter((g) => holders.includes(g.mandant))) {
      const { place, own } = pouvoirPlace(lue, point, mandant, mandataire);
      const inOwnFile = point !== null && office === 'president' && pointHas(point, ['president']);
      const written = inOwnFile || lue.sources.seance.has([said.key]);
      const name = nameOf(assemblee, mandant);
      yield {
        place,
        point: own ? point : null,
        message: `${name} ${said.does} et donne pouvoir à ${nameOf(assemblee, mandataire)} : qui donne pouvoir est absent.`,
        remedy: {
          president: `ôtez ce pouvoir, ou nommez par president: qui préside à la place ${deNom(name)}.`,
          secretaire: `ôtez ce pouvoir, ou nommez un autre secrétaire de séance.`,
          visioconference: `ôtez ce pouvoir, ou ôtez ${name} de visioconference.`,
        }[office],
        related: written
          ? [
              {
                place: inOwnFile ? inPoint(point, [said.key]) : inSeance(lue, [said.key]),
                message: `${name} ${said.does} : écrit ici.`,
              },
            ]
          : [],
      };
    }
  }
}

export const POUVOIRS: readonly Rule[] = [
  rule({
    id: 'P2',
    code: 'deux-pouvoirs',
    demande: 'Un membre ne porte qu’un pouvoir (deux dans les périodes de N12).',
    quand: 'un membre porte un pouvoir de trop à un point',
    besoin: 'pouvoirs',
    article: POUVOIR,
    ...IRREGULAR,
    check: oneEach,
  }),
  rule({
    id: 'P3',
    code: 'mandataire-absent',
    demande: 'Le mandataire est présent.',
    quand: 'un mandataire n’est présent à aucun moment de la séance',
    besoin: 'pouvoirs',
    article: POUVOIR,
    check: (lue) =>
      withoutEffect(lue, 'mandataire-jamais-present', (mandant, mandataire) => ({
        message: `${mandant} donne pouvoir à ${mandataire}, qui n’est présent à aucun point.`,
        remedy: `corrigez la présence ${deNom(mandataire)}, désignez un autre mandataire, ou comptez ${mandant} parmi les absents.`,
      })),
  }),
  rule({
    id: 'P3',
    code: 'mandataire-represente',
    demande: 'Le mandataire n’est pas lui-même représenté.',
    quand: 'un mandataire, jamais présent, donne lui-même pouvoir',
    besoin: 'pouvoirs',
    article: POUVOIR,
    check: (lue) =>
      withoutEffect(lue, 'mandataire-represente', (mandant, mandataire) => ({
        message: `${mandant} donne pouvoir à ${mandataire}, qui donne aussi pouvoir.`,
        remedy: `désignez pour ${mandant} un mandataire présent, ou ôtez le pouvoir ${deNom(mandataire)}.`,
      })),
  }),
  rule({
    id: 'P3',
    code: 'pouvoir-tombe',
    demande: 'Quand le mandataire n’est pas dans la salle, le pouvoir qu’il porte est sans effet.',
    quand: 'un mandataire est en retard, part ou s’absente d’un point',
    besoin: 'pouvoirs',
    article: POUVOIR,
    ...TELLS,
    check: (lue) =>
      withoutEffect(lue, 'mandataire-absent', (mandant, mandataire, at) => ({
        message: `Le pouvoir ${deNom(mandant)} est sans effet ${at} : ${mandataire} n’est pas dans la salle.`,
        remedy: `rien, si c’est ce qui s’est passé ; sinon, ajoutez un événement pouvoir: {…} qui désigne un autre mandataire.`,
      })),
  }),
  ...(
    [
      [
        'president',
        'pouvoir-du-president',
        'Qui préside ne donne pas pouvoir.',
        'qui préside à un moment y donne pouvoir',
      ],
      [
        'secretaire',
        'pouvoir-du-secretaire',
        'Le secrétaire de séance ne donne pas pouvoir.',
        'le secrétaire d’un moment y donne pouvoir',
      ],
      [
        'visioconference',
        'pouvoir-d-un-present',
        'Qui assiste à la séance par visioconférence ne donne pas pouvoir.',
        'un membre dit en visioconférence donne pouvoir',
      ],
    ] as const
  ).map(([office, code, demande, quand]) =>
    rule({
      id: 'P4',
      code,
      demande,
      quand,
      besoin: `pouvoirs, ${office}`,
      article: POUVOIR,
      check: (lue) => officeOfGiver(lue, office),
    }),
  ),
];
