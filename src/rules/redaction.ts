/** How the act is written and published: object, matière, signer, personal data (L4, L11, L13, R1, D1). */
import { membreDe } from '../records/assemblee-du-jour.ts';
import type { SeanceLue } from '../records/dossier.ts';
import { isMatiere } from './matieres.ts';
import { PUBLICITY_REFORM } from './periods.ts';
import { inPoint, inSeance } from './places.ts';
import { article, articles, IRREGULAR, rule, WARNS, type Finding, type Rule } from './rule.ts';
import { atPoint, e, nameOf } from './wording.ts';

/** Longest object that ACTES takes. */
const LONGEST_OBJET = 499;

function* objectLength(lue: SeanceLue): Generator<Finding> {
  for (const point of lue.points) {
    const length = Array.from(point.deliberation.objet).length;
    if (length <= LONGEST_OBJET) continue;
    yield {
      place: inPoint(point, ['objet']),
      point,
      message: `L’objet compte ${length} caractères : le contrôle de légalité en prend ${LONGEST_OBJET} au plus.`,
      remedy: 'abrégez l’objet, et mettez le reste dans l’exposé.',
    };
  }
}

function* matiere(lue: SeanceLue): Generator<Finding> {
  for (const point of lue.points) {
    const { matiere: code } = point.deliberation;
    if (code === null || isMatiere(code)) continue;
    yield {
      place: inPoint(point, ['matiere']),
      point,
      message: `La matière ${code} n’est pas dans la nomenclature ACTES.`,
      remedy:
        'écrivez au moins les deux premiers niveaux : 7.5 pour les subventions, 8.2 pour l’aide sociale.',
    };
  }
}

function* signers(lue: SeanceLue): Generator<Finding> {
  const { executif } = lue.assemblee;
  const signer = executif === null ? undefined : membreDe(lue.assemblee, executif);
  if (
    !lue.assemblee.signataires.extrait.includes('executif') ||
    signer === undefined ||
    signer.prenom !== null
  )
    return;
  yield {
    place: lue.sources.assemblee.place(['mandats', lue.assemblee.mandat.rang, 'membres', signer.id]),
    point: null,
    message: `Le prénom de ${signer.nom} manque : la version en ligne porte le prénom, le nom et la qualité de qui signe.`,
    remedy: 'écrivez son prénom dans le fichier de l’assemblée.',
  };
}

function* impeded(lue: SeanceLue): Generator<Finding> {
  for (const membre of Object.keys(lue.seance.empeches_de_signer)) {
    yield {
      place: inSeance(lue, ['empeches_de_signer', membre]),
      point: null,
      message: `${nameOf(lue.assemblee, membre)} est dit${e(lue.assemblee, membre)} empêché${e(lue.assemblee, membre)} de signer : depuis le 1er juillet 2022, le maire et le secrétaire signent seuls.`,
      remedy: 'ôtez empeches_de_signer.',
    };
  }
}

function* hiddenAndWhole(lue: SeanceLue): Generator<Finding> {
  for (const point of lue.points) {
    // The texts are read in the full copy: only the file still tells what is to be hidden.
    if (point.deliberation.publication !== 'integrale' || !point.source.text.includes('[[')) continue;
    yield {
      place: inPoint(point, ['publication']),
      point,
      message: `L’acte est publié en entier ${atPoint(point)}, alors que des passages y sont à occulter.`,
      remedy: 'écrivez publication: occultee, ou ôtez les crochets [[…]].',
    };
  }
}

export const REDACTION: readonly Rule[] = [
  rule({
    id: 'L4',
    code: 'prenom-du-signataire',
    demande: 'La version en ligne porte le prénom, le nom et la qualité de qui signe.',
    article: articles('R. 2131-1', { departement: 'R. 3131-2' }),
    from: PUBLICITY_REFORM,
    ...WARNS,
    check: signers,
  }),
  rule({
    id: 'L11',
    code: 'objet-trop-long',
    demande: `L’objet compte ${LONGEST_OBJET} caractères au plus.`,
    ...IRREGULAR,
    check: objectLength,
  }),
  rule({
    id: 'L13',
    code: 'matiere-inconnue',
    demande: 'La matière est dans la nomenclature ACTES.',
    check: matiere,
  }),
  rule({
    id: 'R1',
    code: 'empeche-de-signer',
    demande: 'Depuis le 1er juillet 2022, seuls le maire et le secrétaire signent le registre.',
    article: article('L. 2121-23'),
    from: PUBLICITY_REFORM,
    ...WARNS,
    check: impeded,
  }),
  rule({
    id: 'D1',
    code: 'publication-non-occultee',
    demande: 'Ce qui identifie des tiers est occulté dans la version publiée.',
    article: Object.fromEntries(
      (['CM', 'CC', 'BUR', 'SYF', 'SYO', 'CCAS', 'CD', 'CDP', 'CR', 'CRP'] as const).map((type) => [
        type,
        'art. L. 312-1-2 du code des relations entre le public et l’administration',
      ]),
    ),
    ...IRREGULAR,
    check: hiddenAndWhole,
  }),
];
