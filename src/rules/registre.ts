/** The register: who signs (R1, R10), decisions by delegation that are reported (R6), numbers (R11). */
import { dayInFrench } from '../records/days.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import type { Passe } from './passe.ts';
import { PUBLICITY_REFORM } from './periods.ts';
import { inPoint, inSeance, pointHas } from './places.ts';
import { article, articles, rule, WARNS, type Finding, type Rule } from './rule.ts';
import { and, e, nameOf } from './wording.ts';

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

/** Who signs in a role that another holds: allowed by delegation, and then said. */
function* signsInHisRole(lue: SeanceLue): Generator<Finding> {
  const ofSeance = lue.seance.signatures.map((signature, i) => ({ signature, i, point: null }));
  const ofPoints = lue.points.flatMap((point) =>
    point.deliberation.signatures.map((signature, i) => ({ signature, i, point })),
  );
  for (const { signature, i, point } of [...ofSeance, ...ofPoints]) {
    const { role, par, delegation } = signature;
    if (par?.kind !== 'membre' || delegation) continue;
    const holders = holdersOf(lue, role, point);
    if (holders.length === 0 || holders.includes(par.membre)) continue;
    const path = ['signatures', i, 'par'];
    yield {
      place: point === null ? inSeance(lue, path) : inPoint(point, path),
      point,
      message: `${nameOf(lue.assemblee, par.membre)} signe comme ${SAID[role]}, et c’est ${and(
        holders.map((id) => nameOf(lue.assemblee, id)),
        'ou',
      )}.`,
      remedy: 'corrigez par ou role, ou ajoutez delegation: oui.',
    };
  }
}

const SAID = {
  executif: 'exécutif',
  president: 'président de séance',
  secretaire: 'secrétaire de séance',
} as const;

function holdersOf(lue: SeanceLue, role: keyof typeof SAID, point: PointLu | null): readonly string[] {
  const { president, executif, secretaires } = point?.presence ?? lue.ouverture;
  const named = lue.seance.secretaire.flatMap((s) => (s.kind === 'membre' ? [s.membre] : []));
  const now = secretaires.flatMap((s) => (s.kind === 'membre' ? [s.membre] : []));
  if (role === 'secretaire') return [...new Set([...named, ...now])];
  const one = role === 'executif' ? executif : president;
  return one === null ? [] : [one];
}

function* reported(lue: SeanceLue, { decisions }: Passe): Generator<Finding> {
  if (decisions === null) return;
  for (const [i, { numero, date: stated, objet }] of lue.seance.decisions.entries()) {
    const known = decisions.get(numero);
    const long = lue.sources.seance.has(['decisions', i, 'numero']);
    const place = inSeance(lue, long ? ['decisions', i, 'numero'] : ['decisions', i]);
    // One that is told in full needs no record of its own.
    if (known === undefined && objet === null && stated === null)
      yield {
        place,
        point: null,
        message: `Aucune décision de la saisie ne porte le numéro ${numero}.`,
        remedy:
          'corrigez ce numéro, ajoutez la décision sous decisions/, ou écrivez sa date et son objet ici.',
      };
    const { date } = known?.decision ?? { date: null };
    const taken = date ?? stated;
    if (date !== null && stated !== null && date !== stated)
      yield {
        place: inSeance(lue, ['decisions', i, 'date']),
        point: null,
        message: `La décision ${numero} est du ${dayInFrench(date)}, non du ${dayInFrench(stated)}.`,
        remedy: 'corrigez l’une des deux dates, ou ôtez celle-ci.',
        related:
          known === undefined
            ? []
            : [{ place: known.source.place(['date']), message: 'la décision est ici.' }],
      };
    else if (taken !== null && taken > lue.seance.date)
      yield {
        place,
        point: null,
        message: `La décision ${numero}, du ${dayInFrench(taken)}, est postérieure à la séance du ${dayInFrench(lue.seance.date)} qui en rend compte.`,
        remedy: 'corrigez l’une des deux dates, ou reportez ce compte rendu à une séance suivante.',
        related:
          known === undefined
            ? []
            : [{ place: known.source.place(['date']), message: 'la décision est ici.' }],
      };
  }
}

