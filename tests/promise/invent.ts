/** Séances by chance, as a secretariat could have held them: sound records from which acts are made. */
import { unlessEmpty, writeYaml, type Group, type Writable } from '../../src/records/write.ts';
import type { Act, Records } from '../road/road.ts';
import { actOf, actsOf, RECORDS } from '../road/road.ts';
import { chance, type Chance } from './runs.ts';
import { line, prose, words } from './words.ts';

const FIRST = 'Anne Luc Zoé Jean-Paul Ève Marie-Hélène Guy Sladana Éric Noël Inès François Mai-Linh'.split(
  ' ',
);
const FAMILY =
  `MARTIN PETIT N’GUYEN D’ARC CARRELET_DE_LOISY MARTIN-GENDRE ÉTIENNE LE_GOFF DA_SILVA ŒUVRARD PÉREZ ROUX
  SAINT-JUST BEGIN-CLAUDET MÜLLER ÇELIK ALPHA BÊTA GAMMA DELTA EPSILON ZETA THÊTA IOTA KAPPA LAMBDA`.split(
    /\s+/u,
  );

interface Invented {
  readonly records: Records;
  readonly acts: readonly Act[];
}

/** The records of one body and one séance; those that break a rule so that nothing can be made are `null`. */
function invented(seed: number): Invented | null {
  const by = chance(seed);
  const people = Array.from({ length: by.between(3, by.once(3) ? 60 : 25) }, (_, i) => member(by, i));
  const groups = by.once(2) ? { rose: 'La Rose', bleue: 'Union pour l’avenir' } : null;
  const day = `${by.between(2021, 2025)}-${String(by.between(2, 12)).padStart(2, '0')}-${String(by.between(10, 28))}`;
  const slugs = people.map(({ slug }) => slug);
  const [president = '', ...others] = slugs;
  const away = by.some(others, by.below(1 + Math.floor(others.length / 3)));
  const pouvoirs = Object.fromEntries(
    away.slice(0, by.below(away.length + 1)).flatMap((mandant, i) => {
      const free = others.filter((slug) => !away.includes(slug));
      return free[i] === undefined ? [] : [[mandant, free[i]]];
    }),
  );
  const absents = away.filter((slug) => pouvoirs[slug] === undefined);
  const late = by.once(4)
    ? others.filter((slug) => !away.includes(slug) && !Object.values(pouvoirs).includes(slug)).slice(0, 1)
    : [];
  const voters = slugs.filter((slug) => !absents.includes(slug) && !late.includes(slug));
  const count = by.between(1, 4);
  const body: Group = {
    type: by.pick(['CM', 'CM', 'CC', 'BUR', 'SYF', 'CD', 'CR', 'CCAS']),
    nom: by.pick(['Conseil municipal', 'Bureau métropolitain', 'Comité syndical']),
    titre: by.once(3) ? `Assemblée de ${words(by, 1, 3)}` : null,
    nom_court: by.pick(['le Conseil', 'l’assemblée', 'le Bureau']),
    collectivite: by.pick(['Dijon métropole', 'Bellerive-les-Étangs', 'Pays d’Orge', 'L’Haÿ-les-Roses']),
    departement: '21',
    population: by.pick(['800', '6 834', '157 000']),
    groupes: groups,
    lieu: by.once(2) ? line(by, 1, 5) : null,
    heure: by.once(2) ? '18:30' : null,
    variantes: unlessEmpty(settings(by)),
    mandats: [
      {
        du: '2020-07-01',
        effectif: String(people.length + by.below(3)),
        membres: Object.fromEntries(
          people.map(({ slug, tree }) => [
            slug,
            groups === null ? tree : { nom: tree, groupe: by.pick(Object.keys(groups)) },
          ]),
        ),
      },
    ],
  };
  const seance: Group = {
    assemblee: 'conseil',
    date: day,
    ouverture: by.once(2) ? by.pick(['9:05', '20:00', '18:30']) : null,
    convocation: `${day.slice(0, 7)}-0${by.between(1, 4)}`,
    secretaire: by.pick(voters),
    absents: by.once(2) ? unlessEmpty(absents) : null,
    pouvoirs: unlessEmpty(pouvoirs),
    evenements: late.length === 0 ? null : [{ avant: String(by.between(1, count)), arrivee: late }],
  };
  const excused: Group = seance['absents'] === null ? { excuses: unlessEmpty(absents) } : {};
  const points = Array.from({ length: count }, (_, i) =>
    point(by, i, { president, voters, slugs, group: groups !== null }),
  );
  const folder = `${day.slice(0, 4)}/${day}-conseil`;
  const records: Records = new Map([
    ['assemblees/conseil.yaml', writeYaml(body)],
    [`${folder}/seance.yaml`, writeYaml({ ...seance, ...excused })],
    ...points.map((tree, i): [string, string] => [`${folder}/0${i + 1}-point.yaml`, writeYaml(tree)]),
  ]);
  try {
    return { records, acts: actsOf(records) };
  } catch {
    return null;
  }
}

