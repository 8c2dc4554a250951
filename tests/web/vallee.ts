/** A community of invented people, with a séance that is being held: what the pictures show, and what the scenarios write in. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MEMBRES =
  `M. Hugo ALBRET|Mme Inès BARDIN|M. Karim BENALI|Mme Louise CASTEL|M. Noé CHARDON|Mme Aya DIOP|M. Paul ESTÈVE|Mme Rose FAURE|M. Sami GARNIER|Mme Clara HUGON|M. Théo ISNARD|Mme Zoé JOLIVET|M. Yann KERMEUR|Mme Emma LACROIX|M. Adam LEFORT|Mme Lina MASSON|M. Marc NAVARRO|Mme Jade OLIVIER|M. Léo PERRIN|Mme Nina QUÉRÉ|M. Ivan ROCHE|Mme Eva SAVARY|M. Jean TISSOT|Mme Alice URBAIN|M. Luc VALLON|Mme Maya WEBER|M. Éric YVON|Mme Anna ZELLER|M. Guy de LA BRUYÈRE|Mme Soline MERCIER-DUBOIS|M. Basile AUTHIER`.split(
    '|',
  );

const POINTS: readonly (readonly [string, string])[] = [
  ['Administration générale, finances', 'Subventions 2026, deuxième répartition'],
  ['Administration générale, finances', 'Garantie d’emprunt, 24 logements'],
  ['Administration générale, finances', 'Entretien des espaces verts, avenant n° 2'],
  ['Habitat, urbanisme', 'Acquisition de la parcelle CX 118'],
  ['Habitat, urbanisme', 'Habitat, aides aux propriétaires'],
  ['Mobilités, voirie', 'Aménagements cyclables 2026'],
  ['Mobilités, voirie', 'Entretien de la route des Étangs, convention'],
  ['Solidarités', 'Fonds de solidarité logement 2025'],
  ['Solidarités', 'Lutte contre la pauvreté, bilan 2025 de la convention d’appui'],
  ['Solidarités', 'Clauses d’insertion, convention 2026'],
  ['Économie', 'Pépinière d’entreprises, tarifs 2027'],
  ['Environnement, eau, déchets', 'Réseau de chaleur, avenant n° 4'],
  ['Environnement, eau, déchets', 'Prévention des déchets, appel à projets'],
  ['Environnement, eau, déchets', 'Ressource en eau, programme d’études'],
  ['Culture, sport', 'Fonds de concours, gymnase'],
  ['Culture, sport', 'Auditorium, saison 2026-2027'],
  ['Administration, personnel', 'Mise à disposition de personnel'],
  ['Administration, personnel', 'Désignation de représentants'],
];

const EXPOSE = `expose: |
  La communauté porte depuis 2021 une convention d’appui avec l’État. Elle traduit un engagement réciproque des deux partenaires : mettre en œuvre ou renforcer des actions définies selon les besoins du territoire.

  ### Des professionnels dédiés à l’accès aux droits

  Ces professionnels tiennent des permanences dans les mairies, les maisons de quartier et à domicile. Leur mission est d’accueillir qui vient pour la première fois, de l’informer de ses droits et de l’orienter vers le service compétent. En 2025, 5 072 entretiens ont eu lieu, dont 2 644 par des agents d’accueil.

  ### Une plateforme pour les démarches en ligne

  La plateforme oriente les publics qui ne maîtrisent pas l’outil numérique. Elle établit un diagnostic des besoins et préconise un parcours. 48 personnes ont été orientées en 2025, dont 31 femmes.

  ### La prévention spécialisée

  Elle favorise l’insertion de jeunes en risque de marginalisation, et renforce les capacités éducatives de l’environnement familial et social de ces jeunes. 458 jeunes ont été accompagnés en 2025. La dépense s’élève à 879 505€, dont 347 000€ apportés par l’État.
`;

function slug(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-zA-Z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
    .toLowerCase()
    .slice(0, 40);
}

/** Writes the project below `root`, with as many points. Gives the id of the séance. */
export function writeVallee(root: string, count = POINTS.length): string {
  const names = MEMBRES.map((nom) => {
    const family = nom
      .split(' ')
      .filter((word) => word === word.toUpperCase() && word !== 'M.')
      .join('-');
    return [slug(family), nom] as const;
  });
  const bodies = join(root, 'records/assemblees');
  mkdirSync(bodies, { recursive: true });
  const long = names.map(([id, nom]) =>
    nom.includes(' de LA ')
      ? `      ${id}: {civilite: M., prenom: Guy, nom: de LA BRUYÈRE}`
      : `      ${id}: ${nom}`,
  );
  writeFileSync(
    join(bodies, 'bureau.yaml'),
    `type: BUR
nom: Bureau communautaire
nom_court: le Bureau
collectivite: Communauté des Trois Vallées
departement: 21
lieu: Salle des Tilleuls
heure: 18:30
mandats:
  - du: 2026-04-01
    effectif: 31
    membres:
${long.join('\n')}
`,
  );
  const id = '2026-11-19-bureau';
  const folder = join(root, 'records/2026', id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'seance.yaml'),
    `# La séance de novembre
assemblee: bureau
date: 2026-11-19
etat: en-cours
convocation: 2026-11-12   # par courriel
secretaire: castel
absents: [isnard, weber]
pouvoirs:
  diop: faure
  tissot: urbain
  zeller: yvon
evenements:
  - {avant: 12, arrivee: weber}
`,
  );
  Array.from({ length: count }, (_, i) => POINTS[i % POINTS.length]!).forEach(([rubrique, objet], i) => {
    const nn = String(i + 1).padStart(2, '0');
    const vote =
      i === 10
        ? 'vote: {abstention: [garnier, hugon]}\n'
        : i === 12
          ? 'vote: {contre: [perrin, quere], abstention: roche}\n'
          : '';
    const body = i === 8 ? EXPOSE : 'expose: |\n  Le projet est présenté au Bureau.\n';
    writeFileSync(
      join(folder, `${nn}-${slug(objet)}.yaml`),
      `rubrique: ${rubrique}\nobjet: ${objet}\n${body}dispositif: |\n  - d’approuver le projet présenté\u202F;\n  - d’autoriser le président à signer tout acte utile.\n${vote}`,
    );
  });
  return id;
}

