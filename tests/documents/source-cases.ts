/** Séances, one of each kind, that between them write every field of a canonical source; and every key that no act prints. */
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { seanceOf, seanceOfFolder, type Lu, type Pieces } from '../records/dossiers.ts';
import type { PointLu, SeanceLue } from '../../src/records/dossier.ts';

/** In each key that an `extrait` does not print. */
export const CANARY = 'CANARI';

const CONSEIL = `type: CM
nom: Conseil municipal
collectivite: Varsigny
siret: 210 199 774 00006
departement: 21
code_insee: ${CANARY}
arrondissement: ${CANARY}
canton: ${CANARY}
region: ${CANARY}
population: 2 177
lieu: mairie ${CANARY}
heure: 17:17
session: ${CANARY}
adresse: ${CANARY}
telephone: ${CANARY}
courriel: ${CANARY}
site: ${CANARY}
tribunal: ${CANARY}
logo: {fichier: ${CANARY}.png, texte: ${CANARY}}
couleur: "#c0ffee"
police: serif
marges: {haut: 31mm, bas: 23mm, gauche: 19mm, droite: 21mm}
zone_tampon: {place: haut-gauche, largeur: 70mm, hauteur: 21mm}
modele: canari
controle: {prefecture: ${CANARY}, classification: 1977-01-01}
titre_executif: ${CANARY}
competences: {canari: ${CANARY}}
groupes: {rose: La Rose, canari: ${CANARY}}
communes: {canari: ${CANARY}}
variantes: {formule: ${CANARY}, numero_interne: "${CANARY}{annee}", pouvoir: ${CANARY}}
auparavant:
  - {au: 1977-01-02, nom: ${CANARY}, lieu: ${CANARY}}
mandats:
  - {du: 1977-01-03, au: 1977-01-04, effectif: 777, membres: {canari: M. Jean ${CANARY}}}
  - du: 2020-05-25
    effectif: 6
    membres:
      durand: {nom: Mme Anne DURAND, fonction: maire, commune: ${CANARY}, groupe: rose, naissance: 1977-01-05, du: 2021-01-01, auparavant: [{au: 1977-01-06, nom: Mme Anne ${CANARY}}]}
      petit: {nom: M. Luc PETIT, competences: canari, voix: 7, fin: demission, au: 2077-01-02}
      martin: {nom: Mme Zoé MARTIN, groupe: rose}
      bernard: {nom: M. Yves BERNARD, fonction: ${CANARY}}
      thomas: {nom: Mme Ève THOMAS, au: 2077-01-01, remplace: parti}
      parti: {nom: M. Jean ${CANARY}, au: 1977-01-07, fin: demission}
`;

const CONSEIL_SEANCE = `assemblee: conseil
date: 2025-03-13
jour: jeudi
ouverture: 18:05
levee: 23:17
lieu: salle des fêtes
session: ${CANARY}
publique: oui
convocation: {envoyee: 2025-03-06, affichee: 1977-02-01, urgence: ${CANARY}, mode: ${CANARY}, rapports: 1977-02-02, seance_precedente: 1977-02-03}
ordre_du_jour: [01-essai, 02-canari, {objet: ${CANARY}, point: canari}, ${CANARY}]
president: bernard
secretaire: [thomas, "Mme Odile ROY, directrice"]
auxiliaires: "M. ${CANARY}"
assistent: "M. ${CANARY}"
evenements:
  - {avant: 1, depart: martin, heure: 18:17, president: durand}
  - {avant: canari, arrivee: martin, depart: petit}
visioconference: {membres: petit, sites: [${CANARY}]}
huis_clos: {points: canari, demande: 17}
chiffres: {points: 1, presents: 4, quorum: 3}
adoption_pv: {seance: 1977-02-04, observations: ${CANARY}}
decisions: [{numero: ${CANARY}, objet: ${CANARY}}]
communications: ${CANARY}
questions_diverses: ${CANARY}
empeches_de_signer: {petit: ${CANARY}}
controle: {envoi: 1977-02-05, reception: 1977-02-06, acte: ${CANARY}, numero_interne: ${CANARY}}
signatures: [{role: executif, par: "M. ${CANARY}", qualite: ${CANARY}, le: 1977-02-07}]
irregularites: [{regle: C1, motif: ${CANARY}}]
`;

