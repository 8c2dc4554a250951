/** What a canonical source may hold, kind of document by kind: the paths of its values; `*` is any key of a map, any rank of a list. */
import type { Path } from '../records/located.ts';
import type { DocumentKind } from './kinds.ts';

export type KindOfDocument = DocumentKind;

const someone = (path: string) => [path, `${path}.nom`, `${path}.qualite`];
const people = (path: string) => someone(`${path}.*`);
const membre = (path: string) => [
  path,
  ...['nom', 'civilite', 'prenom', 'fonction', 'commune', 'groupe'].map((key) => `${path}.${key}`),
  ...['fin', 'suppleant_de', 'competences', 'voix'].map((key) => `${path}.${key}`),
];

const election = (path: string) => [
  `${path}.poste`,
  `${path}.mode`,
  `${path}.repartition.*`,
  ...people(`${path}.candidats`),
  `${path}.candidats.*.titre`,
  `${path}.candidats.*.membres`,
  `${path}.candidats.*.membres.*`,
  `${path}.assesseurs.*`,
  ...['urne', 'blancs', 'nuls', 'blancs_et_nuls', 'voix.*'].map((key) => `${path}.tours.*.${key}`),
  `${path}.executif`,
  `${path}.elu.*`,
];

const side = (path: string) => [path, `${path}.*`];

const ballot = (path: string) => [
  path,
  ...['contre', 'abstention', 'refus', 'nppv', 'pour'].flatMap((key) => side(`${path}.${key}`)),
  ...['mode', 'blancs', 'nuls', 'president', 'majorite', 'majorite.seuil', 'majorite.base', 'mention'].map(
    (key) => `${path}.${key}`,
  ),
];

/** Elections and designations of a point. */
const elected = (path: string) => [
  ...election(`${path}.election.*`),
  `${path}.designations.*.organisme`,
  ...people(`${path}.designations.*.titulaires`),
  ...people(`${path}.designations.*.suppleants`),
  ...someone(`${path}.designations.*.remplace`),
];

const figures = (path: string) =>
  ['titre', 'colonnes', 'lignes', 'total'].map((key) => `${path}.tableaux.*.${key}`);

const annexes = (path: string) => [`${path}.annexes.*.titre`, `${path}.annexes.*.pages`];

/** A ballot told by its figures alone. */
const counted = (path: string) =>
  ['contre', 'abstention', 'pour', 'president'].map((key) => `${path}.${key}`);

/** How the pages of a body are set. */
const PAGES = ['haut', 'bas', 'gauche', 'droite'].map((key) => `assemblee.marges.${key}`);

/** Where those that are transmitted are stamped. */
const ZONE = ['place', 'largeur', 'hauteur'].map((key) => `assemblee.zone_tampon.${key}`);

/** What every document of a séance has: its letterhead, and who signs. */
const OF_SEANCE = [
  'document',
  'id',
  'projet',
  ...['type', 'nom', 'titre', 'nom_court', 'collectivite', 'departement', 'arrondissement'].map(
    (key) => `assemblee.${key}`,
  ),
  ...['adresse', 'telephone', 'couleur', 'police', 'titre_executif', 'executif'].map(
    (key) => `assemblee.${key}`,
  ),
  ...PAGES,
  ...['heures', 'dates'].map((key) => `assemblee.variantes.${key}`),
  'assemblee.membres.*',
  ...['nom', 'civilite', 'prenom'].map((key) => `assemblee.membres.*.${key}`),
  ...['date', 'ouverture', 'lieu', 'presence'].map((key) => `seance.${key}`),
];

/** The logo of a letterhead, and the zone beside it. */
const LOGO = ['assemblee.logo.texte', ...ZONE];

/** The agenda: files by their name, texts, and points that have no file. */
const AGENDA = ['seance.ordre_du_jour.*', 'seance.ordre_du_jour.*.point', 'seance.ordre_du_jour.*.objet'];

const given = (path: string) => [`${path}.*`, `${path}.*.mandataire`, `${path}.*.points`];

/** Who was there, and what happened. */
const OF_EVENING = [
  ...['competences.*', 'groupes.*', 'communes.*', 'signataires.registre.*'].map((key) => `assemblee.${key}`),
  ...['votants', 'presents', 'pouvoir', 'noms', 'ordre', 'absents', 'majorite'].map(
    (key) => `assemblee.variantes.${key}`,
  ),
  ...membre('assemblee.membres.*'),
  'assemblee.membres.*.competences.*',
  ...['etat', 'levee', 'publique', 'president'].map((key) => `seance.${key}`),
  ...['convocation', 'convocation.envoyee', 'convocation.rang'].map((key) => `seance.${key}`),
  ...['secretaire', 'auxiliaires', 'assistent'].flatMap((key) => [
    ...someone(`seance.${key}`),
    ...people(`seance.${key}`),
  ]),
  ...['absents.*', 'excuses.*', 'suppleants.*'].map((key) => `seance.${key}`),
  ...given('seance.pouvoirs'),
  ...['avant', 'heure', 'arrivee.*', 'depart.*', 'pouvoir.*', 'fin_de_pouvoir.*', 'suppleant.*'].map(
    (key) => `seance.evenements.*.${key}`,
  ),
  ...['president', 'secretaire', 'suspension', 'reprise'].map((key) => `seance.evenements.*.${key}`),
  ...['points', 'exercice', 'presents', 'representes', 'absents', 'excuses', 'votants'].map(
    (key) => `seance.chiffres.*.${key}`,
  ),
];

