/** Personal data (D1): what the published copy must not tell. */
import type { SeanceLue } from '../records/dossier.ts';
import { inPoint, pointHas } from './places.ts';
import { IRREGULAR, named, rule, type Finding, type Rule } from './rule.ts';

function* hiddenAndWhole(lue: SeanceLue): Generator<Finding> {
  for (const point of lue.points) {
    // The texts are read in the full copy: only the file still tells what is to be hidden.
    if (point.deliberation.publication !== 'integrale' || !point.source.text.includes('[[')) continue;
    yield {
      place: inPoint(point, ['publication']),
      point,
      message: 'L’acte est publié en entier, alors que des passages y sont à occulter.',
      remedy: 'écrivez publication: occultee, ou ôtez les crochets [[…]].',
    };
  }
}

/** What is not to be published has a day of publication. */
function* hiddenSecret(lue: SeanceLue): Generator<Finding> {
  for (const point of lue.points) {
    if (point.deliberation.publication !== 'interdite') continue;
    const own = (['mise_en_ligne', 'publication', 'affichage'] as const).find((key) =>
      pointHas(point, ['controle', key]),
    );
    if (own === undefined) continue;
    yield {
      place: inPoint(point, ['controle', own]),
      point,
      message: 'L’acte ne se publie pas, et une date dit qu’il l’a été.',
      remedy: `ôtez ${own}, ou corrigez publication.`,
      related: [{ place: inPoint(point, ['publication']), message: 'publication ici.' }],
    };
  }
}

const AID = /(?:^|[^\p{L}])(?:aides?|secours|allocations?|prise en charge|bons? alimentaires?)(?![\p{L}])/iu;

/** An individual aid: an act of social aid that names someone to be hidden. */
function* individualAid(lue: SeanceLue): Generator<Finding> {
  for (const point of lue.points) {
    const { publication, matiere, objet } = point.deliberation;
    const isAid = matiere?.startsWith('8.2') === true || AID.test(objet);
    if (publication === 'interdite' || !isAid || !point.source.text.includes('[[')) continue;
    const path = pointHas(point, ['publication']) ? ['publication'] : ['objet'];
    yield {
      place: inPoint(point, path),
      point,
      message: `« ${objet} » accorde une aide à une personne : l’acte ne se publie pas, même occulté.`,
      remedy: 'écrivez publication: interdite.',
    };
  }
}

export const DONNEES: readonly Rule[] = [
  rule({
    id: 'D1',
    code: 'publication-non-occultee',
    demande: 'Ce qui identifie des tiers est occulté dans la version publiée.',
    quand: 'l’acte est publié en entier, avec des passages [[…]]',
    besoin: 'publication: integrale',
    article: named('art. L. 312-1-2 du code des relations entre le public et l’administration'),
    ...IRREGULAR,
    decisions: true,
    check: hiddenAndWhole,
  }),
  rule({
    id: 'D1',
    code: 'interdit-et-publie',
    demande: 'Un acte dont la publication est interdite n’est pas publié.',
    quand: 'publication: interdite, et une date de publicité',
    besoin: 'publication, controle',
    ...IRREGULAR,
    decisions: true,
    check: hiddenSecret,
  }),
  rule({
    id: 'D1',
    code: 'aide-individuelle-publiee',
    demande: 'Les aides individuelles du CCAS ne se publient pas.',
    quand: 'un acte d’aide sociale avec des passages [[…]] n’a pas publication: interdite',
    besoin: 'publication, matiere, objet',
    article: named('art. L. 133-5 du code de l’action sociale et des familles'),
    bodies: ['CCAS'],
    ...IRREGULAR,
    decisions: true,
    check: individualAid,
  }),
];
