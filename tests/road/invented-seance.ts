/** A séance by chance, as YAML text, with what its act must print of it. */
import * as fc from 'fast-check';
import { prose, proseWithFigures, type InventedProse } from './invented-prose.ts';
import type { Records } from './road.ts';

export interface InventedSeance {
  readonly records: Records;
  readonly presents: readonly string[];
  readonly absents: readonly string[];
  readonly pouvoirs: readonly string[];
  /** Texts that follow one another on the pages, in the order in which they come. */
  readonly runs: readonly (readonly string[])[];
  /** `POUR :`, `39`…; empty when no vote is told. */
  readonly vote: readonly (readonly [label: string, figure: string])[];
}

const PRENOMS = [
  'Anne',
  'Ève',
  'Jean-François',
  'Marie-Hélène',
  'Li',
  'Sladana',
  'Noël',
  'Émile',
  'Maria del Carmen',
  'Çelik',
];
const NOMS = [
  ...[
    'PÉ',
    'OH',
    'MARTIN',
    'LE GOFF',
    'EL HASSOUNI',
    'JUILLARD-RANDRIAN',
    'AKPINAR-ISTIQUAM',
    'D’ORMESSON',
    "N'DIAYE",
  ],
  ...[
    'CARRELET DE LOISY',
    'ÇELEBI',
    'ŒUVRARD',
    'SAINT-EXUPÉRY DE LA TOUR D’AUVERGNE',
    'BEGIN-CLAUDET',
    'MÜLLER',
  ],
];
/** Patterns of `variantes.noms`, each with the name that it makes. */
const PATTERNS = [
  ['Civilite Prenom NOM', (f: boolean, p: string, n: string) => `${f ? 'Madame' : 'Monsieur'} ${p} ${n}`],
  ['Civ Prenom NOM', (f: boolean, p: string, n: string) => `${f ? 'Mme' : 'M.'} ${p} ${n}`],
  ['Civ NOM Prenom', (f: boolean, p: string, n: string) => `${f ? 'Mme' : 'M.'} ${n} ${p}`],
  ['Prenom NOM', (_: boolean, p: string, n: string) => `${p} ${n}`],
  [
    'Civ Prenom NOM, fonction',
    (f: boolean, p: string, n: string) => `${f ? 'Mme' : 'M.'} ${p} ${n}, adjoint au maire`,
  ],
] as const;

const MEMBER = fc.record({
  feminine: fc.boolean(),
  prenom: fc.constantFrom(...PRENOMS),
  nom: fc.constantFrom(...NOMS),
});

