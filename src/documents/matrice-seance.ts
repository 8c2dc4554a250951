/** Cells of the documents of a whole séance. */
import { comptes, personne, sous, titled, type Cas, type Faits } from './matrice.ts';
import { ANNEXES, ENTETE, LIEU, liste, qui, SIGNATAIRES, SIGNATURES, un } from './matrice-extrait.ts';
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

const SIGNATAIRE = sous('signataire', SIGNATAIRES);

const AGENDA: readonly Cas[] = [
  { titre: 'ordre du jour : un texte sans numéro', faits: { ordreDuJour: 1 } },
  {
    titre: 'ordre du jour : deux points',
    faits: { ordreDuJour: 2, 'ordreDuJour.0.numero': true, 'ordreDuJour.1.numero': true },
  },
];

export const CONVOCATION: readonly Cas[] = [
  un('projet', 'projet'),
  ...ENTETE,
  ...LIEU,
  un('convocation : ville et jour d’envoi', 'envoyee', { ville: true }),
  un('convocation : jour d’envoi seul', 'envoyee'),
  un('convocation : ville seule', 'ville'),
  un('convocation : session', 'session'),
  un('convocation : urgence', 'urgence'),
  un('seconde convocation', 'seconde'),
  un('seconde convocation : séance sans quorum', 'seancePrecedente', { seconde: true }),
  un('un seul pouvoir par membre', 'unSeulPouvoir'),
  ...AGENDA,
  ...SIGNATAIRE,
  un('destinataire, remise en main propre', 'destinataire'),
  ...sous('destinataire', liste('destinataire, adresse', 'lignes'), { destinataire: true }),
];

/** What the dossier says besides its convocation. */
export const DOSSIER: readonly Cas[] = [
  ...CONVOCATION,
  ...sous(
    'note.0',
    [
      un('note : exposé', 'expose'),
      un('note : rapporteur', 'rapporteur'),
      un('note : rapporteure', 'rapporteur.feminin'),
    ],
    { note: 1 },
  ),
  { titre: 'note : plusieurs points', faits: { note: 2 } },
  ...sous(
    'projets.0',
    [
      ...liste('projet, visas', 'visas'),
      ...liste('projet, considérants', 'considerants'),
      ...liste('projet, motifs mêlés', 'motifs'),
      ...liste('projet, formule', 'formule'),
      un('projet : dispositif', 'dispositif'),
      ...liste('projet, articles', 'articles'),
      ...ANNEXES,
    ],
    { projets: 1 },
  ),
  { titre: 'projets : plusieurs', faits: { projets: 2 } },
];

export const FEUILLE: readonly Cas[] = [
  un('projet', 'projet'),
  ...ENTETE,
  ...LIEU,
  un('quorum', 'quorum'),
  un('seconde convocation', 'sansQuorum'),
  ...sous(
    'membres.0',
    [
      { titre: 'membre : un homme', faits: {} },
      { titre: 'membre : une femme', faits: { feminin: true, avant: 'Mme Anne', famille: 'DURAND' } },
      { titre: 'membre : sa fonction', faits: { fonction: true } },
    ],
    { membres: 1 },
  ),
  { titre: 'conseiller municipal : un homme', faits: { municipale: true, membres: 1 } },
  {
    titre: 'conseiller municipal : une femme',
    faits: {
      municipale: true,
      membres: 1,
      'membres.0.feminin': true,
      'membres.0.avant': 'Mme Anne',
      'membres.0.famille': 'DURAND',
    },
  },
  { titre: 'membres : plusieurs', faits: { membres: 2 } },
  ...SIGNATAIRE,
];

const ISSUES: Readonly<Record<string, string>> = {
  unanime: 'adoptée à l’unanimité',
  majorite: 'adoptée à la majorité',
  adoptee: 'adoptée',
  rejetee: 'rejetée',
  prisActe: 'prise d’acte',
  ajournee: 'ajournée',
  retiree: 'retirée',
  renvoyee: 'renvoyée',
  sansObjet: 'sans objet',
};

const SORTS: readonly Cas[] = [
  { titre: 'sort : à compléter', faits: {} },
  ...Object.entries(ISSUES).map(([issue, titre]) => ({
    titre: `sort : ${titre}`,
    faits: { [`issue.${issue}`]: true },
  })),
];