/** The same community with the séances around it: others of the Bureau, and those of its council. */
export function writeAnnee(root: string): void {
  writeVallee(root);
  const records = join(root, 'records');
  const bureau = readFileSync(join(records, 'assemblees/bureau.yaml'), 'utf8');
  writeFileSync(
    join(records, 'assemblees/conseil.yaml'),
    bureau
      .replace('type: BUR', 'type: CC')
      .replace('nom: Bureau communautaire', 'nom: Conseil communautaire')
      .replace('nom_court: le Bureau', 'nom_court: le Conseil'),
  );
  const held = (id: string, count: number, seance: string, point: string): void => {
    const folder = join(records, id.slice(0, 4), id);
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'seance.yaml'),
      `assemblee: ${id.slice(11)}\ndate: ${id.slice(0, 10)}\n${seance}`,
    );
    POINTS.slice(0, count).forEach(([rubrique, objet], i) => {
      const file = join(folder, `${String(i + 1).padStart(2, '0')}-${slug(objet)}.yaml`);
      writeFileSync(
        file,
        `rubrique: ${rubrique}\nobjet: ${objet.replaceAll('n° ', 'n°\u00A0')}\ndispositif: |\n  - d’approuver le projet présenté.\n${point}`,
      );
    });
  };
  const done = (day: string): string =>
    `signatures:\n  - {role: executif, le: ${day}}\ncontrole: {envoi: ${day}, reception: ${day}, mise_en_ligne: ${day}}\n`;
  held('2026-12-17-conseil', 12, 'etat: preparee\n', '');
  held('2026-12-03-bureau', 6, 'etat: preparee\nconvocation: 2026-11-24\n', '');
  held('2026-11-18-conseil', 14, 'convocation: 2026-11-10\nsecretaire: castel\n', 'vote: unanimite\n');
  held(
    '2026-10-15-bureau',
    9,
    'convocation: 2026-10-07\nsecretaire: faure\n',
    `vote: unanimite\nsignatures:\n  - {role: executif, le: 2026-10-19}\n`,
  );
  held(
    '2026-09-24-conseil',
    16,
    'convocation: 2026-09-16\nsecretaire: castel\n',
    `vote: unanimite\n${done('2026-09-28')}`,
  );
  held(
    '2026-09-10-bureau',
    8,
    'convocation: 2026-09-02\nsecretaire: faure\n',
    `vote: unanimite\n${done('2026-09-14')}`,
  );
}
