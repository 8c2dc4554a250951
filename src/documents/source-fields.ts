/** What a canonical source may hold, kind of document by kind: the paths of its values; `*` is any key of a map, any rank of a list. */
import type { Path } from '../records/located.ts';

export type KindOfDocument = 'extrait';

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

/**
 * The closed list, path by path: what a person reads to know what an act carries.
 * @public
 */
export const FIELDS: Readonly<Record<KindOfDocument, readonly string[]>> = {
  extrait: [
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
    ...['vu', 'considerant', 'entendu', 'attendu', 'sur', 'avis'].map((mot) => `point.motifs.*.${mot}`),
    'point.expose',
    'point.formule',
    'point.dispositif',
    'point.articles.*',
    ...['titre', 'colonnes', 'lignes', 'total'].map((key) => `point.tableaux.*.${key}`),
    'point.vote',
    ...side('point.vote.contre'),
    ...side('point.vote.abstention'),
    ...side('point.vote.refus'),
    ...side('point.vote.nppv'),
    ...side('point.vote.pour'),
    'point.vote.mode',
    'point.vote.blancs',
    'point.vote.nuls',
    'point.vote.president',
    'point.vote.majorite',
    'point.vote.majorite.seuil',
    'point.vote.majorite.base',
    'point.vote.mention',
    ...election('point.election.*'),
    'point.designations.*.organisme',
    ...people('point.designations.*.titulaires'),
    ...people('point.designations.*.suppleants'),
    ...someone('point.designations.*.remplace'),
    'point.resultat',
  ],
};

/** The fields, and the groups that hold them. */
const KNOWN: Readonly<Record<KindOfDocument, ReadonlySet<string>>> = {
  extrait: new Set(FIELDS.extrait.flatMap((field) => prefixes(field))),
};

function prefixes(field: string): string[] {
  const steps = field.split('.');
  return steps.map((_, i) => steps.slice(0, i + 1).join('.'));
}

/** The field at a path, with its stars; `null` when this kind of document prints no such thing. */
export function fieldAt(kind: KindOfDocument, path: Path): string | null {
  let field = '';
  for (const step of path) {
    const head = field === '' ? '' : `${field}.`;
    const found = [`${head}${step}`, `${head}*`].find((name) => KNOWN[kind].has(name));
    if (found === undefined) return null;
    field = found;
  }
  return field;
}