const CONSEIL_POINT = `objet: Ouverture d’un compte au nom de [[Mme Jeanne ROCHE|${CANARY}]]
numero: 2025-17
rubrique: Finances
rapporteur: petit
matiere: 7.7
nature: AU
heure: 18:17
ajoute_en_seance: oui
visas: ["L. 2121-29"]
considerants:
  - l’avis de la commission
expose: |
  Un texte : avec des # et des "guillemets".\u0020\u0020

  [tableau a]

  Rendu par [[M. Paul X|${CANARY}]].
debats: |
  ${CANARY}

  [tableau debats]
formule: |
  Le conseil,
  décide :
articles:
  - "Premier : rien."
  - |
    - un tiret
    - deux
tableaux:
  a: {titre: Titre, colonnes: A | B, lignes: "x | 1 000", total: T | 1 000, somme: 2}
  debats: {colonnes: ${CANARY}, lignes: ${CANARY}}
  inutile: {colonnes: ${CANARY}, lignes: ${CANARY}}
annexes: [{fichier: annexes/${CANARY}.pdf, titre: Plan, pages: 3}]
deports: {petit: L. 1111-6 ${CANARY}}
vote: {contre: [thomas], demande: [petit], votants: 3, exprimes: 3, adoption: majorite, motif: ${CANARY}, secret_ecarte: oui}
amendements: [{numero: ${CANARY}, objet: ${CANARY}, texte: ${CANARY}, auteurs: petit, vote: {contre: 3}}]
motif: ${CANARY}
chiffres: {quorum: 3}
publication: occultee
controle: {envoi: 1977-02-08, mise_en_ligne: 1977-02-09, acte: ${CANARY}}
signatures: [{role: secretaire, par: thomas, le: 1977-02-10}]
irregularites: [{regle: C8, motif: ${CANARY}}]
`.replace('visas: ["L. 2121-29"]', 'visas:\n  - L. 2121-29');

/** A séance in which every key that an act does not print is written. */
export const PLEINE: Pieces = {
  assemblee: CONSEIL,
  seance: CONSEIL_SEANCE,
  points: {
    '01-essai': CONSEIL_POINT,
    '02-canari': `objet: ${CANARY}\nexpose: ${CANARY}\nvote: {contre: 2}`,
  },
};

const SYNDICAT = `type: SYF
nom: Comité syndical
nom_court: le comité
collectivite: Syndicat des eaux
departement: 21
competences: {eau: Eau potable, egout: Assainissement}
communes: {bas: Bas-le-Val, haut: Haut-le-Val, loin: Loin}
groupes: {rose: La Rose, bleue: La Bleue, verte: La Verte}
variantes:
  noms: Initiale NOM, fonction (commune) (groupe)
  ordre: commune
  votants: avec-nppv
  pouvoir: représenté par
  absents: excuses-a-part
  heures: en-lettres
  dates: en-lettres
  chiffres_du_vote: barre-si-zero
  majorite: si-dissidence
  point: dossier
mandats:
  - du: 2020-07-01
    effectif: 9
    membres:
      alpha: {nom: Mme Ada ALPHA, fonction: présidente, commune: haut, competences: egout}
      beta: {nom: M. Bob BETA, commune: bas, groupe: rose, voix: 3}
      gamma: {civilite: Mme, prenom: Guy, nom: de La Tour, commune: Bas-le-Val, voix: 2}
      delta: {nom: M. Dan DELTA, commune: loin, groupe: La Bleue}
      epsilon: M. Éric EPSILON
      zeta: {nom: Mme Zita ZETA, commune: loin}
      remplacant: {nom: M. Rémi REMPLAÇANT, suppleant_de: loin}
      assis: {nom: M. Marc ASSIS, suppleant_de: beta}
`;

const seul = (text: string) => ({ '04b-essai': text });

