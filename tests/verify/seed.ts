/** The real extract of 12 September 2024, as a document: the test material of this room. */
import type { Extrait } from '../../src/documents/extrait.ts';
import type { Prose, ProseBlock } from '../../src/records/prose.ts';

export function paragraph(text: string): ProseBlock {
  return { kind: 'paragraph', inlines: [{ kind: 'run', text, bold: false, italic: false }] };
}

function heading(text: string): ProseBlock {
  return { kind: 'heading', inlines: [{ kind: 'run', text, bold: false, italic: false }] };
}

export function list(...items: readonly string[]): ProseBlock {
  return { kind: 'list', ordered: false, start: 1, items: items.map((text) => [paragraph(text)]) };
}

const EXPOSE: Prose = [
  paragraph(
    'A travers le transfert des compétences sociales réalisées courant 2020, l’action sociale est devenue une composante importante de la politique portée par Dijon métropole et trouve naturellement sa place dans le nouveau projet métropolitain.',
  ),
  paragraph(
    'Dès la première année de portage des compétences transférées, Dijon métropole a entendu accroître sa capacité de réponse en contractualisant avec l’Etat dans le cadre d’une convention d’appui à la lutte contre la pauvreté, s’inscrivant dans le plan de prévention et de lutte contre la pauvreté.',
  ),
  paragraph(
    'L’année 2023 a constitué le troisième exercice de contractualisation. Cette contractualisation traduit un engagement réciproque des deux partenaires à mettre en œuvre ou renforcer des actions définies selon les besoins du territoire. D’un point de vue financier, l’Etat a soutenu Dijon métropole à hauteur de 347\u00a0000€ et la collectivité s’était engagée à consacrer des financements au moins équivalents à ceux qui lui sont accordés par l’Etat. Afin de mettre en œuvre l’ensemble de ces actions, Dijon métropole a engagé 879\u00a0505€ de dépenses en 2023.',
  ),
  paragraph(
    'Cette contractualisation a permis le développement ou le renforcement des actions suivantes\u00a0:',
  ),
  heading(
    '- Financement de professionnels dédiés à l’accompagnement aux démarches administratives des personnes suivies dans les points d’accès aux droits de Dijon métropole',
  ),
  paragraph(
    'Ces professionnels assurent des permanences dans les points d’accès aux droits, les mairies de quartier, les maisons d’éducation populaire ou à domicile.\u00a0\u00a0En complémentarité avec les travailleurs sociaux, leur mission est d’accueillir le public primo demandeur afin de l’informer de ses droits, l’orienter vers le service compétent et l’accompagner dans ses démarches administratives et d’accès aux droits.\u00a0\u00a0En 2023, 5\u202f072 entretiens ont été réalisés dont 2 644 par des agents d’accueil administratifs sur la métropole dijonnaise.',
  ),
  heading('- Financement de la plateforme VIA Numérique'),
  paragraph(
    'La plateforme VIA Numérique permet d’évaluer et d’orienter les publics ne maîtrisant pas suffisamment l’outil numérique pour engager des démarches en ligne. Elle permet d’établir un diagnostic des besoins et préconiser une suite de parcours.\u202f48 personnes ont été orientées en 2023 dont 31 femmes.',
  ),
  heading('- Financement de la prévention spécialisée'),
  paragraph(
    'La prévention spécialisée vise à favoriser l’insertion de jeunes en risque de marginalisation. Elle a pour mission de prévenir et réduire les phénomènes de marginalisation et de décrochage social des jeunes d’un territoire et de renforcer les capacités éducatives de l’environnement familial et social de ces jeunes. L’association Médiation Prévention Dijon Métropole a été retenue pour déployer le dispositif de prévention spécialisée sur le territoire confié depuis le transfert de compétences à Dijon métropole.\u00a0L’inscription de ce dispositif à cette convention a permis de renforcer l’intervention de l’équipe.',
  ),
  paragraph('En 2023, 458 jeunes étaient accompagnés par le service de prévention spécialisée.'),
  heading('- Financement d’actions d’accompagnement des personnes dans le logement'),
  paragraph(
    'L’Accompagnement Social Lié au Logement est mis en œuvre lorsque les difficultés rencontrées par un ménage hypothèquent ses chances d’insertion pour accéder ou se maintenir dans un logement. L’accompagnement est mis en place lorsqu’il apparaît que parmi les difficultés du ménage, celles liées au logement sont prépondérantes ou que leur résolution est un préalable à toute autre action. Cette mission a été confiée à la SDAT, dans le cadre d’un marché public.',
  ),
  paragraph('Deux types d’accompagnement sont proposés\u202f:'),
  list(
    'les mesures Accès interviennent après l’attribution du logement pour permettre l’installation du ménage.',
    'les mesures Maintien consistent à accompagner le ménage au maintien dans le logement actuel ou de travailler en lien avec les bailleurs à une mutation.',
  ),
  paragraph(
    'Sont accueillis au sein du dispositif d’Accompagnement Social Lié au Logement toute personne ou ménage connaissant des difficultés d’insertion par le logement. En 2023, 104 accompagnements ont été proposés (73 mesures Maintien et 31 mesures Accès).',
  ),
  paragraph(
    "La SDAT met aussi en œuvre un service d'intervention spécialisée dans la prise en charge de situations sociales complexes. Il permet un accompagnement spécifique auprès de publics en difficulté dans le rapport entretenu avec leur logement. Un 6ème poste de travailleur social est financé dans le cadre de cette convention et permet ainsi de diminuer la liste d’attente des bénéficiaires.",
  ),
  paragraph(
    "269 personnes ont été suivies sur l'année 2023. 53 entrées ont été enregistrées en 2023 dans le dispositif, 52 sorties et 220 personnes étaient présentes au 31 décembre.",
  ),
  heading(
    '- Renforcement des ateliers socio-linguistiques (ASL) à travers la création d’une action dédiée au public alpha',
  ),
  paragraph(
    "Elle vise à favoriser l'accès à l'autonomie des participants, particulièrement dans leur rôle de parent, par une meilleure maîtrise de la langue française et des codes de l'environnement éducatif. 20 stagiaires ont été accueillis en 2023 au sein du CESAM. 14 stagiaires ont quant à eux été intégrés à des ASL ALPHA pour motif qu’ils n’étaient pas disponibles ou mobiles pour intégrer le groupe dédié au public alpha.",
  ),
];

