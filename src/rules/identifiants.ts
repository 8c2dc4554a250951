/** Names of an act for the legality control: ACTES id (L10), internal number (L11). */
import { internalNumberOf } from '../records/agenda.ts';
import { isLuhn } from '../records/luhn.ts';
import { dayInFrench } from '../records/days.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import type { Passe } from './passe.ts';
import { inPoint } from './places.ts';
import { IRREGULAR, rule, WARNS, type Finding, type Rule } from './rule.ts';

const ACTE = /^(\d{3}|02[AB])-(\d{9})-(\d{8})-([A-Za-z0-9][A-Za-z0-9_ -]{0,14})-(DE|AR|AI|CC|BF|AU)$/u;

/** Points that carry an ACTES id, and where. */
function withActe(lue: SeanceLue) {
  return lue.points.flatMap((point) => {
    const acte = point.deliberation.controle?.acte ?? null;
    return acte === null ? [] : [{ point, acte, place: inPoint(point, ['controle', 'acte']) }];
  });
}

function* acteId(lue: SeanceLue): Generator<Finding> {
  for (const { point, acte, place } of withActe(lue)) {
    const found = ACTE.exec(acte);
    if (found === null) {
      yield {
        place,
        point,
        message: `« ${acte} » n’est pas un identifiant ACTES.`,
        remedy:
          'recopiez-le : département (3 caractères), SIREN, date de la séance, numéro, nature : 021-212199996-20250612-2025_061-DE.',
      };
      continue;
    }
    const { siren } = lue.assemblee;
    const carried = found[2] ?? '';
    if (siren !== null && carried !== siren)
      yield {
        place,
        point,
        message: `L’identifiant ACTES porte le SIREN ${carried}, celui de la collectivité est ${siren}.`,
        remedy: 'recopiez l’identifiant de cet acte, ou corrigez le SIREN de l’assemblée.',
      };
    else if (!isLuhn(carried))
      yield {
        place,
        point,
        message: `L’identifiant ACTES porte ${carried}, dont la clé de contrôle n’est pas celle d’un SIREN.`,
        remedy: 'recopiez l’identifiant de cet acte.',
      };
  }
}

/** Seen on real acts, so they only warn: a date, a nature or a département that is not the act's. */
function* acteIdParts(lue: SeanceLue): Generator<Finding> {
  for (const { point, acte, place } of withActe(lue)) {
    const [, departement, , day = '', , nature = ''] = ACTE.exec(acte) ?? [];
    if (departement === undefined) continue;
    if (day !== lue.seance.date.replaceAll('-', ''))
      yield {
        place,
        point,
        message: `L’identifiant ACTES porte la date ${day}, la séance est du ${dayInFrench(lue.seance.date)}.`,
        remedy: 'vérifiez qu’il s’agit bien de cet acte.',
      };
    if (nature !== point.deliberation.nature)
      yield {
        place,
        point,
        message: `L’identifiant ACTES porte la nature ${nature}, l’acte est de nature ${point.deliberation.nature}.`,
        remedy: 'vérifiez la nature télétransmise, ou corrigez nature.',
      };
    if (departement !== lue.assemblee.departement.padStart(3, '0'))
      yield {
        place,
        point,
        message: `L’identifiant ACTES porte le département ${departement}, la collectivité est du ${lue.assemblee.departement}.`,
        remedy: 'vérifiez qu’il s’agit bien de cet acte.',
      };
  }
}

/** An ACTES id is of one act. */
function* acteIdTwice(lue: SeanceLue, passe: Passe): Generator<Finding> {
  yield* twice(
    lue,
    withActe(lue).map(({ point, acte, place }) => ({ point, text: acte, place })),
    {
      before: passe.acte,
      said: (acte) => `L’identifiant ACTES ${acte} est déjà celui d’un autre acte.`,
    },
  );
}

/** Internal numbers as written, else derived by the house's pattern. */
function internalNumbers(lue: SeanceLue) {
  return lue.points.flatMap((point) => {
    const written = point.deliberation.controle?.numero_interne ?? null;
    if (written !== null)
      return [
        { point, text: written, place: inPoint(point, ['controle', 'numero_interne']), derived: false },
      ];
    const derived = internalNumberOf(lue.assemblee, lue.seance, point);
    const place = lue.sources.assemblee.place(['variantes', 'numero_interne']);
    return derived === null || point.id === null ? [] : [{ point, text: derived, place, derived: true }];
  });
}

/** The expression of the ministry's schema. */
const NUMBER = /^([a-zA-Z0-9][a-zA-Z0-9_ -]{0,13})?[a-zA-Z0-9]$/u;