/** A printed number of the body, once more in the same year; two of one séance are told by the records. */
function* numberGivenBefore(lue: SeanceLue, passe: Passe): Generator<Finding> {
  // A house that numbers within each séance gives the same numbers in all.
  if (lue.assemblee.variantes.numerotation?.includes('{ordre') === true) return;
  for (const point of lue.points) {
    const before = point.numero === null ? undefined : passe.numero(point.numero);
    if (before === undefined) continue;
    yield {
      place: pointHas(point, ['numero']) ? inPoint(point, ['numero']) : inPoint(point, []),
      point,
      message: `Le numéro ${point.numero} est déjà celui d’un acte de l’année.`,
      remedy:
        'donnez à chacun le sien, ou dites par variantes: {numerotation: "{ordre}"} que chaque séance recommence.',
      related: [{ place: before, message: 'l’autre acte est ici.' }],
    };
  }
}

/** Numbers of one form that go down: what a number means is not read, only the figures in it are compared. */
function* numbersInOrder(lue: SeanceLue): Generator<Finding> {
  let last: { readonly numero: string; readonly point: PointLu } | null = null;
  for (const point of lue.points) {
    const { numero } = point;
    if (numero === null || !pointHas(point, ['numero'])) continue;
    if (last !== null && shape(numero) === shape(last.numero) && compared(numero, last.numero) < 0)
      yield {
        place: inPoint(point, ['numero']),
        point,
        message: `Le numéro ${numero} vient après le ${last.numero} dans la séance.`,
        remedy: 'vérifiez les deux numéros, ou l’ordre des points.',
        related: [{ place: inPoint(last.point, ['numero']), message: 'le point précédent est ici.' }],
      };
    last = { numero, point };
  }
}

function shape(numero: string): string {
  return numero.replaceAll(/\d+/gu, '0');
}

function runs(text: string): number[] {
  return Array.from(text.matchAll(/\d+/gu), ([run]) => Number(run));
}

/** By the first run of figures that differs, as numbers. */
function compared(a: string, b: string): number {
  const [ours, theirs] = [runs(a), runs(b)];
  const at = ours.findIndex((n, i) => n !== theirs[i]);
  return at < 0 ? 0 : ours[at]! - theirs[at]!;
}

export const REGISTRE: readonly Rule[] = [
  rule({
    id: 'R1',
    code: 'empeche-de-signer',
    demande: 'Depuis le 1er juillet 2022, seuls le maire et le secrétaire signent le registre.',
    quand: 'un membre est dit empêché de signer',
    besoin: 'empeches_de_signer',
    article: article('L. 2121-23'),
    from: PUBLICITY_REFORM,
    ...WARNS,
    check: impeded,
  }),
  rule({
    id: 'R6',
    code: 'decision-rapportee',
    demande:
      'Les décisions par délégation dont il est rendu compte sont au registre, et antérieures à la séance.',
    quand: 'une décision rapportée n’est pas dans la saisie, a une autre date, ou suit la séance',
    besoin: 'decisions, et les fichiers de decisions/',
    article: articles('L. 2122-23', { departement: 'L. 3211-2', region: 'L. 4221-5' }),
    check: reported,
  }),
  rule({
    id: 'R10',
    code: 'signataire-sans-titre',
    demande: 'L’extrait est signé par qui tient le rôle, ou par délégation.',
    quand: 'un membre signe dans un rôle qu’un autre tient, sans delegation: oui',
    besoin: 'signatures: {role, par}',
    ...WARNS,
    check: signsInHisRole,
  }),
  rule({
    id: 'R11',
    code: 'numero-deja-donne',
    demande: 'Un numéro imprimé est unique dans l’année de l’assemblée.',
    quand: 'deux actes de l’année portent le même, dans une maison qui ne recommence pas à chaque séance',
    besoin: 'numero, et les séances précédentes',
    ...WARNS,
    check: numberGivenBefore,
  }),
  rule({
    id: 'R11',
    code: 'numeros-en-desordre',
    demande: 'Les numéros d’une séance vont en croissant.',
    quand: 'deux numéros de même forme se suivent en décroissant',
    besoin: 'numero',
    ...WARNS,
    check: numbersInOrder,
  }),
];