const PRESENTS = [
  'Monsieur François REBSAMEN',
  'Monsieur Thierry FALCONNET',
  'Madame Nathalie KOENDERS',
  'Monsieur Rémi DETANG',
  'Madame Sladana ZIVKOVIC',
  'Monsieur Jean-François DODET',
  'Madame Françoise TENENBAUM',
  'Monsieur Dominique GRIMPRET',
  'Madame Danielle JUBAN',
  'Monsieur Jean-Claude GIRARD',
  'Monsieur Philippe LEMANCEAU',
  'Madame Marie-Hélène JUILLARD-RANDRIAN',
  'Madame Christine MARTIN',
  'Monsieur Antoine HOAREAU',
  'Monsieur Nicolas BOURNY',
  'Madame Nadjoua BELHADEF',
  'Monsieur Hamid EL HASSOUNI',
  'Monsieur Denis HAMEAU',
  'Monsieur Guillaume RUET',
  'Madame Nuray AKPINAR-ISTIQUAM',
  'Monsieur Laurent GOBET',
  'Madame Dominique MARTIN-GENDRE',
  'Madame Karine HUON-SAVINA',
  'Monsieur Nicolas SCHOUTITH',
  'Madame Ludmila MONTEIRO',
  'Monsieur Jean-Michel VERPILLOT',
  'Monsieur Lionel SANCHEZ',
  'Monsieur Gérard HERRMANN',
  'Madame Dominique BEGIN-CLAUDET',
  'Monsieur Jean DUBUET',
  'Monsieur Didier RELOT',
  'Monsieur Patrick BAUDEMENT',
  'Monsieur Philippe BELLEVILLE',
];