function* internalNumber(lue: SeanceLue): Generator<Finding> {
  for (const { point, text, place, derived } of internalNumbers(lue)) {
    if (NUMBER.test(text)) continue;
    yield {
      place,
      point,
      message: `« ${text} » ne peut pas être le numéro interne d’un acte télétransmis.`,
      remedy: derived
        ? 'changez variantes: {numero_interne}, ou écrivez controle: {numero_interne} dans ce point.'
        : 'écrivez de 1 à 15 lettres sans accent, chiffres, tirets ou tirets bas, sans tiret au bout.',
    };
  }
}

/** An older rule of the transmitters, that some still hold to. */
function* narrowNumber(lue: SeanceLue): Generator<Finding> {
  for (const { point, text, place, derived } of internalNumbers(lue)) {
    if (derived || !NUMBER.test(text) || /^[0-9A-Z](?:[0-9A-Z_]*[0-9A-Z])?$/u.test(text)) continue;
    yield {
      place,
      point,
      message: `Le numéro interne « ${text} » a des minuscules, des espaces ou des tirets : certains télétransmetteurs les refusent.`,
      remedy: `vérifiez-le, ou écrivez ${text.toUpperCase().replaceAll(/[ -]/gu, '_')}.`,
    };
  }
}

function* internalNumberTwice(lue: SeanceLue, passe: Passe): Generator<Finding> {
  const written = internalNumbers(lue).filter(({ derived }) => !derived);
  yield* twice(lue, written, {
    before: passe.interne,
    said: (text) => `Le numéro interne « ${text} » est déjà celui d’un autre acte de l’année.`,
  });
}

/** What is given twice, in the séance or in an earlier one. */
function* twice(
  lue: SeanceLue,
  given: readonly { readonly point: PointLu; readonly text: string; readonly place: Finding['place'] }[],
  {
    before,
    said,
  }: { before: (text: string) => Finding['place'] | undefined; said: (text: string) => string },
): Generator<Finding> {
  const here = new Map<string, Finding['place']>();
  for (const { point, text, place } of given) {
    const other = here.get(text) ?? before(text);
    here.set(text, here.get(text) ?? place);
    if (other === undefined) continue;
    yield {
      place,
      point,
      message: said(text),
      remedy: 'donnez à chacun le sien.',
      related: [{ place: other, message: 'l’autre acte est ici.' }],
    };
  }
}

export const IDENTIFIANTS: readonly Rule[] = [
  rule({
    id: 'L10',
    code: 'identifiant-actes',
    demande: 'L’identifiant ACTES a sa forme, et le SIREN de la collectivité.',
    quand: 'l’identifiant n’a pas sa forme, porte un SIREN faux, ou celui d’un autre',
    besoin: 'controle: {acte}',
    decisions: true,
    check: acteId,
  }),
  rule({
    id: 'L10',
    code: 'identifiant-actes-douteux',
    demande: 'L’identifiant ACTES porte la date de la séance, la nature de l’acte et le département.',
    quand: 'il porte une autre date, une autre nature ou un autre département',
    besoin: 'controle: {acte}',
    ...WARNS,
    decisions: true,
    check: acteIdParts,
  }),
  rule({
    id: 'L10',
    code: 'identifiant-actes-en-double',
    demande: 'Un identifiant ACTES est celui d’un seul acte.',
    quand: 'deux actes de la saisie portent le même',
    besoin: 'controle: {acte}, et les séances précédentes',
    check: acteIdTwice,
  }),
  rule({
    id: 'L11',
    code: 'numero-interne',
    demande: 'Le numéro interne ACTES compte 15 caractères au plus, lettres sans accent, chiffres, tirets.',
    quand: 'le numéro écrit, ou dérivé du numéro imprimé, ne peut pas être télétransmis',
    besoin: 'controle: {numero_interne}, ou variantes: {numero_interne}',
    ...IRREGULAR,
    decisions: true,
    check: internalNumber,
  }),
  rule({
    id: 'L11',
    code: 'numero-interne-a-verifier',
    demande: 'Certains télétransmetteurs ne prennent que des capitales, des chiffres et des tirets bas.',
    quand: 'le numéro écrit a des minuscules, des espaces ou des tirets',
    besoin: 'controle: {numero_interne}',
    ...WARNS,
    decisions: true,
    check: narrowNumber,
  }),
  rule({
    id: 'L11',
    code: 'numero-interne-en-double',
    demande: 'Le numéro interne est unique dans l’année de la collectivité.',
    quand: 'deux actes de l’année portent le même',
    besoin: 'controle: {numero_interne}, et les séances précédentes',
    ...IRREGULAR,
    check: internalNumberTwice,
  }),
];
