/** Pouvoirs in time: when they came (P1), for how many séances they are good (P5). */
import { dayInFrench } from '../records/days.ts';
import type { SeanceLue } from '../records/dossier.ts';
import type { Passe } from './passe.ts';
import { inPoint, inSeance } from './places.ts';
import { POUVOIR } from './pouvoirs.ts';
import { rule, WARNS, type Finding, type Rule } from './rule.ts';
import { deNom, moments, nameOf } from './wording.ts';

/** P1: a pouvoir received after the séance did not serve in it. */
function* receivedInTime(lue: SeanceLue): Generator<Finding> {
  const { date } = lue.seance;
  const given = [
    ...lue.seance.pouvoirs.map((pouvoir) => ({ pouvoir, point: null })),
    ...lue.points.flatMap((point) => point.deliberation.pouvoirs.map((pouvoir) => ({ pouvoir, point }))),
  ];
  for (const { pouvoir, point } of given) {
    const { mandant, recu } = pouvoir;
    if (recu === null || recu <= date) continue;
    const path = ['pouvoirs', mandant, 'recu'];
    yield {
      place: point === null ? inSeance(lue, path) : inPoint(point, path),
      point,
      message: `Le pouvoir ${deNom(nameOf(lue.assemblee, mandant))} a été reçu le ${dayInFrench(recu)}, après la séance du ${dayInFrench(date)}.`,
      remedy: 'corrigez recu, ou ôtez ce pouvoir s’il n’a pas été produit en séance.',
    };
  }
}

/** CGCT L. 2121-20: save duly noted illness, a pouvoir is not good for more than three séances in a row. */
const LONGEST_POUVOIR = 3;

function* notForever(lue: SeanceLue, { tenues }: Passe): Generator<Finding> {
  if (tenues.length < LONGEST_POUVOIR) return;
  const before = tenues.slice(0, LONGEST_POUVOIR);
  for (const { mandant, mandataire, maladie } of lue.seance.pouvoirs) {
    const serves = moments(lue).some((point) =>
      (point?.presence ?? lue.ouverture).representes.some(
        (r) => r.mandant === mandant && r.mandataire === mandataire,
      ),
    );
    const again = before.every(({ pouvoirs }) =>
      pouvoirs.some((p) => p.mandant === mandant && p.mandataire === mandataire && !p.maladie),
    );
    if (maladie || mandataire === 'inconnu' || !serves || !again) continue;
    yield {
      place: inSeance(lue, ['pouvoirs', mandant]),
      point: null,
      message: `${nameOf(lue.assemblee, mandant)} donne pouvoir à ${nameOf(lue.assemblee, mandataire)} pour la quatrième séance de suite.`,
      remedy:
        'un pouvoir ne vaut que trois séances de suite : assurez-vous qu’il en a été donné un nouveau, ou écrivez maladie: oui.',
      related: before.map(({ date, place }) => ({ place, message: `séance du ${dayInFrench(date)}.` })),
    };
  }
}

export const DUREE: readonly Rule[] = [
  rule({
    id: 'P1',
    code: 'pouvoir-recu-apres',
    demande: 'Le pouvoir est donné par écrit, avant de servir.',
    quand: 'un pouvoir a été reçu après la séance',
    besoin: 'recu, sous pouvoirs',
    article: POUVOIR,
    ...WARNS,
    check: receivedInTime,
  }),
  rule({
    id: 'P5',
    code: 'pouvoir-trop-long',
    demande: 'Un même pouvoir ne vaut pas plus de trois séances de suite, sauf maladie dûment constatée.',
    quand: 'le même pouvoir a servi dans les trois séances d’avant, et sert encore',
    besoin: 'pouvoirs, et les séances précédentes de l’assemblée',
    article: POUVOIR,
    bodies: ['CM', 'CC', 'BUR', 'SYF'],
    ...WARNS,
    check: notForever,
  }),
];