/** An outcome told without its voices. */
const outcome = (path: string) => [`${path}.vote`, `${path}.vote.adoption`, `${path}.resultat`];

/** How recitals may begin. */
const MOTIFS = ['vu', 'considerant', 'entendu', 'attendu', 'sur', 'avis'] as const;

/** The older act that one touches. */
const lien = (path: string) =>
  ['rectifie', 'modifie', 'abroge', 'retire', 'nature', 'numero'].map((key) => `${path}.lien.${key}`);

/** An act. */
const ACT = [
  'document',
  'id',
  'projet',
  'assemblee.type',
  'assemblee.nom',
  'assemblee.titre',
  'assemblee.nom_court',
  'assemblee.collectivite',
  'assemblee.competences.*',
  'assemblee.groupes.*',
  'assemblee.communes.*',
  ...['votants', 'presents', 'pouvoir', 'noms', 'ordre', 'absents', 'heures', 'dates'].map(
    (key) => `assemblee.variantes.${key}`,
  ),
  ...['chiffres_du_vote', 'majorite', 'point'].map((key) => `assemblee.variantes.${key}`),
  'assemblee.effectif',
  ...PAGES,
  ...ZONE,
  ...membre('assemblee.membres.*'),
  'seance.date',
  'seance.etat',
  'seance.ouverture',
  'seance.lieu',
  'seance.convocation',
  'seance.convocation.envoyee',
  'seance.convocation.rang',
  'seance.president',
  ...someone('seance.secretaire'),
  ...people('seance.secretaire'),
  'seance.absents.*',
  'seance.excuses.*',
  'seance.pouvoirs.*',
  'seance.suppleants.*',
  ...['exercice', 'presents', 'representes', 'absents', 'excuses', 'votants'].map(
    (key) => `seance.chiffres.${key}`,
  ),
  'seance.presence',
  'point.objet',
  'point.numero',
  'point.point',
  'point.rubrique',
  ...someone('point.rapporteur'),
  'point.competence',
  'point.deports.*',
  'point.compte_administratif',
  'point.visas.*',
  'point.considerants.*',
  ...MOTIFS.map((mot) => `point.motifs.*.${mot}`),
  'point.expose',
  'point.formule',
  'point.dispositif',
  'point.articles.*',
  ...figures('point'),
  ...annexes('point'),
  ...ballot('point.vote'),
  ...elected('point'),
  'point.resultat',
  ...lien('point'),
  // What families with a letterhead and signatures print too.
  ...[
    'departement',
    'arrondissement',
    'adresse',
    'telephone',
    'tribunal',
    'logo.texte',
    'couleur',
    'police',
  ].map((key) => `assemblee.${key}`),
  ...['titre_executif', 'executif'].map((key) => `assemblee.${key}`),
  ...['role', 'qualite', 'delegation'].map((key) => `point.signatures.*.${key}`),
  ...someone('point.signatures.*.par'),
];

/** What a convocation says. */
const CALLED = [
  ...OF_SEANCE,
  ...LOGO,
  'seance.session',
  ...['envoyee', 'urgence', 'rang', 'seance_precedente'].map((key) => `seance.convocation.${key}`),
  ...AGENDA,
  'points.*.objet',
  'points.*.point',
];

/** The days that make it executory. */
const CONTROLE = [
  'reception',
  'publication',
  'affichage',
  'notification',
  'mise_en_ligne',
  'executoire',
  'acte',
].map((key) => `point.controle.${key}`);

/**
 * The closed list, path by path: what a person reads to know what an act carries.
 * @public
 */
