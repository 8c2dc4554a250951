/** The body as it was on a day: mandate in force, order of precedence, names and house words of that day. */
import { fault } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { AssembleeEcrite, ClesAssemblee, ROLES, TypeAssemblee, VariantesEcrites } from './assemblee.ts';
import { de, withArticle } from './contraction.ts';
import { wrongLogo, type Logo, type LogosVus } from './logo.ts';
import { margesOf, wrongZone, zoneOf, type Marges, type ZoneTampon } from './mise-en-page.ts';
import { mandateOn, stateOn, wrongMandates } from './etat-du-jour.ts';
import { membresDuJour } from './membres-du-jour.ts';
import type { Located, Path } from './located.ts';
import { voulait } from './suggestion.ts';

/** A person of the mandate, as of the day. */
export interface Membre {
  readonly id: string;
  readonly civilite: 'M.' | 'Mme' | null;
  readonly prenom: string | null;
  readonly nom: string;
  readonly fonction: string | null;
  readonly commune: string | null;
  readonly groupe: string | null;
  /** First and last day in exercise, `null`: as the mandate. */
  readonly du: string | null;
  readonly au: string | null;
  readonly fin: 'demission' | 'deces' | 'decheance' | 'cessation' | null;
  readonly remplace: string | null;
  /** Titulaire (slug) or commune (text) whose suppléant he is: never in exercise (N16). */
  readonly suppleant_de: string | null;
  /** Affair groups (N15); `null`: all. */
  readonly competences: readonly string[] | null;
  readonly voix: number;
  readonly naissance: string | null;
  /** Counted among the members in exercise on that day. */
  readonly en_exercice: boolean;
}

type Written<T> = { readonly [K in keyof T]: Exclude<T[K], null> };
type SansDefaut = 'numerotation' | 'numero_interne' | 'formule';

/** Settings of the house, defaults filled in. */
type Variantes = Written<Omit<VariantesEcrites, SansDefaut>> & Pick<VariantesEcrites, SansDefaut>;

type RoleSignataire = (typeof ROLES)[number];

/** The body on a day. Keys are those of the file; defaults are filled in. */
export interface Assemblee {
  readonly id: string;
  /** The day of this state. */
  readonly jour: string;
  readonly type: TypeAssemblee;
  readonly nom: string;
  /** « Bureau métropolitain de Dijon métropole » */
  readonly titre: string;
  /** « le Bureau » */
  readonly nom_court: string;
  readonly collectivite: string;
  readonly siret: string | null;
  readonly siren: string | null;
  readonly departement: string;
  readonly code_insee: string | null;
  readonly arrondissement: string | null;
  readonly canton: string | null;
  readonly region: string | null;
  readonly population: number | null;
  readonly ancien_seuil_3500: boolean;
  readonly competences: Readonly<Record<string, string>>;
  readonly groupes: Readonly<Record<string, string>>;
  readonly communes: Readonly<Record<string, string>>;
  readonly lieu: string | null;
  readonly heure: string | null;
  readonly session: string;
  readonly adresse: readonly string[] | null;
  readonly telephone: string | null;
  readonly courriel: string | null;
  readonly site: string | null;
  readonly tribunal: string | null;
  readonly logo: Logo | null;
  readonly couleur: string | null;
  readonly police: 'sans' | 'serif' | null;
  readonly marges: Marges | null;
  readonly zone_tampon: ZoneTampon | null;
  readonly modele: string | null;
  readonly controle: {
    readonly prefecture: string | null;
    readonly classification: string | null;
    readonly transmission: 'electronique' | 'papier' | null;
  };
  readonly signataires: {
    readonly extrait: readonly RoleSignataire[];
    readonly registre: readonly RoleSignataire[];
  };
  /** « Le maire »: how the executive signs. */
  readonly titre_executif: string;
  readonly variantes: Variantes;
  /** Index in the file of the mandate in force: `['mandats', mandat.rang]`. */
  readonly mandat: { readonly rang: number; readonly du: string; readonly au: string | null };
  readonly effectif: number;
  /** All the people of the mandate (also those not in exercise, and suppléants), in the order of precedence. */
  readonly membres: readonly Membre[];
  /** Maire or président (slug) that day. */
  readonly executif: string;
  /** Maire or président in the same mandate on the eve; `null` on its first day. */
  readonly executif_la_veille: string | null;
}

/** The member of that slug. */
export function membreDe(assemblee: Assemblee, id: string): Membre | undefined {
  return assemblee.membres.find((m) => m.id === id);
}

/** A commune or entity as it is called, told by its slug or by its name. */
export function communeNamed({ communes }: Assemblee, told: string | null): string | null {
  return told === null ? null : (communes[told] ?? told);
}

