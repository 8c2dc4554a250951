/** Cells of the extract, of its executory copy, and of who signs. */
import { personne, sous, titled, type Cas, type Faits } from './matrice.ts';
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

export const un = (titre: string, path: string, more: Faits = {}): Cas => ({
  titre,
  faits: { ...more, [path]: true },
});

/** A list of plain texts. */
export const liste = (titre: string, path: string): Cas[] => [
  { titre: `${titre} : un seul`, faits: { [path]: 1 } },
  { titre: `${titre} : plusieurs`, faits: { [path]: 2 } },
];

export const qui = (titre: string, path: string, more: Faits = {}): Cas[] =>
  (['homme', 'femme', 'sans civilité'] as const).map((genre) => ({
    titre: `${titre} : ${genre}`,
    faits: { ...more, ...personne(path, genre) },
  }));

/** What every letterhead says. */
export const ENTETE: readonly Cas[] = [
  un('en-tête : département', 'entete.departement'),
  un('en-tête : arrondissement', 'entete.arrondissement'),
  un('en-tête : adresse', 'entete.adresse'),
  un('en-tête : adresse et téléphone', 'entete.telephone', { 'entete.adresse': true }),
  un('en-tête : logo', 'entete.logo'),
  un('en-tête : logo large', 'entete.logo.large'),
  un('en-tête : logo en bandeau', 'entete.logo.bandeau', { 'entete.logo.large': true }),
];

/** What is named at the end of an act. */
export const ANNEXES: readonly Cas[] = [
  { titre: 'annexe : une seule, pages inconnues', faits: { annexes: 1 } },
  { titre: 'annexe : une page', faits: { annexes: 1, 'annexes.0.pages': '1' } },
  {
    titre: 'annexes : plusieurs',
    faits: {
      annexes: 2,
      'annexes.0.rang': true,
      'annexes.0.pages': true,
      'annexes.0.plusieursPages': true,
      'annexes.1.rang': true,
      'annexes.1.pages': '1',
    },
  },
];

/** When and where. */
export const LIEU: readonly Cas[] = [
  un('séance : heure', 'seance.heure'),
  un('séance : lieu', 'seance.lieu'),
];

const ROLES: Readonly<Record<string, Faits>> = {
  'qui porte le titre': { titre: true },
  'président de séance': { president: true },
  'présidente de séance': { president: true, feminin: true },
  'secrétaire, un homme': { secretaire: true },
  'secrétaire, une femme': { secretaire: true, feminin: true },
};

/** One signature: by function, by delegation, with a quality, by nobody yet. */
export const SIGNATAIRES: readonly Cas[] = [
  ...Object.entries(ROLES).map(([role, faits]) => ({
    titre: `signature : ${role}`,
    faits: { ...faits, nom: true },
  })),
  { titre: 'signature : par délégation', faits: { titre: true, delegation: true, nom: true } },
  { titre: 'signature : avec une qualité', faits: { titre: true, qualite: true, nom: true } },
  { titre: 'signature : personne encore', faits: { titre: true } },
];

/** Rows of signatures, at the left and at the right. */
export const SIGNATURES: readonly Cas[] = [
  ...titled('à gauche,', sous('signatures.0.gauche', SIGNATAIRES, { signatures: 1 })),
  ...titled('à droite,', sous('signatures.0.droite', SIGNATAIRES, { signatures: 1 })),
  {
    titre: 'signatures : deux rangs',
    faits: { signatures: 2, 'signatures.0.gauche.nom': true, 'signatures.1.droite.nom': true },
  },
];

/** What it does to an older act. */
const LIENS: readonly Cas[] = [
  un('acte plus ancien : rectifié, erreur matérielle', 'lien.rectifie', { 'lien.materielle': true }),
  un('acte plus ancien : rectifié', 'lien.rectifie', { 'lien.numero': true }),
  un('acte plus ancien : modifié', 'lien.modifie', { 'lien.numero': true }),
  un('acte plus ancien : abrogé', 'lien.abroge', { 'lien.numero': true }),
  un('acte plus ancien : retiré', 'lien.retire', { 'lien.numero': true }),
];