export const LISTE: readonly Cas[] = [
  un('projet', 'projet'),
  ...ENTETE,
  ...LIEU,
  un('liste : un article', 'base'),
  { titre: 'liste : plusieurs articles', faits: { base: 'L. 2121-25 et L. 5211-1', basePlurielle: true } },
  un('chiffres de l’ouverture', 'chiffres'),
  ...sous('deliberations.0', SORTS, { deliberations: 1 }),
  { titre: 'délibérations : plusieurs', faits: { deliberations: 2 } },
  ...SIGNATAIRE,
];

const PAR_ISSUE: Faits = { 'issue.majorite': true };

/** The outcome that goes with a vote. */
function decided({ titre, faits }: Cas): Cas {
  const issue =
    faits['vote.unanime'] === true ? 'unanime' : faits['vote.adopte'] === true ? 'majorite' : 'rejetee';
  return { titre, faits: { ...faits, [`issue.${issue}`]: true } };
}

const VOIX: readonly Cas[] = [
  { titre: 'adopté, une abstention', faits: { 'vote.adopte': true, 'vote.abstention': '1' } },
  {
    titre: 'rejeté, plusieurs abstentions',
    faits: { 'vote.pour': '3', 'vote.contre': '8', 'vote.abstention': '2', 'vote.pluriels.abstention': true },
  },
];

export const MOUVEMENTS: readonly Cas[] = [
  un('mouvement : heure', 'heure', { suspension: true }),
  ...comptes('mouvement, arrivées', 'arrivees'),
  ...comptes('mouvement, départs', 'departs'),
  { titre: 'mouvement : un pouvoir', faits: { pouvoirs: 1 } },
  { titre: 'mouvement : plusieurs pouvoirs', faits: { pouvoirs: 2 } },
  { titre: 'mouvement : fin d’un pouvoir', faits: { finsDePouvoir: 1 } },
  { titre: 'mouvement : fin de plusieurs pouvoirs', faits: { finsDePouvoir: 2 } },
  { titre: 'mouvement : un suppléant', faits: { suppleants: 1 } },
  { titre: 'mouvement : plusieurs suppléants', faits: { suppleants: 2 } },
  un('mouvement : présidence', 'president'),
  un('mouvement : secrétariat', 'secretaire'),
  un('mouvement : suspension', 'suspension'),
  un('mouvement : suspension et reprise', 'reprise', { suspension: true }),
];

/** A point of the minutes. */
const POINT: readonly Cas[] = [
  un('point : numéro de la délibération', 'numero'),
  un('point : ajouté en séance', 'ajoute'),
  un('point : huis clos', 'huisClos'),
  un('point : autre présidence', 'president'),
  ...qui('point, rapporteur', 'rapporteur'),
  un('point, rapporteur : sa fonction', 'rapporteur.fonction'),
  ...comptes('point, déports', 'deports'),
  un('point : chiffres changés', 'chiffres'),
  un('point : exposé', 'expose'),
  un('point : débats', 'debats'),
  ...titled('amendement', sous('amendements.0', VOIX, { amendements: 1 })),
  un('amendement : numéro', 'amendements.0.numero', { amendements: 1, 'amendements.0.vote.adopte': true }),
  {
    titre: 'amendement : un auteur',
    faits: { amendements: 1, 'amendements.0.auteurs': 1, 'amendements.0.vote.adopte': true },
  },
  {
    titre: 'amendements : plusieurs, plusieurs auteurs',
    faits: {
      amendements: 2,
      'amendements.0.auteurs': 2,
      'amendements.0.vote.adopte': true,
      'amendements.1.vote.adopte': true,
    },
  },
  ...liste('point, formule', 'formule'),
  un('point : dispositif', 'dispositif'),
  ...liste('point, articles', 'articles'),
  { titre: 'scrutin demandé : personne', faits: { demande: true, ...PAR_ISSUE } },
  { titre: 'scrutin demandé : un membre', faits: { 'demande.noms': 1, ...PAR_ISSUE } },
  {
    titre: 'scrutin demandé : plusieurs membres',
    faits: { 'demande.noms': 2, 'demande.pluriel': true, ...PAR_ISSUE },
  },
  { titre: 'scrutin demandé : un membre, sans nom', faits: { 'demande.nombre': '1', ...PAR_ISSUE } },
  {
    titre: 'scrutin demandé : plusieurs membres, sans noms',
    faits: { 'demande.nombre': '4', 'demande.pluriel': true, ...PAR_ISSUE },
  },
  ...[...SCRUTINS, ...PARTAGES, ...AUTRES_VOIX, ...NOMS, ...UN_NOM]
    // Minutes print every figure, whatever the house does with those of its acts.
    .filter(({ faits }) => faits['vote.pourEnMot'] !== true && faits['vote.nppv'] !== '')
    .map(decided),
  decided({
    titre: 'vote : un membre ne prend pas part, dit au procès-verbal',
    faits: { 'vote.adopte': true, 'vote.nppv': '1', nonParticipants: true },
  }),
  ...SORTS,
  { titre: 'sort : élection proclamée', faits: { 'issue.adoptee': true, elections: 1 } },
  un('sort : motif', 'motif', { 'issue.ajournee': true }),
  ...ELECTIONS,
  ...DESIGNATIONS,
  ...titled('point,', sous('mouvements.0', MOUVEMENTS, { mouvements: 1 })),
  { titre: 'point, mouvements : plusieurs', faits: { mouvements: 2, 'mouvements.0.president': true } },
];

