/** Cells of the register: séances on its sheets, what closes them, decisions by delegation, the frame of a volume. */
import { comptes, sous, titled, type Cas } from './matrice.ts';
import { ANNEXES, ENTETE, LIEU, OUVERTURE, SIGNATAIRES, SIGNATURES, TEXTES, un } from './matrice-extrait.ts';
import { CLOTURE, MOUVEMENTS } from './matrice-seance.ts';
import {
  AUTRES_VOIX,
  DESIGNATIONS,
  ELECTIONS,
  NOMS,
  PARTAGES,
  PRESENCE,
  SCRUTINS,
  UN_NOM,
} from './matrice-vote.ts';

const PROJET = un('projet', 'projet');
const SIGNATAIRE = sous('signataire', SIGNATAIRES);

/** An act on the sheets of a séance. */
const ACTE: readonly Cas[] = [
  PROJET,
  un('matière', 'matiere'),
  un('autre présidence', 'president'),
  ...comptes('déports', 'deports'),
  un('chiffres changés', 'chiffres'),
  ...TEXTES,
  // The register prints every figure, whatever the house does with those of its extracts.
  ...[...SCRUTINS, ...PARTAGES, ...AUTRES_VOIX, ...NOMS, ...UN_NOM].filter(
    ({ faits }) => faits['vote.pourEnMot'] !== true && faits['vote.nppv'] !== '',
  ),
  un('prise d’acte, sans vote', 'prendActe'),
  ...ELECTIONS,
  ...DESIGNATIONS,
  ...sous('mouvements.0', MOUVEMENTS, { mouvements: 1 }),
  { titre: 'mouvements : plusieurs', faits: { mouvements: 2, 'mouvements.0.president': true } },
];

export const REGISTRE: readonly Cas[] = [
  PROJET,
  ...ENTETE,
  ...LIEU,
  ...OUVERTURE,
  un('chiffres de l’ouverture', 'chiffres'),
  un('quorum atteint', 'quorum', { chiffres: true }),
  un('seconde convocation, chiffres', 'seance.secondeConvocation', { chiffres: true }),
  un('registre : une délibération', 'premiere', { actes: 1 }),
  { titre: 'registre : plusieurs', faits: { actes: 2, premiere: true, derniere: true } },
  ...PRESENCE,
  ...titled('acte,', sous('actes.0', ACTE, { actes: 1 })),
  ...sous('mouvements.0', MOUVEMENTS, { mouvements: 1 }),
  { titre: 'mouvements : plusieurs', faits: { mouvements: 2, 'mouvements.0.president': true } },
  ...SIGNATURES,
];

/** The closing sheet says what the closing document says, with the feuillets. */
export const FEUILLET_DE_CLOTURE = CLOTURE;

export const DECISIONS: readonly Cas[] = [
  PROJET,
  ...ENTETE,
  un('décisions : plusieurs jours', 'au'),
  un('décisions : plusieurs numéros', 'derniere'),
  { titre: 'décisions : une seule', faits: { decisions: 1 } },
  { titre: 'décisions : plusieurs', faits: { decisions: 2, derniere: true } },
  ...sous(
    'decisions.0',
    [
      un('décision : nature', 'nature'),
      un('décision : matière', 'matiere'),
      ...sous('signataire', SIGNATAIRES),
      ...ANNEXES,
    ],
    { decisions: 1 },
  ),
];

export const TITRE: readonly Cas[] = [
  PROJET,
  ...ENTETE,
  { titre: 'volume : plusieurs feuillets', faits: { nombre: 'deux cents', pluriel: true } },
  { titre: 'volume : une séance', faits: { du: true, nombre: 'deux', pluriel: true } },
  { titre: 'volume : plusieurs séances', faits: { du: true, au: true, nombre: 'deux', pluriel: true } },
  un('volume : décisions par délégation', 'decisions'),
  ...SIGNATAIRE,
];

/** What a table says below an act that is linked: the other act is in this volume, or in another one. */
function renvois(table: string, actes: string): Cas[] {
  const list = `${actes}.0.renvois`;
  const one = { [actes.split('.')[0]!]: 1, [actes]: 1 };
  return [
    ...(['rectifie', 'modifie', 'abroge', 'retire'] as const).flatMap((effet) =>
      sous(
        `${list}.0`,
        [
          { titre: `${table} : ${effet} un autre acte`, faits: { [effet]: true } },
          {
            titre: `${table} : un autre acte le touche (${effet})`,
            faits: { [effet]: true, par: true, numero: true, feuillet: true },
          },
        ],
        { ...one, [list]: 1 },
      ),
    ),
    {
      titre: `${table} : deux autres actes le touchent`,
      faits: {
        ...one,
        [list]: 2,
        [`${list}.0.modifie`]: true,
        [`${list}.0.par`]: true,
        [`${list}.1.abroge`]: true,
        [`${list}.1.par`]: true,
      },
    },
  ];
}

export const TABLES: readonly Cas[] = [
  PROJET,
  ...ENTETE,
  { titre: 'table par date : une séance, un acte', faits: { parDate: 1, 'parDate.0.actes': 1 } },
  { titre: 'table par date : plusieurs', faits: { parDate: 2, 'parDate.0.actes': 2 } },
  { titre: 'table par objet : sans matière', faits: { parObjet: 1, 'parObjet.0.actes': 1 } },
  {
    titre: 'table par objet : plusieurs matières',
    faits: { parObjet: 2, 'parObjet.0.actes': 2, 'parObjet.0.titre': true },
  },
  ...renvois('table par date', 'parDate.0.actes'),
  ...renvois('table par objet', 'parObjet.0.actes'),
];
