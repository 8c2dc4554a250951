/** What the files of a séance say of each other: people, points, groups that must exist, and not twice. */
import { fault } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { communeNamed, membreDe } from './assemblee-du-jour.ts';
import type { Assemblee, Membre } from './assemblee-du-jour.ts';
import { dayInFrench } from './days.ts';
import { rangeOf } from './points.ts';
import type { Presences } from './presence.ts';
import { referencesOfPoint, referencesOfSeance } from './references.ts';
import type { Reference } from './references.ts';
import type { Points } from './scalars.ts';
import type { Seance } from './seance.ts';
import type { Located, Path } from './located.ts';
import { voulait } from './suggestion.ts';
import { agreed, nameOf, wrongPoint, wrongVoters } from './voters.ts';
import type { PointEcrit } from './voters.ts';

interface Ecrits {
  readonly assemblee: Assemblee;
  readonly seance: Seance;
  readonly located: Located;
  readonly points: readonly PointEcrit[];
}

/** Faults between files; `presences` is that of the same points, in the same order. */
export function crossed(given: Ecrits, presences: Presences): Diagnostic[] {
  const { assemblee, seance, located, points } = given;
  return [
    ...[...referencesOfSeance(seance)].flatMap((r) => wrongReference(assemblee, located, r)),
    ...points.flatMap((p) =>
      [...referencesOfPoint(p.deliberation, p.base)].flatMap((r) => wrongReference(assemblee, p.source, r)),
    ),
    ...twice(assemblee, seance, located, []),
    ...points.flatMap((p) => twice(assemblee, p.deliberation, p.source, p.base)),
    ...doubles(assemblee, located, [...referencesOfSeance(seance)]),
    ...points.flatMap((p) => doubles(assemblee, p.source, [...referencesOfPoint(p.deliberation, p.base)])),
    ...wrongPoints(given),
    ...wrongEvents(given, presences),
    ...votesOfSeance(given, presences),
    ...points.flatMap((p, i) => wrongPoint(assemblee, p, presences.points[i]!)),
  ];
}

/** Votes that belong to no point: on urgency and on the minutes at the opening, on closed doors before the first of their points. */
function votesOfSeance({ assemblee, seance, located, points }: Ecrits, presences: Presences): Diagnostic[] {
  const { convocation, huis_clos, adoption_pv } = seance;
  const first = rangeOf(huis_clos?.points[0] ?? '', points);
  const closing = 'first' in first ? presences.points[first.first] : undefined;
  const votes = [
    { vote: convocation?.urgence?.vote ?? null, path: ['convocation', 'urgence', 'vote'] },
    { vote: adoption_pv?.vote ?? null, path: ['adoption_pv', 'vote'] },
    { vote: huis_clos?.vote ?? null, path: ['huis_clos', 'vote'], presence: closing },
  ];
  return votes.flatMap(({ vote, path, presence = presences.ouverture }) =>
    wrongVoters(assemblee, vote, presence, (side) => located.place([...path, ...side])),
  );
}

function wrongReference(
  assemblee: Assemblee,
  located: Located,
  { id, path, part, asked }: Reference,
): Diagnostic[] {
  const membre = membreDe(assemblee, id);
  // A list of déports is read as a map of them: its keys are then values.
  const place =
    located.has(path) || path[0] !== 'deports' ? located.place(path, part) : placeOf(located, path, id);
  const tell = (code: string, message: string, remedy: string) => [fault({ place, code, message, remedy })];
  if (membre === undefined)
    return tell(
      'membre-inconnu',
      `Aucun membre ne s’appelle « ${id} ».${voulait(
        id,
        assemblee.membres.map((m) => m.id),
      )}`,
      'corrigez l’identifiant, ou ajoutez ce membre dans le fichier de l’assemblée.',
    );
  if (asked === 'membre' || membre.en_exercice) return [];
  if (membre.suppleant_de !== null && asked === 'titulaire')
    return tell(
      'suppleant',
      `${nameOf(assemblee, id)} est ${agreed(membre, 'suppléant')} : il ne peut s’agir ici que d’un membre en exercice.`,
      'nommez le titulaire.',
    );
  if (membre.suppleant_de !== null && maySit(assemblee, membre)) return [];
  const since =
    membre.du !== null && membre.du > assemblee.jour
      ? ` : ${membre.civilite === 'Mme' ? 'elle' : 'il'} l’est depuis le ${dayInFrench(membre.du)}`
      : membre.au !== null
        ? ` : son mandat a pris fin le ${dayInFrench(membre.au)}`
        : '';
  return tell(
    'pas-en-exercice',
    `${nameOf(assemblee, id)} n’est pas en exercice le ${dayInFrench(assemblee.jour)}${since}.`,
    'retirez ce nom, ou corrigez ses dates dans le fichier de l’assemblée.',
  );
}