/** Invented séances one after the other, until there are `count` acts. */
export function* inventedActs(
  count: number,
  seed: number,
): Generator<Act & { readonly seed: number; readonly records: Records }> {
  let left = count;
  for (let i = 0; left > 0; i += 1) {
    if (i > 20 * count + 100) throw new Error('too few of the invented séances are sound');
    const made = invented(seed + i);
    for (const act of made?.acts ?? [])
      if (left-- > 0) yield { ...act, seed: seed + i, records: made!.records };
  }
}

/** An act of a dozen pages: it has bookmarks, paragraphs and tables that go over pages. */
export function longAct(): Act {
  const point = {
    objet: 'Rapport d’orientation',
    visas: ['le code général des collectivités territoriales'],
    expose: prose(chance(7), 110, 110),
    dispositif: '- de prendre acte du rapport.\n',
  };
  const records = new Map([...RECORDS, ['2025/2025-10-09-conseil/04-stationnement.yaml', writeYaml(point)]]);
  return actOf(records, '2025-10-09-conseil_04');
}

function member(by: Chance, i: number): { readonly slug: string; readonly tree: string } {
  const civilite = by.pick(['M.', 'Mme']);
  return { slug: `m${i}`, tree: `${civilite} ${by.pick(FIRST)} ${by.pick(FAMILY).replaceAll('_', ' ')}` };
}

function settings(by: Chance): Group {
  const now = <T extends Writable>(...values: readonly T[]): T | null =>
    by.once(3) ? by.pick(values) : null;
  return {
    votants: now('avec-nppv', 'exprimes', 'presents'),
    presents: now('participant-au-vote'),
    pouvoir: now('représenté par', 'donne pouvoir à', 'ayant donné procuration à'),
    noms: now('Civilite Prenom NOM', 'Civ Initiale NOM', 'NOM Prenom', 'Civ Prenom NOM (groupe)'),
    ordre: now('alphabetique'),
    absents: now('excuses-a-part'),
    numerotation: now('{annee}-{ordre:3}', 'D{an}{mois}{jour}-{ordre}'),
    heures: now('18h30', 'en-lettres'),
    dates: now('en-lettres'),
    chiffres_du_vote: now('vide-si-zero', 'barre-si-zero', 'unanimite', 'phrase'),
    majorite: now('si-dissidence'),
    formule: now('Le conseil,\naprès en avoir délibéré, décide :\n', 'Décide :'),
  };
}

interface Room {
  readonly president: string;
  readonly voters: readonly string[];
  readonly slugs: readonly string[];
  readonly group: boolean;
}

function point(by: Chance, i: number, room: Room): Group {
  const mixed = by.once(4);
  const decided = by.below(3);
  return {
    objet: `${line(by, 3, 20).slice(0, 380)} (${i + 1})`,
    rubrique: by.once(2) ? words(by, 1, 4).toUpperCase() : null,
    rapporteur: by.once(2) ? by.pick([...room.slugs, 'Mme Anne DURAND, directrice générale']) : null,
    visas: mixed || by.once(3) ? null : some(by, 4),
    considerants: mixed || by.once(3) ? null : some(by, 3),
    motifs: mixed
      ? some(by, 4).map((text) => ({ [by.pick(['vu', 'considerant', 'sur', 'entendu'])]: text }))
      : null,
    expose: by.once(5) ? null : prose(by),
    dispositif:
      decided === 0
        ? prose(by, 1, 3)
        : decided === 1
          ? Array.from({ length: by.between(1, 4) }, () => `- ${line(by)} ;\n`).join('')
          : null,
    articles:
      decided === 2
        ? Array.from({ length: by.between(1, 4) }, () => (by.once(3) ? prose(by, 1, 3) : line(by, 3, 40)))
        : null,
    vote: vote(by, room),
  };
}

function some(by: Chance, most: number): readonly string[] {
  return Array.from({ length: by.between(1, most) }, () => line(by, 2, 30));
}

function vote(by: Chance, { voters, group }: Room): Writable | null {
  const named = (): Writable =>
    by.some(voters.slice(1), by.between(1, Math.max(1, Math.floor(voters.length / 4))));
  switch (by.below(10)) {
    case 0:
      return { contre: named() };
    case 1:
      return {
        abstention: group && by.once(2) ? 'groupe:rose' : named(),
        mode: by.once(2) ? 'public' : null,
      };
    case 2:
      return { contre: '1', abstention: '1' };
    case 3:
      return { nppv: by.pick(voters) };
    case 4:
      return { mode: 'secret', contre: '1', blancs: '1', demande: String(voters.length) };
    case 5:
      return by.pick(['sans', 'unanimite']);
    case 6:
      return { refus: '1', majorite: by.once(2) ? '2/3' : null };
    default:
      return null;
  }
}