/** A body's file, in its shape. */
export interface FichierAssemblee {
  readonly id: string;
  readonly ecrite: AssembleeEcrite;
  readonly located: Located;
  /** The pictures beside it; `null`: not looked at. */
  readonly logos: LogosVus | null;
}

/** The bodies of a project by slug; `null`: the file is at fault, which is told of it. */
export type Fichiers = ReadonlyMap<string, FichierAssemblee | null>;

/** What belongs to the legal person: taken from the body of `meme_collectivite_que` when not said here. */
const DE_LA_COLLECTIVITE = [
  'collectivite',
  'siret',
  'siren',
  'departement',
  'code_insee',
  'arrondissement',
  'canton',
  'region',
  'population',
  'ancien_seuil_3500',
  'groupes',
  'communes',
  'adresse',
  'telephone',
  'courriel',
  'site',
  'tribunal',
  'logo',
  'controle',
] as const satisfies readonly (keyof ClesAssemblee)[];

/**
 * A body on a day, or `null` with the reason. `fichiers` are the bodies read, which the body may refer to; the
 * faults are those of its own file.
 */
export function assembleeDuJour(
  fichier: FichierAssemblee,
  jour: string,
  fichiers: Fichiers,
): { assemblee: Assemblee | null; faults: Diagnostic[] } {
  const { id, located, ecrite } = fichier;
  const faults: Diagnostic[] = [];
  const refuse = (path: Path, code: string, message: string, remedy: string) =>
    faults.push(fault({ place: located.place(path), code, message, remedy }));

  const cles = stateOn(ecrite, jour);
  const autre = cles.meme_collectivite_que;
  if (autre !== null && (autre === id || !fichiers.has(autre)))
    refuse(
      ['meme_collectivite_que'],
      'assemblee-inconnue',
      `Aucune autre assemblée ne s’appelle « ${autre} ».${voulait(
        autre,
        [...fichiers.keys()].filter((k) => k !== id),
      )}`,
      'donnez le nom de son fichier, sans .yaml.',
    );
  const bases = basesOf(fichier, jour, fichiers);
  const dit: ClesAssemblee = { ...cles };
  for (const commun of bases.map((base) => stateOn(base.ecrite, jour)))
    for (const cle of DE_LA_COLLECTIVITE) if (dit[cle] === null) Object.assign(dit, { [cle]: commun[cle] });

  const type = dit.type ?? ecrite.type;
  const nom = dit.nom ?? ecrite.nom;
  const { collectivite, departement } = dit;
  for (const cle of ['collectivite', 'departement'] as const)
    if (dit[cle] === null)
      refuse([], 'cle-manquante', `Il manque ici la clé « ${cle} ».`, `ajoutez « ${cle}: » et sa valeur.`);
  if (type === 'CM' && dit.population === null)
    refuse(
      [],
      'cle-manquante',
      'Il manque ici la clé « population ».',
      'ajoutez « population: » : les délais de convocation en dépendent.',
    );
  if (dit.siren !== null && dit.siret !== null && !dit.siret.startsWith(dit.siren))
    faults.push(
      fault({
        place: located.place(['siren']),
        code: 'siren-et-siret',
        rule: 'L10',
        message: `Le SIREN ${dit.siren} n’est pas le début du SIRET ${dit.siret}.`,
        remedy: 'recopiez l’un d’après l’autre, ou ôtez le SIREN.',
        related: [{ place: located.place(['siret']), message: 'SIRET ici' }],
      }),
    );
  const { logos } = fichier;
  const wrong = dit.logo && wrongLogo(dit.logo, logos);
  if (wrong !== null) refuse(['logo', ...wrong.at], wrong.code, wrong.message, wrong.remedy);

  const [marges, zone_tampon] = [margesOf(dit.marges), zoneOf(dit.zone_tampon)];
  const crowded = wrongZone(marges, zone_tampon);
  if (crowded !== null)
    refuse([zone_tampon === null ? 'marges' : 'zone_tampon'], crowded.code, crowded.message, crowded.remedy);

  const rang = mandateOn(ecrite, jour);
  if (rang < 0)
    refuse(
      ['mandats'],
      'hors-mandat',
      `Aucun mandat ne couvre le ${jour}.`,
      'ajoutez le mandat, ou corrigez ses dates.',
    );
  faults.push(...wrongMandates(fichier));
  const people = rang < 0 ? null : membresDuJour(fichier, rang, jour, bases);
  faults.push(...(people?.faults ?? []));
  if (people === null || collectivite === null || departement === null) return { assemblee: null, faults };

  const mandat = ecrite.mandats[rang]!;
  const executif = people.membres.find((m) => m.id === people.executif) ?? people.membres[0]!;
  const assemblee: Assemblee = {
    id,
    jour,
    type,
    nom,
    titre: dit.titre ?? `${nom} ${de(withArticle(collectivite))}`,
    nom_court: dit.nom_court ?? NOMS_COURTS[type],
    collectivite,
    siret: dit.siret,
    siren: dit.siren ?? dit.siret?.slice(0, 9) ?? null,
    departement,
    code_insee: dit.code_insee,
    arrondissement: dit.arrondissement,
    canton: dit.canton,
    region: dit.region,
    population: dit.population,
    ancien_seuil_3500: dit.ancien_seuil_3500 ?? false,
    competences: dit.competences ?? {},
    groupes: dit.groupes ?? {},
    communes: dit.communes ?? {},
    lieu: dit.lieu,
    heure: dit.heure,
    session: dit.session ?? 'ordinaire',
    adresse: dit.adresse,
    telephone: dit.telephone,
    courriel: dit.courriel,
    site: dit.site,
    tribunal: dit.tribunal,
    logo: dit.logo && { ...dit.logo, image: logos?.get(dit.logo.fichier)?.image ?? null },
    couleur: dit.couleur,
    police: dit.police,
    marges,
    zone_tampon,
    modele: dit.modele,
    controle: dit.controle ?? { prefecture: null, classification: null, transmission: null },
    signataires: {
      extrait: dit.signataires?.extrait ?? ['executif'],
      registre: dit.signataires?.registre ?? ['president', 'secretaires'],
    },
    titre_executif: dit.titre_executif ?? titleOf(type, executif),
    variantes: variantesOf(dit.variantes),
    mandat: { rang, du: mandat.du, au: mandat.au },
    effectif: mandat.effectif,
    membres: people.membres,
    executif: executif.id,
    executif_la_veille: mandat.du < jour ? people.executif_la_veille : null,
  };
  return { assemblee, faults };
}