/** A suppléant, on the days when he is one, of a titulaire (or of a commune that has one) in exercise. */
function maySit(assemblee: Assemblee, { suppleant_de: of, du, au }: Membre): boolean {
  const { jour, membres } = assemblee;
  const isOf = (m: Membre): boolean =>
    m.id === of || (m.commune !== null && communeNamed(assemblee, m.commune) === communeNamed(assemblee, of));
  return (
    (du === null || du <= jour) &&
    (au === null || jour <= au) &&
    membres.some((m) => m.en_exercice && isOf(m))
  );
}

function placeOf(located: Located, path: Path, id: string) {
  const list = located.value['deports'];
  return located.place(['deports', Array.isArray(list) ? list.indexOf(id) : path.length]);
}

/** The same person twice in a list, or in two lists that exclude each other. */
function twice(
  assemblee: Assemblee,
  lists: Pick<Seance, 'absents' | 'excuses' | 'pouvoirs'> & Partial<Pick<Seance, 'suppleants'>>,
  located: Located,
  base: Path,
): Diagnostic[] {
  const written: {
    id: string;
    path: Path;
    part: 'key' | 'value';
    list: 'absents' | 'excuses' | 'pouvoirs' | 'suppleants';
  }[] = [
    ...lists.absents.map((id, i) => ({
      id,
      path: ['absents', i],
      part: 'value' as const,
      list: 'absents' as const,
    })),
    ...lists.excuses.map((id, i) => ({
      id,
      path: ['excuses', i],
      part: 'value' as const,
      list: 'excuses' as const,
    })),
    ...lists.pouvoirs.map(({ mandant: id }) => ({
      id,
      path: ['pouvoirs', id],
      part: 'key' as const,
      list: 'pouvoirs' as const,
    })),
    ...(lists.suppleants ?? []).map(({ titulaire: id }) => ({
      id,
      path: ['suppleants', id],
      part: 'key' as const,
      list: 'suppleants' as const,
    })),
  ];
  return written.flatMap(({ id, path, part, list }, i): Diagnostic[] => {
    const first = written.slice(0, i).find((other) => other.id === id);
    if (first === undefined) return [];
    const place = located.place([...base, ...path], part);
    const related = [
      { place: located.place([...base, ...first.path], first.part), message: 'une première fois ici' },
    ];
    const name = nameOf(assemblee, id);
    if (first.list === list)
      return [
        fault({
          place,
          related,
          code: 'membre-en-double',
          message: `${name} est nommé deux fois parmi les ${list}.`,
          remedy: 'gardez une seule des deux mentions.',
        }),
      ];
    const isSuppleted = [first.list, list].includes('suppleants') && [first.list, list].includes('pouvoirs');
    return [
      fault({
        place,
        related,
        // A titulaire whose suppléant sits may not give a pouvoir too.
        rule: isSuppleted ? 'N16' : 'N2',
        code: 'absent-et-represente',
        message: `${name} est à la fois ${SAID[first.list]} et ${SAID[list]}.`,
        remedy: 'gardez une seule des deux mentions.',
      }),
    ];
  });
}

/** Lists whose doubles are told elsewhere: with the other lists of presence, with the other sides of the vote. */
const TOLD_ELSEWHERE: readonly (string | number)[] = [
  'absents',
  'excuses',
  'contre',
  'abstention',
  'refus',
  'nppv',
  'pour',
];