export const PROCES_VERBAL: readonly Cas[] = [
  un('projet', 'projet'),
  ...ENTETE,
  ...LIEU,
  un('convocation', 'seance.convocation'),
  un('seconde convocation', 'seance.secondeConvocation', { 'seance.convocation': true, chiffres: true }),
  un('séance publique', 'seance.publique'),
  un('séance levée', 'seance.levee'),
  ...qui('président', 'president'),
  un('président : sa fonction', 'president.fonction'),
  { titre: 'secrétaire : un seul', faits: { secretaires: 1 } },
  {
    titre: 'secrétaire : une femme, sa fonction',
    faits: { secretaires: 1, ...personne('secretaires.0', 'femme'), 'secretaires.0.fonction': true },
  },
  { titre: 'secrétaires : plusieurs', faits: { secretaires: 2 } },
  ...['auxiliaires', 'assistent'].flatMap((cle) => [
    ...comptes(cle, cle),
    {
      titre: `${cle} : une femme, sa fonction`,
      faits: { [cle]: 1, ...personne(`${cle}.0`, 'femme'), [`${cle}.0.fonction`]: true },
    },
  ]),
  ...PRESENCE,
  un('chiffres de l’ouverture', 'chiffres'),
  { titre: 'quorum atteint', faits: { chiffres: true, quorum: true, quorumAtteint: true } },
  { titre: 'quorum non atteint', faits: { chiffres: true, quorum: true } },
  ...AGENDA,
  ...titled('procès-verbal précédent', sous('adoption', VOIX)),
  un('procès-verbal précédent : observations', 'adoption.observations', { 'adoption.vote.adopte': true }),
  ...sous('points.0', POINT, { points: 1 }),
  { titre: 'points : plusieurs', faits: { points: 2 } },
  ...sous('mouvements.0', MOUVEMENTS, { mouvements: 1 }),
  { titre: 'mouvements : plusieurs', faits: { mouvements: 2, 'mouvements.0.president': true } },
  { titre: 'décision par délégation : numéro', faits: { decisions: 1 } },
  {
    titre: 'décisions par délégation : date, objet',
    faits: { decisions: 2, 'decisions.0.date': true, 'decisions.1.objet': true },
  },
  un('communications', 'communications'),
  un('questions diverses', 'questionsDiverses'),
  ...SIGNATURES,
];

export const CLOTURE: readonly Cas[] = [
  un('projet', 'projet'),
  ...ENTETE,
  ...LIEU,
  un('séance levée', 'levee'),
  { titre: 'clôture : aucune délibération', faits: { nombre: '0' } },
  { titre: 'clôture : une délibération', faits: { nombre: '1', deliberations: 1 } },
  {
    titre: 'clôture : plusieurs délibérations',
    faits: { nombre: '2', deliberations: 2, premiere: true, derniere: true },
  },
  un('clôture : premier numéro seul', 'premiere'),
  un('clôture : dernier numéro seul', 'derniere'),
  ...PRESENCE,
  { titre: 'clôture : un membre signe', faits: { signent: 1 } },
  {
    titre: 'clôture : plusieurs signent, l’un est empêché',
    faits: { signent: 2, 'signent.1.empechement': true },
  },
  ...SIGNATURES,
];

export const POUVOIR: readonly Cas[] = [
  un('projet', 'projet'),
  ...ENTETE,
  ...LIEU,
  un('un seul pouvoir par membre', 'unSeulPouvoir'),
];

export const CONSTAT: readonly Cas[] = [
  un('projet', 'projet'),
  ...ENTETE,
  ...LIEU,
  un('convocation', 'convocation'),
  ...qui('président', 'president'),
  un('président : sa fonction', 'president.fonction'),
  un('motif', 'motif'),
  un('chiffres', 'chiffres'),
  un('quorum', 'quorum'),
  ...PRESENCE,
  ...SIGNATURES,
];
