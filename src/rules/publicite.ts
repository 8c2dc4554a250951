/** Transmission, publication, remedies: how the act is made known (L3, L4, L5, L7). */
import { de, deNom } from '../records/contraction.ts';
import { membreDe } from '../records/assemblee-du-jour.ts';
import type { SeanceLue } from '../records/dossier.ts';
import type { Path } from '../records/source.ts';
import { PUBLICITY_REFORM } from './periods.ts';
import { inPoint, inSeance } from './places.ts';
import { article, articles, rule, TELLS, WARNS, type Finding, type Rule } from './rule.ts';
import { courtOf, isOtherCourt } from './tribunaux.ts';

const EXECUTORY = articles('L. 2131-1', { departement: 'L. 3131-1', region: 'L. 4141-1' });

/** Communes of fewer inhabitants may choose paper; all others publish on line. */
const MAY_POST = 3500;

/** L3: posted, and not published on line, in a body that may not choose. */
function* publishedOnline(lue: SeanceLue): Generator<Finding> {
  const { type, population } = lue.assemblee;
  if (type === 'SYF' || (type === 'CM' && (population ?? 0) < MAY_POST)) return;
  const told = [
    { controle: lue.seance.controle, point: null },
    ...lue.points.map((point) => ({ controle: point.deliberation.controle, point })),
  ];
  for (const { controle, point } of told) {
    if (controle?.affichage == null || controle.mise_en_ligne !== null || controle.publication !== null)
      continue;
    const path: Path = ['controle', 'affichage'];
    yield {
      place: point === null ? inSeance(lue, path) : inPoint(point, path),
      point,
      message: 'L’acte est affiché, et rien ne dit sa publication en ligne, qui seule le rend exécutoire.',
      remedy: 'ajoutez mise_en_ligne: et sa date.',
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
    message: `Le prénom ${deNom(signer.nom)} manque : la version en ligne porte le prénom, le nom et la qualité de qui signe.`,
    remedy: 'écrivez son prénom dans le fichier de l’assemblée.',
  };
}

/** Communes of more inhabitants send their acts electronically, as do all EPCI with own taxes, départements and régions. */
const MUST_SEND = 50_000;

function* sentElectronically(lue: SeanceLue): Generator<Finding> {
  const { controle, type, population } = lue.assemblee;
  if (controle.transmission !== 'papier' || (type === 'CM' && (population ?? 0) <= MUST_SEND)) return;
  yield {
    place: lue.sources.assemblee.place(['controle', 'transmission']),
    point: null,
    message: 'Les actes de cette assemblée sont transmis par voie électronique, non sur papier.',
    remedy: 'écrivez transmission: electronique, ou ce qui était vrai alors sous auparavant.',
  };
}

/** L7: a wrong court misleads who wishes to appeal. */
function* rightCourt(lue: SeanceLue): Generator<Finding> {
  const { tribunal, departement } = lue.assemblee;
  const court = courtOf(departement);
  if (tribunal === null || court === null || !isOtherCourt(tribunal, court)) return;
  yield {
    place: lue.sources.assemblee.place(['tribunal']),
    point: null,
    message: `Les recours du département ${departement} vont au tribunal administratif ${de(court)}, non à celui ${de(tribunal)}.`,
    remedy: `écrivez tribunal: ${court}.`,
  };
}

export const PUBLICITE: readonly Rule[] = [
  rule({
    id: 'L3',
    code: 'affichage-seul',
    demande:
      'Les actes se publient en ligne ; une commune de moins de 3 500 habitants peut choisir l’affichage.',
    quand: 'un acte est affiché, sans date de mise en ligne ni de publication',
    besoin: 'controle: {affichage}',
    article: EXECUTORY,
    bodies: ['CM', 'CC', 'BUR', 'CD', 'CDP', 'CR', 'CRP'],
    from: PUBLICITY_REFORM,
    ...TELLS,
    check: publishedOnline,
  }),
  rule({
    id: 'L4',
    code: 'prenom-du-signataire',
    demande: 'La version en ligne porte le prénom, le nom et la qualité de qui signe.',
    quand: 'l’exécutif qui signe n’a pas de prénom',
    besoin: 'membres',
    article: articles('R. 2131-1', { departement: 'R. 3131-2' }),
    from: PUBLICITY_REFORM,
    ...WARNS,
    check: signers,
  }),
  rule({
    id: 'L5',
    code: 'transmission-sur-papier',
    demande:
      'Communes de plus de 50 000 habitants, EPCI à fiscalité propre, départements et régions transmettent par voie électronique.',
    quand: 'la maison transmet sur papier',
    besoin: 'controle: {transmission}',
    article: EXECUTORY,
    bodies: ['CM', 'CC', 'BUR', 'CD', 'CDP', 'CR', 'CRP'],
    from: '2020-08-07',
    ...WARNS,
    check: sentElectronically,
  }),
  rule({
    id: 'L7',
    code: 'tribunal-d-ailleurs',
    demande: 'Le tribunal administratif des recours est celui du département.',
    quand: 'le tribunal écrit est celui d’un autre département',
    besoin: 'tribunal',
    article: article('R. 221-3 du code de justice administrative'),
    from: '2010-01-01',
    check: rightCourt,
  }),
];