/** The same person twice in any other list: who asks for a ballot, who arrives, who is designated. */
function doubles(assemblee: Assemblee, located: Located, references: readonly Reference[]): Diagnostic[] {
  const seen = new Map<string, Reference>();
  return references.flatMap((reference): Diagnostic[] => {
    const { id, path } = reference;
    const list = path.slice(0, -1);
    if (typeof path.at(-1) !== 'number') return [];
    const key = JSON.stringify([list, id]);
    const first = seen.get(key);
    seen.set(key, first ?? reference);
    if (first === undefined || TOLD_ELSEWHERE.includes(list.at(-1) ?? '')) return [];
    return [
      fault({
        place: located.place(path),
        code: 'membre-en-double',
        message: `${nameOf(assemblee, id)} est nommé deux fois dans la même liste.`,
        remedy: 'gardez une seule des deux mentions.',
        related: [{ place: located.place(first.path), message: 'une première fois ici' }],
      }),
    ];
  });
}

const SAID = {
  absents: 'parmi les absents',
  excuses: 'parmi les excusés',
  pouvoirs: 'parmi ceux qui ont donné pouvoir',
  suppleants: 'parmi ceux que remplace un suppléant',
} as const;

/** Points that a séance names and does not have. */
function wrongPoints({ seance, located, points }: Ecrits): Diagnostic[] {
  const labels = points.map((p) => p.point);
  const unknown = (path: Path, name: string) =>
    fault({
      place: located.place(path),
      code: 'point-inconnu',
      message: `Aucun point de la séance n’est le « ${name} ».${voulait(name, labels)}`,
      remedy:
        labels.length === 0 ? 'ajoutez le fichier de ce point.' : `les points sont ${labels.join(', ')}.`,
    });
  const check = (designes: Points | null, path: Path) =>
    (designes ?? []).flatMap((part) => {
      const range = rangeOf(part, points);
      if ('unknown' in range) return [unknown(path, range.unknown)];
      return range.first > range.last ? [reversed(located.place(path), part)] : [];
    });
  return [
    ...seance.pouvoirs.flatMap((p) => check(p.points, ['pouvoirs', p.mandant, 'points'])),
    ...seance.chiffres.flatMap((c, i) =>
      check(
        c.points?.filter((part) => part !== 'ouverture') ?? null,
        located.has(['chiffres', i]) ? ['chiffres', i, 'points'] : ['chiffres', 'points'],
      ),
    ),
    ...check(seance.huis_clos?.points ?? null, ['huis_clos', 'points']),
    ...seance.evenements.flatMap((e, i) => {
      if (e.avant === null) return [];
      const range = rangeOf(e.avant, points);
      return 'first' in range && range.first === range.last
        ? []
        : [unknown(['evenements', i, 'avant'], e.avant)];
    }),
  ];
}

function reversed(place: Diagnostic['place'], part: string): Diagnostic {
  return fault({
    place,
    code: 'points-invalides',
    message: `« ${part} » va à rebours de l’ordre de la séance.`,
    remedy: 'écrivez d’abord le premier point, puis le dernier : 1-4.',
  });
}

function wrongEvents({ assemblee, located }: Ecrits, { evenements, impossibles }: Presences): Diagnostic[] {
  const doubtful = evenements
    .filter((e) => e.douteux)
    .map(({ rang }) =>
      fault({
        place: located.place(['evenements', rang, 'heure']),
        severity: 'avertissement',
        code: 'evenement-sans-place',
        message:
          'L’heure seule ne dit pas avant quel point cela s’est passé : les points ne disent pas tous la leur.',
        remedy: 'ajoutez « avant: » et le numéro du point.',
      }),
    );
  const impossible = impossibles.map(({ rang, key, membre }) => {
    const who = membreDe(assemblee, membre);
    const name = nameOf(assemblee, membre);
    const said = {
      arrivee: {
        code: 'deja-present',
        message: `${name} est déjà ${agreed(who, 'présent')} à ce moment.`,
        remedy: 'ôtez cette arrivée, ou ajoutez le départ qui la précède.',
      },
      depart: {
        code: 'deja-absent',
        message: `${name} est déjà ${agreed(who, 'absent')} à ce moment.`,
        remedy: 'ôtez ce départ, ou ajoutez l’arrivée qui le précède.',
      },
      fin_de_pouvoir: {
        code: 'sans-pouvoir',
        message: `${name} n’a pas donné pouvoir à ce moment.`,
        remedy: 'ôtez cette fin de pouvoir, ou ajoutez le pouvoir qui la précède.',
      },
    }[key];
    return fault({ place: located.place(['evenements', rang, key]), rule: 'N2', ...said });
  });
  return [...doubtful, ...impossible];
}
