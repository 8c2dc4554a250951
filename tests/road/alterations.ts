/** One change for each fact that an act prints, made in the text of its record. */
import { INVENTED, REAL, type Records } from './road.ts';

export interface Alteration {
  readonly what: string;
  /** Id of the act, before the change and after it. */
  readonly act: string;
  readonly after: string;
  readonly change: (records: Records) => Records;
  /** Under what is named how the PDF of the old record differs from the new record. */
  readonly old: readonly string[];
  /** Under what is named how a page that says the new record differs from the old one. */
  readonly page: readonly string[];
}

const BUREAU = 'assemblees/bureau.yaml';
const CONSEIL = 'assemblees/conseil.yaml';
const SEANCE = '2024/2024-09-12-bureau/seance.yaml';
const POINT = '2024/2024-09-12-bureau/01-lutte-contre-la-pauvrete.yaml';
const SOIR = '2025/2025-10-09-conseil/seance.yaml';
const BUDGET = '2025/2025-10-09-conseil/01-decision-modificative.yaml';
const CAMERAS = '2025/2025-10-09-conseil/03-videoprotection.yaml';
const EMPLOI = '2025/2025-10-09-conseil/05-emploi-mediathecaire.yaml';

/** `from` is written once in the file; it becomes `to`. Throws when it is not, so that no change is silently none. */
function written(records: Records, file: string, from: string, to: string): Records {
  const parts = (records.get(file) ?? '').split(from);
  if (parts.length !== 2) throw new Error(`${file}: ${parts.length - 1} times ${JSON.stringify(from)}`);
  return new Map([...records, [file, parts.join(to)]]);
}

/** What, from, to, and under what both differences are named. */
type Row = readonly [what: string, from: string, to: string, ...paths: string[]];

function inFile(file: string, act: string, rows: readonly Row[]): readonly Alteration[] {
  return rows.map(([what, from, to, ...paths]) => {
    const change = (records: Records): Records => written(records, file, from, to);
    return { what, act, after: act, change, old: paths, page: paths };
  });
}

const EXPOSE = 'deliberation.expose';
const DECISION = 'deliberation.dispositif';
const PRESENTS = 'seance.chiffres.presents';
const POUR = 'deliberation.vote.pour';

/** An act has one more member present, or one less. */
const ONE_MORE = [PRESENTS, POUR];

const PEOPLE = inFile(BUREAU, REAL, [
  ['a first name', 'M. Rémi DETANG', 'M. Rémy DETANG', 'seance.presents[3]'],
  ['a family name', 'M. Didier RELOT', 'M. Didier RELLOT', 'seance.presents[30]'],
  ['a civility', 'M. Denis HAMEAU', 'Mme Denis HAMEAU', 'seance.presents[17]'],
  ['an accent', 'M. Gérard HERRMANN', 'M. Gerard HERRMANN', 'seance.presents[27]'],
  ['a hyphen', 'MARTIN-GENDRE', 'MARTIN GENDRE', 'seance.presents[21]'],
  ['a bearer’s name', 'HUON-SAVINA', 'HUON-SAVINE', 'seance.presents[22]', 'seance.pouvoirs[2].mandataire'],
  ['a mandant’s name', 'Claire TOMASELLI', 'Clara TOMASELLI', 'seance.pouvoirs[2].mandant'],
  ['an absent’s name', 'CARRELET DE LOISY', 'CARRELET DE LOISI', 'seance.absents[1]'],
  [
    'the president’s name',
    'François REBSAMEN',
    'François REBSAMAN',
    'seance.presents[0]',
    'seance.president',
  ],
  ['the assembly', 'nom: Bureau métropolitain', 'nom: Bureau communautaire', 'assemblee.nom'],
  ['the collectivité', 'collectivite: Dijon métropole', 'collectivite: Dijon', 'assemblee.nom'],
  ['the number of seats', 'effectif: 41', 'effectif: 42', 'seance.chiffres.effectif'],
  ['the sentence before the decision', 'délibéré, décide', 'délibéré, arrête', 'deliberation.formule[1]'],
]);