/** Named, so that a failure says which. */
const CASES: Readonly<Record<string, Pieces>> = {
  pleine: PLEINE,
  'affair group, suppléants, voix, order of communes': {
    autres: { syndicat: SYNDICAT },
    nom: '2025-03-13-syndicat-2',
    seance: `assemblee: syndicat
date: 2025-03-13
ouverture: 18:30
convocation: {envoyee: 2025-03-06, rang: 2}
secretaire: remplacant
absents: delta
excuses: zeta
suppleants: {beta: assis}
pouvoirs: {gamma: epsilon}
`,
    points: {
      '01-eau': `objet: Eau
competence: eau
rapporteur: "M. Paul ROY, ingénieur"
motifs:
  - vu: le code
  - considerant: le reste
  - entendu: l’exposé
  - attendu: ce qui suit
  - sur: proposition
  - avis: favorable
dispositif: Approuve.
vote: {contre: epsilon, majorite: {seuil: 2/3, base: membres}, mention: Adopté.}
designations:
  - {organisme: Agence, titulaires: [beta, "Mme Lise ROY, juriste", {nom: "Roy, Jean", qualite: q}], suppleants: zeta, remplace: {nom: "Roy, Jean", qualite: retraité}}
  - {organisme: Autre, titulaires: ["M. JEAN"], suppleants: [{nom: Ét, qualite: q}], remplace: delta}
  - {organisme: Autre, titulaires: [{nom: minuscule}], remplace: "M. UNTEL"}
`,
      '02-autre': `objet: Autre
rapporteur: {nom: Odile, qualite: q}
signatures: [{role: president, par: {nom: Odile, qualite: q}, delegation: oui}]
election: [{poste: p, candidats: {o: {nom: Odile, qualite: q}}, tours: [{urne: 7, voix: {o: 7}}]}]`,
    },
  },
  'who was there is not known': {
    seance: `assemblee: conseil
date: 2025-03-13
convocation: 2025-03-06
secretaire: {nom: Odile, qualite: secrétaire}
presence: inconnue
chiffres:
  - {effectif: 15, exercice: 14, presents: 9, representes: 2, absents: 3, excuses: 1, votants: 11}
`,
    points: seul(
      'objet: Essai\nvote: {contre: [petit, martin], abstention: 1, refus: 1, nppv: 2, blancs: 1, nuls: 1}',
    ),
  },
  'nobody is known': {
    seance: `assemblee: conseil
date: 2025-03-13
presence: inconnue
chiffres: {presents: 3}
`,
    points: seul('objet: Essai\npresident: durand'),
  },
  'a public ballot, numbers': {
    points: seul('objet: Essai\nvote: {mode: public, pour: 3, contre: [petit], abstention: [groupe:rose]}'),
  },
  'names for, those aside': {
    points: seul(`objet: Essai
absents: thomas
vote: {pour: [petit, durand], nppv: [martin], majorite: absolue}`),
  },
  'more aside than named': { points: seul('objet: Essai\ndeports: petit\nvote: {nppv: 2}') },
  'a secret ballot': {
    points: seul(
      'objet: Essai\ncompte_administratif: oui\nvote: {mode: secret, contre: 2, refus: [], blancs: 1, nuls: 1}',
    ),
  },
  'equal sides, the chair known by name': {
    seance: 'assemblee: conseil\ndate: 2025-03-13\nabsents: thomas\n',
    points: seul('objet: Essai\nvote: {contre: [petit, martin]}'),
  },
  'equal sides, the chair not known': {
    seance: 'assemblee: conseil\ndate: 2025-03-13\nabsents: thomas\n',
    points: seul('objet: Essai\nvote: {pour: 2, contre: [petit, martin], refus: 0}'),
  },
  'refused by name': { points: seul('objet: Essai\nvote: {refus: [petit, thomas], contre: [martin]}') },
  'who was voted first': {
    assemblee: `type: CD
nom: Conseil départemental
nom_court: le conseil
collectivite: Côte
departement: 21
mandats:
  - du: 2025-03-13
    effectif: 4
    executif: b
    membres: {a: {nom: Mme Ada ALPHA, naissance: 1950-01-01}, b: {nom: M. Bob BETA, naissance: 1960-01-01}, c: M. Cyr GAMMA, d: M. Dan DELTA}
`,
    seance: 'assemblee: conseil\ndate: 2025-03-13\npresident: a\nsecretaire: d\n',
    points: {
      '01-president': `objet: Présidence
election:
  poste: président
  executif: oui
  assesseurs: [c]
  tours:
    - {votants: 4, urne: 4, blancs: 1, nuls: 1, voix: {a: 1, b: 1}, majorite: 3}
    - {urne: 4, blancs_et_nuls: 0, voix: {a: 2, b: 2}, majorite: 3}
    - {urne: 4, voix: {a: 2, b: 2, e: 0}}
  candidats: {e: "M. Émile ETA", f: "M. ${CANARY}"}
`,
    },
  },
  'nobody presides before the first election': {
    assemblee: `type: CM
nom: Conseil municipal
collectivite: Varsigny
departement: 21
population: 200
mandats: [{du: 2025-03-13, effectif: 3, membres: {a: M. Abel A, b: M. Bruno B, c: M. Cyr C}}]
`,
    seance: 'assemblee: conseil\ndate: 2025-03-13\n',
    points: {
      '01-avant': 'objet: Avant',
      '02-maire': 'objet: Maire\nelection: {poste: maire, executif: oui, tours: [{urne: 3, voix: {a: 3}}]}',
    },
  },
  'elections by lists': {
    points: seul(`objet: Commission
election:
  - poste: titulaires
    mode: proportionnelle
    sieges: 3
    candidats: {x: {titre: Liste X, membres: [durand, petit, martin]}, y: {titre: Liste Y, membres: [bernard, thomas]}}
    repartition: {x: 2, y: 1}
    tours: [{urne: 5, voix: {x: 3, y: 2}}]
  - poste: délégués
    mode: liste
    candidats: {z: {titre: Liste Z, membres: [durand]}, w: petit}
    tours: [{urne: 5, voix: {z: 4, w: 1}}]
  - poste: suppléants
    candidats: {v: {nom: Vic, qualite: q}}
    tours:
      - {urne: 5, voix: {v: 2, bernard: 2}}
      - {urne: 5, voix: {v: 2, bernard: 2}}
      - {urne: 5, voix: {v: 2, bernard: 2}}
    elu: [v, bernard]
`),
  },
  'sets an older act right': {
    points: seul(
      'objet: Essai\nlien: {rectifie: 2024-02-11-conseil_02, nature: materielle, numero: 2024-012}\nvote: sans',
    ),
  },
  'changes an older act': {
    points: seul('objet: Essai\nlien: {modifie: 2024-02-11-conseil_02, nature: deliberation}'),
  },
  'repeals an older act': { points: seul('objet: Essai\nlien: {abroge: 2024-02-11-conseil_02}') },
  'takes an older act back': { points: seul('objet: Essai\nlien: {retire: 2024-02-11-conseil_02}') },
  'no vote': { points: seul('objet: Rapport\nvote: sans') },
  'no vote, and yet adopted': { points: seul('objet: Rapport\nvote: sans\nresultat: adoptee') },
  'a vote to take note': { points: seul('objet: Rapport\nvote: {contre: 1}\nresultat: pris-acte') },
  'appointed by a vote': {
    points: seul('objet: Noms\ndesignations: [{organisme: O, titulaires: [petit]}]\nvote: unanimite'),
  },
  'no vote, one aside': { points: seul('objet: Rapport\nvote: {mode: sans, nppv: petit}') },
  'not held yet': {
    seance: 'assemblee: conseil\ndate: 2025-03-13\netat: preparee\n',
    points: seul('objet: Essai\nvote: {contre: 2, nppv: [petit]}\nresultat: pris-acte'),
  },
  'going on, told': {
    seance: 'assemblee: conseil\ndate: 2025-03-13\netat: en-cours\n',
    points: seul('objet: Essai\nvote: {contre: 2}'),
  },
  'going on, told without its vote': {
    seance: 'assemblee: conseil\ndate: 2025-03-13\netat: en-cours\n',
    points: seul('objet: Essai\nresultat: adoptee'),
  },
  'going on, not told': {
    seance: 'assemblee: conseil\ndate: 2025-03-13\netat: en-cours\n',
    points: seul('objet: Essai'),
  },
  'one who has left is printed, and one who is only named like the chair': {
    assemblee: `type: CC
nom: Conseil
nom_court: l’assemblée
collectivite: Pays d’Orge
departement: 974
mandats:
  - du: 2020-07-01
    effectif: 4
    executif: b
    membres:
      a: {nom: Mme Ada MARTIN, fonction: présidente, au: 2024-01-01}
      a2: {nom: Mme Ode MARTIN, au: 2024-01-02}
      b: {nom: Mme Bea MARTIN, fonction: présidente}
      c: {civilite: M., prenom: Cyr, nom: de Gamma}
      d: {nom: M. Dan DELTA, fin: deces}
      e: {nom: de Gamma, civilite: M., suppleant_de: c}
`,
    seance: 'assemblee: conseil\ndate: 2025-03-13\nsecretaire: [c, {nom: Odile, qualite: q}]\n',
    points: seul('objet: Essai\nrapporteur: d'),
  },
  'hostile texts': {
    points: seul(`objet: "- [ \\\\[[crochets]] : #"
visas:
  - "\u00a0insécable\u202f"
  - "| bloc"
expose: "   retrait\\n\\n  - un\\n    1. deux\\\\\\n\\u00a0\\n\\n\\n"
dispositif: "\u00a0"
formule: " trois\\n\\n lignes "
`),
  },
};

/** Every séance below a folder that holds `assemblees/` and years. */
function seancesBelow(folder: string): { readonly name: string; readonly lu: Lu }[] {
  const root = join(import.meta.dirname, '../..', folder);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => basename(file) === 'seance.yaml')
    .map((file) => basename(dirname(file)))
    .sort()
    .map((name) => ({ name, lu: seanceOfFolder(root, name.slice(0, 4), name) }));
}

/** Every point that makes an act, with its séance and a name. */
export function acts(): { readonly name: string; readonly lue: SeanceLue; readonly point: PointLu }[] {
  const read = [
    ...seancesBelow('records'),
    ...seancesBelow('tests/records/soiree'),
    ...Object.entries(CASES).map(([name, pieces]) => ({ name, lu: seanceOf(pieces) })),
  ];
  return read.flatMap(({ name, lu: { lue, faults } }) => {
    const errors = faults.filter((each) => each.severity === 'erreur');
    if (lue === null || errors.length > 0)
      throw new Error(`${name}: ${errors.map((each) => each.message).join('\n')}`);
    return lue.points
      .filter((point) => point.id !== null)
      .map((point) => ({ name: `${name}, ${point.point}`, lue, point }));
  });
}