/** What an act says before its vote. */
export const TEXTES: readonly Cas[] = [
  un('numéro', 'numero'),
  un('rubrique', 'rubrique'),
  ...LIENS,
  ...qui('rapporteur', 'rapporteur'),
  un('rapporteur : sa fonction', 'rapporteur.fonction'),
  ...liste('visas', 'visas'),
  ...liste('considérants', 'considerants'),
  ...liste('motifs mêlés', 'motifs'),
  un('exposé', 'expose'),
  ...liste('formule de décision', 'formule'),
  un('dispositif', 'dispositif'),
  ...liste('articles', 'articles'),
  ...ANNEXES,
];

/** How a séance opens: convened, chaired, written down. */
export const OUVERTURE: readonly Cas[] = [
  un('convocation', 'seance.convocation'),
  un('seconde convocation', 'seance.convocation', { 'seance.secondeConvocation': true }),
  un('seconde convocation, jour inconnu', 'seance.secondeConvocation'),
  ...qui('président', 'seance.president'),
  un('président : sa fonction', 'seance.president.fonction'),
  { titre: 'secrétaire : un seul', faits: { 'seance.secretaires': 1 } },
  {
    titre: 'secrétaire : une femme, sa fonction',
    faits: {
      'seance.secretaires': 1,
      ...personne('seance.secretaires.0', 'femme'),
      'seance.secretaires.0.fonction': true,
    },
  },
  {
    titre: 'secrétaires : plusieurs',
    faits: { 'seance.secretaires': 2, 'accords.secretaires.pluriel': true },
  },
];

export const EXTRAIT: readonly Cas[] = [
  un('projet', 'projet'),
  ...ENTETE,
  ...LIEU,
  ...OUVERTURE,
  un('quorum atteint', 'quorum'),
  un('présents : ceux qui participent au vote', 'chiffres.presentsParticipant'),
  ...PRESENCE,
  ...TEXTES,
  ...SCRUTINS,
  ...PARTAGES,
  ...PARTAGES.map(({ titre, faits }) => ({
    titre: `${titre}, présidente`,
    faits: { ...faits, ...personne('seance.president', 'femme') },
  })),
  ...PARTAGES.map(({ titre, faits }) => ({
    titre: `${titre}, président`,
    faits: { ...faits, ...personne('seance.president', 'homme') },
  })),
  ...AUTRES_VOIX,
  ...NOMS,
  ...UN_NOM,
  un('prise d’acte, sans vote', 'prendActe'),
  { titre: 'projet : vote à compléter', faits: { projet: true } },
  ...ELECTIONS,
  ...DESIGNATIONS,
  ...membres(),
  ...SIGNATURES,
  un('voies de recours', 'tribunal'),
  { titre: 'voies de recours : élision', faits: { tribunal: 'd’Orléans' } },
];

/** Presence and vote of each member, in a table. */
function membres(): Cas[] {
  const etats: Readonly<Record<string, Faits>> = {
    présent: { present: true },
    remplacé: { suppleant: true },
    représenté: { mandataire: true },
    absent: {},
  };
  const votes = { pour: 'pour', contre: 'contre', abstention: 'abstention', nppv: 'ne prend pas part' };
  return [
    ...Object.entries(etats).flatMap(([etat, faits]) =>
      [false, true].flatMap((feminin) =>
        sous(
          'membres.0',
          [
            {
              titre: `membre ${etat} : ${feminin ? 'une femme' : 'un homme'}`,
              faits: { ...faits, ...(feminin ? { feminin, nom: 'Mme Anne DURAND' } : {}) },
            },
          ],
          { membres: 1 },
        ),
      ),
    ),
    ...Object.entries(votes).flatMap(([vote, titre]) =>
      sous(
        'membres.0',
        [{ titre: `membre présent, vote : ${titre}`, faits: { present: true, [vote]: true } }],
        {
          membres: 1,
          nominatif: true,
        },
      ),
    ),
    { titre: 'membres : plusieurs', faits: { membres: 2, 'membres.0.present': true } },
  ];
}

const JOURS = ['reception', 'publication', 'enLigne', 'affichage', 'notification', 'acte'];

/** The executory copy says what the extract says, and its days. */
export const EXECUTOIRE: readonly Cas[] = [
  { titre: 'exécutoire : le jour seul', faits: { executoire: true } },
  ...JOURS.map((jour) => ({ titre: `exécutoire : ${jour}`, faits: { [`executoire.${jour}`]: true } })),
  {
    titre: 'exécutoire : réception et mise en ligne',
    faits: { 'executoire.reception': true, 'executoire.enLigne': true, 'executoire.acte': true },
  },
];