const SITTING = inFile(SEANCE, REAL, [
  ['who chairs', 'secretaire:', 'president: falconnet\nsecretaire:', 'seance.president'],
  ['the secretary', 'secretaire: hoareau', 'secretaire: juban', 'seance.secretaires[0]'],
  ['the convocation', 'convocation: 2024-09-06', 'convocation: 2024-09-05', 'seance.convocation'],
  ['one absent less', '[tonot, carrelet]', 'tonot', 'seance.absents[1]', 'seance.presents[33]', ...ONE_MORE],
  [
    'one absent more',
    '[tonot, carrelet]',
    '[tonot, carrelet, dubuet]',
    'seance.absents[0]',
    'seance.presents[29]',
    ...ONE_MORE,
  ],
  ['a bearer', 'chapuis: belleville', 'chapuis: relot', 'seance.pouvoirs[4].mandataire'],
]);

const OTHER_SITTING = [
  ...inFile(SOIR, INVENTED, [
    ['the hour', 'ouverture: 19:00', 'ouverture: 19:30', 'seance.ouverture'],
    ['who came late', 'avant: 3', 'avant: 1', 'seance.presents[16]', 'seance.absents[1]', ...ONE_MORE],
  ]),
  ...inFile(CONSEIL, INVENTED, [
    ['the place', 'salle du conseil, à l’hôtel de ville', 'salle des fêtes', 'seance.lieu'],
    ['the words of a pouvoir', 'donne pouvoir à', 'donne procuration à', 'seance.pouvoirs[0].mot'],
  ]),
];

const SUBJECT = inFile(POINT, REAL, [
  ['the rubrique', 'ECONOMIQUE', 'DURABLE', 'deliberation.rubrique'],
  ['the object', 'pauvreté 2023 - Bilan', 'pauvreté 2022 - Bilan', 'deliberation.objet'],
  ['an apostrophe of the object', 'Convention d’appui', "Convention d'appui", 'deliberation.objet'],
]);

const STATEMENT = inFile(POINT, REAL, [
  ['a digit', '505€', '506€', EXPOSE],
  ['a letter', 'retenue pour', 'retenus pour', EXPOSE],
  ['a capital', 'l’Etat a soutenu', 'l’etat a soutenu', EXPOSE],
  ['a ligature', 'en œuvre l’ensemble', 'en oeuvre l’ensemble', EXPOSE],
  ['an apostrophe', "service d'intervention", 'service d’intervention', EXPOSE],
  ['a comma', '52 sorties et', '52 sorties, et', EXPOSE],
  ['a dash', 'socio-linguistiques', 'socio–linguistiques', EXPOSE],
  ['a no-break space made a space', '347\u00a0000€', '347 000€', EXPOSE],
  ['a thin space made a no-break one', '5\u202f072', '5\u00a0072', EXPOSE],
  ['a space taken away', 'dont 2 644', 'dont 2644', EXPOSE],
  ['a space doubled', 'dont 31 femmes', 'dont  31 femmes', EXPOSE],
  ['a no-break space at the end of a paragraph', 'public alpha\u00a0\n', 'public alpha\n', EXPOSE],
  ['an empty paragraph left out', '31 femmes.\n\n  \u00a0\n', '31 femmes.\n', EXPOSE],
  ['a word left out', 'le rapport entretenu', 'le rapport', EXPOSE],
  ['a paragraph left out', '  Deux types d’accompagnement sont proposés\u202f:\u00a0\u00a0\n\n', '', EXPOSE],
  ['a paragraph put in', '  ### - Renforcement', '  Ajout.\n\n  ### - Renforcement', EXPOSE],
  ['one paragraph made two', 'territoire. D’un', 'territoire.\n\n  D’un', EXPOSE],
  ['a heading', 'plateforme VIA Numérique\n', 'plateforme VIA numérique\n', EXPOSE],
  ['an item of a list', 'mesures Maintien consistent', 'mesures Maintien visent', EXPOSE],
  ['the decision', "d'approuver le bilan 2023", 'de rejeter le bilan 2023', DECISION],
  ['a decision put in', 'dispositif: |\n', 'dispositif: |\n  - de prendre acte du débat ;\n', DECISION],
]);

const VOTES = inFile(POINT, REAL, [
  ['votes against', 'rubrique:', 'vote: {contre: 3}\nrubrique:', POUR, 'deliberation.vote.contre'],
  ['abstentions', 'rubrique:', 'vote: {abstention: 3}\nrubrique:', POUR, 'deliberation.vote.abstention'],
  ['who take no part', 'rubrique:', 'vote: {nppv: 3}\nrubrique:', ...ONE_MORE, 'deliberation.vote.nppv'],
]);