/** A line of text, with what it prints. No colon or dash begins it; it is typed between quotes. */
const line = fc
  .array(
    fc.constantFrom(
      ..."la commune l’Etat d'appui 2023 - Bilan : n°\u00a05 «\u00a0oui\u00a0» 1er 347\u00a0000\u00a0€ 5\u202f072 a_b *b* # & < {{x}} œuvre DÉVELOPPEMENT".split(
        ' ',
      ),
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((words) => `Objet ${words.join(' ')}`);

const CHOICES = fc.record({
  members: fc.array(MEMBER, { minLength: 3, maxLength: 90 }),
  /** What becomes of each member after the first: most are there. */
  fates: fc.array(fc.constantFrom(...'ppppppppppaerr'), { minLength: 90, maxLength: 90 }),
  pattern: fc.constantFrom(...PATTERNS),
  taking: fc.boolean(),
  apart: fc.boolean(),
  heures: fc.constantFrom('18 h 30', '18h30', 'en-lettres'),
  dates: fc.constantFrom('chiffres', 'chiffres', 'en-lettres'),
  mot: fc.constantFrom('pouvoir à', 'donne pouvoir à', 'procuration à'),
  day: fc.date({ min: new Date('2020-07-01'), max: new Date('2029-12-31'), noInvalidDate: true }),
  hour: fc.option(fc.tuple(fc.integer({ min: 7, max: 23 }), fc.integer({ min: 0, max: 59 })), { nil: null }),
  lieu: fc.option(fc.constantFrom('salle du conseil', 'salle des fêtes, à l’hôtel de ville'), { nil: null }),
  held: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
  numero: fc.option(fc.constantFrom('2025-001', '12', 'D\u00a02024/07', 'A-1'), { nil: null }),
  rubrique: fc.option(line, { nil: null }),
  objet: line,
  recitals: fc.array(line, { maxLength: 4 }),
  reasons: fc.array(line, { maxLength: 3 }),
  mixed: fc.boolean(),
  expose: fc.option(proseWithFigures, { nil: null, freq: 8 }),
  dispositif: prose,
  articles: fc.option(fc.array(prose, { minLength: 1, maxLength: 4 }), { nil: null }),
  formule: fc.option(
    fc.constantFrom('Le Conseil décide :', 'Le Conseil,\u00a0après en avoir délibéré, décide\u00a0:'),
    { nil: null },
  ),
  ballot: fc.tuple(
    fc.constantFrom('none', 'unanimite', 'numbers', 'names', 'public', 'secret'),
    fc.nat(),
    fc.nat(),
    fc.nat(),
  ),
});

export const seance: fc.Arbitrary<InventedSeance> = CHOICES.map((chosen) => invented(chosen));

type Choices = typeof CHOICES extends fc.Arbitrary<infer T> ? T : never;

function invented(chosen: Choices): InventedSeance {
  const { members, fates, pattern, objet, rubrique, numero, expose, articles, dispositif, formule } = chosen;
  const [motif, name] = pattern;
  const slugs = members.map((_, i) => `m${i + 1}`);
  const names = new Map(
    members.map(({ feminine, prenom, nom }, i) => [slugs[i]!, name(feminine, prenom, nom)]),
  );
  const named = (id: string): string => names.get(id) ?? '';
  const fate = (id: string): string => (id === 'm1' ? 'p' : fates[slugs.indexOf(id)]!);
  const present = slugs.filter((id) => fate(id) === 'p');
  const wanting = slugs.filter((id) => fate(id) === 'r');
  // One pouvoir at most for each member present.
  const pouvoirs = wanting.slice(0, present.length).map((mandant, i) => [mandant, present[i]!] as const);
  const away = slugs.filter((id) => 'ae'.includes(fate(id))).concat(wanting.slice(present.length));
  const excused = away.filter((id) => fate(id) === 'e');
  const iso = chosen.day.toISOString().slice(0, 10);
  const sent = new Date(chosen.day.getTime() - 8 * 86_400_000).toISOString().slice(0, 10);
  const id = `${iso}-conseil`;
  const { written, figures } = ballot(
    chosen,
    present,
    pouvoirs.map(([mandant]) => mandant),
  );

  const body = [
    'type: CC',
    'nom: Conseil communautaire',
    'nom_court: le Conseil',
    'collectivite: Communauté de communes du Val-d’Or',
    'departement: 21',
    'variantes:',
    `  noms: ${motif}`,
    `  pouvoir: ${chosen.mot}`,
    `  heures: ${chosen.heures}`,
    `  dates: ${chosen.dates}`,
    ...(chosen.taking ? ['  presents: participant-au-vote'] : []),
    ...(chosen.apart ? ['  absents: excuses-a-part'] : []),
    'mandats:',
    '  - du: 2020-05-25',
    `    effectif: ${members.length}`,
    '    membres:',
    ...members.map(
      ({ feminine, prenom, nom }, i) =>
        `      m${i + 1}: {nom: ${quoted(`${feminine ? 'Mme' : 'M.'} ${prenom} ${nom}`)}, fonction: adjoint au maire}`,
    ),
  ];
  const sitting = [
    'assemblee: conseil',
    `date: ${iso}`,
    `convocation: ${sent}`,
    ...(chosen.held ? [] : ['etat: preparee']),
    ...(chosen.hour === null
      ? []
      : [`ouverture: ${chosen.hour[0]}:${String(chosen.hour[1]).padStart(2, '0')}`]),
    ...(chosen.lieu === null ? [] : [`lieu: ${quoted(chosen.lieu)}`]),
    `secretaire: ${present.at(-1)}`,
    ...listed(
      'absents',
      away.filter((one) => !excused.includes(one)),
    ),
    ...listed('excuses', excused),
    ...(pouvoirs.length === 0 ? [] : ['pouvoirs:', ...pouvoirs.map(([from, to]) => `  ${from}: ${to}`)]),
  ];
  const { recitals, reasons, mixed } = chosen;
  const point = [
    ...(numero === null ? [] : [`numero: ${quoted(numero)}`]),
    ...(rubrique === null ? [] : [`rubrique: ${quoted(rubrique)}`]),
    `objet: ${quoted(objet)}`,
    ...(mixed
      ? items('motifs', [
          ...recitals.map((text) => `sur: ${quoted(text)}`),
          ...reasons.map((text) => `considerant: ${quoted(text)}`),
        ])
      : [...items('visas', recitals.map(quoted)), ...items('considerants', reasons.map(quoted))]),
    ...(expose === null ? [] : blockOf('expose: |', expose)),
    ...(expose === null || expose.tableaux.length === 0
      ? []
      : ['tableaux:', ...expose.tableaux.map((text) => `  ${text}`)]),
    ...(formule === null ? [] : [`formule: ${quoted(formule)}`]),
    ...(articles === null
      ? blockOf('dispositif: |', dispositif)
      : ['articles:', ...articles.flatMap((each) => blockOf('  - |', each, '    '))]),
    ...written,
  ];
  const file = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
  const apart = chosen.apart ? excused : [];
  return {
    records: new Map([
      ['assemblees/conseil.yaml', file(body)],
      [`${iso.slice(0, 4)}/${id}/seance.yaml`, file(sitting)],
      [`${iso.slice(0, 4)}/${id}/01-acte.yaml`, file(point)],
    ]),
    presents: present.map(named),
    absents: slugs.filter((one) => away.includes(one) && !apart.includes(one)).map(named),
    pouvoirs: pouvoirs.map(([from, to]) => `${named(from)} ${chosen.mot} ${named(to)}`),
    runs: [
      ...(expose === null ? [] : [expose.printed]),
      mixed
        ? [...recitals.map((text) => `Sur ${text} ;`), ...reasons.map((text) => `Considérant ${text} ;`)]
        : [...recitals.map((text) => `Vu ${text} ;`), ...reasons.map((text) => `Considérant ${text} ;`)],
      ...(articles === null ? [dispositif.printed] : articles.map(({ printed }) => printed)),
    ],
    vote: figures,
  };
}

/** A vote that adds up: what is written of it, and what is printed. */
function ballot(
  { ballot: [kind, a, b, c], held }: Choices,
  present: readonly string[],
  mandants: readonly string[],
): { written: readonly string[]; figures: InventedSeance['vote'] } {
  const all = [...present, ...mandants];
  const told = (
    contre: number,
    abstention: number,
    pour = all.length - contre - abstention,
  ): InventedSeance['vote'] => [
    ['POUR :', String(pour)],
    ['ABSTENTION :', String(abstention)],
    ['CONTRE :', String(contre)],
    ['NE SE PRONONCE PAS :', '0'],
  ];
  if (!held) return { written: [], figures: [] };
  if (kind === 'none') return { written: [], figures: told(0, 0) };
  if (kind === 'unanimite') return { written: ['vote: unanimite'], figures: told(0, 0) };
  // Fewer against than for, whatever the others do: no tie.
  const against = a % Math.ceil(all.length / 4);
  const aside = b % Math.ceil(all.length / 4);
  if (kind === 'numbers')
    return { written: [`vote: {contre: ${against}, abstention: ${aside}}`], figures: told(against, aside) };
  if (kind === 'secret') {
    const blank = c % 2;
    const pour = all.length - against - aside - blank;
    return {
      written: [
        `vote: {mode: secret, pour: ${pour}, contre: ${against}, abstention: ${aside}, blancs: ${blank}}`,
      ],
      figures: told(against, aside, pour),
    };
  }
  const against_ = all.slice(0, against);
  const aside_ = all.slice(against, against + aside);
  const sides = [
    ...(against > 0 ? [`contre: [${against_.join(', ')}]`] : []),
    ...(aside > 0 ? [`abstention: [${aside_.join(', ')}]`] : []),
  ];
  const mode = kind === 'public' ? ['mode: public'] : [];
  const keys = [...mode, ...sides];
  return { written: keys.length === 0 ? [] : [`vote: {${keys.join(', ')}}`], figures: told(against, aside) };
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function listed(key: string, ids: readonly string[]): readonly string[] {
  return ids.length === 0 ? [] : [`${key}: [${ids.join(', ')}]`];
}

function items(key: string, values: readonly string[]): readonly string[] {
  return values.length === 0 ? [] : [`${key}:`, ...values.map((value) => `  - ${value}`)];
}

function blockOf(key: string, { typed }: InventedProse, indent = '  '): readonly string[] {
  return [key, ...typed.map((text) => (text === '' ? '' : indent + text))];
}