/** Slugs of the files that a body is read from on a day: its own, then those that it takes from. */
export function bodiesBehind(id: string, jour: string, fichiers: Fichiers): readonly string[] {
  const fichier = fichiers.get(id) ?? null;
  return fichier === null ? [id] : [id, ...basesOf(fichier, jour, fichiers).map((base) => base.id)];
}

/** The bodies that one takes from, the nearest first; a ring of them ends where it began. */
function basesOf(fichier: FichierAssemblee, jour: string, fichiers: Fichiers): FichierAssemblee[] {
  const bases: FichierAssemblee[] = [];
  let next = stateOn(fichier.ecrite, jour).meme_collectivite_que;
  while (next !== null && next !== fichier.id && !bases.some(({ id }) => id === next)) {
    const base = fichiers.get(next) ?? null;
    if (base === null) break;
    bases.push(base);
    next = stateOn(base.ecrite, jour).meme_collectivite_que;
  }
  return bases;
}

const NOMS_COURTS: Readonly<Record<TypeAssemblee, string>> = {
  CM: 'le conseil municipal',
  CC: 'le conseil communautaire',
  BUR: 'le bureau',
  SYF: 'le comité syndical',
  SYO: 'le comité syndical',
  CCAS: 'le conseil d’administration',
  CD: 'le conseil départemental',
  CDP: 'la commission permanente',
  CR: 'le conseil régional',
  CRP: 'la commission permanente',
};

/** Settings of the house; the first value of each is the usual one. */
function variantesOf(dites: VariantesEcrites | null): Variantes {
  return {
    votants: dites?.votants ?? 'presents-et-pouvoirs',
    presents: dites?.presents ?? 'tous',
    pouvoir: dites?.pouvoir ?? 'pouvoir à',
    noms: dites?.noms ?? 'Civ Prenom NOM',
    ordre: dites?.ordre ?? 'tableau',
    absents: dites?.absents ?? 'ensemble',
    numerotation: dites?.numerotation ?? null,
    numero_interne: dites?.numero_interne ?? null,
    heures: dites?.heures ?? '18 h 30',
    dates: dites?.dates ?? 'chiffres',
    chiffres_du_vote: dites?.chiffres_du_vote ?? 'nombres',
    majorite: dites?.majorite ?? 'si-contre',
    formule: dites?.formule ?? null,
    point: dites?.point ?? 'point',
  };
}

/** « La maire »: the article of his civilité and his function. */
function titleOf(type: TypeAssemblee, executif: Membre): string {
  const feminine = executif.civilite === 'Mme';
  const usual = type === 'CM' ? 'maire' : feminine ? 'présidente' : 'président';
  const fonction = executif.fonction ?? usual;
  if (/^[aeiouéè]/iu.test(fonction)) return `L’${fonction}`;
  return `${feminine ? 'La' : 'Le'} ${fonction}`;
}