const LAST_ARTICLE = '  - Charge Madame la Maire de l’exécution de la présente délibération.\n';

const ROW = '      Virement de la section de fonctionnement | – | ';

const OTHER_POINTS = [
  ...inFile(BUDGET, INVENTED, [
    ['the number of the act', 'numero: 2025-061', 'numero: 2025-161', 'deliberation.numero'],
    ['the rapporteur', 'rapporteur: lambert', 'rapporteur: besson', 'deliberation.rapporteur'],
    ['a visa', 'L.\u00a01612-11', 'L.\u00a01612-12', 'deliberation.visas[0]'],
    [
      'a visa left out',
      '  - l’avis de la commission des finances du 29 septembre 2025\n',
      '',
      'deliberation.visas[3]',
    ],
    ['a considérant', 'est équilibrée en', 'est équilibré en', 'deliberation.considerants[1]'],
    ['a label of a table', 'reprise de la charpente |', 'reprise de la toiture |', EXPOSE],
    [
      'figures of two rows exchanged',
      `33\u00a0600\n${ROW}37\u00a0900`,
      `37\u00a0900\n${ROW}33\u00a0600`,
      EXPOSE,
    ],
    ['the head of a table', 'Dépenses\u00a0€', 'Crédits\u00a0€', EXPOSE],
    ['the title of a table', 'mouvements proposés', 'mouvements adoptés', EXPOSE],
    ['the last row of a table', 'total: Ensemble', 'total: Total', EXPOSE],
    ['an article', 'voté par chapitre', 'voté par article', 'deliberation.articles[1]'],
    ['an article left out', LAST_ARTICLE, '', 'deliberation.articles[2]'],
  ]),
  ...inFile(EMPLOI, '2025-10-09-conseil_05', [
    ['the rank of an item', '  3. du prêt', '  4. du prêt', EXPOSE],
  ]),
];

/** Changes that move a file or touch two, and those that are named differently each way. */
const OTHERS: readonly Alteration[] = [
  {
    what: 'the date of the séance',
    act: REAL,
    after: '2024-09-13-bureau_01',
    change: (records) =>
      new Map(
        [...written(records, SEANCE, 'date: 2024-09-12', 'date: 2024-09-13')].map(([path, text]) => [
          path.replace('2024-09-12', '2024-09-13'),
          text,
        ]),
      ),
    old: ['seance.date'],
    page: ['seance.date'],
  },
  {
    what: 'a seat left empty',
    act: REAL,
    after: REAL,
    change: (records) =>
      written(
        written(records, BUREAU, '      tonot:         Mme Céline TONOT\n', ''),
        SEANCE,
        '[tonot, carrelet]',
        'carrelet',
      ),
    old: ['seance.chiffres.exercice', 'seance.absents[0]'],
    page: ['seance.chiffres.exercice', 'seance.absents[0]'],
  },
  ...inFile(SEANCE, REAL, [
    [
      'a pouvoir that was not given',
      '  bayard: begin\n',
      '',
      'seance.chiffres.representes',
      'seance.presents[33]',
      'seance.pouvoirs[5].mandant',
      'seance.pouvoirs[5].mandataire',
      'deliberation.vote.procurations',
      PRESENTS,
    ],
  ]).map((each) => ({ ...each, page: [...each.page, 'seance.pouvoirs[5].mot'] })),
  ...inFile(POINT, REAL, [
    [
      'a mandant who stands aside',
      'rubrique:',
      'vote: {nppv: masson}\nrubrique:',
      'deliberation.vote.nppv',
      'deliberation.vote.procurations',
      POUR,
    ],
  ]).map((each) => ({ ...each, old: [...each.old, 'deliberation.vote.noms.nppv[0]'] })),
  ...inFile(CAMERAS, '2025-10-09-conseil_03', [
    ['who abstained', 'abstention: benali', 'abstention: joly', 'deliberation.vote.noms.abstention[0]'],
  ]).map((each) => ({
    ...each,
    old: [...each.old, 'deliberation.vote.noms.pour[12]'],
    page: [...each.page, 'deliberation.vote.noms.pour[13]'],
  })),
];

export const ALTERATIONS: readonly Alteration[] = [
  ...PEOPLE,
  ...SITTING,
  ...OTHER_SITTING,
  ...SUBJECT,
  ...STATEMENT,
  ...VOTES,
  ...OTHER_POINTS,
  ...OTHERS,
];
