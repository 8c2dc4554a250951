/** How the act is written for the legality control: object (L11), matière (L13). */
import type { TypeAssemblee } from '../records/assemblee.ts';
import type { SeanceLue } from '../records/dossier.ts';
import { isMatiere } from './matieres.ts';
import { inPoint } from './places.ts';
import { IRREGULAR, rule, WARNS, type Finding, type Rule } from './rule.ts';

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

/** Matières that only some bodies deal with. */
const OF_BODIES: Readonly<
  Record<string, { readonly bodies: readonly TypeAssemblee[]; readonly said: string }>
> = {
  '6.1': { bodies: ['CM', 'CC', 'BUR', 'SYF', 'SYO'], said: 'aux communes et à leurs groupements' },
  '9.1': { bodies: ['CM', 'CC', 'BUR', 'SYF', 'SYO', 'CCAS'], said: 'aux communes et à leurs groupements' },
  '6.2': { bodies: ['CD', 'CDP'], said: 'aux départements' },
  '9.2': { bodies: ['CD', 'CDP'], said: 'aux départements' },
  '6.3': { bodies: ['CR', 'CRP'], said: 'aux régions' },
  '9.3': { bodies: ['CR', 'CRP'], said: 'aux régions' },
};

function* plausible(lue: SeanceLue): Generator<Finding> {
  for (const point of lue.points) {
    const { matiere: code, objet } = point.deliberation;
    if (code === null || !isMatiere(code)) continue;
    const level = code.split('.').slice(0, 2).join('.');
    const kept = OF_BODIES[level];
    const place = inPoint(point, ['matiere']);
    if (kept !== undefined && !kept.bodies.includes(lue.assemblee.type))
      yield {
        place,
        point,
        message: `La matière ${code} est propre ${kept.said}.`,
        remedy: 'vérifiez le code de matière.',
      };
    if (/^(?:vœu|voeu|motion)(?![\p{L}])/iu.test(objet) && level !== '9.4')
      yield {
        place,
        point,
        message: `« ${objet} » est un vœu ou une motion : sa matière est 9.4, non ${code}.`,
        remedy: 'vérifiez le code de matière.',
      };
  }
}

export const REDACTION: readonly Rule[] = [
  rule({
    id: 'L11',
    code: 'objet-trop-long',
    demande: `L’objet compte ${LONGEST_OBJET} caractères au plus.`,
    quand: 'l’objet en compte davantage',
    besoin: 'objet',
    ...IRREGULAR,
    decisions: true,
    check: objectLength,
  }),
  rule({
    id: 'L13',
    code: 'matiere-inconnue',
    demande: 'La matière est dans la nomenclature ACTES.',
    quand: 'les deux premiers niveaux n’y sont pas',
    besoin: 'matiere',
    decisions: true,
    check: matiere,
  }),
  rule({
    id: 'L13',
    code: 'matiere-improbable',
    demande: 'La matière convient à l’assemblée et à l’objet.',
    quand: '6.1, 6.2, 6.3, 9.1, 9.2, 9.3 dans une autre collectivité, ou un vœu hors de 9.4',
    besoin: 'matiere, objet',
    ...WARNS,
    decisions: true,
    check: plausible,
  }),
];