export const FIELDS: Readonly<Record<KindOfDocument, readonly string[]>> = {
  extrait: ACT,
  'extrait-executoire': [...ACT, ...CONTROLE],
  'extrait-publie': [...ACT, 'pagination.*'],
  convocation: CALLED,
  'ordre-du-jour': CALLED,
  dossier: [
    ...CALLED,
    ...someone('seance.ordre_du_jour.*.rapporteur'),
    ...someone('points.*.rapporteur'),
    ...['visas.*', 'considerants.*', 'expose', 'formule', 'dispositif', 'articles.*'].map(
      (key) => `points.*.${key}`,
    ),
    ...MOTIFS.map((mot) => `points.*.motifs.*.${mot}`),
    ...figures('points.*'),
    ...annexes('points.*'),
  ],
  'feuille-de-presence': [
    ...OF_SEANCE,
    ...LOGO,
    'assemblee.groupes.*',
    'assemblee.communes.*',
    'assemblee.variantes.ordre',
    ...['fonction', 'commune', 'groupe', 'fin'].map((key) => `assemblee.membres.*.${key}`),
    'seance.convocation.envoyee',
    'seance.convocation.rang',
  ],
  liste: [
    ...OF_SEANCE,
    ...LOGO,
    'seance.etat',
    ...['points', 'exercice', 'presents', 'representes', 'votants'].map((key) => `seance.chiffres.${key}`),
    ...AGENDA,
    ...outcome('seance.ordre_du_jour.*'),
    ...['objet', 'numero', 'point'].map((key) => `points.*.${key}`),
    ...outcome('points.*'),
  ],
  'proces-verbal': [
    ...OF_SEANCE,
    ...LOGO,
    ...OF_EVENING,
    'seance.huis_clos.*',
    'seance.adoption_pv.seance',
    ...counted('seance.adoption_pv.vote'),
    'seance.adoption_pv.observations',
    ...['', '.numero', '.date', '.objet'].map((key) => `seance.decisions.*${key}`),
    ...['communications', 'questions_diverses'].map((key) => `seance.${key}`),
    ...AGENDA,
    ...someone('seance.ordre_du_jour.*.rapporteur'),
    'seance.ordre_du_jour.*.debats',
    ...ballot('seance.ordre_du_jour.*.vote'),
    'seance.ordre_du_jour.*.resultat',
    ...[
      'objet',
      'numero',
      'point',
      'competence',
      'ajoute_en_seance',
      'president',
      'compte_administratif',
    ].map((key) => `points.*.${key}`),
    ...someone('points.*.rapporteur'),
    ...['absents.*', 'excuses.*', 'deports.*', 'expose', 'debats', 'formule', 'dispositif', 'articles.*'].map(
      (key) => `points.*.${key}`,
    ),
    ...given('points.*.pouvoirs'),
    ...figures('points.*'),
    ...ballot('points.*.vote'),
    ...side('points.*.vote.demande'),
    ...elected('points.*'),
    ...['numero', 'auteurs.*', 'objet', 'resultat'].map((key) => `points.*.amendements.*.${key}`),
    ...counted('points.*.amendements.*.vote'),
    ...['resultat', 'motif'].map((key) => `points.*.${key}`),
  ],
  registre: [
    ...OF_SEANCE,
    ...OF_EVENING,
    'feuillet',
    'seance.empeches_de_signer.*',
    ...AGENDA,
    'seance.ordre_du_jour.*.resultat',
    ...[
      'objet',
      'numero',
      'point',
      'rubrique',
      'matiere',
      'competence',
      'president',
      'compte_administratif',
    ].map((key) => `points.*.${key}`),
    ...someone('points.*.rapporteur'),
    ...['absents.*', 'excuses.*', 'deports.*', 'visas.*', 'considerants.*'].map((key) => `points.*.${key}`),
    ...MOTIFS.map((mot) => `points.*.motifs.*.${mot}`),
    ...['expose', 'formule', 'dispositif', 'articles.*'].map((key) => `points.*.${key}`),
    ...given('points.*.pouvoirs'),
    ...figures('points.*'),
    ...annexes('points.*'),
    ...ballot('points.*.vote'),
    ...elected('points.*'),
    'points.*.resultat',
    ...lien('points.*'),
  ],
  cloture: [
    ...OF_SEANCE,
    ...OF_EVENING,
    'seance.empeches_de_signer.*',
    ...AGENDA,
    ...['objet', 'numero', 'point'].map((key) => `points.*.${key}`),
  ],
  pouvoir: [...OF_SEANCE, ...LOGO, 'seance.convocation.envoyee', 'seance.convocation.rang'],
  'constat-sans-quorum': [...OF_SEANCE, ...LOGO, ...OF_EVENING, 'seance.motif'],
};

/** The fields, and the groups that hold them. */
const KNOWN: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(FIELDS).map(([kind, fields]) => [kind, new Set(fields.flatMap((field) => prefixes(field)))]),
);

function prefixes(field: string): string[] {
  const steps = field.split('.');
  return steps.map((_, i) => steps.slice(0, i + 1).join('.'));
}

/** The field at a path, with its stars; `null` when this kind of document prints no such thing. */
export function fieldAt(kind: KindOfDocument, path: Path): string | null {
  let field = '';
  for (const step of path) {
    const head = field === '' ? '' : `${field}.`;
    const found = [`${head}${step}`, `${head}*`].find((name) => KNOWN.get(kind)?.has(name));
    if (found === undefined) return null;
    field = found;
  }
  return field;
}