const POUVOIRS = [
  ['Monsieur Jean-Patrick MASSON', 'Monsieur Antoine HOAREAU'],
  ['Monsieur François DESEILLE', 'Madame Marie-Hélène JUILLARD-RANDRIAN'],
  ['Madame Claire TOMASELLI', 'Madame Karine HUON-SAVINA'],
  ['Madame Brigitte POPARD', 'Monsieur Thierry FALCONNET'],
  ['Monsieur Patrick CHAPUIS', 'Monsieur Philippe BELLEVILLE'],
  ['Madame Monique BAYARD', 'Madame Dominique BEGIN-CLAUDET'],
] as const;

function person(nom: string): Extrait['seance']['secretaires'][number] {
  const [civilite = '', , ...name] = nom.split(' ');
  return {
    nom,
    deNom: `de ${nom}`,
    court: `${civilite} ${name.join(' ')}`,
    feminin: civilite === 'Madame',
    fonction: null,
  };
}

export const SEED: Extrait = {
  id: '2024-09-12-bureau_01',
  titre:
    'Extrait du registre des délibérations du Bureau métropolitain de Dijon métropole, séance du 12 septembre 2024',
  projet: false,
  collectivite: 'Dijon métropole',
  assemblee: {
    nom: 'Bureau métropolitain',
    duNom: 'du Bureau métropolitain',
    duTitre: 'du Bureau métropolitain de Dijon métropole',
    nomCourt: 'le Bureau',
    duNomCourt: 'du Bureau',
    marges: null,
    zone: null,
  },
  seance: {
    id: '2024-09-12-bureau',
    date: '12 septembre 2024',
    jourEtDate: 'jeudi 12 septembre 2024',
    lanEtJour: 'L’an deux mille vingt-quatre, le douze septembre',
    heure: null,
    lieu: null,
    president: person('Monsieur François REBSAMEN'),
    secretaires: [person('Monsieur Antoine HOAREAU')],
    convocation: '6 septembre 2024',
    secondeConvocation: false,
  },
  chiffres: {
    effectif: '41',
    exercice: '41',
    presents: '33',
    presentsParticipant: true,
    representes: '6',
    absents: '2',
    excuses: '0',
    votants: '39',
  },
  presents: PRESENTS.map((nom) => ({ nom, remplace: null })),
  absents: [{ nom: 'Madame Céline TONOT' }, { nom: 'Monsieur Jacques CARRELET DE LOISY' }],
  excuses: [],
  pouvoirs: POUVOIRS.map(([mandant, mandataire]) => ({ mandant, mot: 'pouvoir à', mandataire })),
  numero: null,
  rubrique: 'DEVELOPPEMENT ECONOMIQUE, ATTRACTIVITE ET SOLIDARITES',
  lien: null,
  objet: 'Convention d’appui à la lutte contre la pauvreté 2023 - Bilan',
  rapporteur: null,
  visas: [],
  considerants: [],
  motifs: [],
  expose: EXPOSE,
  formule: ['Le Bureau,', 'après en avoir délibéré, décide :'],
  dispositif: [list("d'approuver le bilan 2023 de la convention d’appui à la lutte contre la pauvreté.")],
  articles: [],
  vote: {
    pour: '39',
    contre: '0',
    abstention: '0',
    nppv: '0',
    refus: '0',
    blancs: '0',
    nuls: '0',
    exprimes: '39',
    procurations: '6',
    secret: false,
    public: false,
    unanime: true,
    adopte: true,
    pourEnMot: false,
    preponderante: false,
    mention: null,
    autres: false,
    enPhrase: { pour: '39', contre: '0', abstention: '0', nppv: '0', refus: '0', blancs: '0', nuls: '0' },
    pluriels: { abstention: false, blancs: false, nuls: false },
    noms: null,
  },
  prendActe: false,
  elections: [],
  designations: [],
  annexes: [],
};
